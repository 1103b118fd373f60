"""What everybody knows of how the counts of the programme go together, for the proof of `audit`.

The reader is supposed to know the rule, these identities, and even by how much an identity fails in the data (mentors
outside the window, students without a wish): who knows less deduces less.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

import numpy as np
import pandas as pd

from analytics.disclosure import course
from analytics.disclosure.audit import Name, Published
from analytics.disclosure.protection import Frames, several_together, whole_window
from analytics.disclosure.rule import HIDDEN, Interval, Rule
from analytics.disclosure.tables import COHORT, COUNTS, PROVEN

# Totals that are more (1) or fewer (-1) than the pairs.
MADE_OF_PARTS = {
    "applications": 1,
    "eligible": 1,
    "with_mentor": -1,
    "capacity": 1,
    "places": 1,
    "mentors": -1,
}
MOST_STUDENTS = 20  # the largest capacity that data/sql/schema.sql accepts
FEWEST_PARTS = 3  # of the name of a count: its table, its measure and its cohort
ANYTHING = Interval(-math.inf, math.inf)


def published(exact: Frames, shown: Frames, window: tuple[int, int], rule: Rule) -> Published:
    """Everything that the protected tables of PROVEN tell, with the truth behind each count.

    A count is named (table, measure, cohort, rest of its key). A column of a cohort that is withheld, NaN in `shown`
    and not in `exact`, bounds nothing, and its small counts are still to be protected.
    """
    true = dict(exact)
    true["supply_count"] = whole_window(exact["supply_count"], window)
    true["load_count"] = several_together(exact["load_count"])
    relations = Published()
    for name in filter(exact.__contains__, PROVEN):
        _add_counts(relations, name, true[name], shown[name], rule)
    for row in true["cohort_count"].to_dict("records"):
        _relate_totals(relations, row, shown["cohort_count"], rule)
    campaigns = [str(cohort) for cohort in true["flow_count"].sort_values("cohort_year")[COHORT]]
    for cohort in campaigns:
        _relate_cohort(relations, cohort, true)
    for cohort in true["cohort_count"][COHORT]:
        course.relate_course(relations, str(cohort), rule)
    _relate_declared(relations)
    _relate_years(relations, true["flow_count"])
    course.relate_tenure(relations, campaigns)
    return relations


def _add_counts(relations: Published, name: str, true: pd.DataFrame, shown: pd.DataFrame, rule: Rule) -> None:
    table = COUNTS[name]
    keys = list(table.dimensions)
    measures = [*table.protected, *table.totals]
    people = [column for column in table.kept if column not in measures]
    both = shown[[*keys, *measures, *people]].merge(true[[*keys, *measures]], on=keys, suffixes=("", "_true"))
    for row in both.to_dict("records"):
        key = tuple(str(row[column]) for column in keys)
        for measure in measures:
            value, truth = float(row[measure]), float(row[f"{measure}_true"])
            if math.isnan(truth):
                continue
            is_whole = measure != "students" and measure not in course.NOT_WHOLE
            is_free = measure in table.sums and not math.isfinite(row[table.sums[measure]])
            interval = _interval(value, truth, is_free, is_whole, rule)
            if name == "cohort_count" and _is_made_of_parts(measure, float(row["counted_pairs_true"]), rule):
                interval = _of_parts(value, is_free, rule)
            if measure == "applications_so_far":
                interval = _of_parts(value, is_free, rule)
            if measure in table.totals and math.isfinite(value):
                interval = Interval(truth, truth)
            is_target = (value == HIDDEN or math.isnan(value)) and abs(truth) < rule.below
            relations.add((name, measure, *key), truth, interval, is_target, is_whole)


def _of_parts(shown: float, is_free: bool, rule: Rule) -> Interval:
    """What is deduced of a total made of parts without looking at them: whether it is small."""
    if math.isnan(shown) or is_free:
        return Interval(0, math.inf)
    return Interval(0, rule.hide_up_to) if shown == HIDDEN else Interval(rule.below, math.inf)


def _interval(shown: float, truth: float, is_free: bool, is_whole: bool, rule: Rule) -> Interval:
    """What is deduced of one count alone; the sign of a difference is supposed known.

    A sum `is_free` when it may be hidden because those who add to it are few, whatever it is itself.
    """
    if shown == 0:
        return Interval(0, 0)
    if math.isnan(shown) or (is_free and shown == HIDDEN):
        return Interval(0, math.inf) if truth >= 0 else ANYTHING
    of_size = rule.interval(abs(shown), is_whole)
    return of_size if truth >= 0 else Interval(-of_size.high, -of_size.low)


def _relate_totals(
    relations: Published, row: Mapping[Hashable, object], shown: pd.DataFrame, rule: Rule
) -> None:
    """What the totals of one campaign tell: the protected difference between each and the exact pairs."""
    cohort = str(row[COHORT])

    def name(measure: str) -> Name:
        return ("cohort_count", measure, cohort)

    shown_row = shown[shown[COHORT] == cohort].iloc[0]
    if name("waiting") in relations.truths:
        relations.equate({name("eligible"): 1, name("counted_pairs"): -1, name("never_paired"): -1})
        relations.equate({name("eligible"): 1, name("with_mentor"): -1, name("waiting"): -1})
        relations.equate({name("waiting"): 1, name("never_paired"): -1, name("lost_mentor"): -1})
    if name("applications") in relations.truths:
        parts = ("eligible", "withdrawn", "not_eligible")
        relations.equate({name("applications"): 1} | {name(part): -1 for part in parts})
        _order(relations, [(name("applications"), name("motivations"))])
    if (
        name("free_places") in relations.truths
    ):  # outside the window, above the offer, ended early: supposed known
        relations.equate({name("capacity"): 1, name("places"): -1})
        relations.equate({name("places"): 1, name("with_mentor"): -1, name("free_places"): -1})
    paired = relations.truths.get(name("counted_pairs"), math.nan)
    for measure, sign in MADE_OF_PARTS.items():
        if not (_is_made_of_parts(measure, paired, rule) and math.isfinite(shown_row[measure])):
            continue
        beside = sign * (relations.truths[name(measure)] - paired)
        within = _interval(float(rule.shown(beside)), beside, False, True, rule)
        parts_shown = shown_row[["never_paired", "withdrawn", "not_eligible"]].replace(HIDDEN, 0).sum()
        if (
            measure == "applications"
            and within.low >= rule.below
            and parts_shown >= float(rule.shown(beside))
        ):
            within = Interval(rule.below, float(parts_shown) + rule.round_to / 2)
        relations.relate({name(measure): sign, name("counted_pairs"): -sign}, within)


def _is_made_of_parts(measure: str, pairs: float, rule: Rule) -> bool:
    """Whether `protection.totals` made this total of the pairs of its campaign and of what is beside them."""
    few = pairs < rule.below and measure == "mentors"
    return measure in MADE_OF_PARTS and not math.isnan(pairs) and not few


def _relate_cohort(relations: Published, cohort: str, true: Frames) -> None:
    """Rows that add up to the totals of their campaign, and counts that are part of one another."""

    def column(table: str, measure: str) -> list[Name]:
        return [name for name in relations.truths if name[:3] == (table, measure, cohort)]

    def total(measure: str, table: str = "cohort_count") -> Name:
        return (table, measure, cohort)

    for measure, whole in (
        ("volunteers", "volunteers"),
        ("mentors", "mentors"),
        ("capacity", "capacity"),
        ("pairs", "counted_pairs"),
    ):
        if total(whole) in relations.truths:
            relations.equate({total(whole): -1} | dict.fromkeys(column("supply_count", measure), 1.0))
    for mentors in column("supply_count", "mentors"):
        place = mentors[3]
        one = {
            measure: ("supply_count", measure, cohort, place) for measure in COUNTS["supply_count"].protected
        }
        relations.equate({mentors: -1, one["new_mentors"]: 1, one["returning_mentors"]: 1})
        _order(relations, [(one["capacity"], one["volunteers"]), (one["pairs"], mentors)])
    for measure, whole in (("students", "eligible"), ("places", "places")):
        if column("sector_count", measure) and total(whole) in relations.truths:
            relations.equate({total(whole): -1} | dict.fromkeys(column("sector_count", measure), 1.0))
    _relate_loads(relations, cohort, true["load_count"])
    flow = {measure: total(measure, "flow_count") for measure in COUNTS["flow_count"].counts}
    relations.equate(
        {flow["participants"]: -1} | {flow[part]: 1 for part in ("new_participants", "stayed", "came_back")}
    )
    if flow["could_return"] in relations.truths:
        for parts in (("aged_out", "could_return"), ("stayed", "aged_out", "stopped")):
            relations.equate({flow["participants_before"]: -1} | {flow[part]: 1.0 for part in parts})
    _order(relations, [(flow["participants"], total("volunteers")), (flow["participants"], total("mentors"))])


def _relate_declared(relations: Published) -> None:
    """What the declaration of a table says of its columns: the total that its rows add up to, or are not above."""
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in relations.truths:
        assert isinstance(name, tuple)
        declared = COUNTS[name[0]]
        if name[1] in declared.adds_up or name[1] in declared.within:
            groups[name[:-1] if len(name) > FEWEST_PARTS else name].append(name)
    for (table, measure, cohort, *_), cells in groups.items():
        wholes = (COUNTS[table].adds_up.get(measure), COUNTS[table].within.get(measure))
        for whole in ((*one.split("."), cohort) for one in wholes if one):
            if whole in relations.truths and measure in COUNTS[table].adds_up:
                relations.equate({whole: -1.0} | dict.fromkeys(cells, 1.0))
            _order(relations, [(whole, cell) for cell in cells])


def _relate_loads(relations: Published, cohort: str, loads: pd.DataFrame) -> None:
    """Mentors of one student have as many; those of several have the other pairs, two each at least."""
    pairs, mentors = ("cohort_count", "counted_pairs", cohort), ("cohort_count", "mentors", cohort)
    one, several = (("load_count", "mentors", cohort, number) for number in ("1", "2"))
    if one not in relations.truths or pairs not in relations.truths:
        return
    theirs = ("load_count", "pairs", cohort, "2")
    relations.add(
        theirs, relations.truths[pairs] - relations.truths[one], Interval(0, math.inf), is_hidden=False
    )
    relations.equate({pairs: -1, one: 1, theirs: 1})
    relations.relate({theirs: 1, several: -2}, Interval(0, math.inf))
    if relations.truths[theirs] <= MOST_STUDENTS * relations.truths[several]:
        relations.relate({theirs: -1, several: MOST_STUDENTS}, Interval(0, math.inf))
    relations.equate({mentors: -1, one: 1, several: 1})


def _relate_years(relations: Published, flow: pd.DataFrame) -> None:
    """Those who took part the year before are the participants of the campaign before."""
    by_year = dict(zip(flow["cohort_year"], flow[COHORT], strict=True))
    for year, cohort in by_year.items():
        if year - 1 in by_year:
            before = ("flow_count", "participants", by_year[year - 1])
            relations.equate({before: 1, ("flow_count", "participants_before", cohort): -1})


def _order(relations: Published, pairs: Iterable[tuple[Name, Name]]) -> None:
    """The first of each pair is at least the second, where it is so in truth."""
    for larger, smaller in pairs:
        are_there = larger in relations.truths and smaller in relations.truths
        if are_there and relations.truths[larger] >= relations.truths[smaller]:
            relations.relate({larger: 1, smaller: -1}, Interval(0, np.inf))
