"""Who was erased, and how nobody of them comes back: the list `erased.jsonl` of a store, and what it does to an import.

The list is written before anything is removed, and every new generation is held against it: a process killed in
between leaves an erasure that the next writing finishes, and no import, undo or restore brings anybody back. It names
nobody: a person is there as a keyed hash.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from data import contract
from data.generations import endings, erased_list
from data.generations.keys import mark, store_key
from data.problems import Problem
from data.sql import sql_text

ACTIONS = ("erase", "retention")  # of generations from which there is no way back
CLEARED_PREFIX = "cleared-"
CLEARED_TEXT = "…"  # in place of a motivation, so that its author still counts among those who wrote one
# The cohorts of which every text, or every day and name, was cleared.
TEXTS_GONE = f"""
    select cohort from records.application where motivation is not null
    group by cohort having bool_and(motivation = '{CLEARED_TEXT}')
"""
DAYS_GONE = f"""
    select cohort from records.application
    group by cohort having bool_and(starts_with(application_id, '{CLEARED_PREFIX}'))
"""
ADDRESSES: Mapping[str, str] = {"application": "student_address", "mentor": "mentor_address"}
TABLES: Mapping[str, Sequence[str]] = {
    "application": (
        *("application", "wish", "pairing", "meeting", "survey", "attribute"),
        *("student_address", "contact"),
    ),
    "mentor": ("mentor", "volunteer", "pairing", "training", "mentor_address", "asking"),
}


def forget_incoming(
    con: DuckDBPyConnection, folder: Path, is_fresh: bool = False
) -> Counter[tuple[str, str]]:
    """Removes from the tables `raw_TABLE` the rows that name somebody of the list: rows removed per file and table.

    Somebody whose rows retention cleared is counted already, so these rows are not taken in twice, unless the import
    `is_fresh`; what is newer than the clearing is kept, since a mentor may come back.
    """
    if not erased_list.entries(folder):
        return Counter()
    before = _rows_per_file(con)
    done = (erased_list.ERASED,) if is_fresh else (erased_list.ERASED, erased_list.CLEARED)
    _list_persons(
        con,
        folder,
        done,
        lambda kind, table: (
            f"select identifier_of({kind}_id) from raw_{table} union select also_{kind} from raw_{table}"
            if table in contract.KEYS
            else ""
        ),
    )
    for kind, tables in TABLES.items():  # who is on the list under an address is nobody new under a matricule
        for table in (name for name in tables if name in contract.KEYS):
            con.execute(f"""
                update raw_{table} set {kind}_id = also_{kind}
                where also_{kind} in (select identifier from listed where kind = '{kind}')
            """)
    con.execute(sql_text("erasing_incoming"))
    return before - _rows_per_file(con)


def warnings(removed: Counter[tuple[str, str]]) -> list[Problem]:
    """What an import says of the rows that `forget_incoming` removed: how many in each file, and of nobody by name."""
    return [
        Problem(
            "Rows of persons who were erased or cleared, not taken in: {rows} ({table}).",
            "If one of them signed up again: ./binomes person readmit ID",
            file=file,
            values={"rows": rows, "table": contract.TITLES[table]},
        )
        for (file, table), rows in removed.items()
    ]


def forget(con: DuckDBPyConnection, folder: Path) -> None:
    """Removes erased persons from the merged tables, and gives cleared ones rows that lead to nobody."""
    done = erased_list.entries(folder)
    if not done:
        return
    _list_persons(
        con,
        folder,
        (erased_list.ERASED, erased_list.CLEARED),
        lambda kind, table: f"select {kind}_id from {table}",
    )
    for kind, tables in TABLES.items():
        for table in tables:
            con.execute(f"""
                delete from {table}
                where {kind}_id in (select identifier from listed where kind = '{kind}' and is_erased)
            """)
    con.execute(
        "delete from contact where application_id in (select identifier from listed where kind = 'application')"
    )
    for kind, table in ADDRESSES.items():  # of who is cleared, who is somebody no more
        con.execute(
            f"delete from {table} where {kind}_id in (select identifier from listed where kind = '{kind}')"
        )
    con.execute("""
        delete from asking using listed
        where listed.kind = 'mentor' and listed.identifier = mentor_id and asked_on <= listed_on
    """)
    endings.write_kept_reasons(con)
    con.execute(sql_text("clearing"))
    cohorts = [line.mark for line in done if line.done == erased_list.CLEARED_TEXTS]
    con.execute(
        "update application set motivation = $text where motivation is not null and cohort = any($cohorts)",
        {"text": CLEARED_TEXT, "cohorts": cohorts},
    )
    con.execute(
        "delete from contact where application_id in"
        " (select application_id from application where cohort = any($cohorts))",
        {"cohorts": cohorts},
    )
    cleared = [line.mark for line in done if line.done == erased_list.CLEARED_ASKINGS]
    con.execute("delete from asking where cohort = any($cohorts)", {"cohorts": cleared})
    con.execute(
        """
        update pairing set end_reason = kept from kept_reason
        where pairing.end_reason = kept_reason.end_reason
            and application_id in (select application_id from application where cohort = any($cohorts))
        """,
        {"cohorts": cohorts},
    )


def keep_counts(con: DuckDBPyConnection, tables: Sequence[str], gone: str) -> None:
    """Counts outlive what they were counted from: for the cohorts of which it is `gone`, those of `parent` stay.

    Each of the `tables` of `records` has a column `cohort`, and counts people, of whom none can be told. `gone`
    is TEXTS_GONE or DAYS_GONE.
    """
    cohorts = [cohort for (cohort,) in con.execute(gone).fetchall()]
    parent_tables = con.execute(
        "select table_name from duckdb_tables() where database_name = 'parent'"
    ).fetchall()
    for table in tables:
        if cohorts and (table,) in parent_tables:
            cleared = {"cohorts": cohorts}
            con.execute(f"delete from records.{table} where cohort = any($cohorts)", cleared)
            con.execute(
                f"insert into records.{table} by name from parent.{table} where cohort = any($cohorts)",
                cleared,
            )


def _list_persons(
    con: DuckDBPyConnection, folder: Path, done: Sequence[str], identifiers: Callable[[str, str], str]
) -> None:
    """`listed`: who the tables name and the list too, what was `done`; each with a random name to stand for it."""
    latest = erased_list.latest_entries(folder)
    key = store_key(folder)
    rows = []
    for kind, tables in TABLES.items():
        named = " union ".join(filter(None, (identifiers(kind, table) for table in tables)))
        for (identifier,) in con.execute(named).fetchall():
            line = latest.get((kind, mark(kind, identifier, key))) if identifier else None
            if line and line.done in done:
                stranger = CLEARED_PREFIX + secrets.token_hex(12)
                rows.append(
                    (kind, identifier, line.done == erased_list.ERASED, date.fromisoformat(line.on), stranger)
                )
    frame = pd.DataFrame(rows, columns=["kind", "identifier", "is_erased", "listed_on", "stranger"])
    con.register("found", frame)
    con.execute("""
        create or replace temp table listed as
        select kind::varchar as kind, identifier::varchar as identifier, is_erased::boolean as is_erased,
            listed_on::date as listed_on, stranger::varchar as stranger
        from found
    """)
    con.unregister("found")


def _rows_per_file(con: DuckDBPyConnection) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for table in contract.KEYS:
        for file, rows in con.execute(f"select file, count(*) from raw_{table} group by file").fetchall():
            counted[file, table] = rows
    return counted
