"""Exports as people send them (CSV in several dialects, XLSX, folders of both), turned into sheets of plain text."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from data.problems import Problem, Refused, refusal

if TYPE_CHECKING:
    from _csv import Reader

EXTENSIONS = (".csv", ".txt", ".xlsx")
SEPARATORS = ";,\t"
LONGEST_FIELD = 1_000_000


@dataclass(frozen=True)
class Sheet:
    """A header and its rows; each row is its line in the file and its cells as text, ragged ends already refused."""

    file: str
    name: str
    header: Sequence[str]
    rows: Iterator[tuple[int, Sequence[str]]]


def export_files(paths: Sequence[Path]) -> list[Path]:
    """The files behind the paths given, folders opened, in a stable order; refuses what is missing or unreadable."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(child for child in path.iterdir() if child.suffix.lower() in EXTENSIONS)
        elif not path.exists():
            raise refusal("This file does not exist.", "Check the path.", file=str(path))
        elif path.suffix.lower() not in EXTENSIONS:
            raise refusal("This kind of file cannot be read.", "Export it as .csv or .xlsx.", file=path.name)
        else:
            files.append(path)
    if not files:
        raise refusal("No export was found there.", "Give .csv or .xlsx files, or a folder that holds some.")
    return files


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of one file that hold anything."""
    return _workbook_sheets(path) if path.suffix.lower() == ".xlsx" else _csv_sheet(path)


def _csv_sheet(path: Path) -> Iterator[Sheet]:
    encoding = encoding_of(path)
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        file.seek(0)
        separator = max(SEPARATORS, key=first.count)
        reader = csv.reader(file, delimiter=separator, strict=True)
        header = _next_row(reader, path.name)
        if header is not None:
            yield Sheet(path.name, path.stem, header, _csv_rows(reader, len(header), path.name))


def _next_row(reader: "Reader", file: str) -> list[str] | None:
    """The next row that is not blank, or None at the end."""
    try:
        return next((row for row in reader if any(cell.strip() for cell in row)), None)
    except csv.Error:
        raise Refused(
            [
                Problem(
                    "The quotation marks are not balanced from here on.",
                    "Export the file again, or close the text that starts with a quotation mark.",
                    file=file,
                    line=reader.line_num,
                )
            ]
        ) from None


def _csv_rows(reader: "Reader", width: int, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    while (row := _next_row(reader, file)) is not None:
        start = reader.line_num - sum(cell.count("\n") for cell in row)
        if len(row) != width:
            raise Refused(
                [
                    Problem(
                        "This row has {cells} cells where the header has {width}.",
                        "Look for a separator inside a text that is not between quotation marks.",
                        file=file,
                        line=start,
                        values={"cells": len(row), "width": width},
                    )
                ]
            )
        yield start, row


def encoding_of(path: Path) -> str:
    """'utf-8-sig', 'utf-16' or 'cp1252', the first that reads the whole file; refused when none does."""
    with path.open("rb") as file:
        mark = file.read(2)
    candidates = ["utf-16"] if mark in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in candidates:
        try:
            with path.open(encoding=encoding, newline="") as text:
                while text.read(1 << 20):
                    pass
        except UnicodeError:
            continue
        return encoding
    raise refusal("The accents of this file cannot be read.", "Export it again as CSV UTF-8.", file=path.name)


def _workbook_sheets(path: Path) -> Iterator[Sheet]:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        names = workbook.sheet_names
    except (CalamineError, OSError):
        raise refusal(
            "This is not an Excel workbook that can be read.", "Save it again as .xlsx.", file=path.name
        ) from None
    for name in names:
        cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = ((line, [_text(cell) for cell in row]) for line, row in enumerate(cells, start=1))
        filled = ((line, row) for line, row in rows if any(row))
        for _, header in islice(filled, 1):
            yield Sheet(f"{path.name} › {name}" if len(names) > 1 else path.name, name, header, filled)


def _text(cell: object) -> str:
    """A cell as people would type it: Excel dates in ISO form, whole numbers without a decimal point."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()
