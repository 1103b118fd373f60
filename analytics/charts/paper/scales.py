"""Where things stand in a chart of a given width: the ends of its axes, its ticks and its margins, all settled.

Plotly settles by itself what a figure leaves open, once it has measured its texts in a browser. Here it is done
beforehand and written into the figure, so that the drawing of this package and Plotly's stand on the same pixels.
"""

import math
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from analytics.charts.paper.words import Block, block, font_of, round_half_up
from analytics.language import formats

TICK = 9.6  # pixels from the drawing to the labels of 13 pixels: 6 of tick, a fifth of the size, the line
MIDDLE = 0.35  # of a size: from the middle of a line of letters to its baseline
AIR = 0.05  # of an axis whose ends are left open, beyond its last value
OF_POINTS = 0.07  # of an axis of categories, beyond the outer ones, where the texts of points need it
GAP = 2  # pixels between the labels of two ticks
NOTHING = 60  # pixels: as high as the sentence that says why there is nothing to draw
FRAME = 2  # pixels around an annotation: its border, which has no colour, and the air inside
SIDES: Mapping[str, float] = {
    "left": 0.5,
    "center": 0,
    "right": -0.5,
    "top": 0.5,
    "middle": 0,
    "bottom": -0.5,
}
Axis = Mapping[str, Any]


@dataclass(frozen=True)
class Scale:
    """One axis: its ends in data and in pixels, and the place of each of its categories, if it has some."""

    low: float
    high: float
    start: float
    end: float
    categories: Sequence[str] = ()

    def __call__(self, value: Any) -> float:
        """The pixel of a value or of a category."""
        # Plotly's own steps, to hundredths of a pixel from the first one: halves must fall on the same side.
        first, length = min(self.start, self.end), abs(self.end - self.start)
        is_down = self.start > self.end
        slope = length / (self.low - self.high if is_down else self.high - self.low)
        at = -slope * (self.high if is_down else self.low) + slope * self.number(value)
        return first + round_half_up(100 * at) / 100

    def number(self, value: Any) -> float:
        """A value, or the rank of a category."""
        return float(self.categories.index(value)) if value in self.categories else float(value)


@dataclass(frozen=True)
class Panel:
    """The room of the marks in a drawing of `width` × `height` pixels, and the two axes around it."""

    width: float
    height: float
    x: Scale
    y: Scale


def panel(figure: Mapping[str, Any]) -> Panel:
    """The room of a figure that is settled."""
    layout = figure["layout"]
    wide, high, margin = layout["width"], layout["height"], layout["margin"]
    names = {name: categories(figure, name) for name in "xy"}
    x, y = layout["xaxis"]["range"], layout["yaxis"]["range"]
    return Panel(
        wide,
        high,
        Scale(x[0], x[1], margin["l"], wide - margin["r"], names["x"]),
        Scale(y[0], y[1], high - margin["b"], margin["t"], names["y"]),
    )


def settled(
    open_figure: Mapping[str, Any], language: str, wide: float, high: float | None = None
) -> dict[str, Any]:
    """The figure, `wide` pixels wide and `high` or as high as it says, with nothing left for Plotly to settle."""
    figure = dict(deepcopy(open_figure))
    layout = figure["layout"]
    is_empty = not figure["data"] and layout["yaxis"].get("visible") is False
    layout.pop("template", None)
    layout["width"] = wide
    layout["height"] = NOTHING if is_empty else high or layout["height"]
    for name in "xy":
        axis = layout[f"{name}axis"]
        names = categories(figure, name)
        low, high = _ends(figure, name, names)
        axis["range"] = [low, high] if low != high else [low - 1, high + 1]
        axis.pop("autorange", None)
        axis.pop("rangemode", None)
        ticks = _ticks(axis, names, language)
        axis["tickvals"], axis["ticktext"] = [value for value, _ in ticks], [text for _, text in ticks]
        axis["automargin"] = False
        axis["ticklabeloverflow"] = "allow"  # Plotly drops a label that is a hundredth of a pixel too wide
    layout["margin"] = _margins(figure)
    layout["xaxis"] |= _thinned(figure)
    for note in layout.get("annotations", []):
        lines = font_of(note["text"], note["font"])
        note["width"] = math.ceil(lines.width) + 1
        if len(lines.lines) == 1:
            note["align"] = "left"  # where it starts is known to the hundredth, where its ink ends is not
        note["xshift"] = note.get("xshift", 0) + _inward(note, panel(figure))
    return figure


