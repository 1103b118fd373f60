"""Excel workbooks: the archive is looked through before anything reads it, then its sheets become rows of text.

Formulas are never computed and macros never run; what counts is the result that Excel stored beside each formula.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from analytics.language.messages import message
from data.intake.reading.files import OTHER_EXTENSIONS, SAVE_AS, locked_workbook, not_a_workbook
from data.intake.reading.tables import BATCH, Batch, Sheet, sheet_of
from data.problems import Problem, Refused, refusal

MOST_ENTRIES = 2_000
LARGEST_CONTENT = 400_000_000  # bytes, once unpacked
HIGHEST_RATIO, RATIO_FROM = 120, 5_000_000  # unpacked ÷ packed, of what is large once unpacked
CHUNK, OVERLAP = 1 << 20, 4_096
NOT_TABLES: Mapping[str, str] = {
    "word/document.xml": message("This is a Word document, from which no table can be read."),
    "ppt/presentation.xml": message("This is a presentation, from which no table can be read."),
    "xl/workbook.bin": OTHER_EXTENSIONS[".xlsb"],
    "Index/Document.iwa": OTHER_EXTENSIONS[".numbers"],
}
CELL = rb'<c\b(?=[^>]*\br="(?P<%s>[A-Z]+\d+)")'
DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
IS_ERROR = re.compile((CELL % b"error") + rb'[^>]*\bt="e"')
# A formula with no stored result; one that gives an empty text says so.
IS_UNCOMPUTED = re.compile(
    (CELL % b"formula")
    + rb'(?![^>]*\bt="str")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>|</c>)'
)


HIDDEN_ROW = re.compile(
    rb'<row\b[^>]*\bhidden="(?:1|true)"|<table:table-row\b[^>]*table:visibility="(?:collapse|filter)"'
)
IS_FREE_ERROR = re.compile(rb'calcext:value-type="error"')
ERROR_INSIDE = message("A cell of this workbook holds an error (#N/A, #REF!…) in place of a value.")
ERROR_REMEDY = message("Correct the formula, or type the value.")


def sheets(path: Path, label: str) -> Iterator[Sheet]:
    """The visible sheets of a workbook that hold anything. Raises Refused when it is unsafe or cannot be read."""
    hidden_rows = _require_safe(path, label)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        facts = workbook.sheets_metadata
        hidden = [fact.name for fact in facts if fact.visible != SheetVisibleEnum.Visible]
        for name in (fact.name for fact in facts if fact.visible == SheetVisibleEnum.Visible):
            read = workbook.get_sheet_by_name(name)
            title = f"{label} › {name}" if len(facts) > 1 else label
            rows = read.to_python(skip_empty_area=False)
            merged, torn = _unmerged(rows, read.merged_cell_ranges or [])
            sheet = sheet_of(title, name if len(facts) > 1 else path.stem, _batches(merged))
            if sheet:
                sheet.warnings += [
                    Problem("This sheet is hidden: it was not read.", file=f"{label} › {other}")
                    for other in hidden
                ]
                sheet.warnings += list(
                    _worth_a_look(title, torn, hidden_rows.get(name, 0) + hidden_rows.pop("", 0))
                )
                hidden = []
                yield sheet
    except (CalamineError, OSError, ValueError):
        raise not_a_workbook(label) from None


def _unmerged(
    rows: list[list[Any]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[list[list[Any]], list[str]]:
    """The rows with what stands in cells merged down a column written in each of them; the other merged cells,
    named.
    """
    torn = []
    for (top, left), (bottom, right) in ranges:
        inside = top < len(rows) and left < len(rows[top])
        if inside and left == right and top > 0:
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
        elif inside and sum(str(cell).strip() != "" for cell in rows[top]) > 2:
            torn.append(f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}")
    return rows, torn


def _letters(place: int) -> str:
    """The letters by which a spreadsheet calls a column: 0 is A, 27 is AB."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(65 + place % 26)


def _worth_a_look(label: str, torn: Sequence[str], hidden_rows: int) -> Iterator[Problem]:
    if torn:
        yield Problem(
            "Cells are merged over several columns ({cells}): only the first of them has what they say.",
            "Unmerge them if the others should have it too.",
            file=label,
            values={"cells": ", ".join(torn[:5])},
        )
    if hidden_rows:
        yield Problem(
            "Hidden or filtered rows of this sheet are taken in like the others: {number}.",
            "Remove them from the sheet if they should not count.",
            file=label,
            values={"number": hidden_rows},
        )


def _batches(rows: Sequence[Sequence[object]]) -> Iterator[Batch]:
    numbered = enumerate(rows, start=1)
    while part := list(islice(numbered, BATCH)):
        yield Batch([line for line, _ in part], [[text_of(cell) for cell in row] for _, row in part])


