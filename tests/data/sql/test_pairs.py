"""How pairs go on, end and suit, and what they say of it: what one day or one mark more changes."""

from datetime import date

import pytest

from tests.data.sql.conftest import Counting
from tests.data.sql.rows import DAY, after, applied


def test_a_pair_that_has_met_45_days_ago_is_well_and_after_46_it_stalls(counted: Counting) -> None:
    """E ended, F has reached its six months: neither is under way. No pair of X19 ever met: nothing is known of it."""
    ask = counted(
        application=[*applied("A", "B", "C", "D", "E", "F"), *applied("Z", cohort="X19")],
        mentor=[("M1", "X05")],
        pairing=[
            ("A", "M1", after(100)),
            ("B", "M1", after(100)),
            ("C", "M1", after(135)),
            ("D", "M1", after(134)),
            ("E", "M1", after(100), after(120)),
            ("F", "M1", date(2021, 9, 29)),
            ("Z", "M1", after(100)),
        ],
        meeting=[
            ("A", after(135)),
            ("B", after(120)),
            ("B", after(134)),
            ("X", after(180)),
            ("A", after(101)),
        ],
    )
    assert ask("extent", "data_on") == [(after(180),)]
    assert ask("stalled_pair", "application_id", "days_without", "last_met_on") == [
        ("B", 46, after(134)),
        ("D", 46, None),
    ]


@pytest.mark.parametrize(("days", "is_early"), [(16, True), (15, False), (0, False), (-9, False)])
def test_a_pair_that_ends_in_the_last_fifteen_days_has_reached_its_term(
    days: int, is_early: bool, counted: Counting
) -> None:
    term = date(2022, 4, 11)  # six months after 11 October
    ask = counted(
        application=applied("A", "B"),
        mentor=[("M1", "X05")],
        pairing=[
            ("A", "M1", date(2021, 10, 11), after(-days, term), "déménagement"),
            ("B", "M1", date(2021, 10, 11)),
        ],
    )
    assert sum(row[0] for row in ask("pair_ending", "ended_early")) == is_early
    assert sum(row[0] for row in ask("pair_ending", "completed")) == (not is_early)
    assert ask("end_reason_count", "reason", "pairs") == ([("déménagement", 1)] if is_early else [])
    assert min(ask("pair_ending", "share_together")) == ((0.5,) if is_early else (1.0,))


def test_pairs_that_ended_early_leave_those_still_together(counted: Counting) -> None:
    """Of four, one ended in its third month; then of the three left, one in its fifth; one goes on, one reached its term."""
    begun = date(2021, 10, 10)
    ask = counted(
        application=applied("A", "B", "C", "D"),
        mentor=[("M1", "X05")],
        pairing=[
            ("A", "M1", begun, date(2021, 12, 12)),
            ("B", "M1", begun, date(2022, 2, 20)),
            ("C", "M1", begun, date(2022, 5, 30)),
            ("D", "M1", begun),
        ],
    )
    columns = ("month", "at_risk", "ended_early", "completed", "under_way", "together", "share_together")
    assert ask("pair_ending", *columns) == [
        (2, 4, 1, 0, 0, 3.0, 0.75),
        (4, 3, 1, 0, 0, 2.0, 0.5),
        (6, 2, 0, 1, 1, 2.0, 0.5),
    ]


def test_a_month_is_lived_by_a_pair_that_ends_within_fifteen_days_of_its_end(counted: Counting) -> None:
    """A ends fifteen days before its second month does, B sixteen; C met on the first day of its second month."""
    begun = date(2021, 10, 10)
    ask = counted(
        application=applied("A", "B", "C"),
        mentor=[("M1", "X05")],
        pairing=[
            ("A", "M1", begun, date(2021, 11, 25)),
            ("B", "M1", begun, date(2021, 11, 24)),
            ("C", "M1", begun),
        ],
        meeting=[
            ("C", date(2021, 11, 10)),
            ("C", date(2021, 11, 30)),
            ("A", date(2021, 11, 9)),
            ("A", date(2021, 12, 15)),
        ],
    )
    assert ask("follow_up", "month", "pairs", "met", "share_met") == [
        (1, 3, 1, pytest.approx(1 / 3)),
        (2, 2, 1, 0.5),
    ]


