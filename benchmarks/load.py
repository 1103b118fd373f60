"""Many sessions at once on the real server: how long a page takes, what fails, what memory grows.

    python -m benchmarks.load [--sessions 20 40] [--minutes 10] [--think 10] [--visits 1000] [--home HOME]

A session opens a connection as a browser does, asks for a page, thinks for about ten seconds and asks for the next:
any page of the menu, of any cohort, half of them as the board. In the middle, the last applications of the year are
imported by another process. A time goes from the question to the end of the run, over the WebSocket, on this machine:
clients and server share its cores. With --visits, so many sessions then come and go one after the other, two pages
each; what counts is the growth of the server's memory from the two hundredth on. HOME: a BINOMES_HOME to serve a copy
of, instead of the invented programme of usual size, without the import.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from navigation import PAGES
from running import PROJECT, free_port, running_app
from wire import Answer, Tab, Visitor

from benchmarks.bad_inputs import resident
from benchmarks.serving import process_of
from data import sample

COHORTS = ("X16", "X17", "X18", "X19", "X20")
CLIMB = 30.0  # seconds over which the sessions arrive
SETTLED = 200  # visits after which memory must no longer grow
LEFT_FOR_LATER = 40  # applications that only the import in the middle brings


@dataclass
class Course:
    """What happened to the sessions: milliseconds a run, failures, and what the import in the middle said."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    imported: str = ""


def failures(answer: Answer) -> list[str]:
    """What went wrong in a run: a page that did not end, an exception, no headline."""
    found = [
        message.delta.new_element.exception.message
        for message in answer.messages
        if message.delta.new_element.HasField("exception")
    ]
    if not answer.messages or not answer.messages[-1].HasField("script_finished"):
        found.append("the run did not end")
    return found or ([] if answer.title else ["a page without a headline"])


def asked(tab: Tab, draw: random.Random) -> Answer:
    """One page drawn at random, as the board every second time."""
    query = {"promo": draw.choice(COHORTS), "lang": draw.choice(("fr", "en"))}
    if draw.random() < 0.5:
        query["conseil"] = "true"
    answer = tab.run(draw.choice(list(PAGES.values())).lstrip("/"), **query)
    tab.visitor.received.clear()
    return answer


def session(root: str, seed: int, think: float, start: float, end: float, course: Course) -> None:
    """One reader, from the arrival to the end of the trial."""
    draw = random.Random(seed)
    time.sleep(max(0.0, start - time.monotonic()))
    try:
        with Visitor(root).connected() as tab:
            while time.monotonic() < end:
                begun = time.perf_counter()
                answer = asked(tab, draw)
                course.times.append(1000 * (time.perf_counter() - begun))
                course.errors.update(failures(answer))
                time.sleep(min(draw.expovariate(1 / think), 4 * think))
    except Exception as error:
        course.errors[repr(error)[:200]] += 1


@contextmanager
def serving(home: Path | None, room: Path) -> Iterator[tuple[str, int, Path | None]]:
    """The address of a server, its process, and the exports that are still to be imported."""
    stores, rest = room / "home", None
    if home:
        shutil.copytree(home, stores)
    else:
        rest = room / "exports"
        sample.write_exports(rest)
        late = (rest / "candidatures.csv").read_text(encoding="utf-8")
        first = room / "first"
        shutil.copytree(rest, first)
        # Whole lines of the last campaign are left out; the pairings of these applications are set aside until then.
        kept = late.splitlines(keepends=True)[:-LEFT_FOR_LATER]
        (first / "candidatures.csv").write_text("".join(kept), encoding="utf-8")
        manage(stores, "import", str(first), "--set-aside")
    port = free_port()
    with running_app(stores, room / "server.log", port) as root:
        yield root, process_of(port), rest


def manage(home: Path, *arguments: str) -> str:
    """What the command line says; RuntimeError when it refuses."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home), "LANG": "en_US.UTF-8"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)
    return done.stdout.strip().splitlines()[-1]


def descriptors(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))


def crowd(root: str, home: Path, rest: Path | None, sessions: int, minutes: float, think: float) -> Course:
    """So many sessions together for so long, with an import in the middle where there is one to make."""
    course, start = Course(), time.monotonic()
    end = start + 60 * minutes
    readers = [
        threading.Thread(
            target=session, args=(root, seed, think, start + CLIMB * seed / sessions, end, course)
        )
        for seed in range(sessions)
    ]
    for reader in readers:
        reader.start()
    if rest:
        time.sleep(30 * minutes)
        try:
            course.imported = manage(home, "import", str(rest))
        except RuntimeError as refused:
            course.errors[f"import: {refused}"] += 1
    for reader in readers:
        reader.join()
    return course


def visits(root: str, process: int, number: int) -> tuple[float, float, Counter[str]]:
    """Megabytes of the server after SETTLED sessions and after all of them, and what failed."""
    errors: Counter[str] = Counter()
    draw, settled = random.Random(1), 0.0
    for visit in range(number):
        with Visitor(root).connected() as tab:
            for _ in range(2):
                errors.update(failures(asked(tab, draw)))
        if visit + 1 == min(SETTLED, number):
            settled = resident(process) / 1e6
    return settled, resident(process) / 1e6, errors


def main() -> None:
    """Prints a line per number of sessions; ends with 1 when anything failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sessions", type=int, nargs="*", default=[20, 40])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--think", type=float, default=10)
    parser.add_argument("--visits", type=int, default=0)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    errors: Counter[str] = Counter()
    print(f"{'sessions':>8}{'runs':>7}{'p50':>7}{'p95':>7}{'p99':>7}  ms{'errors':>8}{'MB':>7}{'files':>7}")
    for sessions in chosen.sessions:
        with tempfile.TemporaryDirectory() as folder:
            room = Path(folder)
            with serving(chosen.home, room) as (root, process, rest):
                asked_first = Visitor(root)
                with asked_first.connected() as tab:
                    tab.run("")  # the first run of a server loads what all others share
                course = crowd(root, room / "home", rest, sessions, chosen.minutes, chosen.think)
                cuts = statistics.quantiles(course.times, n=100)
                print(
                    f"{sessions:>8}{len(course.times):>7}{cuts[49]:>7.0f}{cuts[94]:>7.0f}{cuts[98]:>7.0f}"
                    f"{sum(course.errors.values()):>12}{resident(process) / 1e6:>7.0f}{descriptors(process):>7}"
                    f"  {course.imported}",
                    flush=True,
                )
                errors += course.errors
    if chosen.visits:
        with (
            tempfile.TemporaryDirectory() as folder,
            serving(chosen.home, Path(folder)) as (root, process, _),
        ):
            settled, last, failed = visits(root, process, chosen.visits)
            errors += failed
            print(
                f"{chosen.visits} sessions one after the other: {settled:.0f} MB after {SETTLED}, {last:.0f} MB at the"
                f" end ({last / settled - 1:+.1%}), {descriptors(process)} files open, {sum(failed.values())} errors"
            )
    for error, number in errors.most_common(10):
        print(f"{number} × {error}", file=sys.stderr)
    sys.exit(bool(errors))


if __name__ == "__main__":
    main()
