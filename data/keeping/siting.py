"""The board's pages as files that open from disk: made where the figures are alone, and on disk whole or not at all."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data import queries
from data.generations import files
from data.generations.store import Generation
from data.keeping import sending
from data.problems import Refused, refusal

PROJECT = Path(__file__).resolve().parents[2]
MARK = b'<meta name="generator" content="Bin\xc3\xb4mes: site">'  # in the head of each file: what may be replaced
HEAD = 2_000_000  # bytes in which the mark stands, after the fonts
DIGITS = 12  # of the digest of the figures, at the foot of each page


def write_site(generation: Generation, target: Path, single: bool, cohort: str | None) -> list[Path]:
    """Writes the board's pages into the folder `target`, or all into that one file if `single`: the files written.

    `cohort` is shown first, the latest if None. Made of figures.duckdb alone, in a process of its own. What an earlier
    call wrote there is replaced. Refused, and nothing changed, where something else is, for an unknown class and for a
    place that cannot be written.
    """
    _require_place(target, single)
    cohorts = queries.rows(generation, "board", "cohort_summary")["cohort"].tolist()
    if cohort and cohort not in cohorts:
        raise refusal(
            "There is no class {cohort} in the data.",
            "Choose one of: {names}.",
            cohort=cohort,
            names=", ".join(cohorts),
        )
    try:
        with room_beside(target) as room:
            _make(generation, room, single, cohort or "")
            paths = sorted(room.iterdir())
            if single:
                files.sync(paths[0])
                paths[0].replace(target)
                return [target]
            put_in_place(room, target)
            return [target / path.name for path in paths]
    except OSError as error:
        raise not_written(target, error) from None


def single_file(generation: Generation) -> bytes:
    """The board's pages in one file, for a download."""
    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "site.html"
        write_site(generation, path, single=True, cohort=None)
        return path.read_bytes()


def _require_place(target: Path, single: bool) -> None:
    if single and (target.suffix != ".html" or target.is_dir()):
        raise refusal("All in one file is an HTML file.", "Name it like board.html.", file=str(target))
    if not target.resolve().parent.is_dir():
        raise refusal("This folder does not exist.", "Check the path.", file=str(target.resolve().parent))
    if not target.exists():
        return
    held = [target] if target.is_file() else list(target.iterdir())
    if (not single and target.is_file()) or any(not _is_ours(path) for path in held):
        raise refusal(
            "There is something else there, which stays as it is.",
            "Give the name of a new folder, or of one that this command wrote."
            if not single
            else "Give the name of a new file, or of one that this command wrote.",
            file=str(target),
        )


def _is_ours(path: Path) -> bool:
    if not path.is_file() or path.suffix != ".html":
        return False
    with path.open("rb") as file:
        return MARK in file.read(HEAD)


@contextmanager
def room_beside(target: Path) -> Iterator[Path]:
    """A folder beside the target, so that what is made there can take its place; gone at the end."""
    room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.resolve().parent))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _make(generation: Generation, room: Path, single: bool, cohort: str) -> None:
    """The files, by a process that has the figures alone within its reach."""
    with tempfile.TemporaryDirectory() as home:
        store = Path(home) / generation.store.name
        sending.put(generation, store)
        digest = files.sha256(generation.figures)[:DIGITS]
        options = [*(["--single"] if single else []), *(["--cohort", cohort] if cohort else [])]
        settings = {"BINOMES_HOME": home, "BINOMES_STORE": generation.store.name, "BINOMES_ENV": os.devnull}
        with _open_as_long_as_this_process() as alive:
            done = subprocess.run(
                [sys.executable, "-m", "pages.site", str(room.resolve()), digest, *options],
                cwd=PROJECT,
                env={**os.environ, **settings},
                capture_output=True,
                text=True,
                stdin=alive,
            )
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise refusal(
            "The pages could not be written as files: {cause}.",
            "Open the dashboard: if a page shows an error there, `./binomes doctor` says what to do.",
            cause=(lines or [str(done.returncode)])[-1].rstrip("."),
        )


@contextmanager
def _open_as_long_as_this_process() -> Iterator[int]:
    """Something to read that never comes, and ends when this process does, even if it is killed."""
    read, write = os.pipe()
    try:
        yield read
    finally:
        os.close(write)
        os.close(read)


def put_in_place(room: Path, target: Path) -> None:
    """The files in the place of those of before, if any."""
    for path in room.iterdir():
        files.sync(path)
    before = room.with_name(f"{room.name}-before")
    if target.exists():
        target.replace(before)
    try:
        room.replace(target)
    except OSError:
        if before.exists():
            before.replace(target)
        raise
    shutil.rmtree(before, ignore_errors=True)


def not_written(target: Path, error: OSError) -> Refused:
    """What to say where the disk does not take what was made."""
    return refusal(
        "The file cannot be written: {error}.",
        "Choose a folder that is there and may be written to.",
        file=str(target),
        error=error.strerror or str(error),
    )
