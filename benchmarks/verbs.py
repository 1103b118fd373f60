"""Every verb that writes, ended or refused at every step that it makes on disk: what is left is told, and truly told.

    python -m benchmarks.verbs [--every 1] [--verbs import erase …] [--modes kill-before kill-after full read-only]

By both doors where there are two. The process dies before or after a step (kill -9), or from one step on the disk is
full or read-only. After each: what is served is the content of before or of after, never less than was acknowledged;
what the verb said of it (nothing changed, published, erasure begun) is so; a start and the next writing work, leave
nothing over, and an erasure that was on its list is carried out; a backup is whole or not there.
"""

import argparse
import errno
import os
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import require
from benchmarks.faults import DIED, STEPS, Steps, copied, prepared
from benchmarks.small import Broken, apart, become, digest_read, left_over, warm
from data import changing, opening
from data.generations import audit, erased_list, migrations, store
from data.keeping import archives
from data.problems import PUBLISHED, UNCHANGED, UNFINISHED, Refused, state_of
from data.rights import inventory, persons, retention
from data.rights.inventory import Moment

MODES = ("kill-before", "kill-after", "full", "read-only")
ERRORS = {"full": errno.ENOSPC, "read-only": errno.EROFS}
TAKES_ROOM = ("write", "open", "mkdir", "fsync")  # what a full disk refuses
LATER = date(2031, 1, 1)  # when every row of the store is past its time


@dataclass(frozen=True)
class Room:
    """Where one trial takes place: the store, an export to take in, a backup to bring back, one to write."""

    folder: Path
    export: Path
    archive: Path

    @property
    def target(self) -> Path:
        return self.folder.parent / "written.zip"


VERBS: Mapping[str, Callable[[Room], object]] = {
    "import": lambda room: changing.import_exports(room.folder, [room.export]),
    "erase": lambda room: persons.erase(room.folder, persons.held(room.folder, "C1")),
    "retention": lambda room: retention.apply(room.folder, retention.due(room.folder, today=LATER)),
    "undo": lambda room: changing.undo(room.folder),
    "publish": lambda room: changing.rebuild(room.folder, "publish"),
    "backup": lambda room: archives.backup(room.folder, room.target),
    "restore": lambda room: archives.restore(room.folder, room.archive),
}
BY_THE_PAGE = ("import", "undo", "publish")
MIGRATION = "bring up to date"  # which a start of the server makes, on a store of the first version
FIRST = sorted((Path(__file__).parents[1] / "tests" / "data" / "frozen").glob("*.tar.xz"))[0]
TRIALS = [(verb, door) for verb in VERBS for door in ("cli", "page") if door == "cli" or verb in BY_THE_PAGE]


class Faults(Steps):
    """Steps at which the process dies, or from which on the disk refuses."""

    def step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        counted = super().step(name, real)
        if self.mode not in ERRORS:
            return counted

        def refused(*args: Any, **options: Any) -> Any:
            is_writing = name != "open" or bool(args[1] & os.O_CREAT)
            if is_writing and (self.mode == "read-only" or name in TAKES_ROOM) and len(self.seen) >= self.at:
                self.seen.append(name)
                raise OSError(ERRORS[self.mode], os.strerror(ERRORS[self.mode]), str(args[0]))
            return counted(*args, **options)

        return refused


def done(room: Room, verb: str, door: str, faults: Faults) -> dict[str, Any]:
    """The verb with its steps watched: whether it was acknowledged, or how things were said to stand."""
    store.KEPT_SECONDS = 0  # so that pruning is among the steps
    os.environ["BINOMES_HOME"] = str(room.folder.parent)
    faults.watch()
    try:
        with audit.acting(door, "42"):
            VERBS[verb](room)
        return {"steps": faults.seen}
    except Exception as error:
        return {"error": repr(error), "state": state_of(error), "steps": faults.seen}


def afterwards(room: Room, verb: str, contents: tuple[str, str], answer: dict[str, Any] | None) -> str:
    """What is wrong with the store after a fault, or which content it has: old or new."""
    new = contents[1]
    try:
        found = digest_read(room.folder)
        is_renamed = verb == "retention" and found not in contents  # the names that it gives are random
        if is_renamed and is_cleared(room):
            found = new
        listed = len(erased_list.entries(room.folder))
        if found not in contents:
            return "half: neither the old content nor the new"
        if answer and "error" not in answer and found != new:
            return "lost: acknowledged, and not there"
        if answer and "error" in answer and not is_true(answer["state"], found, contents, listed):
            return f"untrue: {answer['state']}"
        if room.target.exists():
            archives.checked(room.target)
        inventory.clean(room.folder.parent, Moment.start)
        if inventory.left_over(room.folder.parent):
            return "left over at the start"
        if listed and is_held(room, "C1"):
            return "lost: an erasure that was on its list"
        become(room.folder, 4)
        if over := left_over(room.folder):
            return f"left over: {over}"
        return "new" if found == new else "old"
    except Broken as broken:
        return broken.what
    except Exception as error:
        return f"unopenable: {error!r}"


