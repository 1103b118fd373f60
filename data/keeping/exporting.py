"""The neutral export: the current records as files that any tool opens, and that the import reads back.

CSV is what the import reads, one file per table of its contract. In it, a text that a spreadsheet would take for a
formula starts with an apostrophe, which the import takes off. Parquet is the tables as they are.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from data import contract
from data.generations import audit
from data.keeping import Form as Form
from data.problems import refusal
from data.publish import health
from data.publish.digest import PERSONAL

BY_HAND = "kept_by_hand"  # tables that no import reads, in a folder of their own that an import does not open


def export(folder: Path, target: Path, form: Form = Form.csv) -> list[Path]:
    """Writes the current records of the store into the folder `target`, which must be new or empty: the files written.

    Only the owner may read them. They appear all at once, or not at all, and the log of the store says so. Refused for
    an empty store.
    """
    generation = health.serving(folder).generation
    if generation is None:
        raise refusal(
            "The store is empty.", "Import exports, or build the invented programme with: ./binomes sample"
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise refusal("This folder is not empty.", "Give the name of a new one.", file=str(target))
    parent = target.resolve().parent
    if not parent.is_dir():
        raise refusal("This file does not exist.", "Check the path.", file=str(parent))
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=parent))
    try:
        with duckdb.connect(generation.records, read_only=True) as con:
            written = list(_csv_files(con, aside) if form == Form.csv else _parquet_files(con, aside))
        for path in written:
            path.chmod(0o600)
        audit.append(folder, "export", generation=generation.number, form=form.value)
        aside.replace(target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return [target / path.relative_to(aside) for path in written]


def _csv_files(con: DuckDBPyConnection, aside: Path) -> Iterator[Path]:
    for table in contract.KEYS:
        names = ", ".join(_written(con, table, name) for name in contract.targets(table))
        # A campaign of which no export gave the dates comes back by itself with its rows.
        dated = "where opens_on is not null and closes_on is not null" if table == "campaign" else ""
        yield _written_csv(con, f"select {names} from {table} {dated} order by all", aside / f"{table}.csv")
    (aside / BY_HAND).mkdir(mode=0o700)
    for table in _held(con):
        if table not in contract.KEYS and table != "wish":
            yield _written_csv(con, f"from {table} order by all", aside / BY_HAND / f"{table}.csv")


def _written(con: DuckDBPyConnection, table: str, name: str) -> str:
    """The column as an import reads it: wishes in one cell, in their order; no text that starts a formula."""
    if (table, name) == ("application", "sectors"):
        return """(
            select string_agg(wish.sector, '|' order by wish.rank)
            from wish where wish.application_id = application.application_id
        ) as sectors"""
    (counts,) = con.execute(
        "select data_type from duckdb_columns() where table_name = $table and column_name = $name",
        {"table": table, "name": name},
    ).fetchall()
    if counts != ("VARCHAR",):
        return name
    return rf"regexp_replace({name}, '^(''?[=+\-@\t\r])', '''\1') as {name}"


def _written_csv(con: DuckDBPyConnection, query: str, path: Path) -> Path:
    con.sql(query).write_csv(str(path))
    return path


def _parquet_files(con: DuckDBPyConnection, aside: Path) -> Iterator[Path]:
    for table in _held(con):
        con.table(table).write_parquet(str(aside / f"{table}.parquet"))
        yield aside / f"{table}.parquet"


def _held(con: DuckDBPyConnection) -> list[str]:
    """The tables of people that these records have: those of an earlier version lack the latest ones."""
    tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
    return [table for table in PERSONAL if table in tables]
