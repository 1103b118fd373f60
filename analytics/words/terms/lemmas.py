"""The dictionary form of a French word: overrides, then simplemma's table, then accents and endings by rule."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

# Endings of words that no table has, with what they become; the first that fits wins.
_ENDINGS = (
    ("ées", "é"),
    ("ée", "é"),
    ("és", "é"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("trices", "teur"),
    ("trice", "teur"),
    ("iennes", "ien"),
    ("ienne", "ien"),
    ("éennes", "éen"),
    ("éenne", "éen"),
    ("elles", "el"),
    ("ives", "if"),
    ("ive", "if"),
    ("ières", "ier"),
    ("ière", "ier"),
    ("eures", "eur"),
    ("eure", "eur"),
    ("antes", "ant"),
    ("ante", "ant"),
    ("aux", "al"),
    ("ales", "al"),
    ("ale", "al"),
    ("aises", "ais"),
    ("aise", "ais"),
    ("oises", "ois"),
    ("oise", "ois"),
)
_NO_PLURAL = ("ss", "us", "is", "as", "os", "ès", "ïs")  # campus, analysis, Texas: no s to take away
_FEMININES = (
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eux"),
    ("euse", "eux"),
    ("euses", "eur"),
    ("euse", "eur"),
)
_INFINITIVES = ("er", "ir", "re", "oir")
SHORTEST_STEM = 3


def lemma_of(word: str, overrides: Mapping[str, str]) -> str:
    """The dictionary form of a word in lower case, the same for all its forms; the word itself when nothing is known.

    Forms of verbs give the infinitive, except participles in -és, -ée and -ées, which most often qualify a noun:
    'équipes soudées' gives 'soudé'. A table has no context: 'la marche' and 'je marche' are one.
    """
    if word in overrides:
        return overrides[word]
    if "-" in word and word not in _table():
        return _lemma_of_compound(word, overrides)
    lemma = _lemma_in_table(word)
    if lemma is None:
        lemma = _accented().get(word)
        lemma = (
            (overrides.get(lemma) or _lemma_in_table(lemma)) if lemma else _lemma_by_ending(word, overrides)
        )
    return lemma or word


def is_french(word: str) -> bool:
    """Whether the table of French forms has the word."""
    return word in _table()


def accented(word: str) -> str | None:
    """The likeliest French word that is this one without its accents; None where there is none."""
    return _accented().get(word)


def singular_of(word: str) -> str:
    """The singular of an English noun: 'companies' gives 'company', 'funds' gives 'fund'."""
    if word.endswith("ies") and len(word) > SHORTEST_STEM + 2:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if _ends_as_plural(word) else word


def _lemma_in_table(word: str) -> str | None:
    """What the table says, where it is trusted: a plural never becomes a verb when its singular is a noun."""
    table = _table()
    lemma = table.get(word)
    if lemma is None:
        return None
    if word.endswith(("és", "ée", "ées")) and lemma.endswith("er"):
        return f"{word[: word.rindex('é')]}é"
    singular = word[:-1]
    if (
        word.endswith("s")
        and lemma.endswith(_INFINITIVES)
        and table.get(singular) == singular
        and len(word) > SHORTEST_STEM + 1
    ):
        return singular
    for ending, masculine in _FEMININES:
        if (
            word.endswith(ending)
            and lemma.endswith(("e", "es"))
            and table.get(word[: -len(ending)] + masculine)
        ):
            return word[: -len(ending)] + masculine
    again = table.get(lemma, lemma)  # 'nouvelles' gives 'nouvelle', which gives 'nouveau'
    return lemma if again.endswith(_INFINITIVES) else again


def _lemma_by_ending(word: str, overrides: Mapping[str, str]) -> str | None:
    if any(letter.isdigit() for letter in word):
        return None
    for ending, becomes in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)] + becomes
    if not _ends_as_plural(word):
        return None
    singular = singular_of(word)
    return overrides.get(singular, singular)


def _ends_as_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(_NO_PLURAL) and len(word) > SHORTEST_STEM


def _lemma_of_compound(word: str, overrides: Mapping[str, str]) -> str:
    """'semi-conducteurs' gives 'semi-conducteur', 'fusions-acquisitions' 'fusion-acquisition'; verbs stay."""
    parts = word.split("-")
    lemmas = [lemma_of(part, overrides) if len(part) > SHORTEST_STEM else part for part in parts]
    return "-".join(
        part if lemma.endswith(_INFINITIVES) and not part.endswith("s") else lemma
        for part, lemma in zip(parts, lemmas, strict=True)
    )


@cache
def _table() -> Mapping[str, str]:
    """Form → lemma for some 250,000 forms of French, without the names of persons and places."""
    pairs = DefaultDictionaryFactory().get_dictionary("fr").items()
    return {form: lemma for form, lemma in pairs if lemma[:1].islower()}


@cache
def _accented() -> Mapping[str, str]:
    """Form without its accents → the likeliest form with them: a noun before a verb, a verb before a participle."""
    accented: dict[str, str] = {}
    table = _table()
    for form in table:
        plain = form if form.isascii() else unaccented(form)
        if plain not in table:
            other = accented.get(plain)
            accented[plain] = form if other is None else min(other, form, key=_likelihood)
    return accented


def _likelihood(form: str) -> tuple[bool, bool, str]:
    lemma = _lemma_in_table(form) or form
    return lemma.endswith("é") and not form.endswith("ité"), lemma.endswith(_INFINITIVES), form


def unaccented(word: str) -> str:
    """The word without its accents, in plain letters: 'énergie' gives 'energie', 'cœur' 'coeur'."""
    return (
        unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
        .encode("ascii", "ignore")
        .decode()
    )
