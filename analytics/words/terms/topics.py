"""What a student asks for: themes found in a text that is read, by a list of phrases that people keep.

A theme counts when the text wants it, wonders about it or lacks it; not when it refuses it ('je ne veux pas faire de
thèse'), nor, for the themes of which the list says so, when it tells of what is done, or of somebody else ('mon stage
chez Thales', 'mon père est chercheur').
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import compress, count, product

from analytics.words.terms.lexicon import LANGUAGES, SILENT, Lexicon

GAP = 2  # words that may stand between two words of a phrase, beside those that are passed over
WINDOW = 8  # words in which the second one of a phrase is looked for
REACH = 4  # words before a phrase in which somebody or something is looked for
# A phrase may be written with these words or without: they say nothing in it, and are passed over in a text.
PASSED = {
    "fr": "de du des à au aux et en un une le la les mon ma mes notre nos votre vos son ce cet cette ces ne n'",
    "en": "a an the to of my our your i",
}
# And these are passed over in a text, between the words of a phrase.
LIGHT = {
    "fr": "je il elle on nous vous me se y que qui pour dans sur avec par être très plus si bien tout même",
    "en": "in on at for and is am are it this that with be",
}
Signs = Mapping[str, frozenset[str]]
Find = Callable[[Sequence[str]], set[tuple[str, str]]]


class Node(dict[str, "Node"]):
    """What may follow in a phrase, word by word; `ends` are the phrases that are whole here, each with its theme."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: list[tuple[str, str]] = []


@dataclass(frozen=True, eq=False)
class Topics:
    """The themes in their order; per language, the phrases by their first word, and the words that are passed over."""

    names: Sequence[str]
    told_left_out: frozenset[str]  # themes that do not count where they are told as done
    starts: Mapping[str, Node] = field(repr=False)
    passed: Mapping[str, frozenset[str]] = field(repr=False)
    signs: Signs = field(repr=False)  # words by what they say of a phrase: 'negation', 'kin'…


NO_TOPICS = Topics(
    (), frozenset(), {name: Node() for name in LANGUAGES}, dict.fromkeys(LANGUAGES, frozenset()), {}
)


def topics_of(
    rows: Iterable[Mapping[str, str]],
    phrases: Iterable[Mapping[str, str]],
    signs: Iterable[Mapping[str, str]],
    lexicon: Lexicon,
) -> Topics:
    """The themes of three lists: code and told of each; topic and phrase of each way to ask for it; sign and word.

    In a phrase, words joined by / stand for one another: 'trouver/chercher un stage'. A phrase without a theme asks for
    nothing, though it holds one that does: 'réseau électrique'. Phrases are read with the rules that texts are read
    with, so that one form stands for all.
    """
    listed = list(rows)
    passed = {name: _tokens(lexicon, PASSED[name], name) for name in LANGUAGES}
    light = {name: frozenset(passed[name] + _tokens(lexicon, LIGHT[name], name)) for name in LANGUAGES}
    starts = {name: Node() for name in LANGUAGES}
    for row in phrases:
        for written in _ways(row["phrase"]):
            for language in LANGUAGES:
                node = start = starts[language]
                for word in _tokens(lexicon, written, language):
                    if word not in passed[language]:
                        node = node.setdefault(word, Node())
                if node is not start:
                    node.ends.append((row["topic"], row["phrase"]))
    told_left_out = frozenset(row["code"] for row in listed if row["told"])
    words: dict[str, set[str]] = {}
    for row in signs:
        words.setdefault(row["sign"], set()).add(row["word"])
    by_sign = {sign: frozenset(kept) for sign, kept in words.items()}
    return Topics([row["code"] for row in listed], told_left_out, starts, light, by_sign)


