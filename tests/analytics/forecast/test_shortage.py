"""Supply draws, shortage and levers: what must never happen, and numbers counted by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analytics.forecast.histories import campaign_histories
from analytics.forecast.levers import effects, risk_curve, share_out, tornado
from analytics.forecast.shortage import (
    Scenario,
    places,
    recruitment_target,
    risk_by_asked,
    shortage,
    showing_up,
)
from analytics.forecast.storage import DrawTables, draw_tables, draws_from
from analytics.forecast.supply import SupplyDraws, supply_draws
from benchmarks.worlds import WINDOW, world

DRAWS = 1000


@pytest.fixture(scope="module")
def supply() -> SupplyDraws:
    truth = world("plain", 6, np.random.default_rng(7))
    rng = np.random.default_rng(8)
    return supply_draws(truth.participations, WINDOW, truth.next_years, DRAWS, rng, truth.sizes)


@pytest.fixture(scope="module")
def demand(supply: SupplyDraws) -> np.ndarray:
    level = np.median(places(supply), axis=0)
    return np.rint(level * np.exp(0.15 * np.random.default_rng(9).standard_normal((DRAWS, 3))))


def counted_by_hand() -> SupplyDraws:
    """Two draws, one step, two promotions (gaps 10 and 11): returning 3 and 2 then 1 and 0, recruits 1 and 4 then 0 and 2."""
    mentors = np.array([[[[3, 2]], [[1, 4]]], [[[1, 0]], [[0, 2]]]])
    return SupplyDraws(
        promotions=np.array([2012, 2013]),
        years=np.array([2023]),
        window=(10, 11),
        mentors=mentors,
        places=2 * mentors,
        back=np.ones((2, 1)),
        year_shock=np.zeros((2, 1)),
        leaving=np.array([0.1, 0.2]),
        returning=np.array([0.6, 0.5]),
        recruit_places=np.array([2.0, 2.0]),
        luck=np.array([0.25, 0.75]),
        best=np.array([3, 1]),
    )


def test_places_and_shortage_counted_by_hand() -> None:
    supply = counted_by_hand()
    assert places(supply).tolist() == [[20], [6]]
    assert places(supply, Scenario(window=(11, 11))).tolist() == [[8], [2]]
    assert places(supply, Scenario(mentees_per_mentor=1)).tolist() == [[10], [3]]
    assert places(supply, Scenario(retention=0.5)).tolist() == [[15], [5]]
    found = shortage(np.array([[18], [16]]), supply)
    assert (found.risk[0], found.unmatched[0], found.pairs[0]) == (0.5, 5, 12)
    # At a luck of 0.75 all 5 come, as P(4 or fewer) = 1 - 0.8⁵ = 0.67: 6 + 2·5 = 16.
    assert found.target[0] == 5


def test_two_mentees_each_with_no_mentor_change_nothing() -> None:
    supply = counted_by_hand()
    nobody = replace(supply, mentors=0 * supply.mentors, places=0 * supply.places)
    assert not places(nobody, Scenario(mentees_per_mentor=2)).any()
    assert shortage(np.array([[18], [16]]), nobody, Scenario(mentees_per_mentor=2)).risk[0] == 1


def test_more_recruits_never_raise_the_risk(demand: np.ndarray, supply: SupplyDraws) -> None:
    for step in range(3):
        assert (np.diff(risk_curve(demand, supply, Scenario(), step, np.arange(0, 80))) <= 0).all()
    promotion = int(supply.promotions[8])
    risks = [
        shortage(demand, supply, Scenario(extra_recruits={promotion: n})).risk for n in (0, 1, 5, 20, 60)
    ]
    assert (np.diff(risks, axis=0) <= 0).all()


def test_the_target_is_the_fewest_that_bring_the_risk_under_1_in_10(
    demand: np.ndarray, supply: SupplyDraws
) -> None:
    targets = shortage(demand, supply).target
    for step, target in enumerate(targets):
        fewer, enough = risk_curve(demand, supply, Scenario(), step, np.array([target - 1, target]))
        assert enough <= 0.1 < fewer


def test_no_number_of_recruits_without_places_reaches_a_target(
    demand: np.ndarray, supply: SupplyDraws
) -> None:
    assert (shortage(demand, supply, Scenario(mentees_per_mentor=0)).target == -1).all()


def test_a_closed_window_gives_no_supply(supply: SupplyDraws) -> None:
    assert not places(supply, Scenario(window=(16, 10))).any()


def test_a_window_beyond_the_draws_is_refused(supply: SupplyDraws) -> None:
    with pytest.raises(ValueError, match="reach gaps 7 to 19"):
        places(supply, Scenario(window=(10, 20)))


def test_promotions_add_up_to_the_total(supply: SupplyDraws) -> None:
    first = [places(supply, Scenario(window=(gap, gap)))[:, 0] for gap in range(WINDOW[0], WINDOW[1] + 1)]
    assert np.sum(first, axis=0) == pytest.approx(places(supply)[:, 0])
    by_origin = supply.mentors[:, 1:, :, :]
    assert not any(by_origin[:, origin, step].any() for origin in range(3) for step in range(origin))


def test_a_wider_window_never_takes_places_away(supply: SupplyDraws) -> None:
    narrow, usual, wide = (
        places(supply, Scenario(window=window)) for window in ((11, 15), (10, 16), (7, 19))
    )
    assert ((narrow <= usual) & (usual <= wide)).all()


def test_recruits_come_once_asked_and_come_back_only_if_they_were(supply: SupplyDraws) -> None:
    """A promotion that enters the window at the second step has no recruits of the first: nobody asked it."""
    entering = (supply.gap[0] == WINDOW[0] - 1).argmax()
    only = replace(supply, mentors=supply.mentors * (np.arange(len(supply.promotions)) == entering))
    total = places(only, Scenario(mentees_per_mentor=1))
    assert not total[:, 0].any()
    assert total[:, 1] == pytest.approx(only.mentors[:, 0, 1, entering] + only.mentors[:, 2, 1, entering])


def test_those_who_show_up_are_a_binomial_that_never_falls() -> None:
    luck = (np.arange(2000) + 0.5) / 2000
    shown = np.array([showing_up(luck, asked, 0.7) for asked in range(40)])
    assert (np.diff(shown, axis=0) >= 0).all()
    assert (shown <= np.arange(40)[:, None]).all()
    assert shown[30].mean() == pytest.approx(21, abs=0.02)
    assert shown[30].var() == pytest.approx(30 * 0.7 * 0.3, rel=0.02)
    assert showing_up(luck, 12, 1.0).tolist() == [12] * 2000


def test_a_target_found_by_bisection_is_the_one_found_by_counting() -> None:
    rng = np.random.default_rng(4)
    for _ in range(20):
        gap, luck = rng.normal(rng.uniform(-20, 40), 15, 400), (rng.permutation(400) + 0.5) / 400
        found = recruitment_target(gap, luck, np.ones(400), 0.8)
        assert found == next(n for n in range(500) if np.mean(gap > showing_up(luck, n, 0.8)) <= 0.1)


def test_the_risk_by_people_asked_is_that_of_counting_who_comes_in_each_draw() -> None:
    rng = np.random.default_rng(5)
    gap, luck = rng.normal(20, 25, 400).round(), (rng.permutation(400) + 0.5) / 400
    takes = rng.choice([0.0, 0.5, 1.0, 1.7, 3.0], 400)
    risk = risk_by_asked(gap, luck, takes, 0.6)
    counted = [np.mean(gap > showing_up(luck, asked, 0.6) * takes) for asked in (0, 1, 7, 40, 300)]
    assert [risk(asked) for asked in (0, 1, 7, 40, 300)] == counted
    assert counted[-1] == np.mean((gap > 0) & (takes == 0)) > 0  # who takes nobody helps nobody


def test_levers_gain_what_they_say(demand: np.ndarray, supply: SupplyDraws) -> None:
    levers = {
        "none": Scenario(),
        "retention": Scenario(retention=1.2),
        "cohort": Scenario(cohort_size=0.8),
        "admissions": Scenario(admissions=50),
    }
    gains = effects(demand, supply, levers)
    assert not gains["none"].pairs.any()
    assert (gains["retention"].pairs > 0).all()
    assert (gains["cohort"].unmatched > 0).all()
    assert (gains["cohort"].pairs < 0).all()
    assert shortage(demand, supply, levers["admissions"]).demand.max() <= 50


def test_the_drive_is_shared_out_inside_the_window_without_loss(
    demand: np.ndarray, supply: SupplyDraws
) -> None:
    shares, left = share_out(supply, 30)
    assert sum(shares.values()) + left == 30
    assert all(WINDOW[0] <= supply.years[0] - promotion <= WINDOW[1] for promotion in shares)
    assert share_out(supply, 10_000)[1] > 0


def test_the_tornado_is_sorted_and_points_the_right_way(demand: np.ndarray, supply: SupplyDraws) -> None:
    bars = tornado(demand, supply)
    assert {bar.name for bar in bars} == {
        "demand",
        "year_shock",
        "leaving",
        "returning",
        "show_up",
        "window",
        "capacity",
    }
    widths = [abs(bar.risk[1] - bar.risk[0]) for bar in bars]
    assert widths == sorted(widths, reverse=True)
    by_name = {bar.name: bar for bar in bars}
    assert by_name["demand"].risk[0] < by_name["demand"].risk[1]
    assert by_name["window"].risk[0] > by_name["window"].risk[1]
    assert by_name["show_up"].target[0] > by_name["show_up"].target[1]


def test_draws_come_back_from_their_tables(demand: np.ndarray, supply: SupplyDraws) -> None:
    kept = draw_tables(demand, supply)
    mixed = DrawTables(
        *(table.sample(frac=1, random_state=1) for table in (kept.volunteers, kept.futures, kept.promotions))
    )
    again, back = draws_from(mixed)
    assert (again == demand).all()
    for name in SupplyDraws.__dataclass_fields__:
        assert np.array_equal(getattr(back, name), getattr(supply, name)), name


def test_campaigns_count_only_inside_the_window() -> None:
    """X03 is 13 years older than the X16 and leaves the window after the X19; the X22's campaign is not held against it."""
    rows = [
        ("a", 2003, 2016, 1),
        ("a", 2003, 2018, 2),
        ("b", 2008, 2018, 1),
        ("c", 2009, 2022, 1),
        ("d", 2006, 2016, 1),
    ]
    rows += [("z", 2005, year, 1) for year in (2017, 2019)]
    frame = pd.DataFrame(rows, columns=["mentor_id", "promotion_year", "cohort_year", "capacity"])
    found = campaign_histories(frame, WINDOW).set_index("mentor_id")[
        ["returns", "last", "campaigns", "capacity"]
    ]
    assert found.loc["a"].tolist() == [1, 2, 3, 2]  # 2017 no, 2018 yes, 2019 no
    assert found.loc["b"].tolist() == [0, 0, 2, 1]
    assert found.loc["c"].tolist() == [0, 0, 0, 1]
    assert found.loc["d"].tolist() == [0, 0, 4, 1]  # 2017, 2018, 2019 and 2022 at a gap of 16


