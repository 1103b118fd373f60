"""What calls for a decision, on rows made by hand."""

from datetime import date

import pandas as pd
import pytest

from analytics.board import alerts
from analytics.language.hidden import About, Hidden
from analytics.pairing import shortages
from tests.analytics.campaign.made_rows import NAMES, cohorts, en, reasons, shortage, summary, weeks


def test_a_shortage_too_small_to_be_shown_names_no_sector() -> None:
    hidden = shortage(unplaceable=Hidden(8), placeable=None, is_everywhere=None, smallest_sectors=None)
    assert shortages.headline(hidden, summary(), NAMES, "X20", en) == (
        "Fewer than 8 students of the X20, perhaps none, have no possible place"
    )
    assert shortages.sentences(hidden, summary(), en) == []
    found = alerts.alerts(cohorts(Hidden()), weeks(X20=[(1, 0)]), hidden, reasons(), NAMES, {}, "X20", en)
    assert found == []


def test_each_alert_has_its_figure_and_its_page() -> None:
    found = alerts.alerts(
        cohorts(0.97), weeks(X20=[(30, 0)]), shortage(), reasons(("full", 12, 12)), NAMES, {}, "X20", en
    )
    assert [(alert.title, alert.page) for alert in found] == [
        ("Computing and data and energy and environment together: mentors to find", "sectors"),
        ("Too few places to choose from", "forecast"),
        ("12 students have waited for over 30 days", "waiting"),
    ]
    assert found[0].sentence.startswith("10 students who wait have no possible place")
    assert found[1].sentence.startswith("196 places for 202 eligible applications: 97%")
    assert found[2].sentence == "A free place suits 2 of those who wait, all together."


def test_while_students_apply_only_their_number_raises_an_alert() -> None:
    slow = weeks(X19=[(40, 0)], X20=[(30, 0)])
    (found,) = alerts.alerts(
        cohorts(0.5, "signing_up"), slow, shortage(), reasons(("full", 12, 12)), NAMES, {}, "X20", en
    )
    assert (found.title, found.page) == ("Applications come in slowly", "campaign")
    assert found.sentence == "30 applications at the end of week 1: 75% of those of the X19 by then."
    later = alerts.alerts(cohorts(1.2), slow, None, reasons(), NAMES, {}, "X20", en)
    assert later == []  # sign-up is over: what came in slowly has come in


def test_a_quiet_campaign_raises_no_alert() -> None:
    quiet = weeks(X19=[(40, 0)], X20=[(32, 0)])
    none = shortage(unplaceable=0)
    assert alerts.alerts(cohorts(1.1), quiet, none, reasons(("full", 1, 0)), NAMES, {}, "X20", en) == []
    assert alerts.alerts(cohorts(None), quiet.head(0), None, reasons(), NAMES, {}, "X20", en) == []
    assert alerts.alerts(cohorts(1.1, "signing_up"), quiet, none, reasons(), NAMES, {}, "X20", en) == []


def test_a_campaign_that_is_over_raises_no_alert() -> None:
    two = pd.concat([cohorts(0.5).assign(cohort="X19"), cohorts(1.2)])
    assert alerts.alerts(two, weeks(X19=[(1, 0)]), None, reasons(), NAMES, {}, "X19", en) == []


@pytest.mark.parametrize(("target", "said"), [(100, ""), (130, "64 applications at the end of week 2: 79%")])
def test_a_target_asks_for_the_share_of_itself_that_last_year_had_by_then(target: float, said: str) -> None:
    """The X19 had 50 of their 80 applications in week 2: 62.5 of a target of 100, 81.25 of one of 130 (64 is 79 %)."""
    known = weeks(X19=[(20, 0), (50, 0), (80, 0)], X20=[(10, 0), (64, 0)])
    found = alerts.alerts(
        cohorts(1.2, "signing_up"), known, None, reasons(), NAMES, {"applications": target}, "X20", en
    )
    assert " ".join(alert.sentence for alert in found).startswith(said)
    assert len(found) == bool(said)


def test_of_what_the_board_may_not_see_nothing_is_said() -> None:
    hidden = Hidden(8)
    slow = weeks(X19=[(40, 0)], X20=[(10, 0)]).astype({"applications_so_far": object})
    slow.loc[slow["cohort"] == "X20", "applications_so_far"] = hidden
    row = cohorts(None).astype({"coverage": object})
    row["coverage"] = hidden
    missing = shortage(unplaceable=hidden, placeable=None)
    assert alerts.alerts(row, slow, missing, reasons(), NAMES, {}, "X20", en) == []
    about = shortage(unplaceable=About(10), placeable=None)
    (found,) = alerts.alerts(cohorts(1.2), slow, about, reasons(), NAMES, {}, "X20", en)
    assert found.sentence == (
        "About 10 students who wait have no possible place, and recruiting elsewhere would not help."
    )


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


def test_an_alert_is_raised_just_under_what_is_enough() -> None:
    """Eleven places for ten students are enough, and so are 80 % of the 40 applications of last year by then."""
    pace = weeks(X19=[(40, 0)], X20=[(31, 0)])
    (few,) = alerts.alerts(cohorts(1.099), pace, None, reasons(), NAMES, {}, "X20", en)
    (slow,) = alerts.alerts(cohorts(1.1, "signing_up"), pace, None, reasons(), NAMES, {}, "X20", en)
    assert (few.title, slow.title) == ("Too few places to choose from", "Applications come in slowly")


def test_a_target_that_is_not_reached_says_who_still_waits() -> None:
    summed = cohorts(1.2).assign(pairs=190, waiting=12)

    def said(aim: float) -> list[tuple[str, str, str]]:
        found = alerts.alerts(summed, weeks(X20=[(30, 0)]), None, reasons(), NAMES, {"pairs": aim}, "X20", en)
        return [(alert.title, alert.sentence, alert.page) for alert in found]

    assert said(220) == [
        ("The target of 220 pairs is not reached", "190 pairs are formed, 12 students still wait.", "waiting")
    ]
    assert said(190) == []
