"""The chance of each mentor: who is listed, what it depends on, and that it agrees with the draws of the forecast."""

import numpy as np
import pandas as pd
import pytest

from analytics.forecast.people import chances_of_mentors
from analytics.forecast.supply import counted, supply_draws

WINDOW = (10, 16)


def mentors(*given: tuple[str, int, tuple[int, ...]]) -> pd.DataFrame:
    """One row per mentor and campaign, from name, promotion and campaigns."""
    return pd.DataFrame(
        [(name, promotion, year, 1) for name, promotion, years in given for year in years],
        columns=["mentor_id", "promotion_year", "cohort_year", "capacity"],
    )


def test_only_those_inside_the_window_for_the_next_cohort_are_listed() -> None:
    people = mentors(
        ("too old", 2004, (2020,)),
        ("oldest", 2005, (2020,)),
        ("young", 2011, (2020,)),
        ("too young", 2012, (2020,)),
    )
    listed = chances_of_mentors(people, WINDOW, 2021, np.random.default_rng(1))
    assert dict(zip(listed["mentor_id"], listed["next_gap"], strict=True)) == {"oldest": 16, "young": 10}


def test_coming_back_raises_the_chance_and_staying_away_lowers_it() -> None:
    people = mentors(
        ("faithful", 2006, (2018, 2019, 2020)), ("gone", 2006, (2018,)), ("back", 2006, (2018, 2020))
    )
    listed = chances_of_mentors(people, WINDOW, 2021, np.random.default_rng(1)).set_index("mentor_id")
    chance = listed["chance"]
    assert 0 < chance["gone"] < chance["back"] < chance["faithful"] < 1
    assert listed.loc["back", ["last_year", "campaigns"]].tolist() == [2020, 2]


def test_the_chances_add_up_to_what_the_draws_expect() -> None:
    rng = np.random.default_rng(7)
    people = mentors(
        *(
            (
                f"M{number}",
                promotion,
                tuple(year for year in range(2017, 2021) if year == first or rng.random() < 0.5),
            )
            for number, (promotion, first) in enumerate(
                zip(rng.integers(2002, 2008, 200), rng.integers(2017, 2021, 200), strict=True)
            )
        )
    )
    draws = supply_draws(people, WINDOW, [2021], 4000, np.random.default_rng(2))
    drawn = (draws.mentors[:, 0, 0] * counted(draws, WINDOW)[0, 0]).sum(axis=1).mean()
    listed = chances_of_mentors(people, WINDOW, 2021, np.random.default_rng(3))
    assert listed["chance"].sum() == pytest.approx(drawn, rel=0.03)
