"""Several publications in one program, and what of the next one stays as it is shown."""

import math

import pandas as pd
import pytest

from analytics.disclosure import audit, memory, relations
from analytics.disclosure.audit import Published
from analytics.disclosure.memory import Past
from analytics.disclosure.proof import Proof, proven
from analytics.disclosure.protection import protected
from analytics.disclosure.renewal import renewed, tempered, without
from analytics.disclosure.rule import Interval, Rule
from analytics.disclosure.tables import ALL, COUNTS

WINDOW, RULE = (10, 16), Rule()
SLICES = [(kind, cohort) for kind in ("students", "mentors", "authors") for cohort in ("X19", "X20", ALL)]
Frames = dict[str, pd.DataFrame]


def publication(counts: Frames, rule: Rule, past: Past) -> Proof:
    return proven(counts, without(protected(counts, WINDOW, rule), past.near), WINDOW, rule, past)


def all_safe(known: Published) -> bool:
    return all(map(audit.is_safe, audit.bounds(known, known.hidden).values()))


def test_the_same_persons_by_the_same_rule_tell_nothing_new(counts: Frames) -> None:
    first = publication(counts, RULE, Past("a"))
    again = Past("b", first.known, same=dict.fromkeys(SLICES, "a"))
    _, told = memory.together(again, relations.published(counts, first.tables, WINDOW, RULE))
    assert told == set()


@pytest.mark.parametrize("rules", [(Rule(8, 5), Rule(9, 5)), (Rule(10, 10), Rule(12, 15))])
def test_the_same_persons_by_wider_rules_stay_safe_in_one_program(
    counts: Frames, rules: tuple[Rule, Rule]
) -> None:
    proof = publication(counts, RULE, Past("a"))
    for rule in rules:
        before = proof.known
        proof = publication(counts, rule, Past("b", before, same=dict.fromkeys(SLICES, "a")))
        assert {name[0] for name in proof.known.truths if isinstance(name, tuple)} == {"a"}
        for name, within in before.intervals.items():
            assert within.low <= proof.known.intervals[name].low <= proof.known.truths[name]
    assert all_safe(proof.known)


def test_what_an_earlier_rule_told_is_not_taken_for_hidden(counts: Frames) -> None:
    # The pairs are published exactly: 20 is less than a rule that hides 21, and known already.
    first = publication(counts, RULE, Past("a"))
    proof = publication(counts, Rule(21, 5), Past("b", first.known, same=dict.fromkeys(SLICES, "a")))
    assert first.known.intervals["a", "cohort_count", "counted_pairs", "X19"] == Interval(20, 20)
    assert ("a", "cohort_count", "counted_pairs", "X19") not in proof.known.hidden
    assert set(first.known.hidden) < set(proof.known.hidden)
    assert all_safe(proof.known)


def test_a_row_that_is_left_out_under_a_wider_rule_can_be_withheld(counts: Frames) -> None:
    # Shown as 10 it is 8 at least, and left out by a rule that hides up to 8 it would be 8: nothing is said of the table.
    rows = {"cohort": ["X20"] * 2, "name": ["Genre"] * 2, "value": ["femme", "homme"]}
    counts["attribute_count"] = pd.DataFrame(
        {**rows, "applications": [8.0, 22.0], "eligible": [8.0, 22.0], "paired": [5.0, 14.0]}
    )
    first = publication(counts, RULE, Past("a"))
    proof = publication(counts, Rule(8, 5), Past("b", first.known, same=dict.fromkeys(SLICES, "a")))
    assert ("attribute_count", "applications", "X20") in proof.withheld
    assert all_safe(proof.known)
    assert renewed(proof.tables, {}, frozenset(), proof.withheld)["attribute_count"].empty


def test_persons_who_are_as_they_were_before_tell_nothing_new(counts: Frames) -> None:
    first = publication(counts, RULE, Past("a"))
    more = {name: frame.copy() for name, frame in counts.items()}
    more["cohort_count"].loc[1, ["applications", "eligible", "waiting", "never_paired"]] = [
        55.0,
        52.0,
        27.0,
        27.0,
    ]
    moved = dict.fromkeys(SLICES, ("a", 0)) | {("students", "X20"): ("a", 15)}
    second = publication(more, RULE, Past("b", first.known, latest=moved))
    undone = dict.fromkeys(SLICES, ("a", 0)) | {("students", "X20"): ("b", 15)}
    again = Past("c", second.known, same=dict.fromkeys(SLICES, "a"), latest=undone)
    _, told = memory.together(again, relations.published(counts, first.tables, WINDOW, RULE))
    assert told == set()


def test_a_publication_that_the_first_and_the_second_would_tell_is_withheld(counts: Frames) -> None:
    # 7 students wait, hidden; then 8 do, shown as 10, that is 8 at least: who knows of one student more knows the 7.
    cohorts = counts["cohort_count"]
    cohorts.loc[1, ["waiting", "eligible", "applications", "motivations"]] = [7.0, 32.0, 35.0, 33.0]
    first = publication(counts, RULE, Past("a"))
    cohorts.loc[1, ["waiting", "eligible", "applications"]] = [8.0, 33.0, 36.0]
    past = Past("b", first.known, latest=dict.fromkeys(SLICES, ("a", 1)))
    proof = publication(counts, RULE, past)
    assert ("cohort_count", "waiting", "X20") in proof.withheld
    assert all_safe(proof.known)


