"""The process that opens exports and does nothing else: `python -m data.intake.reading.child`, told which on its input.

It hands over each sheet as a Parquet file of texts in the folder it is given, and says the rest as one line of JSON a
file. It has little memory, little time and no network, and writes in that folder only: what a hostile file makes of
its reader stays here.
"""

import errno
import json
import os
import resource
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data import contract
from data.intake.answers import of_task
from data.intake.reading import NO_MEMORY, NO_ROOM, delimited, workbooks
from data.intake.reading.tables import Batch, Sheet, require_single
from data.intake.sheets import as_plain, judged, side_by_side, texts
from data.problems import Problem, Refused, refusal

READERS = {"delimited": delimited.sheets, "workbook": workbooks.sheets}
FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "pty.",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.mkdir",
    "shutil.",
    "urllib.",
    "ftplib.",
    "smtplib.",
    "ctypes.",
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
Scrub = Callable[[Batch, list[Sequence[str]]], None]


def limit(kind: int, most: int) -> None:
    """Bounds what this process may use of one resource, where the system knows it."""
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def shut_in(folder: Path) -> None:
    """From now on, refuses the network, other programs, and files written outside the folder."""

    def refuse(event: str, arguments: Sequence[Any]) -> None:
        if event.startswith(FORBIDDEN):
            raise PermissionError(event)
        if event == "open" and (
            any(sign in (arguments[1] or "") for sign in "wax+") or arguments[2] & WRITING
        ):
            path = arguments[0]
            if not isinstance(path, str | bytes) or folder not in Path(os.fsdecode(path)).resolve().parents:
                raise PermissionError(event)

    sys.addaudithook(refuse)


def answer(task: Mapping[str, Any]) -> dict[str, Any]:
    """What the parent is told of one file: its sheets, or the problems for which it is refused."""
    try:
        opened = READERS[task["kind"]](Path(task["path"]), task["label"])
        sheets = [_handed_over(sheet, place, task) for place, sheet in enumerate(opened)]
        if not sheets:
            raise refusal("This file is empty.", "Export it again.", file=task["label"])
        return {"sheets": sheets}
    except Refused as refused:
        return {"problems": [asdict(problem) for problem in refused.problems]}


def _handed_over(sheet: Sheet, place: int, task: Mapping[str, Any]) -> dict[str, Any]:
    """One sheet and what it is: the first rows when only these are asked for, else a Parquet file of all of them."""
    batches = sheet.tidy()
    first = next(batches, Batch([], []))
    judgement = judged(sheet.label, sheet.name, sheet.header, first.rows, *of_task(task["answers"]))
    require_single(sheet.label, sheet.header, judgement.columns)
    if side_by_side(judgement, sheet.header):
        raise refusal(
            "Two tables may stand side by side here, with an empty column between them.",
            "Put each on a sheet of its own; if each row is one pair, take the empty column out.",
            file=sheet.label,
        )
    values: dict[str, Any] = {"file": sheet.label, "name": sheet.name, "header": sheet.header}
    values |= {"rows": 0, "path": "", "seen": [], "told": as_plain(judgement)}
    if task["seen"]:
        values["seen"] = list(first.rows[: task["seen"]])
    else:
        path = Path(task["folder"]) / f"{task['place']}-{place}.parquet"
        rows = _written(sheet, chain([first], batches), path, _scrub(sheet, texts(judgement, sheet.header)))
        values["path"], values["rows"] = str(path), rows
        if not values["rows"] + len(sheet.faults):
            sheet.warnings.append(Problem("There is no row under the headers.", file=sheet.label))
    faults = [(line, row, asdict(problem)) for line, row, problem in sheet.faults]
    return {**values, "faults": faults, "warnings": [asdict(problem) for problem in sheet.warnings]}


def _written(sheet: Sheet, batches: Iterable[Batch], path: Path, scrub: Scrub) -> int:
    """Writes the rows, batch after batch: the line, then c0, c1… as texts. Returns how many."""
    names = [f"c{place}" for place in range(len(sheet.header))]
    schema = pa.schema([("line", pa.int32()), *((name, pa.string()) for name in names)])
    number = 0
    with pq.ParquetWriter(
        path, schema, compression="lz4", use_dictionary=False, write_statistics=False
    ) as writer:
        for batch in batches:
            if not batch.rows:
                continue
            cells: list[Sequence[str]] = list(zip(*batch.rows, strict=True))
            scrub(batch, cells)
            arrays = [pa.array(batch.lines, pa.int32()), *(pa.array(column, pa.string()) for column in cells)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            number += len(batch.rows)
    return number


def _scrub(sheet: Sheet, texts: Sequence[int]) -> Scrub:
    """What takes personal data out of the texts that were written freely, the names that the row gives among them."""
    names = contract.name_columns(sheet.header)
    if not texts:
        return lambda batch, cells: None
    from analytics.words.terms.scrubbing import scrubbed
    from analytics.words.terms.telling import all_scrubbed, cut

    def scrub(batch: Batch, cells: list[Sequence[str]]) -> None:
        for place in texts:
            if names:
                names_of_rows = ([row[name] for name in names] for row in batch.rows)
                cells[place] = [
                    scrubbed(text, names_of_row) if text else text
                    for text, names_of_row in zip(cells[place], names_of_rows, strict=True)
                ]
            else:
                distinct = [*{*cells[place]}]
                scrubs = dict(zip(distinct, all_scrubbed(distinct, cut(distinct)), strict=True))
                cells[place] = [scrubs[text] for text in cells[place]]

    return scrub


def main() -> None:
    """Carries out the tasks of its input, one after the other, and says what came of each as soon as it is done."""
    tasks = json.load(sys.stdin)
    limit(resource.RLIMIT_CORE, 0)
    shut_in(Path(tasks[0]["folder"]).resolve())
    try:
        for task in tasks:
            used = resource.getrusage(resource.RUSAGE_SELF)
            limit(resource.RLIMIT_AS, task["memory"])
            limit(resource.RLIMIT_FSIZE, task["largest"])
            limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + task["seconds"])
            print(json.dumps(answer(task)), flush=True)
    except MemoryError:
        os._exit(NO_MEMORY)
    except OSError as error:
        os._exit(NO_ROOM if os.strerror(errno.ENOSPC) in str(error) else 1)


if __name__ == "__main__":
    main()
