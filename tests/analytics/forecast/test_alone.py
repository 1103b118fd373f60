"""The demand where mentors are not known, in words and drawn."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analytics.charts.expected import expected
from analytics.forecast.alone import headline, printed_since, standfirst
from analytics.language.texts import Translator


def row(cohort: str, **others: Any) -> dict[str, Any]:
    told = {"cohort": cohort, "cohort_year": 2000 + int(cohort[1:]), "campaigns": 5, "is_bound": True}
    return told | {"q10": 139.0, "q50": 189.4, "q90": 244.0, "more_than": None} | others


FACTS = pd.DataFrame(
    {
        "cohort": ["X23"],
        "more_than": [200],
        "published_on": [date(2025, 4, 1)],
        "publication": ["La Jaune et la Rouge, n° 804"],
        "source": ["https://example.org"],
    }
)


def test_a_lower_bound_is_said_to_be_one_and_mentors_are_not_known(en: Translator) -> None:
    assert (
        headline(row("X21"), en) == "At least about 189 students for the X21: how many mentors is not known"
    )
    said = standfirst(row("X21"), en)
    assert said.startswith(
        "In 8 cases out of 10, 139 to 244 students, from the published pairs of 5 campaigns."
    )
    assert "Mentors are not known" in said
    assert headline(row("X21", is_bound=False), en).startswith("About 189 students")
    assert "from the applications of 5 campaigns" in standfirst(row("X21", is_bound=False), en)


@pytest.mark.parametrize("prefix", ["", "demand_"])
def test_what_was_printed_stands_beside_the_forecast_of_that_campaign(prefix: str, en: Translator) -> None:
    future = pd.DataFrame([row("X22"), row("X23")]).rename(
        columns={end: f"{prefix}{end}" for end in ("q10", "q50", "q90")}
    )
    assert printed_since(FACTS, future, en, prefix) == (
        "Printed since: more than 200 students signed up for the X23 (La Jaune et la Rouge, n° 804, 2025);"
        " forecast here: 189 (139 to 244 in 8 cases out of 10)."
    )
    assert printed_since(FACTS, future[:1], en, prefix) == ""


def test_published_pairs_are_outlined_and_the_mark_is_where_it_was_printed(en: Translator) -> None:
    past = pd.DataFrame({"cohort": ["X20"], "cohort_year": [2020], "eligible": [None], "pairs": [190]})
    future = pd.DataFrame([row("X21"), row("X22"), row("X23", more_than=200)])
    chart = expected(past, future, en)
    counted, ahead, medians, printed = chart.figure.data
    assert list(counted.y) == [190]
    assert list(ahead.base) == [139, 139, 139]
    assert list(ahead.y) == [105, 105, 105]
    assert list(medians.x) == ["X21", "X22", "X23"]
    assert (list(printed.x), list(printed.y)) == (["X23"], [200])
    assert chart.alt.startswith("X21: 189, in 8 cases out of 10 139 to 244.")
