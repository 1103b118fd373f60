"""The SQL of the project: the text of each file by its name, and the database that its names are looked up in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType

from duckdb import DuckDBPyConnection

from analytics.thresholds import IN_SQL

FOLDER = Path(__file__).parent


@cache
def sql_text(name: str) -> str:
    """The text of `data/sql/NAME.sql`, with the thresholds that it names."""
    return _with_thresholds(FOLDER / f"{name}.sql")


@cache
def sql_files(kind: str) -> Mapping[str, str]:
    """The text of each file of `data/sql/KIND`, by its name without `.sql`, in alphabetical order."""
    return MappingProxyType(
        {path.stem: _with_thresholds(path) for path in sorted((FOLDER / kind).glob("*.sql"))}
    )


def _with_thresholds(path: Path) -> str:
    """The text of the file, where `$long_wait_days` and the like are numbers: a view takes no parameter."""
    text = path.read_text()
    for name, number in IN_SQL.items():
        text = text.replace(f"${name}", str(number))
    return text


@contextmanager
def in_database(con: DuckDBPyConnection, database: str) -> Iterator[None]:
    """Inside, names without a database mean the tables of the attached `database`; afterwards, what they meant before.

    The same text is asked of several databases (a view of records and figures, a schema), so it names none itself.
    """
    ((before,),) = con.execute("select current_database()").fetchall()
    con.execute(f"use {database}")
    try:
        yield
    finally:
        con.execute(f"use {before}")
