"""Two publications together: what the one before and the new one tell of a hidden count when both are known."""

from analytics.disclosure.audit import Name, Published
from analytics.disclosure.rule import Interval

BEFORE, AFTER = "before", "after"


def together(before: Published, after: Published, persons: int) -> Published:
    """Both at once, each count named (BEFORE or AFTER, its name), for a reader who knows how many `persons` changed.

    A count that did not fall moved by at most so many, and the reader is supposed to know that it did not; by how many
    applications all campaigns differ, too.
    """
    joined = Published()
    for time, one in ((BEFORE, before), (AFTER, after)):
        for name, within in one.intervals.items():
            joined.add((time, name), one.truths[name], within, name in one.hidden, name not in one.broken)
        for relation in one.relations:
            joined.relate(
                {(time, name): factor for name, factor in relation.factors.items()}, relation.within
            )
    for name, truth in before.truths.items():
        if 0 <= after.truths.get(name, -1) - truth <= persons:
            joined.relate({(AFTER, name): 1, (BEFORE, name): -1}, Interval(0, persons))
    differences: dict[Name, float] = {}
    for name in before.truths:
        if isinstance(name, tuple) and name[:2] == ("cohort_count", "applications"):
            differences |= {(AFTER, name): 1.0, (BEFORE, name): -1.0}
    joined.equate(differences)
    return joined


def apart(name: Name) -> Name:
    """The name of a count of `together` as it is in its own publication."""
    assert isinstance(name, tuple)
    name_inside: Name = name[1]
    return name_inside
