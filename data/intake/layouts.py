"""How a sheet whose columns are told becomes rows of tables: one sheet may give several, and one table may take
several columns.

The SQL is put together from places of columns, names of the contract and codes of sectors, never from what cells say.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.contract import contract, folded, targets
from data.intake.answers import COHORT
from data.intake.assigning import sector_of_header
from data.intake.kinds import Kind

CAMPAIGNS = re.compile(
    r"\b(?:campagne|campaign|edition|session|saison|annee(?! d (?:entree|integration)| de promo))\b"
)
YEARS = re.compile(r"annee|year|session|edition")
IN_UTC = re.compile(r"\b(?:utc|gmt)\b")
# Of every staged table, beside its own columns.
EXTRAS = ("status", "moment", "also_application", "also_mentor")
IN_ROLE = {
    "application_id": "mentor_id",
    "cohort": "promotion",
    "sectors": "sector",
    "also_application": "also_mentor",
}


@dataclass(frozen=True)
class Part:
    """One table that a sheet gives: an expression of the columns c0, c1… for each column of it, and which rows count.

    What is in `fillers` gives way to what the store already holds. `people`: one row for each person, the earliest.
    """

    table: str
    values: Mapping[str, str]
    where: str = "true"
    fillers: frozenset[str] = frozenset()
    people: str = ""


@dataclass(frozen=True)
class Told:
    """What a sheet was said to be: its header, its kinds, its tables, what each column gives, and its campaign
    or "".
    """

    header: Sequence[str]
    kinds: Sequence[Kind]
    tables: Sequence[str]
    columns: Sequence[str]
    campaign: str = ""
    dates: str = ""


def parts(told: Told) -> list[Part]:
    """The tables that the sheet gives."""
    is_by_role = "role" in told.tables
    found = []
    for table in (name for name in told.tables if name != "role"):
        values = {
            name: expression
            for name in (*targets(table), *EXTRAS)
            if (expression := _value(told, table, name, is_by_role))
        }
        fillers: set[str] = set()
        people = ""
        if table == "application" and "pairing" in told.tables and "applied_on" not in values:
            values["applied_on"] = values_of_pairing(told)
            fillers |= {"applied_on"}
            people = values["application_id"]
        found.append(Part(table, values, _where(told, table, is_by_role), frozenset(fillers), people))
    return found


def values_of_pairing(told: Told) -> str:
    """The day of the pair, which stands for that of an application of which no sheet tells."""
    return _value(told, "pairing", "paired_on", False)


def without_places(told: Told) -> str:
    """The condition of a row that says of a mentor and nothing of the places, in a sheet that gives both; or ""."""
    if {"mentor", "volunteer"} <= {*told.tables} and "capacity" in told.columns:
        return f"text_of({_cell(told.columns.index('capacity'))}) is null"
    return ""


def _where(told: Told, table: str, is_by_role: bool) -> str:
    if table == "volunteer" and (silent := without_places(told)):
        side = _where(told, "mentor", is_by_role)
        return f"{side} and not ({silent})"
    if is_by_role:
        side = "student" if table == "application" else "mentor"
        return f"role_of({_cell(told.columns.index('role'))}) = '{side}'"
    if "pairing" in told.tables and table in ("pairing", "mentor") and "mentor_id" in told.columns:
        return f"text_of({_cell(told.columns.index('mentor_id'))}) is not null"
    return "true"


def _value(told: Told, table: str, name: str, is_by_role: bool) -> str:
    """The expression that gives one column of a table, or "" when the sheet says nothing of it."""
    own = {given: role for role, given in IN_ROLE.items()} if is_by_role and table != "application" else {}
    places = [place for place, given in enumerate(told.columns) if given == own.get(name, name)]
    if name == "moment":
        return _moment(told, table)
    if is_by_role and table == "volunteer" and name == "cohort":
        # the promotion of a person of either role is not the campaign
        places = [place for place, given in enumerate(told.columns) if given == "campaign"]
    if name == "cohort" and not places:
        return (
            f"'{told.campaign}'"
            if COHORT.match(told.campaign) and table in ("application", "volunteer")
            else ""
        )
    mine = [place for place, given in enumerate(told.columns) if given == name] if own else []
    if mine and name in own:
        shared = [_cell(place) for place in places[:1]]
        return f"coalesce({', '.join([f'text_of({_cell(mine[0])})', *shared])})"
    if not places:
        return ""
    if name == "sectors":
        return _wishes(told, places)
    place = places[0]
    if name == "status" and table == "application" and "pairing" in told.tables:
        return _status_of_student(told, place)
    if name in ("application_id", "mentor_id", "also_application", "also_mentor"):
        return _person(told, place, is_other=name.startswith("also"))
    kind = next((column.type for column in contract()[table] if column.name == name), "")
    if kind == "promotion" and name == "cohort" and is_of_campaigns(told, place):
        return f"cohort_of({_cell(place)})"
    if kind == "date":
        cell = f"month_put_second({_cell(place)})" if told.dates == "month" else _cell(place)
        return f"in_utc({cell})" if IN_UTC.search(folded(told.header[place])) else cell
    return _cell(place)


def is_of_campaigns(told: Told, place: int) -> bool:
    """Whether a column gives campaigns by the years in which they open, rather than promotions.

    A bare « Année » is that of the campaign, unless the days of the sheet say that it is that of the promotion.
    """
    kind, header = told.kinds[place], folded(told.header[place])
    if kind.share("season") >= 0.5:
        return True
    if not CAMPAIGNS.search(header) or kind.share("promotion") >= 0.5:
        return False
    days = max((other.year for other in told.kinds), default=0)
    return not (YEARS.fullmatch(header) and days and kind.promotion == days - 1)


def _status_of_student(told: Told, place: int) -> str:
    """The status of an application in a sheet of pairs: where somebody has a mentor it is that of the pair."""
    if "applied_on" not in told.columns:
        return ""
    return f"case when text_of({_cell(told.columns.index('mentor_id'))}) is null then {_cell(place)} end"


def _person(told: Told, place: int, is_other: bool) -> str:
    """An identifier as it stands; an address as a keyed hash. In a column of addresses every cell has to be one."""
    cell = _cell(place)
    if is_other:
        return f"case when contains({cell}, '@') then pseudonym({cell}) end"
    if told.kinds[place].share("email") >= 0.5:
        return f"case when text_of({cell}) is not null then pseudonym({cell}) end"
    return f"case when contains({cell}, '@') then pseudonym({cell}) else {cell} end"


def _moment(told: Told, table: str) -> str:
    """When the row was answered, where the sheet says the hour too: it tells the later of two answers."""
    for name in ("moment", "applied_on", "volunteered_on"):
        if name in told.columns and table in ("application", "mentor", "volunteer"):
            place = told.columns.index(name)
            return _cell(place) if told.kinds[place].share("time") > 0 else ""
    return ""


def _wishes(told: Told, places: Sequence[int]) -> str:
    """The wishes of several columns as one text: by their order, or by the numbers that stand in them."""
    if len(places) == 1:
        return _cell(places[0])
    kinds = [told.kinds[place] for place in places]
    is_ranked = any(kind.share("rank") >= 0.5 and kind.share("flag") < 1 for kind in kinds)
    listed = []
    for place in places:
        cell, code = _cell(place), sector_of_header(told.header[place])
        kind = told.kinds[place]
        if (code and kind.share("flag", "rank") >= 0.5) or (code and not kind.filled):
            mark = f"case when is_mark({cell}) then {place} end"
            order = f"coalesce(rank_in({cell}), {mark})" if is_ranked else mark
            unread = f"{order} is null and text_of({cell}) is not null and not is_no_mark({cell})"
            listed.append(f"{{'rank': {order}, 'wish': '{code}'}}")
            listed.append(f"{{'rank': case when {unread} then {place} end, 'wish': {cell}}}")
        else:
            listed.append(
                f"{{'rank': case when text_of({cell}) is not null then {place} end, 'wish': {cell}}}"
            )
    return f"wishes_of([{', '.join(listed)}])"


def _cell(place: int) -> str:
    return f"c{place}"
