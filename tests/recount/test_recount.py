"""Three awkward programmes, imported through the door and counted again from their files: no cell may disagree."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

from data import changing, queries
from data.generations import store
from tests.conftest import KeptStore
from tests.recount import campaigns, mentors, pairs, words
from tests.recount.programmes import PLANS, drawn
from tests.recount.tables import Recount

KEYS: Mapping[Callable[[Recount], list[dict[str, Any]]], tuple[str, ...]] = {
    campaigns.cohort_summary: ("cohort",), campaigns.campaign_pace: ("cohort", "week"), campaigns.waiting_time: ("cohort", "week"),
    campaigns.waiting_list: ("cohort", "application_id"), campaigns.waiting_reason: ("cohort", "reason"),
    campaigns.free_place: ("cohort", "mentor_id"), campaigns.equity: ("cohort", "name", "value"),
    mentors.mentor_supply: ("cohort", "promotion"), mentors.mentor_leaving: ("cohort", "promotion"),
    mentors.mentor_load: ("cohort", "students"), mentors.mentor_flow: ("cohort",), mentors.training_given: ("cohort",),
    mentors.mentor_tenure: ("is_start_known", "campaigns"),
    pairs.sector_balance: ("cohort", "sector"), pairs.sector_shortage: ("cohort",), pairs.pair_fit: ("cohort", "kind", "value"),
    pairs.pair_ending: ("cohort", "month"), pairs.end_reason: ("cohort", "reason"), pairs.follow_up: ("cohort", "month"),
    pairs.stalled_pair: ("cohort", "application_id"), pairs.satisfaction: ("cohort", "respondent"),
    words.cohort_term: ("cohort", "term"), words.term_link: ("term", "other"), words.term_wish: ("term", "sector"),
}  # fmt: skip
CHOSEN = {"term_link"}  # the query shows the best of the rows
STATES = {  # on the last day of each: a student of the X20 was paired again in June, and all of the X22 are by Christmas
    "running": {
        "X17": "finished",
        "X18": "finished",
        "X19": "finished",
        "X20": "under_way",
        "X21": "pairing",
    },
    "troubled": {"X18": "finished", "X19": "finished", "X21": "finished", "X22": "under_way"},
    "sparse": {
        "X20": "finished",
        "X21": "finished",
        "X22": "finished",
        "X23": "finished",
        "X24": "signing_up",
    },
}


@dataclass(frozen=True)
class Both:
    """What one programme is: its files counted again, and what each query answers."""

    recount: Recount
    ask: Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module", params=PLANS)
def both(
    request: pytest.FixtureRequest, kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Both]:
    plan = PLANS[request.param]
    exports = drawn(plan).write(tmp_path_factory.mktemp(request.param) / "exports", plan.without)
    home = kept_store(
        f"recount, {request.param}", lambda home: changing.import_exports(home / store.PROGRAMME, [exports])
    )
    generation = store.current(home / store.PROGRAMME)
    assert generation is not None

    def ask(query: str) -> list[dict[str, Any]]:
        return queries.records(generation, "coordinator", query)

    clock = {row["cohort"]: row for row in ask("campaign_clock")}
    return request.param, Both(Recount(exports, clock), ask)


def test_no_cell_of_a_query_disagrees_with_the_files(both: tuple[str, Both]) -> None:
    counted = both[1]
    faults = [fault for recount, keys in KEYS.items() for fault in _disagreements(recount, keys, counted)]
    assert not faults, "\n".join(faults[:40])


def test_the_data_go_to_the_last_thing_that_happened(both: tuple[str, Both]) -> None:
    assert pd.Timestamp(both[1].ask("dataset")[0]["data_on"]) == both[1].recount.data_on


def test_each_campaign_is_as_far_as_its_days_say(both: tuple[str, Both]) -> None:
    name, counted = both
    states = {row["cohort"]: row["state"] for row in counted.ask("campaign_clock")}
    assert {cohort: states[cohort] for cohort in STATES[name]} == STATES[name]


def _disagreements(
    recount: Callable[[Recount], list[dict[str, Any]]], keys: tuple[str, ...], both: Both
) -> list[str]:
    name = recount.__name__
    expected = _by_key(recount(both.recount), keys)
    answered = _by_key(both.ask(name), keys)
    extra = [f"{name} {key}: not in the files" for key in answered.keys() - expected.keys()]
    absent = [f"{name} {key}: no row" for key in expected.keys() - answered.keys() if name not in CHOSEN]
    cells = [
        f"{name} {key}: {column} is {answered[key][column]}, counted {value}"
        for key in expected.keys() & answered.keys()
        for column, value in expected[key].items()
        if not _is_same(value, answered[key][column])
    ]
    return sorted([*extra, *absent, *cells])


def _by_key(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> dict[tuple[str, ...], dict[str, Any]]:
    found = {tuple(str(row[key]) for key in keys): row for row in rows}
    assert len(found) == len(rows)
    return found


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    if pd.isna(one) or pd.isna(other):
        return pd.isna(one) and pd.isna(other)
    if isinstance(one, pd.Timestamp):
        return one == pd.Timestamp(other)
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
