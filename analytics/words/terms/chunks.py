"""From what stands between two spaces of a text to its words, in lower case and spelled one way."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set

BREAK = "."  # where the text stops: a term of several words does not go over it

_SAME_SIGN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u2010": "-", "\u2011": "-", "₂": "2", "\u00ad": None}
)
_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}")  # I.A., R.H.
# étudiant·e·s, motivé.e.s, ingénieur(e)s, directeur.trice, étudiant-e-s: the first word is enough
_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_]{2})(?:[·•‧⋅.(]|-(?=(?:e|es|rice|trice|euse|ienne|ne|ère|ve)(?:-?s)?\b))(?:(?:rice|trice|euse|ienne|enne|nne|ère|ve|se|te|ne|les?|ales?|elles?|e)s?|s)"
    r"[)·•‧⋅.-]*s?(?![^\W\d_])"
)
# A word, or a number with the letters stuck to it; R&D, bac+5, C++, savoir-faire, l'usine are of one piece.
_PIECE = re.compile(r"[^\W_]+(?:[-'&+][^\W_]+)*(?:\+\+|#)?|&")
_ELISION = re.compile(r"((?:jus|lors|puis|quoi|pres|quel)?qu|entr|[ldjmtsnc])'(?=.)")
_INVERSION = re.compile(
    r"(?<!^rendez)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|toi|lui|leur|les?|la|y|en)$"
)
_POSSESSIVE = re.compile(r"'s?$")
_ARTICLES = frozenset(("le", "la", "les", "l", "un", "une"))
_CONTRACTED = {"du": "de", "des": "de", "d": "de", "au": "à", "aux": "à"}


def words_of(chunk: str, variants: Mapping[str, str], whole: Set[str] = frozenset()) -> Iterator[str]:
    """The words of one chunk and a BREAK for each punctuation, in order: 'L’énergie,' gives 'énergie' and BREAK.

    Articles are left out and contractions undone, so that 'conduite du changement' and 'conduite de changement' are one
    term. `variants` gives the spelling of some words, possibly several; a word of `whole` is never cut in pieces.
    """
    text = unicodedata.normalize("NFC", chunk).translate(_SAME_SIGN).lower()
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    if not text.isalpha():
        text = _INCLUSIVE.sub("", text)
    end = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > end:
            yield BREAK
        yield from _cut(piece[0], variants, whole)
        end = piece.end()
    if end < len(text) or not text:
        yield BREAK


def _cut(word: str, variants: Mapping[str, str], whole: Set[str]) -> Iterator[str]:
    """The words of a piece without punctuation: elided words, inverted pronouns and articles are cut."""
    if word in _ARTICLES:
        return
    if word in variants:
        yield from variants[word].split()
        return
    if word in whole:
        yield _CONTRACTED.get(word, word)
        return
    elided = _ELISION.match(word)
    if elided:
        if elided[1] == "d":
            yield "de"
        yield from _cut(word[elided.end() :], variants, whole)
        return
    shorter = _POSSESSIVE.sub("", _INVERSION.sub("", word))
    if shorter != word:
        yield from _cut(shorter, variants, whole)
    else:
        yield _CONTRACTED.get(word, word)
