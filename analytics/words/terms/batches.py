"""Many texts read at once: their words are numbers, and only clauses that may hold a phrase are read word by word."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analytics.words.terms.lexicon import LANGUAGES, SILENT, Lexicon
from analytics.words.terms.reading import Reader, is_english, with_phrases
from analytics.words.terms.reading import Words as Written
from analytics.words.terms.telling import Cut, Texts, all_scrubbed, cut
from analytics.words.terms.topics import WINDOW, Topics, finder

MARK = 0  # the number of a mark, which no phrase goes over
MOST_CLAUSES = 1 << 17  # whose items are remembered

Item = str | tuple[str, str]  # a term; or a theme, with the phrase that asks for it
Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Words:
    """The words of texts as numbers, in order, with the place of the text of each."""

    numbers: Numbers
    texts: Numbers

    def of(self, chosen: Flags) -> "Words":
        """Those of the chosen texts."""
        kept = chosen[self.texts]
        return Words(self.numbers[kept], self.texts[kept])


class _Numbers(dict[Item, int]):
    """Item → its number, given at its first sight."""

    def __missing__(self, item: Item) -> int:
        self[item] = number = len(self)
        return number


class _Chunks(dict[str, list[int]]):
    """Chunk → the numbers of its words."""

    def __init__(self, words: Mapping[str, Written], numbers: _Numbers) -> None:
        super().__init__({"": []})
        self._words, self._numbers = words, numbers

    def __missing__(self, chunk: str) -> list[int]:
        self[chunk] = numbers = [self._numbers[term] for term, _ in self._words[chunk]]
        return numbers


class Readers:
    """How texts are read, one by one (`read`, and `find` for the themes in a language) or many at once (`items`)."""

    def __init__(self, lexicon: Lexicon, topics: Topics) -> None:
        self.read = Reader(lexicon)
        self.find = {language: finder(topics, language) for language in LANGUAGES}
        self._languages = [_Language(self, topics, language) for language in LANGUAGES]

    def items(self, texts: Texts) -> tuple[list[Item], Numbers, Numbers]:
        """The items of these texts; the place of a text and that of an item, for each item of each text once."""
        french, english = self._languages
        chunks, written = cut(texts), pa.array(texts, pa.string()).to_pylist()
        read = all_scrubbed(written, chunks)
        if read != written:  # nearly never: texts are scrubbed when they come in
            chunks = cut(read)
        words = french.words(chunks, np.arange(len(texts), dtype=np.int32))
        in_french, in_english = (
            french.distinct(words, self.read.little[name], len(texts)) for name in LANGUAGES
        )
        foreign = is_english(in_english, in_french)
        there = np.flatnonzero(foreign).astype(np.int32)
        items, where, places = french.items(words.of(~foreign))
        others, there, of_others = english.items(english.words(cut([read[place] for place in there]), there))
        return items + others, np.append(where, there), np.append(places, of_others + np.int32(len(items)))


class _Language:
    """The words of one language, numbered as they come, and what is known of each number."""

    def __init__(self, readers: Readers, topics: Topics, language: str) -> None:
        self._starts, self._find = readers.read.starts[language], readers.find[language]
        self._numbers = _Numbers({SILENT: MARK})
        self._chunks = _Chunks(readers.read.words[language], self._numbers)
        self._names: list[Item] = []
        self._held: dict[bytes, list[int]] = {}  # clause → its items
        nodes = topics.starts[language]
        # How many words after a first word a second one may stand to make a phrase with it.
        reach: dict[tuple[str, str], int] = {
            (first.removeprefix(SILENT), second.removeprefix(SILENT)): 1
            for first, seconds in self._starts.items()
            for second in seconds
        } | {(first, second): WINDOW - 1 for first, node in nodes.items() for second in node}
        self._firsts, self._seconds = (
            {word: place for place, word in enumerate(sorted({*words}), start=1)}
            for words in (chain(nodes, (first for first, _ in reach)), (second for _, second in reach))
        )
        self._reach = np.zeros((len(self._firsts) + 1, len(self._seconds) + 1), np.int8)
        for (first, second), words in reach.items():
            self._reach[self._firsts[first], self._seconds[second]] = words
        self._whole = np.array([False, *(word in nodes and bool(nodes[word].ends) for word in self._firsts)])
        self._first = self._second = np.empty(0, np.int32)
        self._counted = np.empty(0, bool)

    def words(self, chunks: Cut, places: Numbers) -> Words:
        """The words of texts cut at their spaces, which have these places."""
        numbers = map(self._chunks.__getitem__, chunks.distinct)
        by_chunk = pa.array(numbers, pa.list_(pa.int32())).take(pa.array(chunks.places))
        ends = by_chunk.offsets.to_numpy()[chunks.ends]
        return Words(by_chunk.flatten().to_numpy(), np.repeat(places, np.diff(ends)))

    def distinct(self, words: Words, kinds: Collection[str], number: int) -> Places:
        """How many distinct words of these kinds each of `number` texts has."""
        is_of = np.zeros(len(self._numbers), bool)
        is_of[[self._numbers[kind] for kind in kinds if kind in self._numbers]] = True
        chosen = is_of[words.numbers]
        texts, _ = _once(words.texts[chosen], words.numbers[chosen])
        return np.bincount(texts, minlength=number)

    def items(self, words: Words) -> tuple[list[Item], Numbers, Numbers]:
        """The items of texts in this language: the place of a text and that of an item, for each item of each once."""
        self._learn()
        numbers = words.numbers
        begins = numbers == MARK
        begins[1:] |= np.diff(words.texts) != 0
        begins[:1] = True
        clause, begin = np.cumsum(begins) - 1, np.flatnonzero(begins)
        is_read = np.zeros(len(begin), bool)
        is_read[clause[self._candidates(numbers)]] = True
        is_plain = ~is_read[clause] & self._counted[numbers]
        held = [
            self._in_clause(numbers[first:last])
            for first, last in zip(begin[is_read], np.append(begin[1:], len(numbers))[is_read], strict=True)
        ]
        texts = np.repeat(words.texts[begin[is_read]], [len(items) for items in held])
        texts, places = _once(
            np.concatenate((words.texts[is_plain], texts)),
            np.concatenate((numbers[is_plain], np.fromiter(chain.from_iterable(held), np.int32, len(texts)))),
        )
        used, order = np.unique(places, return_inverse=True)
        self._learn()
        return [self._names[number] for number in used], texts, order.astype(np.int32)

    def _learn(self) -> None:
        """What is known of the numbers that were given since the last time."""
        new = list(islice(self._numbers, len(self._names), None))
        words = [item.removeprefix(SILENT) if isinstance(item, str) else "" for item in new]
        counted = [not (isinstance(item, str) and item.startswith(SILENT)) for item in new]
        self._names += new
        self._first = np.append(
            self._first, np.array([self._firsts.get(word, 0) for word in words], np.int32)
        )
        self._second = np.append(
            self._second, np.array([self._seconds.get(word, 0) for word in words], np.int32)
        )
        self._counted = np.append(self._counted, np.array(counted, bool))

    def _candidates(self, numbers: Numbers) -> Places:
        """Places at which a phrase may begin."""
        places = np.flatnonzero(self._first[numbers])
        first = self._first[numbers[places]]
        second = np.append(self._second[numbers], np.zeros(WINDOW, np.int32))
        is_likely: Flags = self._whole[first]
        for words in range(1, WINDOW):
            is_likely |= self._reach[first, second[places + words]] >= words
        return np.asarray(places[is_likely], np.intp)

    def _in_clause(self, clause: Numbers) -> list[int]:
        """The items of a clause, read word by word at its first sight."""
        key = clause.tobytes()
        if key not in self._held:
            if len(self._held) == MOST_CLAUSES:
                self._held.clear()
            tokens = [str(self._names[number]) for number in clause]
            terms = {term for term in with_phrases(tokens, self._starts) if term[0] != SILENT}
            items: list[Item] = [*terms, *self._find(tokens)]
            self._held[key] = [self._numbers[item] for item in items]
        return self._held[key]


def _once(texts: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
    """Each pair once, text after text."""
    pairs = np.sort((texts.astype(np.int64) << 32) | places)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)
