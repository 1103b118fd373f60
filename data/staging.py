"""Exports become staged tables: the raw text with its file and line, then values, with every cell checked.

Works on a connection whose current database is a scratch file; no published generation is touched. The SQL here is
put together from the names of the contract (`data.columns`), never from values.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.texts import message
from data import columns
from data.exports import Sheet, export_files, sheets
from data.problems import Problem, Refused

BATCH = 50_000
MOST_PROBLEMS = 500

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


@dataclass(frozen=True)
class Input:
    """One table found in one file: how many rows it gave, which columns, which headers were of no use."""

    file: str
    sha256: str
    table: str
    rows: int
    given: Sequence[str]
    ignored: Sequence[str]


def stage(con: DuckDBPyConnection, paths: Sequence[Path], key: bytes) -> list[Input]:
    """Reads every sheet behind `paths` into `raw_TABLE`; e-mail addresses become keyed hashes on the way.

    Raises Refused when a file cannot be read or a sheet is not recognised.
    """
    for table in columns.KEYS:
        names = ", ".join(f"{name} varchar" for name in columns.targets(table))
        con.execute(f"create table raw_{table} (file varchar, line integer, {names})")
    inputs: list[Input] = []
    for path in export_files(paths) if paths else []:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        for sheet in sheets(path):
            inputs += _stage_sheet(con, sheet, sha256, key)
    return inputs


def _stage_sheet(con: DuckDBPyConnection, sheet: Sheet, sha256: str, key: bytes) -> list[Input]:
    tables = columns.recognised(sheet.header, sheet.name)
    if not tables:
        raise Refused([_unrecognised(sheet)])
    places = {table: columns.matched(table, sheet.header) for table in tables}
    read = 0
    while batch := list(islice(sheet.rows, BATCH)):
        read += len(batch)
        for table in tables:
            con.register("batch", _frame(sheet.file, batch, table, places[table], key))
            con.execute(f"insert into raw_{table} by name select * from batch")
            con.unregister("batch")
    used = {place for found in places.values() for place in found.values()}
    ignored = [header for place, header in enumerate(sheet.header) if header.strip() and place not in used]
    return [Input(sheet.file, sha256, table, read, list(places[table]), ignored) for table in tables]


def _frame(
    file: str, batch: Sequence[tuple[int, Sequence[str]]], table: str, places: Mapping[str, int], key: bytes
) -> pd.DataFrame:
    """One row per row of the batch: file, line, then the text of each column that the sheet gives."""
    frame = pd.DataFrame({"file": file, "line": [line for line, _ in batch]})
    identifiers = {column.name for column in columns.contract()[table] if column.type == "identifier"}
    for name, place in places.items():
        cells = [row[place] for _, row in batch]
        frame[name] = [_pseudonym(cell, key) for cell in cells] if name in identifiers else cells
    return frame


def _pseudonym(identifier: str, key: bytes) -> str:
    """The identifier itself, or a keyed hash of it when it is an e-mail address."""
    if "@" not in identifier:
        return identifier
    return "h" + hmac.new(key, identifier.strip().lower().encode(), "sha256").hexdigest()[:24]


def _unrecognised(sheet: Sheet) -> Problem:
    table = columns.nearest(sheet.header, sheet.name)
    return Problem(
        "The columns do not say what this sheet holds: as {table}, it lacks {missing}; its headers are {headers}.",
        "Rename the headers after the templates of data/templates.",
        file=sheet.file,
        values={
            "table": columns.TITLES[table],
            "missing": ", ".join(columns.missing(table, sheet.header)),
            "headers": ", ".join(header for header in sheet.header if header.strip())[:200],
        },
    )


def read_values(con: DuckDBPyConnection) -> None:
    """Turns `raw_TABLE` into `staged_TABLE`, one row per key; raises Refused with every cell that cannot be read."""
    _load_sector_names(con)
    found: list[Problem] = []
    for table in columns.KEYS:
        found += _unreadable_cells(con, table)
    if found:
        raise Refused(found)
    for table, key in columns.KEYS.items():
        values = {
            column.name: f"{READERS[column.type]}({column.name})" for column in columns.contract()[table]
        }
        selected = ", ".join(f"{value} as {name}" for name, value in values.items())
        con.execute(f"create table value_{table} as select file, line, {selected} from raw_{table}")
        found += _contradictions(con, table, key)
        con.execute(f"""
            create table staged_{table} as select * from value_{table}
            qualify row_number() over (partition by {", ".join(key)} order by file, line) = 1
        """)
    if found:
        raise Refused(found)


def _load_sector_names(con: DuckDBPyConnection) -> None:
    names = {
        columns.folded(name): row["code"]
        for row in columns.reference_rows("sectors")
        for name in (row["code"], row["label_fr"], row["label_en"], *row["synonyms"].split("|"))
    }
    con.executemany("insert into sector_name values (?, ?)", list(names.items()))


def _unreadable_cells(con: DuckDBPyConnection, table: str) -> Iterator[Problem]:
    required = {column.name for column in columns.contract()[table] if column.is_required}
    for column in columns.contract()[table]:
        if column.type == "email":
            continue
        if column.name in required:
            empty = f"""
                select file, line from raw_{table} where text_of({column.name}) is null
                order by file, line limit {MOST_PROBLEMS}
            """
            for file, line in con.execute(empty).fetchall():
                yield Problem(
                    "This cell is empty.", "Fill it in, or remove the row.", file, line, column.name
                )
        if column.type in NOT_READ:
            reason, remedy = NOT_READ[column.type]
            wrong = f"""
                select file, line, {column.name} from raw_{table}
                where text_of({column.name}) is not null and {READERS[column.type]}({column.name}) is null
                order by file, line limit {MOST_PROBLEMS}
            """
            for file, line, value in con.execute(wrong).fetchall():
                yield Problem(reason, remedy, file, line, column.name, value)


def _contradictions(con: DuckDBPyConnection, table: str, key: Sequence[str]) -> list[Problem]:
    """Rows of one import that give the same key with different values."""
    keys = ", ".join(key)
    rows = con.execute(f"""
        with contradicted as (
            select {keys} from value_{table}
            group by {keys} having count(distinct ({", ".join(columns.targets(table))})) > 1
        )
        select file, line, {key[0]} from value_{table} inner join contradicted using ({keys}) order by file, line
        limit {MOST_PROBLEMS}
    """).fetchall()
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
