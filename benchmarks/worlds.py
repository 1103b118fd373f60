"""Invented programmes whose truth is known: to see whether the forecast's intervals hold what they promise."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.forecast.returning import PRIOR_MEAN, PRIOR_SD, parameters_of

WINDOW = (10, 16)
STEPS = 3
FIRST = 2016
SHAPES = ("plain", "prior", "fatigue", "drive", "follow", "drive marked")


@dataclass(frozen=True)
class Traits:
    """What rules one world; drawn once per world, from ranges and not from the model's prior (except shape 'prior')."""

    rates: np.ndarray  # α, β, γ, δ
    gap_curve: np.ndarray  # log-rate at each gap of the window
    promotion_sd: float
    year_sd: float
    recruits: float  # expected in a usual year
    two_places: float  # share of mentors who take two mentees


@dataclass(frozen=True)
class World:
    """What the model sees (participations, applications, sizes) and the truth of the next STEPS campaigns."""

    participations: pd.DataFrame
    applications: np.ndarray  # (campaigns,)
    sizes: dict[int, float]
    demand: np.ndarray  # (STEPS,)
    supply: np.ndarray  # (STEPS,) places
    recruits: np.ndarray  # (STEPS,) mentors
    two_places: float
    traits: Traits
    exceptional: tuple[int, ...] = ()  # cohort years that the coordinator marked

    @property
    def next_years(self) -> list[int]:
        start = FIRST + len(self.applications)
        return list(range(start, start + STEPS))


def traits_of(shape: str, rng: np.random.Generator) -> Traits:
    gaps = WINDOW[1] - WINDOW[0] + 1
    if shape == "prior":
        rates = parameters_of((PRIOR_MEAN + PRIOR_SD * rng.standard_normal(4))[None])[0]
        curve = np.cumsum(rng.choice((0.15, 0.4)) * rng.standard_normal(gaps))
        sds = 0.2 * np.exp(0.8 * rng.standard_normal(2))
    else:
        comes, leaves = rng.uniform(0.45, 0.75), rng.uniform(0.08, 0.25)
        alike, alike_leave = np.exp(rng.uniform(np.log((1.5, 2)), np.log((6, 10))))
        rates = np.array(
            [comes * alike, (1 - comes) * alike, leaves * alike_leave, (1 - leaves) * alike_leave]
        )
        curve = rng.uniform(-0.12, 0.02) * np.arange(gaps) + np.cumsum(0.12 * rng.standard_normal(gaps))
        sds = rng.uniform((0.1, 0.08), (0.35, 0.3))
    usual = rng.uniform(20, 55)
    return Traits(rates, curve - curve.mean(), float(sds[0]), float(sds[1]), usual, rng.uniform(0, 0.4))


def _joining(
    traits: Traits, pools: dict[int, float], year: int, push: float, rng: np.random.Generator
) -> list[tuple]:
    """New mentors of one year: (promotion, chance to come, chance to leave, places)."""
    alpha, beta, gamma, delta = traits.rates
    people = []
    for gap in range(WINDOW[0], WINDOW[1] + 1):
        promotion = year - gap
        base = traits.recruits / (WINDOW[1] - WINDOW[0] + 1) / 450
        came = min(
            int(rng.poisson(pools[promotion] * base * np.exp(traits.gap_curve[gap - WINDOW[0]] + push))),
            int(pools[promotion]),
        )
        pools[promotion] -= came
        for _ in range(came):
            places = 1 + int(rng.random() < traits.two_places)
            people.append([promotion, rng.beta(alpha, beta), rng.beta(gamma, delta), places, True, 0])
    return people


def _mentoring(
    traits: Traits, shape: str, campaigns: int, sizes: dict[int, float], rng: np.random.Generator
) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows (mentor, promotion, year, places) and recruits per year, over campaigns + STEPS."""
    trait_of = {promotion: traits.promotion_sd * rng.standard_normal() for promotion in sizes}
    pools = {promotion: size * np.exp(trait_of[promotion]) for promotion, size in sizes.items()}
    people, rows, recruits, extra = [], [], [], 0.0
    for year in range(FIRST, FIRST + campaigns + STEPS):
        for number, person in enumerate(people):
            promotion, comes, leaves, places, active, streak = person
            if not active or year - promotion > WINDOW[1]:
                continue
            person[4] = active = rng.random() >= leaves
            tired = 0.65**streak if shape == "fatigue" else 1.0
            came = active and rng.random() < comes * tired
            person[5] = streak + 1 if came else 0
            if came:
                rows.append((number, promotion, year, places))
        shock = traits.year_sd * rng.standard_normal()
        drive = shape.startswith("drive") and year == FIRST + campaigns - 2
        extra = 0.6 * extra + (0.7 if drive else 0.0)  # a drive, and what is still said of it
        joining = _joining(traits, pools, year, shock + extra, rng)
        rows += [(len(people) + i, new[0], year, new[3]) for i, new in enumerate(joining)]
        people += joining
        recruits.append(len(joining))
    return pd.DataFrame(rows, columns=["mentor_id", "promotion_year", "cohort_year", "capacity"]), np.array(
        recruits
    )


def _wishing(supply: np.ndarray, campaigns: int, shape: str, rng: np.random.Generator) -> np.ndarray:
    """Applications per year: a log random walk with a little drift, near the supply's level in the last year.

    In shape 'follow' half of last year's surprise of the supply passes on to this year's demand.
    """
    years = len(supply)
    walk = rng.normal(rng.uniform(0, 0.06), rng.uniform(0.05, 0.2), years)
    if shape == "follow":
        walk[1:] += 0.5 * np.diff(np.log(supply))
    level = np.cumsum(walk)
    level += np.log(rng.uniform(0.75, 1.1) * supply[campaigns - 1]) - level[campaigns - 1]
    share = np.minimum(np.exp(level) / 500, 0.95)
    return rng.binomial(500, share)


def world(shape: str, campaigns: int, rng: np.random.Generator) -> World:
    traits = traits_of(shape, rng)
    years = range(FIRST - WINDOW[1], FIRST + campaigns + STEPS - WINDOW[0])
    sizes = {promotion: float(rng.integers(400, 511)) for promotion in years}
    rows, recruits = _mentoring(traits, shape, campaigns, sizes, rng)
    per_year = (
        rows.groupby("cohort_year")["capacity"]
        .sum()
        .reindex(range(FIRST, FIRST + campaigns + STEPS), fill_value=0)
    )
    supply = np.maximum(per_year.to_numpy(), 1)
    applications = _wishing(supply, campaigns, shape, rng)
    seen = rows[rows["cohort_year"] < FIRST + campaigns]
    return World(
        seen,
        applications[:campaigns],
        sizes,
        applications[campaigns:],
        supply[campaigns:],
        recruits[campaigns:],
        traits.two_places,
        traits,
        exceptional=(FIRST + campaigns - 2,) if shape == "drive marked" else (),
    )
