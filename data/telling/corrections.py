"""Workbooks made for the person who imports: the templates to fill in, and the rows to correct and send again."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import xlsxwriter

from analytics.language.texts import Translator
from data.changing import AsideRow
from data.intake import corrected
from data.telling.review import reason

TEMPLATES = Path(__file__).parents[1] / "templates"
WIDEST, NARROWEST = 48, 12  # of a column, in characters
Rows = Sequence[Sequence[str]]


def templates() -> bytes:
    """One workbook with a sheet for each file of `data/templates`: its headers and a few invented rows."""
    sheets: dict[str, Rows] = {}
    for path in sorted(TEMPLATES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            sheets[path.stem] = list(csv.reader(file, delimiter=";"))
    return _workbook(sheets)


def corrections(aside: Iterable[AsideRow], t: Translator) -> bytes:
    """One workbook with a sheet for each sheet that had rows set aside: header and cells as typed, then the reasons.

    The last columns say what is wrong, and which line of which file each row corrects: sent together with that
    file, the
    corrected rows take the place of those lines; sent alone, they are rows like others.
    """
    sheets: dict[str, Rows] = {}
    for (file, header), group in groupby(aside, key=lambda row: (row.file, tuple(row.header))):
        rows = list(group)
        width = max(len(header), *(len(row.cells) for row in rows))
        reasons = [" ".join(reason(problem, t) for problem in row.problems) for row in rows]
        sheets[_free_name(file, sheets)] = [
            [*_padded(header, width), t("To correct"), t(corrected.FILE), t(corrected.LINE)],
            *(
                [*_padded(row.cells, width), reason_of_row, row.file, str(row.line)]
                for row, reason_of_row in zip(rows, reasons, strict=True)
            ),
        ]
    return _workbook(sheets)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Every cell a text: what looks like a formula, a link or a number stays what was typed."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, cells in enumerate(zip(*rows, strict=True)):
                width = max(len(cell) for cell in cells)
                sheet.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST))
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell:
                        sheet.write_string(line, place, cell, plain if line else bold)
    return content.getvalue()


def _free_name(file: str, taken: Mapping[str, Rows]) -> str:
    """A name that Excel accepts for a sheet, made from that of the file, unlike those already taken."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", re.sub(r"\.(csv|txt|xlsx)\b", "", file)).strip()[:26] or "export"
    seen = {name.lower() for name in taken}
    numbered = (plain if place == 1 else f"{plain} {place}" for place in range(1, 1000))
    return next(name for name in numbered if name.lower() not in seen)
