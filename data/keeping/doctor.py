"""The check-up of a store and of the machine around it: what is in order, and what to do about what is not."""

import fcntl
import os
import re
import shutil
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analytics.language.texts import message
from data.generations import audit, erasures, store
from data.problems import Problem, Refused
from data.publish import health
from data.visitors import access

PROJECT = Path(__file__).resolve().parents[2]
DISK_FACTOR = 5  # times the current generation: a new one, the sheets handed over and what DuckDB spills
EXPECTED: Mapping[tuple[str, str], str] = {
    ("browser", "gatherUsageStats"): "false",
    ("client", "showErrorDetails"): "none",
}


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, what is wrong with it, or a hint when nothing is. Name and hint are msgids."""

    title: str
    problems: Sequence[Problem] = field(default_factory=list)
    hint: str = ""


def checkup(folder: Path, environment: Mapping[str, str] | None = None) -> list[Check]:
    """Every check of the store in `folder`, in the order in which to repair."""
    environment = os.environ if environment is None else environment
    looked_at: list[tuple[str, Callable[[], Iterable[Problem]]]] = [
        (message("Permissions"), lambda: _permissions(folder)),
        (message("Free disk"), lambda: _free_disk(folder)),
        (message("Current generation"), lambda: health.serving(folder).damaged),
        (message("Log of what was done"), lambda: audit.verify(folder)),
        (message("Erasures"), lambda: _erasures(folder)),
        (message("Leftovers"), lambda: _leftovers(folder)),
        (message("Settings of the screen"), lambda: _settings(environment)),
        (message("Who may look"), lambda: _access(environment)),
    ]
    return [
        *(Check(title, _problems(look)) for title, look in looked_at),
        Check(message("Backups"), hint=message(
            "where they are is not known here: keep none longer than 30 days, so that an erasure reaches them")),
    ]  # fmt: skip


def _problems(look: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """What a check says; where it is refused, why."""
    try:
        return list(look())
    except Refused as refused:
        return list(refused.problems)


def _permissions(folder: Path) -> Iterator[Problem]:
    """Nobody but the owner may enter the folder or read a file in it."""
    paths = [folder, *sorted(folder.rglob("*"))] if folder.exists() else []
    open_to_others = [_place(path, folder) for path in paths if stat.S_IMODE(path.lstat().st_mode) & 0o077]
    if open_to_others:
        yield Problem(
            "Other users of this machine may read {files}.",
            "Close it: chmod -R go-rwx {folder}",
            values={"files": ", ".join(open_to_others[:5]), "folder": str(folder)},
        )


def _free_disk(folder: Path) -> Iterator[Problem]:
    generation = health.serving(folder).generation
    if generation is None:
        return
    size = sum(path.stat().st_size for path in generation.folder.iterdir())
    free = shutil.disk_usage(folder).free
    if free < DISK_FACTOR * size:
        yield Problem(
            "The disk has {free} MB left, where an import may need {needed}.",
            "Make room.",
            values={"free": str(free >> 20), "needed": str((DISK_FACTOR * size >> 20) + 1)},
        )


def _erasures(folder: Path) -> Iterator[Problem]:
    try:
        erasures.require_key(folder)
    except Refused as refused:
        yield from refused.problems
    if erasures.is_unfinished(folder):
        yield Problem("An erasure was interrupted.", "Finish it: manage.py publish")


def _leftovers(folder: Path) -> Iterator[Problem]:
    """What a killed process left; while somebody writes, what looks left over is in use."""
    if _is_held(folder):
        return
    for pattern in store.LEFTOVERS:
        for path in sorted(folder.glob(pattern)):
            yield Problem("A work that was interrupted left it; it may hold people.", "Remove it: manage.py publish",
                          file=_place(path, folder))  # fmt: skip


def _is_held(folder: Path) -> bool:
    """Whether somebody is writing to the store now."""
    try:
        with (folder / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _settings(environment: Mapping[str, str]) -> Iterator[Problem]:
    """The settings of Streamlit that keep errors and habits of use from leaking out."""
    for (section, name), wanted in EXPECTED.items():
        if _setting(environment, section, name) != wanted:
            yield Problem(
                "The setting {setting} is not {wanted}.",
                "Correct it, in the environment or in the file.",
                file=".streamlit/config.toml",
                values={"setting": f"{section}.{name}", "wanted": wanted},
            )


def _setting(environment: Mapping[str, str], section: str, name: str) -> str:
    """What Streamlit will use, as text in lower case: its environment variable, else its file."""
    spelled = re.sub("([A-Z])", r"_\1", name)
    variable = f"STREAMLIT_{section}_{spelled}".upper()
    with (PROJECT / ".streamlit" / "config.toml").open("rb") as file:
        written = tomllib.load(file).get(section, {}).get(name, "")
    return environment.get(variable, str(written)).lower()


def _access(environment: Mapping[str, str]) -> Iterator[Problem]:
    """Whether an address that others reach asks who they are, and whether the secrets are kept."""
    yield from access.problems(environment, _setting(environment, "server", "address"))


def _place(path: Path, folder: Path) -> str:
    return str(path.relative_to(folder.parent))
