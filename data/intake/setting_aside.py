"""Rows that cannot be taken in are set aside, each with its reasons; nothing that depends on them is taken in either.

A row is a line of a file, whatever the tables it feeds. What is set aside and what is accepted are together what was
read: no row is dropped in silence.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from data.intake.reading.sandbox import ReadSheet
from data.problems import Problem, refusal

MOST_ASIDE = 20_000  # beyond, it is the file that is wrong, not its rows


@dataclass(frozen=True)
class AsideRow:
    """One row of an export that is not taken in: where it stands, its cells as they were written, and why."""

    file: str
    line: int
    header: Sequence[str]
    cells: Sequence[str]
    problems: Sequence[Problem]


@dataclass
class Aside:
    """The rows set aside so far: (file, line) → problems, in the order in which they were found."""

    problems: dict[tuple[str, int], list[Problem]] = field(default_factory=lambda: defaultdict(list))

    def add(self, con: DuckDBPyConnection, problems: Iterable[Problem]) -> bool:
        """Sets aside the rows of these problems, in the table `aside` too; whether there was any."""
        new = [problem for problem in problems if problem.line is not None]
        for problem in new:
            self.problems[problem.file, problem.line or 0].append(problem)
        if len(self.problems) > MOST_ASIDE:
            raise refusal(
                "More than {n} rows are to be corrected: the columns are probably not what their headers say.",
                "Look at the first rows of the file, and at the columns of data/templates/README.md.",
                n=MOST_ASIDE,
            )
        if new:
            places = {"file": [problem.file for problem in new], "line": [problem.line for problem in new]}
            con.execute(
                "insert or ignore into aside select distinct * from (select unnest($file), unnest($line))",
                places,
            )
        return bool(new)

    def rows(self, con: DuckDBPyConnection, sheets: Iterable[ReadSheet]) -> list[AsideRow]:
        """The rows set aside with their cells, which the sheets that were read hold."""
        lines: dict[str, list[int]] = defaultdict(list)
        for file, line in sorted(self.problems):
            lines[file].append(line)
        return [
            AsideRow(sheet.file, line, sheet.header, cells, self.problems[sheet.file, line])
            for sheet in sheets
            for line, cells in _cells(con, sheet, lines[sheet.file])
        ]


def _cells(
    con: DuckDBPyConnection, sheet: ReadSheet, lines: Sequence[int]
) -> list[tuple[int, Sequence[str]]]:
    """The cells of these lines of the sheet, in order."""
    if not lines:
        return []
    kept = con.execute(
        "select * from read_parquet($path) where line = any($lines)", {"path": sheet.path, "lines": lines}
    ).fetchall()
    faulty = [(line, cells) for line, cells, _ in sheet.faults if line in set(lines)]
    return sorted([*((line, cells) for line, *cells in kept), *faulty])


def prepare(con: DuckDBPyConnection) -> None:
    """Makes the empty table `aside` of the scratch database."""
    con.execute("create table aside (file varchar, line integer, primary key (file, line))")
