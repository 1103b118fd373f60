"""Which column of a sheet gives which column of the contract, once it is said what tables the sheet holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.contract import Column, contract, folded
from data.intake.headers import COUNTERS, MENTOR, STUDENT, TRUSTED, WISHED, phrased, side_of, worth
from data.intake.kinds import Kind
from data.intake.sectors import sector_names

STUDENTS, MENTORS = frozenset((STUDENT,)), frozenset((MENTOR,))
ANY, OR_STUDENT, OR_MENTOR = frozenset((STUDENT, MENTOR, "")), STUDENTS | {""}, MENTORS | {""}
SEVERAL = ("sectors",)  # may be given by several columns of one sheet
IDENTIFIERS = {"application_id": "also_application", "mentor_id": "also_mentor"}
OF_STUDENT = (
    "application_id",
    "cohort",
    "applied_on",
    "withdrawn_on",
    "eligible",
    "maturity",
    "sectors",
    "motivation",
)
OF_MENTOR = ("mentor_id", "promotion", "sector")
# Nobody knows of which, where a sheet has two sides.
OF_ONE_SIDE = ("cohort", "promotion", "sector", "sectors")
OWN_WISH = re.compile(r"(?:^|\[)(?:autres?|other)\b[^\[\]]*\]?$", re.I)  # beside the columns of sectors
NUMBERED = re.compile(
    r"\d|\b[a-d]$|\b(?:premier|premiere|deuxieme|second|seconde|troisieme|first|third|principal|secondaire)\b"
)
# Years from the entry of a promotion to the days of the sheet: a student's at most, a mentor's at least.
RECENT, FAR = 3, 6


@dataclass(frozen=True)
class Assigned:
    """What each column of a sheet gives, "" for nothing."""

    columns: Sequence[str]

    @property
    def number(self) -> int:
        """How many things are given."""
        return len({*self.columns} - {""})

    @property
    def is_identified(self) -> bool:
        """Whether a column says who each row is of."""
        return not {"application_id", "mentor_id"}.isdisjoint(self.columns)


def assigned(header: Sequence[str], kinds: Sequence[Kind], tables: Sequence[str]) -> Assigned:
    """What each column gives to these tables, each column to one thing, the surest first."""
    columns = [""] * len(header)
    if "role" in tables:
        # One column of each for everybody: what it is of whom, the role says.
        tables = ("application", "role")
    is_inside = "pairing" in tables and not _identity(header, kinds, "application_id", ("pairing",), STUDENTS)
    for name, also in IDENTIFIERS.items():
        if any(column.name == name for table in tables for column in contract().get(table, ())):
            _identify(columns, header, kinds, (name, also), tables, is_inside)
    for _, name, place in sorted(_bids(header, kinds, tables, is_inside), key=lambda bid: -bid[0]):
        if not columns[place] and name not in columns:
            columns[place] = name
    if "application" in tables:
        _further_wishes(columns, header, kinds)
    return Assigned(columns)


def missing(tables: Sequence[str], columns: Sequence[str], has_campaign: bool = False) -> list[str]:
    """What these tables need and no column gives.

    A list of pairs need not say when a student applied, a list of people with roles is read as the students' is, and
    a sheet of one campaign need not repeat it.
    """
    needed: list[str] = ["role"] if "role" in tables else []
    for table in ("application",) if "role" in tables else tables:
        needed += [column.name for column in contract()[table] if column.is_required]
    spared = {"cohort"} if has_campaign and "campaign" not in tables else set()
    spared |= {"applied_on"} if "pairing" in tables else set()
    if {"role", "volunteer"} <= {*tables} and not has_campaign:
        needed.append("campaign")
    return [name for name in dict.fromkeys(needed) if name not in columns and name not in spared]


def _identify(
    columns: list[str],
    header: Sequence[str],
    kinds: Sequence[Kind],
    names: tuple[str, str],
    tables: Sequence[str],
    is_inside: bool,
) -> None:
    """Says which column tells the people apart, and which address may tell them apart besides."""
    name, also = names
    of_side, or_bare = (STUDENTS, OR_STUDENT) if name == "application_id" else (MENTORS, OR_MENTOR)
    sides, rows = or_bare, tuple(tables)
    if "pairing" in tables:
        is_loose = is_inside and name == "application_id"
        sides, rows = (or_bare, ("application",)) if is_loose else (of_side, ("pairing",))
    ranked = [bid for bid in _identity(header, kinds, name, rows, sides) if not columns[bid[1]]]
    if ranked:
        columns[ranked[0][1]] = name
        addresses = [place for _, place in ranked[1:] if kinds[place].share("email") >= 0.5]
        if addresses and kinds[ranked[0][1]].share("email") < 0.5:
            columns[addresses[0]] = also


def _identity(
    header: Sequence[str], kinds: Sequence[Kind], name: str, tables: Sequence[str], sides: frozenset[str]
) -> list[tuple[tuple[int, int], int]]:
    """The columns that may tell people apart, the best first: a matricule, an address, then a number that
    counts rows.
    """
    bids = []
    for place, (title, kind) in enumerate(zip(header, kinds, strict=True)):
        fit = max((worth(column, title, kind, sides) for column in _columns(name, tables)), default=0)
        fit = fit or phrased(name, title, kind, sides)
        if fit and side_of(title) in sides | ({""} if _is_bare(name, title, tables) else set()):
            counts = kind.is_counter or (COUNTERS.match(folded(title)) and kind.share("integer") >= 0.5)
            is_blank = kind.rows > 0 and not kind.filled
            rank = (
                0
                if is_blank
                else 2
                if kind.share("email") >= 0.5
                else 1
                if counts and not TRUSTED.search(folded(title))
                else 3
            )
            bids.append(((rank, fit), place))
    return sorted(bids, reverse=True)


def _is_bare(name: str, title: str, tables: Sequence[str]) -> bool:
    """Whether the very header is one of the contract's, whomever its words name."""
    return any(folded(title) in column.headers for column in _columns(name, tables))