def test_veterans_of_a_campaign_without_rows_are_not_taken_for_new_volunteers() -> None:
    """Twenty mentors a year, five of them new: seen from the third campaign on, the first to be seen looks all new."""
    rows = [(m, 2008 - m % 3, year, 1) for year in range(2016, 2022) for m in range(5 * year, 5 * year + 20)]
    frame = pd.DataFrame(rows, columns=["mentor_id", "promotion_year", "cohort_year", "capacity"])
    late = frame[frame["cohort_year"] >= 2018]
    found = {
        launched: supply_draws(late, WINDOW, [2022], 500, np.random.default_rng(1), launched=launched)
        for launched in (None, 2016)
    }
    recruits = {launched: draws.mentors[:, 1, 0].sum(axis=1).mean() for launched, draws in found.items()}
    assert recruits[2016] < recruits[None]


@pytest.mark.parametrize("years", [[2022, 2023], [2023, 2025], [2024, 2023]])
def test_next_years_that_do_not_follow_are_refused(years: list[int]) -> None:
    frame = pd.DataFrame({"mentor_id": [1], "promotion_year": [2008], "cohort_year": [2022], "capacity": [1]})
    with pytest.raises(ValueError, match="do not follow 2022"):
        supply_draws(frame, WINDOW, years, 10, np.random.default_rng(0))


def test_draws_of_another_shape_are_refused(supply: SupplyDraws) -> None:
    with pytest.raises(ValueError, match="demand draws"):
        shortage(np.ones((3, 3)), supply)


def test_no_participation_is_refused() -> None:
    frame = pd.DataFrame({"mentor_id": [], "promotion_year": [], "cohort_year": [], "capacity": []})
    with pytest.raises(ValueError, match="volunteered"):
        supply_draws(frame, WINDOW, [2023], 10, np.random.default_rng(0))
