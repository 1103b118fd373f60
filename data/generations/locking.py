"""One writer at a time: a lock that the system releases when its holder dies, and that says who holds it."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from analytics.language.texts import message
from data.generations import audit
from data.problems import Problem, Refused

HELD = {
    "cli": message("{who} is writing to the store since {since}, at the command line (process {pid})."),
    "page": message("{who} is writing to the store since {since}, in the application (process {pid})."),
}
PATIENCE = 0.2  # seconds for a holder to have said who it is


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock file at `path`; refused at once when somebody else does."""
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused([_held(lock)]) from None
        by = audit.author()
        holder = {
            "who": by.who,
            "door": by.door,
            "pid": os.getpid(),
            "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        }
        lock.truncate(0)
        lock.write(json.dumps(holder))
        lock.flush()
        try:
            yield
        finally:
            lock.truncate(0)


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock file at `path`."""
    try:
        with path.open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _held(lock: TextIO) -> Problem:
    """Who holds the lock, as its file says."""
    limit = time.monotonic() + PATIENCE
    while True:
        lock.seek(0)
        try:
            holder = json.loads(lock.read())
            return Problem(HELD[holder["door"]], message("Try again when it has ended."), values=holder)
        except (ValueError, KeyError, TypeError):
            if time.monotonic() > limit:
                return Problem("Somebody is writing to the store.", "Try again when it has ended.")
            time.sleep(0.01)
