"""The mentors ahead: counted by hand in a handful of draws, beside what each class gave last time."""

import numpy as np
import pandas as pd
import pytest

from analytics.charts.stock import stock
from analytics.forecast.stock import ahead, beside_last, turnover
from analytics.forecast.supply import SupplyDraws
from analytics.language.hidden import Hidden
from analytics.language.texts import translator

T = translator("en")
WINDOW = (10, 11)


@pytest.fixture
def supply() -> SupplyDraws:
    """Two campaigns, X21 and X22; two draws; of X09 to X12, those of the X10 and the X11 are asked for the X21."""
    mentors = np.zeros((2, 3, 2, 4), dtype=np.int64)  # draw, origin, step, promotion: X09, X10, X11, X12
    mentors[:, 0, 0] = [[9, 4, 0, 0], [9, 6, 0, 0]]  # seen before: those of the X09 are past the window
    mentors[:, 1, 0] = [[0, 1, 5, 0], [0, 1, 15, 0]]  # recruits for the X21
    mentors[:, 0, 1] = [[0, 7, 1, 0], [0, 7, 1, 0]]  # back for the X22: those of the X10 are past the window
    mentors[:, 1, 1] = [[0, 0, 2, 0], [0, 0, 2, 0]]
    mentors[:, 2, 1] = [[0, 0, 3, 8], [0, 0, 3, 10]]  # recruits for the X22
    ones = np.ones(2)
    return SupplyDraws(
        promotions=np.array([2009, 2010, 2011, 2012]),
        years=np.array([2021, 2022]),
        window=WINDOW,
        mentors=mentors,
        places=mentors,
        back=np.ones((2, 2)),
        year_shock=np.zeros((2, 2)),
        leaving=ones,
        returning=ones,
        recruit_places=ones,
        luck=ones / 2,
        best=np.array([1, 1, 1, 1]),
    )


@pytest.fixture
def given() -> pd.DataFrame:
    table = [("X19", "X08", 3, 3), ("X20", "X09", 12, 9), ("X20", "X10", Hidden(5), 1), ("X20", "X08", 0, 0)]
    return pd.DataFrame(table, columns=["cohort", "promotion", "volunteers", "mentors"])


def test_only_classes_inside_the_window_are_expected_of_a_campaign(supply: SupplyDraws) -> None:
    table = ahead(supply)
    assert list(zip(table["cohort"], table["promotion"], table["gap"], strict=True)) == [
        ("X21", "X10", 11),
        ("X21", "X11", 10),
        ("X22", "X11", 11),
        ("X22", "X12", 10),
    ]


def test_those_who_come_back_and_the_recruits_are_added_up_in_each_draw(supply: SupplyDraws) -> None:
    table = ahead(supply)
    # Means of 5 and 7, of 5 and 15, of 6 twice, of 8 and 10.
    assert list(table["volunteers_q50"]) == [6, 10, 6, 9]
    assert list(table["volunteers_q10"]) == pytest.approx([5.2, 6, 6, 8.2])
    assert list(table["volunteers_q90"]) == pytest.approx([6.8, 14, 6, 9.8])


def test_beside_last_has_who_leaves_who_stays_and_who_comes_in(
    supply: SupplyDraws, given: pd.DataFrame
) -> None:
    table = beside_last(ahead(supply), given)
    assert list(table["promotion"]) == ["X09", "X10", "X11"]
    assert list(table["gap"]) == [12, 11, 10]
    assert (table["before"][0], repr(table["before"][1])) == (12, repr(Hidden(5)))
    assert pd.isna(table["before"][2])
    assert pd.isna(table["volunteers_q50"][0])
    assert turnover(table, WINDOW, T) == "The X09 leave, the X11 come in"


def test_who_was_outside_before_does_not_leave(supply: SupplyDraws, given: pd.DataFrame) -> None:
    older = pd.concat([given.iloc[[1]].assign(promotion="X07"), given])
    assert turnover(beside_last(ahead(supply), older), WINDOW, T) == "The X09 leave, the X11 come in"
    words = [note.text for note in stock(ahead(supply), older, WINDOW, T).figure.layout.annotations]
    assert words == ["already outside", "leaves", "comes in"]


def test_where_nobody_is_known_to_have_offered_a_place_mentors_count(
    supply: SupplyDraws, given: pd.DataFrame
) -> None:
    table = beside_last(ahead(supply), given.assign(volunteers=None))
    assert list(table["before"])[:2] == [9, 1]


def test_the_chart_says_each_class_and_hides_what_is_hidden(supply: SupplyDraws, given: pd.DataFrame) -> None:
    chart = stock(ahead(supply), given, WINDOW, T)
    assert chart.alt == (
        "X09: 12 before, outside the window. X10: fewer than 5 before, 5 to 7 expected. X11: 6 to 14 expected."
    )
    rings, dots = chart.figure.data[-2:]
    assert (list(rings.y), list(rings.x)) == (["X09"], [12])
    assert (list(dots.y), list(dots.x)) == (["X10", "X11"], [6, 10])
    words = {note.y: note.text for note in chart.figure.layout.annotations}
    assert words == {"X09": "leaves", "X11": "comes in"}


def test_without_a_forecast_the_chart_says_so(supply: SupplyDraws, given: pd.DataFrame) -> None:
    chart = stock(ahead(supply).head(0), given, WINDOW, T)
    assert chart.alt == "No forecast yet."
