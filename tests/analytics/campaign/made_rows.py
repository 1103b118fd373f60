"""Rows made by hand, as the queries give them, for the sentences about a campaign."""

from typing import Any

import pandas as pd

from analytics.language.texts import translator

en, fr = translator("en"), translator("fr")
NAMES = {"data": "Computing and data", "energy": "Energy and environment", "finance": "Finance"}


def weeks(**cohorts: list[tuple[int, int]]) -> pd.DataFrame:
    """Rows of campaign_pace: per cohort, applications and pairs so far at the end of each week."""
    return pd.DataFrame(
        [
            {
                "cohort": cohort,
                "week": week,
                "is_whole": True,
                "applications_so_far": applications,
                "pairs_so_far": pairs,
                "queue": applications - pairs,
                "queue_change": 0
                if week == 1
                else applications - pairs - (totals[week - 2][0] - totals[week - 2][1]),
            }
            for cohort, totals in cohorts.items()
            for week, (applications, pairs) in enumerate(totals, start=1)
        ]
    )


def shortage(**values: Any) -> dict[str, Any]:
    return {
        "students": 12,
        "unplaceable": 10,
        "is_everywhere": False,
        "placeable": 2,
        "places": 6,
        "places_elsewhere": 4,
        "smallest_sectors": "data|energy",
    } | values


def summary(state: str = "under_way", **values: Any) -> dict[str, Any]:
    """A row of cohort_summary of the X20 as far as `state`."""
    return {
        "cohort": "X20",
        "state": state,
        "has_final_applications": state != "signing_up",
        "has_final_pairs": state in ("under_way", "finished"),
        "is_partial": False,
        "has_all_applications": True,
        "applications": 24,
        "eligible": 24,
        "places": None,
        "pairs": 6,
        "waiting": 18,
    } | values


def reasons(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reason", "students", "long_waits"])


def cohorts(coverage: object, state: str = "under_way") -> pd.DataFrame:
    row = summary(state, cohort_year=2020, coverage=coverage, places=196, eligible=202)
    return pd.DataFrame([row])
