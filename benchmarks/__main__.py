"""One table of what the dashboard costs beside its peers, measured in turn in one run.

    make bench                                        # the peers into .venv-bench, then the quick table
    python -m benchmarks [--quick] [--rounds 9] [--stores HOME ...] [--json FILE]

Pages: ours, on the invented programme and on each store of HOME (a BINOMES_HOME), against the same four charts as a
file (the floor), under Dash, Panel and NiceGUI; a peer that is not installed is left out and named. Questions: counts
prepared at publication against SQL over the records, pandas and Polars. Verbs: the command line, on the programme.

Every round measures every candidate once, in another order each time; a ratio is the median of the ratios of the
rounds, with the lowest and the highest. Times are of this machine while it did this: the ratios are to be read.
"""

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from running import PROJECT, chromium

from benchmarks import browsing, questions
from benchmarks.browsing import Candidate, Measured
from data import sample
from data.generations import store

OURS = "ours"
CHANGES = ("X16", "X18", "X17")  # promotions chosen one after the other in every round
COLUMNS = (  # a measure → its title, and what its numbers are divided by
    ("first", "first visit ms", 1),
    ("paint", "first paint", 1),
    ("again", "second visit", 1),
    ("change", "filter ms", 1),
    ("headline", "to headline", 1),
    ("slow", "10 Mbit/s", 1),
    ("cpu", "CPU ms", 1),
    ("browser", "browser visit", 1),
    ("browser_change", "browser filter", 1),
    ("cold_bytes", "cold kB", 1000),
    ("warm_bytes", "warm kB", 1000),
    ("shift", "shift ‰", 0.001),
    ("touched", "touched ms", 1),
)
LARGE = 2_000_000  # applications of which a question is asked three times only: some ways take a minute
PACKAGES = ("streamlit", "plotly", "duckdb", "pandas", "dash", "panel", "nicegui", "polars", "playwright")


@contextmanager
def at_home(home: Path) -> Iterator[store.Generation]:
    """The current generation of the store of `home`, where everything that asks now looks."""
    before = os.environ.get("BINOMES_HOME")
    os.environ["BINOMES_HOME"] = str(home)
    try:
        found = store.current(store.store_folder(store.chosen_store()))
        if found is None:
            raise SystemExit(f"Nothing is published in {home}.")
        yield found
    finally:
        if before is None:
            del os.environ["BINOMES_HOME"]
        else:
            os.environ["BINOMES_HOME"] = before


def applications(generation: store.Generation) -> int:
    rows: dict[str, int] = generation.manifest["rows"]
    return rows["application"]


