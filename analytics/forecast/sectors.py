"""Where places are missing when students accept some sectors only: Hall's condition over sets of sectors.

A student accepts the sectors of his or her wishes. By Hall's theorem (in Ore's form, 1955), the students who cannot
have a place are as many as the largest excess, over all sets of sectors, of the students who accept nothing outside the
set over the places inside it. There are 2^S sets for S sectors, 256 for eight: all are tried.
"""

from collections.abc import Mapping
from itertools import combinations

from analytics.pairing.matching import Accepted


def deficiency(students: Accepted, places: Mapping[str, int]) -> tuple[int, frozenset[str]]:
    """The students who cannot have a place, and the smallest set of sectors that proves it (empty when all can)."""
    sectors = sorted(set(places).union(*students))
    worst, proof = 0, frozenset[str]()
    for size in range(1, len(sectors) + 1):
        for chosen in combinations(sectors, size):
            inside = frozenset(chosen)
            bound = sum(people for accepted, people in students.items() if accepted <= inside)
            excess = bound - sum(places.get(sector, 0) for sector in chosen)
            if excess > worst:
                worst, proof = excess, inside
    return worst, proof


def places_to_find(students: Accepted, places: Mapping[str, int]) -> dict[str, int]:
    """Places to add per sector for every student to have one: in the set that binds, the most wished sector first.

    They are added an eighth of what is missing at a time, so that a large programme takes few rounds.
    """
    found = dict(places)
    added: dict[str, int] = {}
    while True:
        missing, binding = deficiency(students, found)
        if not missing:
            return added
        sector = max(sorted(binding), key=lambda name: _wished(students, name) - found.get(name, 0))
        step = max(missing // 8, 1)
        found[sector] = found.get(sector, 0) + step
        added[sector] = added.get(sector, 0) + step


def _wished(students: Accepted, sector: str) -> float:
    """Students who accept the sector, each counted for an equal part in every sector accepted."""
    return sum(people / len(accepted) for accepted, people in students.items() if sector in accepted)
