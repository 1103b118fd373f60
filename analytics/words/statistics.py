"""What the counts of authors say about each word: shares with their intervals, differences, trends.

Counts below FEWEST_AUTHORS are not in the tables. They are not 0: where one is missing and their sum is not told, the
test takes the number from 0 to FEWEST_AUTHORS − 1 that makes the difference smallest, so that nothing is claimed that
the missing count could undo; no share is given then.
"""

import math
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.intervals import Z_95, wilson
from analytics.promotions import year_of
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words import keyness

FALSE_SHARE = 0.05  # of the words called different or on the rise, the share that may be so by chance
PRIOR_AUTHORS = 10.0  # how many imaginary authors draw the odds of a rare word towards no difference
TREND_PRIOR_AUTHORS = 30.0  # and the shares of a word over the cohorts towards their mean
FEWEST_TEXTS = 20  # a cohort with fewer says nothing about a trend
FEWEST_COHORTS = 3

STATISTICS = [
    *("cohort", "term", "authors", "texts", "share", "share_low", "share_high", "share_elsewhere"),
    *("odds_ratio", "odds_low", "odds_high", "z", "q", "kind"),
]
CHANGES = [
    *("cohort", "before", "term", "authors", "texts", "share", "share_before"),
    *("odds_ratio", "odds_low", "odds_high", "z", "q", "kind"),
]
TRENDS = ["term", "slope", "slope_low", "slope_high", "q", "direction"]
Array: TypeAlias = NDArray[np.float64]


def word_statistics(counts: pd.DataFrame, texts: pd.DataFrame, step: int = 1) -> pd.DataFrame:
    """One row per cohort and word: its share of the authors, and how it compares with all other cohorts together.

    `counts`: cohort, term, authors and, where it is known, `elsewhere`, the authors of all other cohorts together;
    `texts`: cohort, texts. Shares are between 0 and 1, intervals hold 95 %, q is
    that of G2 among the words of the cohort. Odds, z and q are missing where there is no other cohort.
    Authors are rounded to multiples of `step`, which widens the odds and their test by what rounding alone scatters.
    `kind` is 'more' or 'less' where q ≤ FALSE_SHARE and the interval of the odds leaves 1 out; 'common' for a word
    that every cohort writes and for which no difference is shown; 'other' for the rest.
    """
    table, sizes, cohorts = _matrix(counts, texts)
    counted_elsewhere = (
        _matrix(counts.assign(authors=counts["elsewhere"].astype(float)), texts)[0]
        if "elsewhere" in counts
        else table * np.nan
    )
    parts = []
    for position, cohort in enumerate(cohorts):
        is_here = ~np.isnan(table[:, position])
        rest = np.delete(table, position, axis=1), np.delete(sizes, position)
        compared = _compared(
            table[is_here, position],
            sizes[position],
            rest[0][is_here],
            rest[1],
            counted_elsewhere[is_here, position],
            step,
        )
        everywhere = np.asarray(~np.isnan(table[is_here]).any(axis=1))
        parts.append(
            compared.assign(
                cohort=cohort,
                term=np.array(_terms(counts, texts))[is_here],
                kind=_kinds(compared, everywhere),
            )
        )
    if not parts:
        return pd.DataFrame(columns=STATISTICS)
    return pd.concat(parts, ignore_index=True)[STATISTICS]


