"""Files that survive a kill: whole or not there, on disk before one goes on, and for their owner's eyes only."""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.problems import Refused, refusal


def write(path: Path, content: bytes) -> None:
    """Writes a file, on disk before this returns; a kill may leave a part of it: `replace` does not."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        while content:
            content = content[os.write(descriptor, content) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, content: bytes) -> None:
    """Writes a file in place of the one of that name, if any: at each instant there is the old one or the new one."""
    aside = path.with_name(f"{path.name}.new")
    write(aside, content)
    aside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Returns once a file, or the list of names of a folder, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256(path: Path) -> str:
    """The SHA-256 of the file's bytes: 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def cannot_write(error: Exception, folder: Path) -> Refused | None:
    """What to say of a disk that is full or read-only; DuckDB wraps the words of the system in its own."""
    cause = str(error)
    if any(os.strerror(number) in cause for number in (errno.ENOSPC, errno.EDQUOT)):
        return refusal("The disk is full.", "Make room, then try again.")
    if str(folder) in cause and any(
        os.strerror(number) in cause for number in (errno.EROFS, errno.EACCES, errno.EPERM)
    ):
        return refusal(
            "The store cannot be written: {cause}.", "Give yourself the right to write there.", cause=cause
        )
    return None


@contextmanager
def gone_unless(kept: str, folder: Path) -> Iterator[None]:
    """A folder that was not there before is not there afterwards either, unless a file `kept` has come into it."""
    is_new = not folder.exists()
    try:
        yield
    finally:
        if is_new and not (folder / kept).exists():
            shutil.rmtree(folder, ignore_errors=True)


def quoted(path: Path) -> str:
    """The path as a text of SQL, for a statement that takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"
