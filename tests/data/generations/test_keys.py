"""What replaces indexes: keys and references of the records, asked once they are written."""

import duckdb
import pytest

from data.generations import store
from data.queries import connection
from data.sql import sql_text

ASKED = sql_text("keys")


@pytest.fixture
def records(generation: store.Generation) -> duckdb.DuckDBPyConnection:
    """A copy in memory of the records of a dozen people, free to be spoiled."""
    con = duckdb.connect()
    con.execute(f"attach '{generation.records}' as kept (read_only)")
    for (table,) in con.execute(
        "select table_name from duckdb_tables() where database_name = 'kept'"
    ).fetchall():
        con.execute(f"create table {table} as from kept.{table}")
    return con


def test_records_as_they_are_imported_break_no_key(generation: store.Generation) -> None:
    with connection(generation, "coordinator") as con:
        assert con.execute(ASKED).fetchall() == []


@pytest.mark.parametrize("table", ["application", "mentor", "volunteer", "pairing"])
def test_a_row_that_stands_twice_is_told(records: duckdb.DuckDBPyConnection, table: str) -> None:
    records.execute(f"insert into {table} from {table} limit 1")
    (broken,) = records.execute(ASKED).fetchall()
    assert broken[0].startswith(f"{table}: ")


@pytest.mark.parametrize("table", ["application", "mentor", "campaign", "sector"])
def test_a_reference_to_nothing_is_told(records: duckdb.DuckDBPyConnection, table: str) -> None:
    records.execute(f"delete from {table}")
    assert records.execute(ASKED).fetchall()
