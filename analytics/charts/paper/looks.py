"""How marks look: colours, edges, dashes, hatches, and what a mark says when it is pointed at."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from analytics.charts.paper.scales import Panel
from analytics.charts.paper.words import spoken
from analytics.charts.theme import TRANSPARENT

NAMED = re.compile(r"%\{(\w+)\}")
HATCH = 8  # pixels across a hatch from one line to the next
Trace = Mapping[str, Any]


@dataclass(frozen=True)
class Ids:
    """The names of what a drawing defines, which no other drawing of the page has."""

    prefix: str

    @property
    def clip(self) -> str:
        """The room of the marks."""
        return f"{self.prefix}-room"

    def hatch(self, pattern: Mapping[str, Any]) -> str:
        """The hatch of that shape and colour."""
        shape = "up" if pattern["shape"] == "/" else "down"
        return f"{self.prefix}-{shape}{pattern['fgcolor'].removeprefix('#')}"


def of(value: Any, rank: int) -> Any:
    """The value of one point: Plotly takes one for all or a list."""
    return value[rank] if isinstance(value, Sequence) and not isinstance(value, str) else value


def paint(colour: Any) -> str:
    """A colour as SVG takes it."""
    return "none" if colour in (None, TRANSPARENT) else str(colour)


def stroke(line: Mapping[str, Any] | None, rank: int) -> str:
    """The edge of one mark, as attributes; empty without one."""
    thick = float(of((line or {}).get("width"), rank) or 0)
    return f' stroke="{paint(of((line or {}).get("color"), rank))}" stroke-width="{thick:g}"' if thick else ""


def dashed(line: Mapping[str, Any]) -> str:
    """The dashes of a line, as an attribute."""
    times = {"dot": 1, "dash": 3}.get(line.get("dash", ""))
    if not times:
        return ""
    length = times * max(float(line.get("width", 1)), 3)
    return f' stroke-dasharray="{length:g} {length:g}"'


def definitions(figure: Mapping[str, Any], room: Panel, ids: Ids) -> str:
    """The room to which marks are clipped, and the hatches that the traces fill with."""
    x, y = room.x, room.y
    side = HATCH * math.sqrt(2)
    quarter, half, most = side / 4, side / 2, 5 * side / 4
    lines = {
        "/": f"M{-quarter:.2f} {quarter:.2f}l{half:.2f} {-half:.2f}M0 {side:.2f}L{side:.2f} 0"
        f"M{3 * quarter:.2f} {most:.2f}l{half:.2f} {-half:.2f}",
        "\\": f"M{3 * quarter:.2f} {-quarter:.2f}l{half:.2f} {half:.2f}M0 0L{side:.2f} {side:.2f}"
        f"M{-quarter:.2f} {3 * quarter:.2f}l{half:.2f} {half:.2f}",
    }
    patterns = {ids.hatch(pattern): pattern for trace in figure["data"] if (pattern := hatch_of(trace))}
    return (
        f'<clipPath id="{ids.clip}"><path d="M{x.start:g} {y.start:g}V{y.end:g}H{x.end:g}V{y.start:g}Z"/></clipPath>'
    ) + "".join(
        f'<pattern id="{name}" width="{side:.4f}" height="{side:.4f}" patternUnits="userSpaceOnUse"'
        f' patternTransform="translate({x.start:g} {y.end:g})"><path d="{lines[pattern["shape"]]}"'
        f' stroke="{pattern["fgcolor"]}" stroke-width="{HATCH * pattern["solidity"]:g}"/></pattern>'
        for name, pattern in sorted(patterns.items())
    )


def hatch_of(trace: Trace) -> Mapping[str, Any] | None:
    """The hatch that fills the marks of a trace."""
    return trace.get("fillpattern") or (trace.get("marker") or {}).get("pattern")


def hint(trace: Trace, rank: int) -> str:
    """What one mark says of itself, a line for each; empty for one that says nothing."""
    template = trace.get("hovertemplate", "")
    if trace.get("hoverinfo") == "skip" or not template:
        return ""
    wording = template.removesuffix("<extra></extra>")
    return spoken(NAMED.sub(lambda named: str(_value(trace, named[1], rank)), wording))


def _value(trace: Trace, name: str, rank: int) -> Any:
    """What the trace says of one mark under that name; of a heat map, perhaps row by row."""
    values = trace.get(name, "")
    if values and isinstance(values[0], list | tuple):
        values = [value for row in values for value in row]
    return of(values, rank) or ""


def hinted(drawn: str, text: str, place: Any) -> str:
    """The mark with what it says, and the column in which it is; as it is if it says nothing."""
    if not text:
        return drawn
    name = escape(text)
    return (
        f'<g class="mark" tabindex="-1" role="img" aria-label="{name}" data-x="{escape(str(place))}">'
        f"<title>{name}</title>{drawn}</g>"
    )
