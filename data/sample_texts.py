"""Motivations such as students might write, drawn from the grammar of `sample_motivations.txt`. Nobody wrote them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

GRAMMAR = Path(__file__).parent / "sample_motivations.txt"
FEWEST_WORDS, MOST_WORDS = 24, 112
SHARE_BLANK, SHARE_ENGLISH = 0.02, 0.025

LEVELS = ("lost", "vague", "vague", "clear", "clear")
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
        "doubt lostinterest doubt concrete hope mentor",
    ),
    "vague": (
        "interest hope",
        "doubt hope",
        "interest doubt",
        "opening interest hope",
        "interest doubt hope",
        "personal interest mentor",
        "doubt second hope",
        "interest second concrete hope",
        "opening interest doubt hope",
        "personal interest doubt concrete hope",
        "interest concrete doubt mentor closing",
        "opening doubt second hope closing",
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
}
ENGLISH_PLANS = (
    "en_opening en_interest en_hope",
    "en_interest en_doubt en_hope",
    "en_opening en_doubt en_hope en_closing",
    "en_opening en_interest en_doubt en_hope en_closing",
)

LINKED: Mapping[str, frozenset[str]] = {
    "doubt": frozenset({"interest", "second", "trio"}),
    "concrete": frozenset({"interest", "lostinterest", "second", "doubt"}),
    "hope": frozenset({"doubt", "concrete"}),
}

MARK = re.compile(r"\[([^\]|]*)(?:\|([^\]|]*))?\]")
TOKEN = re.compile(r"[<|>]|\{[^}]*\}|[^<|>{]+")
LONG_WORD = re.compile(r"\w{7,}")
VOWELS = frozenset("aeiouyhâàéèêîïôœAEIOUYHÂÀÉÈÊÎÔŒ")


class Reference(NamedTuple):
    """`{name}` in a line: one line of that list, for the first, second or third wish, perhaps after 'de' or 'à'."""

    name: str
    wish: int
    preposition: str


Part = str | Reference | list["Line"]
Line = tuple[Part, ...]
Lists = Mapping[str, Sequence[Line]]


@dataclass(frozen=True)
class Author:
    """What a text must agree with; `wishes` are sector codes, first wish first, and never empty."""

    cohort_index: int
    is_woman: bool
    maturity: int
    wishes: tuple[str, ...]


@cache
def _sections() -> Mapping[str, Sequence[str]]:
    """The lines of the grammar under each header, comments and blank lines left out."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            lines = sections.setdefault(line[1:].strip(), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def _agreed(line: str, is_woman: bool) -> str:
    """The line with its marks of gender resolved."""

    def form(mark: re.Match[str]) -> str:
        first, second = mark.groups()
        if second is None:
            return str(first) if is_woman else ""
        return str(second if is_woman else first)

    return MARK.sub(form, line)


def _parsed(tokens: Iterator[str]) -> list[Line]:
    """The alternatives up to the closing bracket, or the end: each a sequence of text, references and choices."""
    alternatives: list[list[Part]] = [[]]
    for token in tokens:
        if token == ">":
            break
        if token == "|":
            alternatives.append([])
        elif token == "<":
            alternatives[-1].append(_parsed(tokens))
        elif token.startswith("{"):
            name, _, preposition = token[1:-1].partition(":")
            wish = int(name[-1]) - 1 if name[-1].isdigit() else 0
            alternatives[-1].append(Reference(name.rstrip("123"), wish, preposition))
        else:
            alternatives[-1].append(token)
    return [tuple(parts) for parts in alternatives]


@cache
def _lines(section: str, cohort_index: int, is_woman: bool) -> Sequence[Line]:
    """The section's lines, each repeated by its weight: 3, or from 1 to 5 as ↑ and ↓ say."""
    lines: list[Line] = []
    for text in _sections().get(section, ()):
        trends = {"↑": 1 + cohort_index, "↓": 5 - cohort_index, "⇑": 4 if cohort_index >= 3 else 0}
        weight = trends.get(text[0], 3)
        [line] = _parsed(iter(TOKEN.findall(_agreed(text.lstrip("↑↓⇑ "), is_woman))))
        lines += [line] * weight
    return lines


@cache
def _lists(cohort_index: int, is_woman: bool, level: str, sector: str) -> Lists:
    """Every list of the grammar as it stands for such an author and sector."""
    variants = [sector, level, f"{sector}-{level}"] + (["unsure"] if level != "clear" else [])
    names = {section.partition("/")[0] for section in _sections()}
    return {
        name: [
            line
            for section in (name, *(f"{name}/{variant}" for variant in variants))
            for line in _lines(section, cohort_index, is_woman)
        ]
        for name in sorted(names)
    }


