"""What text files and workbooks have in common once they are rows of cells: titles, headers, totals, rows too long."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from data import contract
from data.intake.headers import header_worth
from data.problems import Problem, refusal

BATCH = 20_000  # rows
HEADER_DEPTH = 20  # rows among which the headers are looked for
MOST_COLUMNS = 500
LONGEST_CELL = 100_000  # characters
MOST_FAULTS = 20_000  # rows of one sheet that may be of the wrong width
MOST_SAID = 20  # rows left out that are named one by one
TOTAL = re.compile(
    r"^\W*(?:(?:sous|grand|nombre)\W+)?(?:total|totaux|totals|moyenne)\b(?![@.\w])", re.I | re.M
)
OPEN_ENDED = re.compile(r"^(?:open ended )?(?:response|reponse(?: (?:libre|ouverte))?)$")
NUMBER = re.compile(r"^[-+]?\d[\d\s.,\u00a0\u202f]*(?:[%€]|\s*[a-zéû]+)?$")
# Nobody sees them, and they make two equal identifiers differ: control characters, zero-width marks, directions.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)

Row = Sequence[str]


@dataclass(frozen=True)
class Batch:
    """Rows of one sheet with the lines on which they start; `is_clean` when no cell needs repair."""

    lines: Sequence[int]
    rows: Sequence[Row]
    is_clean: bool = False


@dataclass
class Sheet:
    """A header and, batch after batch, rows as wide as it; what could not be taken in gathers in the lists."""

    label: str
    name: str
    header: Sequence[str]
    batches: Iterator[Batch]
    faults: list[tuple[int, Row, Problem]] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    invisible: int = 0
    totals: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)

    def tidy(self) -> Iterator[Batch]:
        """The batches without blank rows and totals, rows of the wrong width set apart, invisible signs removed."""
        for batch in self.batches:
            tidied = batch if self._is_tidy(batch) else self._tidied(batch)
            if len(self.faults) > MOST_FAULTS:
                raise refusal(
                    "More than {n} rows have not as many cells as the header.",
                    "Export the file again, or look for the separator inside the texts.",
                    file=self.label,
                    n=MOST_FAULTS,
                )
            if tidied.rows:
                yield tidied
        self.warnings += self._said()

    def _is_tidy(self, batch: Batch) -> bool:
        firsts = [row[0] for row in batch.rows if row]
        return (
            batch.is_clean
            and {*map(len, batch.rows)} == {len(self.header)}
            and all(firsts)
            and self.header[0] not in firsts
            and not TOTAL.search("\n".join(firsts))
        )

    def _tidied(self, batch: Batch) -> Batch:
        width = len(self.header)
        lines: list[int] = []
        rows: list[Row] = []
        for line, cells in zip(batch.lines, batch.rows, strict=True):
            row = cells if batch.is_clean else [self._repaired(cell) for cell in cells]
            first = next((cell for cell in row if cell.strip()), None)
            if first is None:
                continue
            if TOTAL.match(first) and _is_total(row):
                self.totals.append(line)
            elif first == self.header[0] and [cell.strip() for cell in row[:width]] == [*self.header]:
                self.repeated.append(line)
            elif len(row) == width or (len(row) > width and not any(cell.strip() for cell in row[width:])):
                lines.append(line)
                rows.append(row[:width])
            else:
                self.faults.append((line, row[:MOST_COLUMNS], _ragged(self.label, line, len(row), width)))
        return Batch(lines, rows, is_clean=True)

    def _repaired(self, cell: str) -> str:
        if cell.isascii() and cell.isprintable():
            return cell
        visible, removed = INVISIBLE.subn("", cell)
        self.invisible += removed
        return unicodedata.normalize("NFC", visible)

    def _said(self) -> Iterator[Problem]:
        for line in self.totals[:MOST_SAID]:
            yield Problem("This line was left out: it is a total, not a row.", file=self.label, line=line)
        for line in self.repeated[:MOST_SAID]:
            yield Problem("This line was left out: it repeats the headers.", file=self.label, line=line)
        if self.invisible:
            yield Problem(
                "Invisible characters were removed: {number} in all.",
                file=self.label,
                values={"number": self.invisible},
            )


def _is_total(row: Row) -> bool:
    """Whether a row that begins like a total is one: beside its name it holds numbers, as a company's never does."""
    return all(NUMBER.match(cell.strip()) for cell in [cell for cell in row if cell.strip()][1:])


