"""What can be deduced of hidden counts: bounds by integer programming over everything that is published.

A hidden count is safe when it may have at least two values, one of which is not 1, 2, 3 or 4: it is then neither known
nor proven to be a small group. Two points that satisfy everything published are a proof of it; the truth is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from analytics.disclosure.rule import Interval

FEW = Interval(1, 4)  # nobody may prove that a group is of 1 to 4
TOLERANCE = 1e-6
# Nodes searched for one question, whatever the machine: without an answer by then, the count passes for known, and is
# withheld. Nearly all questions need none.
PATIENCE = 1_000
TRIES = 3  # pushes of several counts at once by which none more is safe, before each is looked at alone
FARTHEST = 1_000  # an unbounded count is looked at no further than this beyond the truth

# Of a count: its table, its measure, and whom it counts; of an earlier publication, behind the moment of that.
Name: TypeAlias = tuple[Any, ...]
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Relation:
    """A sum of counts, each with its factor, that lies in an interval: how everybody knows that counts go together."""

    factors: Mapping[Name, float]
    within: Interval


@dataclass
class Published:
    """Everything that is published about counts: an interval for each, and the relations between them.

    `truths` holds the exact value of each count, which satisfies everything; `hidden` names those to be protected, and
    `broken` those that are not whole numbers.
    """

    intervals: dict[Name, Interval] = field(default_factory=dict)
    truths: dict[Name, float] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    hidden: list[Name] = field(default_factory=list)
    broken: set[Name] = field(default_factory=set)

    def add(
        self, name: Name, truth: float, interval: Interval, is_hidden: bool, is_whole: bool = True
    ) -> None:
        """One more count."""
        self.intervals[name], self.truths[name] = interval, truth
        if is_hidden:
            self.hidden.append(name)
        if not is_whole:
            self.broken.add(name)

    def relate(self, factors: Mapping[Name, float], within: Interval) -> None:
        """One more relation; the counts that are not there are taken for 0."""
        present = {name: factor for name, factor in factors.items() if name in self.intervals}
        self.relations.append(Relation(present, within))

    def equate(self, factors: Mapping[Name, float]) -> None:
        """The relation that this sum has its true value: the reader is supposed to know it, whatever it is."""
        value = sum(factor * self.truths[name] for name, factor in factors.items() if name in self.truths)
        self.relate(factors, Interval(value, value))


NOTHING: Mapping[Name, Interval] = {}


def is_safe(bounds: Interval) -> bool:
    """Whether a count between these bounds is neither known nor proven to be 1 to 4."""
    is_known = bounds.high - bounds.low < 1 - TOLERANCE
    is_few = bounds.low > FEW.low - 1 + TOLERANCE and bounds.high < FEW.high + 1 - TOLERANCE
    return not is_known and not is_few


def bounds(published: Published, names: Sequence[Name]) -> dict[Name, Interval]:
    """The least and the greatest value that each of `names` can have, given everything published."""
    program = _Program(published)
    intervals = {}
    for name in names:
        place = program.place[name]
        ends = [program.solution({place: sign})[place] for sign in (1.0, -1.0)]
        intervals[name] = Interval(float(ends[0]), float(ends[1]))
    return intervals


def reach(published: Published, reached: Mapping[Name, Interval] = NOTHING) -> dict[Name, Interval]:
    """For each hidden count, values that it can have: as far apart as needed to be safe, or its bounds where it is not.

    All hidden counts are first pushed down together, then up; only those that did not move enough are looked at alone,
    and every point found on the way serves for all of them. `reached`: the values of an earlier answer, for something
    that tells as much or more: counts that are safe by them are not looked at.
    """
    if not published.hidden:
        return {}
    program = _Program(published)
    places = [program.place[name] for name in published.hidden]
    truths = program.truths[places]
    before = [
        reached.get(name, Interval(one, one)) for name, one in zip(published.hidden, truths, strict=True)
    ]
    low, high = (np.array([getattr(one, end) for one in before]) for end in ("low", "high"))

    def pushed(weights: Mapping[int, float]) -> None:
        nonlocal low, high
        point = program.solution(weights)[places]
        low, high = np.minimum(low, point), np.maximum(high, point)

    def is_open(number: int) -> bool:
        return not is_safe(Interval(low[number], high[number]))

    def still_open() -> list[int]:
        return [place for number, place in enumerate(places) if is_open(number)]

    for sign in (1.0, -1.0):
        if open_places := still_open():
            pushed(dict.fromkeys(open_places, sign))
    signs, in_vain = np.random.default_rng(0), 0
    # Those left, each up or down at random: counts that cannot rise together are parted.
    while in_vain < TRIES and (open_places := still_open()):
        pushed(dict(zip(open_places, signs.choice((1.0, -1.0), len(open_places)).tolist(), strict=True)))
        in_vain = in_vain + 1 if len(still_open()) == len(open_places) else 0
    for number, place in enumerate(places):
        for sign in (1.0, -1.0):
            if is_open(number):
                pushed({place: sign})
    return {
        name: Interval(float(a), float(b)) for name, a, b in zip(published.hidden, low, high, strict=True)
    }


class _Program:
    """The integer program of everything published; `place` says where each count stands in its solutions."""

    def __init__(self, published: Published) -> None:
        names = list(published.intervals)
        self.place = {name: place for place, name in enumerate(names)}
        self.truths: Values = np.array([published.truths[name] for name in names], dtype=np.float64)
        low = np.array([published.intervals[name].low for name in names])
        high = np.array([published.intervals[name].high for name in names])
        self._within = optimize.Bounds(
            np.maximum(low, self.truths - FARTHEST), np.minimum(high, self.truths + FARTHEST)
        )
        self._whole = np.array([name not in published.broken for name in names], dtype=np.int64)
        rows = [
            (row, self.place[name], factor)
            for row, relation in enumerate(published.relations)
            for name, factor in relation.factors.items()
        ]
        shape = (len(published.relations), len(names))
        line, column, factor = zip(*rows, strict=True) if rows else ((), (), ())
        matrix = sparse.csr_array((np.array(factor, dtype=np.float64), (line, column)), shape=shape)
        self._relations = optimize.LinearConstraint(
            matrix,
            [relation.within.low for relation in published.relations],
            [relation.within.high for relation in published.relations],
        )

    def solution(self, weights: Mapping[int, float]) -> Values:
        """The point at which the weighted sum is least, of those that satisfy everything; else the truth."""
        objective = np.zeros(len(self.place))
        objective[list(weights)] = list(weights.values())
        answer = optimize.milp(
            objective,
            constraints=self._relations,
            bounds=self._within,
            integrality=self._whole,
            options={"node_limit": PATIENCE},
        )
        return self.truths if answer.x is None else np.asarray(answer.x, dtype=np.float64)
