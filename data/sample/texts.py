"""Motivations such as students might write, drawn from the grammar of `motivations.txt`. Nobody wrote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from data.sample.grammar import LEVELS, Line, after, lists_for

FEWEST_WORDS, MOST_WORDS = 24, 108
SHARE_BLANK, SHARE_ENGLISH, SHARE_TYPOGRAPHIC = 0.02, 0.025, 0.55
LONGEST_TRIES = 4

# A plan names the lists of the grammar from which the sentences come, in order.
PLANS: Mapping[str, Sequence[str]] = {
    "lost": (
        "opening hope",
        "doubt hope",
        "lostinterest doubt hope",
        "opening doubt hope",
        "doubt concrete hope",
        "personal doubt lostinterest hope",
        "opening doubt lostinterest mentor closing",
        "opening personal doubt concrete hope closing",
        "opening lostinterest doubt concrete hope mentor",
    ),
    "vague": (
        "interest hope",
        "interest doubt",
        "doubt hope",
        "opening interest hope",
        "interest doubt hope",
        "doubt interest hope",
        "personal interest mentor",
        "interest second hope",
        "interest second concrete hope",
        "opening interest doubt hope",
        "interest interest concrete hope",
        "personal interest doubt concrete hope",
        "interest concrete doubt mentor closing",
        "opening interest second hope closing",
        "opening personal interest concrete hope mentor",
        "interest second doubt concrete mentor closing",
        "opening interest interest doubt concrete hope closing",
        "personal interest second doubt concrete hope mentor closing",
    ),
    "clear": (
        "interest hope",
        "interest doubt",
        "opening interest hope",
        "interest concrete hope",
        "interest interest doubt",
        "personal interest doubt hope",
        "interest second concrete mentor",
        "opening interest concrete hope closing",
        "interest personal doubt concrete hope mentor closing",
    ),
    "english": (
        "en_opening en_interest en_hope",
        "en_interest en_doubt en_hope",
        "en_opening en_doubt en_hope en_closing",
        "en_opening en_interest en_doubt en_hope en_closing",
    ),
}
GREETABLE = frozenset({"opening", "personal", "interest", "anything"})
LINKED: Mapping[str, frozenset[str]] = {
    "doubt": frozenset({"interest", "second", "trio"}),
    "concrete": frozenset({"interest", "lostinterest", "second", "doubt"}),
    "hope": frozenset({"doubt", "concrete"}),
}
SAID_ALIKE = frozenset({"field", "en_field"})
SAID_ONCE = frozenset({"do", "path", "question", "city", "project", "course", "decision"})


@dataclass(frozen=True, slots=True)
class Author:
    """What a text must agree with; `wishes` are sector codes, first wish first, at least one."""

    cohort_index: int
    is_woman: bool
    maturity: int
    wishes: tuple[str, ...]


class _Pen:
    """One author's choices: a line serves once in a text as long as its list has others."""

    def __init__(self, author: Author, random: Random) -> None:
        level = LEVELS[author.maturity - 1]
        sectors = [author.wishes[min(wish, len(author.wishes) - 1)] for wish in range(3)]
        self.lists = [lists_for(author.cohort_index, author.is_woman, level, sector) for sector in sectors]
        self.draw = random.random
        self.used: set[int] = set()
        self.drawn_from: set[str] = set()
        self.repeated: dict[tuple[str, int], str] = {}

    def line_of(self, name: str, wish: int = 0) -> str:
        """One line of a list, written out; a sector keeps its name throughout the text."""
        self.drawn_from.add(name)
        if name in SAID_ALIKE and (name, wish) in self.repeated:
            return self.repeated[name, wish]
        lines = self.lists[wish][name]
        for _ in range(6):
            line = lines[int(self.draw() * len(lines))]
            if id(line) not in self.used:
                break
        self.used.add(id(line))
        words = self.written(line)
        if name in SAID_ALIKE:
            self.repeated[name, wish] = words
        return words

    def written(self, line: Line) -> str:
        """The line with its choices made."""
        pieces: list[str] = []
        for part in line:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, list):
                pieces.append(self.written(part[int(self.draw() * len(part))]))
            else:
                words = self.line_of(part.name, part.wish)
                pieces.append(after(part.preposition, words) if part.preposition else words)
        return "".join(pieces)


