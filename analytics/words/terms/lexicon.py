"""The lists that people keep (data/reference), made ready to read texts with."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from analytics.words.terms.chunks import BREAK, words_of
from analytics.words.terms.first_names import is_first_name
from analytics.words.terms.lemmas import accented, is_french, lemma_of, singular_of, unaccented

SILENT = "·"  # in front of a word that is read and not counted; alone, the end of a phrase
FEWEST_LETTERS = 3
# 'jaimerais', 'lindustrie': what an apostrophe would part.
STUCK, VOWELS, FEWEST_STUCK = "djlmnst", "aeiouyéèêà", 5
LANGUAGES = ("fr", "en")

Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Lexicon:
    """What tells the terms of a text; made by `lexicon_of`.

    `stop` words are never counted, in French or English; `overrides` and `variants` correct lemmas and spellings;
    `singles` are words that stand for a term ('ia'); `phrases` holds, for the lemmas of each term of several words,
    the term, or '' when nothing is to be counted.
    """

    stop: Mapping[str, frozenset[str]]  # language → words
    variants: Mapping[str, str]
    overrides: Mapping[str, str]
    singles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language → lemma → term
    phrases: Mapping[str, Mapping[Phrase, str]] = field(default_factory=dict)  # language → lemmas → term

    def written(self, chunk: str, language: str) -> Iterator[tuple[str, str]]:
        """The lemmas of one chunk, in order, with the words as written; SILENT before those that are not counted."""
        stop = self.stop[language]
        for word in words_of(chunk, self.variants, stop):
            if language == "fr" and chunk[0].islower() and word not in stop:
                word = self._unstuck(word)
            yield self._token(word, chunk, stop, language), word

    def _unstuck(self, word: str) -> str:
        """The word without a letter that lost its apostrophe: 'lindustrie' gives 'industrie'."""
        rest = word[1:]
        if (
            word[0] not in STUCK
            or len(rest) < FEWEST_STUCK
            or rest[0] not in VOWELS
            or is_french(word)
            or accented(word)
        ):
            return word
        return rest if is_french(rest) or accented(rest) else word

    def _token(self, word: str, chunk: str, stop: Set[str], language: str) -> str:
        if word == BREAK:
            return SILENT
        lemma = (
            self.overrides.get(word) or singular_of(word)
            if language == "en"
            else lemma_of(word, self.overrides)
        )
        if word in stop or lemma in stop:
            return f"{SILENT}{lemma}"
        single = self.singles.get(language, {}).get(lemma)
        return single or (lemma if _is_counted(word, chunk) and not _is_nobody(word) else f"{SILENT}{lemma}")


def lexicon_of(
    stop_words: Iterable[Mapping[str, str]],
    variants: Iterable[Mapping[str, str]],
    overrides: Iterable[Mapping[str, str]],
    terms: Iterable[Mapping[str, str]],
) -> Lexicon:
    """The lexicon of four lists, one mapping a row: word and only_in; written and word; form and lemma; term and also.

    `also` holds the other ways to write a term, joined by |. A stop word of several words is a phrase of which nothing
    is counted. Rows are read with the very rules that texts are read with.
    """
    hidden = list(stop_words)
    stop = {language: _stop_words(hidden, language) for language in LANGUAGES}
    written = [(row["word"], "") for row in hidden if " " in row["word"]]
    for row in terms:
        written += [(form, row["term"]) for form in (row["term"], *row["also"].split("|")) if form]
    spelled = {row["written"]: row["word"] for row in variants}
    corrected = {row["form"]: row["lemma"] for row in overrides}
    listed = {
        word for form in (*corrected.values(), *spelled.values(), *dict(written)) for word in form.split()
    }
    bare = Lexicon(stop, spelled, _without_accents(listed) | corrected)
    single = [(form, term) for form, term in written if " " not in form]
    singles = {language: dict(_lemmas(bare, single, language)) for language in LANGUAGES}
    named = replace(bare, singles=singles)
    phrases = {language: dict(_phrases(named, written, language)) for language in LANGUAGES}
    return replace(named, phrases=phrases)


def _stop_words(rows: Iterable[Mapping[str, str]], language: str) -> frozenset[str]:
    """The single words to hide in a language, and how they are written without accents ('deja')."""
    words = {row["word"] for row in rows if " " not in row["word"] and row["only_in"] in ("", language)}
    return frozenset(words | {plain for plain in map(unaccented, words) if not is_french(plain)})


def _without_accents(words: Set[str]) -> dict[str, str]:
    """How words of the lists that no table has are written without accents ('cybersecurite'), with the word."""
    plain = {unaccented(word): word for word in words if "'" not in word and not is_french(word)}
    return {form: word for form, word in plain.items() if form != word and not is_french(form)}


def _lemmas(lexicon: Lexicon, single: Iterable[tuple[str, str]], language: str) -> Iterator[tuple[str, str]]:
    """The lemma of each term written as one word, with the term; a word that is hidden makes no term."""
    for form, term in single:
        lemmas = [token.removeprefix(SILENT) for token, _ in lexicon.written(form, language)]
        if len(lemmas) == 1 and not {form.lower(), *lemmas} & lexicon.stop[language]:
            yield lemmas[0], term


def _phrases(
    lexicon: Lexicon, written: Iterable[tuple[str, str]], language: str
) -> Iterator[tuple[Phrase, str]]:
    """The lemmas of each term written as several words, with the term."""
    for form, term in written:
        phrase = tuple(token for chunk in form.split() for token, _ in lexicon.written(chunk, language))
        if len(phrase) > 1:
            yield phrase, term


def _is_counted(word: str, chunk: str) -> bool:
    """Letters first; three signs, or two when the text has capitals ('IT', 'UX'); no promotion ('X21')."""
    if not word[0].isalpha() or (word[0] == "x" and word[1:].isdigit()):
        return False
    return len(word) >= FEWEST_LETTERS or (len(word) > 1 and word.isalpha() and word.upper() in chunk)


def _is_nobody(word: str) -> bool:
    """Whether the word is a first name that no French word is spelled like."""
    return is_first_name(word) and not is_french(word)
