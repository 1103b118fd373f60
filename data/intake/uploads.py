"""Where files sent through the page wait to be imported: a private folder of their own, gone when nobody needs it.

They are exports as they came, with names and addresses. A room goes when its import is over, with the session that
holds it, and when the process ends. What a killed process left has no holder any more, and goes at the next start, at
the next room and at the next writing; an erasure removes every room, held or not.
"""

import fcntl
import os
import re
import shutil
import time
import unicodedata
import weakref
from pathlib import Path
from tempfile import mkdtemp

from data.generations import store
from data.problems import refusal

LONGEST_NAME = 80
FOLDER = "uploads"  # of the home
LOCK = ".lock"  # held by whoever needs the room
BEING_MADE = 5.0  # seconds for which a new room may have no lock
MOST_BYTES = 200 << 20  # of the files that wait in one room


class Room:
    """A folder that only this user can open, in the home of the stores; removed when the object goes away."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = os.open(path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self._end = weakref.finalize(self, _leave, path, self.lock)

    def cleanup(self) -> None:
        """Removes the folder and what is in it, now."""
        self._end()


def waiting_room() -> Room:
    """A new room in the home of the stores; what nobody holds any more is removed first."""
    folder = store.home() / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    clear(store.home())
    return Room(Path(mkdtemp(prefix="import-", dir=folder)))


def clear(home: Path, *, is_held_too: bool = False) -> None:
    """Removes the rooms of that home that nobody holds; with `is_held_too`, every one."""
    for room in rooms(home):
        if is_held_too or not is_held(room):
            shutil.rmtree(room, ignore_errors=True)


def rooms(home: Path) -> list[Path]:
    """Every room of that home, held or not."""
    folder = home / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


def is_held(room: Path) -> bool:
    """Whether a process needs the room; one that nobody holds was left by a process that was killed."""
    try:
        with (room / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # no lock: a file, a room of an earlier version, or one that is being made
        return room.exists() and time.time() - room.stat().st_mtime < BEING_MADE
    return False


def _leave(path: Path, lock: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)


def keep(room: Path, name: str, content: bytes) -> Path:
    """Writes one file into `room` under a harmless form of its name; a file of the same name is replaced.

    Refused when more than MOST_BYTES would wait there.
    """
    path = room / harmless(name)
    waiting = sum(file.stat().st_size for file in room.iterdir() if file != path)
    if waiting + len(content) > MOST_BYTES:
        raise refusal(
            "More than {most} MB wait to be imported.",
            "Import these first, or remove one.",
            file=path.name,
            most=MOST_BYTES >> 20,
        )
    path.touch(0o600)
    path.write_bytes(content)
    return path


def harmless(name: str) -> str:
    """The name without folders, control characters and leading dots, short enough for any disk; accents stay."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = re.sub(r"[^\w .()&+,'’-]", "_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:8]}" if stem else plain[:LONGEST_NAME] or "export"
