"""Campaign, waiting list, fit, tenure and follow-up, against figures counted by hand on a dozen people.

The data ends on 13 October 2021, the day of its last pair.
"""

from pathlib import Path
from typing import Any

import pytest

from data import changing, queries
from data.generations import store
from tests.data.conftest import Imported, written

MEETINGS = """Élève;Date de rencontre
C1;15/10/2020
C1;20/10/2020
C1;20/12/2020
C2;25/11/2020
"""
SURVEYS = """Élève;Répondant;Date;Satisfaction
C1;élève;10/04/2021;5
C2;élève;12/04/2021;3
C1;mentor;11/04/2021;4
C1;élève;20/04/2021;2
"""
TRAININGS = """Mentor;Date de formation
M1;01/10/2020
M3;13/10/2021
"""


@pytest.fixture
def ask(generation: store.Generation) -> Any:
    """A function from a query's name to its rows, as they are counted."""
    return lambda name: queries.records(generation, "coordinator", name)


@pytest.fixture
def followed(imported: Imported) -> store.Generation:
    """The dozen people with the optional tables too."""

    def write(room: Path) -> None:
        written(room)
        for name, text in {"rencontres": MEETINGS, "satisfaction": SURVEYS, "formations": TRAININGS}.items():
            (room / f"{name}.csv").write_text(text, encoding="utf-8")

    generation = store.current(imported("followed", write))
    assert generation
    return generation


@pytest.fixture
def ask_all(followed: store.Generation) -> Any:
    """A function from a query's name to its rows on that store."""
    return lambda name: queries.records(followed, "coordinator", name)


