"""Who was asked to mentor, for which campaign, and what came of it. Each change is a generation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.forecast.asking import ANSWERS, REST
from data import queries
from data.changing import Outcome
from data.deciding.revising import revised
from data.generations import erased_list, store
from data.generations.keys import mark as keyed
from data.generations.keys import pseudonym, store_key
from data.intake.answered import ASKED, Mark
from data.problems import Problem, Refused, refusal

ACTION = "asking"
KNOWN = """
    with known as (
        select mentor_id as id from mentor union select mentor_id from asking
    ),
    alike as (
        select person_key(id) as key, any_value(id) as id from known group by key having count(*) = 1
    )
    select coalesce(known.id, mentor_address.mentor_id, alike.id), identifier_of(given.written)
    from given
    left join known on known.id = given.written
    left join mentor_address on mentor_address.address = given.written
    left join alike on alike.key = person_key(given.written)
    order by given.place
"""


class Kept(NamedTuple):
    """What is kept of one person for one campaign."""

    asked_on: date
    answer: str
    answered_on: date | None


@dataclass
class _Book:
    """What is held, and what will be: by person and class; what is wrong with the marks gathers in `problems`."""

    cohort: str
    today: date
    held: Mapping[tuple[str, str], Kept]
    kept: dict[tuple[str, str], Kept]
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, Mark] = field(default_factory=dict)


def keep(
    folder: Path,
    cohort: str,
    marks: Sequence[Mark],
    *,
    is_new: bool = False,
    is_again: bool = False,
    corrects: bool = False,
) -> Outcome | None:
    """A new generation in which these people were asked for the campaign of the cohort, or answered; None if the same.

    Who is asked already stays asked since that day; an answer replaces the one before. `is_new`: people whom the store
    does not know are taken too. `is_again`: those asked for another campaign within a year are, too. `corrects`: a mark
    without answer takes an answer back. Refused, with each problem at its line, for an unknown answer or person, a day
    in the future, an answer before the asking or of somebody who was not asked, and somebody who was erased.
    """
    if not re.fullmatch(r"X\d\d", cohort):
        raise refusal("This is not a class.", "Write it like X20.")

    def change(con: DuckDBPyConnection) -> None:
        held = _held(con)
        book = _Book(cohort, erased_list.today(), held, dict(held))
        erased = _erased(folder)
        for mark, (stored, usual) in zip(marks, _identifiers(con, folder, marks), strict=True):
            identifier = _taken(folder, mark, stored, stored or usual, is_new, erased, book)
            if identifier and (problem := _wrong(mark, identifier, is_again, book)):
                book.problems.append(problem)
            elif identifier:
                _note(mark, identifier, corrects, book)
        if book.problems:
            raise Refused(book.problems)
        con.execute("delete from asking")
        if book.kept:
            con.executemany(
                "insert into asking (mentor_id, cohort, asked_on, answer, answered_on) values (?, ?, ?, ?, ?)",
                [(*key, *kept) for key, kept in book.kept.items()],
            )

    return revised(folder, ACTION, "asking", change)


def held(folder: Path, cohort: str) -> pd.DataFrame:
    """The rows of `asked_person` for the campaign of the cohort; none in an empty store."""
    generation = store.current(folder)
    if generation is None:
        raise refusal("The store is empty.", "Import exports first.")
    rows = queries.rows(generation, "coordinator", "asked_person")
    return rows[rows["cohort"] == cohort]


def next_cohort(folder: Path) -> str:
    """The class of the next campaign of the forecast; refused when nothing can be forecast."""
    generation = store.current(folder)
    coming = queries.records(generation, "coordinator", "forecast") if generation else []
    if not coming:
        raise refusal("Nothing says which campaign comes next.", "Say for which class: --cohort X21.")
    return str(coming[0]["cohort"])


def _held(con: DuckDBPyConnection) -> dict[tuple[str, str], Kept]:
    rows = con.execute(
        "select mentor_id, cohort, asked_on, answer, answered_on from asking order by all"
    ).fetchall()
    return {(mentor, cohort): Kept(*rest) for mentor, cohort, *rest in rows}


def _erased(folder: Path) -> set[str]:
    """The keyed hashes of the mentors on the list of the erased."""
    latest = erased_list.latest_entries(folder)
    return {
        mark for (kind, mark), line in latest.items() if kind == "mentor" and line.done == erased_list.ERASED
    }


def _identifiers(
    con: DuckDBPyConnection, folder: Path, marks: Sequence[Mark]
) -> list[tuple[str | None, str | None]]:
    """For each mark, the identifier under which the store knows the person, and the one that was given."""
    written = [mark.identifier.strip() for mark in marks]
    hashed = [pseudonym(text, store_key(folder)) if "@" in text else text for text in written]
    con.execute("create or replace temp table given (place integer, written varchar)")
    if marks:
        con.executemany("insert into given values (?, ?)", [*enumerate(hashed)])
    return con.execute(KNOWN).fetchall()


def _taken(
    folder: Path,
    mark: Mark,
    stored: str | None,
    identifier: str | None,
    is_new: bool,
    erased: set[str],
    book: _Book,
) -> str:
    """Under which identifier the person of a mark stands; empty, and a problem more, when there is none."""
    if not mark.identifier.strip():
        reason = "The identifier is missing.", "Write it, or delete the line."
    elif not identifier:
        reason = "This cannot be an identifier.", "Correct it."
    elif erased and keyed("mentor", identifier, store_key(folder)) in erased:
        reason = "This person was erased, and is not to be asked.", "Take the line out."
    elif not stored and not is_new:
        reason = (
            "Nobody is known by this identifier.",
            "Correct it; if these are people who never were mentors, say so (--new).",
        )
    else:
        return identifier
    book.problems.append(_at(mark, *reason, is_named=True))
    return ""


def _wrong(mark: Mark, identifier: str, is_again: bool, book: _Book) -> Problem | None:
    """What is wrong with a mark about somebody who is known."""
    before = book.seen.setdefault(identifier, mark)
    if before is not mark and (before.answer, before.day) != (mark.answer, mark.day):
        return _at(
            mark, "This person is there twice, with another answer.", "Keep one of the two.", is_named=True
        )
    if mark.answer not in ANSWERS:
        return _at(
            mark, "This answer is not known: {answer}.", "Write yes, no, silent, bounced or asked.", True
        )
    if any(day and day > book.today for day in (mark.day, mark.asked_on)):
        return _at(mark, "This day is still to come.", "Correct it.", is_named=True)
    kept = book.held.get((identifier, book.cohort))
    if mark.answer == ASKED:
        return None if kept or is_again else _too_soon(mark, identifier, book)
    asked_on = mark.asked_on or (kept.asked_on if kept else None)
    if asked_on is None:
        return _at(
            mark, "Nobody noted that this person was asked.", "Note first who was asked, and when.", True
        )
    if (mark.day or book.today) < asked_on:
        return _at(
            mark, "The answer is older than the day on which the person was asked.", "Correct it.", True
        )
    return None


def _too_soon(mark: Mark, identifier: str, book: _Book) -> Problem | None:
    """Somebody is asked once a year: the problem when another campaign asked within REST days."""
    day = mark.asked_on or mark.day or book.today
    for (mentor, cohort), kept in book.held.items():
        if mentor == identifier and cohort != book.cohort and abs(day - kept.asked_on) < timedelta(REST):
            return _at(
                mark,
                "This person was asked for the {cohort} less than a year ago.",
                "Leave the person in peace; if it is meant: --again.",
                is_named=True,
                cohort=cohort,
            )
    return None


def _note(mark: Mark, identifier: str, corrects: bool, book: _Book) -> None:
    key = identifier, book.cohort
    before = book.kept.get(key)
    if mark.answer != ASKED:
        asked_on = mark.asked_on or (before.asked_on if before else book.today)
        answered_on = mark.day or _same_answer(before, mark.answer) or book.today
        book.kept[key] = Kept(asked_on, mark.answer, answered_on)
    elif before is None:
        book.kept[key] = Kept(mark.asked_on or mark.day or book.today, ASKED, None)
    elif corrects:
        book.kept[key] = Kept(mark.asked_on or before.asked_on, ASKED, None)


def _same_answer(before: Kept | None, answer: str) -> date | None:
    """The day of an answer that is there already: said again without a day, it keeps it."""
    return before.answered_on if before and before.answer == answer else None


def _at(mark: Mark, reason: str, remedy: str, is_named: bool = False, **values: str) -> Problem:
    """A problem at the line of a mark; `is_named`: with the identifier as it was given."""
    return Problem(
        reason,
        remedy,
        mark.file,
        mark.line,
        value=mark.identifier if is_named else "",
        values={"answer": mark.answer[:40], **values},
    )
