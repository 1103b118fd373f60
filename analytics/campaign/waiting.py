"""The wait for a mentor, in words. Never a mean: those who still wait have no length of wait yet."""

from collections.abc import Sequence

import pandas as pd

from analytics.campaign import clock
from analytics.frames import Row, is_hidden, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator, message
from analytics.thresholds import LONG_WAIT_DAYS

ROUNDING = 1e-9  # a product of shares that is ½ may be a hair above it
REASONS = {  # code of waiting_reason → what stands in the way
    "lost_mentor": message("they lost their mentor"),
    "nobody": message("no volunteer in the sectors wished"),
    "full": message("volunteers of these sectors are full"),
    "window": message("free mentors are outside the window"),
    "placement": message("a mentor who suits is free"),
    "contested": message("a mentor who suits is free, but too few for all"),
    "not_provided": message("volunteers were not provided"),
}


_DAYS = str(LONG_WAIT_DAYS)  # as sentences have it


def median_weeks(waits_of_cohort: Sequence[Row]) -> int | None:
    """The first week at the end of which at most half still wait; None while more than half do."""
    return next(
        (
            int(row["week"])
            for row in waits_of_cohort
            if row["share_waiting"] is not None and row["share_waiting"] <= 0.5 + ROUNDING
        ),
        None,
    )


def headline(row: Row | None, reasons_of_cohort: pd.DataFrame, cohort: str, t: Translator) -> str:
    """How many wait (`row` of cohort_summary), how many of them for long, where the reasons are known.

    Of a campaign that is over: how many were left without a mentor.
    """
    waiting = row["waiting"] if row else None
    if row is None or waiting is None or not row["has_all_applications"]:
        return t("Who of the {cohort} waits is not known", cohort=cohort)
    is_over = row["state"] == clock.FINISHED
    if waiting == 0 and is_over:
        return t("Every eligible student of the {cohort} had a mentor", cohort=cohort)
    if waiting == 0:
        return t("Every eligible student of the {cohort} has a mentor", cohort=cohort)
    if is_over and is_hidden(waiting):
        sentence = t(
            "{n} student of the {cohort}, perhaps none, was left without a mentor",
            "{n} students of the {cohort}, perhaps none, were left without a mentor",
            n=waiting,
            cohort=cohort,
        )
        return formats.capital(sentence)
    if is_over:
        sentence = t(
            "{n} student of the {cohort} was left without a mentor",
            "{n} students of the {cohort} were left without a mentor",
            n=waiting,
            cohort=cohort,
        )
        return formats.capital(sentence)
    if is_hidden(waiting):
        sentence = t(
            "{n} student of the {cohort}, perhaps none, waits",
            "{n} students of the {cohort}, perhaps none, wait",
            n=waiting,
            cohort=cohort,
        )
        return formats.capital(sentence)
    sentence = t(
        "{n} student of the {cohort} waits", "{n} students of the {cohort} wait", n=waiting, cohort=cohort
    )
    if reasons_of_cohort.empty or not is_known(waiting):
        return formats.capital(sentence)
    long_waits = sum(reason["long_waits"] for reason in rows(reasons_of_cohort))
    if long_waits == waiting == 1:
        return t("{said}, for over {days} days", said=sentence, days=_DAYS)
    if not long_waits and waiting == 1:
        return t("{said}, not yet for over {days} days", said=sentence, days=_DAYS)
    if not long_waits:
        return t("{said}, none for over {days} days", said=sentence, days=_DAYS)
    if long_waits == waiting:
        return t("{said}, all for over {days} days", said=sentence, days=_DAYS)
    return t(
        "{said}, {n} for over {days} days",
        "{said}, {n} for over {days} days",
        said=sentence,
        n=long_waits,
        days=_DAYS,
    )


def withdrawn_sentence(curve: pd.DataFrame, t: Translator) -> str:
    """How many withdrew while they waited, whom the share with a mentor leaves out; `curve`: of waiting_time."""
    withdrawn = sum(values(rows(curve), "withdrawn"))
    if not withdrawn:
        return ""
    return t(
        "{n} more student withdrew while waiting.", "{n} more students withdrew while waiting.", n=withdrawn
    )
