"""Exports become staged tables: the raw text with its file and line. `data.intake.values` makes values of it.

Works on a connection whose current database is a scratch file; no published generation is touched. The SQL here is
put together from the names of the contract (`data.contract`), never from values.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duckdb import DuckDBPyConnection

from data import contract
from data.generations.keys import pseudonym
from data.intake import asking, corrected, namesakes, unused
from data.intake.answers import Answers, Choice
from data.intake.headers import TRUSTED
from data.intake.layouts import EXTRAS, Layout, Part, parts, without_places
from data.intake.reading.files import export_files
from data.intake.reading.sandbox import ReadSheet, read_sheets
from data.intake.unfinished import left_out, trials, warning
from data.problems import Problem, Refused


@dataclass(frozen=True)
class Input:
    """One table found in one file: rows read and accepted, the columns it gives, the headers that are of no use.

    `source` numbers it among those of one import, from 1; `fillers` are the columns that give way to what the store
    holds; `headers` says what the file calls each column; `counts_rows`: its identifier is a running number;
    `mended`: how many of its rows were corrected in the batch.
    """

    file: str
    sha256: str
    table: str
    rows: int
    accepted: int
    given: Sequence[str]
    ignored: Sequence[str]
    source: int = 0
    fillers: Sequence[str] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    counts_rows: bool = False
    mended: int = 0


@dataclass
class Staged:
    """What the files gave: the sheets as they were read, one input for each table of each, and what to say of them."""

    inputs: list[Input] = field(default_factory=list)
    sheets: list[ReadSheet] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def stage(
    con: DuckDBPyConnection,
    paths: Sequence[Path],
    site: Path,
    key: bytes,
    answers: Answers,
    earlier_choices: Mapping[str, Choice],
) -> Staged:
    """Reads every sheet behind `paths` into `raw_TABLE`; e-mail addresses become keyed hashes on the way.

    `earlier_choices`: what was chosen for sheets in earlier imports. The sheets are handed over in the folder `site`.
    Raises Refused when a file cannot be read, or when nobody can tell what a sheet holds: what it asks is in the
    problems.
    """
    for table in contract.KEYS:
        names = ", ".join(f"{name} varchar" for name in (*contract.targets(table), *EXTRAS))
        con.execute(f"create table raw_{table} (file varchar, line integer, source smallint, {names})")
    staged = Staged()
    if not paths:
        return staged
    con.create_function("pseudonym", lambda cell: pseudonym(cell, key), ["VARCHAR"], "VARCHAR")
    files, staged.warnings = export_files(paths)
    sheets = corrected.mended(con, read_sheets(files, site, answers, earlier_choices), site)
    staged.sheets, unknown = _known(sheets)
    staged.warnings += unknown
    for sheet in staged.sheets:
        _stage_sheet(con, sheet, staged)
        staged.faults += [problem for _, _, problem in sheet.faults]
        staged.faults += asking.rows_without_role(con, sheet)
        staged.warnings += [*sheet.warnings, *asking.remarks_on(sheet), *unused.worth_a_look(sheet)]
        staged.warnings += trials(con, sheet)
    con.remove_function("pseudonym")
    return staged


def _known(sheets: Sequence[ReadSheet]) -> tuple[list[ReadSheet], list[Problem]]:
    """The sheets that are recognised. A workbook may hold other ones, of which is warned; a file of its own may not."""
    recognised = [sheet for sheet in sheets if sheet.judgement.tables]
    used = {sheet.source for sheet in recognised}
    unknown = [sheet for sheet in sheets if sheet not in recognised]
    if refused := [
        asking.question(sheet) for sheet in unknown if sheet.source not in used or asking.must_be_asked(sheet)
    ]:
        raise Refused(refused)
    return recognised, [asking.not_read(sheet) for sheet in unknown]


def _stage_sheet(con: DuckDBPyConnection, sheet: ReadSheet, staged: Staged) -> None:
    """Puts the rows of a sheet into the tables that it gives, each an input of the import."""
    judgement = sheet.judgement
    unfinished, number_left = left_out(con, sheet)
    if number_left:
        staged.warnings.append(warning(sheet, number_left))
    read = sheet.rows + len(sheet.faults) - number_left
    layout = Layout(
        sheet.header,
        judgement.kinds,
        judgement.tables,
        judgement.columns,
        judgement.campaign,
        judgement.dates,
    )
    staged.warnings += _without_places(con, sheet, layout)
    for part in parts(layout):
        number = len(staged.inputs) + 1
        con.execute(_insertion(part, number, unfinished), {"file": sheet.file, "path": sheet.path})
        columns = [name for name in contract.targets(part.table) if name in part.values]
        if part.table == "application" and "status" in part.values:
            columns += [name for name in ("eligible", "withdrawn_on") if name not in columns]
        ignored = [
            header
            for header, name in zip(sheet.header, judgement.columns, strict=True)
            if header.strip() and not name
        ]
        headers = {name: header for header, name in zip(sheet.header, judgement.columns, strict=True) if name}
        headers |= {name: headers["paired_on"] for name in part.fillers if "paired_on" in headers}
        counts = any(
            kind.is_counter
            and name in ("application_id", "mentor_id")
            and not TRUSTED.search(contract.folded(header))
            for header, name, kind in zip(sheet.header, judgement.columns, judgement.kinds, strict=True)
        )
        staged.warnings += namesakes.in_sheet(con, sheet, part)
        staged.inputs.append(
            Input(
                sheet.file,
                sheet.source.sha256,
                part.table,
                read,
                read,
                columns,
                ignored,
                number,
                sorted(part.fillers),
                headers,
                counts,
                sheet.mended,
            )
        )


def _without_places(con: DuckDBPyConnection, sheet: ReadSheet, layout: Layout) -> Iterator[Problem]:
    """How many mentors of a sheet of offers offer nothing in it."""
    mentors = next((part.where for part in parts(layout) if part.table == "mentor"), "false")
    silent = without_places(layout)
    row = (
        silent
        and con.execute(
            f"select count(*) from read_parquet($path) where {mentors} and {silent}", {"path": sheet.path}
        ).fetchone()
    )
    if row and row[0]:
        yield Problem(
            "Mentors of whom no number of places is given: {number}. They are kept, and offer none.",
            "Fill in the number of places if they do.",
            file=sheet.file,
            values={"number": row[0]},
        )


def _insertion(part: Part, number: int, unfinished: str) -> str:
    cells = ", ".join(f"{value} as {name}" for name, value in part.values.items())
    day = part.values.get("applied_on")
    first = f"qualify row_number() over (partition by {part.people} order by date_of({day}), line) = 1"
    one_each = first if part.people else ""
    return f"""
        insert into raw_{part.table} by name
        select $file as file, line, {number} as source, {cells} from read_parquet($path)
        where {part.where} and not ({unfinished or "false"}) {one_each}
    """
