"""Will there be enough mentors? Demand and supply draws side by side, under a scenario.

Every number here is a sum over the same stored draws, with the same luck, so two positions of a lever differ by the
lever and by nothing else. D draws, H steps (the next campaigns), P promotions; a gap is demand less places, above 0
a shortage.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import special

from analytics.forecast.returning import Counts, Reals
from analytics.forecast.supply import SupplyDraws, counted

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
TOLERATED = 0.1  # the risk that a recruitment drive must reach
MOST_ASKED = 100_000


@dataclass(frozen=True)
class Scenario:
    """Where the levers stand; the default is the programme as it is.

    `window`: lowest and highest gap asked. `mentees_per_mentor`: the same for all, None as each offered.
    `extra_recruits`: people asked in addition for the first step, by entry year of the promotion, of whom
    `show_up` come. `retention`: factor on the mentors who come back. `cohort_size`: factor on demand. `admissions`: the
    most students taken.
    """

    window: tuple[int, int] | None = None
    mentees_per_mentor: float | None = None
    extra_recruits: Mapping[int, int] = field(default_factory=dict)
    show_up: float = 0.8
    retention: float = 1.0
    cohort_size: float = 1.0
    admissions: int | None = None


AS_IS = Scenario()


@dataclass(frozen=True)
class Expected:
    """(H,) each: chance of a shortage, expected students without a mentor, expected pairs."""

    risk: Reals
    unmatched: Reals
    pairs: Reals


@dataclass(frozen=True)
class Shortage:
    """The forecast of H campaigns.

    `risk`, `unmatched`, `pairs` (H,) as in `Expected`.
    `demand`, `supply`, `gap`, `still` (5, H): their QUANTILES, `still` being the volunteers to ask, draw by draw, for
    nobody to be left. `target` (H,): how many people to ask in addition for that campaign to bring its risk to
    TOLERATED or below, -1 where no number does.
    """

    years: Counts
    risk: Reals
    unmatched: Reals
    pairs: Reals
    demand: Reals
    supply: Reals
    gap: Reals
    still: Reals
    target: Counts


def showing_up(luck: Reals, asked: int, show_up: float) -> Counts:
    """(D,): how many of those asked come: the binomial quantile at each draw's luck, never fewer with more."""
    chances = special.bdtr(np.arange(asked), asked, show_up)
    return np.asarray(np.searchsorted(chances, luck, side="left"), dtype=np.int64)


def _extra_places(supply: SupplyDraws, scenario: Scenario, window: tuple[int, int]) -> Reals:
    """(D, H): places of the people asked in addition for the first step, then and when they come back."""
    asked = np.array([scenario.extra_recruits.get(int(promotion), 0) for promotion in supply.promotions])
    # (H, P): asked inside the window, and still inside it at each step.
    reached = asked * counted(supply, window)[1]
    people = int(reached[0].sum())
    if people == 0:
        return np.zeros((len(supply.luck), len(supply.years)))
    still = supply.back * reached.sum(axis=1) / people
    still[:, 1:] *= scenario.retention
    shown = showing_up(supply.luck, people, scenario.show_up) * places_per_recruit(supply, scenario)
    return np.asarray(still * shown[:, None])


def places_per_recruit(supply: SupplyDraws, scenario: Scenario) -> Reals:
    """(D,): the mentees that one more recruit takes."""
    if scenario.mentees_per_mentor is None:
        return supply.recruit_places
    return np.full(len(supply.luck), float(scenario.mentees_per_mentor))


def places(supply: SupplyDraws, scenario: Scenario = AS_IS) -> Reals:
    """(D, H): mentees that the volunteers of each campaign can take."""
    window = scenario.window or supply.window
    steps = np.arange(len(supply.years))
    # (1 + H, H, P, H): each step adds up its own.
    weights = np.zeros((*counted(supply, window).shape, len(steps)))
    weights[:, steps, :, steps] = counted(supply, window).transpose(1, 0, 2)
    origins = np.arange(len(steps) + 1)[:, None]
    comes_back = (origins == 0) | (origins <= steps)  # origin s are the recruits of step index s - 1
    weights *= np.where(comes_back, scenario.retention, 1.0)[:, :, None, None]
    flat = weights.reshape(-1, len(steps))
    offers = supply.places if scenario.mentees_per_mentor is None else supply.mentors
    total = (
        offers.reshape(len(supply.luck), -1)
        @ flat
        * (1.0 if scenario.mentees_per_mentor is None else scenario.mentees_per_mentor)
    )
    return np.asarray(total + _extra_places(supply, scenario, window))