def manage(home: Path, *words: str) -> float:
    """Seconds that a verb of the command line takes on the stores of `home`."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def candidates(home: Path, larger: Sequence[Path]) -> tuple[list[Candidate], list[str]]:
    """Who is measured, ours first, and the peers that are not installed."""
    ours = [Candidate(OURS, partial(browsing.ours, home), browsing.choose_in_list, home)]
    for store_home in larger:
        with at_home(store_home) as generation:
            name = f"{OURS}, {applications(generation):,}"
        ours.append(Candidate(name, partial(browsing.ours, store_home), browsing.choose_in_list, store_home))
    peers = (
        ("floor", "floor", "plotly", browsing.choose_label),
        ("Dash", "on_dash", "dash", browsing.choose_label),
        ("Panel", "on_panel", "panel", browsing.choose_button),
        ("NiceGUI", "on_nicegui", "nicegui", browsing.choose_button),
    )
    there = [
        Candidate(name, partial(browsing.peer, module, home), choose, home)
        for name, module, package, choose in peers
        if find_spec(package)
    ]
    return ours + there, [name for name, _, package, _ in peers if not find_spec(package)]


def pages(found: Sequence[Candidate], room: Path, rounds: int, is_quick: bool) -> dict[str, Measured]:
    """Every candidate measured in turn; in a full run also its memory, and its start as often as there are rounds."""
    measured = {candidate.name: Measured() for candidate in found}
    draw = random.Random(1)
    with sync_playwright() as playwright, ExitStack() as servers:
        browser = chromium(playwright)
        for turn in range(1 if is_quick else rounds):
            for candidate in draw.sample(list(found), len(found)):
                folder = room / f"{candidate.name} {turn}"
                folder.mkdir()
                measured[candidate.name].started.append(browsing.start_to_page(browser, candidate, folder))
        running = {candidate.name: servers.enter_context(candidate.start(room)) for candidate in found}
        # A round that is not counted: every server, and the browser, has then done everything once.
        for turn in range(rounds + 1):
            for candidate in draw.sample(list(found), len(found)):
                into = measured[candidate.name] if turn else Measured()
                address, process = running[candidate.name]
                browsing.measure(browser, candidate, address, process, CHANGES[: 2 if is_quick else 3], into)
        if not is_quick:
            for candidate in found:
                measured[candidate.name].memory = browsing.sessions(browser, *running[candidate.name])
    return measured


def ratio(values: Sequence[float], unit: Sequence[float]) -> str:
    """The median of the ratios of the rounds, with the lowest and the highest."""
    found = [value / one for value, one in zip(values, unit, strict=True)]
    return f"{statistics.median(found):.2f} ({min(found):.2f}..{max(found):.2f})"


def per_round(values: Sequence[float], rounds: int) -> list[float]:
    """One value a round, the median of those that it measured."""
    size = len(values) // rounds
    return [statistics.median(values[size * turn : size * (turn + 1)]) for turn in range(rounds)]


def show_pages(measured: dict[str, Measured], rounds: int) -> None:
    ours = measured[OURS]
    print(f"\nThe page « Secteurs », four charts; median of {rounds} rounds, in turn")
    print(f"{'':<18}" + "".join(f"{title:>15}" for _, title, _ in COLUMNS))
    for name, found in measured.items():
        values = [(getattr(found, field), unit) for field, _, unit in COLUMNS]
        medians = [statistics.median(every) / unit if every else float("nan") for every, unit in values]
        print(f"{name:<18}" + "".join(f"{value:>15,.0f}" for value in medians))
    print(
        f"\n{'times ours':<18}{'first visit':>24}{'filter':>24}{'10 Mbit/s':>24}"
        f"{'start to page s':>18}{'MB 1 → 20 sessions':>22}"
    )
    for name, found in measured.items():
        first = ratio(found.first, ours.first)
        change = ratio(per_round(found.change, rounds), per_round(ours.change, rounds))
        slow = ratio(found.slow, ours.slow)
        memory = " → ".join(f"{megabytes:.0f}" for megabytes in found.memory)
        print(
            f"{name:<18}{first:>24}{change:>24}{slow:>24}{statistics.median(found.started) / 1000:>18.1f}{memory:>22}"
        )


def show_questions(name: str, times: dict[str, dict[str, list[float]]]) -> None:
    for question, ways in times.items():
        ours = ways["prepared"]
        said = [f"{way} {ratio(found, ours)}" for way, found in ways.items() if way != "prepared"]
        print(f"{name:>12}  {question:<8}{statistics.median(ours):>7.1f} ms   " + "   ".join(said))


def show_verbs(times: dict[str, list[float]]) -> None:
    unit = times["--help"]
    for name, found in times.items():
        print(f"{name:<10}{statistics.median(found):>7.1f} s   {ratio(found, unit)}")


def verbs(home: Path, exports: Path, room: Path, rounds: int) -> dict[str, list[float]]:
    """Seconds of each verb, in turn; imports go into a store of their own that is empty each time."""
    times: dict[str, list[float]] = {}
    for turn in range(rounds):
        asked: dict[str, tuple[Path, tuple[str, ...]]] = {
            "--help": (home, ("--help",)),
            "import": (room / f"import {turn}", ("import", str(exports))),
            "publish": (home, ("publish",)),
            "forecast": (home, ("forecast", "--json")),
            "cloud": (home, ("cloud", "--cohort", "X20", "--out", str(room / f"{turn}.svg"))),
            "report": (home, ("report", "--out", str(room / f"{turn}.pdf"))),
        }
        for name, (where, words) in asked.items():
            times.setdefault(name, []).append(manage(where, *words))
    return times


def machine() -> dict[str, Any]:
    known = {}
    for package in PACKAGES:
        try:
            known[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}",
        "packages": known,
        "load": os.getloadavg(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, verbs once, no memory")
    parser.add_argument("--rounds", type=int, default=0, help="three in a quick run, nine in a full one")
    parser.add_argument("--stores", type=Path, nargs="*", default=[], help="larger stores to look at as well")
    parser.add_argument("--json", type=Path, help="every number that was measured")
    asked = parser.parse_args()
    rounds = asked.rounds or (3 if asked.quick else 9)
    result: dict[str, Any] = machine()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        home, exports = room / "home", room / "exports"
        sample.write_exports(exports)
        manage(home, "sample")
        found, absent = candidates(home, asked.stores)
        print(json.dumps(result), flush=True)
        if absent:
            print(f"Not installed, and not measured: {', '.join(absent)} (requirements-bench.txt).")
        measured = pages(found, room, rounds, asked.quick)
        result["pages"] = {name: asdict(one) for name, one in measured.items()}
        show_pages(measured, rounds)
        print("\nA question, in milliseconds from the counts prepared; how many times as long otherwise")
        result["questions"] = {}
        for place in (home, *asked.stores):
            with at_home(place) as generation:
                name = f"{applications(generation):,}"
                is_large = applications(generation) > LARGE
                result["questions"][name] = questions.milliseconds(generation, 3 if is_large else rounds)
            show_questions(name, result["questions"][name])
        print("\nVerbs of the command line; how many times as long as --help")
        result["verbs"] = verbs(home, exports, room, 1 if asked.quick else rounds)
        show_verbs(result["verbs"])
    result["load after"] = os.getloadavg()
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
