"""A figure on a page: the drawing of `analytics.charts.paper` at once; Plotly's in its place when it is pointed at."""

import json
import os
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from analytics.charts import Chart, theme
from analytics.charts.paper import printed
from analytics.charts.paper.scales import settled
from pages.shared.assets import ASSETS, CHART, CHART_PATH, LIBRARY_PATH

NAME = "binomes_chart"
CONFIG = {**theme.CONFIG, "responsive": False}
SCREEN = "screen"  # cookie of `chrome.js`: how wide the window of the reader is, in pixels
PHONE, CARD = 640, 440  # pixels: windows under it have one column; a card of two columns on a wide screen
MARGINS = 64  # pixels of a phone that are no drawing
WIDTHS = range(160, 2_000)  # of a drawing, in pixels
MOST_WIDTHS = 5_000

_widths: dict[tuple[int, str], int] = {}  # window and chart → the width that browsers gave it
_figures_are_told = False


def _script() -> str:
    """What the page runs for each chart. Streamlit sends it with each of them: the server of the dashboard keeps it as
    a file that a browser asks for once, and without that server it is all there.
    """
    opened = f"export default chart({json.dumps(LIBRARY_PATH[1:])}, {json.dumps(CONFIG)})"
    if "BINOMES_MODE" in os.environ:
        address = f"new URL({json.dumps(CHART_PATH[1:])}, document.baseURI).href"
        return f"const {{ default: chart }} = await import({address})\n{opened}"
    return f"{CHART.read_text(encoding='utf-8').replace('export default', 'const chart =')}\n{opened}"


_chart = st.components.v2.component(
    NAME,
    html='<div class="chart"></div>',
    css=f"{theme.variables()}\n{(ASSETS / 'chart.css').read_text(encoding='utf-8')}",
    js=_script(),
    isolate_styles=False,
)


def tell_figures() -> None:
    """From now on, in this process, each chart says its figure as it was made too, for who has no browser."""
    global _figures_are_told
    _figures_are_told = True


def draw(
    chart: Chart, language: str, key: str, picks: Callable[[str], None] | None = None, place: str = ""
) -> None:
    """Shows the chart as wide as its room; `picks` is called with the x of a mark that is clicked or entered.

    The first browser of a kind of window is asked how wide the room is, and has the drawing anew if it was guessed.
    `place`: of charts of several keys that stand in one place, its name.
    """
    drawn = _drawn(chart, language, _width(key, place or key))
    if not _figures_are_told:
        drawn = {name: value for name, value in drawn.items() if name != "figure"}
    calls: dict[str, Any] = {"on_cohort_change": partial(_picked, key, picks)} if picks else {}
    _chart(
        key=key,
        data={**drawn, "picks": picks is not None},
        default={"width": 0},
        on_width_change=partial(_learn, key, place or key),
        height=drawn["layout"]["height"],
        **calls,
    )


def _picked(key: str, picks: Callable[[str], None]) -> None:
    if cohort := st.session_state[key]["cohort"]:
        picks(str(cohort))


def _learn(key: str, place: str) -> None:
    """Keeps the width that the browser tells for the chart in its kind of window."""
    wide = st.session_state[key]["width"]
    if wide in WIDTHS:
        if len(_widths) >= MOST_WIDTHS:
            _widths.clear()
        _widths[_screen(), place] = wide


def _width(key: str, place: str) -> int:
    sizes = st.session_state.get(key) or {}
    if sizes.get("width") in WIDTHS:
        return int(sizes["width"])
    screen = _screen()
    return _widths.get((screen, place), screen - MARGINS if screen < PHONE else CARD)


def _screen() -> int:
    """How wide the window of the reader is, in pixels, as its browser says; that of a usual one when it does not."""
    width = st.context.cookies.get(SCREEN, "")
    return int(width) if width.isdecimal() and int(width) in WIDTHS else 1440


@lru_cache(maxsize=800)
def _drawn(chart: Chart, language: str, wide: int) -> dict[str, Any]:
    """The drawing and the figure, made once for all sessions: a chart is kept by its question and its class."""
    figure = str(chart.figure.to_json())
    whole = settled(json.loads(figure), language, wide)
    return {
        "svg": printed.for_screen(whole, chart.alt),
        "figure": figure,
        "traces": json.dumps(whole["data"], separators=(",", ":"), ensure_ascii=False),
        "layout": whole["layout"],
        "alt": chart.alt,
    }