def shown_ticks(axis: Axis) -> list[tuple[Any, str]]:
    """Each tick that an axis of a settled figure shows, and its text."""
    return list(zip(axis["tickvals"], axis["ticktext"], strict=True))


def label(axis: Axis, text: str) -> Block:
    """The text of a tick, in the font of its axis."""
    return block(text, float(axis["tickfont"]["size"]))


def categories(figure: Mapping[str, Any], name: str) -> list[str]:
    """The categories of an axis, in order; none where it is of numbers."""
    axis = figure["layout"][f"{name}axis"]
    seen = [value for trace in figure["data"] for value in trace.get(name) or () if value is not None]
    if axis.get("type") == "category" or any(isinstance(value, str) for value in seen):
        return list(axis.get("categoryarray") or dict.fromkeys(map(str, seen)))
    return []


def path_points(path: str) -> list[tuple[float, float]]:
    """The corners of a path of straight lines: 'M1,2 L3,4 Z'."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]\s*(-?[\d.]+),(-?[\d.]+)", path)]


def _ticks(axis: Axis, names: Sequence[str], language: str) -> list[tuple[Any, str]]:
    """The ticks that an axis names, its categories, or round numbers."""
    if axis.get("visible") is False or axis.get("showticklabels") is False:
        return []
    if "tickvals" in axis:
        texts = axis.get("ticktext") or [str(value) for value in axis["tickvals"]]
        return list(zip(axis["tickvals"], texts, strict=True))
    if names:
        return [(name, name) for name in names]
    low, high = axis["range"]
    is_share = axis.get("tickformat") == ".0%"
    write = formats.percent if is_share else formats.number
    values = _round_values(low, high, axis.get("nticks", 6), 0.01 if is_share else 1.0)
    return [(value, write(value, language)) for value in values]


def _round_values(low: float, high: float, most: int, finest: float) -> list[float]:
    """At most `most` multiples of 1, 2 or 5 times a power of ten, `finest` or more, from low to high."""
    least = abs(high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = max(next(power * times for times in (1, 2, 5, 10) if power * times >= least), finest)
    first, last = sorted((low, high))
    return [step * rank for rank in range(math.ceil(first / step), math.floor(last / step) + 1)]


def _ends(figure: Mapping[str, Any], name: str, names: Sequence[str]) -> list[float]:
    """The ends of an axis in data: those it gives, half a category beyond the outer ones, or some air beyond values."""
    axis, traces = figure["layout"][f"{name}axis"], figure["data"]
    if "range" in axis:
        return [float(end) for end in axis["range"]]
    if names:
        of_points = all(trace["type"] == "scatter" for trace in traces)
        beyond = max(0.5, OF_POINTS * (len(names) - 1)) if of_points else 0.5
        ends = [-beyond, len(names) - 1 + beyond]
    else:
        low, high = _extent(figure, name, traces)
        if axis.get("rangemode") == "tozero":
            low, high = min(low, 0.0), max(high, 0.0)
        air = AIR / (1 - AIR) * (high - low or 1) if traces and traces[0]["type"] != "heatmap" else 0.0
        ends = [low - (air if low else 0), high + (air if high else 0)]
    return ends[::-1] if axis.get("autorange") == "reversed" else ends


def _extent(figure: Mapping[str, Any], name: str, traces: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """The least and the largest value on an axis of numbers, with what bars stand on and how they pile up."""
    numbers: list[float] = []
    piles: dict[tuple[Any, Any], float] = {}
    for trace in traces:
        is_long = trace["type"] == "bar" and (trace.get("orientation") == "h") == (name == "x")
        values = [(rank, value) for rank, value in enumerate(trace.get(name) or ()) if value is not None]
        if is_long:
            other = trace["y" if name == "x" else "x"]
            feet = trace.get("base") or [0.0] * len(trace[name])
            numbers += [feet[rank] + value for rank, value in values if trace.get("base")]
            for rank, value in values if not trace.get("base") else ():
                is_piled = figure["layout"].get("barmode") in ("stack", "relative")
                key = (other[rank], value < 0) if is_piled else (id(trace), rank)
                piles[key] = piles.get(key, 0.0) + value
            numbers.append(0.0)
        else:
            half = 0.5 if trace["type"] in ("bar", "heatmap") else 0.0
            numbers += [value + side for _, value in values for side in (-half, half)]
    numbers += piles.values()
    return (min(numbers), max(numbers)) if numbers else (0.0, 1.0)


def _thinned(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The ticks below the drawing that have room beside each other: all, or one in two, in three, with the bold one."""
    axis, scale = figure["layout"]["xaxis"], panel(figure).x
    ticks = shown_ticks(axis)
    kept = next((rank for rank, (_, text) in enumerate(ticks) if text.startswith("<b>")), len(ticks) - 1)
    for step in range(1, len(ticks) + 1):
        some = [tick for rank, tick in enumerate(ticks) if (rank - kept) % step == 0]
        edges = sorted(
            (scale(value) - half, scale(value) + half)
            for value, text in some
            for half in [label(axis, text).width / 2]
        )
        if all(left >= right + GAP for (_, right), (left, _) in pairwise(edges)):
            return {
                "tickvals": [value for value, _ in some],
                "ticktext": [text for _, text in some],
                "tickangle": 0,
            }
    return {"tickangle": 0}


