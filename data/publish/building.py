"""The databases among which a generation is made: which files stand under which name, what they count and say."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from data import VERSION, queries
from data.generations import erased_list, files, migrations, store
from data.generations.store import Generation
from data.intake.staging import Input
from data.problems import Refused, refusal
from data.publish import health, publishing
from data.publish.digest import PERSONAL, content_digest
from data.sql import sql_text

Counts = Mapping[str, Mapping[str, int | None]]
SHOWN = ("applications", "eligible", "counted_pairs", "mentors", "volunteers", "capacity")
MEMORY = 2_500_000_000  # bytes that DuckDB may hold meanwhile; the rest goes to disk
EACH = 1_000  # bytes for each application where these are many: not all that a count needs can wait on disk


def limits(site: Path) -> dict[str, str | bool | int | float | list[str]]:
    """What DuckDB may use: a share of the memory, and a private folder for what does not fit."""
    return {
        "temp_directory": str(site / "spill"),
        "memory_limit": f"{MEMORY}B",
        "preserve_insertion_order": "false",
    }


def give_memory(con: DuckDBPyConnection) -> None:
    """More memory when more than MEMORY / EACH applications were merged: half of the machine at most."""
    applications = con.execute("select count(*) from scratch.application").fetchone()
    most = max(MEMORY, min(EACH * (applications[0] if applications else 0), half_of_the_machine()))
    con.execute(f"set memory_limit = '{most}B'")


def half_of_the_machine() -> int:
    """Half of the memory that this machine has, in bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def attach_all(con: DuckDBPyConnection, site: Path, base: store.Generation | None) -> None:
    """`base` as `parent`, as it is (or empty), and new files: `records`, `figures`, and `scratch`.

    Until `publishing.write_records` has read it, names without a database mean the tables of `scratch`.
    """
    if base and not migrations.is_older(base.manifest):
        con.execute(f"attach {files.quoted(base.records)} as parent (read_only)")
    else:
        con.execute("attach ':memory:' as parent")
        publishing.create_schema(con, "parent")
    if base and migrations.is_older(base.manifest):
        con.execute(f"attach {files.quoted(base.records)} as older (read_only)")
        migrations.bring_rows(con, "older", "parent")
        con.execute("detach older")
    for name in (
        "records",
        "figures",
    ):  # no log to recover from: until it is whole, nobody looks at this folder
        con.execute(f"attach {files.quoted(site / f'{name}.duckdb')} as {name} (recovery_mode no_wal_writes)")
    con.execute("attach ':memory:' as scratch")
    con.execute("use scratch")
    con.execute(sql_text("parsing"))


def counts_of(generation: store.Generation | None) -> dict[str, dict[str, int | None]]:
    """The counts SHOWN of each cohort of the generation; empty before the first one."""
    if generation is None:
        return {}
    with queries.connection(generation, "coordinator") as con:  # as a page that may have it open
        return counts(con, "records")


def counts(con: DuckDBPyConnection, database: str) -> dict[str, dict[str, int | None]]:
    """The counts SHOWN of each cohort in the attached database."""
    rows = con.execute(
        f"select cohort, {', '.join(SHOWN)} from {database}.cohort_count order by cohort_year"
    ).fetchall()
    return {cohort: dict(zip(SHOWN, values, strict=True)) for cohort, *values in rows}


def manifest(
    con: DuckDBPyConnection,
    folder: Path,
    action: str,
    parent: store.Generation | None,
    inputs: Sequence[Input],
    versions: Mapping[str, str],
) -> dict[str, Any]:
    """What a generation says of itself: its number and parent, what made it from which files, how many rows."""
    rows = {}
    for table in PERSONAL:
        counted = con.execute(f"select count(*) from records.{table}").fetchone()
        rows[table] = counted[0] if counted else 0
    return {
        "format": migrations.FORMAT,
        "generation": store.next_number(folder),
        "parent": parent.number if parent else None,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "action": action,
        "is_invented": folder.name == store.DEMO,
        "inputs": [asdict(item) for item in inputs],
        "rows": rows,
        "erased": erased_list.carried_out(folder),
        "erased_list": erased_list.seal(folder),
        "versions": {"project": VERSION, "duckdb": duckdb.__version__, **versions},
    }


def check_built(site: Path, manifest: Mapping[str, Any]) -> None:
    """Reads again, from the files alone, what was built in the folder `site`; refused when it is not what it should be.

    Rows per table and digest of the content must be those of the manifest; both files must be whole, with nothing left
    to write beside them.
    """
    built = Generation(site)
    for path in (built.records, built.figures):
        if not health.is_duckdb(path) or path.with_name(f"{path.name}.wal").exists():
            raise _unlike(path.name)
    try:
        with queries.connection(built, "coordinator") as con:
            if content_digest(con) != manifest["digest"]:
                raise _unlike("records.duckdb")
            for table, expected in manifest["rows"].items():
                if con.execute(f"select count(*) from {table}").fetchone() != (expected,):
                    raise _unlike("records.duckdb")
        with queries.connection(built, "board") as con:
            con.execute("from dataset").fetchall()
    except duckdb.Error:
        raise _unlike("records.duckdb") from None


def _unlike(name: str) -> Refused:
    return refusal(
        "What was built is not what was to be built.", "Check the disk, then try again.", file=name
    )
