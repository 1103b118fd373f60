"""What the store already holds, corrected and completed by what was staged, and checked as a whole.

A staged row replaces the row of the same key. A column that no file of the import gave keeps the value it had.
"""

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from data import contract
from data.intake.setting_aside import MOST_ASIDE, Aside
from data.intake.staging import Input
from data.problems import Problem
from data.sql import sql_files

DEFAULTS = {("application", "eligible"): "true", ("campaign", "planned_months"): "6"}
KEPT_BY_HAND = ("event", "target", "term_choice")


def merge(con: DuckDBPyConnection, inputs: Sequence[Input], aside: Aside) -> list[Problem]:
    """Makes one table per table of the contract in the scratch database, from `staged_TABLE` and `parent.TABLE`.

    `parent` is an attached database with the current schema (empty tables for a first import). A staged row that
    breaks a rule, or makes a row of the store break one, is set aside, and the tables are made again without it until
    no staged row breaks any: what depended on it goes too, with its own reason. What the store already held against a
    rule stays, and is returned.
    """
    while True:
        _merge_once(con, inputs)
        _name_withheld(con)
        broken = broken_rules(con)
        if not aside.add(con, broken):
            return broken


def _name_withheld(con: DuckDBPyConnection) -> None:
    """`withheld_application` and `withheld_mentor`: the identifiers of rows set aside, on which others may depend."""
    for table in ("application", "mentor"):
        con.execute(f"""
            create or replace table withheld_{table} as
            select distinct {table}_id from value_{table} semi join aside using (file, line)
            where {table}_id is not null
        """)


def _merge_once(con: DuckDBPyConnection, inputs: Sequence[Input]) -> None:
    for table, key in contract.KEYS.items():
        given = {name for item in inputs if item.table == table for name in item.given}
        con.execute(_merged(table, key, given))
    sectors_given = any("sectors" in item.given for item in inputs if item.table == "application")
    con.execute(_merged_wishes(sectors_given))
    for table in KEPT_BY_HAND:
        con.execute(f"create or replace table {table} as from parent.{table}")
    _add_campaigns(con)


def _merged(table: str, key: Sequence[str], given: set[str]) -> str:
    names = [name for name in contract.targets(table) if name != "sectors"]
    matching = " and ".join(f"old.{name} = new.{name}" for name in key)

    def value(name: str) -> str:
        source = f"new.{name}" if name in given or name in key else f"old.{name}"
        default = DEFAULTS.get((table, name))
        return f"coalesce({source}, {default}) as {name}" if default else f"{source} as {name}"

    return f"""
        create or replace table {table} as
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
            create or replace table wish as
            select null::varchar as file, null::integer as line, null::varchar as written, * from parent.wish
        """
    return """
        create or replace table wish as
        with written as (
            select distinct sectors from staged_application where sectors is not null
        ),
        part as (
            select sectors, unnest(sectors_of(sectors)) as written,
                generate_subscripts(sectors_of(sectors), 1) as position
            from written
        ),
        named as (
            select part.*, sector_name.code as sector
            from part
            left join sector_name on sector_name.name = folded(part.written)
        ),
        ranked as (
            select sectors, written, sector,
                row_number() over (partition by sectors order by min(position)) as rank
            from named
            group by sectors, written, sector
            qualify row_number() over (partition by sectors, sector order by min(position)) = 1
        )
        select file, line, written, application_id, sector, rank
        from staged_application
        inner join ranked using (sectors)
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
    """What breaks a rule of `sql/checks`: file, line, column, value; its comment says why and what to do.

    A row that the store already holds has neither file nor line.
    """
    return _found_by(con, "checks")


def warnings(con: DuckDBPyConnection) -> list[Problem]:
    """What is possible but strange in the new rows, by the queries of `sql/warnings`."""
    return _found_by(con, "warnings")


def _found_by(con: DuckDBPyConnection, folder: str) -> list[Problem]:
    problems: list[Problem] = []
    for query in sql_files(folder).values():
        reason, remedy = (line.removeprefix("-- ") for line in query.splitlines()[:2])
        problems += [
            Problem(reason, remedy, file or "", line, column, str(value))
            for file, line, column, value in con.execute(query).fetchmany(MOST_ASIDE + 1)
        ]
    return problems
