"""The campaign, the wait, the sectors and the alerts in words, on rows made by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analytics import alerts, campaign, following, shortages, waiting
from analytics.disclosure.hidden import Hidden
from analytics.texts import translator

en, fr = translator("en"), translator("fr")
NAMES = {"data": "Computing and data", "energy": "Energy and environment", "finance": "Finance"}


def weeks(**cohorts: list[tuple[int, int]]) -> pd.DataFrame:
    """Rows of campaign_pace: per cohort, applications and pairs so far at the end of each week."""
    return pd.DataFrame(
        [
            {
                "cohort": cohort,
                "week": week,
                "applications_so_far": applications,
                "pairs_so_far": pairs,
                "queue": applications - pairs,
                "queue_change": 0
                if week == 1
                else applications - pairs - (totals[week - 2][0] - totals[week - 2][1]),
            }
            for cohort, totals in cohorts.items()
            for week, (applications, pairs) in enumerate(totals, start=1)
        ]
    )


def shortage(**values: Any) -> dict[str, Any]:
    return {
        "cannot_be_paired": 10,
        "could_still_be_paired": 2,
        "is_everywhere": False,
        "places": 196,
        "places_elsewhere": 4,
        "smallest_sectors": "data|energy",
        "smallest_students": 94,
        "smallest_places": 84,
    } | values


def reasons(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reason", "students", "long_waits"])


def test_a_campaign_under_way_is_compared_at_the_same_week_only() -> None:
    found = campaign.standing(
        weeks(X18=[(10, 0), (20, 5), (30, 20)], X19=[(20, 0), (40, 9), (50, 30)], X20=[(12, 0), (24, 6)]),
        "X20",
        "applications_so_far",
    )
    assert found == campaign.Standing("X20", 2, 24, {"X18": 20, "X19": 40})
    assert found.pace == pytest.approx(0.8)


def test_later_cohorts_are_not_compared_with() -> None:
    found = campaign.standing(weeks(X19=[(10, 0)], X20=[(99, 0)]), "X19", "applications_so_far")
    assert found is not None
    assert (found.others, found.pace) == ({}, None)


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (7, "7 binômes en semaine 2, 2 de moins que les X19 à la même date"),
        (9, "9 binômes en semaine 2, autant que les X19 à la même date"),
        (10, "10 binômes en semaine 2, 1 de plus que les X19 à la même date"),
    ],
)
def test_the_headline_compares_with_the_campaign_before(pairs: int, said: str) -> None:
    rows = weeks(X18=[(9, 0), (9, 1)], X19=[(20, 0), (40, 9)], X20=[(12, 0), (24, pairs)])
    assert campaign.headline(rows, "X20", fr) == said


def test_the_first_campaign_is_compared_with_nothing() -> None:
    assert campaign.headline(weeks(X16=[(3, 1)]), "X16", en) == "1 pair in week 1"
    assert campaign.pace_sentence(weeks(X16=[(3, 1)]), "X16", en) == ""
    assert campaign.headline(weeks(X16=[(3, 1)]), "X17", en) == "The campaign of the X17 has no dated row"


def test_the_queue_says_how_it_moved() -> None:
    assert campaign.queue_sentence(weeks(X20=[(12, 0), (24, 6)]), en) == (
        "18 students wait for a mentor; the queue moved by +6 in the last week."
    )
    assert campaign.queue_sentence(weeks(X20=[(12, 0), (12, 0)]), en).endswith(
        "did not move in the last week."
    )
    assert campaign.queue_sentence(weeks(X20=[(1, 0)]).head(0), en) == ""


def test_half_have_a_mentor_only_when_half_do() -> None:
    rows = [{"week": week, "share_waiting": share} for week, share in enumerate([0.9, 0.6, 0.5, 0.4])]
    assert waiting.median_weeks(rows) == 2
    assert waiting.median_weeks(rows[:2]) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Every eligible student of the X20 has a mentor"),
        ([("full", 3, 0)], "3 students of the X20 wait, none for over 30 days"),
        ([("full", 3, 1), ("placement", 1, 1)], "4 students of the X20 wait, 2 for over 30 days"),
        ([("full", 1, 1)], "1 student of the X20 waits, all for over 30 days"),
    ],
)
def test_the_waiting_list_in_one_line(rows: list[tuple[str, int, int]], said: str) -> None:
    row = {"waiting": sum(students for _, students, _ in rows)}
    assert waiting.headline(row, reasons(*rows), "X20", en) == said


@pytest.mark.parametrize(("count", "said"), [
    (Hidden(8), "Fewer than 8 students of the X20 wait"),
    (10, "10 students of the X20 wait"),
    (None, "Who of the X20 waits is not known"),
])  # fmt: skip
def test_the_board_is_not_told_since_when_they_wait(count: object, said: str) -> None:
    assert waiting.headline({"waiting": count}, reasons(), "X20", en) == said


def test_a_queue_too_short_to_be_shown_is_said_to_be() -> None:
    rows = weeks(X20=[(12, 0), (24, 6)]).assign(queue=[12, Hidden(8)], queue_change=None)
    assert campaign.queue_sentence(rows, en) == "fewer than 8 students wait for a mentor."
    hidden = rows.assign(pairs_so_far=[Hidden(8), Hidden(8)])
    assert campaign.headline(hidden, "X20", en) == "The campaign of the X20, week by week"


def test_a_shortage_too_small_to_be_shown_names_no_sector() -> None:
    hidden = shortage(cannot_be_paired=Hidden(8), is_everywhere=None, smallest_sectors=None)
    assert shortages.headline(hidden, NAMES, "X20", en) == (
        "Fewer than 8 students of the X20 cannot have a mentor of a sector wished"
    )
    assert shortages.sentences(hidden, en) == []
    found = alerts.alerts(cohorts(Hidden()), weeks(X20=[(1, 0)]), hidden, reasons(), NAMES, "X20", en)
    assert found == []


def test_the_sectors_that_are_short_are_named_together() -> None:
    assert shortages.headline(shortage(), NAMES, "X20", en) == (
        "Computing and data and energy and environment together: 10 more students than places"
    )
    assert shortages.sentences(shortage(), en) == [
        "Recruiting in other sectors would change nothing for them.",
        "4 places of other sectors stay free: no student left can use them.",
        "2 students more could have a mentor with another placement: that part is no shortage.",
    ]


def test_a_shortage_of_everything_is_not_put_on_sectors() -> None:
    everywhere = shortage(is_everywhere=True, cannot_be_paired=1)
    assert (
        shortages.headline(everywhere, NAMES, "X20", en)
        == "1 place is missing for the X20, whatever the sector"
    )
    assert shortages.sentences(everywhere, en) == [
        "2 students more could have a mentor with another placement: that part is no shortage."
    ]


def test_without_a_shortage_nothing_is_missing() -> None:
    none = shortage(cannot_be_paired=0, could_still_be_paired=0)
    assert (
        shortages.headline(none, NAMES, "X20", en)
        == "Every student of the X20 could have a mentor of a sector wished"
    )
    assert shortages.sentences(none, en) == []
    assert shortages.headline(None, NAMES, "X20", en).startswith(
        "Sectors: wishes and places are not both known"
    )


def cohorts(coverage: object) -> pd.DataFrame:
    return pd.DataFrame(
        [{"cohort": "X20", "cohort_year": 2020, "coverage": coverage, "capacity": 196, "eligible": 202}]
    )


def test_each_alert_has_its_figure() -> None:
    slow = weeks(X19=[(40, 0)], X20=[(30, 0)])
    found = alerts.alerts(cohorts(0.97), slow, shortage(), reasons(("full", 12, 12)), NAMES, "X20", en)
    assert [alert.title for alert in found] == [
        "Computing and data and energy and environment together: places are missing",
        "Too few places to choose from",
        "Applications come in slowly",
        "12 students have waited for over 30 days",
    ]
    assert "94 students for 84 places" in found[0].sentence
    assert "97%" in found[1].sentence
    assert "75%" in found[2].sentence
    assert found[3].sentence == "No free mentor suits them."


def test_a_quiet_campaign_raises_no_alert() -> None:
    quiet = weeks(X19=[(40, 0)], X20=[(32, 0)])
    none = shortage(cannot_be_paired=0)
    assert alerts.alerts(cohorts(1.1), quiet, none, reasons(("full", 1, 0)), NAMES, "X20", en) == []
    assert alerts.alerts(cohorts(None), quiet.head(0), None, reasons(), NAMES, "X20", en) == []


@pytest.mark.parametrize(
    ("data_on", "today", "is_stale"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), False),
        (date(2026, 10, 1), date(2026, 11, 1), True),
        (date(2026, 5, 1), date(2026, 7, 1), False),
        (None, date(2026, 11, 1), False),
    ],
)
def test_data_is_stale_only_while_a_campaign_runs(data_on: date | None, today: date, is_stale: bool) -> None:
    assert (alerts.stale(data_on, today, en) is not None) == is_stale


def test_what_no_export_gave_is_named() -> None:
    none = pd.DataFrame(columns=["cohort", "month", "share_met"])
    one = pd.DataFrame([{"cohort": "X20", "month": 1, "share_met": 0.5}])
    assert following.absent(one, none, one, none, en) == ["Not provided: ends of pairs, survey answers."]
    assert following.absent(one, one, one, one, en) == []
    assert following.headline(none, "X20", en) == "No meeting of the X20 is in the data"
    assert following.headline(one, "X20", en) == "50% of the pairs of the X20 met in their first month"
