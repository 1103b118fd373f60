"""Pairs and balance of places, cohort by cohort."""

import pandas as pd
import pytest

from analytics.charts import balance, growth, theme
from analytics.language.texts import Translator


def test_one_column_per_cohort_with_the_published_numbers(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = growth.pairs_per_cohort(cohorts, "X20", fr)
    (columns,) = chart.figure.data
    assert list(columns.x) == ["X16", "X17", "X18", "X19", "X20"]
    assert list(columns.y) == [112, 143, 124, 142, 190]
    assert list(columns.text) == ["112", "143", "124", "142", "<b>190</b>"]
    assert list(columns.marker.color) == [theme.CONTEXT] * 4 + [theme.FOCUS]
    assert chart.title == "La plus forte hausse depuis le lancement"
    assert chart.subtitle == "Binômes par promotion, variation en un an"
    assert chart.alt == "Binômes par promotion\u00a0: X16 112, X17 143, X18 124, X19 142, X20 190."


def test_the_change_stands_under_the_name_of_the_cohort(cohorts: pd.DataFrame, fr: Translator) -> None:
    labels = growth.pairs_per_cohort(cohorts, "X20", fr).figure.layout.xaxis.ticktext
    assert labels[0] == "X16"
    assert labels[2] == "X18<br><span style='font-size:12px'>\u221213\u202f%</span>"
    assert labels[4] == "<b>X20</b><br><span style='font-size:12px'>+34\u202f%</span>"


def test_a_published_total_is_outlined_and_the_subtitle_says_so(
    published: pd.DataFrame, en: Translator
) -> None:
    chart = growth.pairs_per_cohort(published, "X20", en)
    (columns,) = chart.figure.data
    assert list(columns.y) == [112, 143, 124, 142, 190]
    assert set(columns.marker.color) == {theme.PALE}
    assert list(columns.marker.line.color) == [theme.CONTEXT] * 4 + [theme.FOCUS]
    assert chart.subtitle.endswith("Outlined: published total, rows not provided")


def test_a_cohort_without_pairs_is_not_drawn_as_zero(cohorts: pd.DataFrame, fr: Translator) -> None:
    cohorts = cohorts.astype({"pairs": "float64"})
    cohorts.loc[4, ["pairs", "counted_pairs", "published_pairs"]] = None
    chart = growth.pairs_per_cohort(cohorts, "X20", fr)
    assert chart.figure.data[0].y[4] is None
    assert [note.text for note in chart.figure.layout.annotations] == ["à venir"]
    assert chart.alt.endswith("X20 —.")


@pytest.mark.parametrize(
    ("cohort", "title"),
    [
        ("X16", "112 pairs for the X16"),
        ("X17", "Pairs go up for the X17"),
        ("X18", "The sharpest fall since the programme began"),
        ("X20", "The strongest rise since the programme began"),
        (None, "Pairs, class by class"),
    ],
)
def test_the_title_says_what_happened(
    cohort: str | None, title: str, cohorts: pd.DataFrame, en: Translator
) -> None:
    assert growth.pairs_per_cohort(cohorts, cohort, en).title == title


def test_missing_places_are_red_below_the_line_and_named(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = balance.mentor_balance(cohorts, "X20", fr)
    (columns,) = chart.figure.data
    assert list(columns.y) == [15, 9, 4, -1, -6]
    assert list(columns.text) == ["+15", "+9", "+4", "\u22121", "<b>\u22126</b>"]
    assert list(columns.marker.color) == [theme.BLUE] * 3 + [theme.ALERT] * 2
    assert [note.text for note in chart.figure.layout.annotations] == [
        "▲ places en trop",
        "▼ places manquantes",
    ]
    assert (
        chart.alt
        == "Solde des places par promotion\u00a0: X16 +15, X17 +9, X18 +4, X19 \u22121, X20 \u22126."
    )


@pytest.mark.parametrize(
    ("cohort", "title"),
    [
        ("X20", "Depuis les X19, il manque des places"),
        ("X19", "Il manque 1 place pour les X19"),
        ("X18", "4 places en trop pour les X18"),
        (None, "Places et élèves, promotion par promotion"),
    ],
)
def test_the_balance_is_told_since_when(
    cohort: str | None, title: str, cohorts: pd.DataFrame, fr: Translator
) -> None:
    assert balance.mentor_balance(cohorts, cohort, fr).title == title


def test_as_many_places_as_students(cohorts: pd.DataFrame, fr: Translator) -> None:
    even = cohorts.assign(balance=0)
    assert balance.mentor_balance(even, "X20", fr).title == "Autant de places que d’élèves pour les X20"


def test_a_balance_that_is_not_known_is_a_dash(cohorts: pd.DataFrame, fr: Translator) -> None:
    unknown = cohorts.assign(balance=[None, 9, 4, -1, -6])
    assert balance.mentor_balance(unknown, "X20", fr).figure.layout.annotations[0].text == "—"


def test_the_target_of_the_next_campaign_stands_beside_the_columns(
    cohorts: pd.DataFrame, en: Translator
) -> None:
    chart = growth.pairs_per_cohort(cohorts, "X20", en, {"X20": 200, "X21": 240, "X25": 300})
    marks = chart.figure.data[-1]
    assert (list(marks.x), list(marks.y)) == (["X20", "X21"], [200, 240])
    assert list(chart.figure.layout.xaxis.categoryarray)[-2:] == ["X20", "X21"]
    assert chart.figure.layout.annotations[-1].text == "target 240"
    assert chart.figure.layout.yaxis.range[1] > 240
    assert chart.alt.endswith("Targets: X20 200, X21 240.")
