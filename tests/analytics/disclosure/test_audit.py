"""What an attacker deduces, on tables small enough to be solved by hand."""

import math

import numpy as np
import pytest

from analytics.disclosure import audit
from analytics.disclosure.audit import Published, is_safe
from analytics.disclosure.rule import Interval, Rule


def published(parts: dict[str, tuple[float, Interval]], whole: tuple[float, Interval] | None) -> Published:
    """Parts, each with its truth and what is shown of it, that add up to a whole when there is one."""
    found = Published()
    for name, (truth, within) in parts.items():
        found.add(name, truth, within, is_hidden=within == Rule().interval(math.inf))
    if whole:
        found.add("whole", *whole, is_hidden=False)
        found.equate({"whole": -1} | dict.fromkeys(parts, 1.0))
    return found


HIDDEN = Rule().interval(math.inf)


def test_a_hidden_count_beside_exact_ones_is_their_difference() -> None:
    exact = published({"a": (20, Interval(20, 20)), "b": (3, HIDDEN)}, (23, Interval(23, 23)))
    assert audit.bounds(exact, ["b"]) == {"b": Interval(3, 3)}
    assert not is_safe(audit.reach(exact)["b"])


def test_a_rounded_count_beside_an_exact_total_may_prove_a_small_group() -> None:
    # 24 in all, 20 shown of the 22: from 18 to 22, so that the hidden one is 2 to 6.
    proven = published({"a": (22, Interval(18, 22)), "b": (2, HIDDEN)}, (24, Interval(24, 24)))
    assert audit.bounds(proven, ["b"]) == {"b": Interval(2, 6)}
    # 22 in all: it is 0 to 4, which nobody can tell from nobody.
    assert audit.bounds(
        published({"a": (20, Interval(18, 22)), "b": (2, HIDDEN)}, (22, Interval(22, 22))), ["b"]
    ) == {"b": Interval(0, 4)}


@pytest.mark.parametrize(
    ("low", "high", "safe"),
    [
        (0, 7, True),
        (0, 1, True),
        (1, 5, True),
        (3, 3, False),
        (1, 4, False),
        (2, 4, False),
        (0, 0, False),
        (7, 7, False),
        (6, 7, True),
    ],
)
def test_safe_is_neither_known_nor_proven_to_be_one_to_four(low: float, high: float, safe: bool) -> None:
    assert is_safe(Interval(low, high)) is safe


def test_nothing_is_hidden_from_an_empty_programme() -> None:
    assert audit.reach(Published()) == {}


def test_the_quick_look_agrees_with_the_bounds_on_random_tables() -> None:
    rng, rule = np.random.default_rng(1), Rule()
    verdicts = set()
    for _ in range(60):
        truths = rng.integers(0, 25, int(rng.integers(2, 5))).astype(float)
        shown = np.where((rng.random(len(truths)) < 0.5) & (truths > 7), truths, rule.shown(truths))
        parts = {
            str(place): (truth, Interval(truth, truth) if truth == value else rule.interval(float(value)))
            for place, (truth, value) in enumerate(zip(truths, shown, strict=True))
        }
        total = truths.sum()
        table = published(parts, (total, Interval(total, total)))
        bounds, reach = audit.bounds(table, table.hidden), audit.reach(table)
        for name in table.hidden:
            assert bounds[name].low - 1e-6 <= table.truths[name] <= bounds[name].high + 1e-6
            assert is_safe(reach[name]) == is_safe(bounds[name])
            verdicts.add(is_safe(bounds[name]))
    assert verdicts == {True, False}
