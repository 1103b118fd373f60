"""New volunteers: how many alumni of each promotion offer to mentor for the first time.

    recruits[p, t] ~ Poisson(exposure[p, t] · exp(μ + f(gap) + u[p] + v[t])),  gap = t - p
    f a random walk over the gap with steps of sd σ_g, u[p] ~ N(0, σ_u²) a trait of the promotion,
    v[t] ~ N(0, σ_v²) a shock that all promotions of one campaign share; next year draws a new one.

Exposure is the promotion's size less those who already mentored. For each (σ_g, σ_u, σ_v) of a grid the effects
have a Gaussian posterior, and the grid points are weighted by their evidence (the idea of INLA: Rue, Martino &
Chopin 2009). The Gaussian is the variational one, not Laplace's: Laplace centres it on the mode, the mode of a
Poisson log-rate lies above its mean, and so the recruits it foresees are too many (for a cell of y by about 1/2). At
the variational optimum the counts expected balance those seen. See Opper & Archambeau 2009; van Niekerk & Rue 2024
for the same mending of INLA.
"""

from dataclasses import dataclass

import numpy as np

from analytics.forecast.returning import Counts, Reals, resampled

GAP_SDS = (0.15, 0.4)
PROMOTION_SDS = (0.06, 0.12, 0.24, 0.48, 0.96)
YEAR_SDS = (0.06, 0.12, 0.24, 0.48, 0.96)
SD_MEDIAN, SD_SPREAD = 0.2, 0.8  # prior of the two sds above: log-normal
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

    `level` (draws,), `by_gap` (draws, gaps), `by_promotion` (draws, promotions); `gaps`, `promotions` say which;
    `sds` (draws, 3) holds σ_g, σ_u, σ_v.
    """

    level: Reals
    by_gap: Reals
    by_promotion: Reals
    gaps: Counts
    promotions: Counts
    sds: Reals


def _grid() -> tuple[Reals, Reals]:
    """(50, 3) values of σ_g, σ_u, σ_v and (50,) their log-prior; each is spaced evenly on the log scale."""
    sds = np.array([(g, u, v) for g in GAP_SDS for u in PROMOTION_SDS for v in YEAR_SDS])
    surprise = (np.log(sds[:, 1:] / SD_MEDIAN) / SD_SPREAD) ** 2
    return sds, -0.5 * surprise.sum(axis=1)


def _design(askings: Askings, gaps: Counts, promotions: Counts, years: Counts) -> Reals:
    """(cells, 1 + gaps + promotions + years): which effects act on each cell."""
    levels = ((askings.gap, gaps), (askings.promotion, promotions), (askings.year, years))
    blocks = [(seen[:, None] == known).astype(float) for seen, known in levels]
    return np.concatenate([np.ones((len(askings.year), 1)), *blocks], axis=1)


def _precisions(sds: Reals, gaps: int, promotions: int, years: int) -> Reals:
    """(50, effects, effects): prior precision of the effects for each point of the grid; f adds up to about 0."""
    walk = np.diff(np.eye(gaps), axis=0)
    size = 1 + gaps + promotions + years
    precision = np.zeros((len(sds), size, size))
    precision[:, 0, 0] = LEVEL_SD**-2
    centred = np.full((gaps, gaps), 100.0 / gaps)
    precision[:, 1 : gaps + 1, 1 : gaps + 1] = walk.T @ walk / sds[:, 0, None, None] ** 2 + centred
    for column, start, length in ((1, gaps + 1, promotions), (2, gaps + promotions + 1, years)):
        cells = np.arange(start, start + length)
        precision[:, cells, cells] = sds[:, [column]] ** -2
    return precision


def _gaussians(
    design: Reals, precision: Reals, exposure: Reals, recruits: Counts
) -> tuple[Reals, Reals, Reals]:
    """Means (50, effects), covariances (50, effects, effects) and lower bounds of the log-evidence (50,).

    Fixed point of S = (Q + X'RX)⁻¹ and X'(y - r) = Qm, with r = exposure·exp(Xm + ½ diag(XSX')) the expected counts.
    """
    means = np.zeros(precision.shape[:2])
    rates = np.broadcast_to(exposure, (len(precision), len(exposure)))
    covariances = np.linalg.inv(precision + (design.T * rates[:, None, :]) @ design)
    for _ in range(NEWTON_STEPS):
        slack = 0.5 * ((design @ covariances) * design).sum(axis=2)
        rates = exposure * np.exp(means @ design.T + slack)
        covariances = np.linalg.inv(precision + (design.T * rates[:, None, :]) @ design)
        slope = (recruits - rates) @ design - np.einsum("bef,bf->be", precision, means)
        step = np.einsum("bef,bf->be", covariances, slope)
        reach = np.abs(step @ design.T).max(axis=1, keepdims=True)
        means = means + step * np.minimum(1.0, LARGEST_STEP / np.maximum(reach, 1e-12))
        if reach.max() < 1e-6:
            break
    fit = (means @ design.T) @ recruits - rates.sum(axis=1)
    tightness = np.linalg.slogdet(precision)[1] + np.linalg.slogdet(covariances)[1]
    distance = np.einsum("be,bef,bf->b", means, precision, means) + np.einsum(
        "bef,bfe->b", precision, covariances
    )
    return means, np.asarray(covariances), np.asarray(fit + 0.5 * (tightness - distance))


def effects(askings: Askings, draws: int, rng: np.random.Generator) -> Effects:
    """Plausible effects after the campaigns seen. Raises ValueError where nobody was ever asked."""
    if not len(askings.year):
        raise ValueError("no promotion was asked in any campaign")
    gaps = np.arange(askings.gap.min(), askings.gap.max() + 1)
    promotions, years = np.unique(askings.promotion), np.unique(askings.year)
    sds, log_prior = _grid()
    design = _design(askings, gaps, promotions, years)
    centre = np.log((askings.recruits.sum() + 0.5) / askings.exposure.sum())
    precision = _precisions(sds, len(gaps), len(promotions), len(years))
    means, covariances, evidence = _gaussians(
        design, precision, askings.exposure * np.exp(centre), askings.recruits
    )
    weights = np.exp(log_prior + evidence - (log_prior + evidence).max())
    chosen = resampled(weights / weights.sum(), draws, rng)
    noise = rng.standard_normal((draws, means.shape[1]))
    drawn = means[chosen] + np.einsum("bef,bf->be", np.linalg.cholesky(covariances)[chosen], noise)
    ends = (1 + len(gaps), 1 + len(gaps) + len(promotions))
    return Effects(
        centre + drawn[:, 0],
        drawn[:, 1 : ends[0]],
        drawn[:, ends[0] : ends[1]],
        gaps,
        promotions,
        sds[chosen],
    )


def _gap_curve(known: Effects, gap: Counts, rng: np.random.Generator) -> Reals:
    """(draws, gaps): f at any gap; beyond those asked it walks on, its expected rate kept at the edge's."""
    inside = known.by_gap[:, np.clip(gap - known.gaps[0], 0, len(known.gaps) - 1)]
    steps = known.sds[:, [0]] * rng.standard_normal((len(known.level), 2 * len(gap) + 2))
    walks = (
        (known.gaps[0] - gap, steps[:, : len(gap) + 1]),
        (gap - known.gaps[-1], steps[:, len(gap) + 1 :]),
    )
    for beyond, walk in walks:
        far = np.clip(beyond, 0, len(gap))
        path = np.concatenate([np.zeros((len(walk), 1)), np.cumsum(walk, axis=1)], axis=1)
        inside = inside + path[:, far] - 0.5 * known.sds[:, [0]] ** 2 * far
    return inside


def _promotion_traits(known: Effects, promotions: Counts, rng: np.random.Generator) -> Reals:
    """(draws, promotions): u; a promotion never asked gets a fresh one."""
    traits = known.sds[:, [1]] * rng.standard_normal((len(known.level), len(promotions)))
    seen = np.isin(promotions, known.promotions)
    traits[:, seen] = known.by_promotion[:, np.searchsorted(known.promotions, promotions[seen])]
    return traits


def future_recruits(
    askings: Askings, promotions: Counts, years: Counts, pools: Reals, draws: int, rng: np.random.Generator
) -> tuple[Counts, Reals]:
    """First-time volunteers (draws, years, promotions), as if all were asked, and the shared shocks v (draws, years).

    `pools` (promotions,) is how many of each have not mentored yet (infinite: unknown, then the exposure of the
    askings is the common constant 1 and nobody is used up). Recruits of one year leave the pool of the next.
    """
    known = effects(askings, draws, rng)
    shocks = known.sds[:, [2]] * rng.standard_normal((draws, len(years)))
    gap = np.arange((years[0] - promotions).min(), (years[-1] - promotions).max() + 1)
    curve, traits = _gap_curve(known, gap, rng), _promotion_traits(known, promotions, rng)
    recruits = np.zeros((draws, len(years), len(promotions)), dtype=np.int64)
    for step, year in enumerate(years):
        left = np.maximum(pools - recruits.sum(axis=1), 0.0)
        rate = np.exp(
            known.level[:, None] + curve[:, year - promotions - gap[0]] + traits + shocks[:, [step]]
        )
        expected = np.where(np.isinf(left), 1.0, left) * rate
        recruits[:, step] = np.minimum(rng.poisson(np.minimum(expected, 1e6)), left)
    return recruits, shocks
