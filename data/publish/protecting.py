"""What the board may see is written: protected counts, public facts, and a forecast drawn from nothing else.

It fails closed: a table that `analytics/disclosure/tables.py` does not declare stops the publication, and so does one
that is declared without a word on how it is proven.
"""

import json
import os
import time
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.proof import Proof, proven
from analytics.disclosure.protection import Frames, protected
from analytics.disclosure.relations import published
from analytics.disclosure.rule import FEWEST_CHANGED, Rule, rule_of
from analytics.disclosure.tables import COORDINATORS, COUNTS, DERIVED, PROVEN, PUBLIC, WORDS, Table
from data.problems import refusal
from data.publish.forecasting import TABLES as FORECAST
from data.publish.forecasting import write_published_forecast
from data.sql import sql_text

OF_PERSONS = (
    "promotion", "published_pairs", "campaign", "end_side", "application", "wish", "mentor", "volunteer", "pairing",
    "meeting", "survey", "training", "attribute", "term_choice", "student_address", "mentor_address", "sector_alias",
    "status_meaning", "unpublished", "published_count",
)  # fmt: skip


def rule_in_force() -> Rule:
    """The rule of this machine's settings; refused for a setting that would lower it."""
    try:
        return rule_of(os.environ)
    except ValueError as error:
        name, lowest = error.args
        raise refusal(
            "{name} must be a whole number, {lowest} or more.",
            "Raise it, or leave it out: what protects persons can only be made stronger.",
            name=name,
            lowest=lowest,
        ) from None


def write_protected(con: DuckDBPyConnection) -> dict[str, Any]:
    """Fills the attached `figures` from the tables of `records`, and returns what the manifest keeps of the proof.

    Counts that fewer than FEWEST_CHANGED persons have moved since they were published stay as they were: two
    publications that one person parts would tell about this person.
    """
    start, rule = time.perf_counter(), rule_in_force()
    refuse_undeclared(con, "records")
    refuse_unproven()
    changed = _changed(con)
    has_past = changed is not None and _attach_published(con, rule)
    is_kept = has_past and (changed or 0) < FEWEST_CHANGED
    for table in PUBLIC:
        con.execute(f"create table figures.{table} as from records.{table}")
    for table in (*COORDINATORS, *FORECAST):
        con.execute(f"create table figures.{table} as from records.{table} limit 0")
    if is_kept:
        summary = _copy_published(con)
    else:
        summary = _protect(con, rule, _published_before(con) if has_past else None, changed or 0)
        con.execute("delete from records.unpublished")
    _remember(con, is_kept)
    shown = {table: table_frame(con, "figures", table) for table in COUNTS}
    write_published_forecast(con, shown, rule)
    return {
        "rule": {"hidden_below": rule.below, "rounded_to": rule.round_to},
        "persons_changed": changed,
        "is_kept": is_kept,
        **summary,
        "seconds": round(time.perf_counter() - start, 2),
    }


def refuse_undeclared(con: DuckDBPyConnection, database: str) -> None:
    """Stops the publication when a table or a column of the attached `database` is declared nowhere."""
    known = {
        *PUBLIC,
        *WORDS,
        *DERIVED,
        *COORDINATORS,
        *FORECAST,
        *(OF_PERSONS if database == "records" else ()),
    }
    columns: list[tuple[str, list[str]]] = con.execute(
        """
        select table_name, list(column_name)
        from duckdb_tables() inner join duckdb_columns() using (database_name, schema_name, table_name)
        where database_name = $database
        group by table_name
        """,
        {"database": database},
    ).fetchall()
    for table, names in columns:
        declared = COUNTS[table].columns if table in COUNTS else set(names if table in known else ())
        if undeclared := set(names) - declared:
            raise refusal(
                "What the board may see of {name} ({columns}) is declared nowhere.",
                "Declare it in analytics/disclosure/tables.py.",
                name=table,
                columns=", ".join(sorted(undeclared)),
            )


def refuse_unproven() -> None:
    """Stops the publication when the declaration of a table leaves the proof without a relation for a column of it."""
    for name, table in COUNTS.items():
        if table.unrelated:
            raise refusal(
                "Nothing proves that the hidden counts of {name} ({columns}) cannot be deduced.",
                "Say in analytics/disclosure/tables.py what they add up to (adds_up) or are part of (within), or why"
                " they are not proven (unproven).",
                name=name,
                columns=", ".join(table.unrelated),
            )


def _protect(
    con: DuckDBPyConnection, rule: Rule, past: tuple[Frames, Frames] | None, changed: int
) -> dict[str, Any]:
    """Protects every table of counts, proves it, beside what was published before if it is known, and writes it."""
    exact = {name: table_frame(con, "records", name) for name in COUNTS}
    (window,) = con.execute("select lowest_gap, highest_gap from records.mentor_window").fetchall()
    before = published(*past, window, rule) if past else None
    proof = proven(exact, protected(exact, window, rule), window, rule, before, changed)
    for name, frame in proof.tables.items():
        _write(con, name, frame)
    for name in WORDS:
        con.execute(f"create table figures.{name} as from records.{name}")
    con.execute("delete from figures.term where term not in (select term from figures.term_count)")
    con.execute(
        "update figures.dataset set hidden_below = $below, rounded_to = $round_to",
        {"below": rule.below, "round_to": rule.round_to},
    )
    return _summary(proof)


