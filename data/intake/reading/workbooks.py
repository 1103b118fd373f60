"""Excel workbooks: the archive is looked through before anything reads it, then its sheets become rows of text.

Formulas are never computed and macros never run; what counts is the result that Excel stored beside each formula.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
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
    "content.xml": OTHER_EXTENSIONS[".ods"],
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


def sheets(path: Path, label: str, choices: Mapping[str, str]) -> Iterator[Sheet]:
    """The visible sheets of a workbook that hold anything. Raises Refused when it is unsafe or cannot be read."""
    _require_safe(path, label)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        facts = workbook.sheets_metadata
        hidden = [fact.name for fact in facts if fact.visible != SheetVisibleEnum.Visible]
        for name in (fact.name for fact in facts if fact.visible == SheetVisibleEnum.Visible):
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            told = f"{label} › {name}" if len(facts) > 1 else label
            sheet = sheet_of(told, name if len(facts) > 1 else path.stem, _batches(rows), choices)
            if sheet:
                sheet.warnings += [
                    Problem("This sheet is hidden: it was not read.", file=f"{label} › {other}")
                    for other in hidden
                ]
                hidden = []
                yield sheet
    except (CalamineError, OSError, ValueError):
        raise not_a_workbook(label) from None


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
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _require_safe(path: Path, label: str) -> None:
    """Refused for an archive that unpacks to too much, is encrypted, damaged, or is not a plain workbook."""
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            _require_modest(entries, label)
            _require_workbook({entry.filename for entry in entries}, label)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _require_harmless(archive, entry, label)
    except (BadZipFile, ZlibError, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise not_a_workbook(label) from None


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
    if "xl/workbook.xml" not in names:
        raise not_a_workbook(label)


def _require_harmless(archive: ZipFile, entry: ZipInfo, label: str) -> None:
    """Refused for XML that defines its own entities, errors in cells, and formulas that were never computed."""
    is_sheet = entry.filename.startswith("xl/worksheets/")
    tail = b""
    with archive.open(entry) as content:
        while chunk := content.read(CHUNK):
            text = tail + chunk
            if DEFINES.search(text):
                raise not_a_workbook(label)
            if is_sheet and (found := IS_ERROR.search(text) or IS_UNCOMPUTED.search(text)):
                raise Refused([_no_value(label, found)])
            tail = text[-OVERLAP:]


def _no_value(label: str, found: re.Match[bytes]) -> Problem:
    if "error" in found.groupdict():
        return Problem(
            "Cell {cell} holds an error of Excel (#N/A, #REF!…) in place of a value.",
            "Correct the formula, or type the value.",
            file=label,
            values={"cell": found["error"].decode()},
        )
    return Problem(
        "Cell {cell} holds a formula without its result.",
        "Open the workbook in Excel and save it, or paste the values.",
        file=label,
        values={"cell": found["formula"].decode()},
    )
