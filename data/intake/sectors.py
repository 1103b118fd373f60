"""The sectors that a cell names, however people and forms write several of them in it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from data.contract import NOTHING, folded, reference_rows

BETWEEN = re.compile(r"[|;\n\r•●]+|(?:^|\s)\d{1,2}\s*[.)]\s+")
FURTHER = (
    re.compile(r"\s*,\s*"),
    re.compile(r"\s*[/>]\s*"),
    re.compile(r"\s+[-–—]\s+"),
    re.compile(r"\s*[&+]\s*|\s+(?:et|ou|and|or)\s+", re.I),
)
ASIDE = re.compile(r"\s*\([^()]*\)")
OTHER = re.compile(
    r"^\s*(?:autres?|other|pr[ée]cisez|secteurs?|vœux?|voeux?|choix)\s*(?:\([^()]*\))?\s*[:=]\s*", re.I
)
RANKED = re.compile(
    r"^\s*(?:\d{1,2}\s*[.):-]?|\d(?:er|re|e|ère|ème|eme|st|nd|rd|th)\s*(?:choix|vœu|voeu)?\s*:?|[-*–])\s+",
    re.I,
)
NONE = frozenset(
    [
        "",
        "autre",
        "autres",
        "other",
        "others",
        "aucun",
        "aucune",
        "none",
        "n",
        "a",
        "na",
        "n a",
        "neant",
        "rien",
        "non",
        "sans",
        "so",
        "ras",
        "nc",
    ]
)


@cache
def sector_names() -> Mapping[str, str]:
    """Folded name → code, of every name that `data/reference/sectors.csv` knows."""
    return {
        folded(name): row["code"]
        for row in reference_rows("sectors")
        for name in (row["code"], row["label_fr"], row["label_en"], *row["synonyms"].split("|"))
        if name
    }


def parts_of(text: str, aliases: Mapping[str, str] = NOTHING) -> list[str]:
    """The sectors that a text names, as it writes them: a name that is known whole is never cut in pieces.

    What no list knows stays a part of its own, as long as its separators allow.
    """
    names = {**sector_names(), **aliases}
    parts: list[str] = []
    for written in BETWEEN.split(text):
        parts += _cut(_plain(written), names, 0)
    return list(dict.fromkeys(part for part in parts if folded(part) not in NONE))


def read(text: str, aliases: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The codes of the sectors that a text names, in its order, and the parts that no list knows.

    `aliases`: folded text → code, or "" for one that counts for nothing; kept by the coordinator.
    """
    names = {**sector_names(), **aliases}
    parts = parts_of(text, aliases)
    codes = [names[folded(part)] for part in parts if folded(part) in names]
    return list(dict.fromkeys(filter(None, codes))), [part for part in parts if folded(part) not in names]


def _plain(written: str) -> str:
    return RANKED.sub("", OTHER.sub("", written.strip())).strip()


def _cut(text: str, names: Mapping[str, str], depth: int) -> list[str]:
    """The parts of a text at the separators of FURTHER from `depth` on, the looser ones only where they help."""
    if not text or folded(text) in names:
        return [text] if text else []
    bare = ASIDE.sub("", text).strip()
    if bare != text and folded(bare) in names:
        return [bare]
    if depth == len(FURTHER):
        return [text]
    pieces = [
        _plain(piece)
        for piece in FURTHER[depth].split(bare if depth == 0 else text)
        if piece and piece.strip()
    ]
    if len(pieces) < 2:
        return _cut(text, names, depth + 1)
    parts = [part for piece in pieces for part in _cut(piece, names, depth + 1)]
    if depth == 0 or _all_known(parts, names):
        return parts
    return _cut(text, names, depth + 1)


def _all_known(parts: Sequence[str], names: Mapping[str, str]) -> bool:
    return all(folded(part) in names for part in parts)
