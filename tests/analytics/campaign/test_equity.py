"""Who applies and who is given a mentor, against the others: intervals, small groups, hidden counts."""

import duckdb
import pandas as pd
import pytest

from analytics.campaign import equity
from analytics.charts import equity as charts
from analytics.intervals import newcombe
from analytics.language.hidden import Hidden
from analytics.language.texts import translator
from data.sql import sql_files, sql_text

en, fr = translator("en"), translator("fr")
NAN = float("nan")


def given(*rows: tuple[str, object, object, object], pairs: str = "all") -> pd.DataFrame:
    """Rows of the view equity for values of one characteristic: applications, eligible, paired; NaN where hidden."""
    with duckdb.connect() as con:
        con.execute("""
            create table attribute_count (
                cohort varchar, name varchar, value varchar, applications double, eligible double, paired double
            )
        """)
        con.execute(
            "create table clock_count as select 'X20' as cohort, 'under_way' as state, ? as pairs_given",
            [pairs],
        )
        for value, *counts in rows:
            con.execute("insert into attribute_count values ('X20', 'Genre', ?, ?, ?, ?)", [value, *counts])
        con.execute(sql_text("macros") + sql_files("figures")["equity"])
        answer = con.execute("from equity")
        columns = [column[0] for column in answer.description]
        cells = [[Hidden(8) if cell != cell else cell for cell in row] for row in answer.fetchall()]
    return pd.DataFrame(cells, columns=columns, dtype=object)


def test_who_has_a_mentor_is_not_compared_where_pairs_are_missing_from_the_rows() -> None:
    part = given(("femme", 40, 40, 30), ("homme", 60, 60, 50), pairs="part")
    assert list(part["match_rate"]) == [None, None]
    assert list(part["share_of_applications"]) == [0.4, 0.6]
    told = equity.headline(equity.compared(part), "X20", en)
    assert told == "Who of the X20 has a mentor cannot be compared"


def of_value(comparisons: pd.DataFrame, value: str) -> "pd.Series[object]":
    return comparisons.set_index("value").loc[value]


def test_the_interval_of_a_difference_is_that_of_newcombe() -> None:
    """56 of 70 against 48 of 80: method 10 of table II gives 0.0524 to 0.3339."""
    assert newcombe((56, 48), (70, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_each_value_is_compared_with_the_others_together() -> None:
    found = equity.compared(given(("femme", 50, 40, 20), ("homme", 140, 120, 108), ("autre", 10, 10, 9)))
    row = of_value(found, "femme")
    assert row["share_of_applications"] == pytest.approx(0.25)
    assert (row["match_rate"], row["others_rate"]) == (pytest.approx(0.5), pytest.approx(0.9))
    assert row["against_others"] == pytest.approx(-0.4)
    assert row["difference_low"] < -0.4 < row["difference_high"] < 0
    assert (
        equity.headline(found, "X20", en) == "Genre, “femme”: 40 points fewer with a mentor than the others"
    )


def test_a_small_group_is_neither_shown_nor_compared_with() -> None:
    found = equity.compared(given(("femme", 7, 7, 1), ("homme", 140, 120, 108)))
    assert found["against_others"].tolist() == [None, None]
    assert of_value(found, "femme")[["share_of_applications", "match_rate"]].tolist() == [None, None]
    assert of_value(found, "homme")["match_rate"] == pytest.approx(0.9)
    assert equity.headline(found, "X20", en) == "Too few students of the X20 for a comparison"


def test_a_hidden_count_hides_what_would_tell_it() -> None:
    found = equity.compared(given(("femme", NAN, NAN, NAN), ("homme", 140, 120, 110)))
    assert found["share_of_applications"].tolist() == [None, None]
    assert found["against_others"].tolist() == [None, None]


def test_counts_rounded_apart_give_no_share_above_one() -> None:
    found = equity.compared(given(("femme", 30, 25, 30), ("homme", 140, 120, 125)))
    assert found["match_rate"].tolist() == [1.0, 1.0]
    assert found["against_others"].tolist() == [0.0, 0.0]


def test_without_a_difference_that_is_sure_none_is_named() -> None:
    found = equity.compared(given(("femme", 40, 40, 36), ("homme", 160, 155, 146)))
    assert equity.headline(found, "X20", en) == "No difference in access to a mentor is shown for the X20"
    assert equity.headline(found, "X19", en) == "No characteristic of the X19 was provided"


def test_nothing_provided_gives_no_row() -> None:
    nothing = equity.compared(given())
    assert list(nothing.columns) == list(equity.COLUMNS)
    assert nothing.empty


def test_the_charts_say_each_value_and_escape_what_students_wrote() -> None:
    found = equity.compared(given(("<b>", 50, 40, 20), ("homme", 140, 120, 108)))
    chart = charts.differences(found, "X20", fr)
    assert "−40" in chart.alt
    assert all("<b>" not in text for text in chart.figure.layout.yaxis.ticktext)
    assert charts.shares(found, "X20", fr).alt.count("<b>") == 1
    assert charts.differences(found, "X19", fr).alt == "Aucun groupe n’est assez grand pour être comparé."