def test_what_another_campaign_tells_of_a_count_is_withheld_with_its_table(counts: Frames) -> None:
    # Of the X20's 21 mentors before 17 could return, told as 13 to 18, and 4 were too old, told as 0 to 4.
    # The 21 are the participants of the X19: shown as 21, that is 20 to 22, 2 at least were too old.
    counts["flow_count"].loc[1, ["aged_out", "could_return", "stopped"]] = [4.0, 17.0, 5.0]
    known = publication(counts, RULE, Past("a")).known
    for measure, cohort in (
        ("participants_before", "X20"),
        ("participants", "X19"),
        ("new_participants", "X19"),
        ("stayed", "X19"),
    ):
        known.intervals["a", "flow_count", measure, cohort] = Interval(0, 40)
    known.intervals["a", "flow_count", "could_return", "X20"] = Interval(13, 18)
    known.intervals["a", "flow_count", "aged_out", "X20"] = Interval(0, 4)
    assert all_safe(known)
    proof = publication(counts, Rule(8, 3), Past("b", known, same=dict.fromkeys(SLICES, "a")))
    assert ("flow_count", "participants", "X19") in proof.withheld
    assert all_safe(proof.known)


def test_nothing_is_withheld_for_a_count_that_is_known_already(counts: Frames) -> None:
    known = publication(counts, RULE, Past("a")).known
    past = Past("b", known, same=dict.fromkeys(SLICES, "a"))
    withheld = publication(counts, Rule(8, 5), past).withheld
    known.intervals["a", "flow_count", "aged_out", "X20"] = Interval(3, 3)
    assert publication(counts, Rule(8, 5), past).withheld == withheld


def test_a_count_of_few_changed_persons_stays_as_it_is_shown_beside_what_is_renewed(counts: Frames) -> None:
    before = protected(counts, WINDOW, RULE)
    counts["cohort_count"].loc[1, ["applications", "withdrawn", "volunteers"]] = [43.0, 6.0, 50.0]
    near = frozenset({("students", "X20")})
    now = without(protected(counts, WINDOW, RULE), near)
    assert math.isnan(now["cohort_count"].loc[1, "applications"])
    shown = renewed(now, before, near)["cohort_count"]
    assert shown.loc[1, "applications"] == before["cohort_count"].loc[1, "applications"] == 40
    assert shown.loc[1, ["counted_pairs", "volunteers"]].tolist() == [25, 50]


def test_a_table_that_is_withheld_whole_stays_as_it_is_shown(counts: Frames) -> None:
    before = protected(counts, WINDOW, RULE)
    now = {name: frame.copy() for name, frame in before.items()}
    columns = COUNTS["flow_count"].protected
    now["flow_count"].loc[now["flow_count"]["cohort"] == "X20", list(columns)] = math.nan
    some = renewed(now, before, frozenset(), [("flow_count", columns[0], "X20")])
    whole = renewed(now, before, frozenset(), [("flow_count", column, "X20") for column in columns])
    assert some["flow_count"].set_index("cohort").loc["X20", list(columns)].isna().all()
    pd.testing.assert_frame_equal(whole["flow_count"], before["flow_count"], check_like=True)


def test_how_far_a_campaign_is_stays_with_the_counts_of_its_students(counts: Frames) -> None:
    clock = pd.DataFrame(
        {"cohort": ["X19", "X20"], "state": ["finished", "pairing"], "week": [math.nan, 9.0]}
    )
    later = clock.assign(state=["finished", "under_way"], week=[math.nan, 20.0])
    for near, state in (
        (frozenset({("students", "X20")}), "pairing"),
        (frozenset({("mentors", "X20")}), "under_way"),
    ):
        shown = renewed({"clock_count": later}, {"clock_count": clock}, near)["clock_count"]
        assert shown["state"].tolist() == ["finished", state]


def test_words_of_few_changed_texts_stay_and_a_new_one_waits(counts: Frames) -> None:
    before = protected(counts, WINDOW, RULE)
    counts["term_count"]["authors"] = [13.0, 4.0, 5.0]
    near = frozenset({("authors", "X20")})
    shown = renewed(without(protected(counts, WINDOW, RULE), near), before, near)["term_count"]
    assert shown[["term", "authors"]].to_dict("list") == {"term": ["climat", "data"], "authors": [5, 15]}
    assert renewed(without(protected(counts, WINDOW, RULE), near), {}, near)["term_count"].empty


def test_a_new_word_has_no_more_authors_than_those_who_changed(counts: Frames) -> None:
    before = protected(counts, WINDOW, RULE)  # «rare» has 4 authors, and is not shown
    counts["term_count"]["authors"] = [28.0, 6.0, 19.0]
    past = Past("b", latest={("authors", "X20"): ("a", 15)})
    shown = tempered(protected(counts, WINDOW, RULE), before, past, RULE)["term_count"]
    # 20 would be 18 at least, of whom 15 are new: 3 or 4 had written it before. «data» was shown, and rises to 30.
    assert shown.set_index("term")["authors"].to_dict() == {"climat": 5, "data": 30, "rare": 15}


def test_what_is_known_exactly_ties_no_two_parts_together() -> None:
    known = Published()
    for name, within in (("a", Interval(0, 7)), ("pairs", Interval(20, 20)), ("b", Interval(0, 7))):
        known.add(name, within.low, within, is_hidden=within.low == 0)
    known.relate({"a": 1, "pairs": 1}, Interval(0, 40))
    known.relate({"b": 1, "pairs": 1}, Interval(0, 40))
    part = memory.around(known, {"a"})
    assert set(part.intervals) == {"a", "pairs"}
    assert len(part.relations) == 1
