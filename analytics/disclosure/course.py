"""What everybody knows of the course of a campaign: its weeks, its waits, what its pairs are like and become.

Like `relations`, which calls it: how counts go together, for the proof of `audit`.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from analytics.disclosure.audit import Published
from analytics.disclosure.rule import Interval, Rule

NOT_WHOLE = frozenset({"without_mentor", "going_on", "together"})  # a share times a number of persons
MARKS = ("mark_5", "mark_4", "mark_3", "mark_1_2")

Key: TypeAlias = tuple[str, ...]  # table, measure, cohort, the rest of the key
# (table, measure) → its counts, in order of their keys.
Columns: TypeAlias = Mapping[tuple[str, str], Sequence[Key]]


def relate_course(published: Published, cohort: str, rule: Rule) -> None:
    """Adds to `published` what ties the counts of the course of this campaign to each other and to its totals."""
    columns: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for name in _keys(published):
        if name[2] == cohort:
            columns[name[0], name[1]].append(name)
    for names in columns.values():
        names.sort(key=_key)
    _relate_weeks(published, columns, rule)
    _relate_waits(published, columns)
    _relate_pairs(published, columns)
    _relate_answers(published, columns)


def _keys(published: Published) -> list[Key]:
    return [name for name in published.truths if isinstance(name, tuple)]


def _key(name: Key) -> list[tuple[float, str]]:
    """Numbers in their order, then words in theirs."""
    return [(float(part), "") if part.isdigit() else (math.inf, part) for part in name[3:]]


def _relate_weeks(published: Published, columns: Columns, rule: Rule) -> None:
    """Running totals rise to those of the campaign, by what is shown to come; who was paired had applied."""
    table = "pace_count"
    totals = {"applications_so_far": "applications", "pairs_so_far": "counted_pairs"}
    weeks = [columns[table, measure] for measure in totals]
    for names, whole in zip(weeks, totals.values(), strict=True):
        _same(published, names[-1:], columns["cohort_count", whole])
    for names in weeks:
        _rising(published, names)
    for applied, paired in zip(*weeks, strict=True):
        _order(published, {applied: 1, paired: -1})
    _rising(published, [*columns["offer_count", "volunteers_so_far"], *columns["cohort_count", "volunteers"]])
    for so_far in weeks[0]:
        (total,) = columns["cohort_count", "applications"]
        if published.intervals[so_far].low >= rule.below:
            to_come = published.truths[total] - published.truths[so_far]
            published.relate({total: 1, so_far: -1}, rule.interval(float(rule.shown(to_come))))


def _relate_waits(published: Published, columns: Columns) -> None:
    """Those who wait become fewer: out of as many as there are pairs, and at last about those who wait."""
    without = columns["wait_count", "without_mentor"]
    _rising(published, [*reversed(without), *columns["cohort_count", "counted_pairs"]])
    for last, waiting in zip(without[-1:], columns["cohort_count", "waiting"], strict=False):
        # Withdrawals and unfinished waits; known to one person.
        parted = published.truths[last] - published.truths[waiting]
        published.relate({last: 1, waiting: -1}, Interval(math.floor(parted), math.ceil(parted)))


def _relate_pairs(published: Published, columns: Columns) -> None:
    """Pairs under way become fewer, and only they meet."""
    pairs = columns["cohort_count", "counted_pairs"]
    under_way = columns["meeting_count", "pairs"]
    _rising(published, [*reversed(under_way), *pairs])
    for all_pairs, met in zip(under_way, columns["meeting_count", "met"], strict=True):
        _rising(published, [met, all_pairs])
    _rising(published, [*reversed(columns["ending_count", "together"]), *pairs])


def _relate_answers(published: Published, columns: Columns) -> None:
    """Every answer has one mark, and every pair one answer of each side at most."""
    marks = (columns["answer_count", mark] for mark in MARKS)
    for answers, *marks_given in zip(columns["answer_count", "answers"], *marks, strict=True):
        _same(published, marks_given, [answers])
        _rising(published, [answers, *columns["cohort_count", "counted_pairs"]])


def relate_tenure(published: Published, campaigns: Sequence[str]) -> None:
    """Mentors there at the first of the `campaigns`, in order of years, and those who joined at a later one."""
    started = [name for name in _keys(published) if name[:2] == ("tenure_count", "started")]
    going_on = [name for name in _keys(published) if name[:2] == ("tenure_count", "going_on")]
    joined = [("flow_count", "new_participants", cohort) for cohort in campaigns]
    for is_start_known, those in (("False", joined[:1]), ("True", joined[1:])):
        first = [name for name in started if name[3] == is_start_known]
        for number in first:
            _same(published, those, [number])
        kept = sorted((name for name in going_on if name[3] == is_start_known), key=_key)
        _rising(published, [*reversed(kept), *first[:1]])


def _same(published: Published, parts: Sequence[Key], whole: Sequence[Key]) -> None:
    """The parts add up to the whole, or fail to by what the reader is supposed to know."""
    if parts and whole:
        published.equate({**dict.fromkeys(whole, -1.0), **dict.fromkeys(parts, 1.0)})


def _rising(published: Published, names: Sequence[Key]) -> None:
    """Each count is at most the next."""
    for smaller, larger in pairwise(names):
        _order(published, {larger: 1, smaller: -1})


def _order(published: Published, factors: Mapping[Key, float]) -> None:
    """The sum is not negative, where it is so in truth and every count is known."""
    if not published.truths.keys() >= factors.keys():
        return
    if sum(factor * published.truths[name] for name, factor in factors.items()) >= 0:
        published.relate(dict(factors.items()), Interval(0, math.inf))
