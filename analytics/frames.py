"""Rows of small frames as plain dictionaries, so that a missing value is always None."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import pandas as pd

from analytics.formats import is_missing

Row: TypeAlias = dict[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """One dictionary per row, in the order of the frame; NaN, NaT and pandas' NA become None."""
    return [
        {str(name): None if is_missing(value) else value for name, value in row.items()}
        for row in frame.to_dict("records")
    ]


def row_of(frame: pd.DataFrame, cohort: str | None) -> Row | None:
    """The row of one cohort, or None when the frame has none."""
    return next((row for row in rows(frame) if row["cohort"] == cohort), None)


def before(frame: pd.DataFrame, cohort: str | None) -> Row | None:
    """The row of the cohort that entered the year before `cohort`, or None when either is missing."""
    row = row_of(frame, cohort)
    if row is None:
        return None
    return next((other for other in rows(frame) if other["cohort_year"] == row["cohort_year"] - 1), None)


def values(table: Sequence[Row], column: str) -> list[float]:
    """The values of one column that are not missing."""
    return [row[column] for row in table if row[column] is not None]


def highest(table: Sequence[Row], column: str) -> float:
    """The largest value of one column, 0 when there is none: what an axis must reach."""
    return max(values(table, column), default=0)
