"""The texts of a drawn chart: Plotly's small HTML (b, br, span) as lines of SVG, as large as a browser makes them."""

import html
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from analytics.charts.places import REGULAR, font, length

BOLD = 700  # what a browser takes for <b>
LEADING = 1.3  # from one baseline to the next, in sizes of the whole text
DESCENT = 0.326  # of Source Sans, in sizes; its ascent is one size
_TAG = re.compile(r"(<br>|<b>|</b>|<span [^>]*>|</span>)")
_STYLE = re.compile(r"(font-size|color):\s*([^;'\"]+)")


@dataclass(frozen=True)
class Run:
    """Letters of one look; `colour` None is that of the whole text."""

    text: str
    size: float
    weight: int = REGULAR
    colour: str | None = None

    @property
    def width(self) -> float:
        """In pixels."""
        return _length(self.text, self.size, self.weight)


@dataclass(frozen=True)
class Block:
    """Lines of text of one size, where runs may be of another: how wide and high a browser draws them, in pixels."""

    lines: list[list[Run]]
    size: float

    @property
    def width(self) -> float:
        return max(sum(run.width for run in line) for line in self.lines)

    @property
    def above(self) -> float:
        """Over the first baseline."""
        return round_half_up(max((run.size for run in self.lines[0]), default=self.size))

    @property
    def below(self) -> float:
        """Under the first baseline."""
        last = max((run.size for run in self.lines[-1]), default=self.size)
        return self.rest + round_half_up(DESCENT * last)

    @property
    def rest(self) -> float:
        """From the first baseline to the last."""
        return LEADING * self.size * (len(self.lines) - 1)

    @property
    def height(self) -> float:
        return self.above + self.below


def ink(text: Block) -> float:
    """How far right of the middle of the widest line a browser sees its middle: letters stand out, by whole pixels."""
    line = max(text.lines, key=lambda line: sum(run.width for run in line))
    if not line:
        return 0.0
    before = min(_edges(line[0].text[0], line[0].size, line[0].weight)[0], 0.0)
    last = line[-1]
    after = max(_edges(last.text[-1], last.size, last.weight)[1], 0.0)
    return (before + after) / 2


def round_half_up(value: float) -> int:
    """As JavaScript rounds."""
    return math.floor(value + 0.5)


@lru_cache(maxsize=5_000)
def _edges(letter: str, size: float, weight: int) -> tuple[float, float]:
    """How far the ink of a letter goes right of its start and of its end, where it is counted in whole pixels."""
    mask, offset = font(1000, weight).getmask2(letter, anchor="ls")
    left, _, right, _ = mask.getbbox() or (0, 0, 0, 0)
    first, last = ((offset[0] + edge) * size / 1000 for edge in (left, right))
    return float(math.floor(first)), math.ceil(last) - _length(letter, size, weight)


@lru_cache(maxsize=20_000)
def _length(text: str, size: float, weight: int) -> float:
    return length(text, size, weight)


@lru_cache(maxsize=5_000)
def block(text: str, size: float) -> Block:
    """The lines of Plotly's HTML in a font of `size` pixels; an empty line at the end takes no room."""
    runs: list[list[Run]] = [[]]
    looks = [Run("", size)]
    for part in _TAG.split(text):
        if part == "<br>":
            runs.append([])
        elif part == "<b>":
            looks.append(replace(looks[-1], weight=BOLD))
        elif part.startswith("<span"):
            style = dict(_STYLE.findall(part))
            looks.append(
                replace(
                    looks[-1],
                    size=float(style.get("font-size", f"{looks[-1].size}px").removesuffix("px")),
                    colour=style.get("color", looks[-1].colour),
                )
            )
        elif part.startswith("</"):
            looks.pop()
        elif part:
            runs[-1].append(replace(looks[-1], text=html.unescape(part)))
    while len(runs) > 1 and not runs[-1]:
        runs.pop()
    return Block(runs, size)


def written(text: Block, x: float, y: float, colour: Any, anchor: str = "middle") -> str:
    """The text as SVG, its first baseline at y: `anchor` start, middle or end says which part of each line is at x."""
    parts = []
    for rank, line in enumerate(text.lines):
        spans = "".join(_span(run, text.size) for run in line)
        parts.append(
            f'<text x="{x:.2f}" y="{y + LEADING * text.size * rank:.2f}" text-anchor="{anchor}"'
            f' font-size="{text.size:g}" fill="{colour}" xml:space="preserve">{spans}</text>'
        )
    return "".join(parts)


def spoken(text: str) -> str:
    """The text without its marks, a line for each, for a tooltip or to be read aloud."""
    return html.unescape(re.sub("<[^>]*>", "", text.replace("<br>", "\n")))


def font_of(text: str, font: Mapping[str, Any]) -> Block:
    """The lines of the text in a font of Plotly."""
    return block(text, float(font["size"]))


def _span(run: Run, size: float) -> str:
    style = f' font-weight="{run.weight}"' if run.weight != REGULAR else ""
    style += f' font-size="{run.size:g}"' if run.size != size else ""
    style += f' fill="{run.colour}"' if run.colour else ""
    inside = html.escape(run.text)
    return f"<tspan{style}>{inside}</tspan>" if style else inside
