"""What is said before an import is published, counted by hand."""

from datetime import datetime

from analytics.language.texts import translator
from data.changing import Outcome
from data.problems import Problem
from data.telling import history, review

EN, FR = translator("en"), translator("fr")
COUNTS = {
    "applications": None,
    "eligible": None,
    "counted_pairs": None,
    "mentors": None,
    "volunteers": None,
    "capacity": None,
}


def wrong(line: int, value: str, column: str = "cohort") -> Problem:
    return Problem("This is not a class.", "Write it like X20 or 2020.", "a.csv", line, column, value)


def test_a_reason_is_said_once_with_its_first_places_and_the_most_frequent_comes_first() -> None:
    empty = Problem("This cell is empty.", "Fill it in, or remove the row.", "a.csv", 2, "applied_on")
    first, second = review.faults([empty, *(wrong(line, f"X{line}") for line in range(3, 11))], EN)
    assert (first.reason, first.remedy, first.rows) == (
        "This is not a class.",
        "Write it like X20 or 2020.",
        8,
    )
    assert first.places[0] == "a.csv, line 3, column “Students' class”: “X3”"
    assert len(first.places) == 5
    assert (second.rows, second.places) == (1, ["a.csv, line 2, column “Day of the application”"])


def test_only_cohorts_and_counts_that_change_are_shown() -> None:
    before = {"X19": {**COUNTS, "applications": 142}, "X20": {**COUNTS, "applications": 5, "mentors": 3}}
    after = {
        "X19": {**COUNTS, "applications": 142},
        "X20": {**COUNTS, "applications": 1205, "mentors": 3},
        "X21": {**COUNTS, "applications": 7, "mentors": 2},
    }
    table = review.changes(Outcome([], before, after, "", None), FR)
    assert table.columns.tolist() == ["Promotion des élèves", "Candidatures", "Mentors ayant un élève"]
    assert table.to_numpy().tolist() == [
        ["X20", "5 → **1\u202f205**", "3"],
        ["X21", "— → **7**", "— → **2**"],
    ]


def test_when_no_count_changes_there_is_nothing_to_show() -> None:
    before = {"X19": {**COUNTS, "applications": 142}}
    assert review.changes(Outcome([], before, before, "", None), EN).empty


def test_history_says_when_what_and_from_which_files_and_shows_names_as_they_are() -> None:
    manifest = {
        "generation": 12,
        "created_at": "2026-11-23T10:00:00+00:00",
        "action": "import",
        "inputs": [{"file": "a_*b*.csv"}, {"file": "a_*b*.csv"}],
        "rows": {"application": 1205, "mentor": 90, "pairing": 0},
    }
    (row,) = history.generations([manifest], FR)
    local = datetime.fromisoformat("2026-11-23T10:00:00+00:00").astimezone()
    assert row["Date"] == f"{local:%d/%m/%Y} à {local:%H:%M}"
    assert (row["Numéro"], row["Opération"], row["Candidatures"]) == ("12", "Import", "1\u202f205")
    assert row["Fichiers"] == r"a\_\*b\*\.csv"
