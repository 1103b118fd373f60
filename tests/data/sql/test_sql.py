"""Which database a name of the SQL means."""

import duckdb
import pytest

from analytics import thresholds
from data.sql import in_database, sql_files, sql_text


def test_the_schema_is_created_in_the_database_that_was_named_and_nowhere_else() -> None:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as records")
        with in_database(con, "records"):
            con.execute(sql_text("schema"))
        assert con.execute("select count(*) from records.application").fetchall() == [(0,)]
        with pytest.raises(duckdb.CatalogException):
            con.execute("from application")


def test_a_name_means_again_what_it_meant_before_even_when_the_statement_failed() -> None:
    with duckdb.connect() as con:
        con.execute("create table one as select 1 as n")
        con.execute("attach ':memory:' as other; create table other.one as select 2 as n")
        with in_database(con, "other"):
            assert con.execute("from one").fetchall() == [(2,)]
        with pytest.raises(duckdb.CatalogException), in_database(con, "other"):
            con.execute("from nowhere")
        assert con.execute("from one").fetchall() == [(1,)]


def test_the_files_of_a_folder_are_named_after_what_they_hold() -> None:
    assert "order by" in sql_files("checks")["cohort_unknown"]


def test_a_threshold_of_the_sql_is_the_number_of_the_code() -> None:
    assert f"days_waited > {thresholds.LONG_WAIT_DAYS}" in sql_files("counts")["wait_reason_count"]
    assert f"> {thresholds.LONG_SILENCE_DAYS}" in sql_files("counts")["stalled_pair"]
    assert f"to_days({thresholds.GRACE_DAYS})" in sql_text("people")
    assert not [name for name, text in sql_files("counts").items() if "$" in text]
