"""What is believed of yearly demand before its history is read: the numbers, and where they come from.

The weights, the scale and the widening were fitted on 345 yearly series of the M3 competition (Makridakis & Hibon
2000, International Journal of Forecasting 16), then half of the weight was spread evenly over 'steady' behaviours
(ρ ≥ 0.3, τ ≤ 0.15), because an application share drifts less than an economic series. No M3 series is kept here.
How each was chosen and what it costs: docs/method-demand.md.
"""

RANDOM_WALK_SHARES = (0.05, 0.3, 0.6, 0.85, 1.0)
"""ρ: the part of the yearly variance that stays (random walk); the rest is noise of the year."""

DRIFTS = (0.0, 0.15, 0.4, 1.0)
"""τ: prior standard deviation of the yearly drift, in units of the series' scale s."""

DRIFT_DAMPINGS = (0.8, 1.0)
"""φ: what is left of the drift each year ahead. Five points cannot tell: half each."""

DRIFT_CHANGES = (0.0, 0.6)
"""κ: yearly change of the drift (standard deviation, in units of τ·s). Half each; chosen on the M3 test series."""

WEIGHTS = (
    (0.0065, 0.0080, 0.0054, 0.0030),
    (0.0448, 0.0894, 0.0050, 0.0032),
    (0.0447, 0.0892, 0.0052, 0.0038),
    (0.0459, 0.0916, 0.0078, 0.0068),
    (0.0583, 0.1204, 0.0582, 0.3032),
)
"""Prior weight of each ρ (row) and τ (column); sums to about 1 and is normalised where used."""

SCALE_SHAPE = 0.4264
"""a₀: s² ~ inverse gamma of shape a₀ and rate a₀·s₀²; a weak, heavy-tailed prior."""

SCALE = 0.02957
"""s₀: typical yearly change, on the scale 2·√(demand ÷ mean demand): about 3 % a year."""

WIDENING = {
    5: (1.025, 1.05, 1.075),
    6: (1.0, 1.125, 1.2),
    7: (1.025, 1.15, 1.225),
    8: (1.05, 1.2, 1.225),
    9: (1.1, 1.2, 1.175),
}
"""By length of history (nearest one otherwise): factor on the distance to the median, 1, 2 and 3 years ahead."""
