"""Personal data taken out of a free text: addresses, numbers, names. What cannot be told from a word stays.

A name is told by what stands next to it: a title, a promotion, 'je m'appelle', a first name, the end of a letter.
Nothing else can tell a surname from the name of a firm; that fewer than five authors write it is the net under this.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from analytics.words.terms import addresses, own_names, unknown_names
from analytics.words.terms.first_names import NOT_PERSONS, begins_with_first_name, folded, is_first_name

GONE = "…"

_UP = "A-ZÀ-ÖØ-ÞŒŸĆČĐĞİŁŃŘŚŞŠŹŻŽ"
_GAP = r"[^\S\n]"  # a space of any kind inside one line
_HYPHEN = r"\-\u2010\u2011"
_QUOTE = "'’ʼ"
# Apostrophes stay inside O'Brien, D'Ornano and N'Diaye, and cut l'Oréal.
_CAPITAL = rf"(?:[ODN][{_QUOTE}](?=[{_UP}]))?[{_UP}][^\W\d_]*(?:[{_HYPHEN}][^\W\d_]+)*"
_INITIAL = rf"[{_UP}]\.(?:[{_HYPHEN}]?[{_UP}]\.)?"
_PARTICLE = r"(?:(?:de la|de|du|des|le|la|van der|van|von|el|al|ben|da|dos|di|d['’])\s?)"
# Words that begin with a capital next to a title or a promotion without being anybody's name.
_NO_NAME = (
    "(?!(?:Le|La|Les|L|Un|Une|De|Du|Des|D|Et|Ou|En|À|A|Je|J|Il|Elle|On|Nous|Vous|Ce|Cet|Cette|Mon|Ma|Mes|Votre|Vos"
    "|Au|Aux|Pour|Dans|Avec|Comme|Promotion|Promo|Cohorte|Polytechnique|École|Ecole|Polytechniciens?|Polytechnicienne"
    "|Élèves?|Elèves?|Étudiante?s?|Etudiante?s?|Bonjour|Bonsoir|Merci|Madame|Monsieur|Groupe|Campagne|Mentors?|Ancien"
    "|Anciens|Alumni|Diplômée?s?|Ingénieure?|Directeur|Directrice|Président|Présidente|Machine|Master|Beaucoup|Vous"
    "|Cordialement|Bien|Très|Si|Mais|Donc|Car)(?![^\\W\\d_]))"
)
_NAMES = (
    rf"(?:{_INITIAL}|{_NO_NAME}{_CAPITAL})"
    rf"(?:{_GAP}+(?:{_INITIAL}|{_NO_NAME}{_CAPITAL})|(?<=\.){_NO_NAME}{_CAPITAL}){{0,3}}"
)
# A full stop belongs to an abbreviation; after a whole word it ends the sentence: « un poste de professeur. Ensuite… ».
_TITLE = (
    r"(?:(?:MM?|Mr|Mrs|Ms|Miss|Mmes?|MMES?|Mlles?|MLLES?|Dr|DR|Drs|Pr|Prof|Me|mme|mlle|mr|dr|pr)\.?"
    r"|[Mm]onsieur|MONSIEUR|[Mm]essieurs|[Mm]adame|MADAME|[Mm]esdames|[Mm]ademoiselle|[Dd]octeure?|[Pp]rofesseure?"
    r"|[Mm]a[iî]tre|[Gg]énéral|[Cc]olonel|[Cc]apitaine|[Ll]ieutenant|[Cc]ommandant|[Aa]miral)"
)
_PROMOTION = r"X['’\s]?(?:19|20)?\d{2}(?!\d)"
_NO_LOWER_NAME = (
    r"(?!(?:et|je|j|de|du|des|la|le|les|l|un|une|en|à|au|aux|qui|que|suis|ai|actuellement|mon|ma|mes|votre|pour|par"
    r"|dans|ici|encore|élève|étudiante?|ou|sur|car|mais)\b)"
)

# What a scrubbed text may not hold, looked for in this order where a sign of each group is seen.
_NUMBERS = (
    # numbers: IBAN, social security, telephone, any other run of nine figures and more
    r"(?<![^\W_])[A-Z]{2}\d{2}(?:[ \u00a0\u202f.-]?[A-Z\d]{4}){3,7}(?:[ \u00a0\u202f]?[A-Z\d]{1,3})?(?![^\W_])",
    r"(?<!\d)[12]\s?\d\d\s?\d\d\s?(?:\d\d|2[AaBb])\s?\d{3}\s?\d{3}(?:\s?\d\d)?(?!\d)",
    r"(?<!\w)(?:\+|00)\s?\d{1,3}(?:[\s.()/-]{0,3}\d){6,13}(?!\d)",
    r"(?<!\d)\d(?:[ \u00a0\u202f./_-]{0,2}\d){8,}(?!\d)",
    # where somebody lives, when somebody was born
    r"(?i)\b\d{1,4}\s?(?:bis|ter)?,?\s(?:rue|avenue|av\.|boulevard|bd|allée|impasse|chemin|quai)\s[^,;.\n]{2,40}",
    r"(?i)(?<!\w)née?s?\sle\s\d{1,2}\S*(?:\s\w+\s\d{4})?",
    # names: next to a promotion
    rf"(?:{_TITLE}{_GAP}+)?{_NAMES},?{_GAP}*\(?{_GAP}*(?:(?i:de la )?(?i:promo(?:tion)?){_GAP}*)?{_PROMOTION}"
    rf"(?:{_GAP}*\))?",
    rf"(?<!\w){_PROMOTION}\)?,?{_GAP}+{_NO_NAME}{_CAPITAL}{_GAP}+{_NO_NAME}{_CAPITAL}",
)
_TITLES = (
    # after a title
    rf"(?<![\w{_QUOTE}]){_TITLE}{_GAP}+(?:{_TITLE}{_GAP}+)?{_PARTICLE}?{_NAMES}"
    rf"(?:(?<=\w){_GAP}+et{_GAP}+(?:{_TITLE}{_GAP}+)?{_NAMES})?",
    rf"(?i:(?<!\w)(?:mme|mlle)\.?{_GAP}+{_NO_LOWER_NAME}[^\W\d_]{{2,}}(?:-[^\W\d_]+)*)",
)
_INTRODUCTIONS = (
    # after what introduces somebody
    rf"(?i:(?<!\w)(?:je[^\S\n]+)?(?:m['’]appelle|me[^\S\n]+(?:nomme|pr[ée]nomme)|my[^\S\n]+name[^\S\n]+is"
    rf"|mon[^\S\n]+(?:nom|pr[ée]nom)(?:[^\S\n]+de[^\S\n]+famille)?[^\S\n]+(?:est|:)|moi,?[^\S\n]+c['’]est"
    rf"|(?:nom|pr[ée]nom)s?[^\S\n]*:))[^\S\n]*"
    rf"(?:{_PARTICLE}?{_NAMES}|(?i:{_NO_LOWER_NAME}[^\W\d_]+(?:-[^\W\d_]+)*"
    rf"(?:[^\S\n]+{_NO_LOWER_NAME}[^\W\d_]+(?:-[^\W\d_]+)*(?=[^\S\n]*(?:[,.;!\n]|et\b|$)))?))",
    rf"(?<!\w)(?:[Jj]e{_GAP}+suis|[Ii]{_GAP}+am|I['’]m|[Jj]e{_GAP}+me{_GAP}+présente,?{_GAP}*:?)"
    rf"{_GAP}+{_NO_NAME}{_CAPITAL}{_GAP}+{_PARTICLE}?{_NO_NAME}{_CAPITAL}(?:{_GAP}+{_NO_NAME}{_CAPITAL})?",
)
_ENDS = (
    # at the end of the letter
    rf"(?i:\b(?:cordialement|respectueusement|salutations(?:[^\S\n]+distinguées)?|(?:best|kind)[^\S\n]+regards"
    rf"|sincerely|bien[^\S\n]+à[^\S\n]+vous|amicalement))"
    rf"[\s,.!;:{_HYPHEN}–—]*[^\W\d_][\w.'’{_HYPHEN}]*(?:{_GAP}+[^\W\d_][\w.'’{_HYPHEN}]*){{0,3}}\W*$",
    rf"(?:(?<=[.!?\n…,])|(?<=avance))\s{{1,4}}{_NO_NAME}{_CAPITAL}{_GAP}+{_NO_NAME}[{_UP}][{_UP}{_HYPHEN}]+\W*$",
    rf"\n{_GAP}*{_NO_NAME}{_CAPITAL}(?:{_GAP}+{_NO_NAME}{_CAPITAL}){{1,3}}\W*$",
)

# What may tell of personal data: no pattern finds anything in a text where its sign is not. They add up.
NETWORK, NUMBER, TITLE, INTRODUCTION, END, FIRST_NAME, UNKNOWN = (1, 2, 4, 8, 16, 32, 64)

_PATTERNS = tuple(
    (sign, tuple(re.compile(pattern) for pattern in patterns))
    for sign, patterns in (
        (NETWORK, addresses.PATTERNS),
        (NUMBER, _NUMBERS),
        (TITLE, _TITLES),
        (INTRODUCTION, _INTRODUCTIONS),
        (END, _ENDS),
    )
)
# The signs that a chunk between two spaces may bear; `signs_between` sees those that need more than one.
_CHUNKS = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        (NETWORK, addresses.SIGN),
        (NUMBER, r"\d"),
        (TITLE, rf"(?<![^\W\d_])(?:{_TITLE}|(?i:mme|mlle)\.?)$"),
        (INTRODUCTION, r"(?i)(?<![^\W\d_])(?:appelle|pr[ée]nomme|nomme|noms?|pr[ée]noms?|name)(?![^\W\d_])"),
        (END, r"(?i)cordialement|respectueusement|salutations|distinguées|regards|sincerely|amicalement"),
    )
)
_INSIDE = ("suis", "'m", "’m", "présente")
# A word with what makes it an introduction; apart, so that each is looked for as the word that it begins with.
_INTRODUCED = tuple(
    (word, re.compile(word + rest))
    for words, rest in (
        ((*_INSIDE, " am"), rf",?(?: :)?\s+[{_UP}]\S+\s+(?:\S+\s+)?[{_UP}]"),
        (("oi c", "oi, c"), r"['’]est\s"),
    )
    for word in words
)
_COURTESY = re.compile(r"[àÀ]\s+vous\W")
_LAST_LINE = re.compile(rf"\n[^\S\n]*[{_UP}][^\n]+\W*$")
_LONGEST_END = 80
_CAPITALISED = re.compile(rf"(?<![^\W_]){_CAPITAL}")
_WORD = re.compile(r"[^\W\d_]+")


def scrubbed(text: str, names: Collection[str] = ()) -> str:
    """`text` with an ellipsis in the place of each e-mail, number, site, account and name of a person.

    `names` are the author's own (any case, accents or not): they go too, as whole words. A name which is also a word
    of French ('Petit', 'Marchand') goes when it begins with a capital inside a sentence, or stands next to another of
    the names. Scrubbing what is scrubbed changes nothing, unless what went had hidden another end of the letter.
    """
    name_parts = own_names.parts_of(names)
    if name_parts and any(part in folded(text) for part in name_parts):
        text = _without(text, own_names.spans(text, name_parts))
    if signs := _signs_in(text):
        original = text
        for sign, patterns in _PATTERNS:
            if sign & signs or (sign == END and text != original):  # what went may have stood behind the end
                for pattern in patterns:
                    text = pattern.sub(_left_in_place, text)
        if UNKNOWN & signs:
            text = _without(text, unknown_names.spans(text))
        if FIRST_NAME & signs or text != original:
            text = _without_first_names(text)
    return text


def _signs_in(text: str) -> int:
    """Every sign of a text: none for nearly every text, which is seen in a few microseconds."""
    signs, chunks = signs_between(text), text.split()
    if not _harmless.issuperset(chunks):
        for chunk in set(chunks) - _harmless:
            signs_of_chunk = signs_of(chunk)
            signs |= signs_of_chunk
            if not signs_of_chunk:
                _harmless.add(chunk)
        if len(_harmless) > MOST_HARMLESS:
            _harmless.clear()
    return signs


_harmless: set[str] = set()  # chunks known to bear no sign
MOST_HARMLESS = 1 << 17


@lru_cache(maxsize=1 << 17)
def signs_of(chunk: str) -> int:
    """The signs that a chunk between two spaces bears; none for nearly every chunk there is."""
    signs = 0
    for sign, pattern in _CHUNKS:
        if pattern.search(chunk):
            signs |= sign
    if any(word[0].isupper() and begins_with_first_name(word) for word in _WORD.findall(chunk)):
        signs |= FIRST_NAME
    if unknown_names.is_sign(chunk):
        signs |= UNKNOWN
    return signs


def signs_between(text: str) -> int:
    """The signs that no chunk bears alone: 'Je suis X Y', a courtesy of several words, a last line, a last name."""
    return INTRODUCTION * introduces(text) | END * ends(text)


@lru_cache(maxsize=1 << 17)
def may_introduce(chunk: str) -> bool:
    """Whether a text with this chunk between two spaces may be one that `introduces`: no other text is."""
    return chunk.startswith("am") or chunk.endswith(("oi", "oi,")) or any(word in chunk for word in _INSIDE)


def introduces(text: str) -> bool:
    """Whether somebody is introduced by words of which none tells it alone."""
    return any(word in text and pattern.search(text) for word, pattern in _INTRODUCED)


def ends(text: str) -> bool:
    """Whether the end of a text may be that of a letter: a courtesy of several words, a last line, a last name."""
    end = text[-_LONGEST_END:]
    last = next((letter for letter in reversed(end) if letter.isalnum()), "")
    return bool(
        last.isupper()
        or ("vous" in end and _COURTESY.search(end))
        or ("\n" in end and _LAST_LINE.search(end))
    )


def _left_in_place(match: re.Match[str]) -> str:
    """The ellipsis; after a courtesy, the courtesy too, since it tells nobody."""
    return GONE if not match[0].startswith(("\n", " ")) else f"{match[0][0]}{GONE}"


def _without_first_names(text: str) -> str:
    """The text without 'Sophie Bernard', 'Claire de Villiers' or 'Sophie' alone; 'une idée claire' stays."""
    words = list(_CAPITALISED.finditer(text))
    if not any(begins_with_first_name(word[0]) for word in words):
        return text
    persons = list(_persons(text, words))
    surnames = {
        word
        for start, stop in persons
        for word in _WORD.findall(text[start:stop])
        if unknown_names.is_unknown(word)
    }
    again = [match.span() for match in _WORD.finditer(text) if match[0] in surnames] if surnames else []
    return _without(text, [*persons, *again])


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with an ellipsis in the place of each span; spans may meet."""
    pieces, end = [], 0
    for start, stop in sorted(spans):
        if start >= end:
            pieces += [text[end:start], GONE]
        end = max(end, stop)
    return "".join((*pieces, text[end:]))


def _persons(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where each first name begins, and where the capitals that follow it end."""
    following = re.compile(rf"(?:{_GAP}+{_PARTICLE}?(?:{_INITIAL}|{_NO_NAME}{_CAPITAL})){{1,3}}")
    for word in words:
        if not begins_with_first_name(word[0]):
            continue
        after = following.match(text, word.end())
        pair = folded(text[word.start() : after.end()] if after else word[0]).split()
        if "_".join(pair[:2]) in NOT_PERSONS:
            continue
        if after:
            yield word.start(), after.end()
        elif is_first_name(word[0]):
            yield word.start(), word.end()
