"""Mentors by promotion, and how many students they follow."""

import pandas as pd

from analytics.charts import supply as charts
from analytics.charts import theme
from analytics.language.texts import Translator

WINDOW = (10, 16)


def test_a_cell_holds_the_mentors_of_a_promotion_for_a_cohort(supply: pd.DataFrame, fr: Translator) -> None:
    heat, numbers = charts.promotion_grid(supply, WINDOW, "X20", fr).figure.data
    cells = dict(zip(zip(heat.x, heat.y, strict=True), numbers.text, strict=True))
    assert cells[2020, 2010] == "38"
    assert cells[2019, 2003] == "9"
    assert cells[2020, 2001] == "1"
    assert max(heat.z) == 9
    assert heat.hovertext[7] == "<b>X10</b> pour les X20<br>38 mentors<br>41 binômes"


def test_the_gold_band_goes_down_by_one_promotion_each_year(supply: pd.DataFrame, fr: Translator) -> None:
    (band,) = charts.promotion_grid(supply, WINDOW, "X20", fr).figure.layout.shapes
    assert band.line.color == theme.GOLD
    assert band.path == (
        "M2018.5,2002.5 L2019.5,2002.5 L2019.5,2003.5 L2020.5,2003.5"
        " L2020.5,2010.5 L2019.5,2010.5 L2019.5,2009.5 L2018.5,2009.5 Z"
    )


def test_every_promotion_asked_has_its_line_even_without_a_mentor(
    supply: pd.DataFrame, fr: Translator
) -> None:
    figure = charts.promotion_grid(supply[supply["gap"] != 16], WINDOW, "X20", fr).figure
    assert list(figure.layout.yaxis.ticktext) == [f"X{year:02d}" for year in range(1, 11)]
    assert list(figure.layout.xaxis.ticktext) == ["X19", "<b>X20</b>"]


def test_the_title_says_whether_mentors_come_from_the_promotions_asked(
    supply: pd.DataFrame, fr: Translator
) -> None:
    assert (
        charts.promotion_grid(supply, WINDOW, "X20", fr).title
        == "99\u202f% des mentors des X20 sont des X04 à X10"
    )
    assert (
        charts.promotion_grid(supply, WINDOW, "X19", fr).title
        == "Tous les mentors des X19 sont des X03 à X09"
    )


def test_a_promotion_hidden_by_disclosure_control_is_not_a_zero(supply: pd.DataFrame, fr: Translator) -> None:
    hidden = supply.astype({"mentors": "float64"})
    hidden.loc[hidden["promotion"] == "X01", "mentors"] = None
    heat, _ = charts.promotion_grid(hidden, WINDOW, "X20", fr).figure.data
    assert 2001 not in heat.y


def test_contribution_is_per_hundred_where_the_size_is_known(supply: pd.DataFrame, fr: Translator) -> None:
    chart = charts.contribution(supply[supply["cohort"] == "X20"], fr)
    (bars,) = chart.figure.data
    assert list(bars.y) == ["X10", "X09", "X08", "X07", "X06", "X05", "X04", "X01"]
    assert bars.text[0] == "<b>38</b>"
    assert bars.text[5] == "<b>14</b> <span style='font-size:12px'>2,7 pour 100</span>"
    assert bars.hovertext[0] == "<b>X10</b> (effectif inconnu)<br>38 mentors"
    assert bars.hovertext[5] == "<b>X05</b> (promotion de 510 élèves)<br>14 mentors"
    assert chart.title == "3 promotions sur 8 donnent la moitié des mentors"


def test_how_many_students_a_mentor_follows(load: pd.DataFrame, fr: Translator, en: Translator) -> None:
    chart = charts.mentor_load(load, fr)
    assert list(chart.figure.data[0].x) == ["1 élève", "2 élèves", "3 élèves"]
    assert list(chart.figure.data[0].y) == [139, 19, 4]
    assert chart.title == "86\u202f% des mentors suivent un seul élève"
    alone = load.head(1).assign(share_of_mentors=1.0)
    assert charts.mentor_load(alone, en).title == "Every mentor follows one student"
