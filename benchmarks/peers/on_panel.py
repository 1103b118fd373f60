"""The four charts under Panel: python -m benchmarks.peers.on_panel PORT"""

import sys

import panel as pn

from benchmarks.peers.charts import CONFIG, NUMBER, cohorts, four

NAMES = cohorts()


def page() -> pn.Column:
    chosen = pn.widgets.RadioButtonGroup(options=NAMES, value=NAMES[-1])
    panes = [pn.pane.Plotly(figure, config=CONFIG, sizing_mode="stretch_width") for figure in four(NAMES[-1])]

    def draw(event: object) -> None:
        for pane, figure in zip(panes, four(chosen.value), strict=True):
            pane.object = figure

    chosen.param.watch(draw, "value")
    return pn.Column("# Secteurs", chosen, pn.GridBox(*panes, ncols=NUMBER // 2))


if __name__ == "__main__":
    pn.extension("plotly")
    pn.serve({"/": page}, port=int(sys.argv[1]), address="127.0.0.1", show=False, title="Secteurs")
