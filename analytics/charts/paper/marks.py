"""The marks of a Plotly figure as SVG: bars, lines, points, bands, cells. Only what the charts of this project use."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analytics.charts.paper.scales import Panel
from analytics.charts.paper.words import words
from analytics.charts.theme import TRANSPARENT

HATCH = 7  # pixels from one line of a hatch to the next
DASHES: Mapping[str, str] = {"dot": "2 5", "dash": "8 5", "dashdot": "8 4 2 4"}
Trace = Mapping[str, Any]


def marks(figure: Mapping[str, Any], panel: Panel) -> Iterator[str]:
    """Every trace, in its order."""
    stacked: dict[tuple[Any, bool], float] = defaultdict(float)
    for trace in figure["data"]:
        if trace["type"] == "bar":
            yield from _bars(trace, figure["layout"], panel, stacked)
        elif trace["type"] == "heatmap":
            yield from _cells(trace, panel)
        else:
            yield from _scatter(trace, panel)


def hatches(figure: Mapping[str, Any]) -> str:
    """The patterns that the traces fill with, defined once each."""
    patterns = {_hatch_key(pattern) for trace in figure["data"] for pattern in _patterns(trace)}
    return "".join(
        f'<pattern id="{name}" width="{HATCH}" height="{HATCH}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate({45 if name.startswith("up") else -45})">'
        f'<path d="M0 0V{HATCH}" stroke="#{name[-6:]}" stroke-width="1.6"/></pattern>'
        for name in sorted(patterns)
    )


def _patterns(trace: Trace) -> list[Mapping[str, Any]]:
    patterns = (trace.get("fillpattern"), (trace.get("marker") or {}).get("pattern"))
    return [pattern for pattern in patterns if pattern]


def _hatch_key(pattern: Mapping[str, Any]) -> str:
    return f"{'up' if pattern['shape'] == '/' else 'down'}{pattern['fgcolor'].removeprefix('#')}"


def _of(value: Any, rank: int) -> Any:
    """The value of one point: Plotly takes one for all or a list."""
    return value[rank] if isinstance(value, Sequence) and not isinstance(value, str) else value


def _paint(colour: Any) -> str:
    return "none" if colour in (None, TRANSPARENT) else str(colour)


def _bars(
    trace: Trace, layout: Mapping[str, Any], panel: Panel, stacked: dict[tuple[Any, bool], float]
) -> Iterator[str]:
    is_across = trace.get("orientation") == "h"
    along, beside = (panel.x, panel.y) if is_across else (panel.y, panel.x)
    places, sizes = (trace["y"], trace["x"]) if is_across else (trace["x"], trace["y"])
    is_stacked = layout.get("barmode") in ("stack", "relative")
    for rank, (place, size) in enumerate(zip(places, sizes, strict=True)):
        if size is None:
            continue
        key = (place, size < 0)
        foot = float(_of(trace.get("base"), rank) or 0) + (stacked[key] if is_stacked else 0)
        stacked[key] += size if is_stacked else 0
        half = float(_of(trace.get("width"), rank) or 1 - layout.get("bargap", 0.2)) / 2
        at = beside.number(place)
        from_, to = sorted((beside(at - half), beside(at + half)))
        start, end = along(foot), along(foot + size)
        box = (start, from_, end, to) if is_across else (from_, start, to, end)
        yield _box(box, trace["marker"], rank)
        if trace.get("text") and _of(trace["text"], rank):
            yield _bar_text(trace, rank, box, is_across)


def _box(box: tuple[float, float, float, float], marker: Mapping[str, Any], rank: int) -> str:
    x0, x1, y0, y1 = *sorted((box[0], box[2])), *sorted((box[1], box[3]))
    line = marker.get("line") or {}
    thick = float(_of(line.get("width"), rank) or 0)
    edge = f' stroke="{_paint(_of(line.get("color"), rank))}" stroke-width="{thick:g}"' if thick else ""
    fill = (
        f"url(#{_hatch_key(marker['pattern'])})"
        if marker.get("pattern")
        else _paint(_of(marker["color"], rank))
    )
    inset = thick / 2
    return (
        f'<rect x="{x0 + inset:.2f}" y="{y0 + inset:.2f}" width="{max(x1 - x0 - thick, 0):.2f}"'
        f' height="{max(y1 - y0 - thick, 0):.2f}" fill="{fill}"{edge}/>'
    )


def _bar_text(trace: Trace, rank: int, box: tuple[float, float, float, float], is_across: bool) -> str:
    x0, y0, x1, y1 = box
    font = {name: _of(value, rank) for name, value in trace["textfont"].items()}
    text, middle_x, middle_y = _of(trace["text"], rank), (x0 + x1) / 2, (y0 + y1) / 2
    if _of(trace.get("textposition"), rank) == "inside":
        return words(text, middle_x, middle_y, font, "middle", "middle")
    if is_across:
        return words(text, x1 + 5, middle_y, font, "start", "middle")
    is_down = y1 > y0
    return words(text, middle_x, y1 + (4 if is_down else -4), font, "middle", "top" if is_down else "bottom")


def _cells(trace: Trace, panel: Panel) -> Iterator[str]:
    low, high, half_gap = trace["zmin"], trace["zmax"], float(trace.get("xgap", 0)) / 2
    for x, y, value in _placed(trace):
        if value is None:
            continue
        left, right = sorted(panel.x(panel.x.number(x) + side) for side in (-0.5, 0.5))
        top, bottom = sorted(panel.y(panel.y.number(y) + side) for side in (-0.5, 0.5))
        box = (left + half_gap, top + half_gap, right - half_gap, bottom - half_gap)
        yield _box(box, {"color": _on_scale(trace["colorscale"], (value - low) / (high - low))}, 0)


def _placed(trace: Trace) -> Iterator[tuple[Any, Any, Any]]:
    """The place and the value of each cell of a heat map, given cell by cell or row by row."""
    if not isinstance(next(iter(trace["z"]), None), list | tuple):
        yield from zip(trace["x"], trace["y"], trace["z"], strict=True)
        return
    for y, row in zip(trace["y"], trace["z"], strict=True):
        yield from ((x, y, value) for x, value in zip(trace["x"], row, strict=True))


def _on_scale(stops: Sequence[tuple[float, str]], part: float) -> str:
    """The colour at `part`, 0 to 1, of a scale of colours, between its two nearest stops."""
    at = next(
        (rank for rank, (place, _) in enumerate(stops) if place >= part - 1e-9 and rank), len(stops) - 1
    )
    (low, one), (high, other) = stops[at - 1], stops[at]
    share = (part - low) / (high - low)
    channels = zip(*(bytes.fromhex(colour.removeprefix("#")) for colour in (one, other)), strict=True)
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in channels)


def _scatter(trace: Trace, panel: Panel) -> Iterator[str]:
    points = [
        None if x is None or y is None else (panel.x(x), panel.y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    mode = trace.get("mode", "lines")
    if "lines" in mode:
        yield _line(trace, points)
    if "markers" in mode:
        yield from (_point(trace["marker"], rank, at) for rank, at in enumerate(points) if at)
    if "text" in mode:
        for rank, at in enumerate(points):
            if at and _of(trace["text"], rank):
                yield _point_text(trace, rank, at)


def _line(trace: Trace, points: Sequence[tuple[float, float] | None]) -> str:
    """A line, broken where a point is missing; or the hatched band that it encloses."""
    path, is_on = "", False
    for at in points:
        path += "" if at is None else f"{'L' if is_on else 'M'}{at[0]:.2f} {at[1]:.2f}"
        is_on = at is not None
    line = trace["line"]
    pattern = trace.get("fillpattern")
    fill = f"url(#{_hatch_key(pattern)})" if trace.get("fill") == "toself" and pattern else "none"
    return (
        f'<path d="{path}" fill="{fill}" stroke="{_paint(line["color"])}" stroke-width="{line["width"]:g}"'
        f'{dashed(line)} stroke-linejoin="round" opacity="{trace.get("opacity", 1):g}"/>'
    )


def dashed(line: Mapping[str, Any]) -> str:
    """The dashes of a line, as an attribute."""
    return f' stroke-dasharray="{DASHES[line["dash"]]}"' if line.get("dash") in DASHES else ""


def _point(marker: Mapping[str, Any], rank: int, at: tuple[float, float]) -> str:
    (x, y), half = at, float(_of(marker["size"], rank)) / 2
    line = marker.get("line") or {}
    thick = float(_of(line.get("width"), rank) or 0)
    edge = f' stroke="{_paint(_of(line.get("color"), rank))}" stroke-width="{thick:g}"' if thick else ""
    symbol = _of(marker.get("symbol", "circle"), rank)
    if symbol == "line-ew":
        return f'<path d="M{x - half:.2f} {y:.2f}h{2 * half:g}"{edge}/>'
    fill = _paint(_of(marker["color"], rank))
    if symbol.startswith("triangle"):
        tip = half if symbol == "triangle-right" else -half
        return f'<path d="M{x - tip:.2f} {y - half:.2f}v{2 * half:g}L{x + tip:.2f} {y:.2f}z" fill="{fill}"{edge}/>'
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{half:g}" fill="{fill}"{edge}/>'


def _point_text(trace: Trace, rank: int, at: tuple[float, float]) -> str:
    font = {name: _of(value, rank) for name, value in trace["textfont"].items()}
    size = _of((trace.get("marker") or {}).get("size", 0), rank) or 0
    height, _, across = (_of(trace.get("textposition"), rank) or "middle center").partition(" ")
    apart = size / 2 + 3
    x = at[0] + {"left": -apart, "right": apart}.get(across, 0)
    y = at[1] + {"top": -apart, "bottom": apart}.get(height, 0)
    side = {"top": "bottom", "bottom": "top"}.get(height, "middle")
    anchor = {"left": "end", "right": "start"}.get(across, "middle")
    return words(_of(trace["text"], rank), x, y, font, anchor, side)
