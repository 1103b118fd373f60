"""The check-up of a store and of the machine around it: what is in order, and what to do about what is not."""

import os
import re
import shutil
import stat
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from analytics.language.texts import message
from data import VERSION
from data import environment as data_environment
from data.generations import audit, erased_list, ownership, store
from data.problems import Problem, Refused
from data.publish import health
from data.rights import inventory
from data.visitors import access

PROJECT = Path(__file__).resolve().parents[2]
DISK_FACTOR = 5  # times the current generation: a new one, the sheets handed over and what DuckDB spills
EXPECTED: Mapping[tuple[str, str], str] = {
    ("browser", "gatherUsageStats"): "false",
    ("client", "showErrorDetails"): "none",
}

Look = tuple[str, Callable[[], Iterable[Problem]]]  # the name of a check, and what it finds


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, what is wrong with it, or a hint when nothing is. Name and hint are msgids."""

    title: str
    problems: Sequence[Problem] = field(default_factory=list)
    hint: str = ""


def looked_at(folder: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """What the check-up is about, name → value, msgids both where they are words: never another store by accident."""
    environment = os.environ if environment is None else environment
    settings = data_environment.settings_file()
    try:
        sign_in = access.secrets().get("auth", {})
        door = access.door(environment, sign_in, _setting(environment, "server", "address"))
        mode: str = door.mode
        most: str = door.most
    except Refused:
        mode, most = message("refuses to start"), health.audience_of(folder)
    try:
        shown = health.serving(folder, health.audience_of(folder)).generation
    except Refused:
        shown = None
    return {
        message("Version"): VERSION,
        message("Settings"): str(settings) if settings.exists() else message("of the environment"),
        message("Home"): str(folder.parent),
        message("Store"): folder.name,
        message("Generation"): str(shown.number) if shown else message("none"),
        message("Holds"): message("figures for the board, nobody's records")
        if health.audience_of(folder) == "board"
        else message("records and figures"),
        message("Mode"): mode,
        message("Shows at most"): most,
        message("Clock"): datetime.now().astimezone().strftime("%Z, %z"),
    }


def checkup(folder: Path, environment: Mapping[str, str] | None = None) -> list[Check]:
    """Every check of the store in `folder`, in the order in which to repair."""
    environment = os.environ if environment is None else environment
    audience = health.audience_of(folder)
    of_people: list[Look] = [
        (message("Log of what was done"), lambda: audit.verify(folder)),
        (message("Erasures"), lambda: _erasures(folder)),
        (message("Leftovers"), lambda: _leftovers(folder.parent)),
    ]
    looks: list[Look] = [
        (message("Owner"), lambda: filter(None, [ownership.problem(folder, to_write=audience != "board")])),
        (message("Permissions"), lambda: _permissions(folder.parent, audience)),
        (message("Free disk"), lambda: _free_disk(folder, audience)),
        (message("Current generation"), lambda: _current(folder, audience)),
        *(of_people if audience != "board" else []),
        (message("Settings of the screen"), lambda: _settings(environment)),
        (message("Who may look"), lambda: _access(environment)),
    ]
    checks = [Check(title, _problems(look)) for title, look in looks]
    if audience == "board":
        return checks
    return [
        *checks,
        Check(
            message("Backups"),
            list(_backups(folder.parent)),
            message(
                "those kept elsewhere are not known here: keep none longer than 30 days, so that an erasure reaches"
                " them"
            ),
        ),
    ]


def _problems(look: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """What a check says; where it is refused, why."""
    try:
        return list(look())
    except Refused as refused:
        return list(refused.problems)


def _current(folder: Path, audience: str) -> Iterator[Problem]:
    """What is wrong with the generation to show; where the figures alone are, they come again from elsewhere."""
    serving = health.serving(folder, audience)
    if audience != "board":
        yield from serving.damaged
    elif serving.damaged:
        yield Problem(
            "The figures are damaged.", "Send them again: ./binomes send-figures, where the records are."
        )
    elif serving.generation is None:
        yield Problem("No figures are here.", "Send them: ./binomes send-figures, where the records are.")


def _permissions(home: Path, audience: str) -> Iterator[Problem]:
    """Nobody but the owner may enter a folder of the home or read a file in it, but figures made to be public."""
    kept = store.STORES if audience == "board" else ()
    folders = [
        folder
        for folder in (sorted(home.iterdir()) if home.exists() else [])
        if folder.is_dir() and folder.name not in kept
    ]
    paths = [path for folder in folders for path in (folder, *sorted(folder.rglob("*")))]
    open_to_others = [
        str(path.relative_to(home)) for path in paths if stat.S_IMODE(path.lstat().st_mode) & 0o077
    ]
    if open_to_others:
        yield Problem(
            "Other users of this machine may read {files}.",
            "Close it: chmod -R go-rwx {folder}",
            values={"files": ", ".join(open_to_others[:5]), "folder": str(home)},
        )


def _free_disk(folder: Path, audience: str) -> Iterator[Problem]:
    generation = health.serving(folder, audience).generation
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
        erased_list.require_whole(folder)
        erased_list.require_key(folder)
    except Refused as refused:
        yield from refused.problems
        return
    if erased_list.is_unfinished(folder):
        yield Problem("An erasure was interrupted.", "Finish it: ./binomes publish")


def _leftovers(home: Path) -> Iterator[Problem]:
    """What a killed process left, and files that nothing explains."""
    for path in inventory.left_over(home):
        yield Problem(
            "A work that was interrupted left it; it may hold people.",
            "Remove it: ./binomes publish, or start the server.",
            file=str(path.relative_to(home)),
        )
    for file in inventory.unexplained(home):
        yield Problem(
            "Nothing explains this file; it may hold people.",
            "Move it elsewhere, or remove it.",
            file=str(file.path),
        )


def _backups(home: Path) -> Iterator[Problem]:
    """Backups kept beside the stores for longer than an erasure may wait."""
    for file in inventory.old_backups(home):
        yield Problem(
            "This backup is older than {days} days: an erasure has not reached it.",
            "Destroy it.",
            file=str(file.path),
            values={"days": inventory.BACKUP_DAYS},
        )


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