def motivation(author: Author, random: Random) -> str:
    """A text of 20 to 120 words that agrees with its author, now and then in English or left blank."""
    chance = random.random()
    if chance < SHARE_BLANK:
        return ""
    is_english = chance < SHARE_BLANK + SHARE_ENGLISH
    pen = _Pen(author, random)
    moves = _moves(author, random, is_english)
    sentences = _sentences(pen, moves, "en_hope" if is_english else "hope")
    text = _laid_out(sentences, random)
    if moves[0] in GREETABLE and random.random() < 0.15:
        text = f"{pen.line_of('greeting')}\n{text}"
    return text.replace("'", "’") if random.random() < SHARE_TYPOGRAPHIC else text


def _moves(author: Author, random: Random, is_english: bool) -> Sequence[str]:
    """The lists from which the sentences come, in order, fit for the author's wishes."""
    plans = PLANS["english" if is_english else LEVELS[author.maturity - 1]]
    moves = plans[int(random.random() * len(plans))].split()
    instead: dict[str, str] = {}
    if len(author.wishes) == 1:
        instead["second"] = "concrete"
    elif len(author.wishes) == 3 and random.random() < 0.4:
        instead["second"] = "trio"
    if author.wishes == ("undecided",):
        instead |= {"interest": "anything", "lostinterest": "anything"}
    return [instead.get(move, move) for move in moves]


def _sentences(pen: _Pen, moves: Sequence[str], filler: str) -> list[str]:
    """One sentence a move, fewer when they grow too long, and fillers when they stay too short."""
    sentences: list[str] = []
    seen: set[str] = set()
    words, before, coming = 0, "", list(reversed(moves))
    while coming:
        move = coming.pop()
        sentence, marks = _least_repetitive(pen, move, seen)
        if words + sentence.count(" ") < MOST_WORDS:
            if sentence[0] in "Jj" and before in LINKED.get(move, ()) and pen.draw() < 0.4:
                sentence = f"{pen.line_of('link' + move)} {sentence[0].lower()}{sentence[1:]}"
            sentences.append(sentence[0].upper() + sentence[1:])
            seen |= marks
            words += sentences[-1].count(" ") + 1
            before = move
        if not coming and words < FEWEST_WORDS:
            coming.append(filler)
    return sentences


def _least_repetitive(pen: _Pen, move: str, seen: set[str]) -> tuple[str, set[str]]:
    """A sentence, and the marks by which a repetition would show: stems of long words, its first two words."""
    best, best_marks, fewest = "", set[str](), 99
    for _ in range(LONGEST_TRIES):
        pen.drawn_from.clear()
        sentence = pen.line_of(move)
        words = sentence.split()
        marks = {word[:6] for word in words if len(word) > 6}
        marks |= pen.drawn_from & SAID_ONCE
        marks.add(" ".join(words[:2]))
        repeated = len(marks & seen)
        if repeated < fewest:
            best, best_marks, fewest = sentence, marks, repeated
        if not repeated:
            break
    return best, best_marks


def _laid_out(sentences: Sequence[str], random: Random) -> str:
    """The sentences as a text, some in two paragraphs; what follows a list starts on a line of its own."""
    turn = len(sentences) // 2 if len(sentences) > 3 and random.random() < 0.3 else 0
    text = sentences[0]
    for place, sentence in enumerate(sentences[1:], start=1):
        separator = "\n" if place == turn or "\n" in sentences[place - 1] else " "
        text += separator + sentence
    return text
