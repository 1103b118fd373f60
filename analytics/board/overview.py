"""What the first screen says in words: the headline, the sentence under it, the cards and what to decide."""

from dataclasses import dataclass

import pandas as pd

from analytics.campaign import pace
from analytics.frames import Row, before, is_hidden, is_known, row_of, rows, values
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.sectors import UNDECIDED, balance, inside_a_sentence, is_short, label, with_gap
from analytics.promotions import asked, code_of

STABLE = 0.02  # under 2 %, a change is not called one


@dataclass(frozen=True)
class Card:
    """One number of the first screen, its change from the cohort before and its past."""

    label: str
    value: str
    change: str  # '▲ +34 % vs X19', empty when there is nothing to compare
    is_alert: bool
    history: list[float | None]  # one value per cohort up to the one shown, None where it is not known
    definition: str  # column of cohort_summary whose definition explains the number


@dataclass(frozen=True)
class Decision:
    """One thing that the board may decide, the figures that call for it, and the page that shows them (its file)."""

    title: str
    sentence: str
    page: str = ""


def headline(
    cohorts: pd.DataFrame, cohort: str | None, t: Translator, weeks: pd.DataFrame | None = None
) -> str:
    """The one sentence to remember about a cohort; the first rule that holds wins.

    While its students still apply, as rows of campaign_pace, `weeks`, tell, their number comes first. A record is above
    every other cohort of the data, earlier or later; a tie is not a record.
    """
    row = row_of(cohorts, cohort)
    if row is not None and weeks is not None and (coming := pace.signing_up(weeks, row["cohort"], t)):
        return coming
    if row is None or not row["pairs"]:
        return _without_pairs(row, t)
    others = values([other for other in rows(cohorts) if other["cohort"] != cohort], "pairs")
    said = {"n": row["pairs"], "cohort": row["cohort"]}
    growth = row["growth"] if is_known(row["growth"]) else None
    change = None if growth is None else formats.percent(growth, t.language, signed=True)
    if others and row["pairs"] > max(others):
        if change is None:
            return t("Record: {n} pair for the {cohort}", "Record: {n} pairs for the {cohort}", **said)
        return t(
            "Record: {n} pair for the {cohort}, {change} in one year",
            "Record: {n} pairs for the {cohort}, {change} in one year",
            **said,
            change=change,
        )
    if others and row["pairs"] == max(others):
        return t(
            "{n} pair for the {cohort}, which equals the record",
            "{n} pairs for the {cohort}, which equals the record",
            **said,
        )
    if growth is None:
        if not any(other["cohort_year"] < row["cohort_year"] for other in rows(cohorts)):
            return t(
                "{n} pair for the {cohort}, the first cohort",
                "{n} pairs for the {cohort}, the first cohort",
                **said,
            )
        return t("{n} pair for the {cohort}", "{n} pairs for the {cohort}", **said)
    if abs(growth) < STABLE:
        return t(
            "{n} pair for the {cohort}, stable over one year",
            "{n} pairs for the {cohort}, stable over one year",
            **said,
        )
    return t(
        "{n} pair for the {cohort}, {change} in one year",
        "{n} pairs for the {cohort}, {change} in one year",
        **said,
        change=change,
    )


def _without_pairs(row: Row | None, t: Translator) -> str:
    if row is not None and row["applications"]:
        return t(
            "{n} application for the {cohort}, no pair yet",
            "{n} applications for the {cohort}, no pair yet",
            n=row["applications"],
            cohort=row["cohort"],
        )
    if row is not None and row["capacity"]:
        return t(
            "{n} place offered for the {cohort}, no application yet",
            "{n} places offered for the {cohort}, no application yet",
            n=row["capacity"],
            cohort=row["cohort"],
        )
    return t("No application imported yet")


def standfirst(cohorts: pd.DataFrame, cohort: str | None, t: Translator) -> str:
    """One or two sentences that complete the headline: were there enough places, who waits. Markdown bold inside."""
    row = row_of(cohorts, cohort)
    if row is None:
        return t("Import an export of the programme, or explore the example.")
    if row["applications"] is None and row["capacity"] is None:
        return t("Only the published total is known: the rows of this campaign were not provided.")
    return " ".join(sentence for sentence in (_places(row, t), _waiting(row, t)) if sentence)


def _places(row: Row, t: Translator) -> str:
    if is_hidden(row["capacity"]):
        return ""
    if row["capacity"] is None:
        return t("The places offered by mentors were not provided.")
    if not is_known(row["balance"]):
        return t("**{n} place** offered by mentors.", "**{n} places** offered by mentors.", n=row["capacity"])
    said = {"capacity": row["capacity"], "eligible": row["eligible"]}
    if row["balance"] < 0:
        return t(
            "**{n} place is missing**: mentors offered {capacity} for {eligible} eligible applications.",
            "**{n} places are missing**: mentors offered {capacity} for {eligible} eligible applications.",
            n=-row["balance"],
            **said,
        )
    return t("Mentors offered enough places: {capacity} for {eligible} eligible applications.", **said)


def _waiting(row: Row, t: Translator) -> str:
    if row["waiting"] is None:
        return ""
    if row["waiting"] == 0:
        return t("Every eligible student has a mentor.")
    if is_known(row["free_places"]) and row["free_places"]:
        places = t("{n} place was not taken", "{n} places were not taken", n=row["free_places"])
        return t(
            "**{n} eligible student** has no mentor, while {places}.",
            "**{n} eligible students** have no mentor, while {places}.",
            n=row["waiting"],
            places=places,
        )
    return t(
        "**{n} eligible student** has no mentor.",
        "**{n} eligible students** have no mentor.",
        n=row["waiting"],
    )


