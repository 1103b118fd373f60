"""The running campaign: what came stands, what past campaigns say is heard, and the same luck gives the same draw."""

import numpy as np
import pandas as pd
import pytest

from analytics.forecast import completion
from analytics.forecast.completion import Progress, final_draws, share_levels
from analytics.forecast.demand import demand_draws
from analytics.forecast.season import demand_in_season, supply_in_season
from analytics.forecast.shortage import places
from analytics.forecast.supply import SupplyDraws, supply_draws
from benchmarks.worlds import WINDOW, world

NOBODY = np.empty(0)
BEFORE = np.random.default_rng(3).normal(100, 12, 1000).clip(20)


def halfway(came: int, campaigns: int = 5) -> Progress:
    """Past campaigns of 100 that had half of their applications by then."""
    return Progress(came, 3.0, np.full(campaigns, 0.5), np.full(campaigns, 100.0))


@pytest.mark.parametrize("unlike", [0.05, 0.5])
def test_what_is_thought_possible_adds_up_to_one_whatever_part_of_it_is_unlike_the_past(
    unlike: float,
) -> None:
    ends = np.arange(1.0, 3000.0)
    assert completion._density(BEFORE, ends, unlike).sum() == pytest.approx(1, abs=0.01)


def test_the_end_is_never_below_what_came() -> None:
    for came in (0, 1, 60, 100, 160, 400):
        assert final_draws(BEFORE, halfway(came)).min() >= came


def test_twice_as_many_as_usual_by_then_end_well_above_the_forecast_before() -> None:
    usual, many = np.median(final_draws(BEFORE, halfway(50))), np.median(final_draws(BEFORE, halfway(100)))
    assert usual == pytest.approx(100, abs=4)
    assert many > 150


def test_the_interval_narrows_as_the_campaign_goes_on() -> None:
    spreads = []
    for share in (0.3, 0.6, 0.9, 0.99):
        shares = np.full(5, share) + np.array([-0.01, -0.005, 0, 0.005, 0.01]) * (share < 0.95)
        ends = final_draws(BEFORE, Progress(round(100 * share), 4.0, shares, np.full(5, 100.0)))
        spreads.append(np.subtract(*np.quantile(ends, [0.9, 0.1])))
    assert spreads == sorted(spreads, reverse=True)
    assert spreads[-1] <= 3


def test_without_a_past_campaign_the_shares_are_wide_and_rise_by_week() -> None:
    early, late = (share_levels(Progress(0, week, NOBODY, NOBODY)) for week in (1.0, 6.0))
    assert np.median(early) < 0.3 < 0.8 < np.median(late)
    assert early[-6] - early[5] > 0.1


def test_one_past_campaign_is_heard_and_eight_are_believed() -> None:
    one, eight = (
        share_levels(Progress(0, 1.0, np.full(number, 0.7), np.full(number, 100.0))) for number in (1, 8)
    )
    assert 0.5 < np.median(one) < np.median(eight) == pytest.approx(0.7, abs=0.06)
    assert np.ptp(eight[5:-5]) < np.ptp(one[5:-5])


def test_a_draw_that_was_high_stays_as_high() -> None:
    ends = final_draws(BEFORE, halfway(55))
    assert (np.diff(ends[np.argsort(BEFORE)]) >= 0).all()


def test_a_campaign_that_is_full_since_long_ends_as_it_is() -> None:
    ends = final_draws(BEFORE, Progress(130, 12.0, np.ones(6), np.full(6, 100.0)))
    assert np.quantile(ends, [0.1, 0.9]) == pytest.approx([130, 130], abs=2)


def test_the_next_campaigns_start_from_the_running_one() -> None:
    rng = np.random.default_rng(5)
    past = np.array([90, 105, 98, 101, 100])

    def after(end: int, draws: int) -> np.ndarray:
        return demand_draws(np.append(past, end), 2, draws, rng)

    before = demand_draws(past, 3, 800, rng)
    now = demand_in_season(before[:, 0], halfway(90), after)
    assert now.shape == (800, 3)
    assert np.median(now[:, 0]) > 140
    assert np.median(now[:, 1]) > 1.15 * np.median(before[:, 1])


@pytest.fixture(scope="module")
def supply() -> SupplyDraws:
    truth = world("plain", 6, np.random.default_rng(7))
    return supply_draws(
        truth.participations, WINDOW, truth.next_years, 500, np.random.default_rng(8), truth.sizes
    )


def offered(supply: SupplyDraws, people: int) -> pd.DataFrame:
    """Volunteers of one place, all of the promotion at gap 12, every other one new."""
    promotion = int(supply.years[0]) - 12
    return pd.DataFrame(
        {"promotion_year": promotion, "capacity": 1, "is_new": [n % 2 == 0 for n in range(people)]}
    )


def test_places_offered_stand_in_every_draw_and_promotion(supply: SupplyDraws) -> None:
    usual = float(np.median(places(supply)[:, 0]))
    for share in (0.4, 0.9, 1.6):
        came = round(share * usual)
        progress = Progress(came, 4.0, np.full(4, 0.6), np.full(4, usual))
        now = supply_in_season(supply, progress, offered(supply, came), np.random.default_rng(1))
        assert places(now)[:, 0].min() >= came
        here = np.flatnonzero(now.promotions == now.years[0] - 12)[0]
        assert now.places[:, :2, 0, here].sum(axis=1).min() >= came
        assert (now.places >= now.mentors).all()
        assert ((now.mentors > 0) == (now.places > 0)).all()


def test_many_volunteers_early_lift_this_campaign_and_the_next(supply: SupplyDraws) -> None:
    usual = float(np.median(places(supply)[:, 0]))
    came = round(1.2 * usual)
    progress = Progress(came, 4.0, np.full(4, 0.6), np.full(4, usual))
    now = supply_in_season(supply, progress, offered(supply, came), np.random.default_rng(1))
    before, after = np.median(places(supply), axis=0), np.median(places(now), axis=0)
    assert after[0] > 1.4 * before[0]
    assert after[1] > 1.1 * before[1]
