"""The campaign week by week, in words: where it stands beside earlier ones at the same week."""

from dataclasses import dataclass

import pandas as pd

from analytics.frames import is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import year_of

SLOW_PACE = 0.8  # under 80 % of the pace of earlier campaigns, the coordinator is told


@dataclass(frozen=True)
class Standing:
    """One measure of a cohort at a week, and what the other cohorts had at that same week."""

    cohort: str
    week: int
    count: int
    others: dict[str, int]  # cohort → count at the same week

    @property
    def pace(self) -> float | None:
        """The count divided by the mean of the other cohorts at the same week; None when there is none."""
        usual = sum(self.others.values()) / len(self.others) if self.others else 0
        return self.count / usual if usual else None


@dataclass(frozen=True)
class Before:
    """The campaign before: its count at a week, and what share of its own total that was."""

    cohort: str
    count: int
    share: float


def last_year(weeks: pd.DataFrame, cohort: str, measure: str, week: int) -> Before | None:
    """The latest earlier cohort at that week; None when there is none, or when it has no total."""
    own = [row for row in rows(weeks) if row["cohort"] < cohort and is_known(row[measure])]
    latest = max((row["cohort"] for row in own), default=None)
    counts = {row["week"]: row[measure] for row in own if row["cohort"] == latest}
    total = counts[max(counts)] if counts else 0
    if latest is None or not total or week not in counts:
        return None
    return Before(latest, int(counts[week]), counts[week] / total)


def standing(weeks: pd.DataFrame, cohort: str, measure: str, week: int | None = None) -> Standing | None:
    """Where `cohort` stands at `week` (its last, unless given); None when it has no week in the data.

    `weeks`: rows of campaign_pace. `measure`: one of its running totals. Only earlier cohorts that reached that week
    are compared with.
    """
    own = [row for row in rows(weeks) if row["cohort"] == cohort and is_known(row[measure])]
    if not own:
        return None
    now = own[-1] if week is None else next((row for row in own if row["week"] == week), own[-1])
    others = {
        row["cohort"]: int(row[measure])
        for row in rows(weeks)
        if row["week"] == now["week"] and row["cohort"] < cohort and is_known(row[measure])
    }
    return Standing(cohort, int(now["week"]), int(now[measure]), others)


def signing_up(weeks: pd.DataFrame, cohort: str, t: Translator) -> str:
    """While students of the latest cohort still apply: how many have, beside the cohort before; empty afterwards.

    Students still apply when some did in the last week known.
    """
    own = [row for row in rows(weeks) if row["cohort"] == cohort]
    is_latest = cohort == max(weeks["cohort"], key=year_of, default=None)
    if not is_latest or not own or not is_known(own[-1]["applications"]) or not own[-1]["applications"]:
        return ""
    found = standing(weeks, cohort, "applications_so_far")
    if found is None or found.week != own[-1]["week"]:
        return ""
    said = t(
        "{n} application in week {week} for the {cohort}",
        "{n} applications in week {week} for the {cohort}",
        n=found.count, week=str(found.week), cohort=cohort,
    )  # fmt: skip
    return _beside(found, said, t)


def headline(weeks: pd.DataFrame, cohort: str, t: Translator) -> str:
    """Pairs at the last week known, beside the campaign before at the same week."""
    found = standing(weeks, cohort, "pairs_so_far")
    if found is None and cohort in set(weeks["cohort"]):
        return t("The campaign of the {cohort}, week by week", cohort=cohort)
    if found is None:
        return t("The campaign of the {cohort} has no dated row", cohort=cohort)
    said = t("{n} pair in week {week}", "{n} pairs in week {week}", n=found.count, week=str(found.week))
    return _beside(found, said, t)


def _beside(found: Standing, said: str, t: Translator) -> str:
    """What is said of a cohort, and of the one before at the same week."""
    if not found.others:
        return said
    before = max(found.others)
    change = found.count - found.others[before]
    if change == 0:
        return t("{said}, as many as the {before} at the same date", said=said, before=before)
    if change > 0:
        return t(
            "{said}, {n} more than the {before} at the same date",
            "{said}, {n} more than the {before} at the same date",
            n=change, said=said, before=before,
        )  # fmt: skip
    return t(
        "{said}, {n} fewer than the {before} at the same date",
        "{said}, {n} fewer than the {before} at the same date",
        n=-change, said=said, before=before,
    )  # fmt: skip


def queue_sentence(weeks_of_cohort: pd.DataFrame, t: Translator) -> str:
    """How long the queue is, and whether it grew in the last week known."""
    table = rows(weeks_of_cohort)
    if not values(table, "queue"):
        return ""
    last = table[-1]
    waiting = t("{n} student waits for a mentor", "{n} students wait for a mentor", n=last["queue"])
    change = last["queue_change"]
    if not is_known(change):  # of one week, the board is not told
        return f"{waiting}."
    if not change:
        return t("{waiting}; the queue did not move in the last week.", waiting=waiting)
    signed = formats.signed(change, t.language)
    return t("{waiting}; the queue moved by {signed} in the last week.", waiting=waiting, signed=signed)


def pace_sentence(weeks: pd.DataFrame, cohort: str, t: Translator) -> str:
    """Applications against the mean of earlier campaigns at the same week; empty when there is none."""
    found = standing(weeks, cohort, "applications_so_far")
    if found is None or found.pace is None:
        return ""
    return t(
        "{n} application, {share} of the mean of the {others} earlier campaign(s) at the same week.",
        "{n} applications, {share} of the mean of the {others} earlier campaign(s) at the same week.",
        n=found.count,
        share=formats.percent(found.pace, t.language),
        others=str(len(found.others)),
    )
