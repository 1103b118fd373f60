"""Counts and figures over a few rows written by hand, without an import: what one day more or less changes."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from data.generations.endings import write_sides
from data.publish import publishing
from data.publish.shortage import write_shortage
from data.sql import sql_files, sql_text

SECTORS = ("data", "energy", "finance", "undecided")
Asked = Callable[..., list[tuple[Any, ...]]]
Counting = Callable[..., Asked]


@pytest.fixture
def counted() -> Iterator[Counting]:
    """Fills the tables named with these rows, their last columns left out; gives what asks a view for some columns.

    Promotions X00 to X21 and a window of 10 to 16 are there, and a campaign of six months for each cohort that applied.
    """
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as records; use records")
        con.execute(sql_text("schema"))
        con.execute(
            "insert into promotion select format('X{:02d}', y), 2000 + y, null, null, null from range(22) t(y)"
        )
        con.execute("insert into mentor_window values (10, 16)")
        con.executemany(
            "insert into sector values (?, ?, ?, ?)", [(s, s, s, n) for n, s in enumerate(SECTORS)]
        )

        def asked(view: str, /, *columns: str, **where: object) -> list[tuple[Any, ...]]:
            condition = " and ".join(f"{column} = ${column}" for column in where) or "true"
            return con.execute(
                f"select {', '.join(columns)} from {view} where {condition} order by all", where
            ).fetchall()

        def fill(**tables: list[tuple[object, ...]]) -> Asked:
            for table, rows in tables.items():
                for row in rows:
                    given = ", ".join("?" for _ in row)
                    names = [column[0] for column in con.execute(f"describe {table}").fetchall()][: len(row)]
                    con.execute(f"insert into {table} ({', '.join(names)}) values ({given})", row)
            con.execute(
                "insert into campaign (cohort) select distinct cohort from application"
                " where cohort not in (select cohort from campaign)"
            )
            con.execute(sql_text("people"))
            write_sides(con)
            publishing.count_all(con)
            write_shortage(con)
            con.execute(
                "create table promotion_size as from (select code as promotion, * from promotion) where size > 0"
            )
            con.execute(sql_text("macros"))
            for text in sql_files("figures").values():
                try:
                    con.execute(text)
                except duckdb.CatalogException:  # it reads what is not counted by SQL alone: words, forecasts
                    continue
            return asked

        yield fill
