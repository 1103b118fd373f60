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
    "published": ("code",),
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
    "published": message("published numbers"),
}
COLUMN_TITLES: Mapping[str, str] = {  # column of the contract → what a person calls it
    "answered_on": message("Day of the answer"),
    "also_application": message("Another address of the student"),
    "also_mentor": message("Another address of the mentor"),
    "application_id": message("Student's identifier"),
    "applied_on": message("Day of the application"),
    "campaign": message("Campaign"),
    "capacity": message("Places offered"),
    "closes_on": message("Last day to apply"),
    "code": message("Class"),
    "cohort": message("Students' class"),
    "eligible": message("Eligible (yes or no)"),
    "end_reason": message("Why the pair ended"),
    "ended_on": message("Day on which the pair ended"),
    "maturity": message("Maturity of the project (1 to 5)"),
    "mentor_id": message("Mentor's identifier"),
    "met_on": message("Day of the meeting"),
    "motivation": message("Motivation"),
    "moment": message("Moment of the answer"),
    "name": message("Characteristic"),
    "origin": message("Source"),
    "opens_on": message("First day to apply"),
    "pairs": message("Pairs published"),
    "paired_on": message("Day on which the pair was formed"),
    "planned_months": message("Planned length in months"),
    "promotion": message("Mentor's class"),
    "published_on": message("Published on"),
    "respondent": message("Who answers"),
    "satisfaction": message("Satisfaction (1 to 5)"),
    "role": message("Student or mentor"),
    "sector": message("Mentor's sector"),
    "sectors": message("Sectors wished"),
    "size": message("Size of the class"),
    "status": message("Status"),
    "trained_on": message("Day of the training"),
    "value": message("Value"),
    "volunteered_on": message("Day on which the places were offered"),
    "withdrawn_on": message("Day of withdrawal"),
}
NOTHING: Mapping[str, str] = {}
NAMES = re.compile(r"\b(nom|prenom|name|surname|firstname|lastname)\b")  # in folded headers


@dataclass(frozen=True)
class Column:
    """One column of the contract; `headers` are folded, the surest first.

    A column may stand several times, with another type: an address in place of an identifier, the years of a
    campaign in place of a promotion.
    """

    table: str
    name: str
    type: str
    is_required: bool
    headers: Sequence[str]
    meaning: str


# What somebody ticks, as a word; a cross may say yes in a box and no in a list of answers.
SIGNS: Mapping[str, str] = {
    **dict.fromkeys("✓✔☑✅", "oui"),
    **dict.fromkeys("❌✘✖☐🚫⛔", "non"),
    **dict.fromkeys("×✗☒", "x"),
}


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text without case, accents and punctuation: 'E-mail (élève)' gives 'e mail eleve'; a sign alone as a word."""
    text = SIGNS.get(text.strip(" \ufe0f"), text)
    spelled = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
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
        headers = [*row["headers"].split("|"), row["column"]]
        tables[row["table"]].append(
            Column(
                row["table"],
                row["column"],
                row["type"],
                row["required"] == "yes",
                tuple(dict.fromkeys(folded(header) for header in headers if header)),
                row["meaning"],
            )
        )
    return tables


def targets(table: str) -> list[str]:
    """The names of the table's columns, each once, in the contract's order."""
    return list(dict.fromkeys(column.name for column in contract()[table]))


@cache
def known_headers() -> frozenset[str]:
    """Every folded header under which the contract knows a column, whatever the table."""
    return frozenset(name for listed in contract().values() for column in listed for name in column.headers)


def name_columns(headers: Sequence[str]) -> list[int]:
    """The positions of the columns that hold names of persons, which are never stored."""
    return [place for place, header in enumerate(headers) if NAMES.search(folded(header))]