def text_of(cell: object) -> str:
    """A cell as people would type it: dates in ISO form, whole numbers without a decimal point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        whole = (
            cell.replace(microsecond=0)
            if cell.microsecond < 500_000
            else cell.replace(microsecond=0) + timedelta(seconds=1)
        )
        return whole.isoformat(sep=" ") if whole.time() != time() else whole.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _require_safe(path: Path, label: str) -> dict[str, int]:
    """Refused for an archive that unpacks to too much, is encrypted, damaged, or is not a plain workbook.

    Returns how many rows of each sheet are hidden.
    """
    hidden: dict[str, int] = {}
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            _require_modest(entries, label)
            _require_workbook({entry.filename for entry in entries}, label)
            names = _sheet_names(archive, {entry.filename for entry in entries})
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    name = names.get(entry.filename, "")
                    title = f"{label} › {name}" if len(names) > 1 and name else label
                    hidden[name] = hidden.get(name, 0) + _require_harmless(archive, entry, title)
    except (BadZipFile, ZlibError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise not_a_workbook(label) from None
    return hidden


def _sheet_names(archive: ZipFile, files: set[str]) -> dict[str, str]:
    """Which sheet each file of the archive holds, by its name on the tab."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= files:
        return {}
    index = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    targets = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    paths = {}
    for relation in re.findall(r"<Relationship\b[^>]*>", targets):
        key, target = re.search(r'\bId="([^"]+)"', relation), re.search(r'\bTarget="([^"]+)"', relation)
        if key and target:
            paths[key[1]] = target[1].lstrip("/") if target[1].startswith("/xl/") else f"xl/{target[1]}"
    names = {}
    for sheet in re.findall(r"<sheet\b[^>]*>", index):
        name, key = re.search(r'\bname="([^"]+)"', sheet), re.search(r'\br:id="([^"]+)"', sheet)
        if name and key:
            names[paths.get(key[1], "")] = unescape(name[1])
    return names


def _require_modest(entries: list[ZipInfo], label: str) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    is_swollen = any(
        entry.file_size > RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or unpacked > LARGEST_CONTENT or is_swollen:
        raise refusal(
            "This workbook unpacks to far more than a table of people: it was not opened.",
            "Copy the rows into a new workbook, or export them as CSV.",
            file=label,
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked_workbook(label)


def _require_workbook(names: set[str], label: str) -> None:
    for name, reason in NOT_TABLES.items():
        if name in names:
            raise Refused([Problem(reason, SAVE_AS, file=label)])
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused([Problem(OTHER_EXTENSIONS[".xlsm"], SAVE_AS, file=label)])
    if "content.xml" in names and not label.lower().partition(" ›")[0].endswith(".ods"):
        raise refusal(
            "This is a LibreOffice workbook under the name of an Excel one.",
            "Give it the extension .ods.",
            file=label,
        )
    if not {"xl/workbook.xml", "content.xml"} & names:
        raise not_a_workbook(label)


def _require_harmless(archive: ZipFile, entry: ZipInfo, label: str) -> int:
    """Refused for XML that defines its own entities, errors in cells, and formulas that were never computed.

    Returns how many rows are hidden.
    """
    is_sheet, is_free = entry.filename.startswith("xl/worksheets/"), entry.filename == "content.xml"
    tail, hidden = b"", 0
    with archive.open(entry) as content:
        while chunk := content.read(CHUNK):
            text = tail + chunk
            if DEFINES.search(text):
                raise not_a_workbook(label)
            if is_sheet and (match := IS_ERROR.search(text) or IS_UNCOMPUTED.search(text)):
                raise Refused([_no_value(label, match)])
            if is_free and IS_FREE_ERROR.search(text):
                raise Refused([Problem(ERROR_INSIDE, ERROR_REMEDY, file=label)])
            if is_sheet or is_free:
                hidden += len(HIDDEN_ROW.findall(text)) - len(HIDDEN_ROW.findall(tail))
            tail = text[-OVERLAP:]
    return hidden


def _no_value(label: str, match: re.Match[bytes]) -> Problem:
    if "error" in match.groupdict():
        return Problem(
            "Cell {cell} holds an error of Excel (#N/A, #REF!…) in place of a value.",
            "Correct the formula, or type the value.",
            file=label,
            values={"cell": match["error"].decode()},
        )
    return Problem(
        "Cell {cell} holds a formula without its result.",
        "Open the workbook in Excel and save it, or paste the values.",
        file=label,
        values={"cell": match["formula"].decode()},
    )
