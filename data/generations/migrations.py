"""The format of a store: which one this version writes, which ones it understands, and an older one's rows today.

Format 1 is of every version that wrote no number: its tables, its rule of disclosure and its log may be of any day
before. Format 2 has no addresses, aliases, meanings of statuses and states of campaigns. Format 3 does not count who
wrote a word elsewhere, and has no themes. Format 4 has no exceptional campaigns, format 5 nobody who was asked to
mentor or contacted, format 6 no comments at figures. Nothing of an older one is shown: its records are read, with what
columns they have, and a generation is built from them.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.problems import refusal

if TYPE_CHECKING:  # a server that starts loads it for what it must build alone
    from duckdb import DuckDBPyConnection

# To be raised when a version before this one would misread what is written, or show it unprotected; and when a table of
# people, or of figures that a page asks for, is added, which a store of the same format would lack.
FORMAT = 7
FIRST = 1
ACTION = "migrate"  # of the generation that is built again from an earlier version's


def format_of(manifest: dict[str, Any]) -> Any:
    """The number that a manifest or a pointer gives; 1 where there is none."""
    return manifest.get("format", FIRST)


def require_known(folder: Path) -> None:
    """Refused when the current generation is of a format that this version does not know: nothing may be touched.

    Where its manifest cannot be read, the pointer is believed; where the two differ, the pointer is damaged.
    """
    pointer = _read(folder / "current.json")
    refuse_unknown(_manifest(folder, pointer) or pointer, "current.json")


def refuse_unknown(manifest: dict[str, Any], file: str) -> None:
    """Refused when what the pointer, or the manifest of a backup, says in that `file` is of a format not known here."""
    number = format_of(manifest)
    if type(number) is not int or not FIRST <= number <= FORMAT:
        raise refusal(
            "Another version of this programme wrote this store (format {found}, where this one knows {known}).",
            "Use that version, or a later one.",
            file=file,
            found=str(number)[:20],
            known=FORMAT,
        )


def is_older(manifest: dict[str, Any]) -> bool:
    """Whether a generation with this manifest is to be built again before anything of it is shown."""
    return bool(format_of(manifest) != FORMAT)


def is_of_earlier_version(folder: Path) -> bool:
    """Whether the current generation of the store is; not when it is damaged, which is reported elsewhere."""
    pointer = _read(folder / "current.json")
    manifest = _manifest(folder, pointer)
    return bool(manifest) and is_older(manifest) and is_older(pointer)


def _manifest(folder: Path, pointer: dict[str, Any]) -> dict[str, Any]:
    """What the generation that the pointer names says of itself; empty when that cannot be read."""
    number = pointer.get("generation")
    return _read(folder / "generations" / f"{number:06d}" / "manifest.json") if type(number) is int else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def bring_rows(con: "DuckDBPyConnection", older: str, parent: str) -> None:
    """Copies the tables of the attached database `older` into `parent`, which has the tables of today's schema, empty.

    A column that one of the two lacks is left out: absent is absent. Tables that today's schema has not (counts that
    outlive what they were counted from) come as they are.
    """
    columns: dict[str, dict[str, list[str]]] = {older: {}, parent: {}}
    tables = con.execute(
        """
        select database_name, table_name, list(column_name)
        from duckdb_columns() inner join duckdb_tables() using (database_name, schema_name, table_name)
        where database_name in ($older, $parent)
        group by database_name, table_name
        order by any_value(duckdb_tables.table_oid)
        """,
        {"older": older, "parent": parent},
    ).fetchall()
    for (
        database,
        table,
        names,
    ) in tables:  # in the order of the schema, whose tables refer to those before them
        columns[database][table] = names
    for table, names in columns[parent].items():
        if common := ", ".join(name for name in names if name in columns[older].get(table, [])):
            con.execute(f"insert into {parent}.{table} by name select {common} from {older}.{table}")
    for table in columns[older].keys() - columns[parent].keys():
        con.execute(f"create table {parent}.{table} as from {older}.{table}")
