"""Every verb of the command line, five times: as meant, with a wrong option, with something missing, into a pipe that
nobody reads, and interrupted.

    python -m benchmarks.exits [--verbs report backup …]

Printed as a table: the exit code and the seconds of each, on the invented programme, a process a verb. *Missing* is a
file, a person or, where a verb needs neither, a store with something in it. Ctrl-C comes halfway through. An exit code
that README does not promise, a traceback, or something else written into a closed pipe than otherwise, is a failure.
"""

import argparse
import csv
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import require
from data import queries
from data.generations import store
from data.sample import write_exports

PROJECT = Path(__file__).resolve().parents[1]
DONE, FAILED, USAGE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130
KINDS = ("as meant", "wrong option", "missing", "into a closed pipe", "interrupted")
SERVING = ("run", "serve")  # they end when they are told to, and not before
LONGEST = 300  # seconds


@dataclass(frozen=True)
class Trial:
    """A verb: the words after it, those with which something is missing, and whether it needs a store."""

    name: str
    words: Sequence[str] = ()
    missing: Sequence[str] | None = None  # None: the same words, with nothing in the store
    is_ready: bool = True  # whether the store has the invented programme in it
    before: Sequence[str] = ()  # a verb that goes before


def trials(room: Path, mentor: str, student: str) -> list[Trial]:
    """One a verb; what it reads and writes is in `room`."""
    out, gone = str(room / "out"), str(room / "gone")
    return [
        Trial("sample", is_ready=False, missing=("--applications",)),
        Trial("import", (str(room / "exports"),), (gone,), is_ready=False),
        Trial("publish"),
        Trial("digest"),
        Trial("query", ("cohort_summary",), ("gone",)),
        Trial("cloud", ("--cohort", "X20", "--out", f"{out}.svg"), ("--cohort", "X20")),
        Trial("report", ("--out", f"{out}.pdf"), ("--out", f"{gone}/out.pdf")),
        Trial("site", ("--single", f"{out}.html"), ()),
        Trial("forecast"),
        Trial("history"),
        Trial("undo", before=("publish",)),
        Trial("backup", (f"{out}.zip",), ()),
        Trial("restore", (f"{out}.zip", "--store", "demo"), (gone,), before=("backup", f"{out}.zip")),
        Trial("asked", (mentor,), (gone,)),
        Trial("answers", (str(room / "answers.csv"),), (gone,), before=("asked", mentor)),
        Trial("retention"),
        Trial("export", (out,), ()),
        Trial("open-data", (out,), ()),
        Trial("send-figures", (out,), ()),
        Trial("doctor"),
        Trial("person show", (student,), ("gone",)),
        Trial("person erase", (student, "--yes"), ("gone", "--yes")),
        Trial("person readmit", (student,), ("gone",), before=("person", "erase", student, "--yes")),
        Trial("run", ("--no-browser", "--port", "{port}"), ("--port",)),
        Trial("serve", ("--port", "{port}"), ("--port",)),
    ]


def expected(trial: Trial, kind: str) -> Iterable[int]:
    """The exit codes that the documents promise."""
    if kind == "wrong option":
        return (USAGE,)
    if kind == "missing":
        return (DONE, USAGE, REFUSED)
    if kind == "interrupted":
        return (DONE, INTERRUPTED)  # 0: it had ended, or is a server, which ends so
    # 1: there is something to do on this machine.
    return (DONE, FAILED) if trial.name == "doctor" else (DONE,)


def ended(words: Sequence[str], home: Path, kind: str, after: float = 0.0) -> tuple[int, float, str]:
    """The exit code, the seconds and what was said of one call; interrupted so many seconds after it began."""
    start = time.perf_counter()
    read, write = os.pipe()
    os.close(read)
    port = str(free_port())
    verb = subprocess.Popen(
        [sys.executable, "manage.py", *(word.format(port=port) for word in words)],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home), "LANG": "fr_FR.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=write if kind == "into a closed pipe" else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    os.close(write)
    try:
        _, said = verb.communicate(timeout=after or LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(verb.pid, signal.SIGINT)  # as a terminal does: to its children too
        _, said = verb.communicate(timeout=LONGEST)
    code = verb.returncode if verb.returncode >= 0 else 128 - verb.returncode  # as a shell says it
    return code, time.perf_counter() - start, said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tried(trial: Trial, template: Path, room: Path) -> tuple[list[str], list[str]]:
    """The cells of the line of a verb, and what was not as promised."""
    cells, faults, usual = [], [], 0.0
    written: dict[str, list[str]] = {}
    for kind in KINDS:
        home = room / "home"
        shutil.rmtree(home, ignore_errors=True)
        for path in room.glob("out*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        is_missing = kind == "missing"
        if trial.is_ready and not (is_missing and trial.missing is None):
            shutil.copytree(template, home)
            if trial.before and kind != "wrong option":
                assert ended(trial.before, home, "")[0] == DONE
        words = trial.missing if is_missing and trial.missing is not None else trial.words
        wrong = ("--nonsense",) if kind == "wrong option" else ()
        is_serving = trial.name in SERVING and kind in ("as meant", "into a closed pipe", "interrupted")
        after = 12.0 if is_serving else usual / 2 if kind == "interrupted" else 0.0
        code, seconds, said = ended([*trial.name.split(), *words, *wrong], home, kind, after)
        usual = usual or seconds
        written[kind] = sorted(path.name for path in [*home.glob("*/generations/*"), *room.glob("out*")])
        cells.append(f"{code} · {seconds:.1f}")
        if code not in expected(trial, kind) or "Traceback" in said:
            faults.append(f"{trial.name}, {kind}: {code}\n{said}")
    if written["as meant"] != written["into a closed pipe"]:
        faults.append(f"{trial.name} did not write the same into a closed pipe: {written}")
    return cells, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--verbs", nargs="+", help="by their first word; all when not given")
    asked = parser.parse_args()
    faults: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        room, template = Path(folder), Path(folder) / "template"
        assert ended(("sample",), template, "")[0] == DONE
        generation = store.current(template / store.DEMO)
        assert generation
        mentor = str(queries.records(generation, "coordinator", "mentor_to_ask")[0]["mentor_id"])
        student = str(queries.records(generation, "coordinator", "waiting_list")[0]["application_id"])
        write_exports(room / "exports")
        with (room / "answers.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([["Identifiant", "Réponse"], [mentor, "oui"]])
        print(f"| verb | {' | '.join(KINDS)} |\n|{' --- |' * (len(KINDS) + 1)}")
        for trial in trials(room, mentor, student):
            if asked.verbs and trial.name.split()[0] not in asked.verbs:
                continue
            cells, wrong = tried(trial, template, room)
            print(f"| {trial.name} | {' | '.join(cells)} |", flush=True)
            faults += wrong
            count += 1
    print("\n".join(faults))
    require({"verbs": count})
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
