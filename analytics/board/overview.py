"""What the first screen says in words: the headline, and the sentences under it.

What is not final is never called a rise, a fall or a record: it is compared at the end of the same week.
"""

from typing import Any

import pandas as pd

from analytics.campaign import clock, pace
from analytics.frames import Row, is_hidden, is_known, margin, row_of, rows, values
from analytics.language import formats
from analytics.language.texts import Translator

STABLE = 0.02  # under 2 %, a change is not called one


def headline(
    cohorts: pd.DataFrame, cohort: str | None, t: Translator, weeks: pd.DataFrame | None = None
) -> str:
    """The one sentence to remember about a cohort; the first rule that holds wins.

    While its students apply, their number at the last week of campaign_pace, `weeks`; while pairs are formed, that of
    pairs. Once pairing is over, a record is above every other final number, earlier or later; a tie is not a record.
    """
    row = row_of(cohorts, cohort)
    if row is None:
        return _without_pairs(row, t)
    if clock.is_living(row):
        return formats.capital(_living(row, weeks, t))
    if not row["pairs"]:
        return _without_pairs(row, t)
    if is_hidden(row["pairs"]):
        return t("The campaign of the {cohort}: too few people to be shown", cohort=row["cohort"])
    final = [other for other in rows(cohorts) if other["has_final_pairs"]]
    others = values([other for other in final if other["cohort"] != cohort], "pairs")
    named = {"n": row["pairs"], "cohort": row["cohort"]}
    growth = row["growth"] if is_known(row["growth"]) else None
    change = None if growth is None else formats.percent(growth, t.language, signed=True)
    if others and row["pairs"] > max(others):
        if change is None:
            return t("Record: {n} pair for the {cohort}", "Record: {n} pairs for the {cohort}", **named)
        return t(
            "Record: {n} pair for the {cohort}, {change} in one year",
            "Record: {n} pairs for the {cohort}, {change} in one year",
            **named,
            change=change,
        )
    if others and row["pairs"] == max(others):
        return t(
            "{n} pair for the {cohort}, which equals the record",
            "{n} pairs for the {cohort}, which equals the record",
            **named,
        )
    if growth is None:
        if not any(other["cohort_year"] < row["cohort_year"] for other in rows(cohorts)):
            return t(
                "{n} pair for the {cohort}, the first class",
                "{n} pairs for the {cohort}, the first class",
                **named,
            )
        return t("{n} pair for the {cohort}", "{n} pairs for the {cohort}", **named)
    if abs(growth) < STABLE:
        return t(
            "{n} pair for the {cohort}, stable over one year",
            "{n} pairs for the {cohort}, stable over one year",
            **named,
        )
    return t(
        "{n} pair for the {cohort}, {change} in one year",
        "{n} pairs for the {cohort}, {change} in one year",
        **named,
        change=change,
    )


def _living(row: Row, weeks: pd.DataFrame | None, t: Translator) -> str:
    """Where a campaign stands whose pairs are still to be formed."""
    if weeks is None or not row["applications"]:
        return _without_pairs(row, t)
    if row["state"] == clock.PAIRING and row["pairs"] and not is_hidden(row["pairs"]):
        return pace.pairs_so_far(weeks, row, t)
    if row["state"] == clock.SIGNING_UP:
        return pace.signing_up(weeks, row, t)
    return _without_pairs(row, t)


def is_withheld(row: Row) -> bool:
    """Whether the board is shown nothing of a campaign of which there are rows."""
    return bool(margin(row)) and row["applications"] is None and row["counted_pairs"] is not None


def _without_pairs(row: Row | None, t: Translator) -> str:
    if row is not None and is_withheld(row):
        return t("The campaign of the {cohort}: too few people to be shown", cohort=row["cohort"])
    if row is not None and row["applications"] and not row["pairs"]:
        return t(
            "{n} application for the {cohort}, no pair yet",
            "{n} applications for the {cohort}, no pair yet",
            n=row["applications"],
            cohort=row["cohort"],
        )
    if row is not None and row["applications"]:
        return t(
            "{n} application for the {cohort} so far",
            "{n} applications for the {cohort} so far",
            n=row["applications"],
            cohort=row["cohort"],
        )
    if row is not None and row["places"]:
        return t(
            "{n} place offered for the {cohort}, no application yet",
            "{n} places offered for the {cohort}, no application yet",
            n=row["places"],
            cohort=row["cohort"],
        )
    return t("No application imported yet")


