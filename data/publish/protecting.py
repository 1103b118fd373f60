"""What the board may see is written: protected counts, public facts, and a forecast drawn from nothing else.

It fails closed: a table that `analytics/disclosure/tables.py` does not declare stops the publication, and so does one
that is declared without a word on how it is proven.
"""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.memory import Past
from analytics.disclosure.proof import Proof, proven
from analytics.disclosure.protection import Frames, protected
from analytics.disclosure.renewal import renewed, tempered, without
from analytics.disclosure.rule import Rule, rule_of
from analytics.disclosure.tables import COORDINATORS, COUNTS, DERIVED, PUBLIC, WORDS, Table
from data.generations.files import quoted
from data.problems import refusal
from data.publish import remembering
from data.publish.forecasting import TABLES as FORECAST
from data.publish.forecasting import write_published_forecast

OF_PERSONS = (
    "promotion",
    "published",
    "campaign",
    "end_side",
    "application",
    "wish",
    "mentor",
    "volunteer",
    "pairing",
    "meeting",
    "survey",
    "training",
    "attribute",
    "term_choice",
    "student_address",
    "mentor_address",
    "sector_alias",
    "status_meaning",
    "asking",
    "contact",
)

# Totals of a campaign without which no sentence about it holds.
KNOWN = ("applications", "eligible", "volunteers")


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


def write_protected(con: DuckDBPyConnection, shown_now: Path | None) -> dict[str, Any]:
    """Fills the attached `figures` from the tables of `records`, and returns what the manifest keeps of the proof.

    `shown_now` is the folder of the generation that is shown, None for a store that shows nothing. Counts of a campaign
    of which fewer than FEWEST_CHANGED persons differ from those of any publication that is remembered stay as they are
    shown: two publications that one person parts would tell about this person.
    """
    start, rule = time.perf_counter(), rule_in_force()
    refuse_undeclared(con, "records")
    refuse_unproven()
    before = _attach_shown(con, shown_now)
    past = remembering.past(con, [*before, "parent"])
    for table in PUBLIC:
        con.execute(f"create table figures.{table} as from records.{table}")
    for table in (*COORDINATORS, *FORECAST):
        con.execute(f"create table figures.{table} as from records.{table} limit 0")
    proof, past = _protect(con, rule, past, _shown_before(con, rule))
    remembering.remember(con, past, proof.known)
    shown = {table: table_frame(con, "figures", table) for table in COUNTS}
    write_published_forecast(con, shown, rule)
    return {
        "rule": {"hidden_below": rule.below, "rounded_to": rule.round_to},
        "kept": sorted(" ".join(one) for one in past.near),
        **_summary(proof),
        "seconds": round(time.perf_counter() - start, 2),
    }


