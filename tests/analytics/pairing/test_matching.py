"""Pairings: against brute force, against Hall's bound, and by hand."""

from itertools import permutations, product

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from analytics.forecast import sectors
from analytics.pairing import matching

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


def people(*rows: tuple[str, list[str]], days: int = 0) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["application_id", "sectors"]).assign(days_waited=days)


def offers(*rows: tuple[str, str | None, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["mentor_id", "sector", "gap", "places"]).assign(students=0)


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


def test_who_has_waited_longest_is_served_where_costs_are_the_same() -> None:
    for longest in ("C1", "C2"):
        students = people(("C1", ["data"]), ("C2", ["data"]))
        students["days_waited"] = [60 if name == longest else 10 for name in students["application_id"]]
        pairs = matching.proposed_pairs(students, offers(("M1", "data", 10, 1)), WINDOW)
        assert pairs["application_id"].tolist() == [longest]


def test_a_mentor_who_already_has_a_student_comes_after_one_who_has_none() -> None:
    mentors = offers(("M1", "data", 10, 1), ("M2", "data", 12, 1)).assign(students=[1, 0])
    pairs = matching.proposed_pairs(people(("C1", ["data"])), mentors, WINDOW)
    assert pairs["mentor_id"].tolist() == ["M2"]  # two years cost 2, a second student 4


def best_by_trying(students: pd.DataFrame, mentors: pd.DataFrame) -> tuple[int, float]:
    """The most pairs, and the least cost of as many: every way to give the students the free seats, or none."""
    seats = [
        (sector, gap, has + number)
        for _, sector, gap, places, has in mentors.itertuples(index=False)
        for number in range(1, places + 1)
        if WINDOW[0] <= gap <= WINDOW[1]
    ]
    best = (0, 0.0)
    wishes = students["sectors"].tolist()
    for taken in product([None, *range(len(seats))], repeat=len(wishes)):
        used = [seat for seat in taken if seat is not None]
        if len(set(used)) < len(used):
            continue
        costs = []
        for wished, place in zip(wishes, taken, strict=True):
            if place is None:
                continue
            sector, gap, seat = seats[place]
            if wished and sector not in wished:
                break
            wish = 6.0 * wished.index(sector) if wished else 3.0
            costs.append(abs(gap - 10) + wish + 4.0 * (seat - 1))
        else:
            best = min(best, (-len(costs), sum(costs)))
    return best


def test_a_proposal_is_the_best_of_all_on_small_programmes() -> None:
    rng = np.random.default_rng(3)
    names = ["data", "energy", "finance"]
    for _ in range(60):
        students = people(
            *((f"C{n}", list(rng.permutation(names)[: rng.integers(0, 3)])) for n in range(4)),
            days=int(rng.integers(0, 90)),
        )
        mentors = offers(
            *(
                (f"M{n}", str(rng.choice(names)), int(rng.integers(8, 19)), int(rng.integers(1, 3)))
                for n in range(3)
            )
        ).assign(students=rng.integers(0, 2, 3))
        pairs = matching.proposed_pairs(students, mentors, WINDOW)
        wish = np.where(pairs["wish"] == 0, 3.0, 6.0 * (pairs["wish"] - 1))
        cost = float(((pairs["gap"] - 10).abs() + wish + 4.0 * (pairs["seat"] - 1)).sum())
        assert (-len(pairs), cost) == best_by_trying(students, mentors)
        assert pairs["application_id"].is_unique
        assert not pairs.duplicated(["mentor_id", "seat"]).any()