def wanted(demand_draws: Reals | Counts, scenario: Scenario = AS_IS) -> Reals:
    """(D, H): students to be given a mentor."""
    demand = np.rint(np.asarray(demand_draws, dtype=np.float64) * scenario.cohort_size)
    return np.asarray(demand if scenario.admissions is None else np.minimum(demand, scenario.admissions))


def risk_by_asked(gap: Reals, luck: Reals, per_recruit: Reals, show_up: float) -> Callable[[int], float]:
    """A function from how many people more are asked to the chance of a shortage in one campaign, gap (D,).

    Its cost does not grow with their number: asking is enough for a draw when as many recruits come as it is short of,
    that is when its luck is above the chance of fewer, so no draw's recruits are counted.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        recruits = np.where(gap > 0, np.ceil(gap / per_recruit - 1e-9), 0)
    numbers, draws = np.unique(recruits, return_inverse=True)

    def risk(asked: int) -> float:
        fewer = special.bdtr(np.clip(numbers - 1, 0, asked), asked, show_up)
        return float(np.mean(np.where(numbers > 0, fewer, -1.0)[draws] >= luck))

    return risk


def recruitment_target(
    gap: Reals, luck: Reals, per_recruit: Reals, show_up: float, tolerated: float = TOLERATED
) -> int:
    """The fewest people to ask for a risk of at most `tolerated`, by bisection; -1 where MOST_ASKED do not do."""
    risk = risk_by_asked(gap, luck, per_recruit, show_up)
    low, high = -1, 0
    while risk(high) > tolerated:
        low, high = high, max(2 * high, 16)
        if high > MOST_ASKED:
            return -1
    while high - low > 1:
        middle = (low + high) // 2
        if risk(middle) > tolerated:
            low = middle
        else:
            high = middle
    return high


def expected(demand_draws: Reals | Counts, supply: SupplyDraws, scenario: Scenario = AS_IS) -> Expected:
    """The means alone of `shortage`, for a tenth of its cost: what the comparison of levers asks."""
    demand, offered = wanted(demand_draws, scenario), places(supply, scenario)
    gap = demand - offered
    return Expected(
        np.mean(gap > 0, axis=0),
        np.mean(np.maximum(gap, 0), axis=0),
        np.mean(np.minimum(demand, offered), axis=0),
    )


def shortage(demand_draws: Reals | Counts, supply: SupplyDraws, scenario: Scenario = AS_IS) -> Shortage:
    """The forecast under a scenario. Demand draws are (D, H), as many as the supply has, of the same campaigns."""
    demand, offered = wanted(demand_draws, scenario), places(supply, scenario)
    if demand.shape != offered.shape:
        raise ValueError(f"demand draws are {demand.shape}, supply draws {offered.shape}")
    gap, per_recruit = demand - offered, places_per_recruit(supply, scenario)
    still = np.ceil(np.maximum(gap, 0) / per_recruit[:, None] / scenario.show_up)
    quantiles = [np.quantile(values, QUANTILES, axis=0) for values in (demand, offered, gap, still)]
    targets = [recruitment_target(column, supply.luck, per_recruit, scenario.show_up) for column in gap.T]
    return Shortage(
        years=supply.years,
        risk=np.mean(gap > 0, axis=0),
        unmatched=np.mean(np.maximum(gap, 0), axis=0),
        pairs=np.mean(np.minimum(demand, offered), axis=0),
        demand=quantiles[0],
        supply=quantiles[1],
        gap=quantiles[2],
        still=quantiles[3],
        target=np.array(targets, dtype=np.int64),
    )
