"""How a sheet whose columns are known becomes rows of tables: one sheet may give several, and one table may take
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
class Layout:
    """What a sheet holds: its header, its kinds, its tables, what each column gives, and its campaign
    or "".
    """

    header: Sequence[str]
    kinds: Sequence[Kind]
    tables: Sequence[str]
    columns: Sequence[str]
    campaign: str = ""
    dates: str = ""


def parts(layout: Layout) -> list[Part]:
    """The tables that the sheet gives."""
    is_by_role = "role" in layout.tables
    listed = []
    for table in (name for name in layout.tables if name != "role"):
        values = {
            name: expression
            for name in (*targets(table), *EXTRAS)
            if (expression := _value(layout, table, name, is_by_role))
        }
        fillers: set[str] = set()
        people = ""
        if table == "application" and "pairing" in layout.tables and "applied_on" not in values:
            values["applied_on"] = values_of_pairing(layout)
            fillers |= {"applied_on"}
            people = values["application_id"]
        listed.append(Part(table, values, _where(layout, table, is_by_role), frozenset(fillers), people))
    return listed


def values_of_pairing(layout: Layout) -> str:
    """The day of the pair, which stands for that of an application of which no sheet tells."""
    return _value(layout, "pairing", "paired_on", False)


def without_places(layout: Layout) -> str:
    """The condition of a row that says of a mentor and nothing of the places, in a sheet that gives both; or ""."""
    if {"mentor", "volunteer"} <= {*layout.tables} and "capacity" in layout.columns:
        return f"text_of({_cell(layout.columns.index('capacity'))}) is null"
    return ""


def _where(layout: Layout, table: str, is_by_role: bool) -> str:
    if table == "volunteer" and (silent := without_places(layout)):
        side = _where(layout, "mentor", is_by_role)
        return f"{side} and not ({silent})"
    if is_by_role:
        side = "student" if table == "application" else "mentor"
        return f"role_of({_cell(layout.columns.index('role'))}) = '{side}'"
    if "pairing" in layout.tables and table in ("pairing", "mentor") and "mentor_id" in layout.columns:
        return f"text_of({_cell(layout.columns.index('mentor_id'))}) is not null"
    return "true"


def _value(layout: Layout, table: str, name: str, is_by_role: bool) -> str:
    """The expression that gives one column of a table, or "" when the sheet says nothing of it."""
    in_role = (
        {of_mentor: common for common, of_mentor in IN_ROLE.items()}
        if is_by_role and table != "application"
        else {}
    )
    places = [place for place, column in enumerate(layout.columns) if column == in_role.get(name, name)]
    if name == "moment":
        return _moment(layout, table)
    if is_by_role and table == "volunteer" and name == "cohort":
        # the promotion of a person of either role is not the campaign
        places = [place for place, column in enumerate(layout.columns) if column == "campaign"]
    if name == "cohort" and not places:
        return (
            f"'{layout.campaign}'"
            if COHORT.match(layout.campaign) and table in ("application", "volunteer")
            else ""
        )
    own_places = [place for place, column in enumerate(layout.columns) if column == name] if in_role else []
    if own_places and name in in_role:
        shared = [_cell(place) for place in places[:1]]
        return f"coalesce({', '.join([f'text_of({_cell(own_places[0])})', *shared])})"
    if not places:
        return ""
    if name == "sectors":
        return _wishes(layout, places)
    place = places[0]
    if name == "status" and table == "application" and "pairing" in layout.tables:
        return _status_of_student(layout, place)
    if name in ("application_id", "mentor_id", "also_application", "also_mentor"):
        return _person(layout, place, is_other=name.startswith("also"))
    kind = next((column.type for column in contract()[table] if column.name == name), "")
    if kind == "promotion" and name == "cohort" and is_of_campaigns(layout, place):
        return f"cohort_of({_cell(place)})"
    if kind == "date":
        cell = f"month_put_second({_cell(place)})" if layout.dates == "month" else _cell(place)
        return f"in_utc({cell})" if IN_UTC.search(folded(layout.header[place])) else cell
    return _cell(place)


def is_of_campaigns(layout: Layout, place: int) -> bool:
    """Whether a column gives campaigns by the years in which they open, rather than promotions.

    A bare « Année » is that of the campaign, unless the days of the sheet say that it is that of the promotion.
    """
    kind, header = layout.kinds[place], folded(layout.header[place])
    if kind.share("season") >= 0.5:
        return True
    if not CAMPAIGNS.search(header) or kind.share("promotion") >= 0.5:
        return False
    days = max((other.year for other in layout.kinds), default=0)
    return not (YEARS.fullmatch(header) and days and kind.promotion == days - 1)


def _status_of_student(layout: Layout, place: int) -> str:
    """The status of an application in a sheet of pairs: where somebody has a mentor it is that of the pair."""
    if "applied_on" not in layout.columns:
        return ""
    return f"case when text_of({_cell(layout.columns.index('mentor_id'))}) is null then {_cell(place)} end"


def _person(layout: Layout, place: int, is_other: bool) -> str:
    """An identifier as it stands; an address as a keyed hash. In a column of addresses every cell has to be one."""
    cell = _cell(place)
    if is_other:
        return f"case when contains({cell}, '@') then pseudonym({cell}) end"
    if layout.kinds[place].share("email") >= 0.5:
        return f"case when text_of({cell}) is not null then pseudonym({cell}) end"
    return f"case when contains({cell}, '@') then pseudonym({cell}) else {cell} end"


def _moment(layout: Layout, table: str) -> str:
    """When the row was answered, where the sheet says the hour too: it tells the later of two answers."""
    for name in ("moment", "applied_on", "volunteered_on"):
        if name in layout.columns and table in ("application", "mentor", "volunteer"):
            place = layout.columns.index(name)
            return _cell(place) if layout.kinds[place].share("time") > 0 else ""
    return ""


def _wishes(layout: Layout, places: Sequence[int]) -> str:
    """The wishes of several columns as one text: by their order, or by the numbers that stand in them."""
    if len(places) == 1:
        return _cell(places[0])
    kinds = [layout.kinds[place] for place in places]
    is_ranked = any(kind.share("rank") >= 0.5 and kind.share("flag") < 1 for kind in kinds)
    listed = []
    for place in places:
        cell, code = _cell(place), sector_of_header(layout.header[place])
        kind = layout.kinds[place]
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
