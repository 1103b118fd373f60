"""What the store already holds, corrected and completed by what was staged, and checked as a whole.

A staged row replaces the row of the same key. A column that no file of the import gave keeps the value it had.
"""

from collections.abc import Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from data import columns
from data.problems import Problem, Refused
from data.staging import MOST_PROBLEMS, Input

SQL = Path(__file__).parent / "sql"
DEFAULTS = {("application", "eligible"): "true", ("campaign", "planned_months"): "6"}
KEPT_BY_HAND = ("attribute", "event", "target")


def merge(con: DuckDBPyConnection, inputs: Sequence[Input]) -> None:
    """Makes one table per table of the contract in the scratch database, from `staged_TABLE` and `parent.TABLE`.

    `parent` is an attached database with the current schema (empty tables for a first import). Raises Refused when
    rows contradict one another.
    """
    for table, key in columns.KEYS.items():
        given = {name for item in inputs if item.table == table for name in item.given}
        con.execute(_merged(table, key, given))
    sectors_given = any("sectors" in item.given for item in inputs if item.table == "application")
    con.execute(_merged_wishes(sectors_given))
    for table in KEPT_BY_HAND:
        con.execute(f"create table {table} as from parent.{table}")
    _add_campaigns(con)
    problems = broken_rules(con)
    if problems:
        raise Refused(problems)


def _merged(table: str, key: Sequence[str], given: set[str]) -> str:
    names = [name for name in columns.targets(table) if name != "sectors"]
    matching = " and ".join(f"old.{name} = new.{name}" for name in key)

    def value(name: str) -> str:
        source = f"new.{name}" if name in given or name in key else f"old.{name}"
        default = DEFAULTS.get((table, name))
        return f"coalesce({source}, {default}) as {name}" if default else f"{source} as {name}"

    return f"""
        create table {table} as
        select new.file, new.line, {", ".join(value(name) for name in names)}
        from staged_{table} as new
        left join parent.{table} as old on {matching}
        union all
        select null, null, {", ".join(f"old.{name}" for name in names)}
        from parent.{table} as old
        anti join staged_{table} as new on {matching}
    """


def _merged_wishes(sectors_given: bool) -> str:
    if not sectors_given:
        return """
            create table wish as
            select null::varchar as file, null::integer as line, null::varchar as written, * from parent.wish
        """
    return """
        create table wish as
        with part as (
            select file, line, application_id, unnest(sectors_of(sectors)) as written,
                generate_subscripts(sectors_of(sectors), 1) as position
            from staged_application
        ),
        named as (
            select part.*, sector_name.code as sector
            from part
            left join sector_name on sector_name.name = folded(part.written)
        )
        select file, line, written, application_id, sector,
            row_number() over (partition by application_id order by min(position)) as rank
        from named
        group by file, line, written, application_id, sector
        qualify row_number() over (partition by application_id, sector order by min(position)) = 1
        union all
        select null, null, null, old.application_id, old.sector, old.rank
        from parent.wish as old
        anti join staged_application as new on old.application_id = new.application_id
    """


def _add_campaigns(con: DuckDBPyConnection) -> None:
    """A cohort that has rows has a campaign, even when no export gives its dates."""
    con.execute("""
        insert into campaign by name
        select distinct cohort, 6 as planned_months
        from (select cohort from application union select cohort from volunteer)
        where cohort not in (select cohort from campaign)
    """)


def broken_rules(con: DuckDBPyConnection) -> list[Problem]:
    """What breaks a rule of `sql/checks`: file, line, column, value; its comment says why and what to do."""
    problems: list[Problem] = []
    for path in sorted((SQL / "checks").glob("*.sql")):
        reason, remedy = (line.removeprefix("-- ") for line in path.read_text().splitlines()[:2])
        rows = con.execute(path.read_text()).fetchmany(MOST_PROBLEMS)
        problems += [
            Problem(reason, remedy, file or "", line, column, str(value))
            for file, line, column, value in rows
        ]
    return problems
