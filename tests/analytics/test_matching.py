"""Pairings: against brute force, against Hall's bound, and by hand."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from analytics import matching
from analytics.forecast import sectors

WINDOW = (10, 16)


def test_an_assignment_is_as_cheap_as_the_best_of_all_orders() -> None:
    rng = np.random.default_rng(5)
    for _ in range(50):
        rows = int(rng.integers(1, 6))
        cost = rng.integers(-20, 20, (rows, rows + int(rng.integers(0, 3))))
        best = min(
            sum(cost[row, column] for row, column in enumerate(order))
            for order in permutations(range(cost.shape[1]), rows)
        )
        found = matching.assignment(cost)
        assert found.cost == best
        assert len(set(found.columns.tolist())) == rows


@pytest.mark.parametrize("cost", [[[1.0], [2.0]], [1.0, 2.0], [[float("nan")]], [[float("inf")]]])
def test_an_assignment_refuses_what_has_no_answer(cost: object) -> None:
    with pytest.raises(ValueError, match=r"column|finite"):
        matching.assignment(cost)


def test_students_left_over_are_demand_minus_the_flow_and_hall_agrees() -> None:
    """1,000 random programmes of up to eight sectors, against all sets of sectors tried one by one."""
    rng = np.random.default_rng(1)
    names = np.array(list("abcdefgh"))
    short = 0
    for _ in range(1000):
        count = int(rng.integers(2, 9))
        kinds = {
            frozenset(
                rng.choice(names[:count], int(rng.integers(1, min(4, count) + 1)), replace=False).tolist()
            )
            for _ in range(int(rng.integers(1, 12)))
        }
        students = {kind: int(rng.integers(1, 30)) for kind in kinds}
        places = {str(name): int(rng.integers(0, 40)) for name in names[:count]}
        found = matching.shortage(students, places)
        missing, proof = sectors.deficiency(students, places)
        assert (found.missing, found.pairs) == (missing, sum(students.values()) - missing)
        if not missing:
            assert found.smallest == found.largest == frozenset()
            continue
        short += 1
        assert found.smallest == proof
        assert found.smallest <= found.largest
        for chosen in (found.smallest, found.largest):
            bound = sum(people for kind, people in students.items() if kind <= chosen)
            assert bound - sum(places.get(sector, 0) for sector in chosen) == missing
    assert 200 < short < 900


def test_the_most_pairs_is_that_of_brute_force() -> None:
    rng = np.random.default_rng(2)
    for _ in range(100):
        suits = rng.random((5, 4)) < 0.4
        best = max(
            sum(suits[row, column] for column, row in enumerate(order)) for order in permutations(range(5), 4)
        )
        assert matching.most_pairs(csr_array(suits.astype(int))) == best


def test_a_student_whom_no_sector_suits_is_left_over() -> None:
    found = matching.shortage({frozenset({"data"}): 3}, {"energy": 5})
    assert (found.pairs, found.missing, found.smallest) == (0, 3, frozenset({"data"}))


def people(*rows: tuple[str, list[str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["application_id", "sectors"])


def offers(*rows: tuple[str, str | None, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mentor_id", "sector", "gap", "places"])


def test_a_proposal_serves_the_most_students_before_the_best_wishes() -> None:
    """M1 is C1's first wish and C2's only one: C1 goes to his second wish so that both have a mentor."""
    pairs = matching.proposed_pairs(
        people(("C1", ["data", "energy"]), ("C2", ["data"])),
        offers(("M1", "data", 10, 1), ("M2", "energy", 10, 1)),
        WINDOW,
    )
    assert pairs.to_dict("records") == [
        {"application_id": "C1", "mentor_id": "M2", "gap": 10, "wish": 2, "seat": 1},
        {"application_id": "C2", "mentor_id": "M1", "gap": 10, "wish": 1, "seat": 1},
    ]


def test_a_proposal_keeps_to_the_window_and_prefers_the_usual_gap() -> None:
    pairs = matching.proposed_pairs(
        people(("C1", ["data"])),
        offers(("M1", "data", 9, 1), ("M2", "data", 13, 1), ("M3", "data", 11, 1)),
        WINDOW,
    )
    assert pairs["mentor_id"].tolist() == ["M3"]


def test_a_proposal_spreads_students_over_mentors() -> None:
    pairs = matching.proposed_pairs(
        people(("C1", ["data"]), ("C2", ["data"])),
        offers(("M1", "data", 10, 2), ("M2", "data", 12, 1)),
        WINDOW,
    )
    assert sorted(pairs["mentor_id"]) == ["M1", "M2"]


def test_whom_any_mentor_suits_takes_what_the_others_leave() -> None:
    pairs = matching.proposed_pairs(
        people(("C1", []), ("C2", ["undecided"]), ("C3", ["data"])),
        offers(("M1", "data", 10, 1), ("M2", None, 12, 1)),
        WINDOW,
    )
    assert dict(zip(pairs["application_id"], pairs["mentor_id"], strict=True))["C3"] == "M1"
    assert len(pairs) == 2
    assert set(pairs.loc[pairs["application_id"] != "C3", "wish"]) == {0}


def test_nobody_to_pair_gives_an_empty_proposal() -> None:
    assert matching.proposed_pairs(people(("C1", ["data"])), offers(("M1", "energy", 10, 1)), WINDOW).empty
