"""New volunteers: how many alumni of each promotion offer to mentor for the first time.

    recruits[p, t] ~ Poisson(exposure[p, t] · exp(μ + f(gap) + u[p] + v[t] + e[p, t])),  gap = t - p
    f a random walk over the gap with steps of sd σ_g, u[p] ~ N(0, σ_u²) a trait of the promotion,
    v[t] a shock that all promotions of one campaign share, σ_v its size: behaviours of `years`, some of which last or
    drift; e[p, t] ~ N(0, σ_e²): alumni of one promotion bring one another, or nobody does.

Exposure is the promotion's size less those who already mentored. For each (σ_g, σ_u, σ_v, behaviour, σ_e) of a grid
the effects have a Gaussian posterior, and the grid points are weighted by their evidence (the idea of INLA: Rue,
Martino & Chopin 2009). The Gaussian is the variational one, not Laplace's: Laplace centres it on the mode, the mode
of a Poisson log-rate lies above its mean, and so the recruits it foresees are too many (for a cell of y by about
1/2). At the variational optimum the counts expected balance those seen. See Opper & Archambeau 2009; van Niekerk &
Rue 2024 for the same mending of INLA. The campaigns to come are years without a cell, so their shocks are drawn with
the others.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from analytics.forecast.returning import Counts, Reals, resampled
from analytics.forecast.years import BEHAVIOURS, PRIOR, covariance_of

GAP_SDS = (0.15, 0.4)
PROMOTION_SDS = (0.06, 0.2, 0.6)
YEAR_SDS = (0.08, 0.2, 0.45, 0.9)
CELL_SDS = (0.1, 0.35, 0.8)
SD_MEDIANS, SD_SPREADS = (0.15, 0.08, 0.11), (0.8, 1.0, 0.8)  # prior of σ_u, σ_v and σ_e: log-normal
LEVEL_SD = 3.0  # prior of μ, about the observed mean rate
NEWTON_STEPS = 30
LARGEST_STEP = 1.0  # of a log-rate, so that Newton does not overshoot


@dataclass(frozen=True)
class Askings:
    """One row per promotion and campaign in which it was asked: who came for the first time, out of how many.

    All (cells,): entry year of the promotion, year of the cohort to mentor, people exposed (> 0), recruits.
    """

    promotion: Counts
    year: Counts
    exposure: Reals
    recruits: Counts

    @property
    def gap(self) -> Counts:
        """(cells,): by how many years the promotion is older than the cohort."""
        return self.year - self.promotion


@dataclass(frozen=True)
class Effects:
    """Plausible effects, one row per draw.

    `level` (draws,), `by_gap` (draws, gaps), `by_promotion` (draws, promotions), `ahead` (draws, next campaigns): v;
    `gaps`, `promotions` say which; `sds` (draws, 5) holds σ_g, σ_u, σ_v, behaviour, σ_e.
    """

    level: Reals
    by_gap: Reals
    by_promotion: Reals
    ahead: Reals
    gaps: Counts
    promotions: Counts
    sds: Reals


def _grid() -> tuple[Reals, Reals]:
    """(288, 5) values of σ_g, σ_u, σ_v, behaviour, σ_e and (288,) their log-prior; spaced evenly on the log scale."""
    sds = np.array(list(product(GAP_SDS, PROMOTION_SDS, YEAR_SDS, range(len(BEHAVIOURS)), CELL_SDS)))
    surprise = (np.log(sds[:, [1, 2, 4]] / SD_MEDIANS) / SD_SPREADS) ** 2
    odds = np.log(PRIOR)[sds[:, 3].astype(int)]
    return sds, odds - 0.5 * surprise.sum(axis=1)


def _design(askings: Askings, gaps: Counts, promotions: Counts, years: Counts) -> Reals:
    """(cells, 1 + gaps + promotions + years): which effects act on each cell."""
    levels = ((askings.gap, gaps), (askings.promotion, promotions), (askings.year, years))
    blocks = [(seen[:, None] == distinct).astype(float) for seen, distinct in levels]
    return np.concatenate([np.ones((len(askings.year), 1)), *blocks], axis=1)


def _precisions(sds: Reals, gaps: int, promotions: int, years: Counts, seen: int) -> Reals:
    """(grid, effects, effects): prior precision of the effects for each point of the grid; f adds up to about 0."""
    walk = np.diff(np.eye(gaps), axis=0)
    start = 1 + gaps + promotions
    precision = np.zeros((len(sds), start + len(years), start + len(years)))
    precision[:, 0, 0] = LEVEL_SD**-2
    centred = np.full((gaps, gaps), 100.0 / gaps)
    precision[:, 1 : gaps + 1, 1 : gaps + 1] = walk.T @ walk / sds[:, 0, None, None] ** 2 + centred
    cells = np.arange(gaps + 1, start)
    precision[:, cells, cells] = sds[:, [1]] ** -2
    precision[:, start:, start:] = np.linalg.inv(_year_covariance(sds, years, seen))
    return precision


def _year_covariance(sds: Reals, years: Counts, seen: int) -> Reals:
    """(grid, years, years): covariance of v, the first `seen` years past."""
    kinds = np.array([covariance_of(years, seen, stays, drift) for stays, drift in BEHAVIOURS])
    return np.asarray(sds[:, 2, None, None] ** 2 * kinds[sds[:, 3].astype(int)])


def _gaussians(
    design: Reals, precision: Reals, cell_sds: Reals, exposure: Reals, recruits: Counts
) -> tuple[Reals, Reals, Reals]:
    """Means (grid, effects), covariances (grid, effects, effects) and lower bounds of the log-evidence (grid,).

    Fixed point of S = (Q + X'RX)⁻¹ and X'(y - r) = Qm, with r = exposure·exp(Xm + ½ diag(XSX')) the expected counts.
    The cells' own effects e are eliminated from the linear algebra: their prior and their curvature are diagonal.
    """
    tight = np.asarray(cell_sds[:, None] ** -2.0)  # prior precision of each e
    means, cell_effects = np.zeros(precision.shape[:2]), np.zeros((len(precision), len(exposure)))
    rates = np.broadcast_to(exposure, cell_effects.shape)
    for _ in range(NEWTON_STEPS):
        curved = rates + tight
        weights = (rates * tight / curved)[:, None, :]
        covariances = np.linalg.inv(precision + (design.T * weights) @ design)
        common = ((design @ covariances) * design).sum(axis=2)  # variance of Xm
        slack = 1 / curved + (tight / curved) ** 2 * common
        rates = exposure * np.exp(means @ design.T + cell_effects + 0.5 * slack)
        push = recruits - rates
        curved = rates + tight
        pull = push - tight * cell_effects
        slope = (push - rates * pull / curved) @ design - np.einsum("bef,bf->be", precision, means)
        step = np.einsum("bef,bf->be", covariances, slope)
        cell_step = (pull - rates * (step @ design.T)) / curved
        reach = np.abs(step @ design.T + cell_step).max(axis=1, keepdims=True)
        length = np.minimum(1.0, LARGEST_STEP / np.maximum(reach, 1e-12))
        means, cell_effects = means + step * length, cell_effects + cell_step * length
        if reach.max() < 1e-5:
            break
    cell_variance = 1 / curved + (rates / curved) ** 2 * common
    fit = (means @ design.T + cell_effects) @ recruits - rates.sum(axis=1)
    tightness = np.linalg.slogdet(precision)[1] + np.linalg.slogdet(covariances)[1]
    distance = np.einsum("be,bef,bf->b", means, precision, means) + np.einsum(
        "bef,bfe->b", precision, covariances
    )
    of_cells = (np.log(tight / curved) - tight * (cell_effects**2 + cell_variance)).sum(axis=1)
    return means, np.asarray(covariances), np.asarray(fit + 0.5 * (tightness - distance + of_cells))


def effects(askings: Askings, next_years: Counts, draws: int, rng: np.random.Generator) -> Effects:
    """Plausible effects after the campaigns seen. Raises ValueError where nobody was ever asked."""
    if not len(askings.year):
        raise ValueError("no promotion was asked in any campaign")
    gaps = np.arange(askings.gap.min(), askings.gap.max() + 1)
    promotions, years = np.unique(askings.promotion), np.append(np.unique(askings.year), next_years)
    sds, log_prior = _grid()
    design = _design(askings, gaps, promotions, years)
    centre = np.log((askings.recruits.sum() + 0.5) / askings.exposure.sum())
    means, covariances, evidence = _gaussians(
        design,
        _precisions(sds, len(gaps), len(promotions), years, len(years) - len(next_years)),
        sds[:, 4],
        askings.exposure * np.exp(centre),
        askings.recruits,
    )
    weights = np.exp(log_prior + evidence - (log_prior + evidence).max())
    chosen = resampled(weights / weights.sum(), draws, rng)
    noise = rng.standard_normal((draws, means.shape[1]))
    roots = np.linalg.cholesky(covariances[np.unique(chosen)])
    drawn = means[chosen] + np.einsum("bef,bf->be", roots[np.searchsorted(np.unique(chosen), chosen)], noise)
    level, by_gap, by_promotion, by_year = np.split(drawn, np.cumsum([1, len(gaps), len(promotions)]), axis=1)
    return Effects(
        level=centre + level[:, 0],
        by_gap=by_gap,
        by_promotion=by_promotion,
        ahead=by_year[:, len(years) - len(next_years) :],
        gaps=gaps,
        promotions=promotions,
        sds=sds[chosen],
    )


def _gap_curve(fitted: Effects, gap: Counts, rng: np.random.Generator) -> Reals:
    """(draws, gaps): f at any gap; beyond those asked it walks on, its expected rate kept at the edge's."""
    inside = fitted.by_gap[:, np.clip(gap - fitted.gaps[0], 0, len(fitted.gaps) - 1)]
    steps = fitted.sds[:, [0]] * rng.standard_normal((len(fitted.level), 2 * len(gap) + 2))
    walks = (
        (fitted.gaps[0] - gap, steps[:, : len(gap) + 1]),
        (gap - fitted.gaps[-1], steps[:, len(gap) + 1 :]),
    )
    for beyond, walk in walks:
        far = np.clip(beyond, 0, len(gap))
        path = np.concatenate([np.zeros((len(walk), 1)), np.cumsum(walk, axis=1)], axis=1)
        inside = inside + path[:, far] - 0.5 * fitted.sds[:, [0]] ** 2 * far
    return inside


def _promotion_traits(fitted: Effects, promotions: Counts, rng: np.random.Generator) -> Reals:
    """(draws, promotions): u; a promotion never asked gets a fresh one."""
    traits = fitted.sds[:, [1]] * rng.standard_normal((len(fitted.level), len(promotions)))
    seen = np.isin(promotions, fitted.promotions)
    traits[:, seen] = fitted.by_promotion[:, np.searchsorted(fitted.promotions, promotions[seen])]
    return traits


def future_recruits(
    askings: Askings, promotions: Counts, years: Counts, pools: Reals, draws: int, rng: np.random.Generator
) -> tuple[Counts, Reals]:
    """First-time volunteers (draws, years, promotions), as if all were asked, and the shared shocks v (draws, years).

    `pools` (promotions,) is how many of each have not mentored yet (infinite: unknown, then the exposure of the
    askings is the common constant 1 and nobody is used up). Recruits of one year leave the pool of the next.
    """
    fitted = effects(askings, years, draws, rng)
    shocks = fitted.ahead
    gap = np.arange((years[0] - promotions).min(), (years[-1] - promotions).max() + 1)
    curve, traits = _gap_curve(fitted, gap, rng), _promotion_traits(fitted, promotions, rng)
    recruits = np.zeros((draws, len(years), len(promotions)), dtype=np.int64)
    for step, year in enumerate(years):
        remaining = np.maximum(pools - recruits.sum(axis=1), 0.0)
        rate = np.exp(
            fitted.level[:, None] + curve[:, year - promotions - gap[0]] + traits + shocks[:, [step]]
        )
        cell_effects = fitted.sds[:, [4]] * rng.standard_normal(rate.shape)
        expected = np.where(np.isinf(remaining), 1.0, remaining) * rate * np.exp(cell_effects)
        recruits[:, step] = np.minimum(rng.poisson(np.minimum(expected, 1e6)), remaining)
    return recruits, shocks
