"""Words in order."""

import pandas as pd

from analytics.charts.words import ranked_words
from analytics.texts import Translator


def test_words_come_in_the_order_of_the_students_who_wrote_them(terms: pd.DataFrame, fr: Translator) -> None:
    chart = ranked_words(terms[terms["cohort"] == "X20"], fr)
    assert list(chart.figure.layout.yaxis.ticktext) == ["data", "finance", "énergie", "&lt;b&gt;&amp;"]
    assert list(chart.figure.data[0].text) == ["40\u202f%", "25\u202f%", "20\u202f%", "3\u202f%"]
    assert chart.figure.data[0].hovertext[0] == "<b>data</b><br>écrit par 80 élèves sur 200"
    assert chart.title == "«\u00a0data\u00a0» vient en tête\u00a0: 40\u202f% des élèves l’ont écrit"
    assert chart.subtitle == "Part des 200 élèves qui ont écrit leurs motivations"


def test_no_more_words_than_asked(terms: pd.DataFrame, en: Translator) -> None:
    chart = ranked_words(terms[terms["cohort"] == "X20"], en, most=2)
    assert list(chart.figure.layout.yaxis.ticktext) == ["data", "finance"]
