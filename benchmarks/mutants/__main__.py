"""Mutations: does a test notice when a line of the product says something else? python -m benchmarks.mutants [PACKAGE…]

Each mutant is one change of one line (`mutations`), on which the tests of its package run (`trials`). What survives is
listed with its reason in `survivors.csv`; one that is not there makes the run fail, as do fewer than 90 killed of 100.
What was killed stays so as long as its file is the same; `--again` forgets that. Results are kept in `.mutants/`.
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.mutants.mutations import Mutant, mutants
from benchmarks.mutants.trials import try_in_copy, try_quickly

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
RESULTS = PROJECT / ".mutants"
FEWEST_KILLED = 0.90


def main() -> None:
    packages = tomllib.loads((HERE / "packages.toml").read_text())
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("package", nargs="*", choices=[[], *packages], help="all of them unless named")
    asked.add_argument("--at-most", type=int, help="mutants of each package, the same ones each time")
    asked.add_argument("--again", action="store_true", help="also those whose result is known")
    asked.add_argument("--table", action="store_true", help="only say what is known")
    chosen = asked.parse_args()
    os.nice(max(0, 15 - os.nice(0)))  # long, and nobody waits for it
    for name in chosen.package or packages:
        tested = sampled(packages[name]["files"], chosen.at_most or packages[name]["at_most"])
        if not chosen.table:
            try_all(name, tested, packages[name]["tests"], chosen.again)
    sys.exit(told(packages, chosen.at_most))


def sampled(patterns: Sequence[str], at_most: int) -> list[Mutant]:
    """So many mutants of these files, or all; which ones depends on their names alone."""
    files = sorted({path for pattern in patterns for path in PROJECT.glob(pattern)})
    every = [mutant for path in files for mutant in mutants(PROJECT, str(path.relative_to(PROJECT)))]
    chosen = sorted(every, key=lambda mutant: mutant.name)[:at_most]
    return sorted(chosen, key=lambda mutant: (mutant.path, mutant.start))


def try_all(package: str, tested: Sequence[Mutant], tests: Sequence[str], is_again: bool) -> None:
    """Tries those whose result is not known, and writes each result as it comes."""
    suite = digest(*(path.read_text() for name in tests for path in sorted(files_of(name))))
    known = {} if is_again else results()
    left = [mutant for mutant in tested if not is_known(mutant, known, suite)]
    print(f"{package}: {len(tested)} mutants, {len(left)} to try", flush=True)
    if not left:
        return
    RESULTS.mkdir(exist_ok=True)
    survivors = []

    def told(mutant: Mutant, by: str) -> None:
        if by:
            note(package, mutant, suite, by)
        else:
            survivors.append(mutant)

    try_quickly(PROJECT, left, tests, told)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = copied(Path(folder))
        for mutant in survivors:
            by = try_in_copy(copy, mutant, tests)
            note(package, mutant, suite, by)
            if not by:
                print(f"  survived: {mutant.path}:{mutant.line} {mutant.change}: {mutant.source}", flush=True)


def note(package: str, mutant: Mutant, suite: str, by: str) -> None:
    """Writes the result of one mutant as it comes."""
    line = {"name": mutant.name, "file": digest(text_of(mutant)), "suite": suite, "by": by}
    with (RESULTS / f"{package}.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\n")


def copied(folder: Path) -> Path:
    """A copy of the files of the project that git knows or would take."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    return folder


def is_known(mutant: Mutant, known: dict[str, dict[str, str]], suite: str) -> bool:
    """Whether it was killed in this very file, or survived these very tests there."""
    result = known.get(mutant.name)
    if not result or result["file"] != digest(text_of(mutant)):
        return False
    return bool(result["by"]) or result["suite"] == suite


def results() -> dict[str, dict[str, str]]:
    """The last result of each mutant, by its name."""
    lines = [line for path in sorted(RESULTS.glob("*.jsonl")) for line in path.read_text().splitlines()]
    return {result["name"]: result for result in map(json.loads, lines)}


def told(packages: dict[str, dict[str, list[str]]], at_most: int | None) -> str | int:
    """Prints the table; what is wrong, or 0."""
    with (HERE / "survivors.csv").open(encoding="utf-8", newline="") as file:
        argued = {(row["file"], row["line"], row["change"]): row["reason"] for row in csv.DictReader(file)}
    known, unargued, all_run, all_killed = results(), [], 0, 0
    print(f"{'package':12} {'mutants':>8} {'tried':>6} {'killed':>7} {'':>6}  argued")
    for name, package in packages.items():
        every = sampled(package["files"], 10**6)
        tested = [
            mutant for mutant in every if known.get(mutant.name, {}).get("file") == digest(text_of(mutant))
        ]
        left = [mutant for mutant in tested if not known[mutant.name]["by"]]
        missing = [mutant for mutant in left if (mutant.path, mutant.source, mutant.change) not in argued]
        unargued += missing
        all_run, all_killed = all_run + len(tested), all_killed + len(tested) - len(left)
        share = f"{1 - len(left) / len(tested):.0%}" if tested else ""
        numbers = f"{len(every):8} {len(tested):6} {len(tested) - len(left):7} {share:>6}"
        print(f"{name:12} {numbers}  {len(left) - len(missing)}")
    print(f"{'all':12} {'':8} {all_run:6} {all_killed:7} {all_killed / max(all_run, 1):6.1%}")
    for mutant in unargued:
        print(f"{mutant.path}:{mutant.line} {mutant.change}: {mutant.source}")
    if all_killed < FEWEST_KILLED * all_run:
        return "too few were killed"
    return f"{len(unargued)} survive without a reason in survivors.csv" if unargued else 0


def files_of(name: str) -> Iterator[Path]:
    path = PROJECT / name.split("::")[0]
    yield from [path] if path.is_file() else path.rglob("*.py")


def text_of(mutant: Mutant) -> str:
    return (PROJECT / mutant.path).read_text(encoding="utf-8")


def digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
