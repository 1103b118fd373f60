"""A file of answers, as a mailing tool or a colleague writes it, becomes marks: who, what came, and on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from data.contract import folded, reference_rows
from data.intake.answers import Answers
from data.intake.reading.files import EXTENSIONS, export_files
from data.intake.reading.sandbox import ReadSheet, read_sheets
from data.problems import Problem, Refused, refusal
from data.sql import sql_text

ASKED = "asked"
MOST = 5_000  # lines of one file


@dataclass(frozen=True)
class Mark:
    """One line about who was asked: the identifier (or e-mail address) as given, and what became of it.

    `day` is that of the answer, `asked_on` that of the invitation, None where it is not given. An answer that no list
    knows stays as it is written. `file` and `line` say where it stands, for who has to correct it.
    """

    identifier: str
    answer: str = ASKED
    day: date | None = None
    asked_on: date | None = None
    file: str = ""
    line: int | None = None


def marks(path: Path) -> list[Mark]:
    """The lines of a CSV or XLSX file: identifier, answer (none: asked), day, in any order.

    Refused when the file cannot be read, no column gives an identifier, or a day is none.
    """
    with TemporaryDirectory() as folder:
        sheets = read_sheets(export_files([path])[0], Path(folder), Answers(), {}, seen=MOST + 1)
    if problems := [problem for sheet in sheets for _, _, problem in sheet.faults]:
        raise Refused(problems)
    listed = [mark for sheet in sheets for mark in _of_sheet(sheet)]
    if not listed:
        raise refusal("There is no row under the headers.", "Check the file.", file=path.name)
    return listed


def marks_or_one(who: str, day: date | None) -> list[Mark]:
    """The marks of a file, or one of somebody who was asked on that day."""
    is_file = Path(who).suffix.lower() in EXTENSIONS and "@" not in who
    listed = marks(Path(who)) if is_file else [Mark(who)]
    return [replace(mark, day=mark.day or day) for mark in listed]


def day(written: str | None) -> date | None:
    """The day of a text; None for none. Refused when it is no day."""
    read = _days([written])[0] if written else None
    if written and read is None:
        raise refusal("This is not a day.", "Write it like 31/12/2026.")
    return read


def _of_sheet(sheet: ReadSheet) -> list[Mark]:
    places = _places(sheet.header)
    if "identifier" not in places:
        raise refusal(
            "No column gives an identifier.",
            "Name it “Identifiant”, and the others “Réponse” and “Date”.",
            file=sheet.file,
        )
    if len(sheet.seen) > MOST:
        raise refusal("More than {most} lines are in this file.", "Split it.", file=sheet.file, most=MOST)
    cells = {name: [row[place].strip() for row in sheet.seen] for name, place in places.items()}
    days = {name: _days(cells.get(name, [""] * len(sheet.seen))) for name in ("day", "asked_on")}
    first = (
        2 if not sheet.warnings else 0
    )  # line numbers are given only where nothing stands above the headers
    problems, listed = [], []
    for place, identifier in enumerate(cells["identifier"]):
        line = place + first if first else None
        for name, values in days.items():
            if values[place] is None and (written := cells.get(name, [""] * len(sheet.seen))[place]):
                problems.append(
                    Problem(
                        "This is not a day.", "Write it like 31/12/2026.", sheet.file, line, value=written
                    )
                )
        answer = understood(cells["answer"][place]) if "answer" in cells else ASKED
        mark = Mark(
            identifier, answer, days["day"][place], days["asked_on"][place], file=sheet.file, line=line
        )
        listed.append(mark)
    if problems:
        raise Refused(problems)
    return listed


def understood(written: str) -> str:
    """The answer that a word means; the word itself when no list knows it."""
    return _words("answer").get(folded(written), written) if written.strip() else ASKED


def _places(header: Sequence[str]) -> dict[str, int]:
    """What each column gives, the first that gives it."""
    names = _words("header")
    places: dict[str, int] = {}
    for place, written in enumerate(header):
        if name := names.get(folded(written)):
            places.setdefault(name, place)
    return places


@cache
def _words(kind: str) -> Mapping[str, str]:
    """The words of `data/reference/asking.csv` of one kind, folded → what they mean."""
    listed = [row for row in reference_rows("asking") if row["kind"] == kind]
    return {word: row["code"] for row in listed for word in row["written"].split("|")}


def _days(written: Sequence[str]) -> list[date | None]:
    """The days of texts, the day before the month; None for a text that is none."""
    with duckdb.connect() as con:
        con.execute(sql_text("parsing"))
        con.execute("create table text (place integer, written varchar)")
        con.executemany("insert into text values (?, ?)", [*enumerate(written)] or [(0, "")])
        read = con.execute("select date_of(written) from text order by place").fetchall()
    return [day for (day,) in read][: len(written)]
