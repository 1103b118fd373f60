"""What a sheet is, judged by the whole of it: its headers and what its cells look like, against all that it could be.

When two readings are near each other nothing is chosen: the sheet is asked about. The name of a file never decides
alone: it counts where the headers are whole for one side only, and that is said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from data.contract import contract, folded
from data.intake.assigning import Assigned, assigned, missing
from data.intake.headers import MENTOR, STUDENT, WISHED, reduced, side_of
from data.intake.kinds import Kind

SURE = 3  # points of evidence from which a list of people is one of students, or of mentors
# Years between the entry of a promotion and the day: at most a student's, at least a mentor's.
RECENT, FAR = 3, 6
FIRST_COHORT = 2016
APPLICATIONS: tuple[str, ...] = ("application",)
MENTORS: tuple[str, ...] = ("mentor",)
OFFERS: tuple[str, ...] = ("mentor", "volunteer")
PUBLISHED: tuple[str, ...] = ("published",)
SPECIAL: Sequence[tuple[str, ...]] = (
    ("campaign",),
    ("meeting",),
    ("survey",),
    ("training",),
    ("attribute",),
    PUBLISHED,
)
NAMES: Mapping[str, re.Pattern[str]] = {
    STUDENT: re.compile(
        r"\b(?:candidat\w*|applica\w*|eleves?|etudiante?s?|students?|mentore\w+|mentees?|filleul\w*)\b"
    ),
    MENTOR: re.compile(r"\b(?:mentors?|annuaire|anciens?|alumni|parrains?|volontaires?|volunteers?)\b"),
}
AT_WORK = re.compile(
    r"\b(?:entreprise|employeur|societe|company|employer|poste|fonction|job|metier actuel|organisation)\b"
)


@dataclass(frozen=True)
class Facts:
    """One sheet as it is judged: its header, its name, and what each of its columns looks like."""

    header: Sequence[str]
    name: str
    kinds: Sequence[Kind]


@dataclass(frozen=True)
class Verdict:
    """What a sheet was taken for: its tables, and what each of its columns gives ("" for nothing).

    No table when somebody must say: `rivals` are what it could be, `lacking` what the first of these needs.
    `is_by_name`: the other side was only left out because of the name of the sheet.
    """

    tables: tuple[str, ...]
    columns: Sequence[str]
    rivals: Sequence[tuple[str, ...]] = ()
    lacking: Sequence[str] = ()
    is_by_name: bool = False


def judge(facts: Facts, wanted: Sequence[str] = (), has_campaign: bool = False) -> Verdict:
    """What the sheet holds. `wanted`: tables that a person chose, of which only the columns are then looked for.

    `has_campaign`: the campaign of the sheet is known without a column that gives it.
    """
    if wanted:
        wanted = _widened(facts, tuple(wanted))
        assignment = assigned(facts.header, facts.kinds, wanted)
        return Verdict(
            tuple(wanted), assignment.columns, lacking=missing(wanted, assignment.columns, has_campaign)
        )
    tries = {tables: assigned(facts.header, facts.kinds, tables) for tables in _layouts(facts)}
    whole = {
        tables: assignment
        for tables, assignment in tries.items()
        if not missing(tables, assignment.columns, has_campaign)
    }
    by_role = next((tables for tables in tries if "role" in tries[tables].columns), None)
    if by_role and ("survey",) not in whole:
        if lacking := missing(by_role, tries[by_role].columns, has_campaign):
            return Verdict((), tries[by_role].columns, [by_role], lacking)
        return _taken(by_role, tries)
    special = [tables for tables in SPECIAL if tables in whole]
    most = max((whole[tables].number for tables in whole), default=0)
    if clear := [tables for tables in special if whole[tables].number >= most]:
        return _taken(clear[0], whole) if len(clear) == 1 else _asked(facts, clear)
    if pairs := [tables for tables in whole if "pairing" in tables]:
        return _taken(max(pairs, key=lambda tables: (len(tables), whole[tables].number)), whole)
    if unfinished := _unfinished_pairs(facts, tries, has_campaign):
        return unfinished
    return _people(facts, tries, whole, has_campaign)


def _unfinished_pairs(
    facts: Facts, tries: Mapping[tuple[str, ...], Assigned], has_campaign: bool
) -> Verdict | None:
    """What is asked of a sheet whose headers name the student and the mentor of each row, and lack something else."""
    for tables, assignment in tries.items():
        if "pairing" in tables and {"application_id", "mentor_id"} <= {*assignment.columns}:
            of_student = facts.header[list(assignment.columns).index("application_id")]
            if side_of(of_student) == STUDENT:
                return Verdict(
                    (), assignment.columns, [tables], missing(tables, assignment.columns, has_campaign)
                )
    return None


def _widened(facts: Facts, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The tables that a sheet gives along with the one that a person named: mentors with their places, pairs
    with people.
    """
    if wanted in (MENTORS, ("volunteer",)):
        columns = assigned(facts.header, facts.kinds, OFFERS).columns
        return OFFERS if "capacity" in columns and "promotion" in columns else wanted
    if wanted == ("pairing",):
        return next(iter(_pairs(facts)), wanted)
    return wanted


