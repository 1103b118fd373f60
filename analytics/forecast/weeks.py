"""The weeks of campaigns as the forecast in season reads them: how far the running one is, beside the earlier ones.

`weekly` is one row per campaign and week, columns cohort_year, week, days (of the campaign that the data covers by the
end of the row's week), sign_up_weeks (from the opening to the closing day, NaN where none is given) and running totals:
applications_so_far, volunteers_so_far; a total not known is NaN.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.forecast.completion import Progress, share_levels
from analytics.forecast.returning import Counts, Reals

LAST_WEEK = 16  # the end of the curves that are drawn
ENDS = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Season:
    """What is known of the running campaign, the first to be forecast; None where nothing says how far it is.

    `applications`: eligible applications so far. `places`: those of volunteers inside the window so far. `offers`: one
    row per volunteer, columns promotion_year, capacity, is_new (never seen in a campaign before). `week`: from 1.
    """

    cohort_year: int
    week: int
    applications: Progress | None
    places: Progress | None
    offers: pd.DataFrame

    def known(self) -> dict[str, int | None]:
        """The week, and the applications and places that have come, None where they are not known."""
        came = [now.came if now else None for now in (self.applications, self.places)]
        return {"week": self.week, "applied": came[0], "offered": came[1]}


def _curve(weekly: pd.DataFrame, cohort_year: int, measure: str) -> tuple[Reals, Reals]:
    """Weeks (W + 1,) and running totals of one campaign, from the opening on, where they are known."""
    campaign = weekly[(weekly["cohort_year"] == cohort_year) & weekly[measure].notna()].sort_values("week")
    weeks = np.append(0.0, campaign["week"].to_numpy(dtype=np.float64))
    return weeks, np.append(0.0, campaign[measure].to_numpy(dtype=np.float64))


def progress_at(
    weekly: pd.DataFrame, cohort_year: int, measure: str, came: float, weeks: float
) -> Progress | None:
    """A running count after some weeks, beside the share that each earlier campaign had of its own final count by then.

    By then: of applications, which come until the closing day, as far from it; of volunteers, as many weeks after the
    opening. Earlier campaigns without a dated row, or that are not so far themselves, are left out. None where `came`
    is NaN.
    """
    if np.isnan(came):
        return None
    shares, finals, is_dated = [], [], measure != "applications_so_far"
    lengths = weekly.groupby("cohort_year")["sign_up_weeks"].first()
    own = np.nan if is_dated else lengths.get(cohort_year, np.nan)
    is_dated |= not np.isnan(own)
    for year in sorted(set(weekly["cohort_year"]) - {cohort_year}):
        by_week, so_far = _curve(weekly, int(year), measure)
        then = as_far(weeks, own, lengths[year])
        if year < cohort_year and by_week[-1] >= then and so_far[-1] > 0:
            shares.append(np.interp(then, by_week, so_far) / so_far[-1])
            finals.append(so_far[-1])
    return Progress(round(came), weeks, np.array(shares), np.array(finals), bool(is_dated))


def as_far(weeks: float, own: float, other: float) -> float:
    """The weeks after which a campaign of `other` weeks of sign-up was as far as one of `own` weeks is after `weeks`.

    Before the closing day in proportion, after it as many weeks later; the same weeks where a length is not known.
    """
    if np.isnan(own) or np.isnan(other):
        return weeks
    return weeks * other / own if weeks <= own else weeks - own + other


def weeks_so_far(weekly: pd.DataFrame, cohort_year: int) -> float | None:
    """Weeks of the campaign that the data covers, with a fraction; None without a row."""
    days = weekly.loc[weekly["cohort_year"] == cohort_year, "days"]
    return None if days.empty else max(float(days.max()) / 7, 1 / 7)


def weeks_when(weekly: pd.DataFrame, cohort_year: int, measure: str, count: float, now: float) -> float:
    """The weeks after which the running total was `count`, where it is more by now; `now` where it is not.

    To the board a count may be shown as it was at an earlier publication, beside a course that goes on.
    """
    by_week, so_far = _curve(weekly, cohort_year, measure)
    if np.isnan(count) or so_far[-1] <= count:
        return now
    return float(np.clip(np.interp(count, so_far, by_week), 1 / 7, now))


def projected(
    weekly: pd.DataFrame, cohort_year: int, measure: str, now: Progress, finals: Counts
) -> pd.DataFrame:
    """From this week to LAST_WEEK: running totals as they may go on, columns week, q10, q50, q90.

    Between now and the end each draw goes the way that earlier campaigns went on the mean.
    """
    reached = float(np.mean(share_levels(now)))
    rows = []
    for week in range(int(np.ceil(now.weeks)), LAST_WEEK + 1):
        then = progress_at(weekly, cohort_year, measure, now.came, max(float(week), now.weeks))
        share = reached if then is None else max(float(np.mean(share_levels(then))), reached)
        way = 1.0 if week == LAST_WEEK else (share - reached) / max(1 - reached, 1e-9)
        rows.append((week, *np.quantile(now.came + (finals - now.came) * way, ENDS)))
    return pd.DataFrame(rows, columns=["week", "q10", "q50", "q90"])
