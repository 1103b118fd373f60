"""Good exports, spoiled at random, through the real import: it may refuse or set aside, never crash, hang, lose a row.

`python -m benchmarks.fuzz [--trials 2000] [--seed 1]` prints one line a defect, then the count of each verdict.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import require
from benchmarks.bad_files import GOOD, MENTORS, good_exports, workbook
from data import changing
from data.generations import store
from data.problems import Refused

SLOWEST = 120.0  # seconds of one import, on a busy machine; beyond, it hangs
CODECS = ("cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-8-sig", "cp850", "iso8859-15", "utf-32")


@dataclass
class Report:
    """What became of the trials: how many had each verdict, and what went wrong."""

    verdicts: Counter[str] = field(default_factory=Counter)
    defects: list[str] = field(default_factory=list)
    slowest: float = 0.0


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """The content after one to three spoilings."""
    for _ in range(chance.randint(1, 3)):
        content = chance.choice(SPOILINGS)(content, chance)
    return content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.randint(1, 8) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _without_a_piece(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.randint(1, 40) :]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    piece = content[start : start + chance.randint(1, 200)]
    return content[:start] + piece * chance.randint(2, 200) + content[start:]


def _with_rubbish(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    rubbish = chance.choice(
        (b"\0", b'"', b";", b"\r", b"\n\n", b"\xff\xfe", b"=1+1", "\u202e".encode(), b";" * 3000)
    )
    return content[:start] + rubbish + content[start:]


def _swapped_cells(content: bytes, chance: random.Random) -> bytes:
    rows = [line.split(b";") for line in content.split(b"\n")]
    first, second = chance.choice(rows), chance.choice(rows)
    here, there = chance.randrange(len(first)), chance.randrange(len(second))
    first[here], second[there] = second[there], first[here]
    return b"\n".join(b";".join(row) for row in rows)


def _other_encoding(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(CODECS), "replace")


def _shuffled_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


SPOILINGS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _cut,
    _without_a_piece,
    _repeated,
    _with_rubbish,
    _swapped_cells,
    _other_encoding,
    _shuffled_lines,
)


def trials(number: int, seed: int, home: Path) -> Report:
    """Imports `number` spoiled exports into a store in `home` that holds the good ones."""
    chance, report = random.Random(seed), Report()
    folder = home / "programme"
    changing.import_exports(folder, [good_exports(home / "good")])
    good = {f"{name}.csv": text.encode() for name, text in GOOD.items()} | {"mentors.xlsx": workbook(MENTORS)}
    before = _digests(folder)
    for trial in range(number):
        name = chance.choice(list(good))
        path = home / name
        path.write_bytes(spoiled(good[name], chance))
        start = time.monotonic()
        try:
            report.verdicts[_verdict(folder, path)] += 1
        except Exception as error:
            report.defects.append(f"trial {trial}, {name}: {type(error).__name__} {error}")
        took = time.monotonic() - start
        report.slowest = max(report.slowest, took)
        if took > SLOWEST:
            report.defects.append(f"trial {trial}, {name}: {took:.0f} s")
        if _digests(folder) != before:
            report.defects.append(f"trial {trial}, {name}: the store changed")
    return report


def _verdict(folder: Path, path: Path) -> str:
    try:
        outcome = changing.import_exports(folder, [path], is_dry_run=True, sets_aside=True)
    except Refused:
        return "refused"
    for item in outcome.inputs:
        aside = sum(row.file == item.file for row in outcome.aside)
        if item.rows != item.accepted + aside:
            raise AssertionError(f"read {item.rows}, accepted {item.accepted}, set aside {aside}")
    return "aside" if outcome.aside else "warned" if outcome.warnings else "accepted"


def _digests(folder: Path) -> list[str]:
    return [generation.manifest["digest"] for generation in store.generations(folder)]


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Spoiled exports through the real import")
    arguments.add_argument("--trials", type=int, default=2_000)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    with TemporaryDirectory() as made:
        found = trials(asked.trials, asked.seed, Path(made))
    for defect in found.defects:
        print(defect)
    print(f"{asked.trials} trials, seed {asked.seed}: {dict(found.verdicts)}; slowest {found.slowest:.1f} s")
    print(f"crashes, hangs, silent losses or changes: {len(found.defects)}")
    require({"trials": asked.trials, **found.verdicts})
    raise SystemExit(bool(found.defects))
