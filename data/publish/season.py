"""What is known of the running campaign is read, from either file: how far it is, and what has come."""

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.forecast.weeks import Season, progress_at, weeks_so_far, weeks_when

RUNNING = ("signing_up", "pairing")


def weekly_counts(con: DuckDBPyConnection, database: str) -> pd.DataFrame:
    """One row per cohort and week, as `analytics.forecast.weeks` wants them; what the board may not see is NaN."""
    return con.execute(f"""
        select
            clock_count.cohort_year::integer as cohort_year,
            offer_count.week::integer as week,
            offer_count.days::integer as days,
            pace_count.applications_so_far::double as applications_so_far,
            offer_count.volunteers_so_far::double as volunteers_so_far,
            clock_count.sign_up_days::double / 7 as sign_up_weeks
        from {database}.offer_count
        inner join {database}.clock_count using (cohort)
        inner join {database}.pace_count
            on pace_count.cohort = offer_count.cohort and pace_count.week = offer_count.week
        order by cohort_year, offer_count.week
    """).df()


def running_season(
    con: DuckDBPyConnection,
    database: str,
    after: int,
    weekly: pd.DataFrame,
    offers: pd.DataFrame,
    window: tuple[int, int],
) -> Season | None:
    """The running campaign where it is the one after the cohort of year `after`; None when no campaign is running.

    `offers`: its volunteers so far, columns cohort_year, promotion_year, capacity, is_new; empty when none is known,
    which says nothing of how many there are.
    """
    running = con.execute(
        f"""
        select
            clock_count.cohort_year::integer,
            cohort_count.eligible::double,
            cohort_count.places::double,
            coalesce(cohort_count.volunteers::double, 'nan'::double)
        from {database}.clock_count
        inner join {database}.cohort_count using (cohort)
        where clock_count.cohort_year = $year and list_contains($states, clock_count.state)
        """,
        {"year": after + 1, "states": list(RUNNING)},
    ).fetchall()
    weeks = weeks_so_far(weekly, after + 1)
    if not running or weeks is None:
        return None
    ((year, eligible, offered, volunteers),) = running
    mine = offers[offers["cohort_year"] == year].reset_index(drop=True)
    if len(mine) and offered is not None and np.isfinite(offered):
        mine = within(mine, (year - mine["promotion_year"]).between(*window), offered)
    inside = mine[(year - mine["promotion_year"]).between(*window)]
    places = float(inside["capacity"].sum()) if len(mine) else np.nan
    came = np.nan if eligible is None else eligible
    then = weeks_when(weekly, year, "volunteers_so_far", volunteers, weeks)
    return Season(
        cohort_year=year,
        week=int(np.ceil(weeks)),
        applications=progress_at(weekly, year, "applications_so_far", came, weeks),
        places=progress_at(weekly, year, "volunteers_so_far", places, then),
        offers=mine,
    )


def within(offers: pd.DataFrame, is_inside: "pd.Series[bool]", places: float) -> pd.DataFrame:
    """The offers without those that go beyond the places of the window, as the ledger has them.

    They do where a mentor stopped, and in the board's file, where which promotions offered them is hidden.
    """
    order = np.random.default_rng(int(places)).permutation(np.flatnonzero(is_inside))
    kept = order[offers["capacity"].to_numpy()[order].cumsum() <= places]
    return offers.iloc[np.sort(np.r_[np.flatnonzero(~is_inside), kept])].reset_index(drop=True)
