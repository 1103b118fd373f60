"""The demand of the next campaigns: applications, from 2 to about 10 yearly counts.

Let yₜ be the applications of year t (or their share of the cohort) and ȳ their mean. The model, `demand_model`, works
on zₜ = 2√(yₜ/ȳ), a scale on which the noise of a count is nearly constant (Bartlett 1936). A campaign known only by its
pairs is censored, demand ≥ pairs: it is drawn above its bound, given the other years. Formulas, assumptions and
measurements: docs/method-demand.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.forecast import demand_prior as prior
from analytics.forecast.demand_model import (
    Flags,
    Numbers,
    belief_of,
    mixture_quantiles,
    path_quantiles,
    resampled,
    weighted_paths,
)

FEWEST_KNOWN_YEARS = 2
GREATEST_GROWTH = 10.0  # no forecast above ten times the greatest year: two points have tails without a mean
PARTICLES = 20_000  # paths behind the quantiles when a year is censored: about 1 % of Monte Carlo error


@dataclass(frozen=True)
class Case:
    """One question: z (years,), which years are known or bounded below, and how to get back to applications."""

    z: Numbers
    known: Flags
    bounded: Flags
    unit: Numbers  # (steps,) applications for z = 2
    ceiling: Numbers  # (steps,)

    @property
    def widening(self) -> Numbers:
        """Factor on the distance to the median, (steps,); from 4 years ahead that of the third."""
        years = min(max(len(self.z), min(prior.WIDENING)), max(prior.WIDENING))
        factors = prior.WIDENING[years]
        return np.array([factors[min(step, len(factors) - 1)] for step in range(len(self.unit))])

    def applications(self, z: Numbers) -> Numbers:
        """Applications for z of shape (…, steps)."""
        applications: Numbers = self.unit * np.maximum(z / 2, 0) ** 2
        return np.minimum(applications, self.ceiling)


def demand_draws(
    history: ArrayLike,
    steps: int,
    draws: int,
    rng: np.random.Generator,
    at_least: ArrayLike | None = None,
    *,
    sizes: ArrayLike | None = None,
    next_sizes: ArrayLike | None = None,
    cap: ArrayLike | None = None,
) -> NDArray[np.int64]:
    """Whole applications of the next campaigns, one path a row: (draws, steps), each row one possible future.

    `history` (years,): applications, oldest first, one a year; NaN for a campaign without a number.
    `at_least` (years,): True where the number is only a lower bound (pairs of a campaign short of mentors).
    `sizes` (years,): students of each cohort. When all are known the *share* is forecast and multiplied by
    `next_sizes` (steps,), by default the last size, which it cannot exceed; else the counts are forecast.
    `cap` (steps,) or one number: an upper limit of the applications. In any case ten times the greatest year.

    Raises ValueError with fewer than 2 known years (neither NaN nor lower bound) and for numbers that make no sense.
    """
    case = case_of(history, steps, at_least, sizes, next_sizes, cap)
    belief = belief_of(case.z, case.known, case.bounded, steps)
    if case.bounded.any():
        particles = max(4 * draws, PARTICLES)
        paths, weights = weighted_paths(belief, case.z[case.bounded], steps, particles, rng)
        medians = path_quantiles(paths, weights, np.array([0.5]))[:, 0]
        paths = paths[resampled(weights, draws, rng)]
    else:
        paths, _ = weighted_paths(belief, np.empty(0), steps, draws, rng)
        medians = mixture_quantiles(belief, np.array([0.5]))[:, 0]
    widened = medians + case.widening * (paths - medians)
    return np.rint(case.applications(widened)).astype(np.int64)


def case_of(
    history: ArrayLike,
    steps: int,
    at_least: ArrayLike | None,
    sizes: ArrayLike | None,
    next_sizes: ArrayLike | None,
    cap: ArrayLike | None,
) -> Case:
    """The question in z, checked."""
    counts = np.asarray(history, dtype=float)
    if counts.ndim != 1 or np.any(counts < 0) or np.any(np.isinf(counts)):
        raise ValueError("history must be one row of yearly applications, none negative or infinite")
    if steps < 1:
        raise ValueError("steps must be at least 1")
    present = ~np.isnan(counts)
    censored = np.zeros(len(counts), bool) if at_least is None else np.asarray(at_least, dtype=bool)
    if censored.shape != counts.shape:
        raise ValueError("at_least must have one flag a year of history")
    known = present & ~censored
    if known.sum() < FEWEST_KNOWN_YEARS:
        raise ValueError(f"demand needs {FEWEST_KNOWN_YEARS} years of known applications, not {known.sum()}")
    per_year, ahead = _cohorts(counts, steps, sizes, next_sizes)
    rates = counts / per_year
    mean = float(rates[present].mean()) or 1.0
    ceiling = np.full(steps, GREATEST_GROWTH * counts[present].max())
    ceiling = np.minimum(ceiling, np.inf if cap is None else np.asarray(cap, dtype=float))
    if ahead is not None:
        ceiling = np.minimum(ceiling, ahead)
    unit = mean * (np.ones(steps) if ahead is None else ahead)
    return Case(2 * np.sqrt(rates / mean), known, present & censored, unit, ceiling)


def _cohorts(
    counts: Numbers, steps: int, sizes: ArrayLike | None, next_sizes: ArrayLike | None
) -> tuple[Numbers, Numbers | None]:
    """Size of each cohort (years,) and of the next ones (steps,); ones and None when a size is missing."""
    students = np.full(len(counts), np.nan) if sizes is None else np.asarray(sizes, dtype=float)
    if students.shape != counts.shape:
        raise ValueError("sizes must have one cohort size a year of history")
    if np.isnan(students).any():
        return np.ones(len(counts)), None
    ahead = np.broadcast_to(students[-1] if next_sizes is None else np.asarray(next_sizes, float), (steps,))
    if not (np.all(students > 0) and np.all(ahead > 0)):
        raise ValueError("cohort sizes must be positive")
    return students, ahead
