"""Who waits, since when and why; what is counted of a campaign week by week: on a few rows written by hand."""

import pytest

from tests.data.sql.conftest import Counting
from tests.data.sql.rows import DAY, after, applied


def test_who_has_waited_for_more_than_thirty_days_has_waited_long(counted: Counting) -> None:
    ask = counted(application=[*applied("A"), *applied("B", day=after(1)), *applied("Z", day=after(31))])
    assert ask("waiting_reason", "students", "long_waits", "share") == [(3, 1, 1.0)]
    assert ask("waiting_list", "application_id", "days_waited") == [("A", 31), ("B", 30), ("Z", 0)]


def test_reasons_of_a_wait_are_told_apart_by_who_offers_what_where(counted: Counting) -> None:
    """A: nobody works in energy. B: the one of finance is full. C: the one of data left the window. D: M4 has a place."""
    ask = counted(
        application=applied("A", "B", "C", "D", "E"),
        wish=[
            ("A", "energy", 1),
            ("B", "finance", 1),
            ("C", "data", 1),
            ("D", "undecided", 1),
            ("E", "finance", 1),
        ],
        mentor=[("M2", "X08", "finance"), ("M3", "X03", "data"), ("M4", "X10", None), ("M5", "X04", None)],
        volunteer=[("M2", "X20", 1), ("M3", "X20", 1), ("M4", "X20", 1), ("M5", "X20", 2)],
        pairing=[("E", "M2", after(5))],
    )
    assert ask("waiting_list", "application_id", "reason", "possible_mentors", "sectors") == [
        ("A", "nobody", 0, "energy"),
        ("B", "full", 0, "finance"),
        ("C", "window", 0, "data"),
        ("D", "placement", 2, "undecided"),
    ]
    assert ask("free_place", "mentor_id", "gap", "places", "students") == [
        ("M3", 17, 1, 0),
        ("M4", 10, 1, 0),
        ("M5", 16, 2, 0),
    ]
    assert ask("waiting_reason", "reason", "share", reason="full") == [("full", 0.25)]


def test_without_any_wish_every_mentor_suits(counted: Counting) -> None:
    ask = counted(application=applied("A"), mentor=[("M1", "X10", "data")], volunteer=[("M1", "X20", 3)])
    assert ask("waiting_list", "reason", "possible_mentors", "sectors") == [("placement", 1, None)]


def test_the_mentor_of_a_student_is_the_latest_and_on_one_day_the_first_by_name(counted: Counting) -> None:
    ask = counted(
        application=[*applied("A", "B"), ("C", "X20", DAY, after(9)), ("D", "X20", DAY, None, False)],
        mentor=[("M1", "X05"), ("M2", "X06"), ("M3", "X07")],
        pairing=[
            ("A", "M1", after(2)),
            ("A", "M2", after(9)),
            ("B", "M3", after(4)),
            ("B", "M2", after(4)),
            ("C", "M1", after(3)),
            ("D", "M1", after(3)),
        ],
    )
    assert ask("current_pair", "application_id", "mentor_id", "paired_on") == [
        ("A", "M2", after(9)),
        ("B", "M2", after(4)),
    ]
    assert ask("load_count", "students", "mentors") == [(2, 1)]
    assert ask(
        "cohort_summary", "applications", "withdrawn", "not_eligible", "eligible", "pairs", "mentors"
    ) == [(4, 1, 1, 2, 2, 1)]


def test_a_wait_ends_with_the_first_mentor_unless_the_student_withdrew_before(counted: Counting) -> None:
    ask = counted(
        application=[
            ("A", "X20", DAY),
            ("B", "X20", DAY, after(20)),
            ("C", "X20", DAY, after(20)),
            ("D", "X20", DAY, after(13)),
            ("E", "X20", DAY, None, False),
        ],
        mentor=[("M1", "X05")],
        pairing=[
            ("A", "M1", after(40)),
            ("A", "M1", after(14)),
            ("B", "M1", after(20)),
            ("C", "M1", after(21)),
        ],
    )
    assert ask("queue_spell", "application_id", "left_on", "outcome", "is_kept") == [
        ("A", after(14), "paired", True),
        ("B", after(20), "paired", False),
        ("C", after(20), "withdrawn", False),
        ("D", after(13), "withdrawn", False),
    ]
    assert ask("waiting_time", "week", "at_risk", "paired", "withdrawn", "still_waiting") == [
        (0, 4, 0, 0, 0),
        (1, 4, 0, 1, 0),
        (2, 3, 2, 1, 0),
    ]


def test_a_wait_of_more_than_26_weeks_had_not_ended_by_then(counted: Counting) -> None:
    ask = counted(
        application=[*applied("A", "B", "C", "E"), ("D", "X20", DAY, after(189))],
        mentor=[("M1", "X05")],
        pairing=[("A", "M1", after(188)), ("B", "M1", after(189)), ("C", "M1", after(7))],
    )
    assert ask("waiting_time", "week", "at_risk", "paired", "withdrawn", "still_waiting", week=26) == [
        (26, 4, 1, 0, 3)
    ]
    assert ask("waiting_time", "week", "paired", week=1) == [(1, 1)]
    assert ask("waiting_time", "share_waiting", week=25) == [(pytest.approx(0.8),)]
    assert ask("waiting_time", "share_waiting", week=26) == [(pytest.approx(0.6),)]


def test_what_happens_before_the_opening_is_of_week_1_and_after_week_30_of_week_30(counted: Counting) -> None:
    ask = counted(
        campaign=[("X20", DAY)],
        application=[
            ("A", "X20", after(-3)),
            ("B", "X20", after(6)),
            ("C", "X20", after(7)),
            ("D", "X20", after(400)),
        ],
        mentor=[("M1", "X05")],
        pairing=[("B", "M1", after(13)), ("C", "M1", after(14))],
    )
    rows = ask("campaign_pace", "week", "applications", "pairs", "entered", "left_queue", "queue")
    assert rows[:3] == [(1, 2, 0, 2, 0, 2), (2, 1, 1, 1, 1, 2), (3, 0, 1, 0, 1, 1)]
    assert rows[-1] == (30, 1, 0, 1, 0, 2)
    assert ask("campaign_pace", "applications_so_far", "pairs_so_far", week=30) == [(4, 2)]


def test_a_fact_is_drawn_from_the_day_of_the_opening_to_the_last_of_week_30(counted: Counting) -> None:
    ask = counted(
        campaign=[("X20", DAY)],
        application=applied("A"),
        event=[
            (after(-1), "a"),
            (after(0), "b"),
            (after(6), "c"),
            (after(7), "d"),
            (after(209), "e"),
            (after(210), "f"),
        ],
    )
    assert ask("event_week", "week", "label") == [(1, "b"), (1, "c"), (2, "d"), (30, "e")]