def _margins(figure: Mapping[str, Any]) -> dict[str, float]:
    """The margins that leave room for the labels of the ticks, none cut off."""
    layout = figure["layout"]
    x, y = layout["xaxis"], layout["yaxis"]
    margin = layout["margin"]
    sides = {side: float(margin[side]) for side in "lrtb"}
    if y["ticktext"]:
        sides["l"] = max(sides["l"], max(label(y, text).width for text in y["ticktext"]) + TICK)
    if x["ticktext"]:
        blocks = [label(x, text) for text in x["ticktext"]]
        if x.get("side") == "top":
            highest = max(0.2 * text.size + text.above + text.rest for text in blocks)
            sides["t"] = max(sides["t"], highest + TICK)
        else:
            sides["b"] = max(sides["b"], max(text.size + text.below for text in blocks) + TICK)
    for _ in range(2):  # a label beyond an end makes the drawing narrower, which moves it again
        wide = layout["width"] - sides["l"] - sides["r"]
        low, high = x["range"]
        for value, text in shown_ticks(x):
            names = categories(figure, "x")
            number = names.index(value) if value in names else float(value)
            at = sides["l"] + (number - low) / (high - low) * wide
            half = label(x, text).width / 2
            sides["l"] += math.ceil(max(half - at, 0.0))
            sides["r"] += math.ceil(max(at + half - layout["width"], 0.0))
    return {**{side: float(round_half_up(size)) for side, size in sides.items()}, "pad": 0}


def _inward(note: Mapping[str, Any], room: Panel) -> float:
    """By how much a note is moved for no end of it to be cut off."""
    wide, side = note["width"] + 2 * FRAME, SIDES[side_of(note, "x")]
    left = place_of(note, "x", note["x"], room) + note.get("xshift", 0) + (side - 0.5) * wide
    return max(-FRAME - left, 0.0) - max(left + wide - FRAME - room.width, 0.0) if wide < room.width else 0.0


def place_of(placed: Mapping[str, Any], name: str, value: Any, room: Panel) -> float:
    """The pixel of a coordinate of a shape or an annotation, in the reference that it names."""
    scale: Scale = room.x if name == "x" else room.y
    ref = str(placed.get(f"{name}ref", name))
    if ref == "paper" or ref.endswith("domain"):
        return scale.start + float(value) * (scale.end - scale.start)
    return scale(value)


def side_of(note: Mapping[str, Any], name: str) -> str:
    """The side by which a text is held: the one that it says, or by the third of the paper in which it stands."""
    first, middle, last = ("left", "center", "right") if name == "x" else ("bottom", "middle", "top")
    anchor = str(note.get(f"{name}anchor", "auto"))
    if anchor != "auto":
        return anchor
    if note.get(f"{name}ref") != "paper":
        return middle
    return first if note[name] < 1 / 3 else last if note[name] > 2 / 3 else middle
