"""The chance that each past mentor takes part again: who is in the list, and that nobody of it leaves the records."""

from pathlib import Path
from typing import Any

import pytest

from data import changing, queries
from data.generations import store
from tests.data.conftest import three_years_later

UNDER_WAY = {
    "candidatures": "C8;X24;20/09/2025;;oui;2;Data;Les données\n",
    "volontaires": "M3;X24;1;01/09/2025\n",
}


@pytest.fixture
def records(over: store.Generation) -> dict[str, dict[str, Any]]:
    """The rows of the coordinator, by mentor."""
    return {row["mentor_id"]: row for row in queries.records(over, "coordinator", "mentor_to_ask")}


def test_mentors_past_the_window_are_not_to_be_asked(records: dict[str, dict[str, Any]]) -> None:
    assert sorted(records) == ["M2", "M3", "M4"]  # M1 is of the X06: 18 promotions older than the X24
    assert {name: row["next_gap"] for name, row in records.items()} == {"M2": 12, "M3": 11, "M4": 11}


def test_a_mentor_is_shown_with_what_he_or_she_did(records: dict[str, dict[str, Any]]) -> None:
    m2, m4 = records["M2"], records["M4"]
    assert (m2["promotion"], m2["sector"], m2["label_fr"]) == ("X12", "finance", "Finance")
    assert (m2["last_cohort"], m2["participations"], m2["capacity"]) == ("X23", 2, 1)
    assert (m4["sector"], m4["last_cohort"], m4["participations"]) == (None, "X23", 1)


def test_the_chance_is_one_and_rises_with_the_campaigns_done(records: dict[str, dict[str, Any]]) -> None:
    assert all(0 < row["chance"] < 1 for row in records.values())
    assert records["M2"]["chance"] > records["M3"]["chance"] == records["M4"]["chance"]
    assert next(iter(records)) == "M2"


def test_who_has_signed_up_for_the_campaign_under_way_is_left_out(exports: Path, store_folder: Path) -> None:
    for path in exports.iterdir():
        path.write_text(three_years_later(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name, lines in UNDER_WAY.items():
        with (exports / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(lines)
    changing.import_exports(store_folder, [exports])
    generation = store.current(store_folder)
    assert generation is not None
    assert queries.records(generation, "coordinator", "forecast")[0]["cohort"] == "X24"
    rows = queries.records(generation, "coordinator", "mentor_to_ask")
    assert [row["mentor_id"] for row in rows] == ["M2", "M4"]


def test_the_file_of_the_board_holds_no_mentor(demo_home: Path) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    rows = queries.records(generation, "coordinator", "mentor_to_ask")
    assert rows
    assert queries.records(generation, "board", "mentor_to_ask") == []
    content = generation.figures.read_bytes()
    assert not [row["mentor_id"] for row in rows if row["mentor_id"].encode() in content]


def test_without_a_forecast_nobody_is_ranked(tmp_path: Path) -> None:
    changing.rebuild(tmp_path / store.PROGRAMME, "publish")
    generation = store.current(tmp_path / store.PROGRAMME)
    assert generation is not None
    assert queries.records(generation, "coordinator", "mentor_to_ask") == []
