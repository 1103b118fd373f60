"""Where generations are kept, which one is current, and how a new one takes its place.

A store is a folder: `generations/000042/` (never changed once there), `current.json` (the pointer), `audit.jsonl`
and `lock`. The invented programme (`demo`) and the real one (`programme`) are two stores that never mix.

A generation is built aside, then takes its place in steps, each on disk before the next: its files, its name, its line
in the audit log, the pointer. A process killed between two steps leaves what was there, and what it left over goes at
the next writing. The pointer holds the digest of the manifest, and the manifest those of the files.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from data.generations import audit, files, migrations
from data.generations.locking import locked
from data.problems import Refused, refusal, saying, state_of

STORES = DEMO, PROGRAMME = "demo", "programme"
DEFAULT_HOME = Path(__file__).parents[1] / "store"
DATABASES = ("records.duckdb", "figures.duckdb")
KEPT = 3  # generations, the current one included
KEPT_DAYS = 30  # after the day on which a generation was replaced
KEPT_SECONDS = 60  # at least, whatever their number: somebody may be reading one
NOTHING = b'{"generation": 0}\n'  # what the pointer says before the first generation
LEFTOVERS = ("generations/.building-*", "*.new", ".key-*")


@dataclass(frozen=True)
class Generation:
    """One published state of a store: two database files and their manifest."""

    folder: Path

    @property
    def number(self) -> int:
        return int(self.folder.name)

    @property
    def store(self) -> Path:
        """The folder of the store that keeps it."""
        return self.folder.parents[1]

    @property
    def records(self) -> Path:
        return self.folder / "records.duckdb"

    @property
    def figures(self) -> Path:
        return self.folder / "figures.duckdb"

    @property
    def computed_on(self) -> date:
        """The day on which its figures were computed, by the clock of Greenwich."""
        return datetime.fromisoformat(self.manifest["created_at"]).date()

    @property
    def manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text())
        return manifest


def home() -> Path:
    """The folder of everything that is kept: BINOMES_HOME, or `data/store` of the project."""
    return Path(os.environ.get("BINOMES_HOME") or DEFAULT_HOME).resolve()


def store_folder(name: str) -> Path:
    """The folder of the store `name`."""
    if name not in (DEMO, PROGRAMME):
        raise refusal("There is no store of that name.", "Choose demo or programme.")
    return home() / name


def chosen_store() -> str:
    """BINOMES_STORE if set; otherwise the real programme once something was imported into it, else the invented one."""
    named = os.environ.get("BINOMES_STORE")
    if named:
        store_folder(named)
        return named
    return PROGRAMME if generations(store_folder(PROGRAMME)) else DEMO


def current(folder: Path) -> Generation | None:
    """The generation that the pointer names, or None for a store into which nothing was ever published.

    Refused when the pointer, or the manifest whose digest it holds, is not as it was written.
    """
    number = _pointed(folder)
    return _generation(folder, number) if number else None


def generations(folder: Path) -> list[Generation]:
    """Every generation kept in the store, oldest first, without one that was never published.

    Numbers only grow, so what is above the pointer was left by a killed process. All, when the pointer is damaged.
    """
    folders = _folders(folder)
    with suppress(Refused):
        last = _pointed(folder)
        return [generation for generation in folders if generation.number <= last]
    return folders


def manifests(folder: Path) -> list[dict[str, Any]]:
    """The manifests of the generations kept, oldest first, without those that cannot be read any more."""
    readable = []
    for generation in generations(folder):
        with suppress(OSError, ValueError):
            readable.append(generation.manifest)
    return readable


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the store for one writer, and removes what a killed one left; a second is refused, and told who holds it.

    Refused too when the disk is full or cannot be written.
    """
    try:
        with files.gone_unless("current.json", folder):
            (folder / "generations").mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
            with locked(folder / "lock"):
                migrations.require_known(folder)
                _tidy(folder)
                yield
    except Refused:
        raise
    except Exception as error:
        cause = files.cannot_write(error, folder)
        if cause is None:
            raise
        with saying(state_of(error)):
            raise cause from None


@contextmanager
def building_site(folder: Path) -> Iterator[Path]:
    """A private folder beside the generations, gone at the end unless `install` has renamed it."""
    site = Path(tempfile.mkdtemp(prefix=".building-", dir=folder / "generations"))
    try:
        yield site
    finally:
        shutil.rmtree(site, ignore_errors=True)


