"""Charts on paper: the same figures as on the page, every text kept, nothing drawn that is not known."""

import html
import re
from xml.etree import ElementTree

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.charts import (
    Chart,
    balance,
    demand,
    flow,
    follow_up,
    growth,
    match_rate,
    sectors,
    supply,
    theme,
)
from analytics.charts.paper import printed
from analytics.charts.paper.scales import NOTHING
from analytics.charts.paper.words import BOLD, block
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart, wide: float = 600) -> ElementTree.Element:
    return ElementTree.fromstring(printed.svg(chart, "fr", wide))


def texts(chart: Chart) -> list[str]:
    return ["".join(text.itertext()) for text in drawn(chart).iter(f"{SVG}text")]


def boxes(chart: Chart) -> list[tuple[float, float]]:
    """Top and height of each box."""
    return [(float(box.attrib["y"]), float(box.attrib["height"])) for box in drawn(chart).iter(f"{SVG}rect")]


def test_columns_are_as_high_as_their_numbers(cohorts: pd.DataFrame, fr: Translator) -> None:
    found = boxes(growth.pairs_per_cohort(cohorts, "X20", fr))
    heights = [height for _, height in found]
    assert len({round(top + height, 1) for top, height in found}) == 1
    assert heights == pytest.approx(
        [heights[-1] * pairs / 190 for pairs in (112, 143, 124, 142, 190)], abs=0.05
    )


def test_what_is_below_zero_hangs_under_the_line(cohorts: pd.DataFrame, fr: Translator) -> None:
    feet = {round(top + height, 1) for top, height in boxes(balance.mentor_balance(cohorts, "X20", fr))[:3]}
    tops = {round(top, 1) for top, _ in boxes(balance.mentor_balance(cohorts, "X20", fr))[3:]}
    assert feet == tops


def test_a_map_given_row_by_row_has_a_box_for_each_cell_that_is_known(fr: Translator) -> None:
    months = pd.DataFrame(
        [("X19", 1, 10, 10, 1.0), ("X19", 2, 10, 5, 0.5), ("X20", 1, 8, 4, 0.5)],
        columns=["cohort", "month", "pairs", "met", "share_met"],
    )
    assert len(boxes(follow_up.meetings(months, "X20", True, fr))) == 3


def test_a_hidden_count_is_said_and_not_drawn(cohorts: pd.DataFrame, fr: Translator) -> None:
    cohorts["pairs"] = pd.Series([Hidden(8), 143, 124, 142, 190], dtype=object)
    chart = growth.pairs_per_cohort(cohorts, "X20", fr)
    assert len(boxes(chart)) == 4
    assert "moins de 8" in texts(chart)


@pytest.mark.parametrize("name", ["pairs", "balance", "applications", "rate", "grid", "flow", "sectors"])
@pytest.mark.parametrize("wide", [388, 800])
def test_every_text_of_the_figure_is_on_paper_and_inside_it(
    name: str, wide: int, cohorts: pd.DataFrame, request: pytest.FixtureRequest, fr: Translator
) -> None:
    charts = {
        "pairs": lambda: growth.pairs_per_cohort(cohorts, "X20", fr),
        "balance": lambda: balance.mentor_balance(cohorts, "X20", fr),
        "applications": lambda: demand.applications_per_cohort(cohorts, "X20", fr),
        "rate": lambda: match_rate.match_rate(cohorts, "X20", fr),
        "grid": lambda: supply.promotion_grid(request.getfixturevalue("supply"), (10, 16), "X20", fr),
        "flow": lambda: flow.mentor_flow(request.getfixturevalue("flow"), "X20", fr),
        "sectors": lambda: sectors.sector_gaps(request.getfixturevalue("sectors"), fr),
    }
    chart = charts[name]()
    figure = theme.painted(chart.figure)
    said = [note.text for note in figure.layout.annotations]
    said += [text for trace in figure.data for text in (trace.text if trace.text is not None else ()) if text]
    root = ElementTree.fromstring(printed.svg(chart, "fr", wide))
    on_paper = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    expected = [
        html.unescape(re.sub("<[^>]*>", "", line))
        for text in said
        for line in str(text).split("<br>")
        if line
    ]
    assert not [line for line in expected if line not in on_paper]
    for text in root.iter(f"{SVG}text"):
        length = block(html.escape("".join(text.itertext())), float(text.attrib["font-size"])).width
        left = (
            float(text.attrib["x"])
            - {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]] * length
        )
        assert left >= -8
        assert left + length <= wide + 8


def test_an_empty_chart_is_a_sentence_and_takes_little_room(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = growth.pairs_per_cohort(cohorts.iloc[:0], None, fr)
    assert texts(chart) == ["Pas encore de binôme à montrer."]
    assert float(drawn(chart).attrib["height"]) == NOTHING


def test_a_text_keeps_its_bold_its_lines_and_its_signs() -> None:
    first, second = block("<b>a &amp; b</b> c<br><span style='font-size:12px'>d</span>", 14).lines
    assert [(run.text, run.weight, run.size) for run in first] == [("a & b", BOLD, 14), (" c", 400, 14)]
    assert [(run.text, run.size) for run in second] == [("d", 12.0)]


def test_bars_of_which_none_is_above_zero_are_drawn() -> None:
    figure = theme.finish(go.Figure(go.Bar(x=["1", "2"], y=[0, 0], marker={"color": "#000001"})), "fr")
    figure.update_yaxes(range=[0, 0])
    assert [height for _, height in boxes(Chart(figure, "t", "s", "a"))] == [0, 0]