def test_every_mark_is_counted_and_the_last_answer_of_a_side_stands(counted: Counting) -> None:
    ask = counted(
        application=applied("A", "B", "C", "D", "E", "F"),
        mentor=[("M1", "X05")],
        pairing=[(student, "M1", after(9)) for student in "ABCDEF"],
        survey=[
            ("A", "student", after(50), 1),
            ("A", "student", after(60), 5),
            ("B", "student", after(60), 4),
            ("C", "student", after(60), 3),
            ("D", "student", after(60), 2),
            ("E", "student", after(60), 1),
            ("F", "mentor", after(60), 5),
        ],
    )
    columns = ("respondent", "pairs", "answers", "mark_5", "mark_4", "mark_3", "mark_1_2", "share_satisfied")
    assert ask("satisfaction", *columns) == [
        ("mentor", 6, 1, 1, 0, 0, 0, 1.0),
        ("student", 6, 5, 1, 1, 1, 2, 0.4),
    ]
    assert ask("satisfaction", "response_rate", respondent="student") == [(pytest.approx(5 / 6),)]


def test_a_training_on_the_day_of_the_first_meeting_comes_before_it(counted: Counting) -> None:
    """M1 met on day 20, M2 never and was paired on day 9, M3 was trained twice; M4 was not."""
    ask = counted(
        application=applied("A", "B", "C", "D"),
        mentor=[("M1", "X05"), ("M2", "X05"), ("M3", "X05"), ("M4", "X05")],
        pairing=[("A", "M1", after(9)), ("B", "M2", after(9)), ("C", "M3", after(9)), ("D", "M4", after(9))],
        meeting=[("A", after(20)), ("A", after(40))],
        training=[("M1", after(20)), ("M2", after(10)), ("M3", after(3)), ("M3", after(30))],
    )
    assert ask("training_given", "mentors", "trained_before", "trained_later") == [(4, 2, 1)]


def test_shares_of_a_characteristic_are_among_those_who_gave_it_in_that_campaign(counted: Counting) -> None:
    ask = counted(
        application=[
            *applied("A", "B", "C", "Y"),
            ("D", "X20", DAY, after(3)),
            ("E", "X20", DAY, None, False),
            *applied("Z", cohort="X19"),
        ],
        mentor=[("M1", "X05")],
        campaign_state=[("X20", "under_way", after(9))],
        pairing=[("A", "M1", after(9)), ("B", "M1", after(9)), ("Z", "M1", after(9))],
        attribute=[
            ("A", "sexe", "F"),
            ("B", "sexe", "H"),
            ("C", "sexe", "H"),
            ("D", "sexe", "F"),
            ("E", "sexe", "H"),
            ("A", "boursier", "oui"),
            ("Z", "sexe", "F"),
        ],
    )
    columns = (
        "value",
        "applications",
        "eligible",
        "paired",
        "others_eligible",
        "others_paired",
        "against_others",
    )
    assert ask("equity", *columns, cohort="X20", name="sexe") == [
        ("F", 2, 1, 1, 2, 1, 0.5),
        ("H", 3, 2, 1, 1, 1, -0.5),
    ]
    assert ask("equity", "all_applications", "share_of_applications", cohort="X20") == [
        (1, 1.0),
        (5, 0.4),
        (5, 0.6),
    ]
    assert ask("equity", "others_eligible", "others_rate", cohort="X19") == [(0, None)]


def test_pairs_are_as_close_as_the_sector_of_the_mentor_is_to_the_wishes(counted: Counting) -> None:
    ask = counted(
        application=applied("A", "B", "C", "D", "E", "F"),
        wish=[
            ("A", "data", 1),
            ("A", "finance", 2),
            ("B", "finance", 1),
            ("B", "data", 2),
            ("C", "finance", 1),
            ("D", "data", 1),
            ("D", "undecided", 2),
            ("E", "data", 1),
        ],
        mentor=[("M1", "X05", "data"), ("M2", "X05", None)],
        pairing=[
            ("A", "M1", DAY),
            ("B", "M1", DAY),
            ("C", "M1", DAY),
            ("D", "M1", DAY),
            ("E", "M2", DAY),
            ("F", "M1", DAY),
        ],
    )
    assert ask("fit_count", "closeness", "pairs") == [
        ("first", 1),
        ("other", 1),
        ("undecided", 2),
        ("unknown", 1),
        ("wished", 1),
    ]
