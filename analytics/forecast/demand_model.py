"""The model behind the demand: behaviours, what the known years say of the others, quantiles and paths.

Given a behaviour (ρ, τ, φ, κ) of `demand_prior`, on the scale z of `demand`,

    zₜ = level + random walk (variance ρ·s² a year) + noise ((1 − ρ)·s²) + drift,
    drift of the last year ~ N(0, τ²s²), changing by N(0, κ²τ²s²) a year, damped by φ each year ahead,
    level flat (only differences between years are used), s² ~ inverse gamma (a₀, a₀s₀²).

All is conjugate: with n known years each behaviour has a multivariate-t evidence and a Student-t forecast, both
with n − 1 + 2a₀ degrees of freedom (Gelman et al. 2013, Bayesian Data Analysis, ch. 14). The forecast is their
mixture, weighted by prior × evidence. No optimiser, no Markov chain.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import elementwise
from scipy.special import stdtr, stdtrit

from analytics.forecast import demand_prior as prior

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Belief:
    """Posterior by behaviour (rows): weight; location and covariance ÷ s² of the unknown years; s² ~ IG(shape, rate).

    The unknown years are the bounded ones, in order, then the steps ahead.
    """

    weights: Numbers
    location: Numbers
    covariance: Numbers
    shape: float
    rates: Numbers


@lru_cache(maxsize=64)
def _behaviours(years: int, steps: int) -> tuple[Numbers, Numbers]:
    """Log prior weights (behaviours,) and covariances ÷ s² (behaviours, years + steps, years + steps), no level."""
    total = years + steps
    time = np.arange(1.0, total + 1)
    walk, noise = np.minimum.outer(time, time), np.eye(total)
    weights, covariances = [], []
    for (row, rho), (column, tau) in product(enumerate(prior.RANDOM_WALK_SHARES), enumerate(prior.DRIFTS)):
        drifts = [(1.0, 0.0)] if tau == 0 else list(product(prior.DRIFT_DAMPINGS, prior.DRIFT_CHANGES))
        for damping, change in drifts:
            loadings = tau * _drift_loadings(years, steps, damping, change)
            weights.append(prior.WEIGHTS[row][column] / len(drifts))
            covariances.append(rho * walk + (1 - rho) * noise + loadings @ loadings.T)
    log_weights: Numbers = np.log(np.array(weights) / np.sum(weights))
    return log_weights, np.array(covariances)


def _drift_loadings(years: int, steps: int, damping: float, change: float) -> Numbers:
    """Effect on each year (rows) of the last year's drift (column 0) and of its later and earlier changes.

    The step into year t carries the drift of the last year plus the changes between it and t.
    """
    into = np.arange(2, years + steps + 1)  # the step from year t − 1 into year t
    ago = np.maximum(into - years, 0)
    earlier = change * ((into[:, None] <= into) & (into < years))
    lag = np.maximum(into[:, None] - into, 0)
    later = change * ((into[:, None] >= into) & (into > years)) * damping**lag
    by_step = np.column_stack([damping**ago, earlier + later])
    return np.vstack([np.zeros(by_step.shape[1]), np.cumsum(by_step, axis=0)])


def belief_of(z: Numbers, known: Flags, bounded: Flags, steps: int) -> Belief:
    """What the known years say of the others, by behaviour, in differences from the last known year."""
    log_prior, paths = _behaviours(len(z), steps)
    *others, last = np.flatnonzero(known)
    column = paths[:, :, [last]]
    contrasts = paths - column - column.transpose(0, 2, 1) + column[:, [last]]
    asked = np.append(np.flatnonzero(bounded), np.arange(len(z), len(z) + steps))
    past = contrasts[:, others][:, :, others]
    cross = contrasts[:, asked][:, :, others]
    differences = z[others] - z[last]
    gains = np.linalg.solve(past, cross.transpose(0, 2, 1)).transpose(0, 2, 1)
    squares = differences @ np.linalg.solve(
        past, np.broadcast_to(differences[:, None], (len(past), len(others), 1))
    )
    shape = prior.SCALE_SHAPE + len(others) / 2
    rates = prior.SCALE_SHAPE * prior.SCALE**2 + squares[:, 0] / 2
    log_evidence = -np.linalg.slogdet(past)[1] / 2 - shape * np.log(rates)
    weights = np.exp(log_prior + log_evidence - np.max(log_prior + log_evidence))
    covariance = contrasts[:, asked][:, :, asked] - gains @ cross.transpose(0, 2, 1)
    return Belief(weights / weights.sum(), z[last] + gains @ differences, covariance, shape, rates)


def mixture_quantiles(belief: Belief, probabilities: Numbers) -> Numbers:
    """Quantiles (steps, probabilities) of the mixture of Student-t; the root lies between those of its parts."""
    freedom = 2 * belief.shape
    variances = np.einsum("bii->bi", belief.covariance) * belief.rates[:, None] / belief.shape
    spread = np.sqrt(variances)[:, :, None]
    location = belief.location[:, :, None]
    parts = location + spread * stdtrit(freedom, probabilities)
    step, level = np.meshgrid(np.arange(location.shape[1]), probabilities, indexing="ij")

    def excess(z: Numbers, step: Numbers, level: Numbers) -> Numbers:
        at = step.astype(int)
        reached = stdtr(freedom, (z - location[:, at, 0]) / spread[:, at, 0])
        below: Numbers = np.tensordot(belief.weights, reached, 1) - level
        return below

    bracket = (parts.min(axis=0) - 1e-9, parts.max(axis=0) + 1e-9)
    roots = elementwise.find_root(excess, bracket, args=(step, level), tolerances={"xatol": 1e-10})
    return np.asarray(roots.x, dtype=float)


def weighted_paths(
    belief: Belief, bounds: Numbers, steps: int, size: int, rng: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Future z (size, steps) and their weights (size,), the bounded years drawn above their bounds.

    The GHK simulator (Geweke 1991, Hajivassiliou & McFadden 1998, Keane 1994) with s² integrated out: year after
    year, each from its Student-t above the bound, weighted by P(year ≥ bound | years before). The first year's
    probability weights the behaviours, so one bounded year leaves all weights equal.
    """
    roots, shape = np.linalg.cholesky(belief.covariance), belief.shape
    odds = belief.weights
    if len(bounds):
        unit = np.sqrt(belief.rates / shape) * roots[:, 0, 0]
        odds = odds * stdtr(2 * shape, (belief.location[:, 0] - bounds[0]) / unit)
    chosen = rng.choice(len(odds), size=size, p=odds / odds.sum())
    roots, location, rates = roots[chosen], belief.location[chosen], belief.rates[chosen]
    shocks, log_weights = np.zeros(location.shape), np.zeros(size)
    for year, bound in enumerate(bounds):
        scale = np.sqrt(rates / shape)
        expected = location[:, year] + np.einsum("ij,ij->i", roots[:, year, :year], shocks[:, :year])
        above = stdtr(2 * shape, (expected - bound) / (scale * roots[:, year, year]))
        shocks[:, year] = -scale * stdtrit(2 * shape, above * (1 - rng.random(size)))
        log_weights += np.log(above) if year else 0.0
        rates, shape = rates + shocks[:, year] ** 2 / 2, shape + 0.5
    scale = np.sqrt(rates / rng.gamma(shape, size=size))
    shocks[:, -steps:] = scale[:, None] * rng.standard_normal((size, steps))
    weights = np.exp(log_weights - log_weights.max())
    futures = location + np.einsum("dij,dj->di", roots, shocks)
    return futures[:, -steps:], weights / weights.sum()


def resampled(weights: Numbers, draws: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Positions of `draws` paths, each as often as its weight says (systematic resampling), shuffled."""
    marks = (np.arange(draws) + rng.random()) / draws
    positions = np.minimum(np.searchsorted(np.cumsum(weights), marks), len(weights) - 1)
    return rng.permutation(positions)


def path_quantiles(paths: Numbers, weights: Numbers, probabilities: Numbers) -> Numbers:
    """Quantiles (steps, probabilities) of weighted paths (size, steps)."""
    order = np.argsort(paths, axis=0)
    reached = np.cumsum(weights[order], axis=0) - weights[order] / 2
    columns = [np.interp(probabilities, reached[:, j], paths[order[:, j], j]) for j in range(paths.shape[1])]
    return np.array(columns)
