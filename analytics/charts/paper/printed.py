"""A chart of the pages on paper: the same Plotly figure, as an SVG drawing whose texts stay texts.

Plotly makes pictures with a browser only. What the charts of this project use of it is little, and drawn here: a chart
is thus described once, and paper shows what the page shows. Texts use the static fonts of `fonts/`, which whoever
embeds the drawing must have (`drawing.PAPER`).
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from analytics.charts import Chart, theme
from analytics.charts.drawing import PAPER
from analytics.charts.paper.marks import dashed, hatches, marks
from analytics.charts.paper.scales import TICK, Panel, Scale, panel, path_points, shown_ticks
from analytics.charts.paper.words import height, width, words

NOTHING = 60  # pixels: as high as the sentence that says why there is nothing to draw
ANCHORS: Mapping[str, str] = {"left": "start", "center": "middle", "right": "end"}


def svg(chart: Chart, language: str, wide: float, high: float | None = None) -> str:
    """The figure of the chart, `wide` pixels wide and `high` or as high as on the page, on a transparent ground."""
    figure = json.loads(str(theme.painted(chart.figure).to_json()))
    layout = figure["layout"]
    is_empty = not figure["data"] and layout["yaxis"].get("visible") is False
    layout["height"] = NOTHING if is_empty else high or layout["height"]
    room = panel(figure, language, wide)
    shapes = layout.get("shapes", [])
    body = [
        *_axes(layout, room, language),
        *(_shape(shape, room) for shape in shapes if shape.get("layer") == "below"),
        *marks(figure, room),
        *(_shape(shape, room) for shape in shapes if shape.get("layer") != "below"),
        *(_annotation(note, room) for note in layout.get("annotations", [])),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.width:g} {room.height:g}"'
        f' width="{room.width:g}" height="{room.height:g}" font-family="{PAPER}">'
        f"<defs>{hatches(figure)}</defs>{''.join(body)}</svg>"
    )


def _axes(layout: Mapping[str, Any], room: Panel, language: str) -> Iterator[str]:
    x, y = room.x, room.y
    for name, scale in (("x", x), ("y", y)):
        axis = layout[f"{name}axis"]
        ticks = shown_ticks(axis, ((scale.low, scale.high), scale.categories), language)
        for value, text in ticks:
            at = scale(value)
            if axis.get("showgrid"):
                ends = (
                    f"M{at:.2f} {y.start:.2f}V{y.end:.2f}"
                    if name == "x"
                    else f"M{x.start:.2f} {at:.2f}H{x.end:.2f}"
                )
                yield f'<path d="{ends}" stroke="{axis["gridcolor"]}"/>'
            yield _tick(axis, name, at, text, room)
        if axis.get("showline"):
            yield f'<path d="M{x.start:.2f} {y.start:.2f}H{x.end:.2f}" stroke="{axis["linecolor"]}"/>'


def _tick(axis: Mapping[str, Any], name: str, at: float, text: str, room: Panel) -> str:
    font = axis["tickfont"]
    if name == "y":
        return words(text, room.x.start - TICK, at, font, "end", "middle")
    inside = _kept_inside(at, width(text, font["size"]), room.width)
    if axis.get("side") == "top":
        return words(text, inside, room.y.end - TICK, font, "middle", "bottom")
    return words(text, inside, room.y.start + TICK, font, "middle", "top")


def _kept_inside(at: float, wide: float, room: float) -> float:
    """The middle of a text, moved so that neither end leaves the paper."""
    return min(max(at, wide / 2), room - wide / 2)


def _shape(shape: Mapping[str, Any], room: Panel) -> str:
    line = shape.get("line") or {}
    look = (
        f'stroke="{line.get("color", "none")}" stroke-width="{line.get("width", 1):g}"{dashed(line)}'
        f' opacity="{shape.get("opacity", 1):g}"'
    )
    if shape["type"] == "path":
        corners = " L".join(f"{room.x(x):.2f} {room.y(y):.2f}" for x, y in path_points(shape["path"]))
        return f'<path d="M{corners}Z" fill="none" {look}/>'
    x0, x1 = (_at(shape, "x", shape[name], room) for name in ("x0", "x1"))
    y0, y1 = (_at(shape, "y", shape[name], room) for name in ("y0", "y1"))
    if shape["type"] == "rect":
        box = f'x="{min(x0, x1):.2f}" y="{min(y0, y1):.2f}" width="{abs(x1 - x0):.2f}" height="{abs(y1 - y0):.2f}"'
        return f'<rect {box} fill="{shape.get("fillcolor", "none")}" {look}/>'
    return f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" {look}/>'


def _at(placed: Mapping[str, Any], name: str, value: Any, room: Panel) -> float:
    """The pixel of a coordinate of a shape or an annotation, in the reference that it names."""
    scale: Scale = room.x if name == "x" else room.y
    ref = str(placed.get(f"{name}ref", name))
    if ref == "paper" or ref.endswith("domain"):
        return scale.start + float(value) * (scale.end - scale.start)
    return scale(value)


def _annotation(note: Mapping[str, Any], room: Panel) -> str:
    """A text at a place; where Plotly would choose the side by itself, it does so as Plotly does."""
    font, text = note["font"], note["text"]
    x = _at(note, "x", note["x"], room) + note.get("xshift", 0)
    y = _at(note, "y", note["y"], room) - note.get("yshift", 0)
    across = note.get("xanchor", "auto")
    if across == "auto":
        across = "center" if note.get("xref") != "paper" else _third(note["x"], "left", "right", "center")
    down = note.get("yanchor", "auto")
    if down == "auto":
        down = "middle" if note.get("yref") != "paper" else _third(note["y"], "bottom", "top", "middle")
    wide, high = width(text, font["size"]), height(text, font["size"])
    ground = ""
    if note.get("bgcolor"):
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[across]
        top = y - {"top": 0.0, "middle": high / 2, "bottom": high}[down]
        box = f'x="{left - 1:.2f}" y="{top:.2f}" width="{wide + 2:.2f}" height="{high:.2f}"'
        ground = f'<rect {box} fill="{note["bgcolor"]}"/>'
    if across == "center":
        x = _kept_inside(x, wide, room.width)
    return ground + words(text, x, y, font, ANCHORS[across], down)


def _third(value: float, first: str, last: str, middle: str) -> str:
    """The side by which a text of the paper is held: by its first third, its last or in between."""
    return first if value < 1 / 3 else last if value > 2 / 3 else middle
