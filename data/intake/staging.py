"""Exports become staged tables: the raw text with its file and line. `data.intake.values` makes values of it.

Works on a connection whose current database is a scratch file; no published generation is touched. The SQL here is
put together from the names of the contract (`data.contract`), never from values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from data import contract
from data.generations.keys import pseudonym
from data.intake.reading.files import export_files
from data.intake.reading.sandbox import ReadSheet, read_sheets
from data.problems import Problem, Refused


@dataclass(frozen=True)
class Input:
    """One table found in one file: rows read and accepted, the columns it gives, the headers that are of no use."""

    file: str
    sha256: str
    table: str
    rows: int
    accepted: int
    given: Sequence[str]
    ignored: Sequence[str]


@dataclass
class Staged:
    """What the files gave: the sheets as they were read, one input for each table of each, and what to say of them."""

    inputs: list[Input] = field(default_factory=list)
    sheets: list[ReadSheet] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def stage(
    con: DuckDBPyConnection, paths: Sequence[Path], site: Path, key: bytes, choices: Mapping[str, str]
) -> Staged:
    """Reads every sheet behind `paths` into `raw_TABLE`; e-mail addresses become keyed hashes on the way.

    `choices` are those of `columns.matched`. The sheets are handed over in the folder `site`. Raises Refused when a
    file cannot be read or a sheet is not recognised.
    """
    for table in contract.KEYS:
        names = ", ".join(f"{name} varchar" for name in contract.targets(table))
        con.execute(f"create table raw_{table} (file varchar, line integer, {names})")
    staged = Staged()
    if not paths:
        return staged
    con.create_function("pseudonym", lambda cell: pseudonym(cell, key), ["VARCHAR"], "VARCHAR")
    files, staged.warnings = export_files(paths)
    staged.sheets, unknown = _known(read_sheets(files, site, choices), choices)
    staged.warnings += unknown
    for sheet in staged.sheets:
        staged.inputs += _stage_sheet(con, sheet, choices)
        staged.faults += [problem for _, _, problem in sheet.faults]
        staged.warnings += sheet.warnings
    con.remove_function("pseudonym")
    return staged


def _known(sheets: Sequence[ReadSheet], choices: Mapping[str, str]) -> tuple[list[ReadSheet], list[Problem]]:
    """The sheets that are recognised. A workbook may hold other ones, of which is warned; a file of its own may not."""
    known = [sheet for sheet in sheets if contract.recognised(sheet.header, sheet.name, choices)]
    used = {sheet.source for sheet in known}
    unknown = [sheet for sheet in sheets if sheet not in known]
    if refused := [_unrecognised(sheet) for sheet in unknown if sheet.source not in used]:
        raise Refused(refused)
    return known, [_not_read(sheet) for sheet in unknown]


def _stage_sheet(con: DuckDBPyConnection, sheet: ReadSheet, choices: Mapping[str, str]) -> list[Input]:
    tables = contract.recognised(sheet.header, sheet.name, choices)
    places = {table: contract.matched(table, sheet.header, choices) for table in tables}
    read = sheet.rows + len(sheet.faults)
    for table in tables:
        identifiers = {column.name for column in contract.contract()[table] if column.type == "identifier"}
        cells = [
            f"case when contains(c{place}, '@') then pseudonym(c{place}) else c{place} end as {name}"
            if name in identifiers
            else f"c{place} as {name}"
            for name, place in places[table].items()
        ]
        con.execute(
            f"insert into raw_{table} by name select $file as file, line, {', '.join(cells)} from read_parquet($path)",
            {"file": sheet.file, "path": sheet.path},
        )
    used = {place for found in places.values() for place in found.values()}
    ignored = [header for place, header in enumerate(sheet.header) if header.strip() and place not in used]
    digest = sheet.source.sha256
    return [Input(sheet.file, digest, table, read, read, list(places[table]), ignored) for table in tables]


def _unrecognised(sheet: ReadSheet) -> Problem:
    table = contract.nearest(sheet.header, sheet.name)
    return Problem(
        "The columns do not say what this sheet holds: as {table}, it lacks {missing}; its headers are {headers}.",
        "Rename the headers after the templates of data/templates.",
        file=sheet.file,
        values={
            "table": contract.TITLES[table],
            "missing": ", ".join(contract.missing(table, sheet.header)),
            "headers": ", ".join(header for header in sheet.header if header.strip())[:200],
        },
    )


def _not_read(sheet: ReadSheet) -> Problem:
    return replace(
        _unrecognised(sheet),
        remedy="It was not read. If it should be, rename the headers after the templates of data/templates.",
    )
