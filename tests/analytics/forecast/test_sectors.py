"""Sets of sectors where places are missing, against maximum flows and small cases counted by hand."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from analytics.forecast.sectors import deficiency, places_to_find

DATA, ENERGY, FINANCE = frozenset({"data"}), frozenset({"energy"}), frozenset({"finance"})
EITHER = DATA | ENERGY


def test_places_elsewhere_change_nothing() -> None:
    assert deficiency({DATA: 5, FINANCE: 2}, {"data": 3, "finance": 40}) == (2, DATA)


def test_two_sectors_may_be_short_together_and_neither_alone() -> None:
    assert deficiency({DATA: 2, ENERGY: 2, EITHER: 3}, {"data": 3, "energy": 3, "finance": 9}) == (1, EITHER)


def test_everybody_placed_leaves_no_set() -> None:
    assert deficiency({EITHER: 4}, {"data": 4}) == (0, frozenset())
    assert deficiency({}, {}) == (0, frozenset())


def test_places_are_sought_in_the_set_that_binds() -> None:
    assert places_to_find({DATA: 5, FINANCE: 2}, {"data": 3, "finance": 40}) == {"data": 2}


def _unplaced(students: dict[frozenset[str], int], places: dict[str, int]) -> int:
    """Students less the maximum flow from students through accepted sectors to places."""
    kinds, sectors = list(students), list(places)
    size = 2 + len(kinds) + len(sectors)
    graph = np.zeros((size, size), dtype=np.int32)
    for row, accepted in enumerate(kinds, start=1):
        graph[0, row] = students[accepted]
        for column, sector in enumerate(sectors, start=1 + len(kinds)):
            graph[row, column] = students[accepted] if sector in accepted else 0
    for column, sector in enumerate(sectors, start=1 + len(kinds)):
        graph[column, size - 1] = places[sector]
    return sum(students.values()) - int(maximum_flow(csr_array(graph), 0, size - 1).flow_value)


@pytest.mark.parametrize("seed", range(60))
def test_the_deficiency_is_what_the_maximum_flow_leaves(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sectors = [f"s{number}" for number in range(rng.integers(1, 7))]
    places = {sector: int(rng.integers(0, 8)) for sector in sectors}
    students: dict[frozenset[str], int] = {}
    for _ in range(rng.integers(1, 9)):
        accepted = frozenset(
            rng.choice(sectors, size=rng.integers(1, len(sectors) + 1), replace=False).tolist()
        )
        students[accepted] = students.get(accepted, 0) + int(rng.integers(0, 6))
    missing, proof = deficiency(students, places)
    assert missing == _unplaced(students, places)
    if missing:
        inside = sum(people for accepted, people in students.items() if accepted <= proof)
        assert inside - sum(places[sector] for sector in proof) == missing
    more = {
        sector: places.get(sector, 0) + count for sector, count in places_to_find(students, places).items()
    }
    assert _unplaced(students, {**places, **more}) == 0
