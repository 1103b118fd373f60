"""Generations that change under readers, two writers at once, undo and backup: nobody sees half of anything.

python -m benchmarks.switches [--switches 200] [--readers 20] [--pairs 50] [--undos 100] [--backups 20]
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import require
from benchmarks.small import apart, digest_read, exports, warm
from data import changing, queries
from data.generations import audit, store
from data.keeping import archives
from data.problems import Refused
from data.publish import health

ASKED = ("cohort_summary", "sector_balance", "dataset")
AT_ONCE = 1.0  # seconds within which a second writer is told


def prepared(room: Path) -> tuple[Path, list[Path], list[str]]:
    """A store, two exports that change its content to and fro, and the digest that each leads to."""
    folder = room / store.PROGRAMME
    files = [exports(room / f"version{version}", version) for version in (1, 2)]
    return folder, files, [changing.import_exports(folder, [file]).digest for file in files]


def read_until(folder: Path, stop: threading.Event, counts: Counter[str]) -> None:
    """A session: at each run it takes the generation that is served, and asks it several questions."""
    while not stop.is_set():
        serving = health.serving(folder)
        try:
            assert serving.generation is not None
            first = queries.rows(serving.generation, "board", ASKED[0])
            for name in ASKED[1:]:
                queries.rows(serving.generation, "coordinator", name)
            again = queries.rows(serving.generation, "board", ASKED[0])
            counts["mixed"] += first.to_csv() != again.to_csv()  # as text: a hidden count equals nothing
            counts["fallbacks"] += serving.is_fallback
        except Exception as error:
            counts["errors"] += 1
            counts[repr(error)] += 1
        counts["reads"] += 1


def switched(switches: int, readers: int) -> Counter[str]:
    """Another process writes generations, while threads of this one read."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="switches-") as name:
        folder, files, _ = apart_prepared(Path(name))
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                for turn in range(switches):
                    changing.import_exports(folder, [files[turn % 2]])
                    os.write(writer, b".")
            finally:
                os._exit(0)
        os.close(writer)
        stop, per_reader = threading.Event(), [Counter[str]() for _ in range(readers)]
        threads = [threading.Thread(target=read_until, args=(folder, stop, mine)) for mine in per_reader]
        for thread in threads:
            thread.start()
        while os.read(reader, 1):
            counts["switches"] += 1
        os.waitpid(child, 0)
        stop.set()
        for thread in threads:
            thread.join()
        counts += sum(per_reader, Counter())
        counts["kept"] = len(store.generations(folder))
    return counts


def apart_prepared(room: Path) -> tuple[Path, list[Path], list[str]]:
    """The same as `prepared`, made in another process, because a process that has used DuckDB must not fork."""
    folder, _, digests = apart(lambda: [str(prepared(room)[0]), [], []])[1]
    return Path(folder), [room / f"version{version}" for version in (1, 2)], digests


def two_at_once(pairs: int) -> Counter[str]:
    """Two processes import at the same time: one does, the other is refused at once and told who and since when."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="pairs-") as name:
        folder, files, _ = apart_prepared(Path(name))
        for turn in range(pairs):
            answers = together(folder, files[turn % 2])
            done = [answer for answer in answers if "digest" in answer]
            told = [answer for answer in answers if answer.get("who") and answer.get("since")]
            is_well = len(done) == len(told) == 1 and told[0]["seconds"] < AT_ONCE
            counts["well" if is_well else "wrong"] += 1
            counts["slowest refusal, ms"] = max(
                [counts["slowest refusal, ms"], *(round(1000 * answer["seconds"]) for answer in told)]
            )
            if not is_well:
                print(f"two at once: {answers}")
    return counts


def together(folder: Path, export: Path) -> list[dict[str, Any]]:
    """What two imports started at once answered."""
    answers: list[dict[str, Any]] = [{}, {}]

    def ask(place: int, moment: float) -> None:
        answers[place] = apart(lambda: one_of_two(folder, export, moment))[1] or {}

    moment = time.time() + 0.2
    threads = [threading.Thread(target=ask, args=(place, moment)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def one_of_two(folder: Path, export: Path, moment: float) -> dict[str, Any]:
    """An import that starts at that moment: what it led to, and in how many seconds."""
    time.sleep(max(0.0, moment - time.time()))
    start = time.monotonic()
    try:
        with audit.acting("page"):
            return {"digest": changing.import_exports(folder, [export]).digest}
    except Refused as refused:
        return dict(refused.problems[0].values) | {"seconds": time.monotonic() - start}


def undone(undos: int) -> Counter[str]:
    """Imports undone one after the other: the digest is that of before each."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="undos-") as name:
        folder, files, digests = prepared(Path(name))
        for turn in range(undos):
            if turn % 2 == 0:  # an import, then the undo of it, then the undo of an undo
                changing.import_exports(folder, [files[1 - digests.index(digest_read(folder))]])
            before = digest_read(folder)
            changing.undo(folder)
            counts["equal" if digest_read(folder) == digests[1 - digests.index(before)] else "different"] += 1
    return counts


def backed_up(backups: int, chance: random.Random) -> Counter[str]:
    """Backups restored into empty stores, the same digest each time; and each refused once a byte of it was changed."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="backups-") as name:
        room = Path(name)
        folder, files, _ = prepared(room)
        for turn in range(backups):
            changing.import_exports(folder, [files[turn % 2]])
            archive, target = room / f"{turn}.zip", room / f"empty{turn}" / store.PROGRAMME
            archives.backup(folder, archive)
            archives.restore(target, archive, key=folder / "key")
            counts["equal" if digest_read(target) == digest_read(folder) else "different"] += 1
            content = archive.read_bytes()
            place = chance.randrange(len(content))
            cut, changed = room / "cut.zip", room / "changed.zip"
            changed.write_bytes(content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])
            cut.write_bytes(content[:place])
            for bad in (changed, cut):
                try:
                    archives.restore(target, bad)
                    counts["taken"] += 1
                    print(f"{bad.name}: taken, byte {place} of {len(content)}")
                except Refused:
                    counts["refused"] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description="Generations that change under readers.")
    for name, usual in (("switches", 200), ("readers", 20), ("pairs", 50), ("undos", 100), ("backups", 20)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    warm()
    found = {
        "two at once": two_at_once(asked.pairs),  # these two fork, so they come before DuckDB is used here
        "switches": switched(asked.switches, asked.readers),
        "undo": undone(asked.undos),
        "backup and restore": backed_up(asked.backups, random.Random(2017)),
    }
    for title, counts in found.items():
        print(f"{title}: " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items())))
    require({title: sum(counts.values()) for title, counts in found.items()})
    bad = ("errors", "mixed", "fallbacks", "wrong", "different", "taken")
    sys.exit(any(counts[name] for counts in found.values() for name in bad))


if __name__ == "__main__":
    main()