def _taken(tables: tuple[str, ...], tries: Mapping[tuple[str, ...], Assigned]) -> Verdict:
    return Verdict(tables, tries[tables].columns)


def _asked(facts: Facts, rivals: Sequence[tuple[str, ...]], lacking: Sequence[str] = ()) -> Verdict:
    return Verdict((), [""] * len(facts.header), rivals, lacking)


def _people(
    facts: Facts,
    tries: Mapping[tuple[str, ...], Assigned],
    whole: Mapping[tuple[str, ...], Assigned],
    has_campaign: bool,
) -> Verdict:
    """A list of people is one of students or one of mentors; else, what the nearest table lacks."""
    sides = {
        side
        for tables in tries
        if (side := _side(tables)) and (tables in whole or tries[tables].is_identified)
    }
    weight = evidence(facts, tries)
    is_empty = not any(kind.filled for kind in facts.kinds)
    is_near = {STUDENT, MENTOR} <= sides and abs(weight) < SURE and not (is_empty and whole)
    is_by_name = is_near and _is_decided_by_name(facts, whole, weight)
    if is_near and not is_by_name:
        offers = any("capacity" in assignment.columns for assignment in tries.values())
        rivals = [APPLICATIONS, OFFERS if offers else MENTORS]
        lacking = missing(APPLICATIONS, tries[APPLICATIONS].columns, has_campaign)
        return _asked(facts, rivals, lacking)
    side = STUDENT if (weight > 0 if len(sides) > 1 else sides == {STUDENT}) else MENTOR
    fitting = [tables for tables in tries if _side(tables) == side] if sides else list(tries)
    nearest = max(
        fitting, key=lambda tables: (tables in whole, _nearness(tables, tries[tables], has_campaign))
    )
    if nearest in whole:
        return replace(_taken(nearest, whole), is_by_name=is_by_name)
    return Verdict(
        (), tries[nearest].columns, [nearest], missing(nearest, tries[nearest].columns, has_campaign)
    )


def _is_decided_by_name(facts: Facts, whole: Iterable[tuple[str, ...]], weight: int) -> bool:
    """Whether the sheet is whole as a list of one side alone, its name says that side, nothing speaks against it."""
    sides = {_side(tables) for tables in whole} - {""}
    side = sides.pop() if len(sides) == 1 else ""
    return bool(side and NAMES[side].search(folded(facts.name))) and (weight > 0) == (side == STUDENT)


def _side(tables: Sequence[str]) -> str:
    if tables == APPLICATIONS:
        return STUDENT
    return MENTOR if set(tables) <= set(OFFERS) else ""


def _nearness(tables: Sequence[str], assignment: Assigned, has_campaign: bool) -> int:
    return (
        assignment.number
        + assignment.is_identified
        - 2 * len(missing(tables, assignment.columns, has_campaign))
    )


