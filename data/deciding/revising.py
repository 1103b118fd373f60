"""A table that the coordinator keeps by hand is revised: each revision is a generation."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from duckdb import DuckDBPyConnection

from data import changing
from data.changing import Outcome


class _Same(Exception):
    """Nothing would change."""


def revised(
    folder: Path, action: str, table: str, change: Callable[[DuckDBPyConnection], None]
) -> Outcome | None:
    """A new generation in which the rows of `table` are as `change` leaves them; None where they are as they were."""

    def changed(con: DuckDBPyConnection) -> None:
        before = con.execute(f"from {table} order by all").fetchall()
        change(con)
        if con.execute(f"from {table} order by all").fetchall() == before:
            raise _Same

    with suppress(_Same):
        return changing.rebuild(folder, action, change=changed)
    return None
