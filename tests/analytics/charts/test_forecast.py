"""The charts of the forecast: what they draw, what they say, and that nothing breaks them."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analytics.charts import Chart, drivers, record, recruiting, risk, theme
from analytics.charts.forecast import fan
from analytics.language.texts import Translator
from tests.analytics.charts.conftest import checked, notes

Drawing = Callable[[pd.DataFrame, Translator], Chart]


@pytest.fixture
def gaps() -> pd.DataFrame:
    values = [-21, -12, -10, -5, -3, 0, 1, 2, 4, 6, 8, 10, 11, 14, 15, 19, 22, 28, 31, 45]
    return pd.DataFrame({"cohort": "X21", "dot": range(1, 21), "gap": values})


@pytest.fixture
def curve() -> pd.DataFrame:
    given = [(0, 0.68), (10, 0.5), (20, 0.3), (30, 0.15), (40, 0.05), (50, 0.02), (90, 0.0)]
    return pd.DataFrame(given, columns=["recruits", "p_shortage"]).assign(cohort="X21")


@pytest.fixture
def levers() -> pd.DataFrame:
    given = [
        ("capacity", 0.7, 0.6, None),
        ("demand", 0.3, 0.92, None),
        ("retention", 0.8, 0.55, 12),
        ("<weather>", 0.6, 0.65, None),
    ]
    frame = pd.DataFrame(given, columns=["driver", "p_low", "p_high", "pairs_gained"])
    return frame.assign(cohort="X21")


@pytest.fixture
def past() -> pd.DataFrame:
    given = [
        ("X19", 3, "demand", 100.0, 131.0, 168.0, 125.0, 131.0, 146.0),
        ("X20", 4, "demand", 118.0, 151.0, 190.0, 146.0, 157.0, 202.0),
        ("X20", 4, "supply", 120.0, 150.0, 199.0, 145.0, 151.0, 196.0),
        ("X21", 5, "demand", 150.0, 210.0, 260.0, 202.0, 224.0, None),
    ]
    return pd.DataFrame(
        given, columns=["cohort", "campaigns", "quantity", "q10", "q50", "q90", "naive", "drift", "actual"]
    )


DRAWINGS: dict[str, tuple[str, Drawing]] = {
    "fan": ("forecast", lambda rows, t: fan(pd.DataFrame(columns=["cohort_year"]), rows, t)),
    "fan under a scenario": (
        "forecast",
        lambda rows, t: fan(pd.DataFrame(columns=["cohort_year"]), rows, t, usual=rows),
    ),
    "dots": ("gaps", risk.dots),
    "recruit_curve": ("curve", lambda rows, t: recruiting.recruit_curve(rows, 36, t)),
    "recruit_curve without target": ("curve", lambda rows, t: recruiting.recruit_curve(rows, None, t)),
    "drivers": ("levers", lambda rows, t: drivers.drivers(rows, 0.68, t)),
    "drivers without a risk": ("levers", lambda rows, t: drivers.drivers(rows, None, t)),
    "track_record": ("past", lambda rows, t: record.track_record(rows, "demand", t)),
}
KEYS = {"cohort", "cohort_year", "step", "dot", "recruits", "driver", "quantity"}


@pytest.fixture(params=DRAWINGS)
def drawing(request: pytest.FixtureRequest) -> tuple[pd.DataFrame, Drawing]:
    rows, draw = DRAWINGS[request.param]
    return request.getfixturevalue(rows), draw


def test_it_is_drawn_in_the_colours_of_the_scheme_and_leaves_its_rows_alone(
    drawing: tuple[pd.DataFrame, Drawing], fr: Translator, en: Translator
) -> None:
    rows, draw = drawing
    before = rows.copy()
    for t in (fr, en):
        checked(draw(rows, t))
    pd.testing.assert_frame_equal(rows, before)


def test_it_says_why_when_there_is_no_row(drawing: tuple[pd.DataFrame, Drawing], en: Translator) -> None:
    rows, draw = drawing
    chart = checked(draw(rows.head(0), en))
    assert [text.replace("<br>", " ") for text in notes(chart)] == [chart.alt]


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_it_is_drawn_when_values_are_missing(
    drawing: tuple[pd.DataFrame, Drawing], missing: object, en: Translator
) -> None:
    rows, draw = drawing
    unknown = rows.copy().astype(object)
    counts = [column for column in rows if column not in KEYS]
    unknown.loc[unknown.index[0], counts] = missing
    checked(draw(unknown, en))
    unknown[counts] = missing
    checked(draw(unknown, en))


def test_it_is_drawn_with_one_row_and_from_zeros(
    drawing: tuple[pd.DataFrame, Drawing], en: Translator
) -> None:
    rows, draw = drawing
    checked(draw(rows.head(1), en))
    checked(draw(rows.assign(**dict.fromkeys(set(rows) - KEYS, 0)), en))


def test_twenty_dots_red_where_places_are_missing(gaps: pd.DataFrame, en: Translator) -> None:
    chart = risk.dots(gaps, en)
    spare, missing = chart.figure.data
    assert (len(spare.x), len(missing.x)) == (6, 14)
    assert (spare.marker.color, missing.marker.color) == (theme.BLUE, theme.ALERT)
    assert max(spare.x) < 0 < min(missing.x)
    assert list(zip(missing.x, missing.y, strict=True))[:3] == [(5, 0.5), (5, 1.5), (5, 2.5)]
    assert missing.hovertext[0] == "0 to 10 places missing<br>6 chances in 20"
    assert notes(chart) == [
        "<b>◀ places to spare</b>",
        "<b>places missing ▶</b>",
    ]
    assert chart.title == "Places missing or to spare for the X21, twenty chances"
    assert "−" not in "".join(chart.figure.layout.xaxis.ticktext)
    assert "from −45 to +21" in chart.alt


@pytest.mark.parametrize("values", [[0] * 20, [7] * 20, [-3000, 4000], [-157_000, 2_550_000]])
def test_dots_of_any_spread_fit_a_phone(values: list[int], en: Translator) -> None:
    chart = risk.dots(pd.DataFrame({"cohort": "X21", "gap": values}), en)
    columns = {x for part in chart.figure.data for x in part.x}
    assert sum(len(part.x) for part in chart.figure.data) == len(values)
    assert len(columns) <= 2
    assert 0 in chart.figure.layout.xaxis.tickvals


def test_the_target_stands_in_gold_on_the_curve(curve: pd.DataFrame, en: Translator) -> None:
    chart = recruiting.recruit_curve(curve, 36, en)
    line, start, target, fewer = chart.figure.data
    assert list(line.x) == [0, 10, 20, 30, 40, 50]
    assert (list(target.x), target.marker.color) == ([36], theme.GOLD)
    assert target.y[0] == pytest.approx(0.15 - 0.6 * 0.1)
    assert notes(chart) == ["without: about 7 in 10", "<b>36 volunteers</b>", "20: 3/10"]
    assert (list(start.x), list(fewer.y)) == ([0], [0.3])
    assert "<b>1 in 10</b>" in chart.figure.layout.yaxis.ticktext
    assert chart.title == "36 more volunteers bring the risk below 1 chance in 10"
    assert chart.alt.startswith("Risk of too few mentors: 0 more volunteers about 7 in 10, ")


@pytest.mark.parametrize(
    ("needed", "title"),
    [
        (0, "The risk is already below 1 chance in 10"),
        (1, "1 more volunteer brings the risk below 1 chance in 10"),
        (None, "Even 20 more volunteers leave about 3 chances in 10"),
        (float("nan"), "Even 20 more volunteers leave about 3 chances in 10"),
    ],
)
def test_the_title_of_the_curve_says_what_to_recruit(
    needed: float | None, title: str, curve: pd.DataFrame, en: Translator
) -> None:
    assert recruiting.recruit_curve(curve.head(3), needed, en).title == title


def test_a_target_beyond_the_curve_is_not_marked(curve: pd.DataFrame, en: Translator) -> None:
    assert len(recruiting.recruit_curve(curve, 200, en).figure.data) == 2


def test_the_widest_driver_comes_first(levers: pd.DataFrame, en: Translator) -> None:
    chart = drivers.drivers(levers, 0.68, en)
    assert notes(chart)[:5] == [
        "Number of applications",
        "Share of mentors who come back",
        "+12 pairs",
        "Places per mentor",
        "&lt;weather&gt;",
    ]
    assert notes(chart)[5] == "forecast: about 7 in 10"
    low, high = chart.figure.data[:2]
    assert (list(low.x), low.marker.color, low.marker.line.color) == ([0.3], theme.SURFACE, theme.BLUE)
    assert (list(high.x), high.marker.color) == ([0.92], theme.ALERT)
    blue, red = chart.figure.layout.shapes[:2]
    assert (blue.x0, blue.x1, red.x0, red.x1) == (0.3, 0.68, 0.68, 0.92)
    assert chart.title == "What the risk hangs on most: number of applications"


def test_pairs_gained_are_optional(levers: pd.DataFrame, en: Translator) -> None:
    assert "+12 pairs" not in notes(drivers.drivers(levers.drop(columns="pairs_gained"), 0.68, en))


def test_the_title_counts_the_intervals_that_held(past: pd.DataFrame, en: Translator) -> None:
    chart = record.track_record(past, "demand", en)
    assert chart.title == "1 interval out of 2 held the result"
    assert "%" not in chart.title
    boxes, naive, drift, outcomes = chart.figure.data
    assert (list(boxes.base), list(boxes.y)) == ([100, 118, 150], [68, 72, 110])
    assert (list(naive.y), list(drift.y)) == ([125, 146, 202], [131, 157, 224])
    assert (list(outcomes.x), list(outcomes.y)) == ([0, 1], [146, 202])
    assert list(outcomes.marker.color) == [theme.FOCUS, theme.ALERT]
    assert chart.alt.startswith("X19: 131 forecast, from 100 to 168; result 146.")
    assert record.track_record(past, "supply", en).title == "1 interval out of 1 held the result"
    future = past.tail(1)
    assert record.track_record(future, "demand", en).title == "Past forecasts against what happened"


def test_an_outcome_on_the_edge_of_its_interval_is_inside(past: pd.DataFrame, en: Translator) -> None:
    edge = past.assign(actual=past["q90"])
    assert record.track_record(edge, "demand", en).title == "3 intervals out of 3 held the result"
