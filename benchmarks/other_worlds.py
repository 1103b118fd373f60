"""Invented programmes built otherwise than the model: to see whether its intervals hold where its structure is wrong.

A mentor comes by habit (who came last time comes more easily), on a logit scale, and leaves at one hazard for all;
recruits of a promotion cluster; the use of the window is a hump. Each family then bends one thing:

year: good and bad years, common to all who come back and to all who join. overdispersed: one promotion fills a
campaign, the next one sends nobody. s-curve: the programme starts small and grows to its size. capacity: places per
mentor drift. growth: promotions and cohorts grow. word: last year's mentors bring this year's. tired: who came several
times in a row rests. dip seen: one of the last campaigns lost half its mentors; dip marked: and the coordinator said
so. dip ahead: the next one will. A dip that nobody said is a trap: no forecast can be right there."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.worlds import FIRST, STEPS, WINDOW, World

FAMILIES = (
    "year",
    "overdispersed",
    "s-curve",
    "capacity",
    "growth",
    "word",
    "tired",
    "dip seen",
    "dip ahead",
    "dip marked",
)
TRAPS = ("dip seen", "dip ahead")
GAPS = np.arange(WINDOW[0], WINDOW[1] + 1)


@dataclass(frozen=True)
class Habits:
    """What rules one world; drawn once, from ranges."""

    comes: float  # logit of coming back, for a mentor of the middle
    alike: float  # sd of that logit between mentors
    habit: float  # added for who came the campaign before
    leaves: float  # chance of leaving for good, before each campaign
    recruits: float  # expected in a usual year
    hump: np.ndarray  # (gaps,) share of the recruits at each gap
    cluster: float  # shape of the gamma of a promotion in a campaign; the smaller, the more clustered
    promotion_sd: float
    second: float  # chance of a second place
    year_back: np.ndarray  # (years,) added to the logit of coming back
    year_new: np.ndarray  # (years,) log factor on recruits
    drift: float  # yearly change of `second`


def _habits(family: str, campaigns: int, rng: np.random.Generator) -> Habits:
    years = campaigns + STEPS
    hump = np.exp(-0.5 * ((GAPS - rng.uniform(10, 14)) / rng.uniform(2, 4)) ** 2)
    back, new = 0.1 * rng.standard_normal(years), 0.12 * rng.standard_normal(years)
    if family == "year":
        common = rng.standard_normal(years)
        back, new = 0.5 * common, 0.25 * common + 0.2 * rng.standard_normal(years)
    if family == "s-curve":
        middle, pace = rng.uniform(0.5, 0.5 * campaigns), rng.uniform(0.6, 1.4)
        new = new - np.log1p(np.exp(-pace * (np.arange(years) - middle)))
    if family.startswith("dip"):
        hit = campaigns if family == "dip ahead" else campaigns - 1 - int(rng.integers(0, 2))
        back[hit], new[hit] = back[hit] - 1.0, new[hit] - 0.9
    return Habits(
        comes=rng.uniform(-0.6, 0.6),
        alike=rng.uniform(0.4, 1.4),
        habit=rng.uniform(0, 1.2),
        leaves=rng.uniform(0.05, 0.2),
        recruits=rng.uniform(25, 70) if family == "s-curve" else rng.uniform(20, 55),
        hump=hump / hump.sum(),
        cluster=rng.uniform(0.8, 2.0) if family == "overdispersed" else rng.uniform(5, 15),
        promotion_sd=rng.uniform(0.1, 0.3),
        second=rng.uniform(0.3, 0.6) if family == "capacity" else rng.uniform(0.05, 0.4),
        year_back=back,
        year_new=new,
        drift=float(rng.choice((-1, 1))) * rng.uniform(0.03, 0.07) if family == "capacity" else 0.0,
    )


def _mentoring(
    family: str, habits: Habits, sizes: dict[int, float], rng: np.random.Generator
) -> tuple[pd.DataFrame, np.ndarray]:
    """Rows (mentor, promotion, year, places), and recruits per year."""
    usual = float(np.median(list(sizes.values())))
    trait = {promotion: habits.promotion_sd * rng.standard_normal() for promotion in sizes}
    left = dict(sizes)
    people: list[list[float]] = []  # promotion, own logit, is active, times in a row
    rows, recruits, before = [], [], np.nan
    for place in range(len(habits.year_new)):
        year, offers = FIRST + place, float(np.clip(habits.second + habits.drift * place, 0.02, 0.95))
        came = 0
        for number, person in enumerate(people):
            promotion, own, active, streak = person
            if not active or year - promotion > WINDOW[1]:
                continue
            person[2] = active = rng.random() >= habits.leaves
            logit = habits.comes + own + habits.habit * (streak > 0) + habits.year_back[place]
            logit -= 0.5 * max(streak - 1, 0) if family == "tired" else 0.0
            person[3] = streak + 1 if active and rng.random() < 1 / (1 + np.exp(-logit)) else 0
            if person[3]:
                rows.append((number, promotion, year, 1 + int(rng.random() < offers)))
                came += 1
        push = habits.year_new[place]
        if family == "word" and before > 0:
            push += 0.5 * np.log(before / (2 * habits.recruits))
        new = 0
        for gap, share in zip(GAPS, habits.hump, strict=True):
            promotion = year - int(gap)
            rate = habits.recruits * share * left[promotion] / usual * np.exp(trait[promotion] + push)
            joined = min(
                int(rng.poisson(rate * rng.gamma(habits.cluster) / habits.cluster)), int(left[promotion])
            )
            left[promotion] -= joined
            for _ in range(joined):
                rows.append((len(people), promotion, year, 1 + int(rng.random() < offers)))
                people.append([promotion, habits.alike * rng.standard_normal(), True, 1])
            new += joined
        recruits.append(new)
        before = came + new
    return pd.DataFrame(rows, columns=["mentor_id", "promotion_year", "cohort_year", "capacity"]), np.array(
        recruits
    )


def _wishing(supply: np.ndarray, campaigns: int, cohorts: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Applications per year: a share of the cohort that wanders, near the supply's level in the last year."""
    years = len(supply)
    level = np.cumsum(rng.normal(rng.uniform(-0.02, 0.05), rng.uniform(0.05, 0.18), years))
    level += np.log(cohorts / cohorts[campaigns - 1])
    level += np.log(rng.uniform(0.75, 1.1) * supply[campaigns - 1]) - level[campaigns - 1]
    return rng.binomial(cohorts.astype(int), np.minimum(np.exp(level) / cohorts, 0.95))


