"""Names that no list has, recognised by what stands next to them: somebody one knows, or a firm called after somebody.

'mon frère Thélio', 'Cabinet Rousselot', 'Garnier Associés': a word with a capital that is no word of French or English
and no firm that everybody knows goes there. Elsewhere such a word stays: it may be a town, a firm or a machine.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import simplemma

from analytics.words.terms.first_names import COMMON, FIRMS, FIRST_NAMES, is_first_name

_UP = "A-ZÀ-ÖØ-ÞŒŸĆČĐĞİŁŃŘŚŞŠŹŻŽ"
_NAME = rf"(?:[dDlLO]['’])?[{_UP}][^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*"
_GAP = r"[^\S\n]+"
_KIN = (
    r"(?i:père|mère|parents|frères?|s(?:œ|oe)urs?|cousine?s?|oncles?|tantes?|amie?s?|potes?|copains?|copines?|binôme"
    r"|coll?oc(?:ataire)?s?|parrains?|marraines?|tuteurs?|tutrices?|camarades?|voisine?s?|prof(?:esseure?)?s?|maître"
    r"|fils|fille|épou(?:x|se)|mari|femme|compagn(?:on|e)|friends?|brothers?|sisters?|professor|uncle|aunt|mentor)"
)
_PARTICLE = r"(?:(?:de la|de|du|des|le|la|van|von|el|al|ben)[^\S\n]+)?"
_SURE = (
    r"(?i:cabinet|étude|société|groupe|maison|établissements|ets|entreprise|agence|atelier|clinique|sarl|sas)"
)
_AFTER = (
    r"(?:&|et)?[^\S\n]*(?:Fils|fils|Filles|Frères|frères|Associés|associés|Cie|Ingénierie|Avocats|Notaires|Conseil"
    r"|Consulting|Partners|Nautic|Immobilier|Transports|Construction)(?![^\W\d_])"
)
_CALLED = rf"(?:{_GAP}(?:de|d['’]))?,?{_GAP}({_PARTICLE}{_NAME}(?:{_GAP}{_PARTICLE}{_NAME}){{0,2}})"
_KNOWN = re.compile(rf"(?<![^\W\d_]){_KIN}{_CALLED}")
_CALLED_AFTER = re.compile(rf"(?<![^\W\d_]){_SURE}{_CALLED}")
_FIRM = re.compile(rf"(?<![^\W\d_])({_NAME}(?:{_GAP}{_NAME})?){_GAP}{_AFTER}")
_LOWER = re.compile(rf"(?<![^\W\d_])([^\W\d_]{{3,}}){_GAP}([^\W\d_]{{3,}})(?![^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand, in any order; they may meet."""
    for match in _KNOWN.finditer(text):
        if any(is_unknown(word) or is_first_name(word) for word in _WORD.findall(match[1])):
            yield match.span(1)
    for pattern in (_CALLED_AFTER, _FIRM):
        for match in pattern.finditer(text):
            for word in _WORD.finditer(match[1]):
                if is_unknown(word[0]):
                    yield match.start(1) + word.start(), match.start(1) + word.end()
    for match in _LOWER.finditer(text):
        if match[1] in FIRST_NAMES and match[2].islower() and is_unknown(match[2]):
            yield match.span()


def is_sign(chunk: str) -> bool:
    """Whether a chunk between two spaces may be such a name: an unknown word with a capital, a first name without."""
    return any(
        (word[0].isupper() and not word.isupper() and is_unknown(word)) or word in FIRST_NAMES
        for word in _WORD.findall(chunk)
    )


@lru_cache(maxsize=1 << 17)
def is_unknown(word: str) -> bool:
    """Whether neither French nor English has the word, nor the list of firms: 'Thélio', and not 'Thales', 'Conseil'."""
    lower = word.lower()
    if lower in COMMON or lower in FIRMS or lower.endswith("ment"):
        return False
    parts = [part for part in lower.split("-") if len(part) > 2]
    return not all(simplemma.is_known(part, lang=("fr", "en")) for part in parts)
