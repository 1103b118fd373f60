"""Pairings: against brute force, against Hall's bound, and by hand."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from analytics.pairing import matching

WINDOW = (10, 16)
DATA, ENERGY, FINANCE = frozenset({"data"}), frozenset({"energy"}), frozenset({"finance"})
EITHER = DATA | ENERGY


def deficiency(students: matching.Accepted, places: dict[str, int]) -> tuple[int, frozenset[str]]:
    """The students left over and the smallest set of sectors that proves it, by trying each of the 2^S sets.

    By Hall's theorem (in Ore's form, 1955) they are the largest excess, over all sets, of the students who accept
    nothing outside the set over the places inside it.
    """
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


def test_places_elsewhere_change_nothing() -> None:
    found = matching.shortage({DATA: 5, FINANCE: 2}, {"data": 3, "finance": 40})
    assert (found.missing, found.smallest) == (2, DATA)


def test_two_sectors_may_be_short_together_and_neither_alone() -> None:
    found = matching.shortage({DATA: 2, ENERGY: 2, EITHER: 3}, {"data": 3, "energy": 3, "finance": 9})
    assert (found.missing, found.smallest) == (1, EITHER)


def test_everybody_placed_leaves_no_set() -> None:
    for students, places in (({EITHER: 4}, {"data": 4}), ({}, {})):
        found = matching.shortage(students, places)
        assert (found.missing, found.smallest) == (0, frozenset())


def test_places_are_sought_in_the_set_that_binds() -> None:
    assert matching.places_to_find({DATA: 5, FINANCE: 2}, {"data": 3, "finance": 40}) == {"data": 2}


@pytest.mark.parametrize("seed", range(60))
def test_with_the_places_to_find_nobody_is_left_over_and_none_is_sought_elsewhere(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sectors = [f"s{number}" for number in range(rng.integers(1, 7))]
    places = {sector: int(rng.integers(0, 8)) for sector in sectors}
    students: dict[frozenset[str], int] = {}
    for _ in range(rng.integers(1, 9)):
        accepted = frozenset(
            rng.choice(sectors, size=rng.integers(1, len(sectors) + 1), replace=False).tolist()
        )
        students[accepted] = students.get(accepted, 0) + int(rng.integers(0, 6))
    more = matching.places_to_find(students, places)
    missing, _ = deficiency(students, places)
    assert sum(more.values()) == missing
    assert (
        deficiency(students, {sector: count + more.get(sector, 0) for sector, count in places.items()})[0]
        == 0
    )


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
        missing, proof = deficiency(students, places)
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


@pytest.mark.parametrize(
    ("other", "seated", "years", "anywhere"),
    [("data", 1, 4, False), ("energy", 0, 6, False), ("finance", 0, 24, True)],
    ids=["a second student", "a second wish", "none of the wishes"],
)
def test_what_is_less_wanted_is_worth_so_many_years_of_gap(
    other: str, seated: int, years: int, anywhere: bool
) -> None:
    """Beside a mentor of the first wish, free, whose gap is one year less than that worth, or one more."""
    for more, chosen in ((-1, "M2"), (1, "M1")):
        mentors = offers(("M1", other, 10, 1), ("M2", "data", 10 + years + more, 1)).assign(
            students=[seated, 0]
        )
        pairs = matching.proposed_pairs(people(("C1", ["data", "energy"])), mentors, (10, 40), anywhere)
        assert pairs["mentor_id"].tolist() == [chosen]


def test_nobody_to_pair_misses_nothing() -> None:
    assert matching.shortage({}, {"data": 2}) == matching.Shortage(0, 0, frozenset(), frozenset())
    assert matching.shortage({DATA: 0}, {}) == matching.Shortage(0, 0, frozenset(), frozenset())


def test_seats_beyond_the_number_of_students_change_nothing_but_each_of_them_may_be_needed() -> None:
    students = people(("C1", ["data"]), ("C2", ["data"]), days=3)
    pairs = matching.proposed_pairs(students, offers(*((f"M{n}", "data", 12, 3) for n in range(5))), WINDOW)
    assert pairs["seat"].tolist() == [1, 1]
    assert pairs["mentor_id"].is_unique


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
