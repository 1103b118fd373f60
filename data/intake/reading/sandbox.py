"""Exports are read in processes of their own, which may die of them: who asks only sees texts, or a refusal."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.intake.answers import Answers, Choice, as_task
from data.intake.reading import NO_MEMORY, NO_ROOM
from data.intake.reading.files import ExportFile
from data.intake.sheets import Judged, of_plain
from data.problems import Problem, Refused, refusal

PROJECT = Path(__file__).resolve().parents[3]
AT_ONCE, WORTH_TWO = 2, 2_000_000  # files read at the same time, from so many bytes on
# Bytes of addresses by kind of file; libraries take 350 MB of them.
MEMORY = {"delimited": 900_000_000, "workbook": 1_600_000_000}
SECONDS, SECONDS_PER_MB = 25, {"delimited": 0.5, "workbook": 5.0}  # of computing
PATIENCE = 4  # times that, by the clock, on a busy machine
LARGEST = 8_000_000_000  # bytes of a sheet handed over
ENVIRONMENT = {
    "PATH": os.defpath,
    "PYTHONPATH": str(PROJECT),
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
Answer = Mapping[str, Any]


@dataclass(frozen=True)
class ReadSheet:
    """One sheet as texts: `rows` rows in the Parquet file `path` (`line`, `c0`, `c1`…), or the first rows `seen`.

    `judgement`: what it was taken for. `faults` are rows of the wrong width: line, cells, problem. `mended`: how
    many rows were
    corrected in the batch.
    """

    source: ExportFile
    file: str
    name: str
    header: Sequence[str]
    rows: int
    path: str
    seen: Sequence[Sequence[str]]
    judgement: Judged
    faults: Sequence[tuple[int, Sequence[str], Problem]]
    warnings: Sequence[Problem]
    mended: int = 0


def read_sheets(
    files: Sequence[ExportFile],
    folder: Path,
    answers: Answers,
    earlier_choices: Mapping[str, Choice],
    seen: int = 0,
) -> list[ReadSheet]:
    """The sheets of the files, in their order, handed over in `folder`; with `seen`, the first rows of each only.

    Raises Refused with the problems of every file that cannot be read.
    """
    plain = as_task(answers, earlier_choices)
    tasks = [_task(file, place, folder, plain, seen) for place, file in enumerate(files)]
    at_once = AT_ONCE if sum(task["size"] for task in tasks) > WORTH_TWO else 1
    shares: list[list[dict[str, Any]]] = [[] for _ in range(at_once)]
    for task in sorted(
        tasks, key=lambda task: -task["size"]
    ):  # the largest first, each to who has least to do
        min(shares, key=lambda share: sum(other["size"] for other in share)).append(task)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        replies = {place: answer for part in threads.map(_answers, shares) for place, answer in part.items()}
    problems = [
        Problem(**problem) for _, answer in sorted(replies.items()) for problem in answer.get("problems", ())
    ]
    if problems:
        raise Refused(problems)
    return [_sheet(file, values) for place, file in enumerate(files) for values in replies[place]["sheets"]]


def _task(
    file: ExportFile, place: int, folder: Path, answers: Mapping[str, Any], seen: int
) -> dict[str, Any]:
    size = file.path.stat().st_size
    return {
        "path": str(file.path.resolve()),
        "label": file.label,
        "kind": file.kind,
        "folder": str(folder.resolve()),
        "place": place,
        "answers": answers,
        "seen": seen,
        "size": size,
        "memory": MEMORY[file.kind],
        "seconds": int(SECONDS + SECONDS_PER_MB[file.kind] * size / 1_000_000),
        "largest": LARGEST,
    }


def _answers(tasks: Sequence[Mapping[str, Any]]) -> dict[int, Answer]:
    """What children say of these files, by place: when one dies of a file, another takes up what is left."""
    answers: dict[int, Answer] = {}
    while remaining := tasks[len(answers) :]:
        replies, died_of = _run(remaining)
        answers |= {task["place"]: answer for task, answer in zip(remaining, replies, strict=False)}
        if died_of == NO_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if died_of and len(replies) < len(remaining):
            culprit = remaining[len(replies)]
            problems = [vars(problem) for problem in _death(died_of, culprit["label"]).problems]
            answers[culprit["place"]] = {"problems": problems}
    return answers


def _run(tasks: Sequence[Mapping[str, Any]]) -> tuple[list[Answer], int]:
    """The answers of one child, one a file until it ends, and its exit code; SIGXCPU when it was given up."""
    patience = PATIENCE * sum(task["seconds"] for task in tasks)
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "data.intake.reading.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=tasks[0]["folder"],
        env=ENVIRONMENT,
    )
    code = 0
    try:
        output, _ = child.communicate(json.dumps(tasks).encode(), timeout=patience)
    except subprocess.TimeoutExpired:
        child.kill()
        output, _ = child.communicate()
        code = -signal.SIGXCPU
    finally:
        child.kill()
    lines = output.decode().split("\n")[:-1]
    return [json.loads(line) for line in lines], code or child.returncode or (
        1 if len(lines) < len(tasks) else 0
    )


def _death(code: int, label: str) -> Refused:
    remedy = "Copy its rows into a new file, or export it as CSV."
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return refusal("This file takes too long to be read.", remedy, file=label)
    if code in (NO_MEMORY, -signal.SIGABRT, -signal.SIGSEGV):
        return refusal("This file needs too much memory to be read.", remedy, file=label)
    return refusal("This file cannot be read.", "Export it again as CSV UTF-8.", file=label)


def _sheet(file: ExportFile, values: Mapping[str, Any]) -> ReadSheet:
    faults = [(line, cells, Problem(**problem)) for line, cells, problem in values["faults"]]
    warnings = [Problem(**problem) for problem in values["warnings"]]
    plain = dict(values)
    judgement = of_plain(plain.pop("told"))
    return ReadSheet(file, judgement=judgement, **{**plain, "faults": faults, "warnings": warnings})
