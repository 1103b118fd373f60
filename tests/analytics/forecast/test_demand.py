"""The demand of the next campaigns: quantiles, joint paths, censored years, and what is refused."""

import numpy as np
import pytest

from analytics.forecast.demand import demand_draws
from analytics.forecast.demand_model import belief_of, path_quantiles, weighted_paths
from benchmarks.exact_demand import demand_quantiles

PAIRS = [112, 143, 124, 142, 190]  # published pairs of the X16 to X20, here as if they were applications
TENTHS = [0.1, 0.5, 0.9]


def rng() -> np.random.Generator:
    return np.random.default_rng(20260922)


def test_the_published_numbers_give_the_illustration_of_the_method() -> None:
    """The last decimals are this code's; the method's note, without a changing drift, says 140/189/241 … 120/197/304."""
    golden = [[138.7, 188.6, 243.8], [127.6, 192.1, 278.7], [117.7, 195.4, 313.8]]
    note = [[140, 189, 241], [128, 193, 276], [120, 197, 304]]
    assert demand_quantiles(PAIRS, TENTHS) == pytest.approx(np.array(golden), abs=0.06)
    assert demand_quantiles(PAIRS, TENTHS) == pytest.approx(np.array(note), rel=0.035)


def test_draws_have_the_exact_quantiles() -> None:
    drawn = np.quantile(demand_draws(PAIRS, 3, 200_000, rng()), [0.05, 0.1, 0.5, 0.9, 0.95], axis=0).T
    assert drawn == pytest.approx(demand_quantiles(PAIRS, [0.05, 0.1, 0.5, 0.9, 0.95]), rel=0.01)


def test_ten_times_the_applications_give_ten_times_the_forecast() -> None:
    tenfold = demand_quantiles([10 * pairs for pairs in PAIRS], TENTHS)
    assert tenfold == pytest.approx(10 * demand_quantiles(PAIRS, TENTHS), rel=1e-7)
    censored = [False, False, False, False, True]
    assert demand_quantiles([10 * p for p in PAIRS], TENTHS, at_least=censored) == pytest.approx(
        10 * demand_quantiles(PAIRS, TENTHS, at_least=censored), rel=1e-7
    )


def test_a_path_stays_high_or_low_from_one_campaign_to_the_next() -> None:
    roots = np.sqrt(demand_draws(PAIRS, 3, 50_000, rng()))
    correlation = np.corrcoef(roots.T)
    assert correlation[0, 1] == pytest.approx(0.70, abs=0.03)
    assert correlation[1, 2] == pytest.approx(0.83, abs=0.03)
    assert correlation[0, 2] < correlation[0, 1] < correlation[1, 2]


def test_draws_are_whole_and_never_negative_even_from_two_wild_years() -> None:
    draws = demand_draws([200, 3], 3, 5_000, rng())
    assert draws.dtype == np.int64
    assert draws.min() == 0
    assert draws.max() <= 2000


def test_the_same_seed_gives_the_same_draws() -> None:
    assert np.array_equal(demand_draws(PAIRS, 3, 100, rng()), demand_draws(PAIRS, 3, 100, rng()))


def test_uncertainty_grows_with_the_horizon_and_shrinks_with_the_years() -> None:
    widths = np.diff(demand_quantiles(PAIRS, [0.1, 0.9], steps=5), axis=1)[:, 0]
    assert np.all(np.diff(widths) > 0)
    shorter = [np.ptp(demand_quantiles(PAIRS[-years:], [0.1, 0.9])[2]) for years in (2, 3, 5)]
    assert shorter == sorted(shorter, reverse=True)


@pytest.mark.parametrize("last", [[False] * 4 + [True], [False] * 3 + [True] * 2])
def test_censoring_the_last_campaigns_never_lowers_the_forecast(last: list[bool]) -> None:
    known = demand_quantiles(PAIRS, [0.5, 0.75, 0.9])
    assert np.all(demand_quantiles(PAIRS, [0.5, 0.75, 0.9], at_least=last) > known)


def test_the_chance_that_the_bound_was_passed_decides_how_much_it_adds() -> None:
    def added(pairs: int) -> float:
        history = [150, 152, 149, 151, pairs]
        median = demand_quantiles(history, [0.5], 1, [False] * 4 + [True])[0, 0]
        return float(median)

    assert added(50) == pytest.approx(added(10), rel=0.01)  # a bound far below says nothing
    assert added(150) > added(50)
    assert added(200) > 200


