"""A chart of the pages as an SVG drawing whose texts stay texts: the same Plotly figure, on the same pixels.

Plotly draws with a browser only. What the charts of this project use of it is little, and drawn here: a chart is thus
described once, and the pack, the pictures and the page before it is touched show the same. On the screen its colours
are variables (`theme.variables`); elsewhere those of light, in the static fonts of `fonts/` (`drawing.PAPER`).
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from typing import Any

from analytics.charts import Chart, theme
from analytics.charts.drawing import PAPER
from analytics.charts.paper import notes
from analytics.charts.paper.looks import Ids, definitions
from analytics.charts.paper.marks import marks
from analytics.charts.paper.scales import panel, settled


def svg(chart: Chart, language: str, wide: float, high: float | None = None) -> str:
    """The chart in the colours of light, `wide` pixels wide and `high` or as high as on the page, without a ground."""
    figure = settled(json.loads(str(theme.painted(chart.figure).to_json())), language, wide, high)
    return _drawn(figure, f'font-family="{PAPER}"')


def on_screen(chart: Chart, language: str, wide: float) -> str:
    """The chart for a page, `wide` pixels wide: see `for_screen`."""
    return for_screen(settled(json.loads(str(chart.figure.to_json())), language, wide), chart.alt)


def for_screen(figure: Mapping[str, Any], alt: str) -> str:
    """A settled figure for a page, in its colours and its font, called `alt`, each mark with what it says of itself."""
    return theme.in_variables(_drawn(figure, f'role="group" aria-label="{escape(alt)}"', has_hints=True))


def _drawn(figure: Mapping[str, Any], look: str, has_hints: bool = False) -> str:
    layout, room = figure["layout"], panel(figure)
    ids = Ids("c" + sha256(json.dumps(figure, sort_keys=True).encode()).hexdigest()[:10])
    shapes = layout.get("shapes", [])
    is_below = [drawn.get("layer") == "below" for drawn in shapes]
    behind = [
        *(notes.shape(drawn, room) for drawn, below in zip(shapes, is_below, strict=True) if below),
        *notes.grid(layout, room),
    ]
    before = [
        *notes.ticks(layout, room),
        *(notes.shape(drawn, room) for drawn, below in zip(shapes, is_below, strict=True) if not below),
        *(notes.annotation(note, room) for note in layout.get("annotations", [])),
    ]
    quiet = ' aria-hidden="true"' if has_hints else ""  # what the marks say themselves is not read twice
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.width:g} {room.height:g}"'
        f' width="{room.width:g}" height="{room.height:g}" {look}>'
        f"<defs>{definitions(figure, room, ids)}</defs><g{quiet}>{''.join(behind)}</g>"
        f"{''.join(marks(figure, room, ids, has_hints))}<g{quiet}>{''.join(before)}</g></svg>"
    )
