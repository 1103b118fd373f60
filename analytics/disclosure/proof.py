"""The proof at publish: what fails it is withheld, never published."""

from dataclasses import dataclass

import pandas as pd

from analytics.disclosure import audit, memory, relations
from analytics.disclosure.audit import Name, Published
from analytics.disclosure.memory import Past
from analytics.disclosure.protection import Frames
from analytics.disclosure.rule import Interval, Rule
from analytics.disclosure.tables import COHORT, COUNTS, PROVEN

TOTALS = ("cohort_count", "flow_count", "supply_count", "load_count", "sector_count")


@dataclass(frozen=True)
class Proof:
    """Protected tables of which nothing hidden can be deduced, and what it took.

    `hidden` counts the cells that were proven, `narrowest` is the least distance between two values that one of them
    may have (None without a hidden cell), `withheld` lists what was given up: (table, measure, cohort),
    `known` is everything that a reader has from now on.
    """

    tables: dict[str, pd.DataFrame]
    hidden: int
    narrowest: float | None
    withheld: list[tuple[str, str, str]]
    known: Published


def proven(
    exact: Frames, shown: Frames, window: tuple[int, int], rule: Rule, past: Past | None = None
) -> Proof:
    """The protected tables, without the columns of a campaign that would let one of its small counts be deduced.

    A column that fails is withheld (NaN) for its campaign; when that is not enough, the others of its table are, one
    after the other from the last, then the course of the campaign, which goes first where a total failed; then every
    table of the campaign: with nothing beside the pairs, nothing is left to deduce from. The reader is supposed to have
    everything that was published in the `past`.
    """
    tables, past = {name: frame.copy() for name, frame in shown.items()}, past or Past("now")
    withheld: list[tuple[str, str, str]] = []
    reach: dict[Name, Interval] = {}
    while True:
        now = relations.published(exact, tables, window, rule)
        joint, told = memory.together(past, now)
        # What is withheld tells less: what a count was seen to reach, it still can.
        reach = audit.reach(memory.around(joint, told), reach)
        unsafe = [memory.own_name(name) for name, values in reach.items() if not audit.is_safe(values)]
        given_up = [one for name in dict.fromkeys(unsafe) for one in _next_to_give_up(name, withheld, tables)]
        if not given_up:
            break
        for one in dict.fromkeys(given_up):
            table, measure, cohort = one
            tables[table].loc[tables[table][COHORT] == cohort, measure] = float("nan")
            withheld.append(one)
    widths = [values.high - values.low for values in reach.values()]
    return Proof(tables, len(now.hidden), min(widths, default=None), withheld, joint)


def _next_to_give_up(
    name: Name, withheld: list[tuple[str, str, str]], tables: Frames
) -> list[tuple[str, str, str]]:
    table, measure, cohort = name[:3]  # type: ignore[index]
    everything = [
        (other, column, cohort) for other in PROVEN for column in COUNTS[other].protected if other in tables
    ]
    of_table = [one for one in everything if one[0] == table]
    of_course = [one for one in everything if one[0] not in TOTALS]
    one_by_one = [[one] for one in reversed(of_table)]
    wider = [of_course, of_table] if table == "cohort_count" else [*one_by_one, of_course]
    for rung in ([(table, measure, cohort)], *wider, everything):
        left = [one for one in rung if one not in withheld]
        if left:
            return left
    return []
