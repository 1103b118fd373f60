"""Targets, thresholds and events that the coordinator keeps: what each may be about, and those of one cohort."""

from collections.abc import Mapping

import pandas as pd

from analytics.frames import rows
from analytics.language.texts import message
from analytics.promotions import year_of

LONGEST_LABEL = 50  # characters of an event: more do not fit beside a mark

METRICS: Mapping[str, str] = {  # metric of a target → what it counts; a column of cohort_summary of that name
    "pairs": message("Pairs"),
    "applications": message("Applications"),
    "mentors": message("Mentors with a student"),
}


# What a message warns of, kept as targets are: a threshold holds until a later class has its own.
WARNINGS: Mapping[str, str] = {
    "risk": message("Warn above: chances in 10 of a shortage"),
    "long_waits": message("Warn from: students waiting for over 30 days"),
}
USUAL_WARNINGS: Mapping[str, int] = {"risk": 5, "long_waits": 10}  # where nothing was set


def threshold(targets: pd.DataFrame, metric: str, cohort: str) -> int:
    """From when a message warns: the latest threshold of WARNINGS set for this cohort or an earlier one."""
    thresholds = [
        row for row in rows(targets) if row["metric"] == metric and year_of(row["cohort"]) <= year_of(cohort)
    ]
    latest = max(thresholds, key=lambda row: year_of(row["cohort"]), default=None)
    return int(latest["value"]) if latest else USUAL_WARNINGS[metric]


def of_cohort(targets: pd.DataFrame, cohort: str) -> dict[str, float]:
    """Metric → target of that cohort; rows of target."""
    return {row["metric"]: row["value"] for row in rows(targets) if row["cohort"] == cohort}


def of_metric(targets: pd.DataFrame, metric: str) -> dict[str, float]:
    """Cohort → target of that metric; rows of target."""
    return {row["cohort"]: row["value"] for row in rows(targets) if row["metric"] == metric}
