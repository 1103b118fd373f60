"""Rows of small frames as plain dictionaries, so that a missing value is always None and a hidden one `Hidden`."""

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeGuard

import pandas as pd

from analytics.language.formats import is_missing
from analytics.language.hidden import Hidden

Row: TypeAlias = dict[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """One dictionary per row, in the order of the frame; NaN, NaT and pandas' NA become None, a hidden count stays."""
    cells = [
        [
            None if is_absent else value
            for value, is_absent in zip(column.tolist(), column.isna(), strict=True)
        ]
        for _, column in frame.items()
    ]
    return [dict(zip(map(str, frame.columns), row, strict=True)) for row in zip(*cells, strict=True)]


def row_of(frame: pd.DataFrame, cohort: str | None) -> Row | None:
    """The row of one cohort, or None when the frame has none."""
    return next((row for row in rows(frame) if row["cohort"] == cohort), None)


def before(frame: pd.DataFrame, cohort: str | None) -> Row | None:
    """The row of the cohort that entered the year before `cohort`, or None when either is missing."""
    row = row_of(frame, cohort)
    if row is None:
        return None
    return next((other for other in rows(frame) if other["cohort_year"] == row["cohort_year"] - 1), None)


def is_hidden(value: object) -> bool:
    """Whether a cell holds a count that the board may not see, or something computed from one."""
    return isinstance(value, Hidden)


def is_known(value: object) -> TypeGuard[float]:
    """Whether a cell holds a number that may be compared and drawn: neither absent nor hidden."""
    return not is_missing(value)


def values(table: Sequence[Row], column: str) -> list[float]:
    """The numbers of one column, without what is missing or hidden. They do not add up to its total."""
    return [row[column] for row in table if is_known(row[column])]


def highest(table: Sequence[Row], column: str) -> float:
    """The largest value of one column, 0 when there is none: what an axis must reach."""
    return max(values(table, column), default=0)
