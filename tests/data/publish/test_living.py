"""Programmes that live: six of them, invented, in `programmes/`, with what their figures must say, counted by hand."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import changing, queries
from data.deciding import objectives
from data.generations import store
from tests.data.conftest import Imported

PROGRAMMES = Path(__file__).parent / "programmes"
Ask = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def ask(imported: Imported) -> Callable[[str], Ask]:
    """For the name of a programme: a function from a query's name to its rows, as the coordinator sees them."""

    def of(name: str) -> Ask:
        def write(room: Path) -> None:
            shutil.copytree(PROGRAMMES / name, room, dirs_exist_ok=True)

        generation = store.current(imported(name, write))
        assert generation is not None
        return lambda query: queries.records(generation, "coordinator", query)

    return of


def of_cohort(rows: list[dict[str, Any]], cohort: str) -> dict[str, Any]:
    (row,) = [row for row in rows if row["cohort"] == cohort]
    return row


def test_a_student_whose_mentor_stopped_waits_again_and_the_place_is_gone(ask: Callable[[str], Ask]) -> None:
    """30 pairs; 10 mentors were not available after 5 days, on 9 October at the latest, and nobody was paired again."""
    told = ask("lost-mentors")
    x25 = of_cohort(told("cohort_summary"), "X25")
    assert (x25["pairs"], x25["with_mentor"], x25["waiting"]) == (30, 20, 10)
    assert (x25["never_paired"], x25["lost_mentor"]) == (0, 10)
    assert (x25["places"], x25["taken"], x25["free_places"], x25["missing"]) == (20, 20, 0, 10)
    assert [(row["reason"], row["students"]) for row in told("waiting_reason")] == [("lost_mentor", 10)]
    waits = {row["application_id"]: row["days_waited"] for row in told("waiting_list")}
    assert (waits["E00"], waits["E09"]) == (9, 0)  # since 30 September, and since the last day known
    assert sum(row["ended_early"] for row in told("pair_ending")) == 10
    assert told("campaign_pace")[-1]["queue"] == 10


def test_a_planned_end_moves_no_day_and_completes_no_pair(ask: Callable[[str], Ask]) -> None:
    told = ask("planned-end")
    (dataset,) = told("dataset")
    assert str(dataset["data_on"]) == "2026-10-04"
    assert max(row["days_waited"] for row in told("waiting_list")) <= 19
    assert told("pair_ending") == []
    x25 = of_cohort(told("cohort_summary"), "X25")
    assert (x25["pairs"], x25["with_mentor"], x25["waiting"]) == (26, 26, 4)


def test_half_are_served_by_week_three(ask: Callable[[str], Ask]) -> None:
    told = ask("half-by-week-3")
    clock = of_cohort(told("campaign_clock"), "X24")
    # Everybody is served.
    assert (clock["state"], clock["week"], clock["because"]) == ("under_way", 11, "pace")
    shares = [row["share_waiting"] for row in told("waiting_time") if row["cohort"] == "X24"]
    assert shares[2] == pytest.approx(0.5)


def test_nobody_wishes_and_the_list_stands_with_its_proposal(ask: Callable[[str], Ask]) -> None:
    from analytics.pairing.proposing import pairs

    told = ask("no-wishes")
    waiting = [row for row in told("waiting_list") if row["cohort"] == "X24"]
    free = [row for row in told("free_place") if row["cohort"] == "X24"]
    shortage = of_cohort(told("sector_shortage"), "X24")
    assert (len(waiting), shortage["placeable"], shortage["unplaceable"]) == (4, 4, 0)
    assert len(pairs(pd.DataFrame(waiting), pd.DataFrame(free), (10, 16))) == 4


@pytest.mark.parametrize(
    ("programme", "eligible", "week"), [("sign-up-no-pair", 160, 4), ("first-pair", 35, 2)]
)
def test_a_campaign_whose_students_apply_is_no_outcome(
    programme: str, eligible: int, week: int, ask: Callable[[str], Ask]
) -> None:
    told = ask(programme)
    clock = of_cohort(told("campaign_clock"), "X25")
    assert (clock["state"], clock["week"], clock["has_final_applications"]) == ("signing_up", week, False)
    x25 = of_cohort(told("cohort_summary"), "X25")
    assert (x25["eligible"], x25["growth"], x25["match_rate"]) == (eligible, None, None)
    assert x25["waiting"] == eligible - (x25["pairs"] or 0)
    flow = of_cohort(told("mentor_flow"), "X25")
    assert (flow["is_under_way"], flow["stopped"], flow["return_rate"]) == (True, None, None)
    assert told("mentor_tenure")[0]["cohort"] == "X24"
    assert [row["cohort"] for row in told("forecast")][:2] == ["X25", "X26"]
    assert "X25" not in {row["cohort"] for row in told("past_forecast")}


def test_the_coordinator_says_by_hand_how_far_a_campaign_is(imported: Imported, tmp_path: Path) -> None:
    def write(room: Path) -> None:
        shutil.copytree(PROGRAMMES / "lost-mentors", room, dirs_exist_ok=True)

    folder = shutil.copytree(imported("lost-mentors", write), tmp_path / store.PROGRAMME)
    states = pd.DataFrame([{"cohort": "X25", "state": "under_way", "since": None}])
    nothing = (
        pd.DataFrame(columns=["cohort", "metric", "value"]),
        pd.DataFrame(columns=["happened_on", "label"]),
    )
    objectives.keep(folder, *nothing, states)
    for audience in queries.AUDIENCES:
        generation = store.current(folder)
        assert generation is not None
        clock = of_cohort(queries.records(generation, audience, "campaign_clock"), "X25")
        assert (clock["state"], clock["because"], clock["has_final_pairs"]) == ("under_way", "hand", True)
    objectives.keep(folder, *nothing)  # targets and events alone: what was said of campaigns stays
    generation = store.current(folder)
    assert generation is not None
    assert of_cohort(queries.records(generation, "board", "campaign_clock"), "X25")["because"] == "hand"


def test_without_volunteers_no_place_is_assumed(tmp_path: Path) -> None:
    """Five campaigns without their volunteers: nobody lacks volunteers, and no forecast assumes one place a mentor."""
    room = shutil.copytree(PROGRAMMES / "sign-up-no-pair", tmp_path / "exports")
    (room / "volontaires.csv").unlink()
    changing.import_exports(tmp_path / store.PROGRAMME, [room])
    generation = store.current(tmp_path / store.PROGRAMME)
    assert generation is not None
    x24 = of_cohort(queries.records(generation, "coordinator", "cohort_summary"), "X24")
    assert (x24["places"], x24["missing"], x24["coverage"]) == (None, None, None)
    reasons = {row["reason"] for row in queries.records(generation, "coordinator", "waiting_reason")}
    assert reasons == {"not_provided"}
    assert queries.records(generation, "coordinator", "sector_shortage") == []
    assert queries.records(generation, "coordinator", "forecast") == []
