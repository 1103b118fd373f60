"""One text, read: the terms it is made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import compress

import numpy as np
import numpy.typing as npt

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

Words = tuple[tuple[str, str], ...]  # terms with the words as written
# First lemma → second → phrases, longest first.
Starts = Mapping[str, Mapping[str, Sequence[tuple[Phrase, str]]]]


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


class Reader:
    """Reads texts, one by one here, all together in `batches.py`: each distinct chunk goes through the rules once.

    Per language, `words` gives those of a chunk with the terms that they stand for, `starts` the terms of several words
    by their first one, `little` what its little words are in a text.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = {language: _Known(partial(_words, lexicon, language)) for language in LANGUAGES}
        self.starts = {language: _by_start(phrases) for language, phrases in lexicon.phrases.items()}
        self.little = {language: _tokens(self.words["fr"], LITTLE[language]) for language in LANGUAGES}

    def __call__(self, text: str) -> Reading:
        chunks, language = text.split(), "fr"
        if signs_between(text) or any(map(signs_of, chunks)):
            chunks = scrubbed(text).split()
        tokens = self._tokens(chunks, language)
        distinct = set(tokens)
        if is_english(len(distinct & self.little["en"]), len(distinct & self.little["fr"])):
            language = "en"
            tokens = self._tokens(chunks, language)
        terms = with_phrases(tokens, self.starts[language])
        return Reading(terms, tokens, language, chunks, self.words[language])

    def _tokens(self, chunks: Sequence[str], language: str) -> list[str]:
        return [term for chunk in chunks for term, _ in self.words[language][chunk]]


_kept_reader = lru_cache(maxsize=1)(Reader)  # for texts read one by one


class _Known(dict[str, Words]):
    """Chunk → its words, looked for at its first sight; a mark at the end of a word only adds BREAK_WORD."""

    def __init__(self, read: Callable[[str], Words]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, chunk: str) -> Words:
        word = chunk[:-1]
        is_marked = chunk[-1] in MARKS and word.isalpha()
        self[chunk] = words = (*self[word], BREAK_WORD) if is_marked else self._read(chunk)
        return words


def _words(lexicon: Lexicon, language: str, chunk: str) -> Words:
    return tuple(
        (term, word.upper() if len(word) > 1 and word.upper() in chunk else word)
        for term, word in lexicon.written(chunk, language)
    )


def _tokens(words: Mapping[str, Words], little: frozenset[str]) -> frozenset[str]:
    """What stands for these words in a text that is read."""
    return frozenset(term for word in little for term, _ in words[word]) - {SILENT}


def is_english(english: npt.ArrayLike, french: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Whether texts with so many distinct little words of either language are in English."""
    fewest = np.where(np.equal(french, 0), FEWEST_ALONE, FEWEST_ENGLISH)
    return np.greater(english, french) & np.greater_equal(english, fewest)


def _by_start(phrases: Mapping[Phrase, str]) -> Starts:
    phrases_by_start: dict[str, dict[str, list[tuple[Phrase, str]]]] = {}
    for phrase, term in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        phrases_by_start.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, term))
    return phrases_by_start


def with_phrases(tokens: list[str], starts: Starts) -> list[str]:
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
