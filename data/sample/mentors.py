"""The invented mentors: who joins, who comes back from one campaign to the next, and what they offer."""

from dataclasses import dataclass, field

import numpy as np

from data.sample.plan import HIGHEST_GAP, LOWEST_GAP, CampaignPlan, Numbers, Shares, day, mentor_shares

GAPS = np.arange(LOWEST_GAP, HIGHEST_GAP + 1)
FOUNDERS_BY_GAP = (0.28, 0.22, 0.17, 0.13, 0.09, 0.06, 0.05)
JOINERS_BY_GAP = (0.43, 0.24, 0.13, 0.08, 0.06, 0.04, 0.02)
CAPACITY_SHARES = (0.85, 0.13, 0.02)
# Before each campaign a mentor stops for good with a chance of his own; while he goes on, he comes with another.
STOPPING = (0.9, 2.9)
COMING = (3.2, 1.1)


@dataclass(slots=True)
class Pool:
    """Everyone who ever offered to mentor, one entry each in order of joining."""

    entry_year: Numbers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    sector: Numbers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    capacity: Numbers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    comes: Shares = field(default_factory=lambda: np.empty(0))
    stops: Shares = field(default_factory=lambda: np.empty(0))

    @property
    def size(self) -> int:
        """How many have joined so far."""
        return len(self.entry_year)


@dataclass(frozen=True, slots=True)
class Volunteers:
    """One entry a volunteer of one campaign; `mentor` is the position in the pool."""

    mentor: Numbers
    gap: Numbers
    sector: Numbers
    capacity: Numbers
    volunteered_on: Numbers
    first_new: int


def volunteers_of(plan: CampaignPlan, pool: Pool, chance: np.random.Generator) -> Volunteers:
    """Those of the pool who come back, then as many new mentors as make up the campaign's capacity.

    New mentors are added to the pool, and those who stop for good will not be drawn again.
    """
    returning, returning_capacity = _returning(plan, pool, chance)
    first_joined = pool.size
    _join(plan, pool, plan.capacity - int(returning_capacity.sum()), chance)
    joined = np.arange(first_joined, pool.size)
    mentor = np.concatenate((returning, joined))
    since_opening = np.concatenate(
        (chance.integers(-45, 20, len(returning)), chance.integers(-15, 40, len(joined)))
    )
    return Volunteers(
        mentor,
        plan.entry_year - pool.entry_year[mentor],
        pool.sector[mentor],
        np.concatenate((returning_capacity, pool.capacity[joined])),
        day(plan.opens_on) + since_opening,
        len(returning),
    )


def _returning(plan: CampaignPlan, pool: Pool, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Who comes back and for how many students, within the campaign's capacity."""
    pool.comes[chance.random(pool.size) < pool.stops] = 0.0
    is_young_enough = plan.entry_year - pool.entry_year <= HIGHEST_GAP
    mentor = np.flatnonzero(is_young_enough & (chance.random(pool.size) < pool.comes))
    is_busier = chance.random(len(mentor)) < 0.1
    capacity = np.where(is_busier, 1, pool.capacity[mentor])
    fits = capacity.cumsum() <= plan.capacity
    return mentor[fits], capacity[fits]


def _join(plan: CampaignPlan, pool: Pool, places: int, chance: np.random.Generator) -> None:
    """Adds mentors who offer that many places between them."""
    capacity = 1 + chance.choice(3, places, p=CAPACITY_SHARES)
    number = int(np.searchsorted(capacity.cumsum(), places)) + 1 if places else 0
    capacity = capacity[:number]
    if number:
        capacity[-1] -= int(capacity.sum()) - places
    shares = JOINERS_BY_GAP if plan.index else FOUNDERS_BY_GAP
    # Evenly spread quantiles rather than independent draws: each gap has its share, even in a small campaign.
    quantiles = (chance.permutation(number) + 0.5) / max(number, 1)
    gap = GAPS[np.searchsorted(np.cumsum(shares), quantiles).clip(max=len(GAPS) - 1)]
    sectors = mentor_shares(plan)
    pool.entry_year = np.concatenate((pool.entry_year, plan.entry_year - gap))
    pool.sector = np.concatenate((pool.sector, chance.choice(len(sectors), number, p=sectors)))
    pool.capacity = np.concatenate((pool.capacity, capacity))
    pool.comes = np.concatenate((pool.comes, chance.beta(*COMING, number)))
    pool.stops = np.concatenate((pool.stops, chance.beta(*STOPPING, number)))
