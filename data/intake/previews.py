"""What a file to import looks like before it is imported: its sheets, their columns, and a few values of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from analytics.language.messages import message
from data import contract
from data.intake.reading.files import export_files
from data.intake.reading.sandbox import ReadSheet, read_sheets
from data.problems import Problem

ROWS_SEEN = 200
EXAMPLES = 3
LONGEST_EXAMPLE = 40
# Headers of what names or reaches a person, folded: never stored, and not shown either.
PERSONAL = re.compile(
    r"\b(nom|prenom|name|surname|firstname|lastname|tel|telephone|portable|mobile|phone|adresse|address|mail|email"
    r"|courriel|linkedin)\b"
)
TITLES: Mapping[str, str] = {  # column of the contract → what a person calls it
    "answered_on": message("Day of the answer"),
    "application_id": message("Student's identifier"),
    "applied_on": message("Day of the application"),
    "capacity": message("Places offered"),
    "closes_on": message("Last day to apply"),
    "cohort": message("Students' promotion"),
    "eligible": message("Eligible (yes or no)"),
    "end_reason": message("Why the pair ended"),
    "ended_on": message("Day on which the pair ended"),
    "maturity": message("Maturity of the project (1 to 5)"),
    "mentor_id": message("Mentor's identifier"),
    "met_on": message("Day of the meeting"),
    "motivation": message("Motivation"),
    "name": message("Characteristic"),
    "opens_on": message("First day to apply"),
    "paired_on": message("Day on which the pair was formed"),
    "planned_months": message("Planned length in months"),
    "promotion": message("Mentor's promotion"),
    "respondent": message("Who answers"),
    "satisfaction": message("Satisfaction (1 to 5)"),
    "sector": message("Mentor's sector"),
    "sectors": message("Sectors wished"),
    "trained_on": message("Day of the training"),
    "value": message("Value"),
    "volunteered_on": message("Day on which the places were offered"),
    "withdrawn_on": message("Day of withdrawal"),
}


@dataclass(frozen=True)
class SheetPreview:
    """One sheet: where it stands, its headers, a few different values under each, the tables it was taken for.

    `is_needed` is False for a sheet of no known table in a workbook that holds other ones: it may be left out.
    """

    file: str
    header: Sequence[str]
    examples: Sequence[Sequence[str]]
    tables: Sequence[str]
    is_needed: bool


def previews(paths: Sequence[Path], remembered: Mapping[str, str]) -> list[SheetPreview]:
    """Every sheet of the files, only their first rows looked at; `remembered` are the choices of earlier imports.

    Raises Refused when a file cannot be read.
    """
    with TemporaryDirectory() as folder:
        sheets = read_sheets(export_files(paths)[0], Path(folder), remembered, seen=ROWS_SEEN)
    tables = {sheet.file: contract.recognised(sheet.header, sheet.name, remembered) for sheet in sheets}
    known = {sheet.source for sheet in sheets if tables[sheet.file]}
    return [
        SheetPreview(
            sheet.file,
            sheet.header,
            [_examples(sheet, place) for place in range(len(sheet.header))],
            tables[sheet.file],
            bool(tables[sheet.file]) or sheet.source not in known,
        )
        for sheet in sheets
    ]


def _examples(sheet: ReadSheet, place: int) -> list[str]:
    cells = (row[place] for row in sheet.seen if place < len(row) and row[place].strip())
    return list(islice(dict.fromkeys(_shortened(cell) for cell in cells), EXAMPLES))


def _shortened(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= LONGEST_EXAMPLE else f"{plain[:LONGEST_EXAMPLE]}…"


def is_personal(header: str) -> bool:
    """Whether a column of that header names or reaches a person, so that its values are not shown."""
    return bool(PERSONAL.search(contract.folded(header)))


def options(tables: Sequence[str]) -> list[str]:
    """What a column of a sheet with these tables may be: nothing (""), or a column of the contract."""
    return ["", *dict.fromkeys(name for table in tables for name in contract.targets(table))]


def meanings(sheet: SheetPreview, tables: Sequence[str], remembered: Mapping[str, str]) -> list[str]:
    """For each column of the sheet, the column of the contract that its header tells, or "" when it tells none."""
    found = [""] * len(sheet.header)
    for table in tables:
        for name, place in contract.matched(table, sheet.header, remembered).items():
            found[place] = name
    return found


def faults(tables: Sequence[str], chosen: Sequence[str]) -> list[Problem]:
    """What forbids to go on with these meanings of the columns: one that is missing, or one given twice."""
    twice = [name for name in dict.fromkeys(chosen) if name and chosen.count(name) > 1]
    lacking = [name for table in tables for name in contract.missing(table, [])]
    lacking = [name for name in dict.fromkeys(lacking) if name not in chosen]
    return [
        *(
            Problem(
                "No column gives this: {named}.", "Choose the one that does.", values={"named": TITLES[name]}
            )
            for name in lacking
        ),
        *(
            Problem(
                "Several columns give this: {named}.", "Keep one of them.", values={"named": TITLES[name]}
            )
            for name in twice
        ),
    ]


def choices(
    sheets: Sequence[SheetPreview],
    chosen: Mapping[int, tuple[Sequence[str], Sequence[str]]],
    remembered: Mapping[str, str],
) -> dict[str, str]:
    """What was chosen that the headers did not tell: folded header → "table.column", or "" for not kept.

    `chosen` says for each sheet, by its place, its tables and what each of its columns gives.
    """
    found: dict[str, str] = {}
    for place, (tables, names) in chosen.items():
        sheet = sheets[place]
        is_as_told = list(tables) == list(sheet.tables)
        told = meanings(sheet, tables, remembered) if is_as_told else [""] * len(names)
        table_of = {name: table for table in reversed(tables) for name in contract.targets(table)}
        for header, name, guess in zip(sheet.header, names, told, strict=True):
            if name != guess and contract.folded(header):
                found[contract.folded(header)] = f"{table_of[name]}.{name}" if name else ""
    return found
