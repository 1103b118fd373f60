"""What no text may be, whatever the programme: each rule answers the faults of one text, or of all of them together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.gallery.reading import Told

NUMBER = r"(?<![\w.,:/%°–-])(?P<n>\d{1,3}(?: \d{3})*(?:[.,]\d+)?)"
# Nouns that a number counts; their plural takes an s unless it is given.
NOUNS = {
    "fr": """place élève mentor binôme candidature volontaire promotion campagne secteur vœu/vœux étudiant texte réponse
        semaine jour rencontre raison motif ligne rang personne résultat intervalle nouveau/nouveaux resté revenu arrêt
        retirée recevable attente chance note année caractéristique""",
    "en": """place student mentor pair application volunteer class/classes campaign sector wish/wishes text answer week
        day meeting reason row person/people result interval cohort chance mark year""",
}
PLURALS = {  # plural → singular
    language: {
        plural or f"{singular}s": singular
        for singular, _, plural in (noun.partition("/") for noun in nouns.split())
    }
    for language, nouns in NOUNS.items()
}
FORBIDDEN = (
    *(r"\bnan\b", r"\bNaN\b", r"\bNone\b", r"\bnull\b", r"\binf\b", r"\(s\)", r"\{\w*\}", r"\(\)"),
    *(r"\b(de|que) environ\b", r"\bde (il|aucun)", r"[−-]0(?![\d.,])", r"\.\.(?!\.)", r" ,"),
)
ENGLISH = re.compile(
    r"\b(the|of|and|with|without|students?|pairs?|places are|unknown|missing|week|year|waiting|volunteers?|none|yes|no|"
    r"is|are|was|empty|applications? (for|so)|classes|for|from|their|they|who|which|free|taken)\b"
)
FRENCH = re.compile(
    r"\b(élèves?|binômes?|les|des|une|du|est|sont|pour|avec|sans|places? manqu\w*|candidatures?|attend\w*)\b"
)
# What stands in the data themselves: words of the motivations, names of attributes, sources.
QUOTED = re.compile(
    r"[«“][^»”]*[»”]|`[^`]*`|\([a-z_]+\)|\b[a-z_]+(?= \()|\([^()]*\.csv[^()]*\)|https?:\S+|\bBinômes\b"
)
COMPARED = {
    "fr": r"record|en un an|plus (bas|haut|faible|fort)s?\b|baisse|hausse|jamais|chute|recul|progress",
    "en": r"record|in one year|lowest|highest|largest|fall|fell|rise|rose|never|growth",
}
# Quantity of the ledger → how the texts about the campaign in focus name it.
LEDGER = {
    "fr": {
        "applications": (r"(\d+) candidatures? − ",),
        "eligible": (r"places? pour (\d+) candidatures? recevables?",),
        "with_mentor": (r"= (\d+) élèves? avec mentor",),
        "waiting": (
            r"(\d+)\*{0,2} élèves? recevables?\*{0,2} n’(?:a|ont) pas (?:encore )?de mentor",
            r"(\d+) élèves? attend(?:ent)? un mentor",
            r"\+ (\d+) en attente",
            r"sur (\d+) pourrai(?:t|ent) avoir un mentor",
        ),
        "missing": (r"^Il manque (\d+) places? ", r"(\d+) places? manquent? "),
        "places": (r"(\d+) places? offertes? =",),
        "taken": (r"offertes? = (\d+) prises?",),
        "free_places": (r"prises? \+ (\d+) libres?",),
        "placeable": (
            r"(\d+) élèves? sur \d+ pourrai(?:t|ent)",
            r"(\d+) élèves? en attente p(?:eut|euvent) recevoir",
        ),
    },
    "en": {
        "applications": (r"(\d+) applications? − ",),
        "eligible": (r"places? for (\d+) eligible applications?",),
        "with_mentor": (r"= (\d+) students? with a mentor",),
        "waiting": (
            r"(\d+) students? waits? for a mentor",
            r"(\d+) eligible students?\*{0,2} (?:has|have) no mentor",
        ),
        "missing": (r"^(\d+) places? (?:is|are) missing for the",),
        "placeable": (r"(\d+) students? of \d+ could have a mentor",),
    },
}
SAME_DATE = r"semaine \d+|même date|même semaine|week \d+|same (date|week)"
NEGATIVE = re.compile(
    r"[−-]\d[\d ]* (places?|élèves?|students?|binômes?|pairs?|mentors?|volontaires?|volunteers?)\b"
)


def faults_of(told: Told, language: str, living: Mapping[str, bool]) -> Iterator[str]:
    """What is wrong with one text; `living`: cohorts of which pairing is not over, and whether sign-up is."""
    text = told.text
    if told.kind == "exception":
        yield f"exception: {text}"
    for pattern in FORBIDDEN:
        if re.search(pattern, text):
            yield f"holds {pattern}"
    yield from agreement(text, language)
    if told.page != "motivations" and told.kind not in ("table", "dataframe"):
        yield from foreign(text, language)
    if NEGATIVE.search(text):
        yield "counts below 0"
    yield from compared(told, language, living)


def agreement(text: str, language: str) -> Iterator[str]:
    """A number beside a noun in the wrong form: French says 0 and 1 in the singular, English 1 alone."""
    for found in re.finditer(NUMBER + r"\*{0,2} (?P<word>[\w’]+)", text):
        number = (
            float(found["n"].replace(" ", "").replace(",", "."))
            if language == "fr"
            else float(re.sub("[ ,]", "", found["n"]))
        )
        is_singular = number < 2 if language == "fr" else number == 1
        word = found["word"]
        if (is_singular and word in PLURALS[language]) or (
            not is_singular and word in PLURALS[language].values()
        ):
            yield f"number and noun: {found[0]}"


def foreign(text: str, language: str) -> Iterator[str]:
    """Words of the other language, but for what is quoted."""
    other = ENGLISH if language == "fr" else FRENCH
    if found := other.search(QUOTED.sub(" ", text)):
        yield f"the other language: {found[0]}"


def compared(told: Told, language: str, living: Mapping[str, bool]) -> Iterator[str]:
    """A comparison about a campaign whose pairing goes on, unless at the same date or of final applications."""
    if told.page in ("method", "motivations", "objectives", "solicit", "forecast") or told.kind in (
        "caption",
        "drawn",
        "table",
    ):
        return
    for cohort, is_signed_up in living.items():
        if is_signed_up and re.search("candidature|application", told.text):
            continue
        is_compared = cohort in told.text and re.search(COMPARED[language], told.text, re.IGNORECASE)
        if is_compared and not re.search(SAME_DATE, told.text):
            yield f"compares the {cohort}, whose pairing is not over"


def quantities(told: Told, language: str, ledger: Mapping[str, Any]) -> Iterator[str]:
    """A quantity of the ledger that a text gives another value; `ledger`: exact figures of the campaign in focus."""
    if told.page in ("method", "forecast"):
        return
    for quantity, patterns in LEDGER[language].items():
        for found in (found for pattern in patterns for found in re.findall(pattern, told.text)):
            if ledger.get(quantity) is None or int(found) != ledger[quantity]:
                yield f"{quantity} is {ledger.get(quantity)}, and here {found}"


def living(rows: Iterable[Mapping[str, Any]]) -> dict[str, bool]:
    """Rows of cohort_summary → the cohorts of which pairing is not over, and whether their sign-up is."""
    return {row["cohort"]: row["has_final_applications"] for row in rows if not row["has_final_pairs"]}


def negative(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Counts of cohort_summary below 0."""
    signed = ("difference", "growth", "balance", "cohort_year")
    for row in rows:
        for name, value in row.items():
            if (
                name not in signed
                and isinstance(value, int | float)
                and not isinstance(value, bool)
                and value < 0
            ):
                yield f"{row['cohort']}: {name} {value}"


def identities(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What always adds up in exact figures, where all of it is known."""
    sums = {
        "applications": ("withdrawn", "not_eligible", "eligible"),
        "eligible": ("with_mentor", "waiting"),
        "waiting": ("never_paired", "lost_mentor"),
        "places": ("taken", "free_places"),
    }
    for row in rows:
        for whole, parts in sums.items():
            values = [row.get(name) for name in (whole, *parts)]
            if None not in values and values[0] != sum(values[1:]):  # type: ignore[arg-type]
                yield f"{row['cohort']}: {whole} {values[0]} is not {' + '.join(parts)} {values[1:]}"
        both = row.get("eligible") if row["has_all_applications"] else None, row.get("places")
        if row.get("missing") != (None if None in both else max(0, both[0] - both[1])):  # type: ignore[operator]
            yield f"{row['cohort']}: missing is {row['missing']} for {both[0]} eligible and {both[1]} places"
