"""What each mentor did so far: the histories that the models of returning mentors and of recruits learn from."""

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.forecast.recruits import Askings
from analytics.forecast.returning import Counts, Reals, chances_of_return


def _attendance(
    participations: pd.DataFrame, window: tuple[int, int], exceptional: Collection[int] = ()
) -> tuple[pd.DataFrame, Counts, npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Mentors (promotion_year, first, capacity by mentor_id), campaigns (Y,), asked again and came, both (M, Y)."""
    seen = participations.sort_values("cohort_year").drop_duplicates(
        ["mentor_id", "cohort_year"], keep="last"
    )
    people = seen.groupby("mentor_id", sort=True).agg(
        promotion_year=("promotion_year", "first"),
        first=("cohort_year", "min"),
        capacity=("capacity", "last"),
    )
    years = np.sort(seen["cohort_year"].unique())
    came = np.zeros((len(people), len(years)), dtype=bool)
    came[
        people.index.get_indexer(pd.Index(seen["mentor_id"])), np.searchsorted(years, seen["cohort_year"])
    ] = True
    gap = years - people["promotion_year"].to_numpy()[:, None]
    asked = (came | ((gap >= window[0]) & (gap <= window[1]))) & (years > people["first"].to_numpy()[:, None])
    asked &= ~np.isin(years, list(exceptional))
    return people, years, asked, came & asked


def campaign_histories(
    participations: pd.DataFrame, window: tuple[int, int], exceptional: Collection[int] = ()
) -> pd.DataFrame:
    """One row per mentor: promotion_year, first (cohort year), capacity (the last offered), returns, last, campaigns.

    A campaign counts for a mentor when it came after the first and he or she was inside the window, or volunteered
    anyway. One of the cohort years `exceptional` counts for nobody: histories to learn from, not those of the people.
    """
    people, _, asked, returned = _attendance(participations, window, exceptional)
    rank = np.cumsum(asked, axis=1)
    return people.assign(
        returns=returned.sum(axis=1),
        last=(rank * returned).max(axis=1, initial=0),
        campaigns=asked.sum(axis=1),
    ).reset_index()


def good_years(
    participations: pd.DataFrame,
    window: tuple[int, int],
    parameters: Reals,
    exceptional: Collection[int] = (),
) -> tuple[Reals, Reals, Counts]:
    """Campaigns in which mentors could come back: log-odds above the model's, their variance, and the cohort years.

    Those of the cohort years `exceptional` are left out.
    """
    _, years, asked, returned = _attendance(participations, window)
    rank = np.cumsum(asked, axis=1)
    values, variances, past = [], [], []
    for place in range(1, len(years)):
        known = asked[:, place]
        before = np.column_stack(
            [
                returned[known, :place].sum(axis=1),
                (rank * returned)[known, :place].max(axis=1),
                rank[known, place - 1],
            ]
        )
        histories, people = np.unique(before, axis=0, return_counts=True)
        if not len(histories) or years[place] in exceptional:
            continue
        chance = chances_of_return(parameters, histories, 1)[:, :, 0].mean(axis=0)
        spread = float((people * chance * (1 - chance)).sum())
        values.append((returned[known, place].sum() - (people * chance).sum()) / spread)
        variances.append(1 / spread)
        past.append(years[place])
    return np.array(values), np.array(variances), np.array(past, dtype=np.int64)


def askings(
    mentors: pd.DataFrame, years: Counts, window: tuple[int, int], sizes: Mapping[int, float] | None
) -> Askings:
    """First-time volunteers of each promotion inside the window at each campaign, zeros included."""
    cells = [(year - gap, year) for year in years for gap in range(window[0], window[1] + 1)]
    promotion, year = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    firsts = mentors.groupby(["promotion_year", "first"]).size().to_dict()
    recruits = np.array([firsts.get(cell, 0) for cell in cells], dtype=np.int64)
    joined = mentors[["promotion_year", "first"]].to_numpy()
    before = np.array([((joined[:, 0] == p) & (joined[:, 1] < t)).sum() for p, t in cells], dtype=np.int64)
    people = sizes_of(promotion, sizes) - before
    exposure = np.where(np.isinf(people), 1.0, np.maximum(people, np.maximum(recruits, 1)))
    return Askings(promotion, year, exposure, recruits)


def whole_campaigns(seen: Counts, launched: int | None) -> npt.NDArray[np.bool_]:
    """(campaigns,): whether the rows tell who is new: the launch, or the campaign before has rows too."""
    return np.asarray(np.isin(seen - 1, seen) | (seen == (seen[0] if launched is None else launched)))


def sizes_of(promotions: Counts, sizes: Mapping[int, float] | None) -> Reals:
    """Size of each promotion: its own, else the median of those known, else infinite (unknown)."""
    usual = float(np.median(list(sizes.values()))) if sizes else np.inf
    return np.array([float((sizes or {}).get(int(promotion), usual)) for promotion in promotions])
