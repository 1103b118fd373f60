"""Where files sent through the page wait to be imported: a private folder of their own, gone when nobody needs it."""

import re
import shutil
import time
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from data.generations import store

LONGEST_NAME = 80
OLDEST = 24 * 3600  # seconds after which a folder belongs to a process that was killed


def waiting_room() -> TemporaryDirectory[str]:
    """A new folder that only this user can open, in the home of the stores; removed when the object goes away.

    What a killed process left there more than a day ago is removed first.
    """
    home = store.home() / "uploads"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in home.iterdir():
        if left.stat().st_mtime < time.time() - OLDEST:
            shutil.rmtree(left, ignore_errors=True)
    return TemporaryDirectory(prefix="import-", dir=home, ignore_cleanup_errors=True)


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Writes one file into `folder` under a harmless form of its name; a file of the same name is replaced."""
    path = folder / harmless(name)
    path.touch(0o600)
    path.write_bytes(content)
    return path


def harmless(name: str) -> str:
    """The name without folders, control characters and leading dots, short enough for any disk; accents stay."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = re.sub(r"[^\w .()&+,'’-]", "_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:8]}" if stem else plain[:LONGEST_NAME] or "export"