@cache
def _after(preposition: str, words: str) -> str:
    """The words after 'de' or 'à', elided and contracted: 'de' and 'le conseil' give 'du conseil'."""
    contracted = {"de": ("du ", "des "), "à": ("au ", "aux ")}[preposition]
    for article, form in zip(("le ", "les "), contracted, strict=True):
        if words.startswith(article):
            return form + words.removeprefix(article)
    elides = preposition == "de" and words[0] in VOWELS
    return f"d'{words}" if elides else f"{preposition} {words}"


class _Pen:
    """One author's choices: no line is used twice in a text as long as its list has others."""

    def __init__(self, author: Author, random: Random) -> None:
        level = LEVELS[author.maturity - 1]
        sectors = [author.wishes[min(wish, len(author.wishes) - 1)] for wish in range(3)]
        self.lists = [_lists(author.cohort_index, author.is_woman, level, sector) for sector in sectors]
        self.draw = random.random
        self.used: set[int] = set()

    def line_of(self, name: str, wish: int = 0) -> str:
        """One line of a list, written out."""
        lines = self.lists[wish][name]
        for _ in range(6):
            line = lines[int(self.draw() * len(lines))]
            if id(line) not in self.used:
                break
        self.used.add(id(line))
        return self.written(line)

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
                pieces.append(_after(part.preposition, words) if part.preposition else words)
        return "".join(pieces)


def motivation(author: Author, random: Random) -> str:
    """A text of 20 to 120 words that agrees with its author, now and then in English or left blank."""
    chance = random.random()
    if chance < SHARE_BLANK:
        return ""
    pen = _Pen(author, random)
    is_english = chance < SHARE_BLANK + SHARE_ENGLISH
    sentences = _sentences(pen, _moves(author, random, is_english), "en_hope" if is_english else "hope")
    text = _laid_out(sentences, pen, random, is_english)
    text = text.replace("¶", "\n")
    return text.replace("'", "’") if random.random() < 0.55 else text


def _moves(author: Author, random: Random, is_english: bool) -> list[str]:
    """The lists from which the sentences come, in order."""
    plans = ENGLISH_PLANS if is_english else PLANS[LEVELS[author.maturity - 1]]
    moves = plans[int(random.random() * len(plans))].split()
    wishes = len(author.wishes)
    instead = {"second": "trio"} if wishes == 3 and random.random() < 0.4 else {}
    if wishes == 1:
        instead["second"] = "concrete"
    if author.wishes == ("undecided",):
        instead |= {"interest": "anything", "lostinterest": "anything"}
    return [instead.get(move, move) for move in moves]


def _sentences(pen: _Pen, moves: list[str], filler: str) -> list[str]:
    """One sentence a move, each sharing as few long words and beginnings with the others as four draws allow."""
    sentences: list[str] = []
    seen: set[str] = set()
    words, before = 0, ""
    while moves:
        move = moves.pop(0)
        sentence, marks = _least_repetitive(pen, move, seen)
        length = sentence.count(" ") + 1
        if words + length <= MOST_WORDS:
            if sentence[0] in "Jj" and before in LINKED.get(move, ()) and pen.draw() < 0.4:
                sentence = f"{pen.line_of('link' + move)} {sentence[0].lower()}{sentence[1:]}"
            sentences.append(sentence[0].upper() + sentence[1:])
            seen |= marks
            words, before = words + length, move
        if not moves and words < FEWEST_WORDS:
            moves.append(filler)
    return sentences


def _least_repetitive(pen: _Pen, move: str, seen: set[str]) -> tuple[str, set[str]]:
    """A sentence, and the marks by which a repetition shows: stems of long words, and the first two words."""
    best, best_marks, fewest = "", set[str](), 99
    for _ in range(4):
        sentence = pen.line_of(move)
        marks = {word[:6] for word in LONG_WORD.findall(sentence.lower())}
        marks.add(" ".join(sentence.split(" ", 2)[:2]))
        repeated = len(marks & seen)
        if repeated < fewest:
            best, best_marks, fewest = sentence, marks, repeated
        if not repeated:
            break
    return best, best_marks


def _laid_out(sentences: list[str], pen: _Pen, random: Random, is_english: bool) -> str:
    """The sentences as a text, some with a greeting or in two paragraphs."""
    if len(sentences) > 3 and random.random() < 0.3:
        turn = len(sentences) // 2
        text = f"{' '.join(sentences[:turn])}\n{' '.join(sentences[turn:])}"
    else:
        text = " ".join(sentences)
    if not is_english and random.random() < 0.1:
        text = f"{pen.line_of('greeting')}\n{text}"
    return text
