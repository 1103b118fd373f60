"""The forecast on a grid of levers, for a page without a server: the places to come at some points, between which they
are interpolated, and the students, whom two levers move exactly.

Students and places are drawn apart from each other, so that what one lever does to the places holds whatever another
does to the students: the chance of a shortage, and the places missing, are counted over all pairs of a quantile of
each. `estimated` is what the page's script does; `error` is how far it is from `shortage`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from analytics.forecast.returning import Reals
from analytics.forecast.scenarios import Demand, Levers, scenario_of
from analytics.forecast.shortage import AS_IS, TOLERATED, Shortage, places, shortage
from analytics.forecast.supply import SupplyDraws

LEVELS = 51  # quantiles of each distribution, at the middle of as many equal parts
WIDEST = 3  # beyond the oldest gap
RETENTIONS = (50, 100, 150)
ASKED = (0, 25, 50, 75, 100, 125, 150)
FEW = 11  # quantiles of the places that a recruit brings
MOST = 1000  # volunteers still to be found: beyond, the page says that there are more
TRIED, SEED = 60, 21  # positions of the levers at which the error is measured


@dataclass(frozen=True)
class Grid:
    """The quantiles (LEVELS) of H campaigns: `demand` (H, LEVELS); `offered` and `equal` (W, R, A, H, LEVELS).

    These are the places at each point of `windows`, `retentions` and `asked`, as volunteers offer them and at one
    student for each mentor.
    `recruit` (FEW): quantiles of the places that one more brings, of whom `show_up` in one come.
    """

    windows: Sequence[int]
    retentions: Sequence[int]
    asked: Sequence[int]
    demand: Reals
    offered: Reals
    equal: Reals
    recruit: Reals
    show_up: float = AS_IS.show_up

    def as_plain(self) -> dict[str, Any]:
        """As plain values, for a script."""
        return {
            "axes": [list(self.windows), list(self.retentions), list(self.asked)],
            "demand": self.demand.round().astype(int).tolist(),
            "offered": self.offered.round(1).tolist(),
            "equal": self.equal.round(1).tolist(),
            "recruit": (self.show_up * self.recruit).round(3).tolist(),
        }


@dataclass(frozen=True)
class Outcome:
    """The forecast under a position of the levers: `demand`, `supply`, `gap` (3, H) at 10, 50 and 90 %; `risk` (H,).

    `pairs` expected of the next campaign, and `target`, how many volunteers are still to be found, None where the grid
    does not reach so far.
    """

    demand: Reals
    supply: Reals
    gap: Reals
    risk: Reals
    pairs: float
    target: int | None


def grid_of(demand: Demand, supply: SupplyDraws) -> Grid:
    """The grid of a forecast: (D, H) students, and the places of the same draws."""
    lowest, highest = supply.window
    windows = range(lowest, highest + WIDEST + 1)
    shape = (len(windows), len(RETENTIONS), len(ASKED), len(supply.years), LEVELS)
    offered, equal = np.zeros(shape), np.zeros(shape)
    for spots in product(*(range(length) for length in shape[:3])):
        window, retention, asked = windows[spots[0]], RETENTIONS[spots[1]], ASKED[spots[2]]
        for values, mentees in ((offered, 0.0), (equal, 1.0)):
            scenario = scenario_of(Levers(window, mentees, asked, retention, 100, 0), supply)
            values[spots] = _quantiles(places(supply, scenario))
    students = np.asarray(demand, dtype=np.float64)
    recruit = _quantiles(supply.recruit_places, FEW)
    return Grid(windows, RETENTIONS, ASKED, _quantiles(students), offered, equal, recruit)


def _quantiles(draws: Reals, levels: int = LEVELS) -> Reals:
    """(D, H) → (H, levels)."""
    return np.quantile(draws, (np.arange(levels) + 0.5) / levels, axis=0).T


def estimated(grid: Grid, levers: Levers) -> Outcome:
    """The forecast under the levers, from the grid alone."""
    cap = levers.cap or np.inf
    students = np.minimum(np.floor(grid.demand * levers.size / 100 + 0.5), cap)
    offered = _places(grid, levers)
    gaps = np.stack([np.sort(_gaps(*pair)) for pair in zip(students, offered, strict=True)])
    return Outcome(
        demand=_at(students),
        supply=_at(offered),
        gap=_at(gaps),
        risk=np.mean(gaps > 0, axis=1),
        pairs=float(np.mean(np.minimum(students[0][:, None], offered[0][None, :]))),
        target=_target(grid, levers, gaps[0]),
    )


def _places(grid: Grid, levers: Levers) -> Reals:
    """(H, LEVELS): the places, between the points of the grid around the levers."""
    values = grid.equal * levers.mentees if levers.mentees else grid.offered
    for axis, value in (
        (grid.windows, levers.window),
        (grid.retentions, levers.retention),
        (grid.asked, levers.asked),
    ):
        value = min(max(value, axis[0]), axis[-1])
        after = next(rank for rank, point in enumerate(axis) if rank and point >= value)
        part = (value - axis[after - 1]) / (axis[after] - axis[after - 1])
        values = values[after - 1] * (1 - part) + values[after] * part
    return values


def _gaps(students: Reals, offered: Reals) -> Reals:
    return np.asarray((students[:, None] - offered[None, :]).ravel())


def _at(sorted_values: Reals) -> Reals:
    """(H, n) → (3, H): the quantiles of 10, 50 and 90 %, of values at the middle of n equal parts."""
    count = sorted_values.shape[1]
    marks = (np.arange(count) + 0.5) / count
    return np.stack([[np.interp(part, marks, row) for row in sorted_values] for part in (0.1, 0.5, 0.9)])


def _target(grid: Grid, levers: Levers, gaps: Reals) -> int | None:
    """The fewest more to ask for the risk of the next campaign, of these `gaps`, to be at most TOLERATED."""
    brought = np.array([levers.mentees]) * grid.show_up if levers.mentees else grid.show_up * grid.recruit

    def risk(more: int) -> float:
        return float(np.mean(gaps[:, None] > more * brought[None, :]))

    low, high = -1, MOST
    if risk(high) > TOLERATED:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if risk(middle) > TOLERATED else (low, middle)
    return high


def error(grid: Grid, demand: Demand, supply: SupplyDraws) -> dict[str, float]:
    """The largest error of the next campaign over TRIED positions of the levers, taken at random where they may stand.

    `risk` in points of 100, `places` (the ends of the interval of 80 %) and `pairs` in places and pairs.
    """
    errors: dict[str, list[float]] = {"risk": [], "places": [], "pairs": []}
    for levers in positions(supply.window, TRIED):
        exact, near = shortage(demand, supply, scenario_of(levers, supply)), estimated(grid, levers)
        errors["risk"].append(100 * abs(float(exact.risk[0]) - float(near.risk[0])))
        errors["places"].append(float(np.max(np.abs(exact.gap[[0, 4], 0] - near.gap[[0, 2], 0]))))
        errors["pairs"].append(abs(float(exact.pairs[0]) - near.pairs))
    return {name: max(values) for name, values in errors.items()}


def positions(window: tuple[int, int], count: int) -> Iterator[Levers]:
    """Positions at which a reader may put the levers, at random, the same each time."""
    chance = np.random.default_rng(SEED)
    lowest, highest = window
    for _ in range(count):
        yield Levers(
            int(chance.integers(lowest, highest + 4)),
            float(chance.choice([0, 0, 0, 1, 1.5, 2, 2.5, 3])),
            int(5 * chance.integers(0, 31)),
            int(5 * chance.integers(10, 31)),
            int(5 * chance.integers(10, 31)),
            int(5 * chance.integers(20, 60) * chance.choice([0, 0, 1])),
        )


def exact(usual: Shortage) -> Outcome:
    """The forecast as it is, which the page says itself: no grid need be asked."""
    target = int(usual.target[0])
    ends = [0, 2, 4]
    return Outcome(
        usual.demand[ends],
        usual.supply[ends],
        usual.gap[ends],
        usual.risk,
        float(usual.pairs[0]),
        None if target < 0 else target,
    )
