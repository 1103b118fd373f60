"""What one day, one mark or one promotion more changes in each count, on a few rows written by hand."""

from datetime import date, timedelta

import pytest

from tests.data.sql.conftest import Counting

DAY = date(2021, 10, 1)


def after(days: int, day: date = DAY) -> date:
    return day + timedelta(days=days)


def applied(*students: str, cohort: str = "X20", day: date = DAY) -> list[tuple[object, ...]]:
    return [(student, cohort, day) for student in students]


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
        ("A", "nobody", 0, "energy"), ("B", "full", 0, "finance"), ("C", "window", 0, "data"), ("D", "placement", 2, "undecided")
    ]  # fmt: skip
    assert ask("free_place", "mentor_id", "gap", "places", "students") == [
        ("M3", 17, 1, 0), ("M4", 10, 1, 0), ("M5", 16, 2, 0)
    ]  # fmt: skip
    assert ask("waiting_reason", "reason", "share", reason="full") == [("full", 0.25)]


def test_without_any_wish_every_mentor_suits(counted: Counting) -> None:
    ask = counted(application=applied("A"), mentor=[("M1", "X10", "data")], volunteer=[("M1", "X20", 3)])
    assert ask("waiting_list", "reason", "possible_mentors", "sectors") == [("placement", 1, None)]


def test_the_mentor_of_a_student_is_the_latest_and_on_one_day_the_first_by_name(counted: Counting) -> None:
    ask = counted(
        application=[*applied("A", "B"), ("C", "X20", DAY, after(9)), ("D", "X20", DAY, None, False)],
        mentor=[("M1", "X05"), ("M2", "X06"), ("M3", "X07")],
        pairing=[("A", "M1", after(2)), ("A", "M2", after(9)), ("B", "M3", after(4)), ("B", "M2", after(4)),
                 ("C", "M1", after(3)), ("D", "M1", after(3))],
    )  # fmt: skip
    assert ask("current_pair", "application_id", "mentor_id", "paired_on") == [
        ("A", "M2", after(9)), ("B", "M2", after(4))
    ]  # fmt: skip
    assert ask("load_count", "students", "mentors") == [(2, 1)]
    assert ask("cohort_summary", "applications", "withdrawn", "not_eligible", "eligible", "pairs", "mentors") == [
        (4, 1, 1, 2, 2, 3)
    ]  # fmt: skip


def test_a_wait_ends_with_the_first_mentor_unless_the_student_withdrew_before(counted: Counting) -> None:
    ask = counted(
        application=[("A", "X20", DAY), ("B", "X20", DAY, after(20)), ("C", "X20", DAY, after(20)),
                     ("D", "X20", DAY, after(13)), ("E", "X20", DAY, None, False)],
        mentor=[("M1", "X05")],
        pairing=[("A", "M1", after(40)), ("A", "M1", after(14)), ("B", "M1", after(20)), ("C", "M1", after(21))],
    )  # fmt: skip
    assert ask("queue_spell", "application_id", "left_on", "outcome", "is_kept") == [
        ("A", after(14), "paired", True), ("B", after(20), "paired", False),
        ("C", after(20), "withdrawn", False), ("D", after(13), "withdrawn", False),
    ]  # fmt: skip
    assert ask("waiting_time", "week", "at_risk", "paired", "withdrawn", "still_waiting") == [
        (0, 4, 0, 0, 0), (1, 4, 0, 1, 0), (2, 3, 2, 1, 0)
    ]  # fmt: skip


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


