"""Answers that nobody finished: forms keep them beside the others, as drafts or without the moment of their end.

They are no rows of an export: they are left out, and counted in words. The SQL is put together from places of columns.
"""

import re
from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from data.contract import folded
from data.intake.reading.sandbox import ReadSheet
from data.problems import Problem

DRAFT = re.compile(r"^(?:brouillon|(?:in|is) draft|draft)$")
STATE = re.compile(r"^(?:response type|etat de la reponse|type de reponse|status|statut)$")
PARTIAL = (
    "partial",
    "partielle",
    "incomplete",
    "in progress",
    "started",
    "en cours de saisie",
    "inacheve",
    "inachevee",
)
ENDED = re.compile(
    r"^(?:date de (?:la )?soumission|date submitted|submit ?date(?: utc)?|submitted(?: at| on)?|completed(?: time| at)?"
    r"|termine|completion time|heure de fin)$"
)
BEGUN = re.compile(
    r"^(?:date de lancement|date started|date last action|start ?date(?: utc)?|start ?time|started(?: at| on)?"
    r"|heure de debut|created(?: at| on)?|heure|derniere page|last ?page|datestamp|date de la derniere action)$"
)
DAYS = ("applied_on", "volunteered_on", "moment")
TRIAL = r"^(test|tests|essai)[0-9._+-]*@|@test\."  # an address that nobody has
MOST_TRIALS = 20  # rows that are named


def conditions_of(header: Sequence[str], columns: Sequence[str]) -> list[str]:
    """Conditions on the columns c0, c1… of which each says that an answer was not finished."""
    names = [folded(cell) for cell in header]
    conditions = [
        f"is_mark(c{place})" for place, name in enumerate(names) if DRAFT.match(name) and not columns[place]
    ]
    listed = ", ".join(f"'{word}'" for word in PARTIAL)
    conditions += [
        f"coalesce(folded(c{place}) in ({listed}), false)"
        for place, name in enumerate(names)
        if STATE.match(name) and not columns[place]
    ]
    begun = [place for place, name in enumerate(names) if BEGUN.match(name)]
    for place, name in enumerate(names):
        if columns[place] in DAYS and ENDED.match(name) and set(begun) - {place}:
            some = " or ".join(f"text_of(c{other}) is not null" for other in begun if other != place)
            conditions.append(f"(text_of(c{place}) is null and ({some}))")
    return conditions


def says_so(header: str) -> bool:
    """Whether the column of that header only says whether an answer was finished, or how far it went."""
    return (
        any(pattern.match(folded(header)) for pattern in (DRAFT, BEGUN)) or folded(header) == "response type"
    )


def left_out(con: DuckDBPyConnection, sheet: ReadSheet) -> tuple[str, int]:
    """The condition under which a row is an answer that was not finished, and how many are; "" for none."""
    conditions = conditions_of(sheet.header, sheet.judgement.columns)
    if not (conditions and sheet.path):
        return "", 0
    condition = " or ".join(conditions)
    row = con.execute(
        f"select count(*) from read_parquet($path) where {condition}", {"path": sheet.path}
    ).fetchone()
    return (condition, row[0]) if row and row[0] else ("", 0)


def warning(sheet: ReadSheet, number: int) -> Problem:
    """What is said of the answers left out."""
    return Problem(
        "Answers that were not finished: {number}. They are left out.",
        "If they should count, finish them in the form.",
        file=sheet.file,
        values={"number": number},
    )


def trials(con: DuckDBPyConnection, sheet: ReadSheet) -> Iterator[Problem]:
    """Warns of answers whose address is that of a trial: who made the form filled it in first."""
    judgement = sheet.judgement
    places = [place for place, kind in enumerate(judgement.kinds) if kind.share("email") >= 0.5]
    if not (places and sheet.path):
        return
    condition = " or ".join(f"regexp_matches(lower(c{place}), $trial)" for place in places)
    for (line,) in con.execute(
        f"select line from read_parquet($path) where {condition} order by line limit {MOST_TRIALS}",
        {"path": sheet.path, "trial": TRIAL},
    ).fetchall():
        yield Problem(
            "The address of this row looks like one of a trial of the form.",
            "Take the row out if nobody is behind it.",
            file=sheet.file,
            line=line,
        )