def _layouts(facts: Facts) -> list[tuple[str, ...]]:
    """The tables that one sheet may give together, given the columns that it has."""
    sided = {side_of(header) for header in facts.header}
    by_role = assigned(facts.header, facts.kinds, ("application", "mentor", "role")).columns
    layouts: list[tuple[str, ...]] = [*SPECIAL]
    if any(kind.share("email") >= 0.5 for kind in facts.kinds):
        layouts.remove(PUBLISHED)  # which says nothing of persons
    if "role" in by_role:
        layouts.append(("application", "mentor", *(["volunteer"] if "capacity" in by_role else []), "role"))
    if MENTOR in sided:
        layouts += _pairs(facts)
    layouts += [APPLICATIONS, MENTORS, ("volunteer",)]
    if "capacity" in assigned(facts.header, facts.kinds, OFFERS).columns:
        layouts.remove(MENTORS)
        layouts.append(OFFERS)
    return layouts


def _pairs(facts: Facts) -> list[tuple[str, ...]]:
    """Pairs, with what the sheet says of the two sides: their promotions, an application's own day."""
    pairs = assigned(facts.header, facts.kinds, ("pairing",))
    if not pairs.is_identified:
        return []
    columns = assigned(facts.header, facts.kinds, ("pairing", "application", "mentor")).columns
    tables = ["pairing"]
    if "cohort" in columns:
        tables.append("application")
    if "promotion" in columns:
        tables.append("mentor")
    return [tuple(tables)]


def evidence(facts: Facts, tries: Mapping[tuple[str, ...], Assigned]) -> int:
    """Points for a list of students, less those for one of mentors: headers, days against promotions, names, texts."""
    students = tries[APPLICATIONS].columns if APPLICATIONS in tries else ()
    points = sum(
        worth
        for name, worth in (("motivation", 3), ("maturity", 3), ("withdrawn_on", 2), ("eligible", 2))
        if name in students
    )
    headers = [folded(header) for header in facts.header]
    points += 3 * any(
        WISHED.search(header) and column == "sectors"
        for header, column in zip(headers, students, strict=False)
    )
    points += 3 * any(
        column == "applied_on" and header in _days_of_applications()
        for header, column in zip(headers, students, strict=False)
    )
    points += any(kind.share("several") >= 0.3 for kind in facts.kinds)
    points -= 4 * any("capacity" in assignment.columns for assignment in tries.values())
    points -= 2 * any(AT_WORK.search(header) for header in headers)
    points -= 2 * any(re.search(r"\bsecteur d activite\b|\bindustry\b", header) for header in headers)
    for side, sign in ((STUDENT, 3), (MENTOR, -3)):
        is_sided = any(
            side_of(header) == side
            and reduced(header) in ("", "promotion", "promo", "identifiant", "id", "e mail")
            for header in facts.header
        )
        points += sign * is_sided
        points += sign * 2 // 3 * bool(NAMES[side].search(folded(facts.name)))
    return points + _age(facts, tries)


@cache
def _days_of_applications() -> frozenset[str]:
    """The headers of the day of an application that are not those of an offer's: « Date de candidature »."""
    days, others = (
        {name for column in contract()[table] if column.name == day for name in column.headers}
        for table, day in (("application", "applied_on"), ("volunteer", "volunteered_on"))
    )
    return frozenset(days - others)


def _age(facts: Facts, tries: Mapping[tuple[str, ...], Assigned]) -> int:
    """What the promotions say: a student applies in the year after entering, a mentor entered long before."""
    columns = next(
        (
            assignment.columns
            for assignment in tries.values()
            if {"cohort", "promotion"} & {*assignment.columns}
        ),
        (),
    )
    places = [place for place, name in enumerate(columns) if name in ("cohort", "promotion")]
    kind = next((facts.kinds[place] for place in places if facts.kinds[place].promotion), None)
    if kind is None:
        return 0
    if kind.latest < FIRST_COHORT:
        return -5
    years = [other.year for other in facts.kinds if other.year]
    spread = (2 if kind.filled >= 5 else 0) if kind.promotions == 1 else -(kind.promotions >= 8)
    if not years:
        return spread - 2 * (kind.oldest < FIRST_COHORT)
    gap = max(years) - kind.promotion
    return (5 if gap <= RECENT else -5 if gap >= FAR else 0) + (spread if gap > RECENT else 0)
