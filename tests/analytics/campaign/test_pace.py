"""The campaign, the wait, the sectors and the alerts in words, on rows made by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from analytics.board import alerts, overview
from analytics.campaign import follow_up, pace, waiting
from analytics.language.hidden import Hidden
from analytics.language.texts import translator
from analytics.pairing import shortages

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
        "is_everywhere": False,
        "could_still_be_paired": 2,
        "places": 196,
        "places_elsewhere": 4,
        "smallest_sectors": "data|energy",
        "smallest_students": 94,
        "smallest_places": 84,
    } | values


def reasons(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reason", "students", "long_waits"])


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
        (7, "7 binômes en semaine 2, 2 de moins que les X19 à la même date"),
        (9, "9 binômes en semaine 2, autant que les X19 à la même date"),
        (10, "10 binômes en semaine 2, 1 de plus que les X19 à la même date"),
    ],
)
def test_the_headline_compares_with_the_campaign_before(pairs: int, said: str) -> None:
    rows = weeks(X18=[(9, 0), (9, 1)], X19=[(20, 0), (40, 9)], X20=[(12, 0), (24, pairs)])
    assert pace.headline(rows, "X20", fr) == said


def test_the_first_campaign_is_compared_with_nothing() -> None:
    assert pace.headline(weeks(X16=[(3, 1)]), "X16", en) == "1 pair in week 1"
    assert pace.pace_sentence(weeks(X16=[(3, 1)]), "X16", en) == ""
    assert pace.headline(weeks(X16=[(3, 1)]), "X17", en) == "The campaign of the X17 has no dated row"


def test_the_queue_says_how_it_moved() -> None:
    assert pace.queue_sentence(weeks(X20=[(12, 0), (24, 6)]), en) == (
        "18 students wait for a mentor; the queue moved by +6 in the last week."
    )
    assert pace.queue_sentence(weeks(X20=[(12, 0), (12, 0)]), en).endswith("did not move in the last week.")
    assert pace.queue_sentence(weeks(X20=[(1, 0)]).head(0), en) == ""


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


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Hidden(8), "Fewer than 8 students of the X20 wait"),
        (10, "10 students of the X20 wait"),
        (None, "Who of the X20 waits is not known"),
    ],
)
def test_the_board_is_not_told_since_when_they_wait(count: object, said: str) -> None:
    assert waiting.headline({"waiting": count}, reasons(), "X20", en) == said


def test_a_queue_too_short_to_be_shown_is_said_to_be() -> None:
    rows = weeks(X20=[(12, 0), (24, 6)]).assign(queue=[12, Hidden(8)], queue_change=None)
    assert pace.queue_sentence(rows, en) == "fewer than 8 students wait for a mentor."
    hidden = rows.assign(pairs_so_far=[Hidden(8), Hidden(8)])
    assert pace.headline(hidden, "X20", en) == "The campaign of the X20, week by week"


def test_a_shortage_too_small_to_be_shown_names_no_sector() -> None:
    hidden = shortage(cannot_be_paired=Hidden(8), is_everywhere=None, smallest_sectors=None)
    assert shortages.headline(hidden, NAMES, "X20", en) == (
        "Fewer than 8 students of the X20 cannot have a mentor of a sector wished"
    )
    assert shortages.sentences(hidden, en) == []
    found = alerts.alerts(cohorts(Hidden()), weeks(X20=[(1, 0)]), hidden, reasons(), NAMES, {}, "X20", en)
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


def test_each_alert_has_its_figure_and_its_page() -> None:
    slow = weeks(X19=[(40, 0)], X20=[(30, 0)])
    found = alerts.alerts(cohorts(0.97), slow, shortage(), reasons(("full", 12, 12)), NAMES, {}, "X20", en)
    assert [(alert.title, alert.page) for alert in found] == [
        ("Computing and data and energy and environment together: places are missing", "sectors"),
        ("Too few places to choose from", "forecast"),
        ("Applications come in slowly", "campaign"),
        ("12 students have waited for over 30 days", "waiting"),
    ]
    assert "94 students for 84 places" in found[0].sentence
    assert "97%" in found[1].sentence
    assert found[2].sentence == "30 applications in week 1: 75% of those of the X19 by then."
    assert found[3].sentence == "No free mentor suits them."


def test_a_quiet_campaign_raises_no_alert() -> None:
    quiet = weeks(X19=[(40, 0)], X20=[(32, 0)])
    none = shortage(cannot_be_paired=0)
    assert alerts.alerts(cohorts(1.1), quiet, none, reasons(("full", 1, 0)), NAMES, {}, "X20", en) == []
    assert alerts.alerts(cohorts(None), quiet.head(0), None, reasons(), NAMES, {}, "X20", en) == []


def test_a_campaign_that_is_over_raises_no_alert() -> None:
    two = pd.concat([cohorts(0.5).assign(cohort="X19"), cohorts(1.2)])
    assert alerts.alerts(two, weeks(X19=[(1, 0)]), None, reasons(), NAMES, {}, "X19", en) == []


@pytest.mark.parametrize(("target", "said"), [(100, ""), (130, "64 applications in week 2: 79%")])
def test_a_target_asks_for_the_share_of_itself_that_last_year_had_by_then(target: float, said: str) -> None:
    """The X19 had 50 of their 80 applications in week 2: 62.5 of a target of 100, 81.25 of one of 130 (64 is 79 %)."""
    known = weeks(X19=[(20, 0), (50, 0), (80, 0)], X20=[(10, 0), (64, 0)])
    found = alerts.alerts(cohorts(1.2), known, None, reasons(), NAMES, {"applications": target}, "X20", en)
    assert " ".join(alert.sentence for alert in found).startswith(said)
    assert len(found) == bool(said)


def test_of_what_the_board_may_not_see_nothing_is_said() -> None:
    hidden = Hidden(8)
    slow = weeks(X19=[(40, 0)], X20=[(10, 0)]).astype({"applications_so_far": object})
    slow.loc[slow["cohort"] == "X20", "applications_so_far"] = hidden
    row = cohorts(None).astype({"coverage": object})
    row["coverage"] = hidden
    missing = shortage(cannot_be_paired=hidden, smallest_students=None, smallest_places=None)
    assert alerts.alerts(row, slow, missing, reasons(), NAMES, {}, "X20", en) == []
    about = shortage(cannot_be_paired=10, smallest_students=None, smallest_places=None)
    (found,) = alerts.alerts(cohorts(1.2), slow, about, reasons(), NAMES, {}, "X20", en)
    assert found.sentence == "10 students cannot be served, and recruiting elsewhere would not help."


@pytest.mark.parametrize(
    ("data_on", "today", "is_stale"),
    [
        (date(2026, 10, 1), date(2026, 11, 15), False),
        (date(2026, 10, 1), date(2026, 11, 16), True),
        (date(2026, 5, 1), date(2026, 7, 1), False),
        (None, date(2026, 11, 1), False),
    ],
)
def test_data_is_stale_only_while_a_campaign_runs(data_on: date | None, today: date, is_stale: bool) -> None:
    assert bool(alerts.stale(data_on, today, en)) == is_stale


def test_what_no_export_gave_is_named() -> None:
    none = pd.DataFrame(columns=["cohort", "month", "share_met"])
    one = pd.DataFrame([{"cohort": "X20", "month": 1, "share_met": 0.5}])
    assert follow_up.absent(one, none, one, none, en) == ["Not provided: ends of pairs, survey answers."]
    assert follow_up.absent(one, one, one, one, en) == []
    assert follow_up.headline(none, "X20", en) == "No meeting of the X20 is in the data"
    assert follow_up.headline(one, "X20", en) == "50% of the pairs of the X20 met in their first month"


@pytest.mark.parametrize(
    ("x20", "said"),
    [
        (
            [(12, 0), (24, 6)],
            "24 candidatures en semaine 2 pour les X20, 4 de plus que les X19 à la même date",
        ),
        (
            [(12, 0), (19, 6)],
            "19 candidatures en semaine 2 pour les X20, 1 de moins que les X19 à la même date",
        ),
        ([(1, 0)], "1 candidature en semaine 1 pour les X20, 9 de moins que les X19 à la même date"),
        ([(24, 6), (24, 12)], ""),  # nobody applied in the last week: sign-ups are over
    ],
)
def test_while_students_apply_the_headline_counts_them(x20: list[tuple[int, int]], said: str) -> None:
    table = with_applications(weeks(X19=[(10, 0), (20, 5), (30, 20)], X20=x20))
    assert pace.signing_up(table, "X20", fr) == said
    assert pace.signing_up(table, "X19", fr) == ""  # a later campaign has begun


def test_the_headline_of_the_first_screen_is_that_count_while_students_apply() -> None:
    table = with_applications(weeks(X20=[(12, 0), (24, 6)]))
    cohorts = pd.DataFrame([{"cohort": "X20", "cohort_year": 2020, "pairs": 6, "growth": None}])
    assert overview.headline(cohorts, "X20", en, table) == "24 applications in week 2 for the X20"


def with_applications(table: pd.DataFrame) -> pd.DataFrame:
    """The weeks with the applications of each, from their running total."""
    before = table.groupby("cohort")["applications_so_far"].shift(fill_value=0)
    return table.assign(applications=table["applications_so_far"] - before)
