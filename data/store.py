"""Where generations are kept, which one is current, and how a new one takes its place.

A store is a folder: `generations/000042/` (never changed once there), `current.json` (the pointer), `audit.jsonl`
and `lock`. The invented programme (`demo`) and the real one (`programme`) are two stores that never mix.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.problems import refusal

DEMO, PROGRAMME = "demo", "programme"
DEFAULT_HOME = Path(__file__).parent / "store"


@dataclass(frozen=True)
class Generation:
    """One published state of a store: two database files and their manifest."""

    folder: Path

    @property
    def number(self) -> int:
        return int(self.folder.name)

    @property
    def records(self) -> Path:
        return self.folder / "records.duckdb"

    @property
    def figures(self) -> Path:
        return self.folder / "figures.duckdb"

    @property
    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text())
        return manifest


def store_folder(name: str) -> Path:
    """The folder of the store `name`, under BINOMES_HOME."""
    if name not in (DEMO, PROGRAMME):
        raise refusal("There is no store of that name.", "Choose demo or programme.")
    return Path(os.environ.get("BINOMES_HOME") or DEFAULT_HOME).resolve() / name


def chosen_store() -> str:
    """BINOMES_STORE if set; otherwise the real programme once something was imported into it, else the invented one."""
    named = os.environ.get("BINOMES_STORE")
    if named:
        store_folder(named)
        return named
    return PROGRAMME if current(store_folder(PROGRAMME)) else DEMO


def current(folder: Path) -> Generation | None:
    """The generation that the pointer names, or None for a store into which nothing was ever published."""
    try:
        pointer = json.loads((folder / "current.json").read_text())
    except FileNotFoundError:
        return None
    return Generation(folder / "generations" / f"{pointer['generation']:06d}")


def generations(folder: Path) -> list[Generation]:
    """Every generation kept in the store, oldest first."""
    return [Generation(path) for path in sorted((folder / "generations").glob("[0-9]*")) if path.is_dir()]


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the store for one writer; a second one is refused at once, and told since when."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise refusal(
                "Another import is under way since {since}.",
                "Try again when it has ended.",
                since=lock.read().strip(),
            ) from None
        lock.truncate(0)
        lock.write(datetime.now(UTC).isoformat(timespec="seconds"))
        lock.flush()
        for leftover in (folder / "generations").glob(".building-*"):
            shutil.rmtree(leftover)
        yield


@contextmanager
def building_site(folder: Path) -> Iterator[Path]:
    """A private folder beside the generations, gone at the end unless `install` has renamed it."""
    (folder / "generations").mkdir(exist_ok=True, mode=0o700)
    site = Path(tempfile.mkdtemp(prefix=".building-", dir=folder / "generations"))
    try:
        yield site
    finally:
        shutil.rmtree(site, ignore_errors=True)


def install(site: Path, folder: Path, manifest: dict[str, Any]) -> Generation:
    """Makes the folder `site` the current generation: files, then name, then pointer, each on disk before the next."""
    number = manifest["generation"]
    _write_durably(site / "manifest.json", json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    for name in ("records.duckdb", "figures.duckdb"):
        _sync(site / name)
    _sync(site)
    generation = Generation(folder / "generations" / f"{number:06d}")
    site.rename(generation.folder)
    _sync(folder / "generations")
    pointer = folder / "current.json.new"
    _write_durably(pointer, json.dumps({"generation": number}) + "\n")
    pointer.replace(folder / "current.json")
    _sync(folder)
    with (folder / "audit.jsonl").open("a") as audit:
        line = {key: manifest[key] for key in ("created_at", "action", "generation", "parent", "digest")}
        audit.write(json.dumps(line) + "\n")
        audit.flush()
        os.fsync(audit.fileno())
    return generation


def next_number(folder: Path) -> int:
    """One more than the highest generation in the store; a number is never used twice."""
    return max((generation.number for generation in generations(folder)), default=0) + 1


def _write_durably(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
