"""New volunteers: counts balance, shocks are shared, pools run dry."""

import numpy as np
import pytest

from analytics.forecast.recruits import Askings, effects, future_recruits

YEARS = np.arange(2016, 2023)
CELLS = [(year - gap, year) for year in YEARS for gap in range(10, 17)]
PROMOTION, YEAR = np.array(CELLS).T


def asked(rate: float, seed: int, shocks: np.ndarray | None = None, exposure: float = 450.0) -> Askings:
    """Seven campaigns of a window of seven promotions."""
    shock = np.zeros(len(YEARS)) if shocks is None else shocks
    expected = exposure * rate * np.exp(shock[YEAR - YEARS[0]])
    return Askings(
        PROMOTION, YEAR, np.full(len(YEAR), exposure), np.random.default_rng(seed).poisson(expected)
    )


def drawn(
    cells: Askings, pools: float = 450.0, draws: int = 2000, steps: int = 3, promotions=range(2007, 2014)
):
    known = np.array(promotions)
    years = np.arange(2023, 2023 + steps)
    return future_recruits(cells, known, years, np.full(len(known), pools), draws, np.random.default_rng(0))


def test_the_recruits_foreseen_are_as_many_as_the_recruits_seen() -> None:
    """What Laplace's mode does not do: it foresees more."""
    errors = []
    for seed in range(20):
        cells = asked(0.01, seed)
        known = effects(cells, np.array([2023]), 500, np.random.default_rng(seed))
        traits = known.by_promotion[:, np.searchsorted(known.promotions, PROMOTION)]
        rate = np.exp(known.level[:, None] + known.by_gap[:, cells.gap - known.gaps[0]] + traits)
        errors.append((rate * cells.exposure).sum(axis=1).mean() / cells.recruits.sum() - 1)
    assert np.mean(errors) == pytest.approx(0, abs=0.03)


def test_a_good_year_is_good_for_every_promotion() -> None:
    calm, rough = asked(0.02, 1), asked(0.02, 1, np.array([0.7, -0.7, 0.6, -0.6, 0.5, -0.5, 0.0]))
    spreads = []
    for cells in (calm, rough):
        recruits, shocks = drawn(cells)
        total = recruits[:, 0].sum(axis=1)
        spreads.append(total.std() / total.mean())
        assert np.corrcoef(shocks[:, 0], np.log(total + 1))[0, 1] > 0.3
        assert abs(np.corrcoef(shocks[:, 0], shocks[:, 1])[0, 1]) < 0.5
    assert spreads[1] > 1.5 * spreads[0]


def test_a_pool_is_never_drawn_twice() -> None:
    recruits, _ = drawn(asked(0.3, 2, exposure=30.0), pools=30.0, steps=5)
    assert (recruits.sum(axis=1) <= 30).all()
    assert recruits[:, 0].mean() > 1.5 * recruits[:, 4].mean()


def test_an_unknown_pool_is_not_used_up() -> None:
    cells = asked(0.02, 3)
    known = drawn(
        Askings(cells.promotion, cells.year, np.ones(len(cells.year)), cells.recruits), pools=np.inf
    )[0]
    assert known[:, 0].sum(axis=1).mean() == pytest.approx(cells.recruits.sum() / 7, rel=0.2)


def test_outside_the_window_the_expected_rate_is_that_of_its_edge() -> None:
    recruits, _ = drawn(asked(0.02, 4), promotions=range(2004, 2017), draws=8000, steps=1)
    mean = recruits[:, 0].mean(axis=0)
    assert mean[-3:] == pytest.approx(np.repeat(mean[-4], 3), rel=0.25)
    assert recruits[:, 0, -1].std() > recruits[:, 0, -4].std()


def test_a_programme_without_recruits_foresees_next_to_none() -> None:
    cells = asked(0.0, 5)
    assert drawn(cells)[0].sum(axis=2).mean() < 1


def test_nobody_asked_is_refused() -> None:
    empty = np.array([], dtype=np.int64)
    with pytest.raises(ValueError, match="asked"):
        effects(Askings(empty, empty, empty.astype(float), empty), empty, 10, np.random.default_rng(0))
