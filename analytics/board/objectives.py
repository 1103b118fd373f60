"""Targets and events that the coordinator keeps: what a target may be about, and those of one cohort."""

from collections.abc import Mapping

import pandas as pd

from analytics.frames import rows
from analytics.language.texts import message

LONGEST_LABEL = 50  # characters of an event: more do not fit beside a mark

METRICS: Mapping[str, str] = {  # metric of a target → what it counts; a column of cohort_summary of that name
    "pairs": message("Pairs"),
    "applications": message("Applications"),
    "mentors": message("Mentors with a student"),
}


def of_cohort(targets: pd.DataFrame, cohort: str) -> dict[str, float]:
    """Metric → target of that cohort; rows of target."""
    return {row["metric"]: row["value"] for row in rows(targets) if row["cohort"] == cohort}


def of_metric(targets: pd.DataFrame, metric: str) -> dict[str, float]:
    """Cohort → target of that metric; rows of target."""
    return {row["cohort"]: row["value"] for row in rows(targets) if row["metric"] == metric}
