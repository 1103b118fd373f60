"""The quantiles of the demand forecast without drawing: what its draws, its model and its rivals are held against."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analytics.forecast.demand import PARTICLES, Numbers, case_of
from analytics.forecast.demand_model import belief_of, mixture_quantiles, path_quantiles, weighted_paths


def demand_quantiles(
    history: ArrayLike,
    probabilities: Sequence[float],
    steps: int = 3,
    at_least: ArrayLike | None = None,
    *,
    sizes: ArrayLike | None = None,
    next_sizes: ArrayLike | None = None,
    cap: ArrayLike | None = None,
) -> Numbers:
    """Applications not exceeded with each probability: (steps, probabilities), not rounded.

    Arguments as in `demand_draws`. Exact (the root of the mixture's distribution function), except with a censored
    year: then from 20,000 paths of a fixed seed, the same for the same question.
    """
    case = case_of(history, steps, at_least, sizes, next_sizes, cap)
    wanted = np.asarray(probabilities, dtype=float)
    if wanted.ndim != 1 or not np.all((wanted > 0) & (wanted < 1)):
        raise ValueError("probabilities must lie strictly between 0 and 1")
    belief = belief_of(case.z, case.known, case.bounded, steps)
    levels = np.append(wanted, 0.5)
    if case.bounded.any():
        paths, weights = weighted_paths(
            belief, case.z[case.bounded], steps, PARTICLES, np.random.default_rng(0)
        )
        z = path_quantiles(paths, weights, levels)
    else:
        z = mixture_quantiles(belief, levels)
    median = z[:, -1:]
    widened = median + case.widening[:, None] * (z[:, :-1] - median)
    return case.applications(widened.T).T
