"""The campaign week by week in words, on rows made by hand."""

import pandas as pd
import pytest

from analytics.board import overview
from analytics.campaign import pace
from analytics.charts import pace as charts
from analytics.language.hidden import About, Hidden
from tests.analytics.campaign.made_rows import en, fr, summary, weeks


def test_a_campaign_under_way_is_compared_at_the_same_week_only() -> None:
    found = pace.standing(
        weeks(X18=[(10, 0), (20, 5), (30, 20)], X19=[(20, 0), (40, 9), (50, 30)], X20=[(12, 0), (24, 6)]),
        "X20",
        "applications_so_far",
    )
    assert found == pace.Standing("X20", 2, 24, {"X18": 20, "X19": 40})
    assert found.pace == pytest.approx(0.8)


def test_later_cohorts_are_not_compared_with() -> None:
    found = pace.standing(weeks(X19=[(10, 0)], X20=[(99, 0)]), "X19", "applications_so_far")
    assert found is not None
    assert (found.others, found.pace) == ({}, None)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (7, "7 binômes pour les X20 à ce jour\u202f; à la fin de la semaine 2, 2 de moins que les X19"),
        (9, "9 binômes pour les X20 à ce jour\u202f; à la fin de la semaine 2, autant que les X19"),
        (10, "10 binômes pour les X20 à ce jour\u202f; à la fin de la semaine 2, 1 de plus que les X19"),
    ],
)
def test_the_headline_compares_with_the_campaign_before(pairs: int, said: str) -> None:
    rows = weeks(X18=[(9, 0), (9, 1)], X19=[(20, 0), (40, 9)], X20=[(12, 0), (24, pairs)])
    assert pace.headline(rows, summary("pairing", pairs=pairs), "X20", fr) == said


def test_a_week_that_is_not_over_is_compared_with_nothing() -> None:
    rows = weeks(X19=[(20, 0), (40, 9)], X20=[(12, 0), (24, 6)])
    rows.loc[(rows["cohort"] == "X20") & (rows["week"] == 2), "is_whole"] = False
    found = pace.standing(rows, "X20", "applications_so_far")
    assert found == pace.Standing("X20", 1, 12, {"X19": 20})
    begun = rows[rows["week"] == 1].assign(is_whole=False)
    assert pace.standing(begun, "X20", "applications_so_far") is None


@pytest.mark.parametrize("state", ["under_way", "finished"])
def test_a_campaign_whose_pairing_is_over_is_neither_early_nor_late(state: str) -> None:
    rows = weeks(X19=[(20, 0), (40, 9)], X20=[(12, 0), (24, 6)])
    assert pace.headline(rows, summary(state), "X20", en) == "6 pairs formed for the X20"
    assert pace.pace_sentence(rows, summary(state), en) == ""
    chart = charts.pace(rows, "applications_so_far", "X20", None, summary(state), en)
    assert chart.title == "24 applications for the X20"


def test_the_first_campaign_is_compared_with_nothing() -> None:
    first = summary("pairing", cohort="X16", pairs=1)
    assert pace.headline(weeks(X16=[(3, 1)]), first, "X16", en) == "1 pair for the X16 so far"
    assert pace.pace_sentence(weeks(X16=[(3, 1)]), {**first, "state": "signing_up"}, en) == ""
    assert pace.headline(weeks(X16=[(3, 1)]), None, "X17", en) == "The campaign of the X17 has no dated row"


def test_the_queue_says_how_it_moved() -> None:
    row = summary("pairing")
    assert pace.queue_sentence(weeks(X20=[(12, 0), (24, 6)]), row, en) == (
        "18 students wait for a mentor, 6 more than at the end of the week before."
    )
    assert pace.queue_sentence(weeks(X20=[(12, 0), (12, 6)]), row, en).endswith(
        ", 6 fewer than at the end of the week before."
    )
    assert pace.queue_sentence(weeks(X20=[(12, 0), (12, 0)]), row, en).endswith(
        ", as many as at the end of the week before."
    )
    assert (
        pace.queue_sentence(weeks(X20=[(12, 0), (12, 12)]), row, en) == "Nobody waits for a mentor any more."
    )
    assert pace.queue_sentence(weeks(X20=[(1, 0)]).head(0), row, en) == ""
    assert pace.queue_sentence(weeks(X20=[(12, 0)]), summary("finished"), en) == ""


def test_a_queue_too_short_to_be_shown_is_said_to_be() -> None:
    rows = weeks(X20=[(12, 0), (24, 6)]).assign(queue=[12, Hidden(8)], queue_change=None)
    assert pace.queue_sentence(rows, summary(), en) == "Fewer than 8 students wait for a mentor."
    hidden = rows.assign(pairs_so_far=[Hidden(8), Hidden(8)])
    assert pace.headline(hidden, summary("pairing"), "X20", en) == "6 pairs for the X20 so far"


@pytest.mark.parametrize(
    ("x20", "said"),
    [
        (
            [(12, 0), (24, 6)],
            "24 candidatures pour les X20 à ce jour\u202f; à la fin de la semaine 2, 4 de plus que les X19",
        ),
        (
            [(12, 0), (19, 6)],
            "19 candidatures pour les X20 à ce jour\u202f; à la fin de la semaine 2, 1 de moins que les X19",
        ),
        (
            [(1, 0)],
            "1 candidature pour les X20 à ce jour\u202f; à la fin de la semaine 1, 9 de moins que les X19",
        ),
    ],
)
def test_while_students_apply_the_headline_counts_them(x20: list[tuple[int, int]], said: str) -> None:
    table = weeks(X19=[(10, 0), (20, 5), (30, 20)], X20=x20)
    row = summary("signing_up", applications=x20[-1][0])
    assert pace.headline(table, row, "X20", fr) == said
    assert overview.headline(pd.DataFrame([row | {"cohort_year": 2020}]), "X20", fr, table) == said


def test_a_rounded_number_is_about_so_many() -> None:
    assert pace.signing_up(weeks(X20=[(25, 0)]), summary(applications=About(25)), fr) == (
        "environ 25 candidatures pour les X20 à ce jour"
    )
