"""The wait, the sectors and the follow-up in words, on rows made by hand."""

import pandas as pd
import pytest

from analytics.campaign import follow_up, waiting
from analytics.language.hidden import Hidden
from analytics.pairing import shortages
from tests.analytics.campaign.made_rows import NAMES, en, reasons, shortage, summary


def test_half_have_a_mentor_only_when_half_do() -> None:
    rows = [{"week": week, "share_waiting": share} for week, share in enumerate([0.9, 0.6, 0.5, 0.4])]
    assert waiting.median_weeks(rows) == 2
    assert waiting.median_weeks([{"week": 2, "share_waiting": 0.5000000000000001}]) == 2
    assert waiting.median_weeks(rows[:2]) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "Every eligible student of the X20 has a mentor"),
        ([("full", 3, 0)], "3 students of the X20 wait, none for over 30 days"),
        ([("full", 3, 1), ("placement", 1, 1)], "4 students of the X20 wait, 2 for over 30 days"),
        ([("full", 1, 1)], "1 student of the X20 waits, for over 30 days"),
        ([("full", 1, 0)], "1 student of the X20 waits, not yet for over 30 days"),
        ([("full", 2, 2)], "2 students of the X20 wait, all for over 30 days"),
    ],
)
def test_the_waiting_list_in_one_line(rows: list[tuple[str, int, int]], said: str) -> None:
    row = summary(waiting=sum(students for _, students, _ in rows))
    assert waiting.headline(row, reasons(*rows), "X20", en) == said


def test_of_a_campaign_that_is_over_nobody_still_waits() -> None:
    over = summary("finished", waiting=1)
    assert (
        waiting.headline(over, reasons(("full", 1, 0)), "X20", en)
        == "1 student of the X20 was left without a mentor"
    )
    few = waiting.headline(summary("finished", waiting=Hidden(8)), reasons(), "X20", en)
    assert few == "Fewer than 8 students of the X20, perhaps none, were left without a mentor"
    part = summary("finished", waiting=0, has_all_applications=False)
    assert waiting.headline(part, reasons(), "X20", en) == "Who of the X20 waits is not known"
    none = summary("finished", waiting=0)
    assert waiting.headline(none, reasons(), "X20", en) == "Every eligible student of the X20 had a mentor"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Hidden(8), "Fewer than 8 students of the X20, perhaps none, wait"),
        (10, "10 students of the X20 wait"),
        (None, "Who of the X20 waits is not known"),
    ],
)
def test_the_board_is_not_told_since_when_they_wait(count: object, said: str) -> None:
    assert waiting.headline(summary(waiting=count), reasons(), "X20", en) == said


def test_the_sectors_that_are_short_are_named_together() -> None:
    assert shortages.headline(shortage(), summary(), NAMES, "X20", en) == (
        "Computing and data and energy and environment together: 10 students without a possible place"
    )
    assert shortages.sentences(shortage(), summary(), en) == [
        "2 students who wait can be given one of the free places.",
        "Recruiting in other sectors would change nothing for the others.",
        "4 free places suit nobody who waits.",
    ]


def test_a_shortage_of_everything_is_not_put_on_sectors() -> None:
    everywhere = shortage(is_everywhere=True, unplaceable=1)
    assert shortages.headline(everywhere, summary(), NAMES, "X20", en) == (
        "1 student of the X20 has no possible place, whatever the sector"
    )
    assert shortages.sentences(everywhere, summary(), en) == [
        "2 students who wait can be given one of the free places."
    ]


def test_without_a_shortage_nobody_is_without_a_place() -> None:
    none = shortage(unplaceable=0, placeable=12)
    assert shortages.headline(none, summary(), NAMES, "X20", en) == (
        "Every student of the X20 who waits has a possible place"
    )
    nobody = shortage(unplaceable=0, placeable=0, students=0)
    assert (
        shortages.headline(nobody, summary(), NAMES, "X20", en)
        == "Every eligible student of the X20 has a mentor"
    )
    assert shortages.sentences(nobody, summary(), en) == []
    assert shortages.headline(None, summary(), NAMES, "X20", en).startswith(
        "Sectors: wishes and places are not both known"
    )


def test_of_a_campaign_that_is_over_nobody_is_to_be_placed() -> None:
    over = summary("finished")
    assert (
        shortages.headline(shortage(), over, NAMES, "X20", en)
        == "What the X20 wished, and what mentors offered"
    )
    assert shortages.sentences(shortage(), over, en) == []


def test_what_no_export_gave_is_named() -> None:
    none = pd.DataFrame(columns=["cohort", "month", "share_met"])
    one = pd.DataFrame([{"cohort": "X20", "month": 1, "pairs": 4, "share_met": 0.5}])
    over = summary("finished")
    assert follow_up.absent(one, none, one, none, en) == ["Not provided: ends of pairs, survey answers."]
    assert follow_up.absent(one, one, one, one, en) == []
    assert follow_up.headline(none, over, "X20", en) == "No meeting of the X20 is in the data"
    assert follow_up.headline(one, over, "X20", en) == "50% of the pairs of the X20 met in their first month"


def test_a_month_that_few_pairs_have_reached_is_not_told() -> None:
    months = [(1, 150, 0.9), (2, 80, 0.8), (3, 3, 1.0)]
    rows = pd.DataFrame(
        [
            {"cohort": "X20", "month": month, "pairs": pairs, "share_met": share}
            for month, pairs, share in months
        ]
    )
    assert follow_up.headline(rows, summary(), "X20", en) == (
        "80% of the pairs of the X20 met in month 2, against 90% in the first"
    )
    equal = rows.assign(share_met=0.9)
    assert follow_up.headline(equal, summary(), "X20", en).endswith("met in month 2, as many as in the first")
    assert "still being formed" in follow_up.headline(rows, summary("pairing"), "X20", en)
