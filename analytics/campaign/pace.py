"""The campaign week by week, in words: where it stands beside earlier ones at the end of the same week.

A week that is not over is compared with nothing: the others had seven days. A campaign that is over is not spoken of as
early or late.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.campaign import clock
from analytics.frames import Row, is_hidden, is_known, margin, rows, values
from analytics.language import formats
from analytics.language.hidden import About
from analytics.language.texts import Translator
from analytics.promotions import year_of

SLOW_PACE = 0.8  # under 80 % of the pace of earlier campaigns, the coordinator is told


@dataclass(frozen=True)
class Standing:
    """One measure of a cohort at the end of a week, and what the other cohorts had at the end of that same week."""

    cohort: str
    week: int
    count: float
    others: dict[str, float]  # cohort → count at the end of the same week
    margin: float = 0  # by how much a difference of two counts may be off, where they are rounded

    @property
    def pace(self) -> float | None:
        """The count divided by the mean of the other cohorts at the same week; None when there is none."""
        usual = sum(map(float, self.others.values())) / len(self.others) if self.others else 0
        return float(self.count) / usual if usual else None

    @property
    def before(self) -> str | None:
        """The latest of the other cohorts; None when there is none."""
        return max(self.others, key=year_of, default=None)


@dataclass(frozen=True)
class Before:
    """The campaign before: its count at the end of a week, and what share of its own total that was."""

    cohort: str
    count: float
    share: float


def last_year(weeks: pd.DataFrame, cohort: str, measure: str, week: int) -> Before | None:
    """The latest earlier cohort at that week; None when there is none, or when it has no total."""
    of_cohort = [
        row for row in rows(weeks) if year_of(row["cohort"]) < year_of(cohort) and is_known(row[measure])
    ]
    latest = max((row["cohort"] for row in of_cohort), key=year_of, default=None)
    counts = {row["week"]: row[measure] for row in of_cohort if row["cohort"] == latest}
    total = counts[max(counts)] if counts else 0
    if latest is None or not total or week not in counts:
        return None
    return Before(latest, counts[week], float(counts[week]) / float(total))


def standing(weeks: pd.DataFrame, cohort: str, measure: str) -> Standing | None:
    """Where `cohort` stood at the end of its last whole week; None when no whole week of it is known.

    `weeks`: rows of campaign_pace. `measure`: one of its running totals. Only earlier cohorts that reached that week
    are compared with.
    """
    of_cohort = [row for row in rows(weeks) if row["cohort"] == cohort and row["is_whole"]]
    if not of_cohort or not is_known(of_cohort[-1][measure]):
        return None
    now = of_cohort[-1]
    others = {
        row["cohort"]: row[measure]
        for row in rows(weeks)
        if row["week"] == now["week"] and year_of(row["cohort"]) < year_of(cohort) and is_known(row[measure])
    }
    return Standing(cohort, int(now["week"]), now[measure], others, margin(now))


def signing_up(weeks: pd.DataFrame, row: Row, t: Translator) -> str:
    """How many students of a cohort have applied so far, and where that stands; `row` of cohort_summary."""
    sentence = t(
        "{n} application for the {cohort} so far",
        "{n} applications for the {cohort} so far",
        n=row["applications"],
        cohort=row["cohort"],
    )
    return _beside(standing(weeks, row["cohort"], "applications_so_far"), sentence, t)


def pairs_so_far(weeks: pd.DataFrame, row: Row, t: Translator) -> str:
    """How many pairs of a cohort were formed so far, and where that stands; `row` of cohort_summary."""
    sentence = t(
        "{n} pair for the {cohort} so far",
        "{n} pairs for the {cohort} so far",
        n=row["pairs"],
        cohort=row["cohort"],
    )
    return _beside(standing(weeks, row["cohort"], "pairs_so_far"), sentence, t)


def headline(weeks: pd.DataFrame, row: Row | None, cohort: str, t: Translator) -> str:
    """Applications while students sign up, pairs while they are formed, and how many there were in the end.

    `row` of cohort_summary.
    """
    if row is None or cohort not in set(weeks["cohort"]):
        return t("The campaign of the {cohort} has no dated row", cohort=cohort)
    if row["state"] == clock.SIGNING_UP and row["applications"] is not None:
        return formats.capital(signing_up(weeks, row, t))
    if row["state"] == clock.PAIRING and row["pairs"] and not is_hidden(row["pairs"]):
        return formats.capital(pairs_so_far(weeks, row, t))
    if not clock.is_living(row) and row["pairs"] and not is_hidden(row["pairs"]):
        return t(
            "{n} pair formed for the {cohort}",
            "{n} pairs formed for the {cohort}",
            n=row["pairs"],
            cohort=cohort,
        )
    return t("The campaign of the {cohort}, week by week", cohort=cohort)


def _beside(now: Standing | None, sentence: str, t: Translator) -> str:
    """The sentence on a cohort with, beside it, the one before at the end of the same week."""
    if now is None or now.before is None:
        return sentence
    change = now.count - now.others[now.before]
    then: dict[str, Any] = {"said": sentence, "before": now.before, "week": str(now.week)}
    if now.margin and abs(change) <= now.margin:
        return t("{said}; at the end of week {week}, about as many as the {before}", **then)
    if change == 0:
        return t("{said}; at the end of week {week}, as many as the {before}", **then)
    if change > 0:
        return t(
            "{said}; at the end of week {week}, {n} more than the {before}",
            "{said}; at the end of week {week}, {n} more than the {before}",
            n=change,
            **then,
        )
    return t(
        "{said}; at the end of week {week}, {n} fewer than the {before}",
        "{said}; at the end of week {week}, {n} fewer than the {before}",
        n=-change,
        **then,
    )


def queue_sentence(weeks_of_cohort: pd.DataFrame, row: Row | None, t: Translator) -> str:
    """How long the queue is, and whether it grew in the last week known; `row` of cohort_summary.

    Of a campaign that is over, nobody waits any more.
    """
    table = rows(weeks_of_cohort)
    if row is None or row["state"] == clock.FINISHED or not values(table, "queue"):
        return ""
    last = table[-1]
    if last["queue"] == 0:
        return t("Nobody waits for a mentor any more.")
    waiting = t("{n} student waits for a mentor", "{n} students wait for a mentor", n=last["queue"])
    change = last["queue_change"]
    if not is_known(change):  # of one week, the board is not told
        return formats.capital(f"{waiting}.")
    if not change:
        return t("{waiting}, as many as at the end of the week before.", waiting=waiting)
    if change > 0:
        return t(
            "{waiting}, {change} more than at the end of the week before.", waiting=waiting, change=change
        )
    return t("{waiting}, {change} fewer than at the end of the week before.", waiting=waiting, change=-change)


def pace_sentence(weeks: pd.DataFrame, row: Row | None, t: Translator) -> str:
    """Applications against the mean of earlier campaigns at the end of the same week, while students sign up.

    `row` of cohort_summary. Empty when there is nothing to compare with.
    """
    if row is None or row["state"] != clock.SIGNING_UP:
        return ""
    now = standing(weeks, row["cohort"], "applications_so_far")
    if now is None or now.pace is None:
        return ""
    return t(
        "At the end of week {week}, applications were at {share} of the mean of the earlier campaign.",
        "At the end of week {week}, applications were at {share} of the mean of the {n} earlier campaigns.",
        n=len(now.others),
        week=str(now.week),
        share=about(now, formats.percent(now.pace, t.language), t),
    )


def about(now: Standing, share: str, t: Translator) -> str:
    """The share as it is written of counts that are rounded."""
    return t("about {change}", change=share) if isinstance(now.count, About) else share
