"""Campaigns marked as exceptional: their level is left out of what is usual, their people are not."""

import numpy as np
import pandas as pd
import pytest

from analytics.forecast.absent import why_none
from analytics.forecast.completion import UNLIKE_IF_MARKED, Progress, final_draws
from analytics.forecast.exceptional import left_out
from analytics.forecast.histories import campaign_histories, good_years
from analytics.forecast.people import chances_of_mentors
from analytics.forecast.returning import parameters_of
from analytics.forecast.season import supply_in_season
from analytics.forecast.shortage import places
from analytics.forecast.supply import supply_draws
from analytics.language.texts import Translator
from benchmarks.worlds import WINDOW

YEARS = range(2016, 2022)


def programme(hit: int, share: float) -> pd.DataFrame:
    """70 mentors of seven promotions at first, 20 more each year, three in four come; `share` of these in year `hit`."""
    rng, rows = np.random.default_rng(4), []
    people: list[tuple[int, int]] = []
    for year in YEARS:
        people = [(name, promotion) for name, promotion in people if year - promotion <= WINDOW[1]]
        new = 70 if year == YEARS[0] else 20
        people += [(1000 * year + n, year - WINDOW[0] - n % 7) for n in range(new)]
        for name, promotion in people:
            if rng.random() < 0.75 * (share if year == hit else 1.0):
                rows.append((name, promotion, year, 1))
    return pd.DataFrame(rows, columns=["mentor_id", "promotion_year", "cohort_year", "capacity"])


def median(participations: pd.DataFrame, exceptional: tuple[int, ...] = ()) -> float:
    draws = supply_draws(
        participations, WINDOW, [2022], 800, np.random.default_rng(2), launched=2016, exceptional=exceptional
    )
    return float(np.median(places(draws)[:, 0]))


def test_a_dip_that_is_marked_is_nearly_forgotten() -> None:
    usual, dip = programme(2020, 1.0), programme(2020, 0.3)
    without, seen, marked = median(usual), median(dip), median(dip, (2020,))
    assert seen < 0.93 * without
    assert abs(marked - without) < 0.6 * abs(seen - without)


def test_who_came_first_in_an_exceptional_campaign_is_counted() -> None:
    rows = programme(2021, 1.0)
    absent = rows[rows["cohort_year"] < 2021]
    assert median(rows, (2021,)) > median(absent) + 5


def test_nothing_is_learnt_of_returns_from_it_and_the_people_keep_their_history() -> None:
    rows = programme(2020, 0.3)
    whole, learnt = (campaign_histories(rows, WINDOW, exceptional) for exceptional in ((), (2020,)))
    assert whole["mentor_id"].tolist() == learnt["mentor_id"].tolist()
    assert (whole["campaigns"] - learnt["campaigns"]).max() == 1
    rates = parameters_of(np.zeros((1, 4)))
    assert 2020 in good_years(rows, WINDOW, rates)[2]
    assert 2020 not in good_years(rows, WINDOW, rates, (2020,))[2]
    chances = [
        chances_of_mentors(rows, WINDOW, 2022, np.random.default_rng(1), exceptional)
        for exceptional in ((), (2020,))
    ]
    assert chances[1]["chance"].mean() > chances[0]["chance"].mean()
    assert chances[0]["campaigns"].tolist() == chances[1]["campaigns"].tolist()


def test_all_marked_is_as_none_for_those_who_join() -> None:
    rows = programme(2020, 1.0)
    assert median(rows, tuple(YEARS)) > 0


def test_a_running_campaign_that_is_marked_is_read_from_what_came_and_starts_nothing() -> None:
    before = np.random.default_rng(3).normal(100, 8, 1000).clip(20)
    progress = Progress(25, 6.0, np.full(5, 0.9), np.full(5, 100.0))
    usual, marked = final_draws(before, progress), final_draws(before, progress, UNLIKE_IF_MARKED)
    assert np.median(marked) <= np.median(usual)
    supply = supply_draws(
        programme(2020, 1.0), WINDOW, [2022, 2023], 400, np.random.default_rng(2), launched=2016
    )
    few = Progress(20, 6.0, np.full(5, 0.9), np.full(5, 90.0))
    offers = pd.DataFrame({"promotion_year": 2010, "capacity": 1, "is_new": [False] * 20})
    kept, followed = (
        supply_in_season(supply, few, offers, np.random.default_rng(1), is_exceptional=said)
        for said in (True, False)
    )
    later = np.median(places(supply)[:, 1])
    assert np.median(places(kept)[:, 0]) < 0.6 * np.median(places(supply)[:, 0])
    assert np.median(places(kept)[:, 1]) == pytest.approx(later, rel=0.05)
    assert np.median(places(followed)[:, 1]) < 0.9 * later


def test_what_is_left_out_is_said(en: Translator) -> None:
    nothing = pd.DataFrame(columns=["cohort", "kind"])
    marked = pd.DataFrame({"cohort": ["X19", "X21"], "kind": ["dip", "drive"]})
    assert left_out(nothing, "X21", en) == ""
    assert left_out(marked[:1], "X21", en) == (
        "Marked as exceptional, X19 is left out of what is usual; its people are counted."
    )
    assert "The X21 is marked as exceptional" in left_out(marked, "X21", en)


def test_too_few_unmarked_campaigns_are_said(en: Translator) -> None:
    cohorts = pd.DataFrame(
        {"cohort": ["X19", "X20"], "has_final_pairs": True, "applications": 20, "places": 20}
    )
    marked = pd.DataFrame({"cohort": ["X20"], "kind": ["dip"]})
    assert why_none(cohorts, marked, en).startswith("Of 2 finished campaigns, too few are left")
