"""The marks of a Plotly figure as SVG: bars, lines, points, bands, cells. Only what the charts of this project use."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from analytics.charts.paper.bars import Stack, bars, rectangle
from analytics.charts.paper.looks import Ids, Trace, dashed, hatch_of, hint, hinted, of, paint, stroke
from analytics.charts.paper.scales import Panel
from analytics.charts.paper.words import LEADING, font_of, round_half_up, written

ORDER = ("heatmap", "bar", "scatter")  # from the ground up
NEAR = 8  # pixels around a point of a line at which it says what it is
Points: TypeAlias = Sequence[tuple[float, float] | None]


def marks(figure: Mapping[str, Any], room: Panel, ids: Ids, has_hints: bool) -> Iterator[str]:
    """Every trace, from the ground up, with what each mark says of itself if it `has_hints`."""
    stack: Stack = defaultdict(float)
    before: Points = ()
    drawn: Iterable[str]
    for trace in sorted(figure["data"], key=lambda trace: ORDER.index(trace["type"])):
        if trace["type"] == "scatter":
            points = _points(trace, room)
            drawn = _scatter(trace, room, points, before, ids, has_hints)
            before = points
        else:
            marked = (
                bars(trace, figure["layout"], room, ids, stack)
                if trace["type"] == "bar"
                else _cells(trace, room)
            )
            drawn = [
                hinted(mark, hint(trace, rank) if has_hints else "", _place(trace, rank))
                for rank, mark in marked
            ]
        clip = "" if trace.get("cliponaxis") is False else f' clip-path="url(#{ids.clip})"'
        is_piled = trace["type"] == "bar" and figure["layout"].get("barmode") == "stack"
        crisp = ' shape-rendering="crispEdges"' if is_piled else ""
        faded = f' opacity="{trace["opacity"]:g}"' if "opacity" in trace else ""
        yield f"<g{clip}{faded}{crisp}>{''.join(drawn)}</g>"


def _place(trace: Trace, rank: int) -> Any:
    """The x of a mark."""
    return trace["x"][rank % len(trace["x"])]


def _cells(trace: Trace, room: Panel) -> Iterator[tuple[int, str]]:
    """The boxes of a heat map, their edges as far from its own edge as whole pixels are."""
    low, high, gap = trace["zmin"], trace["zmax"], float(trace.get("xgap", 0))
    edges = {"x": _snapped(room.x, trace["x"]), "y": _snapped(room.y, trace["y"])}
    inset = gap // 2
    for rank, (x, y, value) in enumerate(_placed(trace)):
        if value is None:
            continue
        left, right = edges["x"][x]
        top, bottom = edges["y"][y]
        box = (left + inset, top + inset, right - gap + inset, bottom - gap + inset)
        yield rank, rectangle(box, on_scale(trace["colorscale"], (value - low) / (high - low)))


def _snapped(scale: Any, places: Sequence[Any]) -> dict[Any, tuple[float, float]]:
    """The two edges in pixels of each place of a heat map."""
    ends = {place: sorted(scale(scale.number(place) + side) for side in (-0.5, 0.5)) for place in places}
    first = min(low for low, _ in ends.values())
    return {
        place: (first + round_half_up(low - first), first + round_half_up(high - first))
        for place, (low, high) in ends.items()
    }


def _placed(trace: Trace) -> Iterator[tuple[Any, Any, Any]]:
    """The place and the value of each cell of a heat map, given cell by cell or row by row."""
    if not isinstance(next(iter(trace["z"]), None), list | tuple):
        yield from zip(trace["x"], trace["y"], trace["z"], strict=True)
        return
    for y, row in zip(trace["y"], trace["z"], strict=True):
        yield from ((x, y, value) for x, value in zip(trace["x"], row, strict=True))


def on_scale(stops: Sequence[tuple[float, str]], part: float) -> str:
    """The colour at `part`, 0 to 1, of a scale of colours, between its two nearest stops."""
    at = next(
        (rank for rank, (place, _) in enumerate(stops) if place >= part - 1e-9 and rank), len(stops) - 1
    )
    (low, one), (high, other) = stops[at - 1], stops[at]
    share = (part - low) / (high - low)
    if one.startswith("#0000"):  # a colour of the theme, which the page knows
        return f"color-mix(in srgb, {other} {100 * share:.2f}%, {one})"
    channels = zip(*(bytes.fromhex(colour.removeprefix("#")) for colour in (one, other)), strict=True)
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in channels)


def _points(trace: Trace, room: Panel) -> Points:
    return [
        None if x is None or y is None else (room.x(x), room.y(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _scatter(
    trace: Trace, room: Panel, points: Points, before: Points, ids: Ids, has_hints: bool
) -> Iterator[str]:
    mode = trace.get("mode", "lines")
    if trace.get("fill") == "tonexty":
        around = [*_corners(trace, points), *reversed(_corners(trace, before))]
        if around:
            yield f'<path d="M{"L".join(around)}Z" fill="{paint(trace.get("fillcolor"))}"/>'
    if error := trace.get("error_y"):
        yield from _intervals(trace, error, room, points)
    if "lines" in mode:
        yield _line(trace, points, ids)
    for rank, at in enumerate(points):
        if at is None:
            continue
        hint_text = hint(trace, rank) if has_hints else ""
        if "markers" in mode:
            yield hinted(_point(trace["marker"], rank, at), hint_text, trace["x"][rank])
        elif hint_text:
            near = f'<circle cx="{at[0]:.2f}" cy="{at[1]:.2f}" r="{NEAR}" fill="transparent"/>'
            yield hinted(near, hint_text, trace["x"][rank])
    if "text" in mode:
        for rank, at in enumerate(points):
            if at and of(trace["text"], rank):
                yield _point_text(trace, rank, at)


def _intervals(trace: Trace, error: Mapping[str, Any], room: Panel, points: Points) -> Iterator[str]:
    """A line over and under each point, without ends."""
    look = f'stroke="{error["color"]}" stroke-width="{error["thickness"]:g}"'
    for rank, at in enumerate(points):
        if at is not None:
            over, under = error["array"][rank], error["arrayminus"][rank]
            ends = (room.y(trace["y"][rank] + over), room.y(trace["y"][rank] - under))
            yield f'<path d="M{at[0]:.2f} {ends[0]:.2f}V{ends[1]:.2f}" {look}/>'


def _corners(trace: Trace, points: Points) -> list[str]:
    """The corners of a line through the points that are known, in steps if the trace says so."""
    corners: list[tuple[float, float]] = []
    for x, y in filter(None, points):
        if corners and (trace.get("line") or {}).get("shape") == "hv":
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    return [f"{x:.2f} {y:.2f}" for x, y in corners]


def _path(trace: Trace, points: Points) -> str:
    """A line, broken where a point is missing."""
    parts: list[list[tuple[float, float]]] = [[]]
    for at in points:
        if at is None:
            parts.append([])
        else:
            parts[-1].append(at)
    return "".join("M" + "L".join(_corners(trace, part)) for part in parts if part)


def _line(trace: Trace, points: Points, ids: Ids) -> str:
    """A line, or the hatched band that it encloses."""
    line, hatch, fill = trace["line"], hatch_of(trace), "none"
    if trace.get("fill") == "toself":
        fill = f"url(#{ids.hatch(hatch)})" if hatch else paint(trace.get("fillcolor"))
    thick = line.get("width", 2)
    edge = f' stroke="{paint(line.get("color"))}" stroke-width="{thick:g}"{dashed(line)}' if thick else ""
    return f'<path d="{_path(trace, points)}" fill="{fill}"{edge} stroke-miterlimit="2"/>'


def _point(marker: Mapping[str, Any], rank: int, at: tuple[float, float]) -> str:
    (x, y), half = at, float(of(marker["size"], rank)) / 2
    edge = stroke(marker.get("line"), rank)
    symbol = of(marker.get("symbol", "circle"), rank)
    if symbol.startswith("line-ew"):
        if symbol.endswith("-open"):  # in the colour of the marker
            edge = stroke({**marker["line"], "color": marker["color"]}, rank)
        return f'<path d="M{x + 1.4 * half:.2f} {y:.2f}H{x - 1.4 * half:.2f}"{edge}/>'
    fill = paint(of(marker["color"], rank))
    if symbol.startswith("triangle"):
        tip = half if symbol == "triangle-right" else -half
        high = 2 * half / 3**0.5
        corners = f"M{x - tip / 2:.2f} {y - high:.2f}V{y + high:.2f}L{x + tip:.2f} {y:.2f}Z"
        return f'<path d="{corners}" fill="{fill}"{edge}/>'
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{half:g}" fill="{fill}"{edge}/>'


def _point_text(trace: Trace, rank: int, at: tuple[float, float]) -> str:
    """A text at a point: over it, under it or beside it, further away where the point has a marker."""
    font = {name: of(value, rank) for name, value in trace["textfont"].items()}
    lines = font_of(of(trace["text"], rank), font)
    size = of((trace.get("marker") or {}).get("size"), rank) if "markers" in trace["mode"] else None
    apart = float(size) / 2 / 0.8 + 1 if size else 0.0
    place = of(trace.get("textposition"), rank) or "middle center"
    down = 1 if "bottom" in place else -1 if "top" in place else 0
    across = 1 if "right" in place else -1 if "left" in place else 0
    many = LEADING * (len(lines.lines) - 1) + 1
    y = at[1] + lines.size * 0.75 + down * apart + (down - 1) * many * lines.size / 2
    anchor = {1: "start", -1: "end"}.get(across, "middle")
    return written(lines, at[0] + across * apart, y, font["color"], anchor)