def year_changes(counts: pd.DataFrame, texts: pd.DataFrame, step: int = 1) -> pd.DataFrame:
    """One row per cohort and word: its share against that of the cohort before, where both have FEWEST_TEXTS texts.

    Columns CHANGES. A count that is missing is taken as the number from 0 to FEWEST_AUTHORS − 1 that makes the
    difference smallest, and has no share; the others are rounded to multiples of `step`. `kind` is 'more' or 'less'
    where q ≤ FALSE_SHARE among the words of the cohort and the interval of the odds leaves 1 out; 'other' for the rest.
    """
    table, sizes, cohorts = _matrix(counts, texts)
    terms, parts = np.array(_terms(counts, texts)), []
    for place in range(1, len(cohorts)):
        ends = table[:, place - 1 : place + 1]
        if sizes[place - 1 : place + 1].min() < FEWEST_TEXTS:
            continue
        is_known = ~np.isnan(ends).all(axis=1)
        (before, now), (texts_before, texts_now) = ends[is_known].T, sizes[place - 1 : place + 1]
        most = FEWEST_AUTHORS - 1
        likest_now = np.where(np.isnan(now), np.clip(before / texts_before * texts_now, 0, most), now)
        likest = np.where(np.isnan(before), np.clip(likest_now / texts_now * texts_before, 0, most), before)
        compared = _differences(likest_now, texts_now, likest, texts_before, step, ~np.isnan(before))
        parts.append(
            compared.assign(
                cohort=cohorts[place],
                before=cohorts[place - 1],
                term=terms[is_known],
                authors=now,
                texts=int(texts_now),
                share=now / texts_now,
                share_before=before / texts_before,
                kind=_kinds(compared, np.zeros(len(compared), dtype=bool)),
            )
        )
    return pd.concat(parts, ignore_index=True)[CHANGES] if parts else pd.DataFrame(columns=CHANGES)