def other_world(family: str, campaigns: int, rng: np.random.Generator) -> World:
    """One programme of a family, `campaigns` of which are seen."""
    habits = _habits(family, campaigns, rng)
    last = FIRST + campaigns + STEPS
    yearly = 0.05 if family == "growth" else 0.0
    entered = np.arange(FIRST - WINDOW[1], last)
    size = rng.integers(400, 511, len(entered)) * np.exp(yearly * (entered - FIRST))
    sizes = {int(year): float(round(people)) for year, people in zip(entered, size, strict=True)}
    rows, recruits = _mentoring(family, habits, sizes, rng)
    per_year = rows.groupby("cohort_year")["capacity"].sum().reindex(range(FIRST, last), fill_value=0)
    supply = np.maximum(per_year.to_numpy(), 1)
    cohorts = np.array([sizes[year] for year in range(FIRST, last)])
    applications = _wishing(supply, campaigns, cohorts, rng)
    return World(
        rows[rows["cohort_year"] < FIRST + campaigns],
        applications[:campaigns],
        sizes,
        applications[campaigns:],
        supply[campaigns:],
        recruits[campaigns:],
        habits.second,
        habits,
        exceptional=(FIRST + int(np.argmin(habits.year_back)),) if family == "dip marked" else (),
    )
