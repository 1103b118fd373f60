"""What the header of a column says: whose it is, the student's or the mentor's, and which columns it may give."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.contract import Column, folded, known_headers, reference_rows
from data.intake.kinds import PATTERNS, Kind

STUDENT, MENTOR = "student", "mentor"
SIDES: Mapping[str, re.Pattern[str]] = {
    STUDENT: re.compile(
        r"\b(?:eleves?|etudiante?s?|mentoree?s?|filleule?s?|mentees?|students?|candidate?s?|polytechnicien\w*)\b"
    ),
    MENTOR: re.compile(r"\b(?:mentors?|parrains?|marraines?|anciens?|anciennes?|alumn\w+)\b"),
}
PARTICLES = re.compile(
    r"\b(?:attribuee?s?|affectee?s?|assignee?s?|designee?s?|assigned|de|du|des|d|le|la|l|les|votre|vos|mon|ma|mes|your|my|of|the|s|par|un|une|n)\b"
)
WISHED = re.compile(r"\b(?:souhait\w*|voeux?|wish\w*|interess\w*|preferences?|vises?)\b")
LONGEST_SIDED = 6  # words: a longer header is a question, which names people without being about them
PERSONAL = re.compile(
    r"\b(nom|prenom|name|surname|firstname|lastname|tel|telephone|portable|mobile|phone|adresse|address|mail|email"
    r"|courriel|messagerie|linkedin)\b"
)
COUNTERS = re.compile(
    r"^(?:id|n|no|num|numero|rang|ligne|index|serial|sid|seq|reference commande"
    r"|.*\b(?:id|numero|n)\b.*\b(?:reponses?|responses?|lignes?|soumissions?|submissions?|serie|commandes?)\b.*"
    r"|.*\b(?:response|submission|record|network|respondent|reponse)\b.*\bid\b.*)$"
)
TRUSTED = re.compile(r"\b(?:matricule|student (?:id|number)|numero (?:d |de l )?(?:etudiant|eleve)|ine)\b")


@lru_cache(maxsize=4096)
def side_of(header: str) -> str:
    """Whose the column is by its header: 'student', 'mentor', or "" when it does not say."""
    plain = folded(header)
    if header.rstrip().endswith("?") or len(plain.split()) > LONGEST_SIDED:
        return ""
    sides = [side for side, pattern in SIDES.items() if pattern.search(plain)]
    return sides[0] if len(sides) == 1 else ""


@lru_cache(maxsize=4096)
def reduced(header: str) -> str:
    """The folded header without whose it is and without small words: « Adresse e-mail de l'élève » is 'adresse
    e mail'.
    """
    plain = folded(header)
    for pattern in (*SIDES.values(), PARTICLES):
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split())


@dataclass(frozen=True)
class Reading:
    """One row of `data/reference/readings.csv`: how people phrase what the contract calls otherwise."""

    column: str
    sides: frozenset[str]
    needs: Sequence[str]
    pattern: re.Pattern[str]


@cache
def readings() -> Sequence[Reading]:
    """The phrasings, those of one column from the surest on."""
    return [
        Reading(
            row["column"],
            frozenset((STUDENT, MENTOR, "") if row["sides"] == "any" else row["sides"].split("|")),
            row["needs"].split("|"),
            re.compile(rf"\b(?:{row['pattern']})\b"),
        )
        for row in reference_rows("readings")
    ]


def suits(needs: Sequence[str], kind: Kind) -> bool:
    """Whether the cells are of what is needed: one of these kinds by half, none of those after a '!'."""
    if not kind.filled:
        return True
    barred = [need[1:] for need in needs if need.startswith("!")]
    wanted = [need for need in needs if not need.startswith("!")]
    if any(kind.share(name) >= 0.5 for name in barred):
        return False
    return not wanted or max(kind.share(name) for name in wanted) >= 0.5


NEEDS: Mapping[
    str, Sequence[str]
] = {  # of a column of the contract, by its type, where the header is its very name
    "identifier": ("!date", "!name"),
    "email": ("email",),
    "campaign": ("season", "year", "promotion"),
    "date": ("!flag",),
}


def worth(column: Column, header: str, kind: Kind, sides: frozenset[str]) -> int:
    """How well a header and its cells give a column of the contract; 0 when they do not."""
    plain, side = folded(header), side_of(header)
    if not suits(NEEDS.get(column.type, ()), kind):
        return 0
    if plain in column.headers:
        return 200 - column.headers.index(plain)
    short = reduced(header)
    alike = [
        place
        for place, (name, whose) in enumerate(_reduced_headers(column))
        if name == short and whose in ("", side)
    ]
    return 140 - alike[0] if alike and side in sides and (short or side) else 0


@lru_cache(maxsize=256)
def _reduced_headers(column: Column) -> Sequence[tuple[str, str]]:
    return [(reduced(name), side_of(name)) for name in column.headers]


def phrased(name: str, header: str, kind: Kind, sides: frozenset[str]) -> int:
    """How well a question or a longer header gives the column `name`; 0 when it does not."""
    plain, side = folded(header), side_of(header)
    for place, reading in enumerate(readings()):
        if reading.column != name or side not in reading.sides or side not in sides:
            continue
        if (match := reading.pattern.search(plain)) and suits(reading.needs, kind):
            return 100 - place + (5 if match.start() == 0 else 0)
    return 0


def header_worth(row: Sequence[str]) -> int:
    """How much a row looks like the headers of a sheet: names that are known or phrased, less what only data
    looks like.
    """
    points = 0
    names = {folded(cell): cell for cell in row if cell.strip()}
    for plain, cell in names.items():
        if plain in known_headers():
            points += 3
        elif _is_data(cell):
            points -= 2
        elif reduced(cell) in known_headers() or any(reading.pattern.search(plain) for reading in readings()):
            points += 1
    return points if len(names) > 1 else min(points, 0)


def _is_data(cell: str) -> bool:
    return any(
        PATTERNS[name].search(cell.strip()) for name in ("email", "promotion", "year", "date", "integer")
    )