def word_trends(counts: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """One row per word: the factor by which its odds change from one cohort to the next, with its interval of 95 %.

    `direction` is 'rising' or 'falling' where q ≤ FALSE_SHARE and the interval leaves 1 out, else 'steady'. No row
    with fewer than FEWEST_COHORTS cohorts of FEWEST_TEXTS texts or more: two points always make a line; nor for a
    word of which one count alone is known.
    """
    large = texts[texts["texts"] >= FEWEST_TEXTS]
    table, sizes, cohorts = _matrix(counts, large)
    if len(cohorts) < FEWEST_COHORTS or not len(table):
        return pd.DataFrame(columns=TRENDS)
    is_known = ~np.isnan(table)
    is_seen = is_known.sum(axis=1) >= 2
    terms, table, is_known = np.array(_terms(counts, large))[is_seen], table[is_seen], is_known[is_seen]
    pooled = np.nansum(table, axis=1) / (is_known * sizes).sum(axis=1)
    filled = np.where(is_known, table, np.clip(pooled[:, None] * sizes, 0, FEWEST_AUTHORS - 1))
    rise, deviation = keyness.slope(filled, np.broadcast_to(sizes, filled.shape), TREND_PRIOR_AUTHORS)
    q = keyness.benjamini_hochberg(keyness.p_of_g2((rise / deviation) ** 2))
    low, high = rise - Z_95 * deviation, rise + Z_95 * deviation
    is_sure = q <= FALSE_SHARE
    return pd.DataFrame(
        {
            "term": terms,
            "slope": np.exp(rise),
            "slope_low": np.exp(low),
            "slope_high": np.exp(high),
            "q": q,
            "direction": np.select(
                [is_sure & (low > 0), is_sure & (high < 0)], ["rising", "falling"], "steady"
            ),
        },
        columns=TRENDS,
    )


def smallest_seen(texts: int, elsewhere: int, usual: float, z: float = 3.5) -> float:
    """The share that a word must have among `texts` to be told apart one time in two, when `usual` write it elsewhere.

    Where the difference of the logarithms of the odds is `z` standard deviations: 3.5 is about what Benjamini and
    Hochberg ask at q = 0.05 of the first of some hundred words (simulated with 100, 200 and 500 texts: found 50 to
    54 % of the time).
    """
    share = usual
    while share < 1 - 1 / texts:
        share += 0.005
        deviation = math.sqrt(1 / (texts * share * (1 - share)) + 1 / (elsewhere * usual * (1 - usual)))
        if math.log(share / (1 - share)) - math.log(usual / (1 - usual)) >= z * deviation:
            break
    return min(share, 1.0)


def _compared(
    authors: Array, texts: float, rest: Array, rest_texts: Array, counted_elsewhere: Array, step: int
) -> pd.DataFrame:
    """The words of one cohort (`authors` of each among `texts`) against the rest: one column per other cohort.

    `counted_elsewhere`: the authors of the rest together, NaN where that is not known.
    """
    low, high = wilson(authors, texts)
    shares = pd.DataFrame(
        {"authors": authors.astype("int64"), "texts": int(texts), "share": authors / texts}
    ).assign(share_low=low, share_high=high)
    total = rest_texts.sum()
    if total == 0 or not len(authors):
        return shares.assign(**dict.fromkeys(STATISTICS[7:13], np.nan))
    at_least, missing = np.nansum(rest, axis=1), np.isnan(rest).sum(axis=1)
    likest = np.clip(authors / texts * total, at_least, at_least + (FEWEST_AUTHORS - 1) * missing)
    elsewhere = np.where(np.isnan(counted_elsewhere), likest, counted_elsewhere)
    return shares.assign(
        **_differences(authors, texts, elsewhere, total, step, (~np.isnan(rest)).sum(axis=1)),
        share_elsewhere=np.where((missing > 0) & np.isnan(counted_elsewhere), np.nan, elsewhere / total),
    )


def _differences(
    authors: Array, texts: float, others: Array, other_texts: float, step: int, rounded: NDArray[np.integer]
) -> pd.DataFrame:
    """How the odds of each word differ between `texts` and `other_texts`: ratio, interval, z, and q among the words.

    `authors` is a multiple of `step`, `others` the sum of `rounded` such multiples.
    """
    pooled = (authors + others) / (texts + other_texts)
    difference, deviation = keyness.log_odds(
        authors, others, texts, other_texts, PRIOR_AUTHORS * pooled, PRIOR_AUTHORS
    )
    widened = keyness.widened_by_rounding(pooled, texts, other_texts, step, rounded)
    deviation = deviation * widened
    p = keyness.p_of_g2(keyness.g2(authors, others, texts, other_texts) / widened**2)
    # A word of fewer authors would have no row: its chance is that of a word which has one.
    has_row = keyness.chance_of_at_least(FEWEST_AUTHORS, np.round(authors + others), texts, other_texts)
    p = np.minimum(p / np.maximum(has_row, 1e-12), 1)
    return pd.DataFrame(
        {
            "odds_ratio": np.exp(difference),
            "odds_low": np.exp(difference - Z_95 * deviation),
            "odds_high": np.exp(difference + Z_95 * deviation),
            "z": difference / deviation,
            "q": keyness.benjamini_hochberg(p),
        }
    )


def _kinds(compared: pd.DataFrame, is_everywhere: NDArray[np.bool_]) -> NDArray[np.str_]:
    is_sure = (compared["q"] <= FALSE_SHARE).to_numpy()
    is_more = is_sure & (compared["odds_low"] > 1).to_numpy()
    is_less = is_sure & (compared["odds_high"] < 1).to_numpy()
    return np.select([is_more, is_less, is_everywhere], ["more", "less", "common"], "other")


def _terms(counts: pd.DataFrame, texts: pd.DataFrame) -> list[str]:
    return sorted(set(counts.loc[counts["cohort"].isin(texts["cohort"]), "term"]))


def _matrix(counts: pd.DataFrame, texts: pd.DataFrame) -> tuple[Array, Array, list[str]]:
    """Authors with a row per word (sorted) and a column per cohort (oldest first), NaN where missing; texts; names."""
    sizes = {
        cohort: float(number)
        for cohort, number in zip(texts["cohort"], texts["texts"], strict=True)
        if number and number > 0
    }
    cohorts = sorted(sizes, key=year_of)
    terms = _terms(counts, texts)
    wide = counts.pivot(index="term", columns="cohort", values="authors")
    table = wide.reindex(index=terms, columns=cohorts).to_numpy(dtype=float)
    return table, np.array([sizes[cohort] for cohort in cohorts]), cohorts
