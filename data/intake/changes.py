"""What an import does to each table: rows that are new, rows that correct one already there, rows given twice."""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from data import contract


@dataclass(frozen=True)
class Change:
    """Counts of accepted rows of one table; the others were there already, as they are."""

    added: int
    corrected: int
    repeated: int


def changes(con: DuckDBPyConnection) -> dict[str, Change]:
    """Per table of which the import holds rows; read from the scratch database once the tables are merged.

    The SQL is put together from the names of the contract, never from values.
    """
    changes = {table: Change(*_counted(con, table)) for table in contract.KEYS}
    return {table: change for table, change in changes.items() if change != Change(0, 0, 0)}


def _counted(con: DuckDBPyConnection, table: str) -> tuple[int, int, int]:
    names = [name for name in contract.targets(table) if name != "sectors"]
    sides = {side: ", ".join(f"{side}.{name}" for name in names) for side in ("new", "old")}
    wishes = {"new": "wish", "old": "old_wish"} if table == "application" else {}
    joins = ""
    for side, wish in wishes.items():
        sides[side] += f", {side}_wish.sectors"
        joins += f"""
        left join (
            select application_id, list(sector order by rank) as sectors from {wish} group by application_id
        ) as {side}_wish on {side}_wish.application_id = {side}.application_id"""
    matching = " and ".join(f"old.{name} = new.{name}" for name in contract.KEYS[table])
    is_known = f"old.{contract.KEYS[table][0]} is not null"
    row = con.execute(f"""
        select
            count(*) filter (not ({is_known})),
            count(*) filter ({is_known} and ({sides["new"]}) is distinct from ({sides["old"]})),
            (select count(*) from value_{table} anti join aside using (file, line)) - count(*)
        from {table} as new
        left join old_{table} as old on {matching}{joins}
        where new.file is not null
    """).fetchone()
    assert row is not None
    return row[0], row[1], row[2]
