"""Rows that were corrected in the workbook of « Rows to correct » take the place of those they correct, in the
same batch.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data.contract import folded
from data.intake.reading.sandbox import ReadSheet

# Headers of the two columns that say what is corrected.
FILE, LINE = message("Corrects file"), message("Corrects line")
NAMES = {FILE: ("corrige le fichier", "corrects file"), LINE: ("corrige la ligne", "corrects line")}


def places(header: Sequence[str]) -> tuple[int, int] | None:
    """Where a sheet says which file and line each row corrects; None when it is no sheet of corrections."""
    plain = [folded(cell) for cell in header]
    columns = [
        next((plain.index(name) for name in NAMES[column] if name in plain), None) for column in (FILE, LINE)
    ]
    return (columns[0], columns[1]) if columns[0] is not None and columns[1] is not None else None


def mended(con: DuckDBPyConnection, sheets: Sequence[ReadSheet], site: Path) -> list[ReadSheet]:
    """The sheets with their corrected rows; a sheet of corrections whose own sheet is not there stays one by itself."""
    by_label = {sheet.file: sheet for sheet in sheets if not places(sheet.header)}
    mended_by_label = dict(by_label)
    alone = []
    for number, sheet in enumerate(sheets):
        where = places(sheet.header)
        if where is None:
            continue
        file, line = where
        labels = [
            label
            for (label,) in con.execute(
                f"select distinct c{file} from read_parquet($path)", {"path": sheet.path}
            ).fetchall()
        ]
        matching = [label for label in labels if label in by_label]
        if not matching:
            alone.append(sheet)
        for label in matching:
            mended_by_label[label] = _corrected(
                con,
                mended_by_label[label],
                sheet,
                (file, line),
                site / f"corrected-{number}-{len(label)}.parquet",
            )
    return [*mended_by_label.values(), *alone]


def _corrected(
    con: DuckDBPyConnection, target: ReadSheet, sheet: ReadSheet, where: tuple[int, int], path: Path
) -> ReadSheet:
    """The sheet with the rows that the corrections give in place of those of the same lines."""
    file, line = where
    names = [folded(cell) for cell in sheet.header]
    cells = [f"c{names.index(folded(cell))}" if folded(cell) in names else "''" for cell in target.header]
    listed = ", ".join(f"{cell} as c{place}" for place, cell in enumerate(cells))
    con.execute(
        f"""
        create or replace temp table correction as
        select try_cast(trim(c{line}) as integer) as line, {listed} from read_parquet($path)
        where c{file} = $label and try_cast(trim(c{line}) as integer) is not null
        """,
        {"path": sheet.path, "label": target.file},
    )
    con.execute(
        f"""copy (
            select * from (from read_parquet('{_quoted(target.path)}') anti join correction using (line)
            union all by name from correction) order by line
        ) to '{_quoted(str(path))}' (format parquet)"""
    )
    lines = {number for (number,) in con.execute("select line from correction").fetchall()}
    counted = con.execute("select count(*) from read_parquet($path)", {"path": str(path)}).fetchone()
    faults = [fault for fault in target.faults if fault[0] not in lines]
    return replace(
        target,
        path=str(path),
        rows=counted[0] if counted else 0,
        faults=faults,
        mended=target.mended + len(lines),
    )


def _quoted(path: str) -> str:
    return path.replace("'", "''")
