"""The texts of a printed chart: Plotly's small HTML (b, br, span) as lines of SVG, in the fonts of the paper."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from analytics.charts.places import REGULAR, STRONG, length

LEADING = 1.22  # from one baseline to the next, in sizes
ABOVE, BELOW = 0.86, 0.28  # of a line, over and under its baseline, in sizes: the letters and some air
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
        return length(self.text, self.size, self.weight)


def lines(text: str, size: float) -> list[list[Run]]:
    """The runs of each line of Plotly's HTML; an empty line at the end takes no room."""
    runs: list[list[Run]] = [[]]
    looks = [Run("", size)]
    for part in _TAG.split(text):
        if part == "<br>":
            runs.append([])
        elif part == "<b>":
            looks.append(replace(looks[-1], weight=STRONG))
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
    return runs


def width(text: str, size: float) -> float:
    """How wide the widest line is, in pixels."""
    return max(sum(run.width for run in line) for line in lines(text, size))


def height(text: str, size: float) -> float:
    """How high all lines are together, in pixels."""
    return sum(_high(line, size) * LEADING for line in lines(text, size))


def words(text: str, x: float, y: float, font: Mapping[str, Any], anchor: str, side: str) -> str:
    """The text as SVG at (x, y): `anchor` start, middle or end; `side` top, middle or bottom, which part stands at y.

    `font`: its size in pixels and its colour.
    """
    size, colour = float(font["size"]), str(font["color"])
    drawn = lines(text, size)
    heights = [_high(line, size) for line in drawn]
    extent = (ABOVE + BELOW) * heights[0] + LEADING * sum(heights[1:])
    top = y - {"top": 0.0, "middle": extent / 2, "bottom": extent}[side]
    baseline, parts = top + ABOVE * heights[0], []
    for rank, line in enumerate(drawn):
        baseline += LEADING * heights[rank] if rank else 0
        spans = "".join(_span(run, size) for run in line)
        parts.append(
            f'<text x="{x:.2f}" y="{baseline:.2f}" text-anchor="{anchor}" font-size="{size:g}"'
            f' fill="{colour}" xml:space="preserve">{spans}</text>'
        )
    return "".join(parts)


def _high(line: list[Run], size: float) -> float:
    return max((run.size for run in line), default=size)


def _span(run: Run, size: float) -> str:
    style = f' font-weight="{run.weight}"' if run.weight != REGULAR else ""
    style += f' font-size="{run.size:g}"' if run.size != size else ""
    style += f' fill="{run.colour}"' if run.colour else ""
    written = html.escape(run.text)
    return f"<tspan{style}>{written}</tspan>" if style else written
