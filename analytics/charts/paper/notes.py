"""What is written and drawn beside the marks of a chart: ticks, lines of the grid, shapes, annotations."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from analytics.charts.paper.looks import dashed
from analytics.charts.paper.scales import (
    FRAME,
    MIDDLE,
    SIDES,
    TICK,
    Panel,
    label,
    path_points,
    place_of,
    shown_ticks,
    side_of,
)
from analytics.charts.paper.words import font_of, ink, round_half_up, written


def grid(layout: Mapping[str, Any], room: Panel) -> Iterator[str]:
    """The lines behind the marks."""
    x, y = room.x, room.y
    for name, scale in (("x", x), ("y", y)):
        axis = layout[f"{name}axis"]
        if not axis.get("showgrid") or axis.get("visible") is False:
            continue
        first, last = sorted((scale.start, scale.end))
        for value, _ in shown_ticks(axis):
            at = scale(value)
            if not first + 1 < at < last - 1:  # Plotly leaves out those that would frame the drawing
                continue
            ends = f"M{at:.2f} {y.end:g}V{y.start:g}" if name == "x" else f"M{x.start:g} {at:.2f}H{x.end:g}"
            yield f'<path d="{ends}" stroke="{axis["gridcolor"]}" shape-rendering="crispEdges"/>'


def ticks(layout: Mapping[str, Any], room: Panel) -> Iterator[str]:
    """The line of each axis that has one, and the labels of the ticks."""
    for name, scale in (("x", room.x), ("y", room.y)):
        axis = layout[f"{name}axis"]
        if axis.get("visible") is False:
            continue
        if axis.get("showline"):
            at = room.y.start + 0.5
            ends = f"M{room.x.start:g} {at:g}H{room.x.end:g}"
            yield f'<path d="{ends}" stroke="{axis["linecolor"]}" shape-rendering="crispEdges"/>'
        for value, text in shown_ticks(axis):
            if text:
                yield _tick(axis, name, scale(value), text, room)


def _tick(axis: Mapping[str, Any], name: str, at: float, text: str, room: Panel) -> str:
    lines, colour = label(axis, text), axis["tickfont"]["color"]
    if name == "y":
        return written(
            lines, room.x.start - TICK, at + MIDDLE * lines.size - lines.rest / 2, colour, anchor="end"
        )
    if axis.get("side") == "top":
        return written(lines, at, room.y.end - TICK - 0.2 * lines.size - lines.rest, colour)
    return written(lines, at, room.y.start + TICK + lines.size, colour)


def shape(drawn: Mapping[str, Any], room: Panel) -> str:
    """A line, a box or a closed path of the layout."""
    line = drawn.get("line") or {}
    look = (
        f'stroke="{line.get("color", "none")}" stroke-width="{line.get("width", 1):g}"{dashed(line)}'
        f' opacity="{drawn.get("opacity", 1):g}"'
    )
    if drawn["type"] == "path":
        corners = " L".join(f"{room.x(x):.2f} {room.y(y):.2f}" for x, y in path_points(drawn["path"]))
        return f'<path d="M{corners}Z" fill="none" {look}/>'
    x0, x1 = (place_of(drawn, "x", drawn[name], room) for name in ("x0", "x1"))
    y0, y1 = (place_of(drawn, "y", drawn[name], room) for name in ("y0", "y1"))
    if drawn["type"] == "rect":
        box = f'x="{min(x0, x1):.2f}" y="{min(y0, y1):.2f}" width="{abs(x1 - x0):.2f}" height="{abs(y1 - y0):.2f}"'
        return f'<rect {box} fill="{drawn.get("fillcolor", "none")}" {look}/>'
    return f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" {look}/>'


def annotation(note: Mapping[str, Any], room: Panel) -> str:
    """A text at a place, on whole pixels; where Plotly would choose the side by itself, it does so as Plotly does."""
    if _is_outside(note, room):
        return ""
    lines = font_of(note["text"], note["font"])
    wide, high = note["width"] + 2 * FRAME, round_half_up(lines.height + 2 * FRAME)
    across, down = side_of(note, "x"), side_of(note, "y")
    x = place_of(note, "x", note["x"], room) + wide * SIDES[across] + note.get("xshift", 0)
    # As Plotly computes a height: halves fall as they do there.
    turned = abs(wide * math.cos(-math.pi / 2)) + high
    y = place_of(note, "y", note["y"], room) + turned * SIDES[down] - note.get("yshift", 0)
    left, top = round_half_up(x - wide / 2), round_half_up(y - high / 2)
    ground = ""
    if note.get("bgcolor"):
        box = f'x="{left + 0.5:g}" y="{top + 0.5:g}" width="{wide - 1}" height="{high - 1}"'
        ground = f'<rect {box} fill="{note["bgcolor"]}"/>'
    anchor = {"left": "start", "right": "end"}.get(note.get("align", ""), "middle")
    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    inside = left + FRAME + part * note["width"] - (ink(lines) if anchor == "middle" else 0)
    return ground + written(lines, inside, top + FRAME + lines.above, note["font"]["color"], anchor)


def _is_outside(note: Mapping[str, Any], room: Panel) -> bool:
    """Whether what is noted lies beyond an end of the axes: it is left out then."""
    for name, scale in (("x", room.x), ("y", room.y)):
        if "paper" not in (ref := str(note.get(f"{name}ref", name))) and "domain" not in ref:
            part = (scale.number(note[name]) - scale.low) / (scale.high - scale.low)
            if not 0 <= part <= 1:
                return True
    return False
