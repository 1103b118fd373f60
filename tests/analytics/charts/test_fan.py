"""The fan of the forecast: where it opens, what it says, and what stands behind it under a scenario."""

import pandas as pd
import pytest

from analytics.charts import theme
from analytics.charts.forecast import fan
from analytics.language.texts import Translator
from tests.analytics.charts.conftest import checked, notes


def test_the_fan_opens_from_the_last_counted_cohort(
    cohorts: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    chart = fan(cohorts, forecast, en)
    places, students = chart.figure.data[:2]
    assert list(students.x) == [2020, 2021, 2022, 2023, 2023, 2022, 2021, 2020]
    assert list(students.y) == [202, 260, 280, 300, 165, 170, 180, 202]
    assert list(places.y) == [196, 228, 236, 250, 160, 168, 175, 196]
    assert {band.fillpattern.shape for band in (places, students)} == {"/", "\\"}
    dotted, solid, marks = chart.figure.data[5:]
    assert (dotted.line.dash, list(dotted.y)) == ("dot", [202, 216.6, 222, 228])
    assert (solid.line.dash, list(solid.y)) == ("solid", [113, 145, 125, 146, 202])
    assert len(marks.x) == 8
    assert list(chart.figure.layout.xaxis.ticktext)[4:6] == [
        "X20<br>",
        "X21<br><span style='font-size:13px'>7/10</span>",
    ]
    assert chart.figure.layout.xaxis.ticktext[7].endswith("9/10</span>")
    assert {"<b>217</b>", "<b>200</b>", "<b>students</b>", "<b>places</b>"} <= set(notes(chart))
    assert chart.title == "Demand should exceed supply for the X21"
    assert chart.alt.startswith("X21: 217 students expected, 200 places, about 7 chances in 10 of too few")


@pytest.mark.parametrize(
    ("p", "title"),
    [
        (0.64, "Demand and supply should be close for the X21"),
        (0.34, "Supply should cover demand for the X21"),
        (None, "Demand and supply, class by class"),
    ],
)
def test_the_title_of_the_fan_follows_the_risk(
    p: float | None, title: str, cohorts: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    assert fan(cohorts, forecast.head(1).assign(p_shortage=p), en).title == title


def test_under_a_scenario_the_forecast_as_it_is_stands_behind(
    cohorts: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    moved = forecast.assign(supply_q50=[260.0, 262.0, 270.0], p_shortage=[0.2, 0.3, 0.4])
    chart = fan(cohorts, moved, en, usual=forecast)
    grey = [line for line in chart.figure.data if line.line.color == theme.CONTEXT]
    assert [list(line.y) for line in grey] == [[196, 200, 201, 203], [202, 216.6, 222, 228]]
    assert chart.title == "With these levers: about 2 chances in 10 of too few mentors for the X21"
    assert "<b>260</b>" in notes(chart)
    assert chart.subtitle.endswith("In grey: as it is")


def test_numbers_and_names_near_the_axis_stand_above_it(
    cohorts: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    few = forecast.assign(demand_q10=0.0, demand_q50=4.0, supply_q10=0.0, supply_q50=[25.0, 23.0, 5.0])
    figure = fan(cohorts, few, en).figure
    low, high = figure.layout.yaxis.range
    written = [note for note in figure.layout.annotations if note.yref != "paper"]
    assert len(written) == 8  # six numbers, two names
    assert min(note.y for note in written) > low
    assert min(note.y for note in written if note.yanchor == "top") - low > 0.1 * (high - low)


def test_a_campaign_under_way_is_forecast_and_not_counted(
    cohorts: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    under_way = forecast.assign(cohort=["X20", "X21", "X22"], cohort_year=[2020, 2021, 2022])
    solid = fan(cohorts, under_way, en).figure.data[6]
    assert list(solid.x) == [2016, 2017, 2018, 2019]


def test_places_that_were_never_offered_leave_the_students_alone(
    published: pd.DataFrame, forecast: pd.DataFrame, en: Translator
) -> None:
    unknown = forecast.assign(supply_q10=None, supply_q50=None, supply_q90=None)
    chart = checked(fan(published, unknown, en))
    assert "<b>places</b>" not in notes(chart)
    assert chart.alt.startswith("X21: 217 students expected, places not known, about")


def test_with_many_cohorts_one_past_name_in_two_is_written(forecast: pd.DataFrame, en: Translator) -> None:
    years = list(range(2012, 2021))
    long = pd.DataFrame({"cohort": [f"X{y % 100}" for y in years], "cohort_year": years, "eligible": 150})
    axis = fan(long.assign(places=160), forecast, en).figure.layout.xaxis
    assert list(axis.tickvals) == [2012, 2014, 2016, 2018, 2020, 2021, 2022, 2023]


@pytest.mark.parametrize(("first", "said"), [(2012, ""), (2006, ". The last 9 campaigns of 15")])
def test_campaigns_that_are_left_out_are_said(
    first: int, said: str, forecast: pd.DataFrame, en: Translator
) -> None:
    years = list(range(first, 2021))
    long = pd.DataFrame({"cohort": [f"X{y % 100:02}" for y in years], "cohort_year": years, "eligible": 150})
    assert fan(long.assign(places=160), forecast, en).subtitle.endswith(f"risk of too few mentors{said}")
