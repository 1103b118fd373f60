"""What an export may hold: tables, their columns, and the headers under which people write them.

The contract is `data/reference/columns.csv`; a header matches whatever its case, accents and punctuation.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analytics.texts import message

REFERENCE = Path(__file__).parent / "reference"

KEYS: Mapping[str, tuple[str, ...]] = {
    "campaign": ("cohort",),
    "application": ("application_id",),
    "mentor": ("mentor_id",),
    "volunteer": ("mentor_id", "cohort"),
    "pairing": ("application_id", "mentor_id"),
    "meeting": ("application_id", "met_on"),
    "survey": ("application_id", "respondent", "answered_on"),
    "training": ("mentor_id", "trained_on"),
}
TITLES: Mapping[str, str] = {
    "campaign": message("campaigns"),
    "application": message("applications"),
    "mentor": message("mentors"),
    "volunteer": message("volunteers"),
    "pairing": message("pairings"),
    "meeting": message("meetings"),
    "survey": message("survey answers"),
    "training": message("trainings"),
}
NAME_HINTS: Mapping[str, str] = {
    "campaign": "campagne|campaign",
    "application": "candidat|application|eleve|student",
    "mentor": "mentor|annuaire",
    "volunteer": "volont|volunteer|capacite|disponib",
    "pairing": "binome|pair|appariement|mise en relation",
    "meeting": "rencontre|meeting",
    "survey": "enquete|survey|satisfaction|bilan",
    "training": "formation|training",
}


@dataclass(frozen=True)
class Column:
    """One column of the contract; `headers` are folded."""

    table: str
    name: str
    type: str
    is_required: bool
    headers: frozenset[str]
    meaning: str


def folded(header: str) -> str:
    """The header without case, accents and punctuation: 'E-mail (élève)' gives 'e mail eleve'."""
    spelled = unicodedata.normalize("NFKD", header.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in spelled if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def reference_rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/reference/NAME.csv`, as text."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def contract() -> Mapping[str, Sequence[Column]]:
    """The columns of each table, an identifier before the e-mail that may stand for it."""
    tables: dict[str, list[Column]] = {table: [] for table in KEYS}
    for row in reference_rows("columns"):
        headers = {row["column"], *row["headers"].split("|")}
        tables[row["table"]].append(
            Column(
                row["table"],
                row["column"],
                row["type"],
                row["required"] == "yes",
                frozenset(folded(header) for header in headers if header),
                row["meaning"],
            )
        )
    return tables


def targets(table: str) -> list[str]:
    """The names of the table's columns, each once, in the contract's order."""
    return list(dict.fromkeys(column.name for column in contract()[table]))


def matched(table: str, headers: Sequence[str]) -> dict[str, int]:
    """Which header (by position) gives each column of `table`; columns that no header gives are left out."""
    positions = {folded(header): place for place, header in reversed(list(enumerate(headers)))}
    found: dict[str, int] = {}
    for column in contract()[table]:
        place = next((positions[name] for name in sorted(column.headers) if name in positions), None)
        if place is not None and place not in found.values():
            found.setdefault(column.name, place)
    return found


def missing(table: str, headers: Sequence[str]) -> list[str]:
    """The required columns of `table` that no header gives."""
    found = matched(table, headers)
    return [column.name for column in contract()[table] if column.is_required and column.name not in found]


def recognised(headers: Sequence[str], name: str) -> list[str]:
    """The tables that a sheet with these headers holds: the one with most columns matched, named best by `name`.

    A sheet of volunteers that also gives the mentors' promotion holds both tables. Empty when nothing fits.
    """
    fitting = [table for table in KEYS if not missing(table, headers)]
    if not fitting:
        return []

    def fit(table: str) -> tuple[int, bool]:
        return len(matched(table, headers)), bool(re.search(NAME_HINTS[table], folded(name)))

    best = max(fitting, key=fit)
    both = ["mentor", "volunteer"]
    return both if best in both and set(both) <= set(fitting) else [best]


def nearest(headers: Sequence[str], name: str) -> str:
    """The table that a sheet most likely was meant to be, to say what it lacks."""
    named = [table for table in KEYS if re.search(NAME_HINTS[table], folded(name))]
    return max(named or KEYS, key=lambda table: len(matched(table, headers)) - len(missing(table, headers)))
