"""The list `erased.jsonl` of a store: who was erased or cleared, as keyed hashes, and whether it is still whole.

Every manifest seals the list that its generation carries out. A list that is absent, shorter or other than the last
seal, or that a wrong key cannot read, refuses every new generation: nobody would be recognised in an old export.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from analytics.language.messages import message
from data.generations import files, store
from data.generations.keys import fingerprint, mark, store_key
from data.problems import refusal

LIST = "erased.jsonl"
ERASED, CLEARED, BACK = "erased", "cleared", "back"
CLEARED_TEXTS, CLEARED_ASKINGS = "cleared texts", "cleared askings"  # of a whole cohort
KEY_GONE = message("The key is gone: nobody on the list of the erased can be recognised any more.")
PUT_BACK = message("Put it back from where you keep it, before the next import.")
KEY_OTHER = message("The key is another one: nobody on the list of the erased can be recognised with it.")
DAMAGED = message("The list of the erased is damaged: persons who were erased could come back.")
SHORTER = message("The list of the erased is gone or was cut: persons who were erased could come back.")
CHANGED = message("The list of the erased was changed: persons who were erased could come back.")
PUT_LIST_BACK = message(
    "Restore a backup: ./binomes restore FILE. If there is none, do without: ./binomes publish --accept-list"
)


@dataclass(frozen=True)
class Entry:
    """One line of the list: the day, what was done, to whom.

    `kind` is a key of TABLES and `mark` a keyed hash; for what is cleared of a whole cohort, `cohort` and its code.
    """

    on: str
    done: str
    kind: str
    mark: str


def entry(folder: Path, done: str, kind: str, identifier: str) -> Entry:
    """The line that says today of that person, known to the store in `folder` by `identifier`, what was `done`."""
    return Entry(today().isoformat(), done, kind, mark(kind, identifier, store_key(folder)))


def today() -> date:
    """Today's date, by the clock of Greenwich, as everywhere in a store."""
    return datetime.now(UTC).date()


def entries(folder: Path) -> list[Entry]:
    """The list, oldest line first; empty when nobody was ever erased. Refused when a line cannot be read."""
    try:
        return [_entry(line) for line in _lines(folder)]
    except (ValueError, TypeError):
        raise refusal(DAMAGED, PUT_LIST_BACK, file=LIST) from None


def latest_entries(folder: Path) -> dict[tuple[str, str], Entry]:
    """The last line of the list about each person, by kind and mark."""
    return {(line.kind, line.mark): line for line in entries(folder)}


def add(folder: Path, more: Sequence[Entry]) -> None:
    """Puts lines at the end of the list, on disk before this returns: all of them, or none when killed."""
    files.replace(folder / LIST, _text([*entries(folder), *more]))


def require_key(folder: Path) -> None:
    """Refused when there is a list and not its key: nobody on it would be recognised in what is to be taken in."""
    if not entries(folder):
        return
    if not (folder / "key").exists():
        raise refusal(KEY_GONE, PUT_BACK, file="key")
    if _sealed(folder).get("key", fingerprint(store_key(folder))) != fingerprint(store_key(folder)):
        raise refusal(KEY_OTHER, PUT_BACK, file="key")


def seal(folder: Path) -> dict[str, Any]:
    """What a manifest says of the list that its generation carries out: lines, their SHA-256, the mark of the key."""
    lines = _lines(folder)
    return {"lines": len(lines), "sha256": _digest(lines), "key": fingerprint(store_key(folder))}


def require_whole(folder: Path) -> None:
    """Refused unless the list begins with what the last generation sealed: who was erased would come back."""
    entries(folder)
    lines, sealed = _lines(folder), _sealed(folder)
    if len(lines) < sealed.get("lines", 0) or carried_out(folder) < _carried_out_by_last(folder):
        raise refusal(SHORTER, PUT_LIST_BACK, file=LIST)
    if sealed and _digest(lines[: sealed["lines"]]) != sealed["sha256"]:
        raise refusal(CHANGED, PUT_LIST_BACK, file=LIST)


def mend(folder: Path) -> None:
    """Leaves of the list the lines that can be read."""
    readable = []
    for line in _lines(folder):
        with suppress(ValueError, TypeError):
            readable.append(_entry(line))
    files.replace(folder / LIST, _text(readable))


def _lines(folder: Path) -> list[str]:
    try:
        return (folder / LIST).read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _entry(line: str) -> Entry:
    """One line, understood; ValueError or TypeError when it cannot be."""
    return Entry(**json.loads(line))


def _text(lines: Sequence[Entry]) -> bytes:
    return "".join(json.dumps(asdict(line)) + "\n" for line in lines).encode()


def _digest(lines: Sequence[str]) -> str:
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _sealed(folder: Path) -> dict[str, Any]:
    """What the last manifest says of the list; empty before the first one that does."""
    sealed: dict[str, Any] = _last_manifest(folder).get("erased_list", {})
    return sealed


def _last_manifest(folder: Path) -> dict[str, Any]:
    return next(reversed(store.manifests(folder)), {})


def _carried_out_by_last(folder: Path) -> int:
    return int(_last_manifest(folder).get("erased", 0))


def carried_out(folder: Path) -> int:
    """How many lines of the list a generation made now carries out; its manifest keeps the number."""
    return sum(1 for line in entries(folder) if line.done != BACK)


def outdated(folder: Path) -> list[store.Generation]:
    """The generations made before the end of the list: they may hold somebody who was erased."""
    lines = carried_out(folder)
    return [generation for generation in store.generations(folder) if _carried_out_by(generation) < lines]


def is_unfinished(folder: Path) -> bool:
    """Whether an erasure was begun and its end is not on disk."""
    return bool(outdated(folder))


def destroy_outdated(folder: Path) -> None:
    """Removes every outdated generation but the current one."""
    current = store.current(folder)
    for generation in outdated(folder):
        if generation != current:
            store.remove(generation)


def _carried_out_by(generation: store.Generation) -> int:
    try:
        return int(generation.manifest.get("erased", 0))
    except (OSError, ValueError):
        return 0
