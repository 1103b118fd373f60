"""Every definition, against figures counted by hand on a dozen people."""

from pathlib import Path
from typing import Any

import pytest

from data import changing, queries
from data.generations import store


@pytest.fixture
def ask_over(over: store.Generation) -> Any:
    """The same of the same people, in cohorts of which nothing was published and whose pairing is over."""
    return lambda name: queries.records(over, "coordinator", name)


@pytest.fixture
def ask(generation: store.Generation) -> Any:
    """A function from a query's name to its exact rows; what the board sees of them is in test_protecting.py."""
    return lambda name: queries.records(generation, "coordinator", name)


def of(rows: list[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    (row,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return row


def test_a_cohort_reconciles(ask_over: Any) -> None:
    cohorts = ask_over("cohort_summary")
    x19, x20 = of(cohorts, cohort="X22"), of(cohorts, cohort="X23")
    assert {k: x19[k] for k in ("applications", "withdrawn", "not_eligible", "eligible")} == {
        "applications": 3,
        "withdrawn": 1,
        "not_eligible": 0,
        "eligible": 2,
    }
    assert (x19["pairs"], x19["waiting"], x19["match_rate"]) == (2, 0, 1.0)
    assert (x20["applications"], x20["withdrawn"], x20["not_eligible"], x20["eligible"]) == (4, 0, 1, 3)
    assert (x20["pairs"], x20["waiting"], x20["match_rate"]) == (2, 1, pytest.approx(2 / 3))
    for row in (x19, x20):
        assert row["applications"] == row["withdrawn"] + row["not_eligible"] + row["eligible"]
        assert row["eligible"] == row["with_mentor"] + row["waiting"]
        assert row["places"] == row["taken"] + row["free_places"]


def test_supply_and_coverage_count_unused_volunteers(ask: Any) -> None:
    x20 = of(ask("cohort_summary"), cohort="X20")
    assert (x20["volunteers"], x20["mentors"], x20["places"]) == (3, 2, 3)
    assert (x20["coverage"], x20["balance"], x20["free_places"]) == (1.0, 0, 1)


def test_growth_needs_the_cohort_before(ask: Any) -> None:
    cohorts = ask("cohort_summary")
    assert of(cohorts, cohort="X16")["growth"] is None
    assert of(cohorts, cohort="X17")["growth"] == pytest.approx(143 / 112 - 1)
    assert of(cohorts, cohort="X20")["growth"] is None  # its pairs are still being formed


def test_growth_is_between_campaigns_whose_pairing_is_over(ask_over: Any) -> None:
    assert of(ask_over("cohort_summary"), cohort="X23")["growth"] == 0.0


def test_a_cohort_with_only_its_published_total_shows_it_and_nothing_else(ask: Any) -> None:
    x18 = of(ask("cohort_summary"), cohort="X18")
    assert (x18["pairs"], x18["published_pairs"], x18["counted_pairs"]) == (124, 124, None)
    absent = (
        "applications",
        "eligible",
        "waiting",
        "match_rate",
        "mentors",
        "volunteers",
        "places",
        "coverage",
    )
    assert [x18[name] for name in absent] == [None] * len(absent)


def test_published_and_counted_pairs_stand_side_by_side(ask: Any) -> None:
    cohorts = ask("cohort_summary")
    x19, x20 = of(cohorts, cohort="X19"), of(cohorts, cohort="X20")
    assert (x19["counted_pairs"], x19["published_pairs"], x19["difference"]) == (2, 142, -140)
    assert (x19["pairs"], x19["is_partial"], x19["growth"]) == (142, True, pytest.approx(142 / 124 - 1))
    # The X20's pairs are still being formed in the data, which end before their total was published.
    assert (x20["pairs"], x20["published_pairs"], x20["difference"]) == (2, 190, None)


def test_supply_by_promotion_adds_up_to_the_pairs(ask: Any) -> None:
    supply = ask("mentor_supply")
    x10 = of(supply, cohort="X20", promotion="X10")
    assert {k: x10[k] for k in ("gap", "volunteers", "capacity", "mentors", "new_mentors", "pairs")} == {
        "gap": 10,
        "volunteers": 2,
        "capacity": 2,
        "mentors": 1,
        "new_mentors": 1,
        "pairs": 1,
    }
    x09 = of(supply, cohort="X20", promotion="X09")
    assert (x09["new_mentors"], x09["returning_mentors"], x09["load"]) == (0, 1, 1.0)
    assert sum(row["pairs"] for row in supply if row["cohort"] == "X20") == 2


def test_mentors_who_leave_the_window_are_not_those_who_stop(ask_over: Any) -> None:
    flow = ask_over("mentor_flow")
    first, second = of(flow, cohort="X22"), of(flow, cohort="X23")
    assert (first["is_first"], first["participants"], first["aged_out"], first["stopped"]) == (
        True,
        2,
        None,
        None,
    )
    assert (second["participants"], second["new_participants"], second["stayed"], second["came_back"]) == (
        3,
        2,
        1,
        0,
    )
    assert (second["aged_out"], second["could_return"], second["stopped"]) == (1, 1, 0)
    assert second["return_rate"] == 1.0


def test_while_pairs_are_formed_nobody_has_stopped(ask: Any) -> None:
    x20 = of(ask("mentor_flow"), cohort="X20")
    assert (x20["is_under_way"], x20["stopped"], x20["return_rate"]) == (True, None, None)


def test_load_counts_mentors_by_their_students(ask: Any) -> None:
    assert [(row["students"], row["mentors"]) for row in ask("mentor_load") if row["cohort"] == "X20"] == [
        (1, 2)
    ]


def test_a_student_with_two_wishes_counts_half_in_each(ask_over: Any) -> None:
    sectors = ask_over("sector_balance")
    energy = of(sectors, cohort="X22", sector="energy")
    assert (energy["students"], energy["places"], energy["balance"]) == (0.5, 1, 0.5)
    data = of(sectors, cohort="X22", sector="data")
    assert (data["students"], data["places"], data["balance"]) == (0.5, 0, -0.5)


def test_a_word_of_fewer_than_five_authors_is_not_published(ask: Any) -> None:
    assert ask("cohort_term") == []


def test_words_count_authors_and_not_occurrences(tmp_path: Path, store_folder: Path) -> None:
    texts = ["énergie et énergie encore", "L'énergie", "l’Énergie !", "énergie,", "(énergie)", "climat"]
    lines = [f"C{place};X20;20/09/2021;{text}" for place, text in enumerate(texts)]
    file = tmp_path / "candidatures.csv"
    file.write_text(
        "Identifiant;Promotion;Date de candidature;Motivation\n" + "\n".join(lines), encoding="utf-8"
    )
    changing.import_exports(store_folder, [file])
    generation = store.current(store_folder)
    assert generation is not None
    terms = queries.records(generation, "coordinator", "cohort_term")
    assert [(row["term"], row["authors"], row["texts"]) for row in terms] == [("énergie", 5, 6)]


def test_data_is_dated_by_its_own_last_fact(ask: Any) -> None:
    (dataset,) = ask("dataset")
    assert str(dataset["data_on"]) == "2021-10-13"
    assert (dataset["has_rows"], dataset["lowest_gap"], dataset["highest_gap"]) == (True, 10, 16)


def test_every_figure_has_a_definition(ask: Any) -> None:
    defined = {(row["figure"], row["metric"]) for row in ask("definition")}
    assert {
        ("cohort_summary", "coverage"),
        ("mentor_flow", "return_rate"),
        ("cohort_term", "authors"),
    } <= defined
    assert all(row["definition"] for row in ask("definition"))
