"""A question is asked: which file answers whom, and what is asked of it.

A question is a view of `sql/figures`, whose rows stand in the order that the view gives them. A file of `sql/queries`
exists only for what no view says: it joins, filters, or puts a table in order.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.tables import PERSONS
from analytics.language.hidden import Hidden
from data.generations.store import Generation
from data.problems import refusal
from data.sql import sql_files

AUDIENCES = ("coordinator", "board")
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",  # here and not by a statement: sessions that read at once share one instance
}


def query_names() -> list[str]:
    """The names of the questions, in alphabetical order: the views of `sql/figures` and the files of `sql/queries`."""
    return sorted({*sql_files("figures"), *sql_files("queries")})


def audience_file(generation: Generation, audience: str) -> Path:
    """The only file that this audience may open: the figures for the board, the records for the coordinator."""
    if audience not in AUDIENCES:
        raise refusal("There is no audience of that name.", "Choose board or coordinator.")
    return generation.figures if audience == "board" else generation.records


def connection(generation: Generation, audience: str) -> DuckDBPyConnection:
    """A read-only connection that can reach nothing but the audience's file.

    FileNotFoundError when the generation is gone: it was pruned, or destroyed by an erasure.
    """
    path = audience_file(generation, audience)
    try:
        return duckdb.connect(path, read_only=True, config=LOCKED)
    except duckdb.IOException:
        if path.exists():
            raise
        raise FileNotFoundError(path) from None


def rows(generation: Generation, audience: str, name: str) -> pd.DataFrame:
    """The rows that the query `name` returns to `audience`; refused for an unknown name.

    An absent count is NaN; one that the board may not see is `Hidden`, in a column of objects.
    """
    with connection(generation, audience) as con:
        frame = con.execute(text(name)).df()
        hidden = _hidden_cells(con, name) if audience == "board" else {}
    counts = [
        column
        for column in frame
        if isinstance(frame[column].dtype, pd.api.extensions.ExtensionDtype)
        and pd.api.types.is_integer_dtype(frame[column])
    ]
    frame = frame.astype({name: "float64" if frame[name].hasnans else "int64" for name in counts})
    for column, (is_hidden, below) in hidden.items():
        value = Hidden(below if column in PERSONS else None)
        cells = zip(frame[column], is_hidden, strict=True)
        frame[column] = pd.Series([value if hides else cell for cell, hides in cells], dtype=object)
    return frame


def records(generation: Generation, audience: str, name: str) -> list[dict[str, Any]]:
    """The rows of a query as plain Python values: None where absent, 'hidden' where hidden, 12 for 12.0."""
    with connection(generation, audience) as con:
        answer = con.execute(text(name))
        columns = [column[0] for column in answer.description or []]
        cells = answer.fetchall()
    return [dict(zip(columns, map(plain, row), strict=True)) for row in cells]


def _hidden_cells(con: DuckDBPyConnection, name: str) -> dict[str, tuple[npt.NDArray[np.bool_], int]]:
    """For each column with a hidden value: which rows hide it, and the number that hidden counts are under.

    In figures.duckdb what is hidden is not a number, which no sum or rate turns back into one; what is absent is null.
    """
    columns: Mapping[str, Any] = con.execute(text(name)).fetchnumpy()
    hidden = {
        column: np.isnan(np.ma.getdata(values)) & ~np.ma.getmaskarray(values)
        for column, values in columns.items()
        if np.issubdtype(values.dtype, np.floating)
    }
    below = con.execute("select hidden_below from dataset").fetchone()
    return {column: (cells, below[0]) for column, cells in hidden.items() if below and cells.any()}


def plain(value: Any) -> Any:
    """A value of a row of figures.duckdb as plain Python: 'hidden' where it is hidden, 12 for 12.0."""
    if not isinstance(value, float):
        return value
    if math.isnan(value):
        return str(Hidden())
    return int(value) if value.is_integer() else value


def text(name: str) -> str:
    """The SQL of the query `name`; refused for an unknown name."""
    names = query_names()
    if name not in names:
        raise refusal(
            "There is no query named {name}.", "Choose one of: {names}.", name=name, names=", ".join(names)
        )
    return sql_files("queries").get(name) or f"from {name}"