def cards(cohorts: pd.DataFrame, cohort: str | None, t: Translator) -> list[Card]:
    """Four cards: pairs, demand, places and waiting students; eligible applications stand for demand when known."""
    row, last = row_of(cohorts, cohort), before(cohorts, cohort)
    past = (
        []
        if row is None
        else [other for other in rows(cohorts) if other["cohort_year"] <= row["cohort_year"]]
    )
    is_eligible_known = row is None or row["eligible"] is not None or row["applications"] is None
    demand, demand_label = (
        ("eligible", t("Eligible applications")) if is_eligible_known else ("applications", t("Applications"))
    )
    return [
        Card(
            label=name,
            value=formats.number(None if row is None else row[column], t.language),
            change=_change(row, last, column, t),
            is_alert=column == "waiting"
            and row is not None
            and is_known(row["waiting"])
            and bool(row["waiting"]),
            history=[other[column] if is_known(other[column]) else None for other in past],
            definition=column,
        )
        for column, name in (
            ("pairs", t("Pairs formed")),
            (demand, demand_label),
            ("capacity", t("Places offered")),
            ("waiting", t("Students waiting")),
        )
    ]


def _change(row: Row | None, last: Row | None, column: str, t: Translator) -> str:
    """'▲ +34 % vs X19'; waiting students change by a number, since they often start from 0."""
    if row is None or last is None or not is_known(row[column]) or not is_known(last[column]):
        return ""
    difference = row[column] - last[column]
    if difference == 0:
        return t("= as {cohort}", cohort=last["cohort"])
    if column == "waiting" or not last[column]:
        said = formats.signed(difference, t.language)
    else:
        said = formats.percent(difference / last[column], t.language, signed=True)
    return t(
        "{arrow} {change} vs {cohort}",
        arrow="▲" if difference > 0 else "▼",
        change=said,
        cohort=last["cohort"],
    )


def decisions(
    cohorts: pd.DataFrame,
    supply: pd.DataFrame,
    sectors: pd.DataFrame,
    window: tuple[int, int],
    cohort: str | None,
    t: Translator,
) -> list[Decision]:
    """Up to three things to decide for the next campaign, each called for by figures of this one."""
    row = row_of(cohorts, cohort)
    if row is None:
        return []
    mine = with_gap([sector for sector in rows(sectors) if sector["cohort"] == cohort])
    known = [sector for sector in mine if sector["sector"] != UNDECIDED and balance(sector) is not None]
    found = (
        _ask(row, known, window, t),
        _use_free_places(row, known, t),
        _replace(row, rows(supply), window, t),
    )
    return [decision for decision in found if decision is not None]


def _ask(row: Row, sectors: list[Row], window: tuple[int, int], t: Translator) -> Decision | None:
    """Whom to ask where most places are missing."""
    if not sectors or not is_short(sectors[0]):
        return None
    worst = sectors[0]
    following = code_of(row["cohort_year"] + 1)
    oldest, youngest = asked(following, window)
    name = inside_a_sentence(label(worst, t))
    return Decision(
        t("Ask the {oldest} to {youngest} in {sector}", oldest=oldest, youngest=youngest, sector=name),
        t(
            "For the {cohort}, {n} place is missing in this sector: {places} for {students} students.",
            "For the {cohort}, {n} places are missing in this sector: {places} for {students} students.",
            n=-(balance(worst) or 0),
            cohort=row["cohort"],
            places=formats.number(worst["places"], t.language),
            students=formats.number(worst["students"], t.language),
        ),
    )


def _use_free_places(row: Row, sectors: list[Row], t: Translator) -> Decision | None:
    """Where places are left over, while students wait."""
    spare = [sector for sector in reversed(sectors) if (balance(sector) or 0) > 0][:2]
    if not spare or not is_known(row["waiting"]) or not row["waiting"]:
        return None
    names = [inside_a_sentence(label(sector, t)) for sector in spare]
    joined = names[0] if len(names) == 1 else t("{first} and {second}", first=names[0], second=names[1])
    return Decision(
        t("Offer the places left in {sectors}", sectors=joined),
        t(
            "{n} place more than wishes there, while {waiting}.",
            "{n} places more than wishes there, while {waiting}.",
            n=sum(balance(sector) or 0 for sector in spare),
            waiting=t("{n} student waits", "{n} students wait", n=row["waiting"]),
        ),
    )


def _replace(row: Row, supply: list[Row], window: tuple[int, int], t: Translator) -> Decision | None:
    """Mentors of the oldest promotion asked, which next year is outside the window."""
    leaving = next(
        (one for one in supply if one["cohort"] == row["cohort"] and one["gap"] == window[1]), None
    )
    if leaving is None or not (leaving["volunteers"] or leaving["mentors"]):
        return None
    entering = code_of(row["cohort_year"] + 1 - window[0])
    following = code_of(row["cohort_year"] + 1)
    return Decision(
        t(
            "Welcome the {entering}, who take over from the {leaving}",
            entering=entering,
            leaving=leaving["promotion"],
        ),
        t(
            "{n} volunteer of the {leaving} will be past the window for the {following}.",
            "{n} volunteers of the {leaving} will be past the window for the {following}.",
            n=leaving["volunteers"] or leaving["mentors"],
            leaving=leaving["promotion"],
            following=following,
        ),
    )
