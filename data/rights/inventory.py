"""What is held about people, and where: every file under the home of the stores, what it holds and how long it stays.

The one list of them. docs/gdpr.md, the check-up, `person show`, erasures, retention and what is removed when a server
starts or stops all come from it. A file that it does not explain is named, since it may hold people.
"""

import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.language.messages import message
from data.generations import erased_list, locking, store
from data.generations.erased_list import Entry
from data.intake import uploads
from data.problems import UNFINISHED, Refused, state_of
from data.visitors import log

if TYPE_CHECKING:
    from data.changing import Outcome

BACKUP_DAYS = 30  # after which an erasure must have reached every backup


class Moment(StrEnum):
    """When files go by themselves, besides a publication, which replaces a generation."""

    start = "start"  # of a server
    stop = "stop"  # of a server
    erasure = "erasure"  # of a person, or retention


@dataclass(frozen=True)
class Kind:
    """One kind of file: the pattern of its path below the home, what it holds and how long it is kept (msgids)."""

    pattern: str  # STORE stands for the folder of a store, ** at the end for whatever is below
    holds: str
    kept: str
    is_personal: bool = False
    goes: Sequence[Moment] = ()
    clear: Callable[[Path, Moment], None] | None = None  # removes from a home what of it goes at that moment

    def fits(self, path: Path) -> bool:
        """Whether a file at that path, relative to the home, is of this kind."""
        pattern, parts = self.pattern.split("/"), path.parts
        if pattern[-1] == "**":
            pattern, parts = pattern[:-1], parts[: len(pattern) - 1]
        if len(pattern) != len(parts) or (pattern[0] == "STORE" and parts[0] not in store.STORES):
            return False
        pairs = zip(parts, pattern, strict=True)
        return all(fnmatchcase(part, "*" if wanted == "STORE" else wanted) for part, wanted in pairs)


@dataclass(frozen=True)
class Held:
    """One file: its path below the home, its size in bytes and its kind; None when nothing explains it."""

    path: Path
    size: int
    kind: Kind | None
    made_on: datetime | None = None  # of a backup


def _clear_uploads(home: Path, moment: Moment) -> None:
    uploads.clear(home, is_held_too=moment is Moment.erasure)


def _clear_stores(home: Path, moment: Moment) -> None:
    """Removes what killed writers left, and finishes the erasures that they began."""
    for name in store.STORES:
        has_leftovers = any(any((home / name).glob(pattern)) for pattern in store.LEFTOVERS)
        with suppress(Refused):  # a writer holds it, who does the same; or `doctor` says what is wrong
            if has_leftovers or erased_list.is_unfinished(home / name):
                from data import changing  # what it needs is heavy, and a start rarely does

                changing.finish_erasure(home / name)


def _clear_log(home: Path, moment: Moment) -> None:
    log.forget_old_months(home)


REPLACED = message("until replaced, then for 30 days and among the last 3 at most; an erasure destroys it")
FOR_GOOD = message("as long as the store")
BY_HAND = message("until you remove it")
RECORDS = Kind(
    "STORE/generations/*/records.duckdb",
    message("rows about students and mentors, motivations, what was computed of them"),
    REPLACED,
    is_personal=True,
)
UPLOADS = Kind(
    "uploads/**",
    message("exports as they were sent: names, addresses, texts"),
    message("until the import or the session ends; an erasure, a start and a stop of the server remove them"),
    is_personal=True,
    goes=tuple(Moment),
    clear=_clear_uploads,
)
INTERRUPTED = Kind(
    "STORE/generations/.building-*/**",
    message("a work under way, or one that was interrupted: rows, texts, sheets"),
    message("until the work ends; what was interrupted, until the next writing or start"),
    is_personal=True,
    goes=(Moment.start,),
    clear=_clear_stores,
)
BACKUP = Kind(
    "*.zip",
    message("a backup: the records of its day, the lists of the store, not its key"),
    message("as you decide, and 30 days at most: nothing else lets an erasure reach it"),
    is_personal=True,
)
KINDS = (
    RECORDS,
    Kind("STORE/generations/*/figures.duckdb", message("protected counts and rates: nobody"), REPLACED),
    Kind(
        "STORE/generations/*/manifest.json",
        message("names and digests of the files imported, counts of rows"),
        REPLACED,
    ),
    INTERRUPTED,
    Kind("STORE/*.new", INTERRUPTED.holds, INTERRUPTED.kept, is_personal=True),
    Kind("STORE/.key-*", message("a secret that was being made"), INTERRUPTED.kept),
    Kind("STORE/current.json", message("the number of the current generation"), FOR_GOOD),
    Kind(
        "STORE/audit.jsonl",
        message("what was done, when and by whom: no student, no mentor"),
        FOR_GOOD,
        is_personal=True,
    ),
    Kind(
        "STORE/erased.jsonl",
        message("who was erased or cleared, as keyed hashes"),
        FOR_GOOD,
        is_personal=True,
    ),
    Kind("STORE/headers.json", message("what the headers of exports mean"), FOR_GOOD),
    Kind("STORE/said.json", message("the numbers and alerts that the last messages said: nobody"), FOR_GOOD),
    Kind("STORE/key", message("the secret of the keyed hashes"), FOR_GOOD),
    Kind("STORE/lock", message("who is writing"), message("while somebody writes"), is_personal=True),
    UPLOADS,
    Kind("access/secrets.toml", message("the secrets of the sign-in"), BY_HAND),
    Kind(
        "access/allowed.toml",
        message("who may look: addresses or numbers of accounts"),
        BY_HAND,
        is_personal=True,
    ),
    Kind(
        "access/revoked/*",
        message("sign-ins that were ended, as hashes"),
        message("8 hours"),
        is_personal=True,
    ),
    Kind(
        "access/log/*/audit.jsonl",
        message("sign-ins and refusals, with numbers of accounts"),
        message("12 months"),
        is_personal=True,
        goes=(Moment.start,),
        clear=_clear_log,
    ),
    Kind("access/incidents.log", message("kinds of errors and lines of code: nobody"), BY_HAND),
    BACKUP,
)


