"""One word over the cohorts."""

import pandas as pd
import pytest

from analytics.charts.words import word_trend
from analytics.language.texts import Translator


def test_each_cohort_has_its_share_its_interval_and_the_texts_read(
    terms: pd.DataFrame, fr: Translator
) -> None:
    line, dots = word_trend(terms, "data", "X20", fr).figure.data
    assert list(dots.x) == ["X18", "X19", "X20"]
    assert list(dots.y) == [0.1, 0.2, 0.4]
    assert list(dots.text) == ["10\u202f%", "20\u202f%", "40\u202f%"]
    # Wilson: (0.4 + 1.92/200 ± …) / (1 + 3.84/200) is from 33.5 to 46.9 %.
    assert dots.y[2] - dots.error_y.arrayminus[2] == pytest.approx(0.335, abs=1e-3)
    assert dots.y[2] + dots.error_y.array[2] == pytest.approx(0.469, abs=1e-3)
    assert list(line.y) == list(dots.y)


def test_a_cohort_of_which_fewer_than_five_wrote_it_has_no_point_and_says_so(
    terms: pd.DataFrame, fr: Translator
) -> None:
    chart = word_trend(terms, "énergie", "X20", fr)
    line, dots = chart.figure.data
    assert list(dots.x) == ["X20"]
    assert list(line.y) == [None, None, 0.2]
    assert "moins de 5" in chart.figure.layout.xaxis.ticktext[0]
    assert "200 textes" in chart.figure.layout.xaxis.ticktext[2]
    assert chart.alt == "Part des textes qui contiennent le mot\u00a0: X20 20\u202f%."


def test_no_line_joins_a_cohort_of_fewer_than_twenty_texts(terms: pd.DataFrame, en: Translator) -> None:
    small = terms.assign(texts=terms["texts"].where(terms["cohort"] != "X19", 19))
    line, dots = word_trend(small, "data", "X20", en).figure.data
    assert list(line.y) == [0.1, None, 0.4]
    assert list(dots.y) == [0.1, 0.2, 0.4]
    assert line.connectgaps is None
