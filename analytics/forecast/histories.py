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
    mentor, identifiers = pd.factorize(participations["mentor_id"], sort=True)
    years, year = np.unique(participations["cohort_year"].to_numpy(dtype=np.int64), return_inverse=True)
    came = np.zeros((len(identifiers), len(years)), dtype=bool)
    came[mentor, year] = True
    offered = np.zeros(came.shape, dtype=np.int64)
    offered[mentor, year] = participations["capacity"]
    promotion = np.zeros(len(identifiers), dtype=np.int64)
    promotion[mentor] = participations["promotion_year"]
    latest = len(years) - 1 - came[:, ::-1].argmax(axis=1)
    people = pd.DataFrame(
        {
            "promotion_year": promotion,
            "first": years[came.argmax(axis=1)],
            "capacity": offered[np.arange(len(offered)), latest],
        },
        index=pd.Index(identifiers, name="mentor_id"),
    )
    gap = years - promotion[:, None]
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
    few = (len(years),) * 3  # as many values as each part of a history can have
    values, variances, past = [], [], []
    for place in range(1, len(years)):
        were_asked = asked[:, place]
        came = returned[were_asked, :place]
        history = came.sum(axis=1), (rank[were_asked, :place] * came).max(axis=1), rank[were_asked, place - 1]
        counted = np.bincount(np.ravel_multi_index(history, few), minlength=np.prod(few))
        histories = np.column_stack(np.unravel_index(np.flatnonzero(counted), few))
        people = counted[counted > 0]
        if not len(histories) or years[place] in exceptional:
            continue
        chance = chances_of_return(parameters, histories, 1)[:, :, 0].mean(axis=0)
        spread = float((people * chance * (1 - chance)).sum())
        values.append((returned[were_asked, place].sum() - (people * chance).sum()) / spread)
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
