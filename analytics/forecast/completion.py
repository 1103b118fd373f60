"""How far a campaign is: the share of its final count that has come by a week, and so how it may end.

Past campaigns say which share φ of their final count had come by the same day. On the logit scale φ is Student-t
around their mean (the conjugate normal model: Gelman et al. 2013, Bayesian Data Analysis, ch. 3), with a weak prior
that counts for half a campaign, so that one past campaign is enough to speak and eight speak for themselves. What has
come is binomial of the final count N, with that φ; N has a density before the campaign, drawn by the demand or the
supply model, and a thin wide one beside it, for a campaign unlike all others:

    P(N | came) ∝ P(N) · E over φ of Binomial(came; N, φ),   N ≥ came.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from analytics.forecast.returning import Counts, Reals

# Prior mean of the logit after a week, and by how much it rises each week.
FIRST_SHARE, WEEKLY_STEP = -1.6, 0.75
PRIOR_CAMPAIGNS, PRIOR_SHAPE, PRIOR_SD = 0.5, 2.0, 0.35
UNDATED_SD = (
    0.6  # in place of PRIOR_SD where the closing days of applications are not given: they may have moved
)
LEVELS = 60  # values of φ that stand for its distribution
UNLIKE_ALL, UNLIKE_SD = 0.05, 0.6  # weight and log sd of the wide density beside that of the model
UNLIKE_IF_MARKED = 0.5  # the weight for a campaign that is marked as exceptional
FINEST = 4000  # points of the grid of N
EDGE = 0.25  # persons: what a share of nothing stands for
LATE = 0.5  # persons: what has come late in all the campaigns together that were complete by then, and in this one


@dataclass(frozen=True)
class Progress:
    """What is known of a running count: `came` so far, after `weeks` (fractions allowed) of the campaign.

    `shares` (J,) of the final count that past campaigns had by then, `finals` (J,) these final counts; J may be 0.
    `is_dated`: whether by then means as far from the closing day, where there is one.
    """

    came: int
    weeks: float
    shares: Reals
    finals: Reals
    is_dated: bool = True


def share_levels(progress: Progress) -> Reals:
    """(LEVELS,): equally likely values of the share that has come, from its predictive Student-t."""
    seen = len(progress.shares)
    late = LATE / (1 + seen)
    lowest, highest = EDGE / (progress.finals + 2 * EDGE), 1 - late / (progress.finals + 2 * late)
    logits = special.logit(np.clip(progress.shares, lowest, highest))
    prior = FIRST_SHARE + WEEKLY_STEP * (progress.weeks - 1)
    total = PRIOR_CAMPAIGNS + seen
    mean = (PRIOR_CAMPAIGNS * prior + logits.sum()) / total
    observed = logits.mean() if seen else prior
    shape = PRIOR_SHAPE + seen / 2
    usual_sd = PRIOR_SD if progress.is_dated else UNDATED_SD
    rate = PRIOR_SHAPE * usual_sd**2 + 0.5 * ((logits - observed) ** 2).sum()
    rate += 0.5 * PRIOR_CAMPAIGNS * seen / total * min((observed - prior) ** 2, 1.0)
    scale = np.sqrt(rate / shape * (1 + 1 / total))
    chances = (np.arange(LEVELS) + 0.5) / LEVELS
    return np.asarray(special.expit(mean + scale * special.stdtrit(2 * shape, chances)))


def _grid(before: Reals, came: int) -> Reals:
    """Whole numbers that the final count may be, from what came on; coarser where they would be too many."""
    highest = max(4 * float(before.max()), 10.0 * came, came + 50.0)
    return np.unique(np.rint(np.linspace(came, highest, min(int(highest - came) + 1, FINEST))))


def _bell(standard: Reals) -> Reals:
    """The density of the standard normal law."""
    return np.asarray(np.exp(-0.5 * standard**2) / np.sqrt(2 * np.pi))


def _density(before: Reals, finals: Reals, unlike: float) -> Reals:
    """(finals,): what the draws made before say of each final count, smoothed, and the wide density beside it."""
    roots = np.sqrt(np.maximum(before, 0.0))
    spread = max(float(roots.std()), 0.15)
    width = 1.06 * spread * len(roots) ** -0.2
    shrunk = (roots - roots.mean()) / np.hypot(1, width / spread)  # what is smoothed stays as wide
    roots = roots.mean() + shrunk
    edges = np.linspace(roots.min() - 4 * width, roots.max() + 4 * width, 400)
    middles, counted = 0.5 * (edges[1:] + edges[:-1]), np.histogram(roots, edges)[0]
    kernel = _bell((middles[:, None] - middles[counted > 0]) / width)
    smooth = kernel @ counted[counted > 0] / (len(roots) * width)
    deviation = np.sqrt(np.maximum(finals, 0.25))
    of_model = np.interp(deviation, middles, smooth, left=0.0, right=0.0) / (2 * deviation)
    usual, some = max(float(np.median(before)), 1.0), np.maximum(finals, 0.5)
    apart = _bell(np.log(some / usual) / UNLIKE_SD) / (UNLIKE_SD * some)
    return np.asarray((1 - unlike) * of_model + unlike * apart)


def _likelihood(progress: Progress, finals: Reals) -> Reals:
    """(finals,): probability of what came for each final count, over the plausible shares; up to a constant."""
    share, came = share_levels(progress), progress.came
    log_choices = special.gammaln(finals + 1) - special.gammaln(finals - came + 1)
    logs = log_choices[:, None] + came * np.log(share) + np.outer(finals - came, np.log1p(-share))
    return np.asarray(np.exp(logs - logs.max()).mean(axis=1))


def final_draws(before: Reals, progress: Progress, unlike: float = UNLIKE_ALL) -> Counts:
    """(draws,): the final count given what came, as many draws as `before` and in their order: the same luck.

    A draw that was high among those made before stays as high among these. Never below what came. `unlike`: how much
    of the chances before is that of a campaign unlike all others.
    """
    finals = _grid(before, progress.came)
    weights = _density(before, finals, unlike) * _likelihood(progress, finals) * np.gradient(finals)
    if not weights.sum() > 0:
        weights = _likelihood(progress, finals) * np.gradient(finals)
    reached = np.cumsum(weights) / weights.sum()
    luck = (np.argsort(np.argsort(before, kind="stable"), kind="stable") + 0.5) / len(before)
    return np.asarray(finals[np.minimum(np.searchsorted(reached, luck), len(finals) - 1)], dtype=np.int64)


def simple_draws(progress: Progress, draws: int) -> Counts:
    """(draws,): what came ÷ the mean share of past campaigns, the rival: it spreads as the past shares do."""
    mean, number = progress.shares.mean(), len(progress.shares)
    spread = progress.shares.std(ddof=1) if number > 1 else 0.15
    chances = (np.arange(draws) + 0.5) / draws
    share = np.clip(mean + spread * special.ndtri(chances), 0.02, 1.0)
    return np.asarray(np.rint(progress.came / share), dtype=np.int64)
