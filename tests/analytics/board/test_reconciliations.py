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
    "with_mentor": 187,
    "waiting": 15,
    "places": 196,
    "taken": 185,
    "free_places": 11,
    "places_outside": 0,
    "above_offer": 0,
    "state": "under_way",
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
        assert row["applications"] - refused == row["eligible"] == row["with_mentor"] + row["waiting"]
        assert row["waiting"] == row["never_paired"] + row["lost_mentor"]
        assert row["places"] == row["taken"] + row["free_places"]
        assert row["missing"] == max(0, row["eligible"] - row["places"])
    for row in moves:
        assert row["participants"] == row["new_participants"] + row["stayed"] + row["came_back"]


def test_each_bridge_is_one_line(en: Translator) -> None:
    assert reconciliations.of_applications(SUMMARY, en) == (
        "210 applications − 5 withdrawn − 3 not eligible = 187 with a mentor + 15 waiting."
    )
    assert reconciliations.of_places(SUMMARY, en) == "196 places offered = 185 taken + 11 free."
    assert reconciliations.of_mentors(FLOW, en) == "169 mentors = 80 new + 74 who stayed + 15 who came back."


@pytest.mark.parametrize("withdrawn", [None, Hidden(8), 4])
def test_a_bridge_that_does_not_add_up_is_not_shown(withdrawn: object, en: Translator) -> None:
    assert reconciliations.of_applications({**SUMMARY, "withdrawn": withdrawn}, en) == ""
    assert reconciliations.of_applications(None, en) == ""


def test_nobody_knows_who_is_new_in_the_first_campaign(en: Translator) -> None:
    assert reconciliations.of_mentors({**FLOW, "is_first": True}, en) == ""


def test_places_outside_the_window_and_above_the_offer_stand_apart(en: Translator) -> None:
    assert reconciliations.of_places({**SUMMARY, "places_outside": 1, "above_offer": 2}, en) == (
        "196 places offered = 185 taken + 11 free. Apart: 1 place of mentors outside the window."
        " 2 students are with a mentor above what the mentor offered."
    )


def test_each_number_of_a_bridge_has_its_own_plural(fr: Translator) -> None:
    one = {**SUMMARY, "applications": 1, "withdrawn": 1, "not_eligible": 0, "with_mentor": 0, "waiting": 0}
    assert reconciliations.of_applications(one, fr) == (
        "1 candidature − 1 retirée − 0 non recevable = 0 élève avec mentor + 0 en attente."
    )


def test_a_bridge_of_rounded_numbers_is_not_shown(en: Translator) -> None:
    assert reconciliations.of_applications({**SUMMARY, "rounded_to": 5}, en) == ""