def migrate(template: Path, room: Path, modes: list[str], every: int) -> Counter[str]:
    """The same of a store that the first version wrote: it stays as it was, or is brought up to date, whole."""

    def attempted(faults: Faults) -> tuple[int, dict[str, Any] | None]:
        copied(template, room)
        return apart(lambda: migrated(room, faults))

    def opened_again() -> str:
        is_old = migrations.is_of_earlier_version(room)
        opening.bring_up_to_date(room)
        if over := left_over(room):
            return f"left over: {over}"
        digest = digest_read(room)
        return ("old" if is_old else "new") if digest == expected else "half: another content"

    code, answer = attempted(Faults())
    if code or not answer or "error" in answer:
        raise SystemExit(f"{MIGRATION} does not work at all: {answer}")
    expected = apart(lambda: digest_read(room))[1]
    return tried(MIGRATION, len(answer["steps"]), modes, every, attempted, lambda _: opened_again())


def migrated(folder: Path, faults: Faults) -> dict[str, Any]:
    """The store brought up to date with its steps watched."""
    store.KEPT_SECONDS = 0
    os.environ["BINOMES_HOME"] = str(folder.parent)
    faults.watch()
    try:
        opening.bring_up_to_date(folder)
    except Exception as error:
        return {"error": repr(error), "steps": faults.seen}
    return {"steps": faults.seen}


def is_true(state: str, found: str, contents: tuple[str, str], listed: int) -> bool:
    """Whether what was said of the store is so."""
    old, new = contents
    return {
        UNCHANGED: found == old and not listed,
        UNFINISHED: bool(listed),
        PUBLISHED: found == new,
    }.get(state, True)


def is_cleared(room: Room) -> bool:
    """Whether every row is there, and none is past its time any more."""
    rows = store.current(room.folder).manifest["rows"]  # type: ignore[union-attr]
    return rows["application"] > 0 and not retention.due(room.folder, today=LATER)


def is_held(room: Room, identifier: str) -> bool:
    try:
        return bool(persons.held(room.folder, identifier))
    except Refused:
        return False


def trial(
    template: Room, room: Room, verb: str, door: str, faults: Faults
) -> tuple[int, dict[str, Any] | None]:
    """One attempt on a fresh copy of the store."""
    room.target.unlink(missing_ok=True)
    copied(template.folder, room.folder)
    return apart(lambda: done(room, verb, door, faults))


def run(verb: str, door: str, modes: list[str], every: int, template: Room, room: Room) -> Counter[str]:
    """Every `every`-th step of the verb in each mode: how many trials ended how."""
    code, answer = trial(template, room, verb, door, Faults())
    if code or not answer or "error" in answer:
        raise SystemExit(f"{verb} does not work at all: {answer}")
    contents = apart(lambda: [digest_read(template.folder), digest_read(room.folder)])[1]
    return tried(
        f"{verb} ({door})",
        len(answer["steps"]),
        modes,
        every,
        lambda faults: trial(template, room, verb, door, faults),
        lambda answer: afterwards(room, verb, tuple(contents), answer),
    )


def tried(
    name: str,
    steps: int,
    modes: list[str],
    every: int,
    attempt: Callable[[Faults], tuple[int, dict[str, Any] | None]],
    judged: Callable[[dict[str, Any] | None], str],
) -> Counter[str]:
    """A fault at every `every`-th step in each mode: how many attempts were judged how."""
    counts: Counter[str] = Counter()
    for mode in modes:
        for at in range(0, steps, every):
            code, answer = attempt(Faults(mode, at))
            verdict = apart(lambda: judged(answer))[1] or "unopenable"  # noqa: B023
            counts["hit" if code == DIED or answer is None or len(answer["steps"]) > at else "missed"] += 1
            counts[verdict.split(":")[0]] += 1
            if verdict not in ("old", "new"):
                print(f"{name}, {mode} at step {at}: {verdict} {answer}", flush=True)
    print(f"{name:16} {steps:3} steps, {counts['hit']:4} faults: {dict(counts)}", flush=True)
    counts["bad"] = counts["hit"] + counts["missed"] - counts["old"] - counts["new"]
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--every", type=int, default=1)
    every_verb = [*VERBS, MIGRATION]
    parser.add_argument("--verbs", nargs="+", choices=every_verb, default=every_verb)
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES))
    asked = parser.parse_args()
    warm()
    assert set(TAKES_ROOM) <= set(STEPS)
    with tempfile.TemporaryDirectory(prefix="verbs-") as name:
        folder, export = prepared(Path(name))
        archive = Path(name) / "before.zip"
        if apart(lambda: archives.backup(folder, archive) and None)[0]:
            raise SystemExit("the backup could not be made")
        template, room = (
            Room(place, export, archive) for place in (folder, Path(name) / "t" / store.PROGRAMME)
        )
        chosen = [(verb, door) for verb, door in TRIALS if verb in asked.verbs]
        counts = {
            f"{verb} ({door})": run(verb, door, asked.modes, asked.every, template, room)
            for verb, door in chosen
        }
        if MIGRATION in asked.verbs:
            with tarfile.open(FIRST) as frozen:
                frozen.extractall(Path(name) / "first", filter="data")
            older = (Path(name) / "first" / store.DEMO).rename(Path(name) / "first" / store.PROGRAMME)
            counts[MIGRATION] = migrate(older, Path(name) / "m" / store.PROGRAMME, asked.modes, asked.every)
    require({name: found["hit"] for name, found in counts.items()})
    sys.exit(any(found["bad"] or found["missed"] for found in counts.values()))


if __name__ == "__main__":
    main()
