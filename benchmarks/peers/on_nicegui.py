"""The four charts under NiceGUI: python -m benchmarks.peers.on_nicegui PORT"""

import sys

import plotly.graph_objects as go
from nicegui import ui

from benchmarks.peers.charts import CONFIG, NUMBER, cohorts, four

NAMES = cohorts()
PATIENCE = 120  # seconds: NiceGUI otherwise loads the page again while a slow line still brings it


def drawing(figure: go.Figure) -> dict[str, object]:
    return {**figure.to_dict(), "config": CONFIG}


def page() -> None:
    ui.label("Secteurs").classes("text-h4")
    chosen = ui.toggle(NAMES, value=NAMES[-1])
    with ui.grid(columns=NUMBER // 2).classes("w-full"):
        plots = [ui.plotly(drawing(figure)).classes("w-full") for figure in four(NAMES[-1])]

    def draw() -> None:
        for plot, figure in zip(plots, four(chosen.value), strict=True):
            plot.update_figure(drawing(figure))

    chosen.on_value_change(draw)


if __name__ in {"__main__", "__mp_main__"}:
    ui.run(
        page,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        title="Secteurs",
        reload=False,
        show=False,
        reconnect_timeout=PATIENCE,
    )
