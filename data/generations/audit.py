"""The audit log of a store, `audit.jsonl`: one line per thing done to it, each line sealed to the line before.

A line says when, who, by which door, what, and digests and counts: never a name, a text or a file's name. Its seal is
the SHA-256 of the rest of the line, which holds the seal of the line before: a line that was cut out, changed or moved
breaks the chain. The chain finds accidents and clumsy hands, not somebody who computes it again from the start.
"""

import fcntl
import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import dropwhile
from pathlib import Path
from typing import Any

from analytics.language.texts import message
from data.problems import Problem

LOG = "audit.jsonl"
START = "0" * 64  # what stands for the seal before the first line
ABANDONED = "abandoned"
BLOCK = 1 << 16  # bytes read at once from the end of a log


@dataclass(frozen=True)
class Author:
    """Who acts on a store, and by which door: `cli` or `page`."""

    door: str
    who: str


def _user() -> str:
    """The user of the operating system; a number in a container that has no names."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


_author: ContextVar[Author] = ContextVar("author")


def author() -> Author:
    """Who acts now: whom `acting` names, else the user of the operating system, at the command line."""
    return _author.get(None) or Author("cli", _user())


@contextmanager
def acting(door: str, who: str = "") -> Iterator[None]:
    """What is done inside is done by that door, for `who` (the subject of a sign-in) or the user of the system."""
    token = _author.set(Author(door, who or _user()))
    try:
        yield
    finally:
        _author.reset(token)


def append(folder: Path, action: str, **facts: Any) -> None:
    """Adds one line, on disk before this returns; what a killed process left of a line is removed first.

    OSError when it cannot be written: the log is then as it was, and what is being noted must not happen.
    """
    descriptor = os.open(folder / LOG, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        size, last = _end(descriptor)
        os.ftruncate(descriptor, size)
        by = author()
        line = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "who": by.who,
            "door": by.door,
            "action": action,
            **facts,
            "previous": _read(last).get("seal", START),
        }
        try:
            _write(descriptor, (json.dumps(line | {"seal": _seal(line)}) + "\n").encode(), size)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def lines(folder: Path) -> list[dict[str, Any]]:
    """The whole lines of the log, oldest first; what cannot be read as a line is an empty one."""
    try:
        content = (folder / LOG).read_bytes()
    except FileNotFoundError:
        return []
    return [_read(line) for line in _whole_lines(content).splitlines()]


def published(folder: Path) -> list[int]:
    """The numbers of the generations that the log says were published, oldest first, but for those then abandoned."""
    entries = lines(folder)
    given_up = {line["generation"] for line in entries if line.get("action") == ABANDONED}
    return [
        line["generation"]
        for line in entries
        if line.get("digest") and line.get("generation") and line["generation"] not in given_up
    ]


def verify(folder: Path) -> list[Problem]:
    """What is wrong with the chain: lines cut, changed or moved. A last line without its end is what a kill leaves."""
    return chain_problems(lines(folder))


def chain_problems(entries: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """The defects of lines already read: one problem per line that was altered, or does not follow the one before.

    The first lines may be of a version that sealed none.
    """
    problems, before = [], START
    sealed = dropwhile(
        lambda line: "seal" not in line[1] and "created_at" in line[1], enumerate(entries, start=1)
    )
    for number, line in sealed:
        rest = {name: value for name, value in line.items() if name != "seal"}
        if line.get("seal") != _seal(rest):
            problems.append(_problem(number, message("This line of the log was changed.")))
        elif line.get("previous") != before:
            problems.append(
                _problem(number, message("A line of the log is missing before this one, or was moved."))
            )
        before = str(line.get("seal"))
    return problems


def _problem(number: int, reason: str) -> Problem:
    return Problem(reason, "Compare it with the log of a backup.", file=LOG, line=number)


def _seal(line: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(line).encode()).hexdigest()


def _read(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}


def _whole_lines(content: bytes) -> bytes:
    return content[: content.rfind(b"\n") + 1]


def _end(descriptor: int) -> tuple[int, bytes]:
    """How many bytes the whole lines take, and the last of them; read from the end, since a log may be very long."""
    start = os.fstat(descriptor).st_size
    tail = b""
    while start and tail.count(b"\n") < 2:
        step = min(BLOCK, start)
        start -= step
        tail = os.pread(descriptor, step, start) + tail
    whole = _whole_lines(tail)
    return start + len(whole), whole[whole.rfind(b"\n", 0, -1) + 1 :]


def _write(descriptor: int, content: bytes, place: int) -> None:
    os.lseek(descriptor, place, os.SEEK_SET)
    while content:
        content = content[os.write(descriptor, content) :]
    os.fsync(descriptor)
