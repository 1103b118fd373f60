"""Who can be paired with whom: the most pairs that are possible, what stands in the way, and a good way to make them.

A student accepts some sectors; a mentor works in one, and suits when the gap is inside the window. Students who accept
the same sectors are alike, and so are places in the same sector: the most pairs is a maximum flow through a network of
a few dozen nodes whatever the size of the programme, and by the theorem of Hall (in Ore's form) the smallest cut names
the sectors in which places are missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow
from scipy.sparse.csgraph import min_weight_full_bipartite_matching as cheapest_full_matching

from analytics.pairing.sectors import UNDECIDED

USUAL_GAP = 10  # "usually ten years" (AX, 31 January 2022)
# What each is worth beside one year more of gap.
LATER_WISH, WITHOUT_WISH, NO_WISH, NEXT_SEAT = 6.0, 3.0, 24.0, 4.0
OUTSIDE = -1  # in place of the number of a wish

Accepted = Mapping[frozenset[str], int]  # sectors accepted → number of students who accept just these


@dataclass(frozen=True)
class Shortage:
    """The most pairs possible, the students left over, and the sets of sectors that prove it.

    `smallest` and `largest` are the smallest and largest sets of sectors whose students outnumber their places by
    `missing`; both are empty when nobody is left over.
    """

    pairs: int
    missing: int
    smallest: frozenset[str]
    largest: frozenset[str]


def shortage(students: Accepted, places: Mapping[str, int]) -> Shortage:
    """What `places` per sector allow for `students` per set of accepted sectors.

    A student who accepts no sector of `places` counts as left over.
    """
    kinds = sorted(students, key=sorted)
    sectors = sorted(set(places).union(*students))
    source, sink = 0, 1 + len(kinds) + len(sectors)
    node = {sector: 1 + len(kinds) + position for position, sector in enumerate(sectors)}
    demand = sum(students.values())
    if not demand:
        return Shortage(0, 0, frozenset(), frozenset())
    edges = [(source, 1 + number, students[kind]) for number, kind in enumerate(kinds)]
    edges += [(1 + number, node[sector], demand) for number, kind in enumerate(kinds) for sector in kind]
    edges += [(node[sector], sink, places.get(sector, 0)) for sector in sectors]
    network = _network(edges, sink + 1)
    flow = maximum_flow(network, source, sink)
    missing = demand - int(flow.flow_value)
    if not missing:
        return Shortage(demand, 0, frozenset(), frozenset())
    residual = csr_array((network - flow.flow).maximum(0))
    residual.eliminate_zeros()
    from_source = set(breadth_first_order(residual, source, return_predecessors=False))
    to_sink = set(breadth_first_order(csr_array(residual.T), sink, return_predecessors=False))
    return Shortage(
        int(flow.flow_value),
        missing,
        frozenset(sector for sector in sectors if node[sector] in from_source),
        frozenset(sector for sector in sectors if node[sector] not in to_sink),
    )


def places_to_find(students: Accepted, places: Mapping[str, int]) -> dict[str, int]:
    """Sector → places to add for every student to have one: in the set that is short, the most wished sector first.

    They are added an eighth of what is missing at a time, so that a large programme takes few rounds.
    """
    offered, added = dict(places), dict[str, int]()
    while (short := shortage(students, offered)).missing:
        sector = max(sorted(short.smallest), key=lambda name: _wished(students, name) - offered.get(name, 0))
        step = max(short.missing // 8, 1)
        for count in (offered, added):
            count[sector] = count.get(sector, 0) + step
    return added


def _wished(students: Accepted, sector: str) -> float:
    """Students who accept the sector, each counted for an equal part in every sector accepted."""
    return sum(people / len(accepted) for accepted, people in students.items() if sector in accepted)


def _network(edges: list[tuple[int, int, int]], nodes: int) -> csr_array:
    kept = [edge for edge in edges if edge[2] > 0]
    start, end, capacity = (np.array(part, dtype=np.int32) for part in zip(*kept, strict=True))
    return csr_array(coo_array((capacity, (start, end)), shape=(nodes, nodes)))


def proposed_pairs(
    students: pd.DataFrame, mentors: pd.DataFrame, window: tuple[int, int], is_any_sector: bool = False
) -> pd.DataFrame:
    """A pair for as many waiting students as possible, the best for all of them together. Nothing is decided by it.

    `students`: application_id, days_waited, sectors (list in order of preference, empty or with 'undecided' when any
    suits). `mentors`: mentor_id, sector (or None), gap, places (free, at least 1), students (those he or she already
    has). With `is_any_sector`, a mentor suits whatever the wishes. Returns application_id, mentor_id, gap, wish (1 for
    the first wish, 2…; 0 without preference, OUTSIDE for none of the wishes), seat (1 for the first student of the
    mentor), one row per student who gets a mentor.

    Among the ways to pair the most students, the sum of costs is the smallest: a year away from USUAL_GAP costs 1, a
    later wish LATER_WISH each, no wish at all NO_WISH, a further student of the same mentor NEXT_SEAT each. Where costs
    are the same, those who have waited longest, in days added up, are served first.
    """
    suited = _suited(students, mentors[mentors["gap"].between(*window)], is_any_sector)
    columns = ["application_id", "mentor_id", "gap", "wish", "seat"]
    if suited.empty:
        return suited.reindex(columns=columns)
    row, seekers = pd.factorize(suited["application_id"])
    column, taken = pd.factorize(suited["mentor_id"] + "/" + suited["seat"].astype(str))
    people, places = len(seekers), len(taken)
    # One column per student stands for "no mentor", so that a full matching always exists. It costs more than all the
    # pairs together, so that nobody is left out for the sake of a better pair; days count for less than one year of
    # gap. Costs are positive: SciPy takes an explicit zero for no edge.
    days = students.set_index("application_id")["days_waited"].reindex(seekers).to_numpy(dtype=float)
    without = people * (2.0 + suited["cost"].max()) + days / (1.0 + days.sum())
    cost = coo_array(
        (
            np.concatenate([1.0 + suited["cost"], without]),
            (
                np.concatenate([row, np.arange(people)]),
                np.concatenate([column, places + np.arange(people)]),
            ),
        ),
        shape=(people, places + people),
    )
    chosen = pd.DataFrame(dict(zip(("row", "column"), cheapest_full_matching(csr_array(cost)), strict=True)))
    pairs = suited.assign(row=row, column=column).merge(chosen, on=["row", "column"])
    return pairs.sort_values("application_id").reset_index(drop=True)[columns]


def _suited(students: pd.DataFrame, mentors: pd.DataFrame, is_any_sector: bool) -> pd.DataFrame:
    """One row per student and free seat of a mentor who suits: gap, wish, seat and cost."""
    wishes = [
        (student, sector, rank)
        for student, sectors in zip(students["application_id"], students["sectors"], strict=True)
        for rank, sector in enumerate(sectors, start=1)
        if UNDECIDED not in sectors
    ]
    chosen = pd.DataFrame(wishes, columns=["application_id", "sector", "wish"])
    open_minded = students.loc[
        [not sectors or UNDECIDED in sectors for sectors in students["sectors"]], ["application_id"]
    ].assign(wish=0)
    seats = _seats(mentors, len(students))
    parts = [
        chosen.merge(seats.dropna(subset=["sector"]), on="sector"),
        open_minded.merge(seats, how="cross"),
    ]
    if is_any_sector:
        anywhere = students[["application_id"]].assign(wish=OUTSIDE).merge(seats, how="cross")
        parts.append(anywhere)
    # Where nobody has a wish, an empty part would make columns of objects, which no matrix holds.
    suited = pd.concat(parts, ignore_index=True).astype({"wish": "int64", "gap": "int64", "seat": "int64"})
    suited = suited.drop_duplicates(["application_id", "mentor_id", "seat"], ignore_index=True)
    later = np.select(
        [suited["wish"] == 0, suited["wish"] == OUTSIDE],
        [WITHOUT_WISH, NO_WISH],
        LATER_WISH * (suited["wish"] - 1),
    )
    return suited.assign(cost=(suited["gap"] - USUAL_GAP).abs() + later + NEXT_SEAT * (suited["seat"] - 1))


def _seats(mentors: pd.DataFrame, students: int) -> pd.DataFrame:
    """One row per free seat; of those alike in sector, gap and number, as many as there are students are enough."""
    seats = mentors.loc[mentors.index.repeat(mentors["places"])]
    seats = seats.assign(seat=seats["students"] + seats.groupby("mentor_id").cumcount() + 1)
    alike = seats.groupby(["sector", "gap", "seat"], dropna=False).cumcount()
    return seats.loc[alike < students, ["mentor_id", "sector", "gap", "seat"]]
