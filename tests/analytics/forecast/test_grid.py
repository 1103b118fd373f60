"""The forecast interpolated between points of a grid is near the one that is computed, wherever the levers stand."""

import numpy as np
import pytest

from analytics.forecast import grid
from analytics.forecast.scenarios import Levers, scenario_of
from analytics.forecast.shortage import shortage
from analytics.forecast.supply import SupplyDraws
from tests.analytics.forecast.pool import supply_of

USUAL = Levers(window=16, mentees=0, asked=0, retention=100, size=100, cap=0)


@pytest.fixture(scope="module")
def supply() -> SupplyDraws:
    return supply_of(300, 2000)


@pytest.fixture(scope="module")
def demand() -> np.ndarray:
    return np.random.default_rng(2).negative_binomial(20, 20 / (20 + 150), (2000, 3))


@pytest.fixture(scope="module")
def points(demand: np.ndarray, supply: SupplyDraws) -> grid.Grid:
    return grid.grid_of(demand, supply)


def test_levers_at_rest_give_the_forecast_as_it_is(
    points: grid.Grid, demand: np.ndarray, supply: SupplyDraws
) -> None:
    usual, near = shortage(demand, supply), grid.estimated(points, USUAL)
    assert near.risk == pytest.approx(usual.risk, abs=0.02)
    assert near.gap == pytest.approx(usual.gap[[0, 2, 4]], abs=8)
    assert near.pairs == pytest.approx(float(usual.pairs[0]), abs=1)


def test_wherever_the_levers_stand_the_error_is_small_and_said(
    points: grid.Grid, demand: np.ndarray, supply: SupplyDraws
) -> None:
    largest = grid.error(points, demand, supply)
    assert largest["risk"] < 6
    assert largest["places"] < 20
    assert largest["pairs"] < 15
    for levers in grid.positions(supply.window, 10):
        exact, near = shortage(demand, supply, scenario_of(levers, supply)), grid.estimated(points, levers)
        assert 100 * abs(exact.risk[0] - near.risk[0]) <= largest["risk"]


def test_the_volunteers_still_to_find_are_those_of_the_forecast(
    points: grid.Grid, demand: np.ndarray, supply: SupplyDraws
) -> None:
    for levers in (USUAL, USUAL._replace(asked=35, retention=85), USUAL._replace(window=18, size=115)):
        exact = int(shortage(demand, supply, scenario_of(levers, supply)).target[0])
        assert grid.estimated(points, levers).target == pytest.approx(exact, abs=max(4, 0.05 * exact))


def test_no_number_of_volunteers_is_said_where_none_is_enough(points: grid.Grid) -> None:
    assert grid.estimated(points, USUAL._replace(mentees=0.01, size=1000)).target is None


def test_positions_are_where_a_reader_may_put_the_levers_and_always_the_same(supply: SupplyDraws) -> None:
    chosen = list(grid.positions(supply.window, 200))
    assert chosen == list(grid.positions(supply.window, 200))
    assert {lever.window for lever in chosen} == set(range(10, 20))
    assert all(lever.asked % 5 == lever.retention % 5 == lever.size % 5 == 0 for lever in chosen)
    assert any(lever.cap for lever in chosen)
    assert any(lever.mentees for lever in chosen)