def _summary(proof: Proof) -> dict[str, Any]:
    return {
        "tables": {name: len(frame) for name, frame in proof.tables.items()},
        "hidden": proof.hidden,
        "narrowest": proof.narrowest,
        "withheld": [list(one) for one in proof.withheld],
    }


def table_frame(con: DuckDBPyConnection, database: str, name: str) -> pd.DataFrame:
    """The table with its numbers as doubles: NaN where absent, infinite where hidden."""
    table: Table = COUNTS[name]
    measures = [*table.totals, *table.protected, *table.kept]
    hidden = [
        f"if(isnan({measure}::double), 'inf'::double, {measure}::double) as {measure}" for measure in measures
    ]
    replaced = f" replace ({', '.join(hidden)})" if hidden else ""
    return con.execute(f"select *{replaced} from {database}.{name}").df()


def _write(con: DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """The table in `figures`, with the columns of `records`; a hidden count is not a number, which nothing adds up."""
    table = COUNTS[name]
    con.execute(f"create table figures.{name} as from records.{name} limit 0")
    measures = (*table.totals, *table.protected)
    for measure in measures:
        con.execute(f"alter table figures.{name} alter {measure} type double")
    hidden = [f"if(isinf({measure}), 'nan'::double, {measure}) as {measure}" for measure in measures]
    replaced = f" replace ({', '.join(hidden)})" if hidden else ""
    con.register("shown", frame)
    con.execute(f"insert into figures.{name} by name select *{replaced} from shown")
    con.unregister("shown")


def _changed(con: DuckDBPyConnection) -> int | None:
    """Adds to `records.unpublished` the persons of whom something changed since `parent`; None when there is no past.

    What had changed before and was not published yet is in `parent.unpublished`.
    """
    con.execute("create table records.unpublished (person ubigint)")
    past = con.execute(
        "select 1 from duckdb_tables() where database_name = 'parent' and table_name = 'unpublished'"
    ).fetchone()
    if not past:
        return None
    con.execute(sql_text("changed"))
    counted = con.execute("select count(*) from records.unpublished").fetchone()
    return int(counted[0]) if counted else None


def _attach_published(con: DuckDBPyConnection, rule: Rule) -> bool:
    """Attaches as `published` the figures that stand beside the records of `parent`; whether they can be kept.

    They can when the same columns were published by the same rule.
    """
    found = con.execute("select path from duckdb_databases() where database_name = 'parent'").fetchone()
    path = Path(found[0]).with_name("figures.duckdb") if found and found[0] else None
    if path is None or not path.exists():
        return False
    quoted = str(path).replace("'", "''")
    con.execute(f"attach '{quoted}' as published (read_only)")
    columns = {
        database: set(con.execute(
            "select table_name, column_name from duckdb_columns() where database_name = $database",
            {"database": database},
        ).fetchall())
        for database in ("records", "published")
    }  # fmt: skip
    ours, theirs = ({one for one in found if one[0] in (*COUNTS, *WORDS)} for found in columns.values())
    if ours != theirs:
        return False
    kept = con.execute("select hidden_below, rounded_to from published.dataset").fetchone()
    return kept == (rule.below, rule.round_to)


def _remember(con: DuckDBPyConnection, is_kept: bool) -> None:
    """Keeps in `records.published_count` the exact counts behind what is published, for the next proof."""
    con.execute("create table records.published_count (name varchar, counted json)")
    if is_kept and _has_remembered(con):
        con.execute("insert into records.published_count from parent.published_count")
    elif not is_kept:
        for name in PROVEN:
            con.execute(
                f"insert into records.published_count"
                f" select $name, to_json(list(row order by row)) from records.{name} as row",
                {"name": name},
            )


def _has_remembered(con: DuckDBPyConnection) -> bool:
    return bool(con.execute(
        "select 1 from duckdb_tables() where database_name = 'parent' and table_name = 'published_count'"
    ).fetchone())  # fmt: skip


def _published_before(con: DuckDBPyConnection) -> tuple[Frames, Frames] | None:
    """The exact counts behind what was published before, and these as published; None when they were not kept."""
    if not _has_remembered(con):
        return None
    exact, shown = {}, {}
    for name, counted in con.execute("from parent.published_count").fetchall():
        table, shown[name] = COUNTS[name], table_frame(con, "published", name)
        measures = dict.fromkeys((*table.totals, *table.protected, *table.kept), float)
        exact[name] = pd.DataFrame(json.loads(counted or "[]"), columns=shown[name].columns).astype(measures)
    return exact, shown


def _copy_published(con: DuckDBPyConnection) -> dict[str, Any]:
    for table in (*COUNTS, *WORDS):
        con.execute(f"create table figures.{table} as from published.{table}")
    return {}
