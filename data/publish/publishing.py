"""A generation is written: the records from the merged tables, the counts, then the figures, without people."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from analytics.language.texts import message
from data import contract
from data.generations import erasures
from data.generations.endings import write_sides
from data.problems import refusal
from data.publish import forecasting, protecting, remembering, words
from data.publish.digest import PERSONAL
from data.publish.shortage import write_shortage
from data.publish.word_statistics import write_statistics
from data.sql import in_database, sql_files, sql_text

WORDS, FORECASTING = message("Reading the motivations"), message("Forecasting")  # the long steps of counting
# What is counted from the days of a campaign, which retention makes months.
DATED = (
    "cohort_count",
    "clock_count",
    "pace_count",
    "offer_count",
    "wait_count",
    "meeting_count",
    "ending_count",
    "end_reason_count",
    "training_count",
)
# Views of `sql/people.sql` that several counts read: computed once for all of them.
SHARED = (
    "current_pair",
    "participation",
    "pair_spell",
    "placed_student",
    "place",
    "queue_spell",
    "free_mentor",
    "clock",
    "waiting_student",
)
# Writes the counts; the versions of what counted.
Counting = Callable[[DuckDBPyConnection], Mapping[str, str]]


def create_schema(con: DuckDBPyConnection, database: str) -> None:
    """Empty tables of records.duckdb in the attached `database`."""
    with in_database(con, database):
        con.execute(sql_text("schema"))


def write_records(con: DuckDBPyConnection) -> None:
    """Fills the attached database `records` from the reference files and the merged tables of `scratch`."""
    create_schema(con, "records")
    _load_reference(con)
    columns: list[tuple[str, list[str]]] = con.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns()"
        " where database_name = 'records' group by table_name"
    ).fetchall()
    names = dict(columns)
    for table in PERSONAL:
        con.execute(
            f"insert into records.{table} by name select {', '.join(names[table])} from scratch.{table}"
        )
    write_sides(con)
    with in_database(con, "records"):
        broken = con.execute(sql_text("keys")).fetchall()
        con.execute(sql_text("people"))
    if broken:
        raise refusal(
            "The records contradict one another: {keys}.",
            "Nothing is wrong with your files: tell who maintains the application.",
            keys=", ".join(key for (key,) in broken),
        )


def _load_reference(con: DuckDBPyConnection) -> None:
    pairs = {row["cohort"]: row for row in contract.reference_rows("published_pairs")}
    sizes = {row["promotion"]: row for row in contract.reference_rows("promotion_sizes")}
    imported = con.execute(
        "select code, pairs::varchar, size::varchar, published_on::varchar, origin from scratch.published"
    ).fetchall()
    for (
        code,
        number,
        size,
        day,
        source,
    ) in imported:  # what an import says stands before what the project knows
        if number:
            pairs[code] = {"cohort": code, "pairs": number, "published_on": day, "source": source}
        if size:
            sizes[code] = {"promotion": code, "size": size, "size_kind": "actual", "source": source}
    codes = set(pairs) | set(sizes) | {code for code, *_ in imported}
    seen = con.execute(
        "select cohort from scratch.campaign union select promotion from scratch.mentor"
        " union select cohort from scratch.target union select cohort from scratch.campaign_state"
        " union select cohort from scratch.exceptional_campaign union select cohort from scratch.asking"
        " union select cohort from scratch.remark"
    ).fetchall()
    for code in sorted(codes | {code for (code,) in seen}):
        row: Mapping[str, str | None] = sizes.get(code, {})
        con.execute(
            "insert into records.promotion select $code, scratch.entry_year_of($code), $size, $size_kind, $source",
            {"code": code, **{name: row.get(name) for name in ("size", "size_kind", "source")}},
        )
    for row in pairs.values():
        con.execute(
            "insert into records.published_pairs by name"
            " select $cohort as cohort, $pairs as pairs, $source as source, $published_on as published_on",
            row,
        )
    for row in contract.reference_rows("public_facts"):
        con.execute(
            "insert into records.public_fact values"
            " ($cohort, $more_than, $published_on, $publication, $source)",
            row,
        )
    for row in contract.reference_rows("forecast_trials"):
        con.execute(
            "insert into records.forecast_trial values"
            " ($family, $programmes, $held, $held_error, $under, $under_error)",
            row,
        )
    for row in contract.reference_rows("mentor_window"):
        con.execute(
            "insert into records.mentor_window values (?, ?)", [row["lowest_gap"], row["highest_gap"]]
        )
    for position, row in enumerate(contract.reference_rows("sectors"), start=1):
        con.execute(
            "insert into records.sector values (?, ?, ?, ?)",
            [row["code"], row["label_fr"], row["label_en"], position],
        )


def write_count(con: DuckDBPyConnection, name: str) -> None:
    """Computes one count of `sql/counts` as a table of `records`."""
    with in_database(con, "records"):
        con.execute(f"create table {name} as {sql_files('counts')[name]}")


@contextmanager
def _shared(con: DuckDBPyConnection) -> Iterator[None]:
    """Whatever names a view of SHARED inside, other views of `records` included, reads a table of what it says."""
    for view in SHARED:
        con.execute(f"create temp table {view} as from records.{view}")
    yield
    for view in SHARED:
        con.execute(f"drop table temp.{view}")


def count_all(con: DuckDBPyConnection) -> Mapping[str, str]:
    """Computes every count of `sql/counts` as a table of `records`, by DuckDB: no other version to note."""
    for name in sql_files("counts"):
        write_count(con, name)
    return {}


def write_counts(
    con: DuckDBPyConnection, progress: Callable[[str], None], counting: Counting = count_all
) -> Mapping[str, str]:
    """Computes every count, the terms and the forecast, once, as tables of `records`: the versions of what counted."""
    with _shared(con):
        versions = counting(con)
        erasures.keep_counts(con, DATED, erasures.DAYS_GONE)
        con.execute("""
            create table records.promotion_size as
            select code as promotion, entry_year, size, size_kind, source
            from records.promotion
            where size is not null
        """)
        write_shortage(con)
        progress(WORDS)
        words.write_words(con)
        progress(FORECASTING)
        with in_database(con, "records"):
            for name in ("demand", "forecast"):
                con.execute(sql_text(name))
        people = forecasting.of_records(con, "records")
        remembering.take_stock(con)
    forecasting.write_forecast(con, *people)
    return versions


def write_figures(con: DuckDBPyConnection, shown: Path | None) -> dict[str, Any]:
    """Writes what the board may see of each count into the attached database `figures`, and the views of both files.

    Returns what the manifest keeps of the proof that nothing hidden can be deduced. Refused, and nothing is published,
    for a table of which it is not said what the board may see (`data/publish/protecting.py`).
    """
    proof = protecting.write_protected(con, shown)
    for database, step in (("records", 1), ("figures", protecting.rule_in_force().round_to)):
        write_statistics(con, database, step)
        with in_database(con, database):
            con.execute(";".join([sql_text("macros"), *sql_files("figures").values()]))
    protecting.refuse_undeclared(con, "figures")
    return proof
