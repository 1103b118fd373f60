"""Where things stand on a printed chart: the axes of a Plotly figure, in pixels of the paper."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analytics.charts.paper.words import height, width
from analytics.language import formats

TICK = 6  # between the drawing and its tick labels, in pixels
Axis = Mapping[str, Any]


@dataclass(frozen=True)
class Scale:
    """One axis: its ends in data and on paper, and the place of each of its categories, if it has some."""

    low: float
    high: float
    start: float
    end: float
    categories: Sequence[str] = ()

    def __call__(self, value: Any) -> float:
        """The pixel of a value or of a category."""
        at = float(self.categories.index(value) if value in self.categories else value)
        return self.start + (at - self.low) / (self.high - self.low) * (self.end - self.start)

    def number(self, value: Any) -> float:
        """A value, or the rank of a category."""
        return float(self.categories.index(value)) if value in self.categories else float(value)


@dataclass(frozen=True)
class Panel:
    """The room of the marks on a paper of `width` × `height` pixels, and the two axes around it."""

    width: float
    height: float
    x: Scale
    y: Scale


def panel(figure: Mapping[str, Any], language: str, wide: float) -> Panel:
    """The room that is left once the margins and the tick labels are taken away; as high as the figure says."""
    layout = figure["layout"]
    margin, high = layout["margin"], float(layout["height"])
    ends = {name: _ends(figure, name) for name in "xy"}
    ticks = {name: shown_ticks(layout[f"{name}axis"], ends[name], language) for name in "xy"}
    size = {name: float(layout[f"{name}axis"]["tickfont"]["size"]) for name in "xy"}
    left = max((width(text, size["y"]) for _, text in ticks["y"]), default=-TICK) + TICK
    below = max((height(text, size["x"]) for _, text in ticks["x"]), default=-TICK) + TICK
    is_above = layout["xaxis"].get("side") == "top"
    top = margin["t"] + (below if is_above else 0)
    bottom = high - margin["b"] - (0 if is_above else below)
    return Panel(
        wide,
        high,
        Scale(*ends["x"][0], margin["l"] + left + 1, wide - margin["r"] - 1, ends["x"][1]),
        Scale(*ends["y"][0], bottom, top, ends["y"][1]),
    )


def shown_ticks(
    axis: Axis, ends: tuple[tuple[float, float], Sequence[str]], language: str
) -> list[tuple[Any, str]]:
    """Each tick that an axis shows and its text: those it names, its categories, or round numbers."""
    (low, high), categories = ends
    if axis.get("visible") is False or axis.get("showticklabels") is False:
        return []
    if "tickvals" in axis:
        texts = axis.get("ticktext") or [str(value) for value in axis["tickvals"]]
        return list(zip(axis["tickvals"], texts, strict=True))
    if categories:
        return [(name, name) for name in categories]
    return [
        (value, formats.number(value, language)) for value in _round_values(low, high, axis.get("nticks", 6))
    ]


def _round_values(low: float, high: float, most: int) -> list[float]:
    """At most `most` multiples of 1, 2 or 5 times a power of ten, from low to high."""
    least = abs(high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = max(next(power * times for times in (1, 2, 5, 10) if power * times >= least), 1.0)
    first, last = sorted((low, high))
    return [step * rank for rank in range(math.ceil(first / step), math.floor(last / step) + 1)]


def _ends(figure: Mapping[str, Any], name: str) -> tuple[tuple[float, float], Sequence[str]]:
    """The ends of an axis in data, and its categories in order."""
    axis, traces = figure["layout"][f"{name}axis"], figure["data"]
    seen = [value for trace in traces for value in trace.get(name) or () if value is not None]
    categories: list[str] = []
    if axis.get("type") == "category" or any(isinstance(value, str) for value in seen):
        categories = list(axis.get("categoryarray") or dict.fromkeys(map(str, seen)))
    if "range" in axis:
        low, high = axis["range"]
    elif categories:
        low, high = -0.5, len(categories) - 0.5
    else:
        numbers = [float(value) for value in seen] or [0.0, 1.0]
        low, high = min(numbers), max(numbers)
        if axis.get("rangemode") == "tozero":
            low, high = min(low, 0), max(high, 0)
        air = 0.05 * (high - low or 1)
        low, high = low - (air if low else 0), high + air
    return (float(low), float(high) if high != low else float(low) + 1), categories


def path_points(path: str) -> list[tuple[float, float]]:
    """The corners of a path of straight lines: 'M1,2 L3,4 Z'."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]\s*(-?[\d.]+),(-?[\d.]+)", path)]
