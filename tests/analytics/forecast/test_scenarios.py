"""Scenarios go into an address and come back; a lever moves what it names and nothing else."""

import numpy as np
import pandas as pd
import pytest

from analytics.forecast import shortage
from analytics.forecast.scenarios import (
    Levers,
    as_text,
    compared,
    drawn,
    effects,
    from_texts,
    scenario_of,
    survey_sentence,
    worth_of_a_survey,
)
from analytics.forecast.sentences import interval
from analytics.forecast.shortage import AS_IS
from analytics.forecast.supply import SupplyDraws
from analytics.language.texts import translator
from tests.analytics.forecast.pool import supply_of

USUAL = Levers(window=16, mentees=0, asked=0, retention=100, size=100, cap=0)
T = translator("en")


@pytest.fixture(scope="module")
def supply() -> SupplyDraws:
    return supply_of(120, 300)


@pytest.fixture(scope="module")
def demand() -> np.ndarray:
    return np.random.default_rng(2).poisson(60, (300, 3))


def test_a_named_scenario_survives_the_address() -> None:
    chosen = Levers(17, 1.5, 20, 110, 95, 200)
    assert from_texts([as_text("Deux ~ fenêtres", chosen)]) == {"Deux   fenêtres": chosen}


@pytest.mark.parametrize(
    "text", ["", "nom", "nom~1~2", "nom~a~b~c~d~e~f", "nom~inf~0~0~100~100~0", "nom~nan~0~0~1~1~1"]
)
def test_what_an_address_garbles_is_passed_over(text: str) -> None:
    assert from_texts([text]) == {}


def test_levers_at_rest_are_the_programme_as_it_is(supply: SupplyDraws) -> None:
    assert scenario_of(USUAL, supply) == AS_IS


def test_an_absurd_address_is_brought_within_bounds(supply: SupplyDraws) -> None:
    scenario = scenario_of(USUAL._replace(window=99, asked=10**9), supply)
    assert scenario.window == (10, 19)
    assert sum(scenario.extra_recruits.values()) <= 10_000


def test_an_address_holds_four_scenarios_the_last_ones_and_forty_letters_of_their_names() -> None:
    kept = from_texts(as_text(f"n{number}", USUAL) for number in range(6))
    assert list(kept) == ["n2", "n3", "n4", "n5"]
    assert as_text("n" * 41, USUAL) == "n" * 40 + "~16~0~0~100~100~0"
    assert list(from_texts(["n" * 41 + "~16~0~0~100~100~0"])) == ["n" * 40]


@pytest.mark.parametrize(
    ("window", "bounds"),
    [(3, (10, 10)), (15, (10, 15)), (16, None), (17, (10, 17)), (19, (10, 19)), (20, (10, 19))],
)
def test_a_window_opens_three_promotions_more_at_most_and_is_never_empty(
    window: int, bounds: tuple[int, int] | None, supply: SupplyDraws
) -> None:
    assert scenario_of(USUAL._replace(window=window), supply).window == bounds


@pytest.mark.parametrize(("asked", "found"), [(-5, 0), (0, 0), (1, 1), (30, 30)])
def test_people_asked_in_addition_are_shared_out_to_the_last(
    asked: int, found: int, supply: SupplyDraws
) -> None:
    extra = scenario_of(USUAL._replace(asked=asked), supply).extra_recruits
    assert sum(extra.values()) == pytest.approx(found)


def test_levers_in_percent_become_shares_and_zero_leaves_things_as_they_are(supply: SupplyDraws) -> None:
    scenario = scenario_of(Levers(16, 1.5, 0, 110, 90, 200), supply)
    assert (scenario.retention, scenario.cohort_size) == (1.1, 0.9)
    assert (scenario.mentees_per_mentor, scenario.admissions) == (1.5, 200)


def test_a_comparison_has_one_row_per_scenario_for_the_next_campaign(
    supply: SupplyDraws, demand: np.ndarray
) -> None:
    usual, wider = shortage.shortage(demand, supply), scenario_of(USUAL._replace(window=17), supply)
    table = compared({"As it is": AS_IS, "Wider": wider}, demand, supply, T, usual)
    assert list(table["Scenario"]) == ["As it is", "Wider"]
    assert table["Pairs expected"][0] == f"{usual.pairs[0]:.0f}"
    gain = shortage.shortage(demand, supply, wider).pairs[0] - usual.pairs[0]
    assert table["Pairs expected"][1].endswith(f"(+{gain:.0f})")
    low, high = usual.gap[0, 0], usual.gap[4, 0]
    assert table["Places, 8 cases out of 10"][0] == interval(pd.Series({"gap_q10": low, "gap_q90": high}), T)


def test_a_forecast_under_a_scenario_has_the_names_and_the_numbers_of_a_forecast(
    supply: SupplyDraws, demand: np.ndarray
) -> None:
    half = shortage.shortage(demand, supply, scenario_of(USUAL._replace(size=50), supply))
    table = drawn(half)
    assert list(table["cohort"]) == ["X21", "X22", "X23"]
    assert list(table["demand_q50"]) == list(np.median(np.rint(demand * 0.5), axis=0))
    assert list(table["supply_q10"]) == list(np.quantile(shortage.places(supply), 0.1, axis=0))
    assert list(table["p_shortage"]) == list(half.risk)


def test_a_lever_that_adds_places_never_loses_pairs(supply: SupplyDraws, demand: np.ndarray) -> None:
    table = effects(demand, supply, T).set_index("Lever")
    for lever in (
        "Ask one older class too",
        "Two students for every mentor",
        "One mentor in ten more comes back",
    ):
        assert not table.loc[lever, "Pairs gained"].startswith("−")
    assert table.loc["Accept one student in ten fewer", "Pairs gained"].startswith("−")


def test_a_survey_is_worth_the_share_of_the_supply_in_the_uncertainty(supply: SupplyDraws) -> None:
    sure = np.full((300, 3), 60)
    assert worth_of_a_survey(sure, supply) == 1.0
    assert survey_sentence(1.0, T).endswith("nearly all of the uncertainty of the gap: demand is known.")
    assert "would remove 99% of the" in survey_sentence(0.994, T)
    wild = np.random.default_rng(3).integers(0, 5000, (300, 3))
    assert worth_of_a_survey(wild, supply) < 0.1
