"""What holds for every chart: nothing breaks it, its colours follow the scheme, its title is short."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analytics.charts import Chart, balance, demand, flow, growth, match_rate, sectors, supply, theme, words
from analytics.language.texts import LANGUAGES, Translator, translator
from tests.analytics.charts.conftest import KEYS

WINDOW = (10, 16)
FOCI = ["X16", "X18", "X20", "X99", None]
Drawing = Callable[[pd.DataFrame, str | None, Translator], Chart]

# Name of the fixture that holds the rows → the charts drawn from it.
DRAWINGS: dict[str, tuple[str, Drawing]] = {
    "pairs_per_cohort": ("cohorts", growth.pairs_per_cohort),
    "mentor_balance": ("cohorts", balance.mentor_balance),
    "applications_per_cohort": ("cohorts", demand.applications_per_cohort),
    "funnel": ("cohorts", demand.funnel),
    "match_rate": ("cohorts", match_rate.match_rate),
    "promotion_grid": ("supply", lambda rows, focus, t: supply.promotion_grid(rows, WINDOW, focus, t)),
    "contribution": ("supply", lambda rows, focus, t: supply.contribution(rows[rows["cohort"] == focus], t)),
    "mentor_load": ("load", lambda rows, _, t: supply.mentor_load(rows, t)),
    "mentor_flow": ("flow", flow.mentor_flow),
    "sector_gaps": ("sectors", lambda rows, _, t: sectors.sector_gaps(rows, t)),
    "word_trend": ("terms", lambda rows, focus, t: words.word_trend(rows, "data", focus or "", t)),
}
ABOUT = KEYS | {"term", "display", "students"}


@pytest.fixture(params=DRAWINGS)
def drawing(request: pytest.FixtureRequest) -> tuple[pd.DataFrame, Drawing]:
    rows, draw = DRAWINGS[request.param]
    return request.getfixturevalue(rows), draw


def checked(chart: Chart) -> Chart:
    """The chart, once it is one that a page can show."""
    assert chart.title
    assert chart.alt
    assert len(chart.title.split(" ")) <= 15
    assert "None" not in f"{chart.title}{chart.subtitle}{chart.alt}"
    assert "nan" not in f"{chart.title} {chart.subtitle} {chart.alt}".split()
    assert chart.figure.layout.height >= 30
    chart.figure.to_json()
    return chart


@pytest.mark.parametrize("focus", FOCI)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_drawn_whatever_the_focus(
    drawing: tuple[pd.DataFrame, Drawing], focus: str | None, language: str
) -> None:
    rows, draw = drawing
    checked(draw(rows, focus, translator(language)))


def test_it_says_why_when_there_is_no_row(drawing: tuple[pd.DataFrame, Drawing], fr: Translator) -> None:
    rows, draw = drawing
    chart = checked(draw(rows.head(0), "X20", fr))
    assert len(chart.figure.data) == 0
    assert chart.figure.layout.annotations[0].text.replace("<br>", " ") == chart.alt


def test_it_is_drawn_with_one_row(drawing: tuple[pd.DataFrame, Drawing], fr: Translator) -> None:
    rows, draw = drawing
    checked(draw(rows.tail(1), "X20", fr))


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA])
def test_it_is_drawn_when_nothing_was_counted(
    drawing: tuple[pd.DataFrame, Drawing], missing: object, fr: Translator
) -> None:
    rows, draw = drawing
    unknown = rows.copy().astype(object)
    unknown[[column for column in rows if column not in ABOUT]] = missing
    if "is_first" in unknown:
        unknown["is_first"] = True
    checked(draw(unknown, "X20", fr))


def test_it_is_drawn_when_one_row_was_not_counted(
    drawing: tuple[pd.DataFrame, Drawing], fr: Translator
) -> None:
    rows, draw = drawing
    unknown = rows.copy().astype(object)
    counts = [column for column in rows if column not in ABOUT | {"is_first", "authors", "motivations"}]
    unknown.loc[unknown.index[-1], counts] = None
    checked(draw(unknown, "X20", fr))


def test_it_is_drawn_from_zeros(drawing: tuple[pd.DataFrame, Drawing], fr: Translator) -> None:
    rows, draw = drawing
    zeros = rows.assign(**dict.fromkeys(set(rows) - ABOUT - {"is_first"}, 0))
    checked(draw(zeros, "X20", fr))


def test_its_colours_are_left_to_the_scheme(drawing: tuple[pd.DataFrame, Drawing], fr: Translator) -> None:
    rows, draw = drawing
    named = set(re.findall(r"#[0-9a-fA-F]{6}\b", str(draw(rows, "X20", fr).figure.to_json())))
    assert named <= {*theme.CATEGORIES, *theme.SEQUENTIAL, theme.SURFACE, theme.HAIRLINE}


def test_the_rows_it_was_given_are_left_as_they_were(
    drawing: tuple[pd.DataFrame, Drawing], fr: Translator
) -> None:
    rows, draw = drawing
    before = rows.copy()
    draw(rows, "X20", fr)
    pd.testing.assert_frame_equal(rows, before)
