"""Which words set a cohort apart? Tests on the number of authors of a word, and intervals around shares.

The unit is the author: counting how often a word is written makes two "characteristic" words out of three wrong.
Every function takes counts as arrays (or numbers) and answers arrays of the same shape:

               wrote the word    did not
    cohort     a                 n1 − a
    the rest   b                 n2 − b
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analytics.intervals import floats

Array = NDArray[np.float64]

TAIL = 60  # terms: a word expected from fewer than five authors has this many more with a chance under 1e-30


def log_odds(
    a: ArrayLike,
    b: ArrayLike,
    n1: ArrayLike,
    n2: ArrayLike,
    prior: ArrayLike,
    prior_total: float,
    is_abridged: bool = False,
) -> tuple[Array, Array]:
    """The difference of the log-odds of cohort and rest, and its standard deviation; their ratio is the z.

    A Dirichlet prior adds to either side `prior` imaginary authors of the word among `prior_total`: rare words are
    drawn towards no difference, and no cell is 0. Monroe, Colaresi and Quinn (2008), Political Analysis 16, 372–403,
    who count tokens and leave the two large cells out of the variance: so does `is_abridged`.
    """
    imagined = floats(prior)
    wrote1, wrote2 = floats(a) + imagined, floats(b) + imagined
    left1 = floats(n1) - floats(a) + prior_total - imagined
    left2 = floats(n2) - floats(b) + prior_total - imagined
    difference = np.log(wrote1 / left1) - np.log(wrote2 / left2)
    variance = 1 / wrote1 + 1 / wrote2 + (0 if is_abridged else 1 / left1 + 1 / left2)
    return difference, np.sqrt(variance)


def g2(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> Array:
    """The likelihood ratio of the four cells, 1 degree of freedom; 0 where a side is empty.

    Dunning (1993), Computational Linguistics 19, 61–74.
    """
    cells, expected = _table(a, b, n1, n2)
    return 2 * _sum(_surprise(cell, mean) for cell, mean in zip(cells, expected, strict=True))


def p_of_g2(statistic: ArrayLike) -> Array:
    """The chance of a G2 at least as large where there is no difference."""
    return np.asarray(special.chdtrc(1, np.maximum(floats(statistic), 0.0)), dtype=float)


def chance_of_at_least(least: int, authors: ArrayLike, n1: float, n2: float) -> Array:
    """The chance that the cohort has `least` or more of the `authors` of a word, were they drawn from all texts alike.

    The upper tail of the hypergeometric law: summed from the side that is small, so that it keeps its digits.
    """
    wrote = floats(authors)[:, None]
    number = np.arange(least + TAIL)
    logs = _log_ways(n1, number) + _log_ways(n2, wrote - number) - _log_ways(n1 + n2, wrote)
    each = np.exp(logs)
    below, above = each[:, :least].sum(axis=1), each[:, least:].sum(axis=1)
    return floats(np.where(below < 0.5, 1 - below, above))


def _log_ways(size: ArrayLike, chosen: ArrayLike) -> Array:
    """The logarithm of the number of ways to choose so many of so many: −∞ where there is none."""
    n, k = floats(size), floats(chosen)
    return np.where(
        (k < 0) | (k > n),
        -np.inf,
        special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1),
    )


def widened_by_rounding(share: ArrayLike, n1: ArrayLike, n2: ArrayLike, step: int, parts: ArrayLike) -> Array:
    """By how much the difference of two shares scatters more where counts are rounded to multiples of `step`.

    The first count is rounded once, the second is a sum of `parts` rounded counts; a rounding moves a count evenly by
    up to half a step, so its variance is (step² − 1) / 12. 1 where nothing is rounded.
    """
    one, other = floats(n1), floats(n2)
    by_chance = floats(share) * (1 - floats(share)) * (1 / one + 1 / other)
    by_rounding = (step**2 - 1) / 12 * (1 / one**2 + floats(parts) / other**2)
    return floats(np.sqrt(1 + by_rounding / np.maximum(by_chance, 1e-9)))


def benjamini_hochberg(p: ArrayLike) -> Array:
    """Each p as a q: of the words with a q below 0.10, one in ten at most is expected to be a false discovery.

    Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300.
    """
    values = floats(p)
    falling = np.argsort(values)[::-1]
    scaled = values[falling] * values.size / np.arange(values.size, 0, -1)
    q = np.empty_like(values)
    q[falling] = np.minimum.accumulate(scaled)
    return q


def shrunk(successes: ArrayLike, trials: ArrayLike, prior_authors: float) -> Array:
    """Shares drawn towards the pooled share of the last axis, as if `prior_authors` more had written like everybody."""
    y, n = floats(successes), floats(trials)
    pooled = y.sum(axis=-1, keepdims=True) / n.sum(axis=-1, keepdims=True)
    return floats((y + prior_authors * pooled) / (n + prior_authors))


def slope(successes: ArrayLike, trials: ArrayLike, prior_authors: float) -> tuple[Array, Array]:
    """The change of the log-odds from one cohort to the next and its standard deviation; cohorts on the last axis.

    Weighted least squares through the shrunk shares, each with the variance of its Beta posterior; the deviation
    grows with the scatter around the line (quasi-likelihood) and is never smaller than counting alone makes it.
    """
    n = floats(trials)
    share = np.clip(shrunk(successes, n, prior_authors), 1e-9, 1 - 1e-9)
    logit, weight = np.log(share / (1 - share)), (n + prior_authors) * share * (1 - share)
    time = np.arange(n.shape[-1], dtype=float)
    total = weight.sum(axis=-1, keepdims=True)
    centred = time - (weight * time).sum(axis=-1, keepdims=True) / total
    spread = (weight * centred**2).sum(axis=-1)
    rise = (weight * centred * logit).sum(axis=-1) / spread
    level = (weight * logit).sum(axis=-1, keepdims=True) / total
    scatter = (weight * (logit - level - rise[..., None] * centred) ** 2).sum(axis=-1) / max(len(time) - 2, 1)
    return rise, np.sqrt(np.maximum(scatter, 1) / spread)


def _table(
    a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike
) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """The four cells (cohort with and without the word, the rest with and without), and those of no difference."""
    y1, y2 = floats(a), floats(b)
    all1, all2 = floats(n1), floats(n2)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (y1 + y2) / (all1 + all2)
    cells = (y1, all1 - y1, y2, all2 - y2)
    return cells, (all1 * share, all1 * (1 - share), all2 * share, all2 * (1 - share))


def _sum(terms: Iterable[Array]) -> Array:
    return floats(np.sum(list(terms), axis=0))


def _surprise(cell: Array, expected: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(cell > 0, cell * np.log(cell / expected), 0.0)
