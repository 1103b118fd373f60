"""Rows of one import about the same thing: equal ones count once, the later of two answers stands, others are
set aside.

A row says nothing of the columns that its own file does not give, so that rows of two files complete one another. The
SQL is put together from the names of the contract (`data.contract`) and the numbers of sources, never from values.
"""

from collections.abc import Mapping, Sequence

from duckdb import DuckDBPyConnection

from data import contract
from data.intake.setting_aside import MOST_ASIDE, Aside
from data.intake.staging import Input
from data.problems import Problem

ANSWERED: Mapping[
    str, str
] = {  # tables of which somebody may answer again → what must stay the same, and the day
    "application": "cohort, applied_on",
    "mentor": "promotion, null::date",
    "volunteer": "cohort, volunteered_on",
}


def settle(con: DuckDBPyConnection, inputs: Sequence[Input], aside: Aside) -> list[Problem]:
    """Makes `staged_TABLE`, one row per key, of `value_TABLE` without what is set aside: what is worth a look."""
    warnings: list[Problem] = []
    for table, key in contract.KEYS.items():
        of_table = [item for item in inputs if item.table == table]
        warnings += _settled(con, table, key, of_table, aside) if of_table else ()
        _create_staged(con, table, key, is_given=bool(of_table))
    return warnings


def _settled(
    con: DuckDBPyConnection, table: str, key: Sequence[str], inputs: Sequence[Input], aside: Aside
) -> list[Problem]:
    """Makes `combined_TABLE`, the rows that stand for the keys given more than once, and sets aside those in doubt."""
    keys = ", ".join(key)
    con.execute(f"""
        create table repeated_{table} as
        select value.* from value_{table} as value anti join aside using (file, line)
        semi join (
            select {keys} from value_{table} anti join aside using (file, line) group by {keys} having count(*) > 1
        ) using ({keys})
    """)
    later = _later_answers(con, table, keys) if table in ANSWERED else []
    sources_of = {
        name: [item.source for item in inputs if name in item.given and name not in item.fillers]
        for name in contract.targets(table)
    }
    differing = " or ".join(
        f"count(distinct coalesce({name}::varchar, '')) filter (where source in ({_listed(sources_of[name])})) > 1"
        for name in contract.targets(table)
        if name not in key and sources_of[name]
    )
    if differing:
        rows = con.execute(f"""
            select file, line, {key[0]} from repeated_{table}
            semi join (select {keys} from repeated_{table} group by {keys} having {differing}) using ({keys})
            order by file, line limit {MOST_ASIDE + 1}
        """).fetchall()
        aside.add(
            con,
            [
                Problem(
                    "This row stands several times with different content.",
                    "Keep one of them.",
                    file,
                    line,
                    key[0],
                    str(value),
                )
                for file, line, value in rows
            ],
        )
    _combine(con, table, key, inputs)
    return later


def _later_answers(con: DuckDBPyConnection, table: str, keys: str) -> list[Problem]:
    """Leaves the later of two answers of one person in `repeated_TABLE`, when a moment tells it; one warning
    for each.
    """
    same, day = ANSWERED[table].split(", ")
    moment = f"coalesce(moment_of(moment), {day}::timestamp)"
    con.execute(f"""
        create table earlier_{table} as
        select file, line, {keys.split(", ")[0]} as identifier, last_value(line) over one as standing
        from (select *, {moment} as answered_at from repeated_{table})
        window one as (partition by {keys} order by answered_at, line rows between unbounded preceding and
        unbounded following)
        qualify count(distinct coalesce({same}, '')) over (partition by {keys}) = 1
            and count(*) over (partition by {keys}) = count(answered_at) over (partition by {keys})
            and source = last_value(source) over one
            and answered_at < max(answered_at) over (partition by {keys})
    """)
    con.execute(f"""
        delete from repeated_{table} where exists (
            select 1 from earlier_{table} as earlier
            where earlier.file = repeated_{table}.file and earlier.line = repeated_{table}.line
        )
    """)
    return [
        Problem(
            "This person answered again on line {standing}: the later answer stands.",
            file=file,
            line=line,
            values={"standing": standing},
        )
        for file, line, standing in con.execute(
            f"select file, line, standing from earlier_{table} order by file, line limit {MOST_ASIDE}"
        ).fetchall()
    ]


def _combine(con: DuckDBPyConnection, table: str, key: Sequence[str], inputs: Sequence[Input]) -> None:
    """One row per key of `repeated_TABLE`, each column from the first file that gives it; `sources` are all its
    files.
    """

    def value(name: str) -> str:
        if name in key:
            return name
        giving = [item.source for item in inputs if name in item.given and name not in item.fillers]
        filling = [item.source for item in inputs if name in item.fillers]
        given = (
            [f"first({name} order by file, line) filter (where source in ({_listed(giving)}))"]
            if giving
            else []
        )
        filled = [f"min({name}) filter (where source in ({_listed(filling)}))"] if filling else []
        return f"coalesce({', '.join([*given, *filled])}) as {name}" if given or filled else f"null as {name}"

    names = ", ".join(value(name) for name in contract.targets(table))
    con.execute(f"""
        create table combined_{table} as
        select first(file order by file, line) as file, first(line order by file, line) as line,
            list_sort(list(distinct source)) as sources, any_value(status) as status, {names}
        from repeated_{table} anti join aside using (file, line)
        group by {", ".join(key)}
    """)
    con.execute(f"""
        create table combination_{table} as
        select -row_number() over (order by sources) as source, sources
        from (select distinct sources from combined_{table})
    """)


def combinations(con: DuckDBPyConnection, table: str) -> dict[int, list[int]]:
    """Number of a combination, below 0 → the sources of which rows of `staged_TABLE` are put together."""
    tables = con.execute(
        "select 1 from duckdb_tables() where table_name = $name", {"name": f"combination_{table}"}
    )
    return dict(con.execute(f"from combination_{table}").fetchall()) if tables.fetchone() else {}


def _create_staged(con: DuckDBPyConnection, table: str, key: Sequence[str], *, is_given: bool) -> None:
    """`staged_TABLE`: what is left of `value_TABLE` at any moment, one row per key."""
    names = ", ".join(contract.targets(table))
    keys = ", ".join(key)
    single = (
        f"select file, line, source, status, {names} from value_{table} anti join aside using (file, line)"
    )
    if not (is_given and con.execute(f"select 1 from combined_{table} limit 1").fetchone()):
        con.execute(f"create view staged_{table} as {single}")
        return
    con.execute(f"""
        create view staged_{table} as
        {single} anti join combined_{table} using ({keys})
        union all
        select file, line, source, status, {names} from combined_{table}
        inner join combination_{table} using (sources) anti join aside using (file, line)
    """)


def _listed(sources: Sequence[int]) -> str:
    return ", ".join(str(source) for source in sources) or "0"
