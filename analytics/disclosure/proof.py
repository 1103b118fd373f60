"""The proof at publish: what fails it is withheld, never published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pandas as pd

from analytics.disclosure import audit, memory, relations
from analytics.disclosure.audit import Name, Published
from analytics.disclosure.memory import Past
from analytics.disclosure.protection import Frames
from analytics.disclosure.rule import Interval, Rule
from analytics.disclosure.tables import COHORT, COUNTS, PROVEN

TOTALS = ("cohort_count", "flow_count", "supply_count", "load_count", "sector_count")
Column: TypeAlias = tuple[str, str, str]  # a table, a measure and a cohort


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
    withheld: list[Column]
    known: Published


def proven(
    exact: Frames, shown: Frames, window: tuple[int, int], rule: Rule, past: Past | None = None
) -> Proof:
    """The protected tables, without the columns of a campaign that would let one of its small counts be deduced.

    A column that fails is withheld (NaN) for its campaign; when that is not enough, the others of its table are, one
    after the other from the last, then the course of the campaign, which goes first where a total failed; then every
    table of the campaign. What can still be deduced then comes from other campaigns (who gave in one may return in the
    next): the table is withheld for all of them, then every table. Nothing is for a count that is known with nothing
    published. The reader is supposed to have everything that was published in the `past`.
    """
    tables, past = {name: frame.copy() for name, frame in shown.items()}, past or Past("now")
    withheld: list[Column] = []
    reach: dict[Name, Interval] = {}
    everything = _everything(tables)
    asked, known_anyway = set[Name](), set[Name]()
    while True:
        now = relations.published(exact, tables, window, rule)
        joint, updated = memory.together(past, now)
        # What is withheld tells less: what a count was seen to reach, it still can.
        reach = audit.reach(memory.around(joint, updated), reach)
        unsafe = _unsafe(reach)
        if unasked := [name for name in unsafe if name not in asked]:
            silent = relations.published(exact, _without(tables, everything), window, rule)
            known_anyway |= _known_anyway(memory.together(past, silent)[0], unasked)
            asked.update(unasked)
        failing = dict.fromkeys(memory.own_name(name) for name in unsafe if name not in known_anyway)
        given_up = [one for name in failing for one in _next_to_give_up(name, withheld, everything)]
        if not given_up:
            break
        tables = _without(tables, given_up)
        withheld += dict.fromkeys(given_up)
    widths = [values.high - values.low for values in reach.values()]
    return Proof(tables, len(now.hidden), min(widths, default=None), withheld, joint)


def _everything(tables: Frames) -> list[Column]:
    """Each column of each campaign that may be withheld, whether the campaign has rows in its table or not."""
    there = [name for name in PROVEN if name in tables]
    cohorts = dict.fromkeys(str(cohort) for name in there for cohort in tables[name][COHORT])
    return [
        (name, measure, cohort) for name in there for measure in COUNTS[name].protected for cohort in cohorts
    ]


def _without(tables: Frames, columns: Iterable[Column]) -> dict[str, pd.DataFrame]:
    tables = {name: frame.copy() for name, frame in tables.items()}
    for table, measure, cohort in columns:
        tables[table].loc[tables[table][COHORT] == cohort, measure] = float("nan")
    return tables


def _unsafe(reach: Mapping[Name, Interval]) -> list[Name]:
    return [name for name, values in reach.items() if not audit.is_safe(values)]


def _known_anyway(silent: Published, names: Sequence[Name]) -> set[Name]:
    """Which of these counts are deduced of all that is known when a publication tells nothing."""
    asked = replace(silent, hidden=list(names))
    return set(_unsafe(audit.reach(memory.around(asked, set(names)))))


def _next_to_give_up(name: Name, withheld: Sequence[Column], everything: Sequence[Column]) -> list[Column]:
    """What may still be withheld for a count, the least first."""
    table, measure, cohort = name[:3]
    of_cohort = [one for one in everything if one[2] == cohort]
    of_table = [one for one in of_cohort if one[0] == table]
    of_course = [one for one in of_cohort if one[0] not in TOTALS]
    one_by_one = [[one] for one in reversed(of_table)]
    wider = [of_course, of_table] if table == "cohort_count" else [*one_by_one, of_course]
    of_all = [one for one in everything if one[0] == table]
    rungs = ([(table, measure, cohort)], *wider, of_cohort, of_all, everything)
    remaining = ([one for one in rung if one not in withheld] for rung in rungs)
    return next(filter(None, remaining), [])
