"""What the cells of each column of a sheet look like, whatever its header says: addresses, promotions, days, texts…"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from data.contract import folded
from data.intake.sectors import parts_of, sector_names
from data.intake.statuses import is_status

LOOKED_AT = 400  # rows of a sheet, spread over those that come first
MOST_VALUES = 40  # different texts of one column that are handed over, of a small vocabulary
LONG_TEXT, MANY_WORDS = 60, 9  # characters, words: from there on somebody wrote freely

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "email": re.compile(r"[^\s@<>;,]+@[^\s@<>;,]+\.\w"),
    "promotion": re.compile(
        r"^(?:promo\w*\s+)?X[\s'’-]?(?:(?:19|20)\d\d|\d[\dOIl]|[OIl]\d)(?:\s*\(.*\))?$", re.I
    ),
    "year": re.compile(r"^(?:promo\w*\s+)?(?:19[5-9]\d|20[0-4]\d)$", re.I),
    "short_year": re.compile(r"^\d\d$"),
    "season": re.compile(r"^\D{0,12}20\d\d\s*[-/–]\s*(?:20)?\d\d$"),
    "date": re.compile(
        r"^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)"
        r"|^(?:[a-zéû]+\.? )?\d{1,2}(?:er)? [a-zéûA-Z]{3,9}\.?,? (?:19|20)\d\d"
        r"|^(?:[A-Za-z]{3,9},? )?[A-Za-z]{3,9} \d{1,2}, (?:19|20)\d\d"
        r"|^\d{1,2}[ -][a-zéûA-Z]{3,9}\.?[ -](?:(?:19|20)\d\d(?!\d)|\d\d$)"
    ),
    "serial": re.compile(r"^[34]\d{4}(?:[.,]\d+)?$"),
    "time": re.compile(r"\d\s*[:h]\s*\d\d"),
    "rank": re.compile(
        r"^\d{1,2}\s*(?:er|e|re|ère|ème|eme|st|nd|rd|th)?\s*(?:choix|v(?:œ|oe)u|choice)?$", re.I
    ),
    "integer": re.compile(r"^\d{1,9}(?:[.,]0+)?$"),
    "name": re.compile(r"^[A-ZÀ-Ý][\w'’-]*[a-zà-ÿA-ZÀ-Ý]\.?(?:\s+[A-ZÀ-Ý][\w'’.-]*){1,3}$"),
}
HOW_MANY = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|one|two|three|four|five)"
# How many students a mentor takes, as people answer a question, folded: '2 eleves maximum', 'deux', '1 ou 2'. What is
# not one number (`integer_of` in data/sql/parsing.sql) is refused in words.
TAKEN = re.compile(
    rf"^(?:(?:jusqu a|au plus|au maximum|max\w*|up to|at most) )?{HOW_MANY}(?: (?:(?:ou|or|a|to) )?{HOW_MANY})?"
    r"(?: (?:eleves?|etudiante?s?|places?|students?|mentees?|mentoree?s?|filleule?s?|binomes?|jeunes?|personnes?|people"
    r"|max\w*|au (?:plus|max\w*)|at most|(?:et|ou) plus|(?:and|or) more|seule?s?|seulement|only))*$"
)
STARS = re.compile(r"^[★⭐☆✩]{1,5}$")  # how much, as some tools write it
YEAR = re.compile(r"(?:19|20)\d\d")
SHORT_YEAR = re.compile(r"\d{1,2}[ /.-](?:\d{1,2}|[^\W\d]{3,9}\.?)[ /.-](\d\d)(?!\d)")
# « X2O » is a promotion with a slip, no other kind of cell.
LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
FLAGS = frozenset(
    [
        "oui",
        "non",
        "o",
        "n",
        "yes",
        "no",
        "y",
        "true",
        "false",
        "vrai",
        "faux",
        "x",
        "0",
        "1",
        "ok",
        "coche",
        "checked",
    ]
)
MARKS = frozenset(["x", "oui", "yes", "y", "o", "true", "vrai", "1", "ok", "coche", "checked"])
MATURITIES = frozenset(
    ("flou complet", "pas vraiment d idee", "moyen", "assez precis", "precis", "sait precisement")
)
ROLES: Mapping[str, str] = {
    **dict.fromkeys(
        ("eleve", "etudiant", "etudiante", "mentore", "mentoree", "filleul", "filleule", "mentee", "student"),
        "student",
    ),
    **dict.fromkeys(
        (
            "mentor",
            "mentore ancien",
            "parrain",
            "marraine",
            "ancien",
            "ancienne",
            "alumni",
            "alumnus",
            "alumna",
        ),
        "mentor",
    ),
}


@dataclass(frozen=True)
class Kind:
    """One column: rows looked at, cells filled, different texts, and the share of filled cells of each kind.

    `promotions` and `years` are the middle and the number of different years of what reads as promotions and days;
    `values` holds the different texts of a column that has few. `is_counter`: whole numbers that count the rows.
    """

    rows: int = 0
    filled: int = 0
    distinct: int = 0
    shares: Mapping[str, float] = field(default_factory=dict)
    promotion: float = 0
    promotions: int = 0
    oldest: int = 0
    latest: int = 0
    year: float = 0
    values: Sequence[str] = ()
    is_counter: bool = False

    def share(self, *kinds: str) -> float:
        """The share of the filled cells that are of one of these kinds, each cell taken to be of one."""
        return sum(self.shares.get(kind, 0) for kind in kinds)


def kinds(rows: Sequence[Sequence[str]], width: int) -> list[Kind]:
    """What each of the `width` columns holds, from rows spread over these."""
    step = max(1, len(rows) // LOOKED_AT)
    sample = [(place, row) for place, row in enumerate(rows) if place % step == 0]
    return [
        kind_of([(place, row[column].strip()) for place, row in sample if column < len(row)])
        for column in range(width)
    ]


def kind_of(cells: Sequence[tuple[int, str]]) -> Kind:
    """What a column is whose cells, with the places of their rows, are these."""
    filled = [(place, cell) for place, cell in cells if cell]
    if not filled:
        return Kind(rows=len(cells))
    texts = [cell for _, cell in filled]
    counts: dict[str, int] = {}
    for cell in texts:
        for name in _names(cell):
            counts[name] = counts.get(name, 0) + 1
    different = list(dict.fromkeys(texts))
    promotions = sorted(year for cell in texts if (year := entry_year(cell)))
    years = sorted(year for cell in texts if (year := day_year(cell)))
    return Kind(
        len(cells),
        len(texts),
        len(different),
        {name: count / len(texts) for name, count in counts.items()},
        promotions[len(promotions) // 2] if promotions else 0,
        len(set(promotions)),
        promotions[0] if promotions else 0,
        promotions[-1] if promotions else 0,
        years[len(years) // 2] if years else 0,
        different if len(different) <= MOST_VALUES and max(map(len, different)) <= LONG_TEXT else (),
        _counts_rows(filled),
    )


@lru_cache(maxsize=8192)
def _names(cell: str) -> tuple[str, ...]:
    """The kinds of which this text is."""
    plain = folded(cell)
    names = [name for name, pattern in PATTERNS.items() if pattern.search(cell)]
    if plain in FLAGS:
        names.append("flag")
    if plain in MARKS:
        names.append("mark")
    if plain in MATURITIES:
        names.append("maturity")
    if TAKEN.search(plain):
        names.append("places")
    if plain in ROLES:
        names.append("role")
    if is_status(cell):
        names.append("status")
    if len(cell) > LONG_TEXT or len(plain.split()) >= MANY_WORDS:
        names.append("text")
    if (cell.isdigit() and 1 <= int(cell[:9]) <= 20 and len(cell) <= 2) or STARS.search(cell):
        names.append("few")
    parts = parts_of(cell)
    sectors = sector_names()
    if parts and sum(folded(part) in sectors for part in parts) * 2 >= len(parts):
        names.append("sector")
        if len(parts) > 1:
            names.append("several")
    return tuple(names)


def entry_year(cell: str) -> int:
    """The year in which the promotion that this text writes entered the school; 0 when it writes none."""
    if PATTERNS["promotion"].search(cell) or PATTERNS["year"].search(cell):
        if year := YEAR.search(cell):
            return int(year[0])
        digits = re.search(r"\d\d", cell.translate(LETTERS_FOR_DIGITS))
        short = int(digits[0]) if digits else 0
        return short + (2000 if short < 50 else 1900)
    return 0


def day_year(cell: str) -> int:
    """The year of the day that this text writes; 0 when it writes none."""
    if PATTERNS["serial"].search(cell):
        return 1900 + int(int(cell[:5]) / 365.25)
    if not PATTERNS["date"].search(cell):
        return 0
    if year := YEAR.search(cell):
        return int(year[0])
    short = SHORT_YEAR.match(cell)
    return 2000 + int(short[1]) if short else 0


def _counts_rows(filled: Sequence[tuple[int, str]]) -> bool:
    """Whether whole numbers go up or down with the rows, with few gaps: a running number, not an identifier."""
    if len(filled) < 1 or not all(cell.isdigit() and len(cell) < 7 for _, cell in filled):
        return False
    numbers = [int(cell) for _, cell in filled]
    if len(numbers) == 1:
        return numbers[0] == 1
    rises = {(following > number) - (following < number) for number, following in pairwise(numbers)}
    rows = abs(filled[-1][0] - filled[0][0])
    return rises in ({1}, {-1}) and abs(numbers[-1] - numbers[0]) <= 2 * rows + 10 and min(numbers) <= 100_000
