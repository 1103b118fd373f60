"""The staged texts become values, with every cell checked: what cannot be read is set aside, row by row.

The SQL here is put together from the names of the contract (`data.contract`), never from values.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data import contract
from data.intake.setting_aside import MOST_ASIDE, Aside
from data.problems import Problem, Refused

AS_WRITTEN = ("text", "sectors")  # types of which every text is a value, nearly each of its own
READERS: Mapping[str, str] = {
    "identifier": "identifier_of",
    "email": "identifier_of",
    "promotion": "promotion_of",
    "date": "date_of",
    "text": "text_of",
    "integer": "integer_of",
    "boolean": "boolean_of",
    "maturity": "maturity_of",
    "sector": "sector_of",
    "sectors": "text_of",
    "respondent": "respondent_of",
}
NOT_READ: Mapping[str, tuple[str, str]] = {
    "identifier": (
        message("This is not an identifier: it is a formula, an error or a number that was rounded."),
        message("Write the value itself, as your tool gives it."),
    ),
    "promotion": (message("This is not a promotion."), message("Write it like X20 or 2020.")),
    "date": (message("This is not a date."), message("Write it like 31/12/2021 or 2021-12-31.")),
    "integer": (message("This is not a whole number."), message("Write digits only.")),
    "boolean": (message("This is neither yes nor no."), message("Write yes or no.")),
    "maturity": (message("This is not a maturity of the project."), message("Write a number from 1 to 5.")),
    "sector": (
        message("This sector is not in the list."),
        message("Use a sector of data/reference/sectors.csv, or add it there."),
    ),
    "respondent": (message("It is not clear who answered."), message("Write student or mentor.")),
}
MONTH_FIRST = message("The dates of this column begin with the month: others of them would be read wrong.")
LETTER_FOR_DIGIT = message(
    "A letter stands in it for a digit (O for zero, I for one): write it like X20 or 2020."
)


def read_values(con: DuckDBPyConnection, aside: Aside) -> None:
    """Turns `raw_TABLE` into `value_TABLE` and the view `staged_TABLE`: one row per key, none that is set aside.

    Rows with a cell that cannot be read are set aside, and those of one key that contradict one another. Raises
    Refused for a column of dates that begin with the month.
    """
    _load_sector_names(con)
    given = [table for table in contract.KEYS if con.execute(f"select 1 from raw_{table} limit 1").fetchone()]
    for table in contract.KEYS:
        if table in given:
            _read_distinct_texts(con, table)
            _require_day_first(con, table)
            _read_rows(con, table)
            aside.add(con, _unreadable_cells(con, table))
        else:
            _read_nothing(con, table)
    for table, key in contract.KEYS.items():
        aside.add(con, _contradictions(con, table, key) if table in given else ())
        _create_staged(con, table, key, is_given=table in given)


def _read_distinct_texts(con: DuckDBPyConnection, table: str) -> None:
    """`reading_TABLE_COLUMN`: each text that a column holds, read once however often it stands there."""
    for name, kind in _types(table).items():
        if kind not in (*AS_WRITTEN, "identifier"):
            con.execute(f"""
                create table reading_{table}_{name} as
                select raw, {READERS[kind]}(raw) as value
                from (select distinct {name} as raw from raw_{table} where {name} is not null)
            """)


def _require_day_first(con: DuckDBPyConnection, table: str) -> None:
    """Refused for a column of dates of which some can only begin with the month, and none only with the day.

    The others of such a column would be read, and wrong: 03/04/2021 as the third of April.
    """
    problems = []
    for name in [name for name, kind in _types(table).items() if kind == "date"]:
        first = f"first_part_of({name})"
        if con.execute(
            f"select 1 from reading_{table}_{name} where first_part_of(raw) = 'month' limit 1"
        ).fetchone():
            problems += [
                Problem(
                    MONTH_FIRST, "Export the dates like 31/12/2021 or 2021-12-31.", file, line, name, cell
                )
                for file, line, cell in con.execute(f"""
                    select file, min(line) filter ({first} = 'month') as line,
                        arg_min({name}, line) filter ({first} = 'month')
                    from raw_{table}
                    group by file
                    having line is not null and bool_or({first} = 'either') and not bool_or({first} = 'day')
                    order by file
                """).fetchall()
            ]
    if problems:
        raise Refused(problems)


def _types(table: str) -> dict[str, str]:
    """The type of each column of the table; an e-mail address stands for an identifier."""
    return {column.name: column.type for column in contract.contract()[table] if column.type != "email"}


def _read_rows(con: DuckDBPyConnection, table: str) -> None:
    """`value_TABLE`: the rows with their values, null where a cell cannot be read; `raw_TABLE` is needed no more.

    `unread_NAME` holds the cell where that is so.
    """
    values, joins = [], []
    for name, kind in _types(table).items():
        if kind in (*AS_WRITTEN, "identifier"):
            value = f"{READERS[kind]}(rows.{name})"
        else:
            value = f"of_{name}.value"
            joins.append(f"left join reading_{table}_{name} as of_{name} on of_{name}.raw = rows.{name}")
        values.append(f"{value} as {name}")
        if name in _checked(table):
            values.append(f"case when {value} is null then rows.{name} end as unread_{name}")
    con.execute(f"""
        create table value_{table} as
        select rows.file, rows.line, {", ".join(values)} from raw_{table} as rows {" ".join(joins)}
    """)
    con.execute(f"drop table raw_{table}")


def _checked(table: str) -> Mapping[str, bool]:
    """The columns of which a cell may be wrong, and whether it must be filled in."""
    required = {column.name for column in contract.contract()[table] if column.is_required}
    return {
        name: name in required for name, kind in _types(table).items() if name in required or kind in NOT_READ
    }


def _unreadable_cells(con: DuckDBPyConnection, table: str) -> Iterator[Problem]:
    """The cells of `value_TABLE` that could not be read, and those that must be filled in."""
    for name, is_required in _checked(table).items():
        kind = _types(table)[name]
        cell = f"unread_{name}"
        fault = f"{name} is null" if is_required else f"{name} is null and text_of({cell}) is not null"
        for file, line, written, is_empty in _cells(
            con, f"{cell}, text_of({cell}) is null from value_{table} where {fault}"
        ):
            if is_empty:
                yield Problem("This cell is empty.", "Fill it in, or remove the row.", file, line, name)
            else:
                reason, remedy = NOT_READ[kind]
                is_letter = kind == "promotion" and re.search("[OoIl]", written[1:])
                said = LETTER_FOR_DIGIT if is_letter else remedy
                yield Problem(reason, said, file, line, name, written)


def _cells(con: DuckDBPyConnection, selected: str) -> list[tuple[Any, ...]]:
    """The file, the line and what is selected of rows, as many as can be named."""
    return con.execute(f"select file, line, {selected} order by file, line limit {MOST_ASIDE + 1}").fetchall()


def _read_nothing(con: DuckDBPyConnection, table: str) -> None:
    """An empty `value_TABLE`, which costs no reading: most imports give few of the tables."""
    names = ["null::varchar as sectors" if name == "sectors" else name for name in contract.targets(table)]
    con.execute(f"""
        create table value_{table} as
        select null::varchar as file, null::integer as line, {", ".join(names)} from parent.{table} limit 0
    """)


def _contradictions(con: DuckDBPyConnection, table: str, key: Sequence[str]) -> list[Problem]:
    """Rows of one import that give the same key with different values. Makes `repeated_TABLE`, the keys given twice."""
    keys = ", ".join(key)
    con.execute(f"""
        create table repeated_{table} as
        select {keys} from value_{table} anti join aside using (file, line) group by {keys} having count(*) > 1
    """)
    rows = _cells(
        con,
        f"""{key[0]} from value_{table} anti join aside using (file, line)
        semi join (
            select {keys} from value_{table} semi join repeated_{table} using ({keys})
            anti join aside using (file, line)
            group by {keys} having count(distinct ({", ".join(contract.targets(table))})) > 1
        ) as contradicted using ({keys})""",
    )
    return [
        Problem(
            "This row stands several times with different content.",
            "Keep one of them.",
            file,
            line,
            key[0],
            str(value),
        )
        for file, line, value in rows
    ]


def _create_staged(con: DuckDBPyConnection, table: str, key: Sequence[str], *, is_given: bool) -> None:
    """`staged_TABLE`: what is left of `value_TABLE` at any moment, the first of the rows that are equal."""
    keys = ", ".join(key)
    repeated = is_given and con.execute(f"select 1 from repeated_{table} limit 1").fetchone()
    without_copies = f"""
        anti join (
            select file, line from value_{table} semi join repeated_{table} using ({keys})
            anti join aside using (file, line)
            qualify row_number() over (partition by {keys} order by file, line) > 1
        ) as copy using (file, line)
    """
    con.execute(f"""
        create view staged_{table} as
        select * from value_{table} anti join aside using (file, line) {without_copies if repeated else ""}
    """)


def _load_sector_names(con: DuckDBPyConnection) -> None:
    names = {
        contract.folded(name): row["code"]
        for row in contract.reference_rows("sectors")
        for name in (row["code"], row["label_fr"], row["label_en"], *row["synonyms"].split("|"))
    }
    con.executemany("insert into sector_name values (?, ?)", list(names.items()))
