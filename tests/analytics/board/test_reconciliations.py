"""Neighbouring figures reconcile, on the invented programme and on made-up rows."""

from pathlib import Path

import pytest

from analytics.board import reconciliations
from analytics.frames import rows
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator
from data import queries
from data.generations import store

SUMMARY = {
    "applications": 210,
    "withdrawn": 5,
    "not_eligible": 3,
    "counted_pairs": 190,
    "waiting": 12,
    "capacity": 196,
    "free_places": 6,
}
FLOW = {"participants": 169, "new_participants": 80, "stayed": 74, "came_back": 15, "is_first": False}


def test_neighbouring_figures_reconcile(demo_home: Path) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    cohorts = rows(queries.rows(generation, "coordinator", "cohort_summary"))
    moves = rows(queries.rows(generation, "coordinator", "mentor_flow"))
    assert len(cohorts) == len(moves) == 5
    for row in cohorts:
        refused = row["withdrawn"] + row["not_eligible"]
        assert row["applications"] - refused == row["counted_pairs"] + row["waiting"]
        assert row["capacity"] == row["counted_pairs"] + row["free_places"]
    for row in moves:
        assert row["participants"] == row["new_participants"] + row["stayed"] + row["came_back"]


def test_each_bridge_is_one_line(en: Translator) -> None:
    assert reconciliations.of_applications(SUMMARY, en) == (
        "210 applications − 5 withdrawn − 3 not eligible = 190 with a mentor + 12 waiting."
    )
    assert reconciliations.of_places(SUMMARY, en) == "196 places offered = 190 taken + 6 free."
    assert reconciliations.of_mentors(FLOW, en) == "169 mentors = 80 new + 74 who stayed + 15 who came back."


@pytest.mark.parametrize("withdrawn", [None, Hidden(8), 4])
def test_a_bridge_that_does_not_add_up_is_not_shown(withdrawn: object, en: Translator) -> None:
    assert reconciliations.of_applications({**SUMMARY, "withdrawn": withdrawn}, en) == ""
    assert reconciliations.of_applications(None, en) == ""


def test_nobody_knows_who_is_new_in_the_first_campaign(en: Translator) -> None:
    assert reconciliations.of_mentors({**FLOW, "is_first": True}, en) == ""
