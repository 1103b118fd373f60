"""A question is asked: which file answers whom, and how a query of `sql/queries` is run."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from duckdb import DuckDBPyConnection

from data.problems import refusal
from data.publishing import sql_files
from data.store import Generation

AUDIENCES = ("coordinator", "board")
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}


def query_names() -> list[str]:
    """The names of the queries, one per file of `sql/queries`."""
    return list(sql_files("queries"))


def audience_file(generation: Generation, audience: str) -> Path:
    """The only file that this audience may open: the figures for the board, the records for the coordinator."""
    if audience not in AUDIENCES:
        raise refusal("There is no audience of that name.", "Choose board or coordinator.")
    return generation.figures if audience == "board" else generation.records


def connection(generation: Generation, audience: str) -> DuckDBPyConnection:
    """A read-only connection that can reach nothing but the audience's file."""
    con = duckdb.connect(audience_file(generation, audience), read_only=True, config=LOCKED)
    con.execute("set lock_configuration = true")
    return con


def rows(generation: Generation, audience: str, name: str) -> pd.DataFrame:
    """The rows that the query `name` returns to `audience`; an absent count is NaN. Refused for an unknown name."""
    with connection(generation, audience) as con:
        frame = con.execute(_text(name)).df()
    counts = [column for column in frame if isinstance(frame[column].dtype, pd.api.extensions.ExtensionDtype)
              and pd.api.types.is_integer_dtype(frame[column])]  # fmt: skip
    return frame.astype({name: "float64" if frame[name].hasnans else "int64" for name in counts})


def records(generation: Generation, audience: str, name: str) -> list[dict[str, Any]]:
    """The same rows as plain Python values; what is absent is None."""
    with connection(generation, audience) as con:
        answer = con.execute(_text(name))
        columns = [column[0] for column in answer.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def _text(name: str) -> str:
    queries = sql_files("queries")
    if name not in queries:
        raise refusal(
            "There is no query named {name}.", "Choose one of: {names}.", name=name, names=", ".join(queries)
        )
    return queries[name]
