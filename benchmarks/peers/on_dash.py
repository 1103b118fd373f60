"""The four charts under Dash: python -m benchmarks.peers.on_dash PORT"""

import sys

from dash import Dash, Input, Output, dcc, html

from benchmarks.peers.charts import CONFIG, NUMBER, cohorts, four

NAMES = cohorts()
app = Dash(__name__, title="Secteurs")
app.layout = html.Div(
    [
        html.H1("Secteurs"),
        dcc.RadioItems(NAMES, NAMES[-1], id="cohort", inline=True),
        html.Div(
            [dcc.Graph(id=f"chart-{rank}", config=CONFIG) for rank in range(NUMBER)],
            style={"display": "grid", "gridTemplateColumns": "1fr 1fr"},
        ),
    ]
)


@app.callback([Output(f"chart-{rank}", "figure") for rank in range(NUMBER)], Input("cohort", "value"))
def drawn(cohort: str) -> list[object]:
    return list(four(cohort))


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