def of(rows: list[dict[str, Any]], **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_weeks_of_campaign_run_from_the_first_application_to_the_last_day_known(ask: Any) -> None:
    x20 = of(ask("campaign_pace"), cohort="X20")
    assert picked(x20, "week", "applications", "pairs", "entered", "left_queue", "queue") == [
        (1, 4, 0, 3, 0, 3),
        (2, 0, 0, 0, 0, 3),
        (3, 0, 0, 0, 0, 3),
        (4, 0, 2, 0, 2, 1),
    ]


def test_the_pace_of_a_finished_campaign_adds_up_to_its_totals(over: store.Generation) -> None:
    x22 = of(queries.records(over, "coordinator", "campaign_pace"), cohort="X22")
    assert picked(x22[:4], "week", "applications", "pairs", "entered", "left_queue") == [
        (1, 3, 0, 3, 0),
        (2, 0, 0, 0, 1),
        (3, 0, 1, 0, 1),
        (4, 0, 1, 0, 1),
    ]
    assert len(x22) == 30
    (summary,) = of(queries.records(over, "coordinator", "cohort_summary"), cohort="X22")
    assert (x22[-1]["applications_so_far"], x22[-1]["pairs_so_far"]) == (3, 2)
    assert (summary["applications"], summary["counted_pairs"], summary["waiting"]) == (3, 2, x22[-1]["queue"])


def test_a_wait_that_is_not_over_counts_for_as_long_as_it_has_lasted(ask: Any) -> None:
    x20 = of(ask("waiting_time"), cohort="X20")
    assert picked(x20, "week", "at_risk", "paired", "still_waiting", "share_waiting") == [
        (0, 3, 0, 0, 1.0),
        (1, 3, 0, 0, 1.0),
        (2, 3, 0, 1, 1.0),
        (3, 2, 2, 0, 0.0),
    ]


def test_rows_in_part_have_no_pace_and_no_wait(ask: Any) -> None:
    """The association published 142 pairs of the X19, of which the rows hold two."""
    last = of(ask("campaign_pace"), cohort="X19")[-1]
    assert {last[name] for name in ("applications_so_far", "pairs_so_far", "queue", "entered")} == {None}
    assert of(ask("waiting_time"), cohort="X19") == []


def test_a_withdrawal_leaves_the_wait_without_ending_it_well(over: store.Generation) -> None:
    x22 = of(queries.records(over, "coordinator", "waiting_time"), cohort="X22")
    assert picked(x22, "week", "at_risk", "withdrawn", "paired", "share_waiting") == [
        (0, 3, 0, 0, 1.0),
        (1, 3, 1, 0, 1.0),
        (2, 2, 0, 2, 0.0),
    ]


def test_who_waits_although_a_mentor_suits_is_a_matter_of_placement(ask: Any) -> None:
    """C7 has no preference, and M4, of a promotion inside the window, has a place left."""
    assert picked(ask("waiting_reason"), "cohort", "reason", "students", "long_waits", "share") == [
        ("X20", "placement", 1, 0, 1.0)
    ]


def test_pairs_are_as_close_as_the_wishes_and_the_promotions_say(ask: Any) -> None:
    fit = ask("pair_fit")
    assert picked(of(fit, cohort="X19"), "kind", "value", "pairs", "share") == [
        ("gap", "10", 1, 0.5),
        ("gap", "16", 1, 0.5),
        ("sector", "first", 2, 1.0),
    ]
    assert picked(of(fit, cohort="X20"), "kind", "value", "pairs") == [
        ("gap", "10", 1),
        ("gap", "11", 1),
        ("sector", "first", 1),
        ("sector", "undecided", 1),
    ]


def test_leaving_the_window_is_not_stopping(over: store.Generation) -> None:
    """M1 was at 16 promotions in X22: gone by age. M2 began before the data did; M3 and M4 began with the X23."""
    assert picked(
        queries.records(over, "coordinator", "mentor_tenure"),
        "is_start_known",
        "campaigns",
        "at_risk",
        "stopped",
        "aged_out",
        "still_there",
    ) == [(False, 1, 2, 0, 1, 0), (False, 2, 1, 0, 0, 1), (True, 1, 2, 0, 0, 2)]
    leaving = queries.records(over, "coordinator", "mentor_leaving")
    assert picked(leaving, "cohort", "promotion", "mentors", "capacity") == [("X22", "X06", 1, 1)]


def test_free_places_serve_those_who_wait_together(over: store.Generation) -> None:
    """X22: nobody waits, M2 has a place left. X23: C7 waits, and M4 has the only free place."""
    names = ("students", "places", "placeable", "unplaceable", "places_elsewhere")
    rows = queries.records(over, "coordinator", "sector_shortage")
    assert picked(of(rows, cohort="X22"), *names) == [(0, 1, 0, 0, 1)]
    assert picked(of(rows, cohort="X23"), *names) == [(1, 1, 1, 0, 0)]


def test_a_pair_that_reached_six_months_did_not_end_early(ask: Any) -> None:
    assert picked(
        ask("pair_ending"), "cohort", "month", "ended_early", "completed", "under_way", "share_together"
    ) == [("X19", 6, 0, 1, 1, 1.0)]
    assert ask("end_reason") == []


def test_what_was_not_provided_has_no_row_rather_than_zeros(ask: Any) -> None:
    for query in ("follow_up", "training_given", "satisfaction", "equity"):
        assert ask(query) == []


def test_a_month_counts_the_pairs_that_lived_through_it(ask_all: Any) -> None:
    """C1 met in months 1 and 3 and ended after 6; C2 met in month 2 and goes on. X20 has no meeting at all."""
    assert picked(ask_all("follow_up"), "cohort", "month", "pairs", "met", "share_met") == [
        ("X19", 1, 2, 1, 0.5),
        ("X19", 2, 2, 1, 0.5),
        ("X19", 3, 2, 1, 0.5),
        ("X19", 4, 2, 0, 0.0),
        ("X19", 5, 2, 0, 0.0),
        ("X19", 6, 2, 0, 0.0),
    ]


def test_a_pair_under_way_that_has_not_met_for_45_days_is_listed(exports: Path, store_folder: Path) -> None:
    """The data ends with the meeting of C4 on 10 January 2022: C5, paired on 13 October, has waited 89 days for one."""
    (exports / "rencontres.csv").write_text(f"{MEETINGS}C4;10/01/2022\n", encoding="utf-8")
    changing.import_exports(store_folder, [exports])
    generation = store.current(store_folder)
    assert generation
    stalled = queries.records(generation, "coordinator", "stalled_pair")
    assert picked(stalled, "application_id", "mentor_id", "last_met_on", "days_without") == [
        ("C5", "M2", None, 89)
    ]
    assert queries.records(generation, "board", "stalled_pair") == []


def test_training_counts_when_it_comes_before_the_first_meeting(ask_all: Any) -> None:
    """M1 was trained before meeting C1; M2 never; M3 on the day after the pair was made."""
    assert picked(ask_all("training_given"), "cohort", "mentors", "trained_before", "trained_later") == [
        ("X19", 2, 1, 0),
        ("X20", 2, 0, 1),
    ]


def test_the_last_answer_of_each_side_counts_beside_the_pairs_asked(ask_all: Any) -> None:
    assert picked(
        ask_all("satisfaction"),
        "cohort",
        "respondent",
        "pairs",
        "answers",
        "mark_4",
        "mark_3",
        "mark_1_2",
        "response_rate",
    ) == [("X19", "mentor", 2, 1, 1, 0, 0, 0.5), ("X19", "student", 2, 2, 0, 1, 1, 1.0)]


QUERIES = (
    "campaign_pace",
    "waiting_time",
    "waiting_reason",
    "pair_fit",
    "mentor_tenure",
    "mentor_leaving",
    "sector_shortage",
    "pair_ending",
    "end_reason",
    "follow_up",
    "training_given",
    "satisfaction",
)
LABELS = {
    "cohort",
    "week",
    "kind",
    "value",
    "month",
    "respondent",
    "is_start_known",
    "campaigns",
    "promotion",
    "gap",
    "is_whole",
    "rounded_to",
}


def test_of_a_dozen_people_the_board_learns_nothing(followed: store.Generation) -> None:
    for query in QUERIES:
        for row in queries.records(followed, "board", query):
            said = {row[name] for name in row if name not in LABELS} - {None, "hidden"}
            assert said == set(), query