def test_a_pair_that_has_met_45_days_ago_is_well_and_after_46_it_stalls(counted: Counting) -> None:
    """E ended, F has reached its six months: neither is under way. No pair of X19 ever met: nothing is known of it."""
    ask = counted(
        application=[*applied("A", "B", "C", "D", "E", "F"), *applied("Z", cohort="X19")],
        mentor=[("M1", "X05")],
        pairing=[("A", "M1", after(100)), ("B", "M1", after(100)), ("C", "M1", after(135)), ("D", "M1", after(134)),
                 ("E", "M1", after(100), after(120)), ("F", "M1", date(2021, 9, 29)), ("Z", "M1", after(100))],
        meeting=[("A", after(135)), ("B", after(120)), ("B", after(134)), ("X", after(180)), ("A", after(101))],
    )  # fmt: skip
    assert ask("extent", "data_on") == [(after(180),)]
    assert ask("stalled_pair", "application_id", "days_without", "last_met_on") == [
        ("B", 46, after(134)), ("D", 46, None)
    ]  # fmt: skip


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
        pairing=[("A", "M1", begun, date(2021, 12, 12)), ("B", "M1", begun, date(2022, 2, 20)),
                 ("C", "M1", begun, date(2022, 5, 30)), ("D", "M1", begun)],
    )  # fmt: skip
    columns = ("month", "at_risk", "ended_early", "completed", "under_way", "together", "share_together")
    assert ask("pair_ending", *columns) == [
        (2, 4, 1, 0, 0, 3.0, 0.75), (4, 3, 1, 0, 0, 2.0, 0.5), (6, 2, 0, 1, 1, 2.0, 0.5)
    ]  # fmt: skip


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
        survey=[("A", "student", after(50), 1), ("A", "student", after(60), 5), ("B", "student", after(60), 4),
                ("C", "student", after(60), 3), ("D", "student", after(60), 2), ("E", "student", after(60), 1),
                ("F", "mentor", after(60), 5)],
    )  # fmt: skip
    columns = ("respondent", "pairs", "answers", "mark_5", "mark_4", "mark_3", "mark_1_2", "share_satisfied")
    assert ask("satisfaction", *columns) == [
        ("mentor", 6, 1, 1, 0, 0, 0, 1.0), ("student", 6, 5, 1, 1, 1, 2, 0.4)
    ]  # fmt: skip
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
        application=[*applied("A", "B", "C", "Y"), ("D", "X20", DAY, after(3)), ("E", "X20", DAY, None, False),
                     *applied("Z", cohort="X19")],
        mentor=[("M1", "X05")],
        pairing=[("A", "M1", after(9)), ("B", "M1", after(9)), ("Z", "M1", after(9))],
        attribute=[("A", "sexe", "F"), ("B", "sexe", "H"), ("C", "sexe", "H"), ("D", "sexe", "F"), ("E", "sexe", "H"),
                   ("A", "boursier", "oui"), ("Z", "sexe", "F")],
    )  # fmt: skip
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
        wish=[("A", "data", 1), ("A", "finance", 2), ("B", "finance", 1), ("B", "data", 2), ("C", "finance", 1),
              ("D", "data", 1), ("D", "undecided", 2), ("E", "data", 1)],
        mentor=[("M1", "X05", "data"), ("M2", "X05", None)],
        pairing=[("A", "M1", DAY), ("B", "M1", DAY), ("C", "M1", DAY), ("D", "M1", DAY), ("E", "M2", DAY), ("F", "M1", DAY)],
    )  # fmt: skip
    assert ask("fit_count", "closeness", "pairs") == [
        ("first", 1), ("other", 1), ("undecided", 2), ("unknown", 1), ("wished", 1)
    ]  # fmt: skip


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
        ("data", pytest.approx(4 / 3), 3, 2), ("energy", pytest.approx(1 / 3), 0, 0),
        ("finance", pytest.approx(1 / 3), 0, 0), ("undecided", 0, 0, 0),
    ]  # fmt: skip
    assert ask("eligible_by_sectors", "accepted", "students") == [("data", 1), ("data|energy|finance", 1)]
    assert ask("accepted_sectors", "accepted", "students") == [("data", 1), ("data|energy|finance", 1)]


def test_places_outside_the_window_serve_nobody(counted: Counting) -> None:
    ask = counted(
        application=applied("A"),
        wish=[("A", "undecided", 1)],
        mentor=[("M1", "X10", "data"), ("M2", "X04", "data"), ("M3", "X11", "data"), ("M4", "X03", "data"),
                ("M5", "X09", "undecided"), ("M6", "X09", None)],
        volunteer=[(f"M{n}", "X20", n) for n in range(1, 7)],
    )  # fmt: skip
    assert ask("places_in_window", "sector", "places") == [("", 11), ("data", 3)]
    assert ask("eligible_by_sectors", "accepted", "students") == [("", 1)]
    assert ask("accepted_sectors", "accepted", "students") == []


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
        ("X17", None, 3, 3, 0, 0, None, None), ("X18", 3, 3, 1, 2, 0, 0, 1),
        ("X19", 3, 4, 1, 2, 1, 0, 1), ("X20", 4, 3, 1, 2, 0, 1, 1),
    ]  # fmt: skip
    assert ask("mentor_flow", "return_rate", "is_first", cohort="X20") == [(pytest.approx(2 / 3), False)]
    columns = ("is_start_known", "campaigns", "started", "at_risk", "stopped", "aged_out", "still_there")
    assert ask("mentor_tenure", *columns) == [
        (False, 3, 3, 3, 1, 1, 0), (False, 4, 3, 1, 0, 0, 1),
        (True, 1, 3, 3, 1, 0, 1), (True, 2, 3, 1, 0, 0, 1),
    ]  # fmt: skip
    assert ask("mentor_tenure", "going_on", "share_kept", campaigns=3) == [(1.5, 0.5)]
    assert ask("supply_count", "promotion", "gap", "volunteers", "capacity", cohort="X20") == [
        ("X05", 15, 1, 1), ("X06", 14, 1, 1), ("X09", 11, 1, 1)
    ]  # fmt: skip


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
    assert ask("cohort_summary", "mentors", "volunteers", "capacity", "coverage", "balance", "free_places", cohort="X20") == [
        (2, 2, 4, pytest.approx(4 / 3), 1, 1)
    ]  # fmt: skip
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
        ("X16", 100, None, None, None, None, None, None), ("X18", 80, None, None, None, None, None, None),
        ("X19", 2, 2, -2, -0.975, pytest.approx(2 / 3), 1, 1),
    ]  # fmt: skip


def test_an_opening_is_the_day_given_or_that_of_the_first_application(counted: Counting) -> None:
    ask = counted(
        campaign=[("X19", after(-400), None, 4)],
        application=[*applied("A", cohort="X19"), *applied("B", day=after(5)), *applied("C", day=after(2))],
    )
    assert ask("opening", "cohort", "opened_on", "planned_months") == [
        ("X19", after(-400), 4),
        ("X20", after(2), 6),
    ]
