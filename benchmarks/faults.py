"""Every step that an import makes on disk, and the end of the process, or an error, before and after each.

    python -m benchmarks.faults [--every 1] [--modes kill-before kill-after error-before error-after half]

A first run lists the steps: each call of os that changes something on disk (DuckDB's own writes, all of them inside a
folder that nothing names yet, are for `benchmarks.kills`). Then one run per step and mode, each on a fresh copy of the
store, dies or fails there; `half` writes half of the bytes, then dies. After each: what is served is the content of
before or of after, never less than was acknowledged; and the next writing works and leaves nothing over.
"""

import argparse
import errno
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import require
from benchmarks.small import Broken, apart, become, digest_read, exports, left_over, warm
from data import changing
from data.generations import audit, store

STEPS = ("write", "fsync", "open", "rename", "replace", "mkdir", "unlink", "rmdir", "chmod", "ftruncate")
MODES = ("kill-before", "kill-after", "error-before", "error-after", "half")
DIED = 9


class Steps:
    """Counts the steps, and makes the process die or fail at one of them."""

    def __init__(self, mode: str = "", at: int = -1) -> None:
        self.mode, self.at, self.seen = mode, at, list[str]()

    def watch(self) -> None:
        for name in STEPS:
            setattr(os, name, self.step(name, getattr(os, name)))

    def step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **options: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return real(*args, **options)
            self.seen.append(name)
            is_here = len(self.seen) - 1 == self.at
            if is_here and self.mode == "half" and name == "write":
                real(args[0], args[1][: len(args[1]) // 2])
                os._exit(DIED)
            if is_here and self.mode == "kill-before":
                os._exit(DIED)
            if is_here and self.mode == "error-before":
                raise OSError(errno.EIO, "injected")
            answer = real(*args, **options)
            if is_here and self.mode == "kill-after":
                os._exit(DIED)
            if is_here and self.mode == "error-after":
                raise OSError(errno.EIO, "injected")
            return answer

        return stepped


def prepared(room: Path) -> tuple[Path, Path]:
    """A store with as many generations as are kept, which holds version 1, and the export of version 2."""
    files = [exports(room / f"version{version}", version) for version in (1, 2)]
    folder = room / store.PROGRAMME

    def fill() -> None:
        for turn in range(store.KEPT):
            changing.import_exports(folder, [files[(store.KEPT - 1 - turn) % 2]])

    if apart(fill)[0]:
        raise SystemExit("the store could not be prepared")
    return folder, files[1]


def copied(template: Path, target: Path) -> Path:
    """A copy of a store; its databases, which nobody changes, are shared."""
    shutil.rmtree(target, ignore_errors=True)

    def copy(source: str, place: str) -> None:
        (os.link if source.endswith(".duckdb") else shutil.copy2)(source, place)

    shutil.copytree(template, target, copy_function=copy)
    return target


def imported(folder: Path, export: Path, steps: Steps) -> dict[str, Any]:
    """One import with the steps watched: whether it was acknowledged, and the steps it made."""
    store.KEPT_SECONDS = 0  # so that pruning is among the steps
    steps.watch()
    try:
        return {"digest": changing.import_exports(folder, [export]).digest, "steps": steps.seen}
    except Exception as error:
        return {"error": repr(error), "steps": steps.seen}


def afterwards(folder: Path, old: str, new: str, acknowledged: bool) -> str:
    """What is wrong with the store after a fault, or which state it is in: old or new."""
    try:
        found = digest_read(folder)
        if found not in (old, new):
            return "half: neither the old content nor the new"
        if acknowledged and (found != new or audit.lines(folder)[-1].get("digest") != new):
            return "lost: acknowledged, and not there"
        if become(folder, 2) != new or digest_read(folder) != new:
            return "lost: the next writing did not work"
        if found_over := left_over(folder):
            return f"left over: {found_over}"
        return "new" if found == new else "old"
    except Broken as broken:
        return broken.what
    except Exception as error:
        return f"unopenable: {error!r}"


def run(modes: list[str], every: int) -> Counter[str]:
    """Every `every`-th step in each mode: how many trials ended in which state."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        room = Path(name)
        template, export = prepared(room)
        old = apart(lambda: digest_read(template))[1]
        trial = apart(lambda: imported(copied(template, room / "t" / store.PROGRAMME), export, Steps()))[1]
        new, steps = trial["digest"], trial["steps"]
        assert old != new
        listed = ", ".join(f"{n} {name}" for name, n in Counter(steps).most_common())
        print(f"{len(steps)} steps: {listed}", flush=True)
        trials = [
            (mode, at)
            for mode in modes
            for at in range(0, len(steps), every)
            if mode != "half" or steps[at] == "write"
        ]
        for mode, at in trials:
            folder = copied(template, room / "t" / store.PROGRAMME)
            code, answer = apart(lambda: imported(folder, export, Steps(mode, at)))  # noqa: B023
            is_hit = len(answer["steps"]) > at if answer else code == DIED
            acknowledged = bool(answer and "digest" in answer)
            verdict = apart(lambda: afterwards(folder, old, new, acknowledged))[1]  # noqa: B023
            counts["hit" if is_hit else "missed"] += 1
            counts[verdict or "unopenable"] += 1
            if verdict not in ("old", "new"):
                print(f"{mode} at step {at} ({steps[at]}): {verdict} {answer}", flush=True)
    counts["points"] = len(trials)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description="A fault before and after every step of an import.")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--modes", nargs="+", choices=MODES, default=list(MODES))
    asked = parser.parse_args()
    warm()
    counts = run(asked.modes, asked.every)
    bad = {name: n for name, n in counts.items() if name not in ("hit", "points", "old", "new")}
    print(
        f"{counts['points']} faults, {counts['hit']} hit: the old content {counts['old']} times, the new "
        f"{counts['new']}; lost, half, unopenable or left over: {sum(bad.values())} {bad or ''}"
    )
    require({name: counts[name] for name in ("points", "hit", "old", "new")})
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
