"""Many texts, read once: which author wrote which term, as a sparse table of which every count is a product."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import get_context
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import sparse

from analytics.processes import end_with_parent
from analytics.words.terms.batches import Item, Numbers, Readers
from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.telling import Texts
from analytics.words.terms.topics import NO_TOPICS, Topics

STUDIED = 20_000  # texts whose forms and neighbours are looked at; more would say the same
WORTH_PROCESSES, MOST_PROCESSES = 100_000, 4  # texts from which several processes read, and how many at most


@dataclass(frozen=True)
class Mentions:
    """`table` has one row per text, one column per term of `terms`, and 1 where the text holds the term.

    `topics` has a number per text, whose bit n is 1 where it asks for theme n of the list; `phrases` counts the authors
    of each way to ask for a theme. Of `studied` texts, spread evenly: `forms` counts the authors of each way to write a
    term, `neighbours` those of each two terms that follow one another.
    """

    terms: Sequence[str]
    table: sparse.csr_array
    forms: Mapping[str, Counter[str]]
    neighbours: Counter[tuple[str, str]]
    studied: int
    topics: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    phrases: Counter[tuple[str, str]] = field(default_factory=Counter)


Lists = tuple[Lexicon, Topics]
Name = TypeVar("Name", str, tuple[str, str])
Work = tuple[Texts, int, int]  # what `_part` reads: texts, the first that is studied, every how many


@dataclass(frozen=True)
class Part:
    """A batch of `number` texts, read: for each item of each text, the place of the text and that of the item."""

    number: int
    items: list[Item]
    texts: Numbers
    places: Numbers
    forms: Counter[tuple[str, str]]
    neighbours: Counter[tuple[str, str]]
    studied: int


def mentions_of(
    batches: Iterable[Texts],
    number: int,
    lexicon: Lexicon,
    merged: Mapping[str, str | None] | None = None,
    topics: Topics | None = None,
) -> Mentions:
    """What each of the `number` texts is made of, which come in `batches` of at most some thousands.

    `merged` maps terms to the term they count as, None to hide them.
    """
    numbers: dict[Item, int] = {}
    rows, columns = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    forms: Counter[tuple[str, str]] = Counter()
    neighbours: Counter[tuple[str, str]] = Counter()
    read = studied = 0
    for part in _parts(batches, number, (lexicon, topics or NO_TOPICS)):
        part_items = [numbers.setdefault(item, len(numbers)) for item in part.items]
        rows.append(part.texts + np.int32(read))
        columns.append(np.array(part_items, np.int32)[part.places])
        forms.update(part.forms)
        neighbours.update(part.neighbours)
        read += part.number
        studied += part.studied
    places = np.concatenate(rows), np.concatenate(columns)
    by_term: dict[str, Counter[str]] = {}
    for (term, form), authors in forms.items():
        by_term.setdefault(term, Counter())[form] = authors
    counted = [(merged or {}).get(item, item) if isinstance(item, str) else None for item in numbers]
    ways, asking = _table([None if isinstance(item, str) else item for item in numbers], *places, read)
    terms, table = _table(counted, *places, read)
    asked = _asked(ways, asking, topics or NO_TOPICS)
    phrases = Counter(dict(zip(ways, asking.sum(axis=0).tolist(), strict=True)))
    return Mentions(terms, table, by_term, neighbours, studied, asked, phrases)


def _table(
    names: Sequence[Name | None], texts: Numbers, places: Numbers, number: int
) -> tuple[list[Name], sparse.csr_array]:
    """The names in order, and one row per text, one column per name: 1 where the text holds an item of this name.

    `names` are those of the items, None for what is not counted.
    """
    kept = sorted({name for name in names if name is not None})
    column = {name: place for place, name in enumerate(kept)}
    columns = np.array([-1 if name is None else column[name] for name in names], np.int32)[places]
    is_kept = columns >= 0
    where = texts[is_kept], columns[is_kept]
    table = sparse.csr_array((np.ones(len(where[0]), np.int32), where), shape=(number, len(kept)))
    table.data[:] = 1
    return kept, table


def _asked(
    ways: Sequence[tuple[str, str]], asking: sparse.csr_array, topics: Topics
) -> npt.NDArray[np.int64]:
    """The themes of each text, as bits."""
    asked, columns = np.zeros(asking.shape[0], np.int64), asking.tocsc()
    for (topic, _), first, last in zip(ways, columns.indptr, columns.indptr[1:], strict=False):
        asked[columns.indices[first:last]] |= 1 << topics.names.index(topic)
    return asked


def _parts(batches: Iterable[Texts], number: int, lists: Lists) -> Iterator[Part]:
    """The texts read batch after batch, in their order: in several processes when they are worth starting."""
    if number < WORTH_PROCESSES:
        read = Readers(*lists)
        yield from (_part(read, *work) for work in _works(batches, number))
        return
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    alone = cache(partial(Readers, *lists))  # for what a process leaves unread that is killed from outside
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, lists) as pool:
        reading: deque[tuple[Work, Future[Part] | None]] = deque()
        for work in _works(batches, number):
            reading.append((work, _handed(pool, work)))
            if len(reading) > 2 * processes:
                yield _taken(*reading.popleft(), alone)
        while reading:
            yield _taken(*reading.popleft(), alone)


def _works(batches: Iterable[Texts], number: int) -> Iterator[Work]:
    """What there is to do for each batch: of all texts together, every so many are studied, from the first on."""
    step, read = max(-(-number // STUDIED), 1), 0
    for batch in batches:
        yield batch, -read % step, step
        read += len(batch)


def _handed(pool: ProcessPoolExecutor, work: Work) -> Future[Part] | None:
    """The work given to another process; None once one of them was killed, which ends the pool."""
    with suppress(BrokenProcessPool):
        return pool.submit(_part_of, *work)
    return None


def _taken(work: Work, part: Future[Part] | None, alone: Callable[[], Readers]) -> Part:
    """What the other process read, or the same texts read here."""
    with suppress(BrokenProcessPool):
        if part:
            return part.result()
    return _part(alone(), *work)


def _part(read: Readers, texts: Texts, first: int, step: int) -> Part:
    """The texts, read; of every `step`th from the `first` on, forms and neighbours too."""
    forms: Counter[tuple[str, str]] = Counter()
    neighbours: Counter[tuple[str, str]] = Counter()
    studied = pa.array(texts, pa.string())[first::step].to_pylist()
    for text in studied:
        reading = read.read(text)
        forms.update(reading.forms())
        neighbours.update(set(reading.adjacent()))
    return Part(len(texts), *read.items(texts), forms, neighbours, len(studied))


_reads: list[Readers] = []  # in a process that reads for another: how


def _begin(lexicon: Lexicon, topics: Topics) -> None:
    """Makes ready a process that reads for another one, and ends with it, however that one ends."""
    _reads.append(Readers(lexicon, topics))
    end_with_parent()


def _part_of(texts: Texts, first: int, step: int) -> Part:
    return _part(_reads[0], texts, first, step)


def by_group(
    mentions: Mentions, groups: npt.ArrayLike, members: npt.ArrayLike, number: int
) -> npt.NDArray[np.int64]:
    """Authors of each term in each of `number` groups, one row a group; text members[i] is in group groups[i]."""
    authors = np.asarray(members, dtype=np.intc)
    belongs = sparse.csr_array(
        (np.ones(len(authors), np.int32), (np.asarray(groups, dtype=np.intc), authors)),
        shape=(number, mentions.table.shape[0]),
    )
    return np.asarray((belongs @ mentions.table).todense(), dtype=np.int64)


def together(mentions: Mentions, columns: npt.NDArray[np.intp]) -> npt.NDArray[np.int64]:
    """Authors of both of two terms, for the terms of these columns: a square table, in their order."""
    chosen = mentions.table[:, columns]
    return np.asarray((chosen.T @ chosen).todense(), dtype=np.int64)


def naming(mentions: Mentions, themes: Mapping[str, frozenset[str]]) -> sparse.csr_array:
    """One row per text, one column per theme, 1 where the text holds a term of the theme."""
    columns = [[term in words for words in themes.values()] for term in mentions.terms]
    named = mentions.table @ sparse.csr_array(
        np.array(columns, np.int32).reshape(len(mentions.terms), len(themes))
    )
    named.data[:] = 1
    return named
