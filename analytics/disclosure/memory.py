"""Everything published before and what is published now, as one program: what a reader who kept it all can deduce.

A count is named (moment, table, measure, cohort, rest of its key). A moment is the publication in which the persons
behind a slice (those of one kind in one cohort) were first counted as they are: what is published again of the same
persons, under whatever rule or version, is about the same count.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from scipy import sparse

from analytics.disclosure import audit
from analytics.disclosure.audit import Name, Published, Relation
from analytics.disclosure.rule import Interval
from analytics.disclosure.tables import COUNTS

SLIGHT = 1e-6  # what two engines may compute otherwise
Slice: TypeAlias = tuple[str, str]  # a kind of persons, and a cohort or `tables.ALL`


@dataclass(frozen=True)
class Past:
    """What is known when a publication is made, at `moment`.

    `same` says of which earlier moment a slice holds the very same persons, `latest` at which moment what is shown of
    a slice was counted and how many persons have changed since, at least. Slices that are `near` an earlier moment, by
    fewer persons than are renewed at once, stay as they are shown.
    """

    moment: str
    known: Published = field(default_factory=Published)
    same: Mapping[Slice, str] = field(default_factory=dict)
    latest: Mapping[Slice, tuple[str, int]] = field(default_factory=dict)
    near: frozenset[Slice] = frozenset()

    def name(self, name: Name, truth: float) -> Name:
        """The name of a count of now among all that is known."""
        moments = {self.same.get(one, self.moment) for one in slices_of(name)}
        earlier = (*moments, *name)
        is_same = len(moments) == 1 and abs(self.known.truths.get(earlier, math.inf) - truth) < SLIGHT
        return earlier if is_same else (self.moment, *name)


def slices_of(name: Name) -> list[Slice]:
    """The slices whose persons a count is about."""
    table, measure, *key = name
    return COUNTS[table].slices(measure, key[0] if key else "")


def together(past: Past, now: Published) -> tuple[Published, set[Name]]:
    """What was known and what `now` tells, and the counts of which that was not all known."""
    known = past.known
    joint = Published(
        dict(known.intervals),
        dict(known.truths),
        list(known.relations),
        list(known.hidden),
        set(known.broken),
    )
    names = {name: past.name(name, truth) for name, truth in now.truths.items()}
    updated, fresh = set[Name](), {names[name] for name in now.hidden}.difference(known.hidden)
    joint.hidden += sorted(fresh - _known_before(known, fresh), key=repr)
    for name, one in names.items():
        within, before = now.intervals[name], joint.intervals.get(one)
        both = within if before is None else _both(within, before)
        if both != before:
            updated.add(one)
        joint.intervals[one], joint.truths[one] = both, now.truths[name]
        if name in now.broken:
            joint.broken.add(one)
    stated = {_content(relation) for relation in known.relations}
    renamed = (
        Relation({names[name]: factor for name, factor in relation.factors.items()}, relation.within)
        for relation in now.relations
    )
    for relation in (*renamed, *_links(past, names, joint)):
        if (content := _content(relation)) not in stated:
            stated.add(content)
            joint.relations.append(relation)
            updated.update(relation.factors)
    return joint, updated


def _known_before(known: Published, names: set[Name]) -> set[Name]:
    """Of these counts, those that an earlier rule did not hide and that are known since: nothing takes that back."""
    asked = replace(known, hidden=sorted(names & known.intervals.keys(), key=repr))
    return {name for name, values in audit.reach(asked).items() if not audit.is_safe(values)}


def own_name(name: Name) -> Name:
    """The name of a count in its own publication."""
    return name[1:]


def around(published: Published, names: set[Name]) -> Published:
    """The part of the program that has to do with these counts; one that is known exactly ties nothing together."""
    free = [name for name, within in published.intervals.items() if within.low < within.high]
    place = {name: number for number, name in enumerate(free)}
    ties = [
        (place[name], len(free) + number)
        for number, relation in enumerate(published.relations)
        for name in relation.factors
        if name in place
    ]
    size = len(free) + len(published.relations)
    ends = tuple(zip(*ties, strict=True)) if ties else ((), ())
    graph = sparse.coo_array((np.ones(len(ties)), ends), shape=(size, size))
    _, parts = sparse.csgraph.connected_components(graph, directed=False)
    wanted = {parts[place[name]] for name in names if name in place}
    relations = [
        relation for number, relation in enumerate(published.relations) if parts[len(free) + number] in wanted
    ]
    kept = {name for name in free if parts[place[name]] in wanted}
    kept |= {name for relation in relations for name in relation.factors} | names
    return Published(
        {name: within for name, within in published.intervals.items() if name in kept},
        {name: truth for name, truth in published.truths.items() if name in kept},
        relations,
        [name for name in published.hidden if name in kept],
        published.broken & kept,
    )


def _links(past: Past, names: Mapping[Name, Name], joint: Published) -> list[Relation]:
    """How far a count may have moved since what is shown of it was counted, for who knows how many persons changed.

    A count that did not fall is supposed known not to have; by how many applications all campaigns differ, too. Of
    persons who are again as they were, as after an undo, no more is stated than when they first changed.
    """
    links, differences = [], dict[Name, float]()
    for name, one in names.items():
        moved = [past.latest[slice_] for slice_ in slices_of(name) if slice_ in past.latest]
        if not moved or not isinstance(name, tuple) or not isinstance(one, tuple) or one[0] != past.moment:
            continue
        persons = max(number for _, number in moved)
        for moment in {moment for moment, _ in moved}:
            earlier = (moment, *name)
            if earlier == one or earlier not in joint.truths:
                continue
            if 0 <= joint.truths[one] - joint.truths[earlier] <= persons:
                links.append(Relation({one: 1.0, earlier: -1.0}, Interval(0, persons)))
            if name[:2] == ("cohort_count", "applications"):
                differences |= {one: 1.0, earlier: -1.0}
    if differences:
        value = sum(factor * joint.truths[name] for name, factor in differences.items())
        links.append(Relation(differences, Interval(value, value)))
    return links


def _both(one: Interval, other: Interval) -> Interval:
    return Interval(max(one.low, other.low), min(one.high, other.high))


def _content(relation: Relation) -> tuple[frozenset[tuple[Name, float]], Interval]:
    return frozenset(relation.factors.items()), relation.within
