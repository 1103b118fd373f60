"""Mentors of ten promotions, each of whom volunteers every second year on average, and what is drawn of them."""

import numpy as np
import pandas as pd

from analytics.forecast.supply import SupplyDraws, supply_draws

YEARS = (2017, 2018, 2019, 2020)


def supply_of(mentors: int, draws: int) -> SupplyDraws:
    """So many draws of the volunteers of 2021 to 2023, of so many mentors."""
    rng = np.random.default_rng(1)
    people = [
        {"mentor_id": f"M{number}", "promotion_year": 2000 + number % 10, "cohort_year": year, "capacity": 1}
        for number in range(mentors)
        for year in YEARS
        if rng.random() < 0.5 and 10 <= year - 2000 - number % 10 <= 16
    ]
    return supply_draws(pd.DataFrame(people), (10, 16), [2021, 2022, 2023], draws, rng)