def _ragged(label: str, line: int, cells: int, width: int) -> Problem:
    return Problem(
        "This row has {cells} cells where the header has {width}.",
        "Look for a separator inside a text that is not between quotation marks.",
        file=label,
        line=line,
        values={"cells": cells, "width": width},
    )


def header_place(rows: Sequence[Row]) -> int:
    """The position of the headers among the first rows of a sheet, which titles may precede: the row with most of them.

    The first row with several cells when none has a header that is known.
    """
    worth = [(header_worth(row), sum(bool(cell.strip()) for cell in row) > 1) for row in rows]
    return max(range(len(rows)), key=lambda place: (max(worth[place][0], 0), worth[place][1])) if rows else 0


def sheet_of(label: str, name: str, batches: Iterator[Batch]) -> Sheet | None:
    """The sheet whose rows these are, its headers found; None when nothing is written in it."""
    first = next((batch for batch in batches if any(any(row) for row in batch.rows)), None)
    if first is None:
        return None
    filled = [place for place, row in enumerate(first.rows) if any(cell.strip() for cell in row)]
    if not filled:
        return None
    depth = list(islice(filled, HEADER_DEPTH))
    chosen = header_place([first.rows[place][:MOST_COLUMNS] for place in depth])
    place = depth[chosen]
    header = [_header(cell) for cell in first.rows[place]]
    below = first.rows[place + 1] if place + 1 < len(first.rows) else []
    if with_options := _with_options(header, [_header(cell) for cell in below]):
        header, place = with_options, place + 1
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise refusal(
            "This sheet has more than {most} columns.",
            "Keep those of the templates.",
            file=label,
            most=MOST_COLUMNS,
        )
    if chosen:
        header = _grouped(header, [_header(cell) for cell in first.rows[depth[chosen - 1]]])
    rest = Batch(first.lines[place + 1 :], first.rows[place + 1 :], first.is_clean)
    sheet = Sheet(label, name, header, chain([rest], batches))
    if chosen:
        sheet.warnings.append(
            Problem(
                "What stands above the headers was left out: {number} lines.",
                file=label,
                values={"number": chosen},
            )
        )
    return sheet


def _header(cell: str) -> str:
    return unicodedata.normalize("NFC", INVISIBLE.sub("", cell)).strip()


def _with_options(header: Sequence[str], below: Sequence[str]) -> list[str]:
    """The headers with those of a second row, where SurveyMonkey writes what may be answered; empty without one.

    A question of several answers stands over the first of them, and nothing over the others; an open one over a word
    that says that it is open. A row of answers has other words under its questions.
    """
    places = [place for place, cell in enumerate(below) if cell and not "".join(header[place : place + 1])]
    firsts = {place - 1 for place in places} - {*places}
    others = [cell for place, cell in enumerate(below) if cell and place not in {*places, *firsts}]
    if (
        len(places) + len(others) < 2
        or not places
        or not all(OPEN_ENDED.match(contract.folded(cell)) for cell in others)
    ):
        return []
    wide = [*header, *[""] * (len(below) - len(header))]
    return [(place in {*places, *firsts} and below[place]) or cell for place, cell in enumerate(wide)]


def _grouped(header: list[str], above: Sequence[str]) -> list[str]:
    """Headers that stand twice, told apart by the titles over them: « E-mail » under « Élève », under « Mentor »."""
    names = [contract.folded(cell) for cell in header]
    twice = {name for name in names if name and names.count(name) > 1}
    numbers = {name for name in names if re.fullmatch(r"\d{1,2}", name)}  # « 1 », « 2 » under « Vœux »
    if not (twice and sum(map(bool, above)) > 1) and not (numbers and any(above)):
        return header
    title, grouped = "", []
    for place, cell in enumerate(header):
        title = (above[place] if place < len(above) else "") or title
        grouped.append(f"{cell} {title}".strip() if names[place] in twice | numbers else cell)
    return grouped


def require_single(label: str, header: Sequence[str], columns: Sequence[str]) -> None:
    """Refused for two columns of one name of which one is needed, since nobody knows which."""
    names = [contract.folded(cell) for cell in header]
    for place, given in enumerate(columns):
        if given and given != "sectors" and names.count(names[place]) > 1:
            raise refusal(
                "Two columns have the header “{header}”.",
                "Rename or remove the one that is not meant.",
                file=label,
                header=header[place],
            )
