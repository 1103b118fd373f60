"""Who waits and who has a place: what a proposal is made of, for the coordinator alone."""

from data import queries
from data.generations import store


def test_who_waits_and_who_has_a_place_are_for_the_coordinator_alone(generation: store.Generation) -> None:
    """C7 wishes nothing in particular; M4 has a place and no student, M2 and M3 of the X20 have one each and are full."""
    waiting = {
        row["application_id"]: row for row in queries.records(generation, "coordinator", "waiting_list")
    }
    assert list(waiting) == ["C7"]
    assert (waiting["C7"]["possible_mentors"], waiting["C7"]["reason"], waiting["C7"]["maturity"]) == (
        1,
        "placement",
        2,
    )
    free = queries.records(generation, "coordinator", "free_place")
    assert [(row["cohort"], row["mentor_id"], row["places"], row["students"]) for row in free] == [
        ("X19", "M2", 1, 1),
        ("X20", "M4", 1, 0),
    ]
    for name in ("waiting_list", "free_place", "stalled_pair"):
        assert queries.records(generation, "board", name) == []
