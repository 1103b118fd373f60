"""The one way into a store: exports are staged, merged with what is there and published, or refused."""

import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from data import merging, publishing, staging, store
from data.staging import Input

Counts = Mapping[str, Mapping[str, int | None]]
SHOWN = ("applications", "eligible", "counted_pairs", "mentors", "volunteers", "capacity")


@dataclass(frozen=True)
class Outcome:
    """What an import did or would do: counts per cohort before and after, and the digest of the content."""

    inputs: Sequence[Input]
    before: Counts
    after: Counts
    digest: str
    generation: int | None

    def summary(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return asdict(self) | {"status": "unchanged" if self.generation is None else "published"}


def import_exports(
    folder: Path, paths: Sequence[Path], is_dry_run: bool = False, is_fresh: bool = False
) -> Outcome:
    """Adds the exports to the store in `folder` as a new generation; with `is_fresh`, they replace what it held.

    Nothing is published on a dry run, or when the content would be the same as now. Raises Refused, with nothing
    changed, when a file cannot be read, a cell is wrong, rows contradict one another, or another import is under way.
    """
    with store.writing(folder):
        return _publish(folder, "import", paths, None if is_fresh else store.current(folder), is_dry_run)


def rebuild(folder: Path, action: str, base: store.Generation | None = None) -> Outcome:
    """A new generation with the records of `base` (the current one unless given), every figure computed again."""
    with store.writing(folder):
        return _publish(folder, action, [], base or store.current(folder), is_dry_run=False)


def _publish(
    folder: Path, action: str, paths: Sequence[Path], base: store.Generation | None, is_dry_run: bool
) -> Outcome:
    """Builds a generation from `base` and the exports, and installs it; the caller holds the store."""
    parent = store.current(folder)
    with store.building_site(folder) as site:
        with duckdb.connect(config={"temp_directory": str(site / "spill")}) as con:
            _attach_all(con, site, base)
            inputs = staging.stage(con, paths, _key(folder))
            staging.read_values(con)
            merging.merge(con, inputs)
            publishing.write_records(con)
            publishing.write_counts(con)
            publishing.write_figures(con)
            digest = publishing.content_digest(con)
            before, after = _counts(con, "parent"), _counts(con, "records")
            manifest = _manifest(con, folder, action, parent, inputs) | {"digest": digest}
            for database in ("records", "figures"):
                con.execute(f"checkpoint {database}")
        is_same = action == "import" and parent is not None and parent.manifest["digest"] == digest
        if is_dry_run or is_same:
            return Outcome(inputs, before, after, digest, None)
        for leftover in ("scratch.duckdb", "scratch.duckdb.wal"):
            (site / leftover).unlink(missing_ok=True)
        return Outcome(inputs, before, after, digest, store.install(site, folder, manifest).number)


def _attach_all(con: DuckDBPyConnection, site: Path, base: store.Generation | None) -> None:
    """`base` as `parent`, as it is (or empty), and new files: `records`, `figures`, and `scratch` in use."""
    if base:
        con.execute(f"attach {_quoted(base.records)} as parent (read_only)")
    else:
        con.execute("attach ':memory:' as parent")
        publishing.create_schema(con, "parent")
    for name in ("records", "figures", "scratch"):
        con.execute(f"attach {_quoted(site / f'{name}.duckdb')} as {name}")
    con.execute("use scratch")
    con.execute((merging.SQL / "parsing.sql").read_text())


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _key(folder: Path) -> bytes:
    """The secret with which e-mail addresses are hashed in this store, made at the first import."""
    path = folder / "key"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text().encode()


def _counts(con: DuckDBPyConnection, database: str) -> dict[str, dict[str, int | None]]:
    """The counts SHOWN of each cohort in the attached database; empty before the first import."""
    tables = con.execute(
        "select 1 from duckdb_tables() where database_name = $database and table_name = 'cohort_count'",
        {"database": database},
    ).fetchall()
    if not tables:
        return {}
    rows = con.execute(
        f"select cohort, {', '.join(SHOWN)} from {database}.cohort_count order by cohort_year"
    ).fetchall()
    return {cohort: dict(zip(SHOWN, values, strict=True)) for cohort, *values in rows}


def _manifest(
    con: DuckDBPyConnection,
    folder: Path,
    action: str,
    parent: store.Generation | None,
    inputs: Sequence[Input],
) -> dict[str, Any]:
    rows = {}
    for table in publishing.PERSONAL:
        counted = con.execute(f"select count(*) from records.{table}").fetchone()
        rows[table] = counted[0] if counted else 0
    return {
        "generation": store.next_number(folder),
        "parent": parent.number if parent else None,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "action": action,
        "is_invented": folder.name == store.DEMO,
        "inputs": [asdict(item) for item in inputs],
        "rows": rows,
        "versions": {"duckdb": duckdb.__version__},
    }
