"""One shape of exports: files as a tool writes them, and what they say, counted by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import xlsxwriter

from data.intake.answers import Answers
from tests.data.intake.taken import Taken

ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


@dataclass(frozen=True)
class Book:
    """A workbook: sheets of rows. `hidden` rows and sheets, cells `merged` as in Excel; a text '=…|result' is a formula."""

    sheets: Mapping[str, Sequence[Sequence[Any]]]
    merged: Sequence[str] = ()
    hidden: Sequence[int] = ()
    hidden_sheets: Sequence[str] = ()


@dataclass(frozen=True)
class Shape:
    """The files of one shape, and what is in them.

    `students`: "promotion day sector…" and what else is known; `mentors`: "promotion sector"; `places`: "promotion of the
    mentor, campaign, number"; `pairs`: "promotion of the student, of the mentor, day". `says`: a part of each sentence that
    is said, and of no other. `asks`: what is asked before `answers` are given, or `refused`: a part of the refusal.
    """

    name: str
    files: Mapping[str, str | Book]
    students: Sequence[str] = ()
    mentors: Sequence[str] = ()
    places: Sequence[str] = ()
    pairs: Sequence[str] = ()
    says: Sequence[str] = ()
    aside: int = 0
    asks: Sequence[str] = ()
    answers: Answers = field(default_factory=Answers)
    refused: str = ""

    def written(self, folder: Path) -> Path:
        """The files of the shape, in the folder."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            if isinstance(content, str):
                (folder / name).write_text(content, encoding="utf-8")
            elif name.endswith(".ods"):
                _free(folder / name, content)
            else:
                _excel(folder / name, content)
        return folder

    @property
    def figures(self) -> dict[str, list[str]]:
        """What the files say, table by table."""
        return {name: sorted(getattr(self, name)) for name in ("students", "mentors", "places", "pairs")}


def figures_of(taken: Taken) -> dict[str, list[str]]:
    """What was read, written as in a shape."""
    wishes: dict[str, list[tuple[int, str]]] = {}
    for person, sector, rank in taken.tables["wish"]:
        wishes.setdefault(person, []).append((rank, sector))
    cohorts, promotions = {}, {}
    students, mentors = [], []
    for person, cohort, day, withdrawn, eligible, maturity, motivation in taken.tables["application"]:
        cohorts[person] = cohort
        sectors = [sector for _, sector in sorted(wishes.get(person, []))]
        known = [
            f"project {maturity}" if maturity else "",
            "words" if motivation else "",
            "" if eligible else "refused",
            f"withdrawn {withdrawn}" if withdrawn else "",
        ]
        students.append(" ".join(filter(None, [cohort, str(day), *sectors, *known])))
    for person, promotion, sector in taken.tables["mentor"]:
        promotions[person] = promotion
        mentors.append(" ".join(filter(None, [promotion, sector])))
    places = [
        f"{promotions[person]} {cohort} {number}" for person, cohort, number, _ in taken.tables["volunteer"]
    ]
    pairs = [
        " ".join(
            filter(None, [cohorts[student], promotions[mentor], str(day), f"until {end}" if end else ""])
        )
        for student, mentor, day, end, _ in taken.tables["pairing"]
    ]
    return {
        name: sorted(found)
        for name, found in zip(
            ("students", "mentors", "places", "pairs"), (students, mentors, places, pairs), strict=True
        )
    }


def _excel(path: Path, book: Book) -> None:
    with xlsxwriter.Workbook(
        path, {"default_date_format": "dd/mm/yyyy", "constant_memory": False}
    ) as written:
        for name, rows in book.sheets.items():
            sheet = written.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str) and cell.startswith("="):
                        formula, _, result = cell.partition("|")
                        sheet.write_formula(place, column, formula, None, result)
                    elif cell != "":
                        sheet.write(place, column, cell)
            for cells in book.merged:
                sheet.merge_range(cells, "")
                first = cells.partition(":")[0]
                place, column = int(first.lstrip("ABCDEFGHIJ")) - 1, ord(first[0]) - 65
                sheet.write(place, column, rows[place][column])
            for line in book.hidden:
                sheet.set_row(line - 1, None, None, {"hidden": True})
            if name in book.hidden_sheets:
                sheet.hide()


def _free(path: Path, book: Book) -> None:
    """A LibreOffice workbook; a cell like 2023-10-01 is a date."""
    tables = ""
    for name, rows in book.sheets.items():
        body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        tables += f'<table:table table:name="{name}">{body}</table:table>'
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {SPACES} office:version="1.2"><office:body><office:spreadsheet>'
            f"{tables}</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def _cell(cell: object) -> str:
    text = str(cell)
    kind = (
        f'office:value-type="date" office:date-value="{text}"'
        if text[:3] == "202" and "-" in text
        else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"