def _columns(name: str, tables: Sequence[str]) -> list[Column]:
    return [column for table in tables for column in contract().get(table, ()) if column.name == name]


def _bids(
    header: Sequence[str], kinds: Sequence[Kind], tables: Sequence[str], is_inside: bool
) -> Iterator[tuple[int, str, int]]:
    """How well each column gives each thing that these tables hold."""
    names = dict.fromkeys(column.name for table in tables for column in contract().get(table, ()))
    extras = ["status"] if {"application", "pairing", "volunteer"} & {*tables} else []
    extras += ["role", "capacity", "campaign", "promotion", "sector"] if "role" in tables else []
    extras += ["moment"] if tables in (("mentor",),) else []
    for name in (*(name for name in names if name not in IDENTIFIERS), *extras):
        for place, (title, kind) in enumerate(zip(header, kinds, strict=True)):
            sides = _sides(name, tables, is_inside, kind, kinds)
            if name == "sectors" and WISHED.search(folded(title)):
                sides |= {""}  # who wishes is the student, in whatever sheet
            exact = max((worth(column, title, kind, sides) for column in _columns(name, tables)), default=0)
            is_free = "pairing" not in tables or name not in OF_ONE_SIDE
            if exact and side_of(title) not in sides and not (is_free and _is_bare(name, title, tables)):
                exact = 0
            others = (phrased(other, title, kind, sides) for other in _phrasings(name, tables))
            if bid := exact or max(others):
                yield bid, name, place


def _phrasings(name: str, tables: Sequence[str]) -> Sequence[str]:
    """Under which names `data/reference/readings.csv` phrases a column: an offer's cohort is never a bare promotion."""
    if name == "status" and "volunteer" in tables:
        return ("status", "available")
    if name == "cohort":
        return ("campaign",) if "application" not in tables else ("cohort", "campaign")
    return ("moment",) if name == "volunteered_on" else (name,)


def _sides(
    name: str, tables: Sequence[str], is_inside: bool, kind: Kind, kinds: Sequence[Kind]
) -> frozenset[str]:
    """Whose a column must be to give `name`; where a sheet has two sides and a header says none, its years may."""
    if "pairing" in tables and name in ("cohort", "promotion"):
        of_side = STUDENTS if name == "cohort" else MENTORS
        if name == "cohort" and is_inside:
            return OR_STUDENT
        year = max((other.year for other in kinds), default=0)
        gap = year - kind.promotion if year and kind.promotion else None
        if gap is not None and (gap <= RECENT if name == "cohort" else gap >= FAR):
            return of_side | {""}
        return of_side
    if "pairing" in tables and name in (*OF_STUDENT, "sector"):
        return MENTORS if name == "sector" else OR_STUDENT if is_inside else STUDENTS
    if "volunteer" in tables and name == "cohort" and "application" not in tables:
        return ANY
    if "role" in tables and name in OF_MENTOR:
        return MENTORS  # a column of mentors alone, beside the one of everybody
    if name in OF_STUDENT:
        return OR_STUDENT
    return OR_MENTOR if name in OF_MENTOR else ANY


def _further_wishes(columns: list[str], header: Sequence[str], kinds: Sequence[Kind]) -> None:
    """Wishes that stand in columns of their own: numbered ones, or a column for each sector with a mark in it."""
    stems = {_stem(header[place]) for place, name in enumerate(columns) if name == "sectors"}
    for place, (title, kind) in enumerate(zip(header, kinds, strict=True)):
        if columns[place]:
            continue
        is_alike = _stem(title) in stems and bool(NUMBERED.search(folded(title)))
        numbered = NUMBERED.search(folded(title)) and phrased("sectors", title, kind, OR_STUDENT)
        if (is_alike or numbered) and (kind.share("sector") >= 0.5 or not kind.filled):
            columns[place] = "sectors"

    wide = [
        place
        for place, (title, kind) in enumerate(zip(header, kinds, strict=True))
        if not columns[place] and sector_of_header(title) and _is_mark(title, kind)
    ]
    if len(wide) > 1:
        stems = {header[place].partition("[")[0] for place in wide}
        in_words = [
            place
            for place, title in enumerate(header)
            if not columns[place]
            and (inner := OWN_WISH.search(title))
            and (title[: inner.start()] in stems if "[" in title else place - 1 in wide)
            and kinds[place].share("flag") < 0.5
        ]
        for place in (*wide, *in_words):
            columns[place] = "sectors"


def _is_mark(title: str, kind: Kind) -> bool:
    """Whether the cells under a sector only say yes or no to it: by a mark, a rank, or its own name again."""
    sectors = {sector_of_header(value) for value in kind.values}
    return kind.share("flag", "rank") >= 0.5 or not kind.filled or sectors == {sector_of_header(title)}


def _stem(title: str) -> str:
    return " ".join(NUMBERED.sub(" ", folded(title)).split())


def sector_of_header(title: str) -> str:
    """The code of the sector that a header names, alone or in brackets after a question: « Secteurs [Finance]
    »; or "".
    """
    inner = re.search(r"\[([^\[\]]+)\]\s*$", title)
    return sector_names().get(folded(inner[1] if inner else title), "")
