"""Charts of protected figures: a hidden count is never drawn, and is said where its number would stand."""

import json
import math
from typing import Any

import pandas as pd
import pytest

from analytics.board import cards, overview
from analytics.charts import Chart, balance, demand, growth, match_rate
from analytics.charts import flow as flow_charts
from analytics.charts import forecast as forecast_charts
from analytics.charts import sectors as sector_charts
from analytics.charts import supply as supply_charts
from analytics.language import labels
from analytics.language.hidden import Hidden
from analytics.language.texts import translator
from tests.analytics.charts.conftest import KEYS

EN, FR = translator("en"), translator("fr")
ABOUT = KEYS | {"size", "size_kind", "is_first", "is_more"}


def hiding(frame: pd.DataFrame, row: int | None = None, below: int | None = 8) -> pd.DataFrame:
    """The frame with every number of one row, or of all, hidden."""
    hidden = frame.copy()
    for column in set(frame) - ABOUT:
        cells = [Hidden(below) if row in (None, place) else cell for place, cell in enumerate(frame[column])]
        hidden[column] = pd.Series(cells, index=frame.index, dtype=object)
    return hidden


def said(chart: Chart) -> str:
    return chart.title + chart.subtitle + chart.alt + json.dumps(chart.figure.to_plotly_json(), default=str)


@pytest.mark.parametrize("row", [0, -1, None])
def test_every_chart_of_cohorts_is_drawn_without_what_is_hidden(
    cohorts: pd.DataFrame, row: int | None
) -> None:
    frame = hiding(cohorts, row if row != -1 else len(cohorts) - 1)
    for draw in (
        demand.applications_per_cohort,
        demand.funnel,
        match_rate.match_rate,
        growth.pairs_per_cohort,
        balance.mentor_balance,
    ):
        for focus in cohorts["cohort"]:
            assert "nan " not in said(draw(frame, focus, EN)).replace("NaN", "")


def test_a_hidden_bar_has_no_length_and_says_fewer_than_eight(supply: Any, load: pd.DataFrame) -> None:
    frame = hiding(load, 2)
    frame["students"] = load["students"]
    (bar,) = supply_charts.mentor_load(frame.assign(is_more=False), EN).figure.data
    assert list(bar.y) == [139, 19, 0]
    assert "fewer than 8" in bar.text[2]
    promotions = hiding(supply[supply["cohort"] == "X20"].reset_index(drop=True), 0)
    (bars,) = supply_charts.contribution(promotions, FR).figure.data
    assert bars.x[0] == 0
    assert "moins de 8" in bars.text[0]


def test_a_hidden_cell_of_the_grid_has_no_colour_and_no_share_is_claimed(supply: Any) -> None:
    frame = hiding(supply, 0)
    chart = supply_charts.promotion_grid(frame, (10, 16), str(supply["cohort"].iloc[0]), FR)
    heat, numbers, *_ = chart.figure.data
    assert heat.z[0] is None or math.isnan(heat.z[0])
    assert numbers.text[0] == "moins de 8"
    assert "%" not in chart.title


def test_a_hidden_sector_has_neither_dot_nor_gap(sectors: Any) -> None:
    frame = hiding(sectors, 0)
    chart = sector_charts.sector_gaps(frame, EN)
    assert len(chart.figure.data) == len(sector_charts.sector_gaps(sectors, EN).figure.data) - 2
    assert "hidden" in said(chart)
    assert not [row for row in [frame.iloc[0]] if sector_charts.balance(dict(row)) is not None]


def test_a_hidden_flow_is_not_drawn(flow: Any) -> None:
    figure = flow_charts.mentor_flow(hiding(flow, 2), "X20", EN).figure
    stayed = figure.data[1]
    assert list(stayed.y) == [80, None]
    assert "fewer than 8" in stayed.hovertext[1]


def test_a_past_that_is_hidden_does_not_bend_the_axis_of_the_forecast(cohorts: pd.DataFrame) -> None:
    future = pd.DataFrame(
        [
            {"cohort": "X21", "cohort_year": 2021, "p_shortage": 0.5}
            | {f"{kind}_{end}": 200.0 for kind in ("demand", "supply") for end in ("q10", "q50", "q90")}
        ]
    )
    shown = forecast_charts.fan(hiding(cohorts, len(cohorts) - 1), future, EN)
    assert "fewer than 8" in said(shown)


def test_the_first_screen_claims_nothing_of_what_is_hidden(cohorts: pd.DataFrame) -> None:
    frame = hiding(cohorts, len(cohorts) - 1)
    focus = str(cohorts["cohort"].iloc[-1])
    assert "Record" not in overview.headline(frame, focus, EN)
    assert "enough places" not in overview.standfirst(frame, focus, EN)
    shown = cards.cards(frame, focus, EN)
    assert {card.value for card in shown} == {"fewer than 8"}
    assert not any(card.is_alert or card.change for card in shown)
    assert all(kind == "hidden" for card in shown for kind, _ in cards.bars(card)[-1:])


def test_a_download_says_what_is_hidden_and_leaves_absent_cells_empty() -> None:
    frame = pd.DataFrame(
        {"cohort": ["X19", "X20"], "waiting": [Hidden(8), None], "match_rate": [Hidden(), 0.5]}
    )
    assert labels.export_csv(frame, FR).decode("utf-8-sig").splitlines()[1:] == [
        "X19;moins de 8;masqué",
        "X20;;0,5",
    ]
    assert labels.display(frame, EN).iloc[:, 1].tolist() == ["fewer than 8", "—"]
