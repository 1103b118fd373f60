"""The names that an author gave in other columns, taken out of what he or she wrote."""

import re
from collections.abc import Collection
from functools import lru_cache

import simplemma

from analytics.words.terms.first_names import folded

_LITTLE = frozenset(
    ("de", "du", "des", "la", "le", "les", "van", "von", "der", "el", "al", "ben", "da", "di", "dos")
)
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?:^|[.!?…\n:]|[.!?…]\s?»)[\s«\"(–—-]*$")


def parts_of(names: Collection[str]) -> set[str]:
    """The words of these names, without accents and capitals, and without the little ones."""
    return {part for name in names for part in folded(name).split() if len(part) > 1} - _LITTLE


def spans(text: str, parts: Collection[str]) -> list[tuple[int, int]]:
    """Where words of these names stand, as names: a word of French only inside a sentence, or beside another one."""
    words = [(word, folded(word[0]) in parts) for word in _WORD.finditer(text)]
    return [
        word.span()
        for position, (word, is_own) in enumerate(words)
        if is_own
        and (
            not _is_french(folded(word[0]), word[0].lower())
            or any(near[1] for near in words[max(position - 1, 0) : position + 2] if near[0] is not word)
            or (word[0][0].isupper() and not _SENTENCE.search(text, max(word.start() - 12, 0), word.start()))
        )
    ]


@lru_cache(maxsize=1 << 17)
def _is_french(*spellings: str) -> bool:
    """Whether one of the spellings is a French word, as a table of 250,000 forms has it."""
    return any(simplemma.is_known(spelling, lang="fr") for spelling in spellings)
