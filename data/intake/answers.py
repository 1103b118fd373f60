"""What a person says of the files of an import, once asked: what a sheet holds, which campaign, which part of a
date is first.

What is chosen for a sheet is remembered for sheets with the very same headers (`headers.json` of the store), and never
overrides a sheet that speaks for itself.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from data.contract import KEYS, NOTHING, folded
from data.generations import files

REMEMBERED = "headers.json"
OLD = "*"  # under which the choices of earlier versions stand, which did not say of which sheet they were
COHORT = re.compile(r"^X\d\d$")
CAMPAIGN = re.compile(r"(?<![A-Za-z0-9])X(1[6-9]|[2-4]\d)(?!\d)")
SEASON = re.compile(
    r"(?<!\d)20(\d\d)\s*[-/_–]\s*(?:20)?(\d\d)(?!\d)|\b(?:campagne|campaign|edition|édition)\W*20(\d\d)\b",
    re.I,
)


@dataclass(frozen=True)
class Choice:
    """What a person chose for one sheet: its tables, folded header → what that column gives ("" for nothing)."""

    tables: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    campaign: str = ""
    dates: str = ""  # 'day' or 'month': what dates begin with where they do not tell


@dataclass(frozen=True)
class Answers:
    """What a person answered for one import.

    `sheets`: label of a sheet → what was chosen for it; under "" what was chosen for all. `is_complete`: the files
    hold all of
    their campaigns, and what they no longer hold goes. `insists`: a file older than the store may undo. `confirms`: the
    programme may become smaller, or a known person change promotion. `statuses`: (table, folded word) → meaning;
    `sectors`: folded name → code, or "" for none.
    """

    sheets: Mapping[str, Choice] = field(default_factory=dict)
    is_complete: bool = False
    insists: bool = False
    confirms: bool = False
    statuses: Mapping[tuple[str, str], str] = field(default_factory=dict)
    sectors: Mapping[str, str] = field(default_factory=dict)

    def of(self, label: str) -> Choice:
        """What was chosen for one sheet: for itself first, then for its file, then for all sheets."""
        choices = [self.sheets[key] for key in (label, label.split(" › ")[0], "") if key in self.sheets]
        return Choice(
            next((one.tables for one in choices if one.tables), ()),
            next((one.columns for one in choices if one.columns), NOTHING),
            next((one.campaign for one in choices if one.campaign), ""),
            next((one.dates for one in choices if one.dates), ""),
        )


def signature(header: Sequence[str]) -> str:
    """What sheets with the same headers, in any order, have in common."""
    return "|".join(sorted({folded(cell) for cell in header} - {""}))


def campaign_of_name(name: str) -> str:
    """The cohort of the campaign that the name of a sheet tells: « Candidatures X20 », « 2021-2022 » are the
    X20's; or "".
    """
    cohorts = {f"X{year}" for year in CAMPAIGN.findall(name)}
    for first, second, single in SEASON.findall(name):
        if single or int(second) == (int(first) + 1) % 100:
            cohorts.add(f"X{(int(first or single) - 1) % 100:02}")
    return cohorts.pop() if len(cohorts) == 1 else ""


def remembered(folder: Path) -> dict[str, Choice]:
    """Signature of the headers → what was chosen for sheets that have them; empty when nothing was."""
    try:
        saved: dict[str, Any] = json.loads((folder / REMEMBERED).read_text())
    except (OSError, ValueError):
        return {}
    choices = {
        key: Choice(tuple(choice["tables"]), choice["columns"], dates=choice.get("dates", ""))
        for key, choice in saved.items()
        if isinstance(choice, dict)
    }
    if old := {header: name for header, name in saved.items() if isinstance(name, str)}:
        choices[OLD] = Choice((), old)
    return choices


def remember(folder: Path, choices: Mapping[str, Choice]) -> None:
    """Keeps what was chosen for sheets, by the signature of their headers; `Choice()` forgets. The campaign is
    never kept.
    """
    kept = {**remembered(folder), **choices}
    whole: dict[str, Any] = {
        key: {"tables": one.tables, "columns": dict(one.columns), "dates": one.dates}
        for key, one in kept.items()
        if key != OLD and one != Choice()
    }
    whole |= kept[OLD].columns if OLD in kept else {}
    files.replace(folder / REMEMBERED, json.dumps(whole, ensure_ascii=False, indent=2).encode())


def forget(folder: Path, key: str) -> None:
    """Forgets what was chosen for sheets with these headers."""
    remember(folder, {key: Choice()})


def of_old(choice: Choice, header: Sequence[str]) -> Choice:
    """What the choices of an earlier version say of a sheet: "table.column" for its headers."""
    columns = {name: choice.columns[name] for name in map(folded, header) if name in choice.columns}
    tables = dict.fromkeys(value.partition(".")[0] for value in columns.values() if value)
    return Choice(
        tuple(table for table in KEYS if table in tables),
        {name: value.partition(".")[2] for name, value in columns.items()},
    )


def as_task(answers: Answers, earlier_choices: Mapping[str, Choice]) -> dict[str, Any]:
    """What was answered about files, now and earlier, as plain values for the process that opens them."""
    return {
        "said": {key: asdict(one) for key, one in answers.sheets.items()},
        "known": {key: asdict(one) for key, one in earlier_choices.items()},
    }


def of_task(task: Mapping[str, Any]) -> tuple[Answers, dict[str, Choice]]:
    """What was answered about files, now and earlier, from the plain values of `as_task`."""
    choices, earlier_choices = (
        {key: replace(Choice(**one), tables=tuple(one["tables"])) for key, one in task[part].items()}
        for part in ("said", "known")
    )
    return Answers(choices), earlier_choices
