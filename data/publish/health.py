"""Whether a generation is as it was written: which one to serve, and what is wrong with the one that cannot be."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from data.generations import files, migrations, store
from data.generations.store import Generation
from data.problems import Problem, Refused, refusal

EARLIER = Problem(
    "An earlier version of this programme wrote this store.", "Bring it up to date: ./binomes publish"
)
MAGIC, MAGIC_AT = b"DUCK", 8  # DuckDB takes another kind of file for a reason to fetch an extension


@dataclass(frozen=True)
class Serving:
    """What a store can show: the current generation, or the last good one and what is wrong with the current one.

    Neither when nothing was ever published (no `damaged`), or when nothing that is kept is good, or when an earlier
    version wrote the current one (`is_older`): its figures are not under today's rule.
    """

    generation: Generation | None
    damaged: Sequence[Problem] = field(default_factory=list)
    is_older: bool = False

    @property
    def is_fallback(self) -> bool:
        return bool(self.damaged)


def audience_of(folder: Path) -> str:
    """Whose file this machine has: the board's where the figures alone are, or where nothing else may be shown."""
    if os.environ.get("BINOMES_AUDIENCE") == "board":
        return "board"
    try:
        current = store.current(folder)
        files = current.manifest.get("files", {}) if current else {}
    except (Refused, OSError, ValueError):
        return "coordinator"
    return "board" if files and "records.duckdb" not in files else "coordinator"


def require_records(folder: Path) -> None:
    """Refused where the board's figures alone are: what is asked needs the people's records."""
    if audience_of(folder) == "board":
        raise refusal(
            "This machine has the figures for the board and no records of people.",
            "Give this verb where the records are; here: query, report, forecast, cloud, history, doctor.",
        )


def require_rows(older: Generation) -> None:
    """Refused where figures of an earlier version are without their records: they cannot be built again."""
    if not older.records.exists():
        raise refusal(
            "An earlier version published these figures, and their records are not here.",
            "Publish them again where the records are, and copy them from there.",
        )


def serving(folder: Path, audience: str = "coordinator") -> Serving:
    """The generation to show: each byte that the audience may read is read once per process and change of a file.

    Refused when the store is of a format that this version does not know.
    """
    migrations.require_known(folder)
    try:
        current = store.current(folder)
        if current and migrations.is_older(current.manifest):
            return Serving(None, [EARLIER], is_older=True)
        problems: Sequence[Problem] = defects(current, audience) if current else []
        if not problems:
            return Serving(current)
    except Refused as refused:
        problems = refused.problems
    for generation in reversed(store.generations(folder)):
        if not defects(generation, audience) and not migrations.is_older(generation.manifest):
            return Serving(generation, problems)
    return Serving(None, problems)


def defects(generation: Generation, audience: str = "coordinator") -> list[Problem]:
    """The files of the generation that are not as its manifest says; the board's server has the figures alone."""
    names = store.DATABASES if audience == "coordinator" else (generation.figures.name,)
    try:
        digests = generation.manifest.get("files", {})
    except (OSError, ValueError):
        return [_damaged(generation, "manifest.json")]
    return [_damaged(generation, name) for name in names if not _is_sound(generation.folder / name, digests)]


def require_sound(generation: Generation) -> None:
    """Refused, with what to do, when the generation cannot be the base of another one."""
    if problems := defects(generation):
        raise Refused(problems)


def is_duckdb(path: Path) -> bool:
    """Whether a file starts as DuckDB's files do: to be asked before DuckDB opens it."""
    try:
        with path.open("rb") as file:
            return file.read(MAGIC_AT + len(MAGIC))[MAGIC_AT:] == MAGIC
    except OSError:
        return False


def _is_sound(path: Path, digests: Mapping[str, str]) -> bool:
    """Whether the file has its digest; a manifest of before version 0.2 has none."""
    if not is_duckdb(path):
        return False
    state = path.stat()
    return not digests or digests.get(path.name) == _digest(
        path, state.st_mtime_ns, state.st_size, state.st_ino
    )


@lru_cache(maxsize=64)
def _digest(path: Path, mtime_ns: int, size: int, inode: int) -> str:
    """The SHA-256 of a file, kept for as long as its path, size, inode and date stay: any change alters one of them."""
    return files.sha256(path)


def _damaged(generation: Generation, name: str) -> Problem:
    place = f"{generation.folder.name}/{name}"
    return Problem("The file is damaged.", "Go back to the last good one: ./binomes undo", file=place)
