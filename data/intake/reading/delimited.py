"""Text files with separators, in the dialects that people have: which separator, where the rows start, which quotes."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from data.intake.headers import header_worth
from data.intake.reading.encoding import encoding_of
from data.intake.reading.tables import (
    BATCH,
    HEADER_DEPTH,
    INVISIBLE,
    LONGEST_CELL,
    MOST_COLUMNS,
    Batch,
    Row,
    Sheet,
    sheet_of,
)
from data.problems import Problem, Refused

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = ";,\t|"
SAMPLE = 60  # lines among which the separator is looked for
LINES = 5_000  # read at a time
DECLARED = re.compile(r'^\ufeff?"?sep=(.)"?\s*$')
ROW_INSIDE = re.compile(r"^(?:[Xx]\d\d|\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d)$")


def sheets(path: Path, label: str) -> Iterator[Sheet]:
    """The sheet of one text file, none when it holds nothing. Raises Refused when it cannot be read for sure."""
    encoding = encoding_of(path, label)
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding.codec, newline="") as file:
        start = list(islice(file, SAMPLE))
        declared = declared_separator(start)
        separator = declared or likely_separator(start)
        skipped = 1 if declared else 0
        text = Lines(chain(start[skipped:], file))
        sheet = sheet_of(label, path.stem, _batches(text, separator, label, skipped))
        if sheet:
            sheet.warnings += encoding.warnings
            yield sheet


def declared_separator(start: list[str]) -> str:
    """The separator that a first line `sep=;` declares, as Excel writes it, or ""."""
    declared = DECLARED.match(start[0]) if start else None
    return declared[1] if declared and declared[1] in SEPARATORS else ""


def likely_separator(start: list[str]) -> str:
    """The separator with which one of the first lines looks most like headers, else the one with most columns."""

    def worth(separator: str) -> tuple[int, int]:
        rows = [cells[:MOST_COLUMNS] for cells in islice(_lenient_rows(start, separator), HEADER_DEPTH)]
        return max(((max(header_worth(row), 0), len(row)) for row in rows), default=(0, 0))

    return max(SEPARATORS, key=worth)


def _lenient_rows(lines: list[str], separator: str) -> Iterator[Row]:
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        return


class Lines:
    """The lines of a text, one after the other; remembers whether those lately given hold what needs repair."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._was_odd, self._is_odd = False, False

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._looked_at())

    def _looked_at(self) -> Iterator[list[str]]:
        while batch := list(islice(self._lines, LINES)):
            text = "".join(batch)
            self._is_odd = INVISIBLE.search(text) is not None or not unicodedata.is_normalized("NFC", text)
            self._was_odd = self._was_odd or self._is_odd
            yield batch

    def were_odd(self) -> bool:
        """Whether a line given since the last call may need repair; the last lines may belong to the next rows."""
        was_odd, self._was_odd = self._was_odd, self._is_odd
        return was_odd


def _batches(text: Lines, separator: str, label: str, skipped: int) -> Iterator[Batch]:
    reader = csv.reader(text, delimiter=separator, strict=True)
    line = skipped + 1
    while True:
        rows, error = _next_rows(reader)
        if error:
            raise Refused([_broken(error, label, _starts(rows, line)[1])])
        if not rows:
            return
        end = skipped + reader.line_num + 1
        if end - line == len(rows):
            lines, line = list(range(line, end)), end
        else:
            lines, line = _starts(rows, line)
            for row, (start, following) in zip(rows, pairwise([*lines, line]), strict=True):
                if following - start > 1 and _holds_a_row(row, separator):
                    raise Refused([_broken("", label, start)])
        yield Batch(lines, rows, is_clean=not text.were_odd())


def _next_rows(reader: "Reader") -> tuple[list[list[str]], str]:
    """The next rows, and why no more can be read, if so."""
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, BATCH))
    except csv.Error as error:
        return rows, str(error)
    return rows, ""


def _starts(rows: list[list[str]], line: int) -> tuple[list[int], int]:
    """The line on which each row starts, and the one on which the next would: a cell may go over several."""
    starts = []
    for row in rows:
        starts.append(line)
        text = " ".join(row)
        line += 1 + text.count("\n") + (text.count("\r") - text.count("\r\n") if "\r" in text else 0)
    return starts, line


def _broken(error: str, label: str, line: int) -> Problem:
    if "field larger" in error:
        return Problem(
            "A cell of this row has more than {most} characters, or its quotation mark is never closed.",
            "Shorten the text, or close the quotation mark.",
            file=label,
            line=line,
            values={"most": LONGEST_CELL},
        )
    return Problem(
        "The quotation marks are not balanced from here on.",
        "Export the file again, or close the text that starts with a quotation mark.",
        file=label,
        line=line,
    )


def _holds_a_row(row: list[str], separator: str) -> bool:
    """Whether a cell has swallowed a row: a line inside it has the cells of one, and a date or a promotion."""
    inside = [text.split(separator) for cell in row for text in cell.splitlines()[1:]]
    return any(
        len(parts) >= max(len(row) - 1, 3) and any(ROW_INSIDE.match(part.strip()) for part in parts)
        for parts in inside
    )
