"""The staged texts become values, with every cell checked: what cannot be read is set aside, row by row.

The SQL here is put together from the names of the contract (`data.contract`), never from values.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data import contract
from data.generations.keys import NO_ADDRESS
from data.intake import dates
from data.intake.reading.sandbox import ReadSheet
from data.intake.setting_aside import MOST_ASIDE, Aside
from data.problems import Problem

OTHERWISE = ("email", "campaign")  # types of columns that stand for another one of the same name
AS_WRITTEN = ("text", "sectors", "sector")  # types of which every text is a value, nearly each of its own
READERS: Mapping[str, str] = {
    "identifier": "identifier_of",
    "email": "identifier_of",
    "promotion": "promotion_of",
    "date": "date_of",
    "text": "text_of",
    "integer": "integer_of",
    "boolean": "boolean_of",
    "maturity": "maturity_of",
    "sector": "text_of",
    "sectors": "text_of",
    "respondent": "respondent_of",
    "source": "source_of",
}
NOT_READ: Mapping[str, tuple[str, str]] = {
    "identifier": (
        message("This is not an identifier: it is a formula, an error or a number that was rounded."),
        message("Write the value itself, as your tool gives it."),
    ),
    "promotion": (message("This is not a class."), message("Write it like X20 or 2020.")),
    "date": (message("This is not a date."), message("Write it like 31/12/2021 or 2021-12-31.")),
    "integer": (message("This is not a whole number."), message("Write digits only.")),
    "boolean": (message("This is neither yes nor no."), message("Write yes or no.")),
    "maturity": (message("This is not a maturity of the project."), message("Write a number from 1 to 5.")),
    "source": (
        message("This is not a source."),
        message("Write a link or the name of a document, without the address of a person."),
    ),
    "respondent": (message("It is not clear who answered."), message("Write student or mentor.")),
}
NOT_AN_ADDRESS = message("This is not one e-mail address.")
ONE_ADDRESS = message("Write one whole address, like name@example.org.")
LETTER_FOR_DIGIT = message(
    "A letter stands in it for a digit (O for zero, I for one): write it like X20 or 2020."
)


def read_values(con: DuckDBPyConnection, aside: Aside, sheets: Sequence[ReadSheet]) -> None:
    """Turns `raw_TABLE` into `value_TABLE`, with every cell read; rows with one that cannot be are set aside.

    Raises Refused for a column of dates of which nobody can tell whether they begin with
    the month, unless it was said of their sheet.
    """
    settled = [sheet.file for sheet in sheets if sheet.judgement.dates]
    filled = [
        table for table in contract.KEYS if con.execute(f"select 1 from raw_{table} limit 1").fetchone()
    ]
    for table in contract.KEYS:
        if table in filled:
            _read_distinct_texts(con, table)
            dates.which_first(con, table, _types(table), settled)
            _read_rows(con, table)
            aside.add(con, _unreadable_cells(con, table))
        else:
            _read_nothing(con, table)


def _read_distinct_texts(con: DuckDBPyConnection, table: str) -> None:
    """`reading_TABLE_COLUMN`: each text that a column holds, read once however often it stands there."""
    for name, kind in _types(table).items():
        if kind not in (*AS_WRITTEN, "identifier"):
            first_part = ", first_part_of(raw) as first_part" if kind == "date" else ""
            con.execute(f"""
                create table reading_{table}_{name} as
                select raw, {READERS[kind]}(raw) as value{first_part}
                from (select distinct {name} as raw from raw_{table} where {name} is not null)
            """)


def _types(table: str) -> dict[str, str]:
    """The type of each column of the table; an e-mail address stands for an identifier."""
    return {column.name: column.type for column in contract.contract()[table] if column.type not in OTHERWISE}


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
        select rows.file, rows.line, rows.source, rows.moment, rows.status, {", ".join(values)}
        from raw_{table} as rows {" ".join(joins)}
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
                if written.startswith(NO_ADDRESS):
                    reason, remedy, written = NOT_AN_ADDRESS, ONE_ADDRESS, written.removeprefix(NO_ADDRESS)
                is_letter = kind == "promotion" and re.fullmatch(r"[Xx]?\W?[\dOoIl]{2,4}", written.strip())
                advice = LETTER_FOR_DIGIT if is_letter else remedy
                yield Problem(reason, advice, file, line, name, written)


def _cells(con: DuckDBPyConnection, selected: str) -> list[tuple[Any, ...]]:
    """The file, the line and what is selected of rows, as many as can be named."""
    return con.execute(f"select file, line, {selected} order by file, line limit {MOST_ASIDE + 1}").fetchall()


def _read_nothing(con: DuckDBPyConnection, table: str) -> None:
    """An empty `value_TABLE`, which costs no reading: most imports give few of the tables."""
    names = ["null::varchar as sectors" if name == "sectors" else name for name in contract.targets(table)]
    con.execute(f"""
        create table value_{table} as
        select null::varchar as file, null::integer as line, null::smallint as source, null::varchar as moment,
            null::varchar as status, {", ".join(names)}
        from old_{table} limit 0
    """)
