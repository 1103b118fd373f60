"""Whether pairs meet and last, in words; what was not provided is named, never counted as 0."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.thresholds import LONG_SILENCE_DAYS


def reached_by_half(months: Sequence[Row]) -> list[Row]:
    """The months of a cohort, rows of follow_up, that half of its pairs have reached: a few are not the cohort."""
    measured = [row for row in months if is_known(row["share_met"]) and is_known(row["pairs"])]
    most = max((row["pairs"] for row in measured), default=0)
    return [row for row in measured if 2 * row["pairs"] >= most]


def headline(meetings: pd.DataFrame, row: Row | None, cohort: str, t: Translator) -> str:
    """The share of pairs that met in the last month that half of them reached.

    `meetings`: rows of follow_up; `row` of campaign_clock.

    Before pairing is over, no share is given: pairs may still be formed.
    """
    months = reached_by_half([month for month in rows(meetings) if month["cohort"] == cohort])
    if row is not None and not row["has_final_pairs"]:
        return t(
            "Pairs of the {cohort} are still being formed: meetings are told once they are", cohort=cohort
        )
    if not months and cohort in set(meetings["cohort"]):
        return t("Whether the pairs of the {cohort} meet", cohort=cohort)
    if not months:
        return t("No meeting of the {cohort} is in the data", cohort=cohort)
    first, last = months[0], months[-1]
    share = formats.percent(last["share_met"], t.language)
    before = formats.percent(first["share_met"], t.language)
    if first is last:
        return t("{share} of the pairs of the {cohort} met in their first month", share=share, cohort=cohort)
    values: dict[str, Any] = {"share": share, "cohort": cohort, "month": str(int(last["month"]))}
    if share == before:
        return t(
            "{share} of the pairs of the {cohort} met in month {month}, as many as in the first", **values
        )
    return t(
        "{share} of the pairs of the {cohort} met in month {month}, against {first} in the first",
        **values,
        first=before,
    )


def absent(
    meetings: pd.DataFrame,
    endings: pd.DataFrame,
    training: pd.DataFrame,
    satisfaction: pd.DataFrame,
    t: Translator,
) -> list[str]:
    """One sentence that names the tables that no export gave; empty when all were given."""
    named = (
        (meetings, t("meetings")),
        (endings, t("ends of pairs")),
        (training, t("trainings")),
        (satisfaction, t("survey answers")),
    )
    missing = [name for frame, name in named if frame.empty]
    return [t("Not provided: {names}.", names=", ".join(missing))] if missing else []


def stalled_sentence(stalled: pd.DataFrame, t: Translator) -> str:
    """How many pairs under way have not met for long; rows of stalled_pair."""
    if stalled.empty:
        return t("Every pair under way has met lately, or has just begun.")
    return t(
        "{n} pair under way has not met for over {days} days.",
        "{n} pairs under way have not met for over {days} days.",
        days=str(LONG_SILENCE_DAYS),
        n=len(stalled),
    )
