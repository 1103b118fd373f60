"""What is shown of one count, and what a reader deduces of it."""

import math
import pickle

import pandas as pd
import pytest

from analytics.disclosure.rule import HIDDEN, Interval, Rule, rule_of
from analytics.language.hidden import Hidden


def test_seven_or_fewer_are_hidden_zero_included_and_the_others_rounded_to_five() -> None:
    shown = Rule().shown([0, 1, 7, 8, 12, 13, 17, 112])
    assert shown.tolist() == [HIDDEN, HIDDEN, HIDDEN, 10, 10, 15, 15, 110]


def test_an_absent_count_stays_absent_and_a_difference_keeps_its_sign() -> None:
    assert math.isnan(Rule().shown([math.nan])[0])
    assert Rule().shown([-3, -8, -13]).tolist() == [HIDDEN, -10, -15]


def test_a_sum_of_shares_is_hidden_up_to_where_seven_and_eight_persons_part() -> None:
    assert Rule().shown([7.49, 7.5, 8.0]).tolist() == [HIDDEN, 10, 10]
    assert Rule().interval(HIDDEN, is_whole=False) == Interval(0, 7.5)
    assert Rule().interval(10, is_whole=False) == Interval(7.5, 12.5)


def test_a_hidden_sum_of_shares_is_not_told_by_fifteen_persons_more() -> None:
    for hundredths in range(750):
        before, rule = hundredths / 100, Rule()
        later = rule.interval(float(rule.shown(before + 15)), is_whole=False)
        known = Interval(max(later.low - 15, 0), min(later.high - 15, rule.edge))
        assert known.high - known.low >= 2.5
        assert known.low == 0 or known.high > 5


@pytest.mark.parametrize(
    ("shown", "low", "high"), [(HIDDEN, 0, 7), (10, 8, 12), (15, 13, 17), (math.nan, 0, math.inf)]
)
def test_a_reader_deduces_five_values_of_a_shown_count_and_eight_of_a_hidden_one(
    shown: float, low: float, high: float
) -> None:
    assert Rule().interval(shown) == Interval(low, high)


def test_every_count_lies_where_the_reader_deduces_it() -> None:
    for rule in (Rule(), Rule(10, 5), Rule(9, 10)):
        for count, shown in zip(range(200), rule.shown(range(200)), strict=True):
            within = rule.interval(float(shown))
            assert within.low <= count <= within.high, (rule, count)


def test_a_setting_raises_the_rule_and_never_lowers_it() -> None:
    assert rule_of({}) == Rule(7, 5)
    assert rule_of({"BINOMES_HIDE_UP_TO": "10", "BINOMES_ROUND_TO": "10"}) == Rule(10, 10)
    for setting in (
        {"BINOMES_HIDE_UP_TO": "4"},
        {"BINOMES_ROUND_TO": "1"},
        {"BINOMES_HIDE_UP_TO": "-9"},
        {"BINOMES_ROUND_TO": "ten"},
    ):
        with pytest.raises(ValueError, match="BINOMES"):
            rule_of(setting)


def test_a_word_of_five_authors_is_said_to_have_five() -> None:
    assert Rule().words([5, 7, 8, 23]).tolist() == [5, 5, 10, 25]
    assert Rule(7, 20).words([5]).tolist() == [20]


def test_nothing_computed_from_a_hidden_count_is_a_number() -> None:
    hidden = Hidden(8)
    cells = pd.Series([1.0, hidden], dtype=object)
    for computed in (
        hidden + 1,
        3 - hidden,
        sum([100, hidden]),
        hidden / 2,
        0 * hidden,
        cells.sum(),
        abs(-hidden),
    ):
        assert isinstance(computed, Hidden)
        assert computed.below is None
    with pytest.raises(TypeError):
        float(hidden)
    assert hidden != 3 and not hidden < 8 and not hidden >= 0  # noqa: PT018


def test_a_hidden_count_survives_the_cache() -> None:
    again = pickle.loads(pickle.dumps(Hidden(8)))
    assert isinstance(again, Hidden)
    assert again.below == 8
