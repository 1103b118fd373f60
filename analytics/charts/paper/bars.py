"""The bars of a Plotly figure as SVG, with the texts in and beside them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from analytics.charts.paper.looks import Ids, Trace, hatch_of, of, paint, stroke
from analytics.charts.paper.scales import Panel
from analytics.charts.paper.words import Block, font_of, ink, written

PAD = 3  # pixels between an end of a bar and its text
Stack: TypeAlias = defaultdict[tuple[Any, bool], float]  # place, below zero → how high it is piled
Box: TypeAlias = tuple[float, float, float, float]  # from the foot to the tip: x0, y0, x1, y1


def bars(
    trace: Trace, layout: Mapping[str, Any], room: Panel, ids: Ids, stack: Stack
) -> Iterator[tuple[int, str]]:
    """Each bar that is known, with its text, by its rank in the trace."""
    is_across = trace.get("orientation") == "h"
    along, beside = (room.x, room.y) if is_across else (room.y, room.x)
    places, sizes = (trace["y"], trace["x"]) if is_across else (trace["x"], trace["y"])
    is_stacked = layout.get("barmode") in ("stack", "relative")
    for rank, (place, size) in enumerate(zip(places, sizes, strict=True)):
        if size is None:
            continue
        key = (place, size < 0)
        foot = float(of(trace.get("base"), rank) or 0) + (stack[key] if is_stacked else 0)
        stack[key] += size if is_stacked else 0
        half = float(of(trace.get("width"), rank) or 1 - layout.get("bargap", 0.2)) / 2
        at = beside.number(place)
        from_, to = sorted((beside(at - half), beside(at + half)))
        start, end = along(foot), along(foot + size)
        box = (start, from_, end, to) if is_across else (from_, start, to, end)
        fill = (
            f"url(#{ids.hatch(hatch)})" if (hatch := hatch_of(trace)) else of(trace["marker"]["color"], rank)
        )
        drawn = rectangle(box, fill, stroke(trace["marker"].get("line"), rank))
        if trace.get("text") and of(trace["text"], rank):
            drawn += _text(trace, rank, box, is_across)
        yield rank, drawn


def rectangle(box: Box, fill: Any, edge: str = "") -> str:
    """A box of that fill."""
    x0, x1, y0, y1 = *sorted((box[0], box[2])), *sorted((box[1], box[3]))
    if edge:  # a browser puts the edge of a rect on other pixels than that of a path
        return f'<path d="M{x0:.2f} {y0:.2f}V{y1:.2f}H{x1:.2f}V{y0:.2f}Z" fill="{paint(fill)}"{edge}/>'
    size = f'width="{x1 - x0:.2f}" height="{y1 - y0:.2f}"'
    return f'<rect x="{x0:.2f}" y="{y0:.2f}" {size} fill="{paint(fill)}"/>'


def _text(trace: Trace, rank: int, box: Box, is_across: bool) -> str:
    """The text of a bar: within it, at the end that the trace says, or beyond its tip; smaller where it must fit."""
    x0, y0, x1, y1 = box
    font = {name: of(value, rank) for name, value in trace["textfont"].items()}
    lines = font_of(of(trace["text"], rank), font)
    is_inside = of(trace.get("textposition"), rank) == "inside"
    wide, high = abs(x1 - x0), abs(y1 - y0)
    pad = PAD if (min(wide, high) if is_inside else (high if is_across else wide)) > 2 * PAD else 0
    scale = _scale(trace, lines, (wide, high), is_across, pad if is_inside else None)
    if scale <= 0:
        return ""
    tip, foot = (x1, x0) if is_across else (y1, y0)
    extent = (lines.width if is_across else lines.height) * scale / 2
    side = -1 if tip < foot or (tip == foot and not is_across) else 1
    anchor = trace.get("insidetextanchor", "end") if is_inside else "beyond"
    at = {
        "middle": (tip + foot) / 2,
        "start": foot + side * (pad + extent),
        "end": tip - side * (pad + extent),
        "beyond": tip + side * (pad + extent),
    }[anchor]
    x, y = (at, (y0 + y1) / 2) if is_across else ((x0 + x1) / 2, at)
    x, y = x - ink(lines) * scale, y + (lines.above - lines.below) * scale / 2
    if scale == 1:
        return written(lines, x, y, font["color"])
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.4f})">{written(lines, 0, 0, font["color"])}</g>'


def _scale(
    trace: Trace, lines: Block, size: tuple[float, float], is_across: bool, pad: float | None
) -> float:
    """By how much a text is made smaller to fit its bar, as Plotly does where the figure does not forbid it.

    `pad`: pixels around a text within the bar; None for one beyond the tip.
    """
    if trace.get("constraintext", "both") == "none":
        return 1.0
    wide, high = size
    if pad is not None:
        return min(1.0, (wide - 2 * pad) / lines.width, (high - 2 * pad) / lines.height)
    return min(1.0, high / lines.height if is_across else wide / lines.width)
