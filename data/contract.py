"""What an export may hold: tables, their columns, and the headers under which people write them.

The contract is `data/reference/columns.csv`; a header matches whatever its case, accents and punctuation.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from analytics.language.messages import message

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
    "attribute": ("application_id", "name"),
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
    "attribute": message("characteristics"),
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
    "attribute": "caracteristique|attribut|characteristic",
}
NOTHING: Mapping[str, str] = {}
NAMES = re.compile(r"\b(nom|prenom|name|surname|firstname|lastname)\b")  # in folded headers


@dataclass(frozen=True)
class Column:
    """One column of the contract; `headers` are folded."""

    table: str
    name: str
    type: str
    is_required: bool
    headers: frozenset[str]
    meaning: str


@lru_cache(maxsize=4096)
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


def matched(table: str, headers: Sequence[str], choices: Mapping[str, str] = NOTHING) -> dict[str, int]:
    """Which header (by position) gives each column of `table`; columns that no header gives are left out.

    `choices` are a person's: folded header → "table.column", or "" for a column that is not wanted. What is chosen for
    another table says nothing here, and a required column is taken from an unwanted header rather than from nowhere.
    """
    positions = {folded(header): place for place, header in reversed(list(enumerate(headers)))}
    chosen = {choices[name]: place for name, place in positions.items() if choices.get(name)}
    unwanted = {name for name in positions if choices.get(name) == ""}
    found = {
        column.name: chosen[f"{table}.{column.name}"]
        for column in contract()[table]
        if f"{table}.{column.name}" in chosen
    }
    for column in contract()[table]:
        names = sorted(column.headers & positions.keys() - (set() if column.is_required else unwanted))
        for name in sorted(names, key=unwanted.__contains__):
            if column.name not in found and positions[name] not in found.values():
                found[column.name] = positions[name]
    return found


def missing(table: str, headers: Sequence[str], choices: Mapping[str, str] = NOTHING) -> list[str]:
    """The required columns of `table` that no header gives."""
    found = matched(table, headers, choices)
    return [column.name for column in contract()[table] if column.is_required and column.name not in found]


def recognised(headers: Sequence[str], name: str, choices: Mapping[str, str] = NOTHING) -> list[str]:
    """The tables that a sheet with these headers holds: what was chosen, else most columns, else named by `name`.

    A sheet of volunteers that also gives the mentors' promotion holds both tables. Empty when nothing fits.
    """
    fitting = [table for table in KEYS if not missing(table, headers, choices)]
    if not fitting:
        return []
    chosen = [choices.get(folded(header), "").partition(".")[0] for header in headers]

    def fit(table: str) -> tuple[int, int, bool]:
        is_named = bool(re.search(NAME_HINTS[table], folded(name)))
        return chosen.count(table), len(matched(table, headers, choices)), is_named

    best = max(fitting, key=fit)
    if best == "mentor" and not chosen.count("mentor") and _is_of_students(name):
        return []  # an identifier and a promotion make a mentor, but a list of students has both
    both = ["mentor", "volunteer"]
    return both if best in both and set(both) <= set(fitting) else [best]


def _is_of_students(name: str) -> bool:
    """Whether the name of a sheet says students, and not mentors."""
    return bool(re.search(NAME_HINTS["application"], folded(name))) and not re.search("mentor", folded(name))


def nearest(headers: Sequence[str], name: str) -> str:
    """The table that a sheet most likely was meant to be, to say what it lacks."""
    named = [table for table in KEYS if re.search(NAME_HINTS[table], folded(name))]
    return max(named or KEYS, key=lambda table: len(matched(table, headers)) - len(missing(table, headers)))


@cache
def known_headers() -> frozenset[str]:
    """Every folded header under which the contract knows a column, whatever the table."""
    return frozenset(name for listed in contract().values() for column in listed for name in column.headers)


def free_texts(tables: Sequence[str], headers: Sequence[str], choices: Mapping[str, str]) -> list[int]:
    """The positions of the columns in which somebody wrote freely, for a sheet that holds these tables."""
    return [
        place
        for table in tables
        for name, place in matched(table, headers, choices).items()
        for column in contract()[table]
        if (column.name, column.type) == (name, "text")
    ]


def name_columns(headers: Sequence[str]) -> list[int]:
    """The positions of the columns that hold names of persons, which are never stored."""
    return [place for place, header in enumerate(headers) if NAMES.search(folded(header))]