def standfirst(cohorts: pd.DataFrame, cohort: str | None, t: Translator) -> str:
    """What completes the headline: places, who waits, what the rows leave out. Markdown bold inside."""
    row = row_of(cohorts, cohort)
    if row is None:
        return t("Import an export of the programme, or explore the example.")
    if is_withheld(row):
        return t("Its figures are withheld: with so few people, hidden ones could be deduced from them.")
    if row["applications"] is None and row["places"] is None and row["counted_pairs"] is None:
        return t("Only the published total is known: the rows of this campaign were not provided.")
    parts = (of_part(row, t), _places(row, t), _waiting(row, t))
    return " ".join(formats.capital(sentence) for sentence in parts if sentence)


def of_part(row: Row | None, t: Translator) -> str:
    """That the rows cover part of the pairs published, whose total is the one shown; empty where they cover all."""
    if (
        row is None
        or not is_known(row["pairs"])
        or not row["has_final_pairs"]
        or row["pairs"] == row["counted_pairs"]
    ):
        return ""
    if row["counted_pairs"] is None:
        return t("The pairs of this campaign were not provided: only their published total is known.")
    if row["has_all_applications"]:
        return t(
            "The rows hold {counted} of the {n} pair published: what is said of pairs is of these rows alone.",
            "The rows hold {counted} of the {n} pairs published: what is said of pairs is of these rows alone.",
            n=row["pairs"],
            counted=row["counted_pairs"],
        )
    return t(
        "The rows hold {counted} of the {n} pair published: the other numbers are of these rows alone.",
        "The rows hold {counted} of the {n} pairs published: the other numbers are of these rows alone.",
        n=row["pairs"],
        counted=row["counted_pairs"],
    )


def _places(row: Row, t: Translator) -> str:
    if is_hidden(row["places"]):
        return ""
    if row["places"] is None:
        return _places_at_least(row, t)
    if not is_known(row["balance"]):
        return t("**{n} place** offered by mentors.", "**{n} places** offered by mentors.", n=row["places"])
    offered = t("{n} place", "{n} places", n=row["places"])
    wanted = t("{n} eligible application", "{n} eligible applications", n=row["eligible"])
    values: dict[str, Any] = {"places": offered, "eligible": wanted}
    if margin(row) and abs(row["balance"]) < margin(row):  # rounded counts do not tell which are more
        return t("Places and eligible applications are about as many: {places} for {eligible}.", **values)
    if row["missing"] and clock.is_living(row):
        return t(
            "**{n} place is missing so far**: mentors have offered {places} for {eligible}.",
            "**{n} places are missing so far**: mentors have offered {places} for {eligible}.",
            n=row["missing"],
            **values,
        )
    if row["missing"] and row["state"] == clock.FINISHED:
        return t(
            "**{n} place was missing**: mentors offered {places} for {eligible}.",
            "**{n} places were missing**: mentors offered {places} for {eligible}.",
            n=row["missing"],
            **values,
        )
    if row["missing"]:
        return t(
            "**{n} place is missing**: mentors offered {places} for {eligible}.",
            "**{n} places are missing**: mentors offered {places} for {eligible}.",
            n=row["missing"],
            **values,
        )
    if clock.is_living(row):
        return t("Mentors have offered enough places so far: {places} for {eligible}.", **values)
    return t("Mentors offered enough places: {places} for {eligible}.", **values)


def _places_at_least(row: Row, t: Translator) -> str:
    """Where mentors' offers are not known, every pair had a place: more is not known."""
    if not is_known(row["pairs"]) or not row["pairs"]:
        return t("The places offered by mentors were not provided.")
    return t(
        "The places offered by mentors were not provided, or only in part: {n} place at least, that of the pair.",
        "The places offered by mentors were not provided, or only in part: {n} places at least, those of the pairs.",
        n=row["pairs"],
    )


def _waiting(row: Row, t: Translator) -> str:
    if row["waiting"] is None or not row["has_all_applications"]:
        return ""
    if row["waiting"] == 0:
        return t("Every eligible student has a mentor.") if row["eligible"] else ""
    if is_hidden(row["waiting"]):
        return t(
            "**{n} eligible student**, perhaps none, has no mentor.",
            "**{n} eligible students**, perhaps none, have no mentor.",
            n=row["waiting"],
        )
    if row["state"] == clock.FINISHED:
        return t(
            "**{n} eligible student** was left without a mentor.",
            "**{n} eligible students** were left without a mentor.",
            n=row["waiting"],
        )
    if clock.is_living(row):
        return t(
            "**{n} eligible student** has no mentor yet.",
            "**{n} eligible students** have no mentor yet.",
            n=row["waiting"],
        )
    if is_known(row["free_places"]) and row["free_places"]:
        places = t("{n} place is free", "{n} places are free", n=row["free_places"])
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
