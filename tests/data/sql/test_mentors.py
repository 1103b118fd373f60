"""Who offers places, comes back or leaves, and what the campaigns add up to: what one promotion more changes."""

import pytest

from tests.data.sql.conftest import Counting
from tests.data.sql.rows import DAY, after, applied


def test_a_student_of_three_wishes_counts_a_third_in_each(counted: Counting) -> None:
    ask = counted(
        application=[*applied("A", "B"), ("C", "X20", DAY, after(1)), ("D", "X20", DAY, None, False)],
        wish=[
            ("A", "data", 1),
            ("A", "energy", 2),
            ("A", "finance", 3),
            ("B", "data", 1),
            ("C", "data", 1),
            ("D", "data", 1),
        ],
        mentor=[("M1", "X05", "data"), ("M2", "X05", "data"), ("M3", "X05", None)],
        volunteer=[("M1", "X20", 2), ("M2", "X20", 1), ("M3", "X20", 4)],
    )
    assert ask("sector_count", "sector", "students", "places", "volunteers") == [
        ("data", pytest.approx(4 / 3), 3, 2),
        ("energy", pytest.approx(1 / 3), 0, 0),
        ("finance", pytest.approx(1 / 3), 0, 0),
        ("undecided", 0, 0, 0),
    ]
    assert ask("accepted_sectors", "accepted", "students") == [("data", 1), ("data|energy|finance", 1)]


def test_places_outside_the_window_serve_nobody(counted: Counting) -> None:
    ask = counted(
        application=applied("A"),
        wish=[("A", "undecided", 1)],
        mentor=[
            ("M1", "X10", "data"),
            ("M2", "X04", "data"),
            ("M3", "X11", "data"),
            ("M4", "X03", "data"),
            ("M5", "X09", "undecided"),
            ("M6", "X09", None),
        ],
        volunteer=[(f"M{n}", "X20", n) for n in range(1, 7)],
    )
    assert ask("cohort_count", "places", "places_outside") == [(14, 7)]
    assert ask("free_in_window", "sector", "places") == [("", 11), ("data", 3)]
    assert ask("accepted_sectors", "accepted", "students") == []


def test_who_leaves_the_window_is_counted_by_sector(counted: Counting) -> None:
    """X20 asks the X04 to the X10; the X04 and those that are older are not asked for the X21."""
    ask = counted(
        application=applied("A", "B"),
        mentor=[
            ("M1", "X04", "data"),
            ("M2", "X04", "data"),
            ("M3", "X03", None),
            ("M4", "X05", "data"),
            ("M5", "X04", "energy"),
        ],
        volunteer=[("M1", "X20", 2), ("M2", "X20", 1), ("M3", "X20", 1), ("M4", "X20", 1)],
        pairing=[("A", "M5", DAY), ("B", "M1", DAY)],
    )
    assert sorted(
        ask("leaving_sector", "cohort", "sector", "volunteers", "capacity", "mentors"), key=str
    ) == [
        ("X20", "data", 2, 3, 1),
        ("X20", "energy", 0, 0, 1),
        ("X20", None, 1, 1, 0),
    ]


def took_part(**cohorts: str) -> list[tuple[object, ...]]:
    """Volunteers of each cohort, one place each, named by the letters of its text."""
    return [(mentor, cohort, 1) for cohort, mentors in cohorts.items() for mentor in mentors]


MENTORS = [("A", "X03"), ("B", "X04"), ("C", "X05"), ("D", "X05"), ("E", "X06"), ("F", "X09")]


