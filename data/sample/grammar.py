"""The grammar of `motivations.txt`, read into lists of lines from which a text can be drawn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

GRAMMAR = Path(__file__).parent / "motivations.txt"
LEVELS = ("lost", "vague", "vague", "clear", "clear")
FIRST_RECENT_COHORT = 3
SECTOR_WEIGHT = 3

GENDER = re.compile(r"\[([^\]|]*)(?:\|([^\]|]*))?\]")
TOKEN = re.compile(r"[<|>]|\{[^}]*\}|[^<|>{]+")
VOWELS = frozenset("aeiouyhâàéèêîïôœAEIOUYHÂÀÉÈÊÎÔŒ")


class Reference(NamedTuple):
    """`{name}` in a line: one line of that list, for wish 0, 1 or 2, perhaps after 'de' or 'à'."""

    name: str
    wish: int
    preposition: str


Part = str | Reference | list["Line"]
Line = tuple[Part, ...]
Lists = Mapping[str, Sequence[Line]]


@cache
def lists_for(cohort_index: int, is_woman: bool, level: str, sector: str) -> Lists:
    """Every list of the grammar, as such an author of the 1st to 5th cohort draws from it for one sector."""
    variants = (
        [sector] * SECTOR_WEIGHT + [level, f"{sector}-{level}"] + (["unsure"] if level != "clear" else [])
    )
    names = {section.partition("/")[0] for section in _sections()}
    return {
        name: [
            line
            for section in (name, *(f"{name}/{variant}" for variant in variants))
            for line in _weighted_lines(section, cohort_index, is_woman)
        ]
        for name in sorted(names)
    }


@cache
def after(preposition: str, words: str) -> str:
    """The words after 'de' or 'à', elided and contracted: 'de' and 'le conseil' give 'du conseil'."""
    singular, plural = {"de": ("du", "des"), "à": ("au", "aux")}[preposition]
    if words.startswith("le "):
        return f"{singular} {words[3:]}"
    if words.startswith("les "):
        return f"{plural} {words[4:]}"
    return f"d'{words}" if preposition == "de" and words[0] in VOWELS else f"{preposition} {words}"


@cache
def _sections() -> Mapping[str, Sequence[str]]:
    """The lines of the file under each header, comments and blank lines left out."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in GRAMMAR.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            lines = sections.setdefault(line[1:].strip(), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


@cache
def _weighted_lines(section: str, cohort_index: int, is_woman: bool) -> Sequence[Line]:
    """The section's lines, each as often as its trend says, and twice as often when it varies by itself."""
    recent = 4 * max(0, 2 * (cohort_index - FIRST_RECENT_COHORT) + 1)  # 4 in the first recent cohort, then 12
    trends = {"↑": 1 + cohort_index, "↓": 5 - cohort_index, "⇑": recent}
    lines: list[Line] = []
    for text in _sections().get(section, ()):
        line = parsed(agreed(text.lstrip("↑↓⇑ "), is_woman))
        varies = len(line) > 1 or not isinstance(line[0], str)
        lines += [line] * (trends.get(text[0], 3) * (1 + varies))
    return lines


def agreed(line: str, is_woman: bool) -> str:
    """The line with its marks of gender resolved: 'curieu[x|se]', 'prêt[e]'."""

    def form(mark: re.Match[str]) -> str:
        first, second = mark.groups()
        if second is None:
            return str(first) if is_woman else ""
        return str(second if is_woman else first)

    return GENDER.sub(form, line)


def parsed(line: str) -> Line:
    """The line as a sequence of text, references and choices between lines."""
    tokens = iter(TOKEN.findall(line.replace("¶", "\n")))
    [whole] = _alternatives(tokens)
    return whole


def _alternatives(tokens: Iterator[str]) -> list[Line]:
    """What stands between the bars, up to the bracket that closes or the end."""
    alternatives: list[list[Part]] = [[]]
    for token in tokens:
        if token == ">":
            break
        if token == "|":
            alternatives.append([])
        elif token == "<":
            alternatives[-1].append(_alternatives(tokens))
        elif token.startswith("{"):
            name, _, preposition = token[1:-1].partition(":")
            wish = int(name[-1]) - 1 if name[-1].isdigit() else 0
            alternatives[-1].append(Reference(name.rstrip("23"), wish, preposition))
        else:
            alternatives[-1].append(token)
    return [tuple(parts) for parts in alternatives]
