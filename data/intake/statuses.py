"""What the word of a status column means for an application, a pair or an offer; a word that is not known is asked."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from analytics.language.messages import message
from data.contract import folded, reference_rows

MEANINGS: Mapping[str, Mapping[str, str]] = {  # table → meaning → as people say it
    "application": {
        "eligible": message("eligible"),
        "refused": message("not eligible"),
        "withdrawn": message("withdrawn"),
    },
    "pairing": {
        "pair": message("a pair that was formed"),
        "ended": message("a pair that ended"),
        "none": message("no pair: refused, cancelled or only proposed"),
    },
    "volunteer": {
        "available": message("offers places"),
        "unavailable": message("offers no place"),
    },
}


@cache
def _patterns(table: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """The meanings of a table with what says them, the narrower first."""
    return [
        (row["meaning"], re.compile(rf"\b(?:{row['pattern']})\b"))
        for row in reference_rows("statuses")
        if row["table"] == table
    ]


def meaning(table: str, written: str, chosen: Mapping[tuple[str, str], str]) -> str:
    """What a status means, or "" when nothing says it, or it says two things at once.

    `chosen`: (table, folded text) → meaning, kept by the coordinator; it goes before what is known here.
    """
    plain = folded(written)
    if (table, plain) in chosen:
        return chosen[table, plain]
    meanings = set()
    for name, pattern in _patterns(table):
        if pattern.search(plain):
            meanings.add(name)
            plain = pattern.sub(" ", plain)
    return meanings.pop() if len(meanings) == 1 else ""


def is_status(written: str) -> bool:
    """Whether a text is a word of a status column, whatever it is the status of."""
    return len(written) <= 60 and any(meaning(table, written, {}) for table in MEANINGS)