def test_a_campaign_censored_long_ago_may_flatten_the_trend() -> None:
    growing = [100, 120, 140, 160, 180]
    first = [True, False, False, False, False]
    assert demand_quantiles(growing, [0.5], at_least=first)[2] < demand_quantiles(growing, [0.5])[2]


def test_censored_years_agree_with_throwing_away_the_paths_below_the_bounds() -> None:
    z = 2 * np.sqrt(np.array([100.0, 120.0, 150.0, 140.0, 160.0]) / 134)
    bounded = np.array([False, True, False, False, True])
    belief = belief_of(z, ~bounded, bounded, 2)
    by_weight = path_quantiles(*weighted_paths(belief, z[bounded], 2, 100_000, rng()), np.array(TENTHS))
    luck, size = rng(), 400_000
    chosen = luck.choice(len(belief.weights), size, p=belief.weights)
    scale = np.sqrt(belief.rates[chosen] / luck.gamma(belief.shape, size=size))
    roots = np.linalg.cholesky(belief.covariance)[chosen]
    shocks = scale[:, None] * luck.standard_normal((size, 4))
    paths = belief.location[chosen] + np.einsum("dij,dj->di", roots, shocks)
    kept = paths[np.all(paths[:, :2] >= z[bounded], axis=1), 2:]
    assert by_weight == pytest.approx(np.quantile(kept, TENTHS, axis=0).T, abs=0.01)


def test_censored_draws_agree_with_censored_quantiles() -> None:
    last = [False, False, False, True, True]
    drawn = np.quantile(demand_draws(PAIRS, 3, 40_000, rng(), last), TENTHS, axis=0).T
    assert drawn == pytest.approx(demand_quantiles(PAIRS, TENTHS, at_least=last), rel=0.04)


def test_a_cohort_twice_as_large_applies_twice_as_much_and_never_more_than_it_has() -> None:
    sizes = [500, 520, 510, 530, 540]
    same = demand_quantiles(PAIRS, TENTHS, sizes=sizes, next_sizes=[540, 540, 540])
    assert same == pytest.approx(demand_quantiles(PAIRS, TENTHS, sizes=sizes))
    double = demand_quantiles(PAIRS, TENTHS, sizes=sizes, next_sizes=[1080, 1080, 1080])
    assert double == pytest.approx(2 * same)
    assert demand_draws(PAIRS, 3, 1000, rng(), sizes=sizes, next_sizes=[150] * 3).max() == 150


def test_an_unknown_size_means_counts_and_a_cap_is_kept() -> None:
    some = demand_quantiles(PAIRS, TENTHS, sizes=[500, None, 510, 530, 540])
    assert some == pytest.approx(demand_quantiles(PAIRS, TENTHS))
    assert demand_draws(PAIRS, 3, 1000, rng(), cap=200).max() == 200


def test_a_campaign_without_a_number_is_passed_over() -> None:
    gap = demand_quantiles([112, 143, float("nan"), 142, 190], TENTHS)
    assert gap == pytest.approx(demand_quantiles([112, 143, 130, 142, 190], TENTHS), rel=0.1)


def test_campaigns_without_applicants_forecast_none() -> None:
    assert demand_draws([0, 0, 0], 3, 100, rng()).max() == 0


def test_four_intervals_in_five_hold_the_truth_of_invented_programmes() -> None:
    luck = rng()
    held = []
    for _ in range(150):
        noise = luck.uniform(0.05, 0.2)
        walk = np.cumsum(luck.normal(0.03, noise, 10))
        truth = luck.poisson(luck.uniform(80, 250) * np.exp(walk))
        years = luck.integers(5, 8)
        low, high = demand_quantiles(truth[:years], [0.1, 0.9]).T
        held.append((low <= truth[years : years + 3]) & (truth[years : years + 3] <= high))
    assert 0.72 < np.mean(held) < 0.88


@pytest.mark.parametrize(
    ("history", "options", "message"),
    [
        ([112], {}, "2 years of known applications, not 1"),
        ([112, 143, 124], {"at_least": [True, True, False]}, "2 years of known applications, not 1"),
        ([112, -1, 124], {}, "none negative"),
        ([112, 143], {"at_least": [True]}, "one flag a year"),
        ([112, 143], {"sizes": [500]}, "one cohort size a year"),
        ([112, 143], {"sizes": [500, 0]}, "must be positive"),
        ([112, 143], {"steps": 0}, "at least 1"),
        ([112, 143], {"probabilities": [0.5, 1.0]}, "strictly between 0 and 1"),
    ],
)
def test_bad_input_is_refused_with_the_reason(history: list[int], options: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        demand_quantiles(history, **{"probabilities": TENTHS, **options})
