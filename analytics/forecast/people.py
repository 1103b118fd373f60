"""Mentors one by one: the chance that each takes part in the next campaign, given when he or she did before."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from analytics.forecast.histories import campaign_histories
from analytics.forecast.returning import chances_of_return, posterior

HISTORY = ["returns", "last", "campaigns"]


def chances_of_mentors(
    participations: pd.DataFrame,
    window: tuple[int, int],
    next_year: int,
    rng: np.random.Generator,
    exceptional: Collection[int] = (),
) -> pd.DataFrame:
    """One row per mentor of the past who is inside the window for the cohort of `next_year`, the one after the last.

    Columns mentor_id, last_year (cohort year of the last campaign), campaigns (how many), capacity (the last
    offered), next_gap, chance: the posterior mean of `chances_of_return` one campaign ahead. All mentors are learnt
    from, those past the window too. `participations` and `exceptional` as for `supply_draws`, one row at least.
    """
    mentors = campaign_histories(participations, window)
    learnt = campaign_histories(participations, window, exceptional) if exceptional else mentors
    different, alike = np.unique(learnt[HISTORY].to_numpy(dtype=np.int64), axis=0, return_counts=True)
    parameters, plausible = posterior(different, alike.astype(np.float64), rng)
    histories, kind = np.unique(mentors[HISTORY].to_numpy(dtype=np.int64), axis=0, return_inverse=True)
    chance = plausible @ chances_of_return(parameters, histories, 1)[:, :, 0]
    last_year = participations.groupby("mentor_id")["cohort_year"].max()
    people = pd.DataFrame(
        {
            "mentor_id": mentors["mentor_id"],
            "last_year": mentors["mentor_id"].map(last_year),
            "campaigns": 1 + mentors["returns"],
            "capacity": mentors["capacity"],
            "next_gap": next_year - mentors["promotion_year"],
            "chance": chance[kind.reshape(-1)],
        }
    )
    return people[people["next_gap"].between(*window)].reset_index(drop=True)
