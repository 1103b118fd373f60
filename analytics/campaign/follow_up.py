"""Whether pairs meet and last, in words; what was not provided is named, never counted as 0."""

import pandas as pd

from analytics.frames import is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator


def headline(meetings: pd.DataFrame, cohort: str, t: Translator) -> str:
    """The share of pairs that met in the last full month known of the cohort; rows of follow_up."""
    own = [row for row in rows(meetings) if row["cohort"] == cohort and is_known(row["share_met"])]
    if not own and cohort in set(meetings["cohort"]):
        return t("Whether the pairs of the {cohort} meet", cohort=cohort)
    if not own:
        return t("No meeting of the {cohort} is in the data", cohort=cohort)
    first, last = own[0], own[-1]
    share = formats.percent(last["share_met"], t.language)
    if first is last:
        return t("{share} of the pairs of the {cohort} met in their first month", share=share, cohort=cohort)
    return t(
        "{share} of the pairs of the {cohort} met in month {month}, against {first} in the first",
        share=share,
        cohort=cohort,
        month=str(last["month"]),
        first=formats.percent(first["share_met"], t.language),
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
        "{n} pair under way has not met for over 45 days.",
        "{n} pairs under way have not met for over 45 days.",
        n=len(stalled),
    )