def test_who_left_by_age_is_told_from_who_stopped_and_who_came_back(counted: Counting) -> None:
    """After X18: B, at 14, may go on at 15. After X19: A was at 16 and is at 17 in X20, B would be at 16."""
    ask = counted(
        application=applied("S", cohort="X17")
        + applied("T", cohort="X18")
        + applied("U", cohort="X19")
        + applied("V"),
        mentor=MENTORS,
        volunteer=took_part(X17="ABC", X18="ABD", X19="ABCE", X20="CEF"),
        campaign_state=[("X20", "finished", DAY)],
    )
    columns = (
        "cohort",
        "participants_before",
        "participants",
        "new_participants",
        "stayed",
        "came_back",
        "aged_out",
        "stopped",
    )
    assert ask("mentor_flow", *columns) == [
        ("X17", None, 3, 3, 0, 0, None, None),
        ("X18", 3, 3, 1, 2, 0, 0, 1),
        ("X19", 3, 4, 1, 2, 1, 0, 1),
        ("X20", 4, 3, 1, 2, 0, 1, 1),
    ]
    assert ask("mentor_flow", "return_rate", "is_first", cohort="X20") == [(pytest.approx(2 / 3), False)]
    columns = ("is_start_known", "campaigns", "started", "at_risk", "stopped", "aged_out", "still_there")
    assert ask("mentor_tenure", *columns) == [
        (False, 3, 3, 3, 1, 1, 0),
        (False, 4, 3, 1, 0, 0, 1),
        (True, 1, 3, 3, 1, 0, 1),
        (True, 2, 3, 1, 0, 0, 1),
    ]
    assert ask("mentor_tenure", "going_on", "share_kept", campaigns=3) == [(1.5, 0.5)]
    assert ask("supply_count", "promotion", "gap", "volunteers", "capacity", cohort="X20") == [
        ("X05", 15, 1, 1),
        ("X06", 14, 1, 1),
        ("X09", 11, 1, 1),
    ]


def test_mentors_of_a_promotion_are_new_when_they_have_never_been_there(counted: Counting) -> None:
    """D has two students and offered nothing; C is there again with none; E, new, has one."""
    ask = counted(
        application=applied("S", cohort="X19") + applied("T", "U", "V"),
        mentor=MENTORS,
        volunteer=[("C", "X19", 2), ("C", "X20", 3), ("E", "X20", 1)],
        pairing=[("S", "D", DAY), ("T", "D", DAY), ("U", "D", DAY), ("V", "E", DAY)],
    )
    columns = ("promotion", "volunteers", "capacity", "mentors", "new_mentors", "returning_mentors", "pairs")
    assert ask("mentor_supply", *columns, cohort="X20") == [
        ("X05", 1, 3, 1, 0, 1, 2),
        ("X06", 1, 1, 1, 1, 0, 1),
    ]
    assert ask("mentor_supply", "load", cohort="X20", promotion="X05") == [(2.0,)]
    columns = ("mentors", "volunteers", "capacity", "places", "free_places", "above_offer")
    assert ask("cohort_count", *columns, cohort="X20") == [(2, 2, 4, 4, 3, 0)]
    assert ask("mentor_load", "students", "mentors", cohort="X20") == [(1, 1), (2, 1)]


def test_growth_and_the_difference_need_what_they_compare(counted: Counting) -> None:
    ask = counted(
        published_pairs=[("X16", 100, "s", DAY), ("X18", 80, "s", DAY), ("X19", 4, "s", DAY)],
        application=[*applied("A", "B", "C", cohort="X19"), ("D", "X19", DAY, None, False, 3, "un texte")],
        mentor=[("M1", "X08")],
        pairing=[("A", "M1", DAY), ("B", "M1", DAY)],
    )
    columns = (
        "cohort",
        "pairs",
        "counted_pairs",
        "difference",
        "growth",
        "match_rate",
        "waiting",
        "motivations",
    )
    assert ask("cohort_summary", *columns) == [
        ("X16", 100, None, None, None, None, None, None),
        ("X18", 80, None, None, None, None, None, None),
        ("X19", 4, 2, -2, -0.95, None, 1, 1),
    ]


def test_an_opening_is_the_day_given_or_that_of_the_first_application(counted: Counting) -> None:
    ask = counted(
        campaign=[("X19", after(-400), None, 4)],
        application=[*applied("A", cohort="X19"), *applied("B", day=after(5)), *applied("C", day=after(2))],
    )
    assert ask("opening", "cohort", "opened_on", "planned_months") == [
        ("X19", after(-400), 4),
        ("X20", after(2), 6),
    ]
