"""A generation is written: the records from the merged tables, the counts, then the figures, without people."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.words import term_of
from data import columns
from data.forecasting import TABLES as FORECAST
from data.forecasting import write_forecast
from data.shortage import write_shortage

SQL = Path(__file__).parent / "sql"
FEWEST_AUTHORS = 5
PERSONAL = (
    "campaign", "application", "wish", "mentor", "volunteer", "pairing",
    "meeting", "survey", "training", "attribute", "event", "target",
)  # fmt: skip
PUBLIC = ("shortage_count", "mentor_window", "sector", "promotion_size", "term_count")


def sql_files(kind: str) -> dict[str, str]:
    """The text of each file of `sql/KIND`, by its stem."""
    return {path.stem: path.read_text() for path in sorted((SQL / kind).glob("*.sql"))}


def create_schema(con: DuckDBPyConnection, database: str) -> None:
    """Empty tables of records.duckdb in the attached `database`."""
    con.execute(f"use {database}")
    con.execute((SQL / "schema.sql").read_text())


def write_records(con: DuckDBPyConnection) -> None:
    """Fills the attached database `records` from the reference files and the merged tables of `scratch`."""
    create_schema(con, "records")
    _load_reference(con)
    for table in PERSONAL:
        names = [name for (name,) in con.execute(
            "select column_name from duckdb_columns() where database_name = 'records' and table_name = $table"
            " order by column_index", {"table": table}).fetchall()]  # fmt: skip
        con.execute(f"insert into {table} by name select {', '.join(names)} from scratch.{table}")
    con.execute((SQL / "people.sql").read_text())


def _load_reference(con: DuckDBPyConnection) -> None:
    pairs = columns.reference_rows("published_pairs")
    sizes = {row["promotion"]: row for row in columns.reference_rows("promotion_sizes")}
    codes = {row["cohort"] for row in pairs} | set(sizes)
    seen = con.execute(
        "select cohort from scratch.campaign union select promotion from scratch.mentor"
        " union select cohort from scratch.target"
    ).fetchall()
    for code in sorted(codes | {code for (code,) in seen}):
        row: Mapping[str, str | None] = sizes.get(code, {})
        con.execute(
            "insert into promotion select $code, scratch.entry_year_of($code), $size, $size_kind, $source",
            {"code": code, **{name: row.get(name) for name in ("size", "size_kind", "source")}},
        )
    for row in pairs:
        con.execute("insert into published_pairs by name select $cohort as cohort, $pairs as pairs, $source as source,"
                    " $published_on as published_on", row)  # fmt: skip
    for row in columns.reference_rows("mentor_window"):
        con.execute("insert into mentor_window values (?, ?)", [row["lowest_gap"], row["highest_gap"]])
    for position, row in enumerate(columns.reference_rows("sectors"), start=1):
        con.execute(
            "insert into sector values (?, ?, ?, ?)",
            [row["code"], row["label_fr"], row["label_en"], position],
        )


def write_counts(con: DuckDBPyConnection) -> None:
    """Computes every count of `sql/counts` and the terms, once, as tables of `records`."""
    for name, text in sql_files("counts").items():
        con.execute(f"create table {name} as {text}")
    con.execute("""
        create table promotion_size as
        select code as promotion, entry_year, size, size_kind, source from promotion where size is not null
    """)
    write_shortage(con)
    _write_terms(con)
    con.execute((SQL / "forecast.sql").read_text())
    write_forecast(con)


def _write_terms(con: DuckDBPyConnection) -> None:
    """`term_count`: authors per cohort and word, with fewer than FEWEST_AUTHORS left out.

    Texts are cut at white space in DuckDB; each distinct chunk goes once through `term_of`.
    """
    con.execute("""
        create temp table chunk as
        select application_id, cohort, unnest(list_distinct(string_split(
            translate(motivation, chr(9) || chr(10) || chr(13) || chr(160) || chr(8239), '     '), ' '
        ))) as written
        from application where motivation is not null
    """)
    stop = frozenset(row["word"] for row in columns.reference_rows("stop_words"))
    written = [text for (text,) in con.execute("select distinct written from chunk").fetchall()]
    spelled = pd.DataFrame(
        {"written": written, "term": [term_of(text, stop) for text in written]}, dtype="str"
    )
    con.register("spelled", spelled)
    con.execute(f"""
        create table term_count as
        select chunk.cohort, spelled.term, count(distinct chunk.application_id) as authors
        from chunk
        inner join spelled using (written)
        where spelled.term is not null
        group by chunk.cohort, spelled.term
        having count(distinct chunk.application_id) >= {FEWEST_AUTHORS}
    """)
    con.unregister("spelled")
    con.execute("drop table chunk")


def write_figures(con: DuckDBPyConnection) -> None:
    """Copies the counts, which hold nobody, into the attached database `figures`; makes the same views in both files.

    Disclosure control belongs between the two: until it is there, both files hold the same exact counts.
    """
    for table in (*sql_files("counts"), *PUBLIC, *FORECAST):
        con.execute(f"create table figures.{table} as from records.{table}")
    # Of the chances of each mentor, the board has the columns and no row: one query answers both, and names nobody.
    con.execute("create table figures.mentor_chance as from records.mentor_chance limit 0")
    for database in ("records", "figures"):
        con.execute(f"use {database}")
        for text in sql_files("figures").values():
            con.execute(text)


def content_digest(con: DuckDBPyConnection) -> str:
    """A digest of what the records hold, whatever the order of rows and files: 64 hexadecimal digits.

    Per table, the number of rows and the sum of the MD5 of each row as JSON; then SHA-256 of these sums.
    """
    sums = []
    for table in PERSONAL:
        row = con.execute(f"""
            select count(*), sum(md5_number_lower(to_json(row)::varchar)::hugeint),
                sum(md5_number_upper(to_json(row)::varchar)::hugeint)
            from records.{table} as row
        """).fetchone()
        sums.append((table, row))
    return hashlib.sha256(repr(sums).encode()).hexdigest()