def refuse_undeclared(con: DuckDBPyConnection, database: str) -> None:
    """Stops the publication when a table or a column of the attached `database` is declared nowhere."""
    declared_tables = {
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
        declared = (
            COUNTS[table].columns if table in COUNTS else set(names if table in declared_tables else ())
        )
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


def _protect(con: DuckDBPyConnection, rule: Rule, past: Past, before: Frames) -> tuple[Proof, Past]:
    """Protects every table of counts, proves it beside all that is remembered, and writes it.

    What tells too much together with what was shown before is withheld; a table of which nothing else is left stays as
    it is shown for that campaign. Where one of the totals by which a campaign is KNOWN would be, the whole campaign
    stays as it is shown.
    """
    exact = {name: table_frame(con, "records", name) for name in COUNTS}
    (window,) = con.execute("select lowest_gap, highest_gap from records.mentor_window").fetchall()
    shown = protected(exact, window, rule)
    proof = proven(exact, without(shown, past.near), window, rule, past)
    failed = {cohort for table, total, cohort in proof.withheld if table == "cohort_count" and total in KNOWN}
    kept = {one for one in past.latest if one[1] in failed} - past.same.keys() - past.near
    if before and kept:
        past = replace(past, near=past.near | kept)
        proof = proven(exact, without(shown, past.near), window, rule, past)
    tables = renewed(tempered(proof.tables, before, past, rule), before, past.near, proof.withheld)
    for name, frame in tables.items():
        _write(con, name, frame)
    _write_words(con, before)
    con.execute(
        "update figures.dataset set hidden_below = $below, rounded_to = $round_to",
        {"below": rule.below, "round_to": rule.round_to},
    )
    is_new = remembering.slices_now(con) - past.near - past.same.keys()
    if past.near and not is_new and "dataset" in before:  # nothing says that something happened since
        con.execute("update figures.dataset set data_on = (select data_on from published.dataset)")
    return proof, past


def _write_words(con: DuckDBPyConnection, before: Frames) -> None:
    """The words that are shown, those that stay as they were included; what the coordinator hides goes at once."""
    for name in WORDS:
        con.execute(f"create table figures.{name} as from records.{name}")
    if "term_count" in before:
        con.execute(
            "insert into figures.term by name from published.term where term not in (select term from figures.term)"
        )
    con.execute("delete from figures.term where term not in (select term from figures.term_count)")


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
    rows = con.table(f"{database}.{name}")
    columns = set(rows.columns)
    measures = [column for column in (*table.totals, *table.protected, *table.kept) if column in columns]
    hidden = [
        f"if(isnan({measure}::double), 'inf'::double, {measure}::double) as {measure}" for measure in measures
    ]
    replaced = f" replace ({', '.join(hidden)})" if hidden else ""
    return con.execute(f"select *{replaced} from {database}.{name}").df()


def _write(con: DuckDBPyConnection, name: str, frame: pd.DataFrame) -> None:
    """The table in `figures`, with the columns of `records`; a hidden count is not a number, which nothing adds up."""
    measures = (*COUNTS[name].totals, *COUNTS[name].protected)
    doubles = ", ".join(f"{measure}::double as {measure}" for measure in measures)
    hidden = ", ".join(f"if(isinf({measure}), 'nan'::double, {measure}) as {measure}" for measure in measures)
    of_doubles, of_hidden = (f" replace ({cells})" if cells else "" for cells in (doubles, hidden))
    con.execute(f"create table figures.{name} as select *{of_doubles} from records.{name} limit 0")
    con.register("shown", frame)
    con.execute(f"insert into figures.{name} by name select *{of_hidden} from shown")
    con.unregister("shown")


def _attach_shown(con: DuckDBPyConnection, folder: Path | None) -> list[str]:
    """Attaches the records and the figures of the generation that is shown; the names under which its records are."""
    if folder is None:
        return []
    parent = con.execute("select path from duckdb_databases() where database_name = 'parent'").fetchone()
    records, figures = folder / "records.duckdb", folder / "figures.duckdb"
    con.execute(f"attach {quoted(figures)} as published (read_only)")
    if parent and parent[0] and Path(parent[0]).resolve() == records.resolve():
        return []
    con.execute(f"attach {quoted(records)} as shown_records (read_only)")
    return ["shown_records"]


def _shown_before(con: DuckDBPyConnection, rule: Rule) -> Frames:
    """The tables of counts as they are shown now, without the words that are hidden since; none under another rule."""
    columns = con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = 'published'"
    ).fetchall()
    tables = {table for table, _ in columns}
    if ("dataset", "hidden_below") not in columns:
        return {}
    if con.execute("select hidden_below, rounded_to from published.dataset").fetchone() != (
        rule.below,
        rule.round_to,
    ):
        return {}
    frames = {name: table_frame(con, "published", name) for name in COUNTS if name in tables}
    hidden = {
        term for (term,) in con.execute("select term from records.term_choice where kind = 'hide'").fetchall()
    }
    for name, frame in frames.items():
        for column in frame.columns.intersection(["term", "other"]):
            frames[name] = frames[name][~frames[name][column].isin(hidden)]
    return frames
