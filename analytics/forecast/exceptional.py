"""Campaigns that the coordinator marked as unlike the others: what the forecast leaves out of them, in words."""

from collections.abc import Mapping

import pandas as pd

from analytics.frames import rows
from analytics.language.texts import Translator, message

KINDS: Mapping[str, str] = {
    "dip": message("Far fewer than usual"),
    "drive": message("A special call"),
    "window": message("Other classes asked"),
}


def left_out(marked: pd.DataFrame, ahead: str, t: Translator) -> str:
    """What the forecast does with the campaigns `marked` (rows of exceptional_campaign); empty where none is.

    `ahead`: the cohort of the first campaign to be forecast, which may itself be marked.
    """
    past = sorted(row["cohort"] for row in rows(marked) if row["cohort"] != ahead)
    parts = []
    if past:
        parts.append(
            t(
                "Marked as exceptional, {cohorts} is left out of what is usual; its people are counted.",
                "Marked as exceptional, {cohorts} are left out of what is usual; their people are counted.",
                n=len(past),
                cohorts=", ".join(past),
            )
        )
    if len(past) < len(marked):
        parts.append(
            t(
                "The {cohort} is marked as exceptional: its end is read from what has come in rather than from"
                " earlier campaigns, and the next ones do not start from it.",
                cohort=ahead,
            )
        )
    return " ".join(parts)
