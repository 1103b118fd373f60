"""Rows of small frames as plain dictionaries, so that a missing value is always None and a hidden one `Hidden`."""

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeGuard, cast

import pandas as pd

from analytics.language.formats import is_missing
from analytics.language.hidden import About, Hidden

Row: TypeAlias = dict[str, Any]

ROUNDED = frozenset(
    {  # counts that are rounded where a row has the number to which they are, `rounded_to`
        "applications",
        "withdrawn",
        "not_eligible",
        "eligible",
        "with_mentor",
        "waiting",
        "never_paired",
        "lost_mentor",
        "mentors",
        "volunteers",
        "capacity",
        "places",
        "taken",
        "free_places",
        "balance",
        "missing",
        "motivations",
        "students",
        "placeable",
        "unplaceable",
        "applications_so_far",
        "pairs_so_far",
        "queue",
        "participants",
        "new_participants",
        "stayed",
        "came_back",
        "aged_out",
        "could_return",
        "stopped",
        "applied",
        "offered",
    }
)


def rows(frame: pd.DataFrame) -> list[Row]:
    """One dictionary per row, in the order of the frame; NaN, NaT and pandas' NA become None, a hidden count stays.

    In a frame that says to what its counts are rounded, these are `About` so many.
    """
    names, nothing = list(map(str, frame.columns)), cast("str", None)  # which pandas' types do not foresee
    table = frame.to_numpy(dtype=object, na_value=nothing).tolist()
    listed = [dict(zip(names, cells, strict=True)) for cells in table]
    if "rounded_to" in frame and frame["rounded_to"].notna().any():
        rounded = ROUNDED.intersection(names)
        for row in listed:
            row.update((name, _about(row[name])) for name in rounded)
    return listed


def _about(value: Any) -> Any:
    return About(value) if isinstance(value, int | float) else value


def margin(row: Row) -> float:
    """By how much a count of the row may be off because it is rounded: nothing closer is ranked."""
    return float(row.get("rounded_to") or 0)


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
