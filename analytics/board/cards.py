"""The first numbers of the first screen, each with its change and its past.

What is not final is compared at the end of the same week, or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.board import objectives
from analytics.campaign import clock, pace
from analytics.frames import Row, before, is_hidden, is_known, margin, row_of, rows
from analytics.language import formats
from analytics.language.hidden import About, Hidden
from analytics.language.texts import Translator, message
from analytics.promotions import code_of, year_of

SO_FAR = {"pairs": "pairs_so_far", "applications": "applications_so_far"}  # column → its total by week

NOT_GIVEN = {  # column → why it is not known where applications are
    "places": message("not provided, or only in part"),
    "waiting": message("pairs not provided, or only in part"),
}


@dataclass(frozen=True)
class Card:
    """One number of the first screen, its change from the cohort before and its past."""

    label: str
    value: str
    change: str  # '▲ +34 % vs X19', empty when there is nothing to compare
    is_alert: bool
    # One value per cohort up to the one shown, None where it is not known.
    history: Sequence[float | Hidden | None]
    definition: str  # column of cohort_summary whose definition explains the number
    is_final: bool = True  # whether the last value of the history will not change any more
    bridge: str = ""  # what the number is made of, or part of: '185 taken, 11 free'


def cards(
    cohorts: pd.DataFrame,
    cohort: str | None,
    t: Translator,
    weeks: pd.DataFrame | None = None,
    targets: pd.DataFrame | None = None,
) -> list[Card]:
    """Four cards: pairs, demand, places and waiting students, each with what leads from one to the other.

    Eligible applications stand for demand once sign-up is over, all applications before. What is not final is compared
    at the end of the same week of campaign_pace, `weeks`, or not at all. `targets`: rows of target.
    """
    row = row_of(cohorts, cohort)
    is_over = row is None or row["has_final_applications"]
    has_eligible = is_over and (row is None or row["eligible"] is not None or row["applications"] is None)
    demand, named = (
        ("eligible", t("Eligible applications")) if has_eligible else ("applications", t("Applications"))
    )
    is_finished = row is not None and row["state"] == clock.FINISHED
    waiting = t("Left without a mentor") if is_finished else t("Students waiting")
    shown = (
        ("pairs", t("Pairs formed")),
        (demand, named),
        ("places", t("Places offered")),
        ("waiting", waiting),
    )
    return [
        replace(
            _card(cohorts, cohort, column, name, weeks, t),
            bridge=_bridge(row, column, _aims(cohorts, cohort, column, targets, t), t),
        )
        for column, name in shown
    ]


def _aims(
    cohorts: pd.DataFrame, cohort: str | None, column: str, targets: pd.DataFrame | None, t: Translator
) -> list[str]:
    """The target of a number for the cohort and, of the latest one, for the cohort after it."""
    if targets is None or cohort is None:
        return []
    following = code_of(year_of(cohort) + 1)
    aim = objectives.of_cohort(targets, cohort).get(column)
    is_latest = cohort == max(cohorts["cohort"], key=year_of, default=None)
    then = objectives.of_cohort(targets, following).get(column) if is_latest else None
    aims = [] if aim is None else [t("target {n}", n=aim)]
    return aims if then is None else [*aims, t("target of the {cohort} {n}", cohort=following, n=then)]


def _bridge(row: Row | None, column: str, aims: list[str], t: Translator) -> str:
    """What a number of the row is made of or part of, as far as it is known, after its `aims`."""
    parts = [*aims]
    if (
        row is not None
        and column in NOT_GIVEN
        and row[column] is None
        and row["pairs"]
        and row["applications"]
    ):
        parts.append(t(NOT_GIVEN[column]))
    if row is None or not is_known(row[column]):
        return " · ".join(parts)

    def in_words(*columns: tuple[str, str, str]) -> list[str]:
        are_known = all(is_known(row[part]) for part, _, _ in columns)
        return [t(one, many, n=row[part]) for part, one, many in columns] if are_known else []

    if column == "pairs" and row["with_mentor"] != row["pairs"]:
        parts += in_words(
            ("with_mentor", message("{n} student has a mentor"), message("{n} students have a mentor"))
        )
    elif column == "eligible" and row["applications"] != row["eligible"]:
        parts += in_words(("applications", message("of {n} application"), message("of {n} applications")))
    elif column == "places":
        parts += in_words(
            ("taken", message("{n} taken"), message("{n} taken")),
            ("free_places", message("{n} free"), message("{n} free")),
        )
    elif column == "waiting" and row["lost_mentor"]:
        parts += in_words(
            ("never_paired", message("{n} never had a mentor"), message("{n} never had a mentor")),
            ("lost_mentor", message("{n} lost theirs"), message("{n} lost theirs")),
        )
    return " · ".join(parts)


def _card(
    cohorts: pd.DataFrame,
    cohort: str | None,
    column: str,
    name: str,
    weeks: pd.DataFrame | None,
    t: Translator,
) -> Card:
    row, last = row_of(cohorts, cohort), before(cohorts, cohort)
    past = (
        []
        if row is None
        else [other for other in rows(cohorts) if other["cohort_year"] <= row["cohort_year"]]
    )
    is_final = row is None or is_settled(row, column)
    if row is None or row[column] is None:
        change = t("no pair yet") if row is not None and column == "pairs" else ""
    elif is_of_part(row, column):
        change = t("of a part of the rows")
    elif not is_final:
        change = _change_so_far(row, last, column, weeks, t)
    else:
        change = _change(row, last, column, t) if last is not None and is_settled(last, column) else ""
    return Card(
        label=name,
        value=formats.number(None if row is None else row[column], t.language),
        change=change,
        is_alert=column == "waiting"
        and is_final
        and row is not None
        and is_known(row[column])
        and bool(row[column]),
        history=[other[column] for other in past],
        definition=column,
        is_final=is_final,
    )


def bars(card: Card) -> list[tuple[str, float]]:
    """The past of a card as columns: what each is, and its height as a share of the highest.

    An `unknown` number has no column and a `hidden` one a mark of its own; one that is not final is `open`.
    """
    top = max((value for value in card.history if is_known(value)), default=0) or 1
    last = len(card.history) - 1
    kinds = {True: "open", False: "known"}
    return [
        (kinds[place == last and not card.is_final], round(float(value) / top, 4))
        if is_known(value)
        else ("hidden" if is_hidden(value) else "unknown", 0.0)
        for place, value in enumerate(card.history)
    ]


def is_settled(row: Row, column: str) -> bool:
    """Whether a number of a row of cohort_summary is that of the whole campaign, and will not change any more."""
    if is_of_part(row, column):
        return False
    of_applications = ("applications", "withdrawn", "not_eligible", "eligible", "motivations")
    return bool(row["has_final_applications" if column in of_applications else "has_final_pairs"])


def is_of_part(row: Row, column: str) -> bool:
    """Whether a number of a row of cohort_summary is that of the rows alone, which are not all."""
    return column != "pairs" and not row["has_all_applications"] and row["applications"] is not None


def _change(row: Row, last: Row, column: str, t: Translator) -> str:
    """'▲ +34 % vs X19'; waiting students change by a number, since they often start from 0."""
    if not is_known(row[column]) or not is_known(last[column]):
        return ""
    difference = row[column] - last[column]
    if (
        margin(row) and abs(difference) <= 2 * margin(row) and column != "pairs"
    ):  # each of the two may be off by as much
        return t("≈ as {cohort}", cohort=last["cohort"])
    if difference == 0:
        return t("= as {cohort}", cohort=last["cohort"])
    return t(
        "{arrow} {change} vs {cohort}", cohort=last["cohort"], **_moved(difference, last[column], column, t)
    )


def _change_so_far(row: Row, last: Row | None, column: str, weeks: pd.DataFrame | None, t: Translator) -> str:
    """'▲ +33 % vs X19 at the same date', where that is known; otherwise that the number is not final."""
    now = None
    is_begun = column != "pairs" or row["state"] == clock.PAIRING
    if weeks is not None and column in SO_FAR and is_begun:
        now = pace.standing(weeks, row["cohort"], SO_FAR[column])
    then = None if now is None or last is None else now.others.get(last["cohort"])
    if now is None or last is None or then is None:
        return t("so far")
    difference = now.count - then
    when: dict[str, Any] = {"cohort": last["cohort"], "week": str(now.week)}
    if isinstance(difference, About) and abs(difference) <= now.margin:
        return t("≈ as {cohort} at the end of week {week}", **when)
    if difference == 0:
        return t("= as {cohort} at the end of week {week}", **when)
    moved = _moved(difference, then, column, t)
    return t("{arrow} {change} vs {cohort} at the end of week {week}", **when, **moved)


def _moved(difference: float, before: float, column: str, t: Translator) -> dict[str, Any]:
    if column == "waiting" or not before:
        change = formats.signed(difference, t.language)
    else:
        change = formats.percent(float(difference) / float(before), t.language, signed=True)
    if isinstance(difference, About):
        change = t("about {change}", change=change)
    return {"arrow": "▲" if difference > 0 else "▼", "change": change}
