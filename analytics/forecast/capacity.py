"""The places that a mentor offers: what was offered of late, and a level that may drift from campaign to campaign."""

import numpy as np
import pandas as pd

from analytics.forecast.returning import Counts, Reals
from analytics.forecast.years import year_effects

USUAL_CAPACITY_SD = 0.012  # of the log of the places per mentor, between campaigns
FADING = 0.5  # what a capacity offered counts, for each campaign since


def recent_offers(participations: pd.DataFrame) -> tuple[Counts, Reals]:
    """Capacities offered (C,) and how much each was of late (C,): a campaign counts half of the next one."""
    age = participations["cohort_year"].max() - participations["cohort_year"]
    counted = (FADING**age).groupby(participations["capacity"]).sum()
    return counted.index.to_numpy(dtype=np.int64), counted.to_numpy(dtype=np.float64)


def capacity_drift(
    participations: pd.DataFrame, years: Counts, draws: int, rng: np.random.Generator
) -> Reals:
    """(draws, steps): log of the places per mentor less that of late campaigns; 0 where all offer the same."""
    offered = participations.groupby("cohort_year")["capacity"].agg(["mean", "size"])
    spread = float(participations["capacity"].var(ddof=0))
    if spread == 0:
        return np.zeros((draws, len(years)))
    mean, people = offered["mean"].to_numpy(float), offered["size"].to_numpy(float)
    usual = FADING ** (len(offered) - 1 - np.arange(len(offered))) * people
    shocks = rng.standard_normal((draws, len(years)))
    noise, past = spread / (people * mean**2), offered.index.to_numpy(dtype=np.int64)
    return year_effects(np.log(mean), noise, past, years, usual / usual.sum(), USUAL_CAPACITY_SD, shocks, rng)


def drifted(places: Counts, mentors: Counts, drift: Reals, rng: np.random.Generator) -> Counts:
    """Places (D, 1 + H, H, P) times the drift (D, H), whole numbers of the same mean; one a mentor at least."""
    if (drift == 1).all():
        return places
    moved = np.floor(places * drift[:, None, :, None] + rng.random(places.shape))
    return np.maximum(moved.astype(np.int64), mentors)
