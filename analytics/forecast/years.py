"""What a year does to everybody alike: how a level common to all mentors wanders, from a few past campaigns.

    yₜ = wₜ + εₜ, εₜ ~ N(0, noise), w: a share ρ of its yearly variance σ² stays (random walk), the rest is the year's,
    and with a drift of d ~ N(0, (τσ)²) a year, damped ahead.

Only differences to a weighted mean of the past are used, for the models beside this one already know the mean. Every
point of the grid (σ, behaviour) is Gaussian; they are weighted by prior × evidence.
"""

import numpy as np

from analytics.forecast.returning import Counts, Reals, resampled

SDS = (0.03, 0.08, 0.2, 0.45, 0.9)
BEHAVIOURS = ((0.0, 0.0), (0.4, 0.0), (1.0, 0.0), (0.7, 0.5))  # (ρ, τ)
PRIOR = (0.58, 0.28, 0.05, 0.09)
DAMPING = 0.7  # what is left of the drift each year ahead
SD_SPREAD = 1.0


def covariance_of(years: Counts, seen: int, stays: float, drift: float) -> Reals:
    """(years, years): covariance of w ÷ σ², the first `seen` years past, from the first year on."""
    since = (years - years[0]).astype(float)
    ahead = np.maximum(np.arange(len(years)) - seen + 1, 0)
    damped = (1 - DAMPING**ahead) / (1 - DAMPING) * DAMPING
    trend = np.where(ahead > 0, since[seen - 1] + damped, since)
    covariance = stays * np.minimum.outer(since, since) + (1 - 0.9 * stays) * np.eye(len(years))
    return np.asarray(covariance + drift**2 * np.outer(trend, trend))


def year_effects(
    values: Reals,
    noise: Reals,
    past: Counts,
    following: Counts,
    usual: Reals,
    typical: float,
    shocks: Reals,
    rng: np.random.Generator,
) -> Reals:
    """(draws, following): w of the years to come less the mean of the past ones, weighted by `usual` (past,).
     `values` (past,) are what was observed of w, with the variance `noise` (past,); `typical` is the median of σ
    before they are read, `shocks` (draws, following) standard normal numbers that decide the luck of each draw.
    Without a past year the effects are drawn around 0.
    """
    if not len(past):
        return typical * shocks
    seen, years = len(past), np.append(past, following)
    centring = np.eye(seen) - usual  # (past, past): what the observations tell of w
    shift = np.concatenate([np.tile(-usual, (len(following), 1)), np.eye(len(following))], axis=1)
    means, roots, odds = [], [], []
    for sd in SDS:
        for (stays, drift), prior in zip(BEHAVIOURS, PRIOR, strict=True):
            spread = sd**2 * covariance_of(years, seen, stays, drift)
            observed_spread = centring @ spread[:seen, :seen] @ centring.T + np.diag(noise)
            cross = shift @ spread[:, :seen] @ centring.T
            gain = np.linalg.solve(observed_spread, cross.T).T
            heard = centring @ values
            odds.append(
                np.log(prior)
                - 0.5 * (np.log(sd / typical) / SD_SPREAD) ** 2
                - 0.5
                * (np.linalg.slogdet(observed_spread)[1] + heard @ np.linalg.solve(observed_spread, heard))
            )
            means.append(gain @ heard)
            remaining_spread = shift @ spread @ shift.T - gain @ cross.T
            roots.append(np.linalg.cholesky(remaining_spread + 1e-9 * np.eye(len(following))))
    weights = np.exp(np.array(odds) - max(odds))
    chosen = resampled(weights / weights.sum(), len(shocks), rng)
    effects: Reals = np.array(means)[chosen] + np.einsum("dij,dj->di", np.array(roots)[chosen], shocks)
    return effects
