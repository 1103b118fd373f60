"""The wait for a mentor, in words. Never a mean: those who still wait have no length of wait yet."""

from collections.abc import Sequence

import pandas as pd

from analytics.frames import Row, is_known, rows
from analytics.language.texts import Translator, message

LONG_WAIT = 30  # days
REASONS = {  # code of waiting_reason → what stands in the way
    "nobody": message("no volunteer in the sectors wished"),
    "full": message("volunteers of these sectors are full"),
    "window": message("free mentors are outside the window"),
    "placement": message("a mentor who suits is free"),
}


def median_weeks(waits_of_cohort: Sequence[Row]) -> int | None:
    """The first week at the end of which at most half still wait; None while more than half do."""
    return next(
        (int(row["week"]) for row in waits_of_cohort
         if row["share_waiting"] is not None and row["share_waiting"] <= 0.5),
        None,
    )  # fmt: skip


def headline(row: Row | None, reasons_of_cohort: pd.DataFrame, cohort: str, t: Translator) -> str:
    """How many wait (`row` of cohort_summary), and how many of them for over 30 days, where the reasons are known."""
    waiting = row["waiting"] if row else None
    if waiting is None:
        return t("Who of the {cohort} waits is not known", cohort=cohort)
    if waiting == 0:
        return t("Every eligible student of the {cohort} has a mentor", cohort=cohort)
    said = t(
        "{n} student of the {cohort} waits", "{n} students of the {cohort} wait", n=waiting, cohort=cohort
    )
    if reasons_of_cohort.empty or not is_known(waiting):
        return said[:1].upper() + said[1:]
    long_waits = sum(row["long_waits"] for row in rows(reasons_of_cohort))
    if not long_waits:
        return t("{said}, none for over 30 days", said=said)
    if long_waits == waiting:
        return t("{said}, all for over 30 days", said=said)
    return t("{said}, {n} for over 30 days", "{said}, {n} for over 30 days", said=said, n=long_waits)
