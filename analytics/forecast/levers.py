"""What each lever changes, whom to ask first, and what the risk hangs on, all from the same draws.

D draws, H steps (the next campaigns), P promotions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from analytics.forecast.returning import Counts, Reals
from analytics.forecast.shortage import (
    AS_IS,
    Scenario,
    expected,
    places,
    places_per_recruit,
    recruitment_target,
    risk_by_asked,
    wanted,
)
from analytics.forecast.supply import SupplyDraws, counted

DRIVE_LIMIT = 2  # a drive finds at most this many times the recruits of a promotion's best year
STATED_SHOW_UP = (0.6, 0.9)  # assumptions of the tornado, where no data speak
STATED_CAPACITY = (0.9, 1.1)


@dataclass(frozen=True)
class Effect:
    """What a scenario changes, per step (H,): expected pairs gained, unmatched avoided, risk removed."""

    pairs: Reals
    unmatched: Reals
    risk: Reals


@dataclass(frozen=True)
class Driver:
    """One bar of the tornado: the risk and the recruitment target with a driver near its 10 % and its 90 % value."""

    name: str
    risk: tuple[float, float]
    target: tuple[int, int]


def risk_curve(
    demand_draws: Reals | Counts, supply: SupplyDraws, scenario: Scenario, step: int, asked: Counts
) -> Reals:
    """(len(asked),): the chance of a shortage at a step if so many more were asked for it. Never rises."""
    gap = wanted(demand_draws, scenario)[:, step] - places(supply, scenario)[:, step]
    risk = risk_by_asked(gap, supply.luck, places_per_recruit(supply, scenario), scenario.show_up)
    return np.array([risk(int(people)) for people in asked])


def effects(
    demand_draws: Reals | Counts,
    supply: SupplyDraws,
    levers: Mapping[str, Scenario],
    against: Scenario = AS_IS,
) -> dict[str, Effect]:
    """What each lever alone gains over `against`, on the same draws, by its name."""
    usual, gains = expected(demand_draws, supply, against), {}
    for name, scenario in levers.items():
        moved = expected(demand_draws, supply, scenario)
        gains[name] = Effect(
            moved.pairs - usual.pairs, usual.unmatched - moved.unmatched, usual.risk - moved.risk
        )
    return gains


def share_out(supply: SupplyDraws, people: int, scenario: Scenario = AS_IS) -> tuple[dict[int, int], int]:
    """Whom to ask for the first step, by entry year of the promotion, best first; and how many are left over.

    The best: expected recruits without a drive (people not yet mentors × rate at this gap) × campaigns a recruit
    gives within the forecast before leaving the window. With its usual recruits a promotion is never expected to
    give more than DRIVE_LIMIT times its best year; one never asked before counts with the median best year.
    """
    inside = counted(supply, scenario.window or supply.window)[1]  # (H, P)
    usual = supply.mentors[:, 1, 0].mean(axis=0) * inside[0]
    service = (supply.back.mean(axis=0)[:, None] * inside).sum(axis=0)
    seen = supply.best[supply.best > 0]
    best = np.where(supply.best > 0, supply.best, np.median(seen) if len(seen) else 0)
    room = np.floor(np.maximum(DRIVE_LIMIT * best - usual, 0) / scenario.show_up).astype(int) * inside[0]
    shares, remaining = {}, people
    for place in np.argsort(-usual * service, kind="stable"):
        asked = min(remaining, int(room[place]))
        if asked:
            shares[int(supply.promotions[place])] = asked
            remaining -= asked
    return shares, remaining


def _part(
    demand: Reals, supply: SupplyDraws, scenario: Scenario, step: int, rows: Counts
) -> tuple[float, int]:
    """Risk and target of one step over some of the draws."""
    gap = (wanted(demand, scenario) - places(supply, scenario))[rows, step]
    per_recruit = places_per_recruit(supply, scenario)[rows]
    luck = (np.argsort(np.argsort(supply.luck[rows])) + 0.5) / len(rows)
    return float(np.mean(gap > 0)), recruitment_target(gap, luck, per_recruit, scenario.show_up)


def _uncertain_ends(
    demand: Reals, supply: SupplyDraws, scenario: Scenario, step: int
) -> dict[str, list[tuple[float, int]]]:
    """Risk and target over the lowest and over the highest fifth of the draws of each uncertain driver."""
    drivers = {
        "demand": demand[:, step],
        "year_shock": supply.year_shock[:, step],
        "leaving": supply.leaving,
        "returning": supply.returning,
    }
    fifth, ends = max(len(demand) // 5, 1), {}
    for name, values in drivers.items():
        order = np.argsort(values, kind="stable")
        ends[name] = [_part(demand, supply, scenario, step, rows) for rows in (order[:fifth], order[-fifth:])]
    return ends


def tornado(
    demand_draws: Reals | Counts, supply: SupplyDraws, scenario: Scenario = AS_IS, step: int = 0
) -> list[Driver]:
    """What the risk of a step hangs on, the widest bar first; each driver low then high, the others free.

    Uncertain drivers: the fifth of the draws around the driver's 10 % value and the fifth around its 90 % value.
    Levers:
    the window narrower and wider by a promotion on the older side, and the STATED ranges.
    """
    demand = np.asarray(demand_draws, dtype=np.float64)
    ends = _uncertain_ends(demand, supply, scenario, step)
    lowest, highest = scenario.window or supply.window
    usual = scenario.mentees_per_mentor or supply.places.sum() / max(int(supply.mentors.sum()), 1)
    levers = {
        "show_up": [replace(scenario, show_up=share) for share in STATED_SHOW_UP],
        "window": [replace(scenario, window=(lowest, highest + by)) for by in (-1, 1)],
        "capacity": [replace(scenario, mentees_per_mentor=usual * factor) for factor in STATED_CAPACITY],
    }
    everyone = np.arange(len(demand))
    for name, settings in levers.items():
        ends[name] = [_part(demand, supply, setting, step, everyone) for setting in settings]
    bars = [Driver(name, (low[0], high[0]), (low[1], high[1])) for name, (low, high) in ends.items()]
    return sorted(
        bars, key=lambda bar: (-abs(bar.risk[1] - bar.risk[0]), -abs(bar.target[1] - bar.target[0]))
    )
