"""Flipped bits, cut files, a full disk, a folder that cannot be written: found, said, and the last good state served.

    python -m benchmarks.damage [--flips 100]

The disk is a small tmpfs, which only root may mount; without it these trials are skipped, in words.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import require
from benchmarks.small import digest_read, exports, left_over
from data import changing, queries
from data.generations import store
from data.problems import Refused
from data.publish import health
from data.publish.digest import content_digest

MEGABYTE = 1 << 20
CUTS = (0, 1, 12, 0.5, -4096, -1)  # bytes kept; a share of them; bytes taken away
LEVELS = 10


def filled(room: Path) -> tuple[Path, list[str]]:
    """A store of two generations, and their digests."""
    folder = room / store.PROGRAMME
    digests = [
        changing.import_exports(folder, [exports(room / f"version{version}", version)]).digest
        for version in (1, 2)
    ]
    return folder, digests


def is_found(folder: Path, good: Container[str]) -> bool:
    """Whether the damage is seen, and one of the contents `good` served in place of it, with figures."""
    serving = health.serving(folder)
    if not serving.is_fallback or serving.generation is None:
        return False
    with queries.connection(serving.generation, "coordinator") as con:
        found = content_digest(con)
    return found in good and not queries.rows(serving.generation, "board", "cohort_summary").empty


def damaged(folder: Path, digests: list[str], flips: int, chance: random.Random) -> tuple[int, int]:
    """Trials and failures: bits flipped anywhere in the current generation or the pointer, then files cut."""
    current = store.current(folder)
    assert current is not None
    paths = [current.folder / name for name in (*store.DATABASES, "manifest.json")] + [
        folder / "current.json"
    ]
    failures = 0
    for trial in range(flips):
        path = paths[trial % len(paths)]
        content = path.read_bytes()
        place = chance.randrange(len(content))
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        # The files of a generation are whole when it is the pointer to it, or its manifest, that is damaged.
        if not is_found(folder, digests[:1] if path.name in store.DATABASES else digests):
            failures += 1
            print(f"not found: a bit of byte {place} of {path.name}")
        path.write_bytes(content)
    for trial, cut in enumerate(CUTS):
        path = paths[trial % 2]
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * cut) if isinstance(cut, float) else cut])
        if not is_found(folder, digests[:1]):
            failures += 1
            print(f"not found: {path.name} cut at {cut}")
        path.write_bytes(content)
    assert not health.serving(folder).is_fallback
    return flips + len(CUTS), failures


@contextmanager
def small_disk(room: Path, size: int) -> Iterator[Path | None]:
    """A disk of so many bytes in memory, or None when this user may not mount one."""
    place = room / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def refused_with_reason(folder: Path, export: Path) -> str:
    """Why the import was refused; '' when it was not, and what else went wrong when it failed without words."""
    try:
        changing.import_exports(folder, [export])
    except Refused as refused:
        return refused.problems[0].reason
    except Exception as error:
        return f"no words: {error!r}"
    return ""


def full_disks(room: Path) -> tuple[int, int] | None:
    """Trials and failures at LEVELS fill levels, from nothing left to not quite enough; None if it cannot be tried."""
    failures = 0
    with small_disk(room, 256 * MEGABYTE) as disk:
        if disk is None:
            return None
        folder, digests = filled(disk)
        export = exports(disk / "version3", 3)
        needed = sum(path.stat().st_size for path in store.generations(folder)[-1].folder.iterdir())
        for level in range(LEVELS):
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            ballast = disk / "ballast"
            with ballast.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(1, free - needed * level // LEVELS))
            reason = refused_with_reason(folder, export)
            if reason != "The disk is full." or digest_read(folder) != digests[1] or left_over(folder):
                failures += 1
                print(f"{level}0% of what is needed left: {reason or 'not refused'}; {left_over(folder)}")
            ballast.unlink()
        if refused_with_reason(folder, export) or digest_read(folder) in digests:
            failures += 1
            print("with room again, the import does not work")
    return LEVELS + 1, failures


def read_only(room: Path) -> tuple[int, int] | None:
    """The same with a disk that cannot be written: refused, and read as before."""
    with small_disk(room, 128 * MEGABYTE) as disk:
        if disk is None:
            return None
        folder, digests = filled(disk)
        export = exports(room / "version3", 3)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        reason = refused_with_reason(folder, export)
        is_well = reason == "The store cannot be written: {cause}." and digest_read(folder) == digests[1]
        if not is_well:
            print(f"read-only: {reason or 'not refused'}")
    return 1, int(not is_well)


def main() -> None:
    parser = argparse.ArgumentParser(description="Damage to a store: found, said, and survived.")
    parser.add_argument("--flips", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    failures, tried = 0, {}
    for title, work in (
        ("flips and cuts", lambda room: damaged(*filled(room), asked.flips, random.Random(asked.seed))),
        ("full disk", full_disks),
        ("read-only disk", read_only),
    ):
        with tempfile.TemporaryDirectory(prefix="damage-") as name:
            found = work(Path(name))
        if found is None:
            print(f"{title}: skipped, only root may mount the small disk that it needs")
        else:
            failures += found[1]
            tried[title] = found[0]
            print(f"{title}: {found[0]} trials, {found[1]} failures", flush=True)
    require({"trials": sum(tried.values()), **tried})
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
