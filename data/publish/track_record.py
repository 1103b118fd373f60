"""What would have been forecast before each past campaign, and week by week in its course, beside what happened."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analytics.forecast import shortage
from analytics.forecast.completion import final_draws
from analytics.forecast.weeks import progress_at
from analytics.promotions import code_of
from data.publish.drawing import FEWEST_CAMPAIGNS, Draws, Inputs, drawn, is_enough

PAST_DRAWS = 800
WEEKS = (2, 4, 6, 8)
MEASURES = {"demand": "applications_so_far", "supply": "volunteers_so_far"}


def past_forecasts(inputs: Inputs) -> dict[str, pd.DataFrame]:
    """`past_drawn`: what would have been forecast before each past campaign, with the naive rivals, and what happened.
    `past_season_drawn`: the same at the end of each of WEEKS of its course.
    """
    students = inputs.demand[~inputs.demand["is_censored"].astype(bool)].set_index("cohort_year")["students"]
    finished = {"demand": students, "supply": inputs.supply.groupby("cohort_year")["capacity"].sum()}
    before: list[dict[str, Any]] = []
    during: list[dict[str, Any]] = []
    for year in finished["supply"].index[FEWEST_CAMPAIGNS:]:
        then = inputs.before(int(year))
        if not is_enough(then):
            continue
        wanted, offered = drawn(then, PAST_DRAWS)
        for quantity, values in (("demand", wanted[:, 0]), ("supply", shortage.places(offered)[:, 0])):
            past = finished[quantity][finished[quantity].index < year]
            if year in finished[quantity].index and len(past) >= FEWEST_CAMPAIGNS:
                actual = float(finished[quantity][year])
                before.append(_before(int(year), quantity, values, past, actual))
                during += _during(then, int(year), quantity, values, actual)
    names = ["cohort", "campaigns", "quantity", "q10", "q50", "q90", "naive", "drift", "actual"]
    weeks = ["cohort", "week", "quantity", "came", "q10", "q50", "q90", "before", "simple", "actual"]
    return {
        "past_drawn": pd.DataFrame(before, columns=names),
        "past_season_drawn": pd.DataFrame(during, columns=weeks),
    }


def _before(year: int, quantity: str, values: Draws, past: pd.Series, actual: float) -> dict[str, Any]:
    drift = past.iloc[-1] + (past.iloc[-1] - past.iloc[0]) / (len(past) - 1)
    return {
        "cohort": code_of(year),
        "campaigns": len(past),
        "quantity": quantity,
        **_interval(values),
        "naive": past.iloc[-1],
        "drift": drift,
        "actual": actual,
    }


def _interval(values: Draws) -> dict[str, float]:
    return dict(zip(("q10", "q50", "q90"), np.quantile(values, [0.1, 0.5, 0.9]), strict=True))


def _during(then: Inputs, year: int, quantity: str, values: Draws, actual: float) -> Iterator[dict[str, Any]]:
    """One row per week of WEEKS in which something is known of the course of this campaign and of earlier ones."""
    measure = MEASURES[quantity]
    course = then.weekly[(then.weekly["cohort_year"] == year) & then.weekly[measure].notna()].set_index(
        "week"
    )
    for week in course.index.intersection(list(WEEKS)):
        share = course.loc[week, measure] / max(course[measure].iloc[-1], 1.0)
        now = progress_at(then.weekly, year, measure, share * actual, float(week))
        if now is not None and len(now.shares):
            yield {
                "cohort": code_of(year),
                "week": week,
                "quantity": quantity,
                "came": now.came,
                **_interval(final_draws(np.asarray(values, dtype=np.float64), now)),
                "before": float(np.median(values)),
                "simple": now.came / max(float(now.shares.mean()), 0.02),
                "actual": actual,
            }
