"""Problems in the words of the file: its own headers for columns, and what it shows of a person in place of a
keyed hash.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from duckdb import DuckDBPyConnection

from data.intake.reading.sandbox import ReadSheet
from data.intake.staging import Staged
from data.problems import Problem

HASH = re.compile(r"^h[0-9a-f]{24}$")


def named(con: DuckDBPyConnection, staged: Staged, problems: Iterable[Problem]) -> list[Problem]:
    """The problems as a person who has the file before them reads them; what they show of people is kept nowhere."""
    sheets = {sheet.file: sheet for sheet in staged.sheets}
    headers: dict[str, dict[str, str]] = defaultdict(dict)
    for item in staged.inputs:
        headers[item.file].update(item.headers)
    listed = list(problems)
    cells = _cells(con, sheets, listed)
    return [
        replace(
            problem,
            column=headers[problem.file].get(problem.column, "")
            if problem.file in headers
            else problem.column,
            value=cells.get((problem.file, problem.line, problem.column), problem.value),
        )
        for problem in listed
    ]


def _cells(
    con: DuckDBPyConnection, sheets: Mapping[str, ReadSheet], problems: Iterable[Problem]
) -> dict[tuple[str, int | None, str], str]:
    """What the file shows where a problem would show a keyed hash."""
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for problem in problems:
        if problem.file in sheets and problem.line is not None and HASH.match(problem.value):
            wanted[problem.file, problem.column].append(problem.line)
    cells: dict[tuple[str, int | None, str], str] = {}
    for (file, column), lines in wanted.items():
        sheet = sheets[file]
        if sheet.path and column in sheet.judgement.columns:
            place = list(sheet.judgement.columns).index(column)
            for line, cell in con.execute(
                f"select line, c{place} from read_parquet($path) where line = any($lines)",
                {"path": sheet.path, "lines": lines},
            ).fetchall():
                cells[file, line, column] = cell or ""
    return cells
