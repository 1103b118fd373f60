"""The words of the motivations: from one piece of text between two spaces to the word to count, if any."""

import re
import unicodedata
from collections.abc import Set

SHORT_WORDS = frozenset({"ia"})  # artificial intelligence: the only word of two letters worth counting
FEWEST_LETTERS = 3

_SAME_SIGN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u2010": "-", "\u2011": "-", "–": "-"}
)
_NEVER_A_WORD = re.compile(r"[@\d]|://|^www\.|\.(?:fr|com|org|net|edu|eu|io)\b")
_ELISION = re.compile(r"^(?:(?:jus|lors|puis|quoi|pres)?qu|[ldjmtsnc])'")
_INVERSION = re.compile(
    r"(?<!^rendez)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|toi|lui|leur|les?|la|y|en)$"
)
_INCLUSIVE = re.compile(r"[·•‧⋅].*$|(?<=\w)\([^)]*\)")  # étudiant·e·s, étudiant(e)s
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def term_of(chunk: str, stop: Set[str]) -> str | None:
    """The word to count in one whitespace-separated chunk of a French or English text; None when there is none.

    Lower case, composed accents, straight apostrophes; article and pronoun cut ('l’énergie' is 'énergie'), so are
    punctuation and inverted pronouns ('puis-je' is 'puis'). No word: what holds an @, a digit or an address, what
    has fewer than three letters (but 'ia'), and the words of `stop`, which are spelled like the words returned.
    """
    text = unicodedata.normalize("NFC", chunk).translate(_SAME_SIGN).lower()
    if _NEVER_A_WORD.search(text):
        return None
    word = _EDGE.sub("", _INCLUSIVE.sub("", text))
    if word in stop:
        return None
    word = _EDGE.sub("", _INVERSION.sub("", _ELISION.sub("", word)))
    if word in stop or not _WORD.fullmatch(word):
        return None
    letters = sum(character.isalpha() for character in word)
    return word if letters >= FEWEST_LETTERS or word in SHORT_WORDS else None