def install(site: Path, folder: Path, manifest: dict[str, Any]) -> Generation:
    """Makes the folder `site` the current generation, or leaves everything as it was; `settle` comes next.

    The manifest gets the SHA-256 of both files. The caller holds the store and has checked the files.
    """
    generation = _generation(folder, manifest["generation"])
    for name in DATABASES:
        (site / name).chmod(0o600)
        files.sync(site / name)
    sealed = manifest | {"files": {name: files.sha256(site / name) for name in DATABASES}}
    files.write(site / "manifest.json", (json.dumps(sealed, indent=2, ensure_ascii=False) + "\n").encode())
    files.sync(site)
    try:
        site.rename(generation.folder)
        files.sync(folder / "generations")
        if not (folder / "current.json").exists():  # from now on, a pointer that is missing was lost
            files.replace(folder / "current.json", NOTHING)
        aside = folder / "current.json.new"
        files.write(aside, _pointer(generation))
        _note(folder, sealed)
        aside.replace(folder / "current.json")
    except BaseException:
        with suppress(OSError, Refused):
            if _pointed(folder) != generation.number:
                _abandon(folder, generation)
        raise
    return generation


def settle(folder: Path) -> None:
    """Brings the pointer of `install` to the disk for good; then older generations may go."""
    files.sync(folder)
    with suppress(OSError, ValueError):  # what is not removed now is at the next writing: this one is done
        _prune(folder)


def remove(generation: Generation) -> None:
    """Removes a generation, under a hidden name first, so that none is ever seen half gone."""
    hidden = generation.folder.with_name(f".building-{generation.folder.name}")
    generation.folder.rename(hidden)
    shutil.rmtree(hidden)


def _abandon(folder: Path, generation: Generation) -> None:
    """Removes a generation to which the pointer never came, and says so in the log if its line is there."""
    if generation.number in audit.published(folder):
        audit.append(folder, audit.ABANDONED, generation=generation.number)
    remove(generation)


def next_number(folder: Path) -> int:
    """One more than the highest that the store or its log knows; a number is never used twice."""
    numbers = [line.get("generation") or 0 for line in audit.lines(folder)]
    return max([*numbers, *(generation.number for generation in _folders(folder))], default=0) + 1


def _note(folder: Path, manifest: dict[str, Any]) -> None:
    """The line of a generation in the audit log."""
    audit.append(
        folder,
        manifest["action"],
        generation=manifest["generation"],
        parent=manifest["parent"],
        digest=manifest["digest"],
        counts=manifest.get("rows", {}),
        inputs=[item["sha256"] for item in manifest.get("inputs", [])],
    )


def _tidy(folder: Path) -> None:
    """Removes what a killed process left, and brings the log up to what was published."""
    for pattern in LEFTOVERS:
        for leftover in folder.glob(pattern):
            if leftover.is_dir():  # a process that outlives the killed one for a moment may still write there
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
    try:
        last = _pointed(folder)
    except Refused:
        return  # nobody knows what is left over
    logged = audit.published(folder)
    if last and last not in logged:
        _note(folder, _generation(folder, last).manifest)
    for orphan in _folders(folder):
        if orphan.number > last and orphan.number not in logged[:-1]:
            _abandon(folder, orphan)


def _prune(folder: Path) -> None:
    """Removes the generations that are too many or too old, from the moment at which each was replaced."""
    now, kept = datetime.now(UTC), generations(folder)[::-1]
    replaced = [now - datetime.fromisoformat(generation.manifest["created_at"]) for generation in kept]
    for place, (age, generation) in enumerate(zip(replaced, kept[1:], strict=False), start=1):
        is_extra = place >= KEPT and age > timedelta(seconds=KEPT_SECONDS)
        if is_extra or age > timedelta(days=KEPT_DAYS):
            remove(generation)


def _generation(folder: Path, number: int) -> Generation:
    return Generation(folder / "generations" / f"{number:06d}")


def _folders(folder: Path) -> list[Generation]:
    paths = sorted((folder / "generations").glob("[0-9]*"))
    return [Generation(path) for path in paths if path.name.isdigit() and path.is_dir()]


def _pointer(generation: Generation) -> bytes:
    """What the pointer to a generation says: its number, its format, the SHA-256 of its manifest (since 0.2)."""
    content = (generation.folder / "manifest.json").read_bytes()
    pointer: dict[str, Any] = {"generation": generation.number}
    manifest = json.loads(content)
    if "files" in manifest:
        pointer["manifest"] = hashlib.sha256(content).hexdigest()
    if "format" in manifest:
        pointer["format"] = manifest["format"]
    return (json.dumps(pointer) + "\n").encode()


def _pointed(folder: Path) -> int:
    """The number that the pointer names; 0 for a store into which nothing was ever published."""
    damaged = refusal(
        "The pointer to the current generation is damaged.",
        "Go back to the last good one: ./binomes undo",
        file="current.json",
    )
    try:
        content = (folder / "current.json").read_bytes()
    except FileNotFoundError:
        logged = audit.published(folder)
        if any(generation.number in logged for generation in _folders(folder)):
            raise damaged from None
        return 0
    if content == NOTHING:
        return 0
    try:
        number = int(json.loads(content)["generation"])
        if content == _pointer(_generation(folder, number)):
            return number
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise damaged
