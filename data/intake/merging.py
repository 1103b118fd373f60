"""What the store already holds, corrected and completed by what was staged, and checked as a whole.

A staged row replaces the row of the same key. A column that the file of a row does not give keeps the value it had.
The SQL is put together from the names of the contract and the numbers of sources, never from values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from data import contract
from data.intake import persons, replacing
from data.intake.repeated import combinations
from data.intake.setting_aside import MOST_ASIDE, Aside
from data.intake.staging import Input
from data.problems import Problem
from data.sql import sql_files, sql_text

DEFAULTS = {("application", "eligible"): "true", ("campaign", "planned_months"): "6"}
KEPT_BY_HAND = ("event", "target", "campaign_state", "exceptional_campaign", "remark", "term_choice")


@dataclass(frozen=True)
class Giving:
    """Which sources give one column of a table: what they say stands; `filling` ones give way to what the store
    holds.
    """

    saying: frozenset[int]
    filling: frozenset[int]
    every: frozenset[int]


def merge(
    con: DuckDBPyConnection, inputs: Sequence[Input], aside: Aside, older: Iterable[int] = ()
) -> list[Problem]:
    """Makes one table per table of the contract in the scratch database, from `staged_TABLE` and `old_TABLE`.

    `old_TABLE` is what the store holds. `older`: sources whose file is older than the store, which undo nothing. A
    staged row that breaks a rule, or makes a row of the store break one, is set aside, and the tables are made again
    without it until no staged row breaks any: what depended on it goes too, with its own reason. What the store already
    held against a rule stays, and is returned.
    """
    while True:
        _merge_once(con, inputs, frozenset(older))
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


def _merge_once(con: DuckDBPyConnection, inputs: Sequence[Input], older: frozenset[int]) -> None:
    replacing.replaced_pairs(con)
    for table, key in contract.KEYS.items():
        con.execute(_merged(con, table, key, inputs, older))
    con.execute(_merged_wishes(_giving(con, "application", "sectors", inputs, older)))
    for table in KEPT_BY_HAND:
        con.execute(f"create or replace table {table} as from old_{table}")
    replacing.settle_withdrawals(con)
    persons.addresses(con)
    persons.askings(con)
    con.execute(
        "create or replace table contact as from old_contact semi join application using (application_id)"
    )
    _add_campaigns(con)
    con.execute(sql_text("happened"))


def _giving(
    con: DuckDBPyConnection, table: str, name: str, inputs: Sequence[Input], older: frozenset[int]
) -> Giving:
    """Which sources, and which combinations of sources, give the column."""
    by_source = {item.source: item for item in inputs if item.table == table}
    combined = {**{source: [source] for source in by_source}, **combinations(con, table)}
    givers = {
        number: [source for source in sources if name in by_source[source].given]
        for number, sources in combined.items()
    }
    filling = {
        number
        for number, sources in givers.items()
        if sources and all(source in older or name in by_source[source].fillers for source in sources)
    }
    return Giving(
        frozenset(number for number, sources in givers.items() if sources and number not in filling),
        frozenset(filling),
        frozenset(combined),
    )


def _merged(
    con: DuckDBPyConnection, table: str, key: Sequence[str], inputs: Sequence[Input], older: frozenset[int]
) -> str:
    names = [name for name in contract.targets(table) if name != "sectors"]
    matching = " and ".join(f"old.{name} = new.{name}" for name in key)

    def value(name: str) -> str:
        default = DEFAULTS.get((table, name))
        source = f"new.{name}" if name in key else _said(name, _giving(con, table, name, inputs, older))
        return f"coalesce({source}, {default}) as {name}" if default else f"{source} as {name}"

    return f"""
        create or replace table {table} as
        select new.file, new.line, {", ".join(value(name) for name in names)}
        from staged_{table} as new
        left join old_{table} as old on {matching}
        union all
        select null, null, {", ".join(f"old.{name}" for name in names)}
        from old_{table} as old
        anti join staged_{table} as new on {matching}
        {replacing.kept_of_old(table)}
    """


def _said(name: str, giving: Giving) -> str:
    """The value of a column: what a file that gives it says, else what the store holds."""
    if giving.every and giving.saying == giving.every:
        return f"new.{name}"
    if not giving.saying | giving.filling:
        return f"old.{name}"
    cases = []
    if giving.saying:
        cases.append(f"when new.source in ({_listed(giving.saying)}) then new.{name}")
    if giving.filling:
        cases.append(f"when new.source in ({_listed(giving.filling)}) then coalesce(old.{name}, new.{name})")
    return f"case {' '.join(cases)} else old.{name} end"


def _listed(sources: Iterable[int]) -> str:
    return ", ".join(str(source) for source in sorted(sources))


def _merged_wishes(giving: Giving) -> str:
    """The wishes that the files give; those of the store for who is in no file, or in one that is silent about
    wishes.
    """
    if not giving.saying | giving.filling:
        return """
            create or replace table wish as
            select null::varchar as file, null::integer as line, * from old_wish semi join application using
            (application_id)
        """
    filled = (
        f"or (new.source in ({_listed(giving.filling)})"
        " and new.application_id not in (select application_id from old_wish))"
        if giving.filling
        else ""
    )
    return f"""
        create or replace table wish as
        with saying as (
            select file, line, application_id, sectors from staged_application as new
            where new.source in ({_listed(giving.saying) or "0"}) {filled}
        )
        select file, line, application_id, read.sector, read.rank
        from saying
        inner join wish_reading as read using (sectors)
        union all
        select null, null, old.application_id, old.sector, old.rank
        from old_wish as old
        semi join application using (application_id)
        anti join saying on saying.application_id = old.application_id
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
    """What is possible but strange in the new rows, by the queries of `sql/warnings`.

    `published_total` holds what the association published, which some of them look at; an import says it in new rows,
    or did before, else the project does.
    """
    con.execute(
        "create or replace table published_total (cohort varchar primary key, pairs integer, file varchar)"
    )
    totals = [(row["cohort"], row["pairs"]) for row in contract.reference_rows("published_pairs")]
    con.executemany("insert into published_total values (?, ?, null)", totals)
    con.execute(
        "insert or replace into published_total select code, pairs, file from published where pairs >= 0"
    )
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
