"""Mentors who join, stay and leave."""

import pandas as pd

from analytics.charts import theme
from analytics.charts.flow import mentor_flow
from analytics.language.texts import Translator


def test_who_takes_part_is_above_the_line_and_who_left_below(flow: pd.DataFrame, fr: Translator) -> None:
    _, stayed, back, new, stopped, aged_out = mentor_flow(flow, "X20", fr).figure.data
    assert [part.y[1] for part in (stayed, back, new, stopped, aged_out)] == [88, 7, 75, -22, -16]
    assert stayed.y[1] + back.y[1] + new.y[1] == 170
    assert stopped.text[1] == "\u221222"


def test_the_first_campaign_is_one_pale_piece(flow: pd.DataFrame, fr: Translator) -> None:
    chart = mentor_flow(flow, "X20", fr)
    first, *later = chart.figure.data
    assert (list(first.x), list(first.y), first.marker.color) == (["X18"], [112], theme.PALE)
    assert all("X18" not in part.x for part in later)
    assert "première<br>campagne" in [note.text for note in chart.figure.layout.annotations]


def test_the_title_is_the_return_rate(flow: pd.DataFrame, fr: Translator) -> None:
    said = "80\u202f% des mentors encore dans la fenêtre ont continué pour les X20"
    assert mentor_flow(flow, "X20", fr).title == said
    assert mentor_flow(flow, "X18", fr).title == "Qui arrive, qui reste, qui part"
