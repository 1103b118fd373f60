"""Wishes against places."""

import pandas as pd

from analytics.charts import theme
from analytics.charts.sectors import sector_gaps
from analytics.language.texts import Translator


def test_the_most_missing_sector_comes_first_with_its_gap(sectors: pd.DataFrame, fr: Translator) -> None:
    chart = sector_gaps(sectors, fr)
    assert chart.figure.layout.yaxis.ticktext[0] == "Informatique et<br>data"
    gaps = [note.text for note in chart.figure.layout.annotations][:5]
    assert gaps == ["<b>\u221218</b>", "0", "+4", "+8", ""]
    assert chart.alt == (
        "Places moins élèves, par secteur\u00a0: Informatique et data \u221218, Recherche et développement 0,"
        " Conseil +4, Finance +8."
    )


def test_only_missing_places_are_red(sectors: pd.DataFrame, fr: Translator) -> None:
    shapes = sector_gaps(sectors, fr).figure.layout.shapes
    assert [shape.line.color for shape in shapes] == [theme.ALERT, *[theme.CONTEXT] * 3]


def test_the_title_says_where(sectors: pd.DataFrame, fr: Translator, en: Translator) -> None:
    assert sector_gaps(sectors, fr).title == (
        "Seul secteur souhaité par plus d’élèves qu’il n’a de places\u00a0: informatique et data"
    )
    two = sectors.assign(places=[34, 20, 28, 9, None])
    assert sector_gaps(two, fr).title == (
        "C’est en informatique et data que les souhaits dépassent le plus les places"
    )
    tied = sectors.assign(places=[34, 9, 28, 9, None])
    assert (
        sector_gaps(tied, en).title
        == "Wishes are furthest above places in computing and data and 1 other sector"
    )
    assert sector_gaps(sectors.tail(4), en).title == "No sector is wished by more students than it has places"


def test_a_sector_with_one_count_shows_one_dot_and_no_gap(sectors: pd.DataFrame, fr: Translator) -> None:
    figure = sector_gaps(sectors.tail(1), fr).figure
    assert len(figure.data) == 1
    assert len(figure.layout.shapes) == 0
