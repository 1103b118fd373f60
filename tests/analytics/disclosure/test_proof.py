"""The proof over whole programmes: what fails is withheld, and nothing hidden can then be deduced."""

import pandas as pd
import pytest

from analytics.disclosure import audit, relations
from analytics.disclosure.proof import proven
from analytics.disclosure.protection import protected
from analytics.disclosure.rule import Rule

WINDOW, RULE = (10, 16), Rule()
Frames = dict[str, pd.DataFrame]


def bounds(exact: Frames, shown: Frames) -> dict[object, audit.Interval]:
    published = relations.published(exact, shown, WINDOW, RULE)
    return audit.bounds(published, published.hidden)


def test_everything_published_is_true(counts: Frames) -> None:
    published = relations.published(counts, protected(counts, WINDOW, RULE), WINDOW, RULE)
    assert len(published.hidden) > 20
    for name, within in published.intervals.items():
        assert within.low <= published.truths[name] <= within.high, name
    for relation in published.relations:
        value = sum(factor * published.truths[name] for name, factor in relation.factors.items())
        assert relation.within.low <= value <= relation.within.high, relation


def test_nothing_hidden_can_be_deduced_of_what_is_proven(counts: Frames) -> None:
    proof = proven(counts, protected(counts, WINDOW, RULE), WINDOW, RULE)
    assert proof.narrowest is not None
    assert all(audit.is_safe(within) for within in bounds(counts, proof.tables).values())


def test_an_exact_total_beside_the_pairs_would_give_the_hidden_part_away(counts: Frames) -> None:
    published = relations.published(counts, protected(counts, WINDOW, RULE), WINDOW, RULE)
    waiting = ("cohort_count", "never_paired", "X19")
    assert audit.bounds(published, [waiting]) == {waiting: audit.Interval(0, 7)}
    published.intervals["cohort_count", "eligible", "X19"] = audit.Interval(24, 24)
    assert audit.bounds(published, [waiting]) == {waiting: audit.Interval(4, 4)}


def test_what_fails_is_withheld_for_its_campaign_and_said(counts: Frames) -> None:
    # 21 mentors of one student are shown as 20, that is 18 to 22: of 23 pairs, 1 to 5 are of mentors who follow several,
    # who are 1 or 2.
    counts["load_count"] = pd.DataFrame(
        {"cohort": ["X20"] * 2, "students": [1, 2], "is_more": [False] * 2, "mentors": [21.0, 1.0]}
    )
    counts["cohort_count"].loc[1, ["counted_pairs", "published_pairs", "with_mentor"]] = 23.0
    counts["cohort_count"].loc[1, ["waiting", "never_paired"]] = 14.0
    shown = protected(counts, WINDOW, RULE)
    within = bounds(counts, shown)[("load_count", "mentors", "X20", "2")]
    assert within == audit.Interval(1, 2)
    proof = proven(counts, shown, WINDOW, RULE)
    assert ("load_count", "mentors", "X20") in proof.withheld
    assert proof.tables["load_count"]["mentors"].isna().all()
    assert all(audit.is_safe(within) for within in bounds(counts, proof.tables).values())


@pytest.mark.parametrize("table", ["supply_count", "load_count", "sector_count", "flow_count"])
def test_an_empty_table_is_no_obstacle(counts: Frames, table: str) -> None:
    counts[table] = counts[table].head(0)
    assert proven(counts, protected(counts, WINDOW, RULE), WINDOW, RULE).tables[table].empty
