"""Which database a name of the SQL means."""

import duckdb
import pytest

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
