"""One text, read: the terms it is made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, compress
from typing import TypeVar

from analytics.words.terms.chunks import BREAK
from analytics.words.terms.lexicon import LANGUAGES, SILENT, Lexicon, Phrase
from analytics.words.terms.scrubbing import scrubbed, signs_between, signs_of

FEWEST_ENGLISH = 3  # function words before a text is taken for English
FEWEST_ALONE = 2  # the same where no French one is there
# The little words that tell the language of a text; each language has several in any sentence.
LITTLE = {
    "fr": frozenset(
        (
            "de",
            "à",
            "et",
            "que",
            "qui",
            "je",
            "mon",
            "ma",
            "mes",
            "pour",
            "dans",
            "en",
            "est",
            "ce",
            "sur",
            "avec",
            "ne",
            "pas",
            "par",
            "se",
        )
    ),
    "en": frozenset(
        (
            "the",
            "and",
            "to",
            "of",
            "i",
            "my",
            "with",
            "that",
            "this",
            "would",
            "for",
            "is",
            "are",
            "in",
            "it",
            "am",
            "be",
            "have",
            "not",
            "from",
            "your",
            "we",
            "how",
            "what",
            "which",
            "should",
            "could",
            "more",
            "about",
            "any",
            "me",
        )
    ),
}
MARKS = frozenset(",.;:!?…")
BREAK_WORD = (SILENT, BREAK)  # what `Lexicon.written` says of a mark
TELLS = f"{SILENT}!"  # beside the terms of a chunk that may tell who somebody is

Words = tuple[tuple[str, str], ...]  # terms with the words as written
Starts = Mapping[
    str, Mapping[str, Sequence[tuple[Phrase, str]]]
]  # first lemma → second → phrases, longest first
Value = TypeVar("Value")


@dataclass(frozen=True)
class Reading:
    """One text: its terms in order, with SILENT words between them, and how its words are written.

    `tokens` are the words one by one, before those of a term of several words are put together.
    """

    terms: list[str]
    tokens: list[str]
    language: str
    chunks: list[str]
    words: Mapping[str, Words]

    def forms(self) -> set[tuple[str, str]]:
        """Each term of one word with its form in the text, in small letters unless it is all in capitals."""
        return {word for chunk in self.chunks for word in self.words[chunk] if word[0][0] != SILENT}

    def adjacent(self) -> Iterator[tuple[str, str]]:
        """Terms that follow each other in one phrase, with at most one silent word between them."""
        before, gap = "", 0
        for term in self.terms:
            if term[0] != SILENT:
                if before and gap <= 1:
                    yield before, term
                before, gap = term, 0
            elif term == SILENT:
                before = ""
            else:
                gap += 1


def terms_of(text: str, lexicon: Lexicon) -> list[str]:
    """The terms of one text, in order and each once, without personal data: 'Mes études !' gives ['étude']."""
    return list(dict.fromkeys(term for term in _kept_reader(lexicon)(text).terms if term[0] != SILENT))


def reader(lexicon: Lexicon) -> Callable[[str], Reading]:
    """A function that reads a text, quick on many texts.

    Each distinct chunk goes through the rules once: what is learnt is kept as long as the function.
    """
    words = {language: _Known(partial(_words, lexicon, language), BREAK_WORD) for language in LANGUAGES}
    terms = {language: _Known(partial(_terms, words[language]), SILENT) for language in LANGUAGES}
    starts = {language: _by_start(phrases) for language, phrases in lexicon.phrases.items()}
    little = {language: _tokens(terms["fr"], LITTLE[language]) for language in LANGUAGES}

    def read(text: str) -> Reading:
        chunks, language = text.split(), "fr"
        read_terms = list(chain.from_iterable(map(terms["fr"].__getitem__, chunks)))
        distinct = set(read_terms)
        if TELLS in distinct or signs_between(text):
            chunks = scrubbed(text).split()
            read_terms = [term for chunk in chunks for term in terms["fr"][chunk] if term != TELLS]
            distinct = set(read_terms)
        in_english = len(distinct & little["en"])
        in_french = len(distinct & little["fr"])
        if in_english > in_french and in_english >= (FEWEST_ENGLISH if in_french else FEWEST_ALONE):
            language = "en"
            read_terms = [term for chunk in chunks for term in terms["en"][chunk] if term != TELLS]
        terms_in_order = _with_phrases(read_terms, starts[language])
        return Reading(terms_in_order, read_terms, language, chunks, words[language])

    return read


_kept_reader = lru_cache(maxsize=1)(reader)  # for texts read one by one


class _Known(dict[str, tuple[Value, ...]]):
    """Chunk → what a function says of it, asked at its first sight; a mark at the end of a word only adds `at_mark`."""

    def __init__(self, read: Callable[[str], tuple[Value, ...]], at_mark: Value) -> None:
        super().__init__()
        self._said, self._at_mark = read, at_mark

    def __missing__(self, chunk: str) -> tuple[Value, ...]:
        word = chunk[:-1]
        is_marked = chunk[-1] in MARKS and word.isalpha()
        self[chunk] = values = (*self[word], self._at_mark) if is_marked else self._said(chunk)
        return values


def _words(lexicon: Lexicon, language: str, chunk: str) -> Words:
    return tuple(
        (term, word.upper() if len(word) > 1 and word.upper() in chunk else word)
        for term, word in lexicon.written(chunk, language)
    )


def _terms(words: Mapping[str, Words], chunk: str) -> Phrase:
    terms = tuple(term for term, _ in words[chunk])
    return (*terms, TELLS) if signs_of(chunk) else terms


def _tokens(terms: Mapping[str, Phrase], function_words: frozenset[str]) -> frozenset[str]:
    """What stands for these words in a text that is read."""
    return frozenset(chain.from_iterable(terms[word] for word in function_words)) - {SILENT, TELLS}


def _by_start(phrases: Mapping[Phrase, str]) -> Starts:
    phrases_by_start: dict[str, dict[str, list[tuple[Phrase, str]]]] = {}
    for phrase, term in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        phrases_by_start.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, term))
    return phrases_by_start


def _with_phrases(tokens: list[str], starts: Starts) -> list[str]:
    """The tokens, with each longest phrase replaced by its term, or by nothing that is counted."""
    pieces: list[str] = []
    end = 0
    for place in compress(range(len(tokens) - 1), map(starts.__contains__, tokens)):
        if place >= end:
            for phrase, term in starts[tokens[place]].get(tokens[place + 1], ()):
                if tuple(tokens[place : place + len(phrase)]) == phrase:
                    pieces += tokens[end:place]
                    pieces.append(term or SILENT)
                    end = place + len(phrase)
                    break
    return pieces + tokens[end:] if pieces else tokens