def held(home: Path) -> Iterator[Held]:
    """Every file under the home, in the order of paths, links as what they are."""
    for path in sorted(home.rglob("*")) if home.exists() else []:
        if path.is_dir() and not path.is_symlink():
            continue
        below = path.relative_to(home)
        kind = next((kind for kind in KINDS if kind is not BACKUP and kind.fits(below)), None)
        made_on = None if kind else _backed_up_on(path)
        with suppress(FileNotFoundError):  # gone meanwhile
            yield Held(below, path.lstat().st_size, BACKUP if made_on else kind, made_on)


def unexplained(home: Path) -> list[Held]:
    """The files of which nobody knows what they hold."""
    return [file for file in held(home) if file.kind is None]


def backups(home: Path) -> list[Held]:
    """The backups under the home; those kept elsewhere are not known."""
    return [file for file in held(home) if file.made_on]


def old_backups(home: Path, now: datetime | None = None) -> list[Held]:
    """The backups under the home that are older than BACKUP_DAYS, today or at that moment (with its time zone)."""
    last = (now or datetime.now(UTC)) - timedelta(days=BACKUP_DAYS)
    return [backup for backup in backups(home) if backup.made_on and backup.made_on < last]


def left_over(home: Path) -> list[Path]:
    """What killed processes left and nobody holds, which may hold people; goes at the next start."""
    leftovers = [room for room in uploads.rooms(home) if not uploads.is_held(room)]
    for name in store.STORES:
        if not locking.is_held(home / name / "lock"):
            leftovers += [path for pattern in store.LEFTOVERS for path in sorted((home / name).glob(pattern))]
    return leftovers


def places(home: Path) -> list[tuple[Kind, int]]:
    """Each kind of file that holds people and is there, with the number of files."""
    counted = Counter(file.kind for file in held(home) if file.kind and file.kind.is_personal)
    return [(kind, counted[kind]) for kind in KINDS if counted[kind]]


def clean(home: Path, moment: Moment) -> None:
    """Removes what goes at that moment."""
    for kind in KINDS:
        if kind.clear and moment in kind.goes:
            kind.clear(home, moment)


def forget(folder: Path, action: str, lines: Sequence[Entry]) -> "Outcome":
    """`changing.forget`; what goes at an erasure goes too, also when the work stops once its list is written."""
    from data import changing

    try:
        outcome = changing.forget(folder, action, lines)
    except BaseException as error:
        if state_of(error) == UNFINISHED:
            clean(folder.parent, Moment.erasure)
        raise
    clean(folder.parent, Moment.erasure)
    return outcome


def _backed_up_on(path: Path) -> datetime | None:
    """When a file was made that is one of our backups; None for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            moment = datetime.fromisoformat(json.loads(archive.read("backup.json"))["created_at"])
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_table() -> str:
    """The kinds of files as a table of Markdown, in English: docs/gdpr.md holds it."""
    lines = ["| file | holds | kept | people |", "| --- | --- | --- | --- |"]
    for kind in KINDS:
        pattern = kind.pattern.replace("STORE/", "").replace("/**", "/…")
        lines.append(f"| `{pattern}` | {kind.holds} | {kind.kept} | {'yes' if kind.is_personal else ''} |")
    return "\n".join(lines) + "\n"