def finder(topics: Topics, language: str) -> Find:
    """A function from the words of a text (`Reading.tokens`) to the themes that it asks for, each with the phrase."""
    start, passed, plain = topics.starts[language], topics.passed[language], _Plain()
    ends = {word: bool(node.ends) for word, node in start.items()}
    following = {word: frozenset(node) for word, node in start.items()}

    def find(tokens: Sequence[str]) -> set[tuple[str, str]]:
        words = list(map(plain.__getitem__, tokens))
        spans = [
            (place, end, topic, phrase)
            for place in compress(count(), map(start.__contains__, words))
            if ends[words[place]] or not following[words[place]].isdisjoint(words[place + 1 : place + WINDOW])
            for end, node in _ends(words, place + 1, start[words[place]], passed)
            for topic, phrase in node.ends
        ]
        hidden = {at for place, end, topic, _ in spans if not topic for at in range(place, end)}
        asked: set[tuple[str, str]] = set()
        for place, end, topic, phrase in spans:
            if topic and hidden.isdisjoint((place, end - 1)) and (topic, phrase) not in asked:
                first, last = _clause(words, place)
                clause = words[first:last], place - first, end - first, topics.signs
                if not _is_refused(*clause) and not (topic in topics.told_left_out and _is_told(*clause)):
                    asked.add((topic, phrase))
        return asked

    return find


class _Plain(dict[str, str]):
    """Token → its word; nothing for a mark."""

    def __missing__(self, token: str) -> str:
        self[token] = word = token.removeprefix(SILENT)
        return word


def _ways(phrase: str) -> Iterator[str]:
    """The phrase with each choice of its alternatives."""
    for words in product(*(word.split("/") for word in phrase.split())):
        yield " ".join(words)


def _tokens(lexicon: Lexicon, text: str, language: str) -> tuple[str, ...]:
    tokens = [token for chunk in text.split() for token, _ in lexicon.written(chunk, language)]
    return tuple(word for token in tokens if (word := token.removeprefix(SILENT)))


def _ends(words: Sequence[str], at: int, node: Node, passed: Set[str]) -> Iterator[tuple[int, Node]]:
    """Where phrases end that are at `node` before word `at`, with GAP other words at most between two of their own."""
    if node.ends:
        yield at, node
    others = 0
    while node and at < len(words) and words[at]:
        word = words[at]
        at += 1
        if word in node:
            yield from _ends(words, at, node[word], passed)
        others += word not in passed
        if others > GAP:
            break


def _clause(words: Sequence[str], place: int) -> tuple[int, int]:
    """Where the clause of a word begins and ends: between two marks."""
    first = last = place
    while first and words[first - 1]:
        first -= 1
    while last < len(words) and words[last]:
        last += 1
    return first, last


def _is_refused(clause: Sequence[str], place: int, end: int, signs: Signs) -> bool:
    """Whether the clause says no to what stands there; a negation inside the phrase is its own."""
    if not signs["negation"].isdisjoint(clause[place:end]):
        return False
    before, after = clause[:place], clause[end:]
    if not signs["without"].isdisjoint(before[-3:]) or not signs["refusing"].isdisjoint(before[-REACH:]):
        return True
    if "plutôt" in before[-3:] or "peu" in after[:2]:
        return True
    for side in (before, after):
        for at, word in enumerate(side):
            if word in signs["negation"] and not signs["wanting"].isdisjoint(side[max(at - 3, 0) : at + 3]):
                return True
    return "non" in before[:1] or (len(before) <= 2 and not {"pas", "jamais"}.isdisjoint(before))


def _is_told(clause: Sequence[str], place: int, end: int, signs: Signs) -> bool:
    """Whether the clause tells of what is done, or of somebody else."""
    before, after = clause[:place], clause[end:]
    if any(
        word in signs["kin"] and signs["with"].isdisjoint(clause[max(at - 3, 0) : at])
        for at, word in enumerate(before)
    ):
        return True
    near = before[-REACH:]
    if not signs["done"].isdisjoint(near):
        return True
    if any(
        word in signs["having"] and not signs["doing"].isdisjoint(near[at + 1 : at + 4])
        for at, word in enumerate(near)
    ):
        return True
    return any(
        word in signs["having"] and not signs["telling"].isdisjoint(after[at:])
        for at, word in enumerate(after)
    )
