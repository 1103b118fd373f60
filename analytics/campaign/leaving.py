"""Who leaves the window: the mentors whom the next campaign will not ask any more."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.frames import is_hidden, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import code_of, year_of


def people(
    volunteers: formats.Shown, mentors: formats.Shown, promotions: str, following: str, t: Translator
) -> str:
    """How many of these promotions leave; where nobody is known to have offered a place, those who had a student."""
    named: dict[str, Any] = {"leaving": promotions, "following": following}
    if is_hidden(volunteers) or is_hidden(mentors):
        return t("Mentors of the {leaving} are past the window for the {following}.", **named)
    if volunteers:
        return t(
            "{n} volunteer of the {leaving} is past the window for the {following}.",
            "{n} volunteers of the {leaving} are past the window for the {following}.",
            n=volunteers,
            **named,
        )
    return t(
        "{n} mentor of the {leaving} is past the window for the {following}.",
        "{n} mentors of the {leaving} are past the window for the {following}.",
        n=mentors,
        **named,
    )


def sentence(leaving: pd.DataFrame, cohort: str, t: Translator) -> str:
    """Who of the mentors of `cohort` the next campaign will not ask, and their places; rows of mentor_leaving of it.

    Empty when nobody leaves.
    """
    table = [row for row in rows(leaving) if row["volunteers"] or row["mentors"]]
    if not table:
        return ""
    following, youngest = code_of(year_of(cohort) + 1), max(table, key=lambda row: year_of(row["promotion"]))
    promotions = youngest["promotion"]
    if len(table) > 1:
        promotions = t("{promotion} and older", promotion=promotions)
    counts = {name: sum(row[name] or 0 for row in table) for name in ("volunteers", "mentors")}
    words = people(counts["volunteers"], counts["mentors"], promotions, following, t)
    places = (
        sum(row["capacity"] for row in table) if all(is_known(row["capacity"]) for row in table) else None
    )
    words = formats.capital(words)
    return words if places is None else f"{words} {t('That is {n} place.', 'That is {n} places.', n=places)}"


def before(going: pd.DataFrame, upcoming: str, t: Translator) -> str:
    """The sentence of those who are past the window at the campaign of the cohort `upcoming`; empty for nobody."""
    last = code_of(year_of(upcoming) - 1)
    return sentence(going[going["cohort"] == last], last, t)


def by_sector(going: pd.DataFrame, upcoming: str, names: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """Who leaves before the campaign of the cohort `upcoming`, by sector, as rows to be shown; empty for nobody.

    `going`: rows of leaving_sector; `names`: code of each sector → its name. Columns: label of the sector, volunteers
    and places; or mentors with a student, where nobody is known to have offered a place.
    """
    last = going[going["cohort"] == code_of(year_of(upcoming) - 1)]
    counted = ["volunteers", "capacity"] if last["volunteers"].sum() else ["mentors"]
    last = last[last[counted[0]] > 0].reset_index(drop=True)
    sectors = [names.get(str(code), t("Not given")) for code in last["sector"]]
    return last[counted].assign(**{f"label_{t.language}": sectors})[[f"label_{t.language}", *counted]]
