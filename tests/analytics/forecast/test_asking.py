"""What comes of asking: a silence is not a no, the interval holds, the number still to ask is enough 8 times in 10."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analytics.forecast import asking
from benchmarks.asking import RATES, askings_of, held

TODAY = date(2026, 11, 29)


def askings(*rows: tuple[int, str, int | None], cohort: str = "X25", **more: object) -> pd.DataFrame:
    """Askings by days ago, answer and days ago of the answer."""
    return pd.DataFrame(
        [
            {
                "mentor_id": f"M{number}",
                "cohort": cohort,
                "asked_on": TODAY - timedelta(since),
                "answer": answer,
                "answered_on": None if came is None else TODAY - timedelta(came),
                **more,
            }
            for number, (since, answer, came) in enumerate(rows)
        ],
        columns=["mentor_id", "cohort", "asked_on", "answer", "answered_on", *more],
    )


def test_before_anybody_is_asked_the_rate_is_the_prior_s() -> None:
    nobody = asking.learnt(askings(), TODAY)
    assert nobody.people == 0
    assert nobody.middle == pytest.approx(0.2, abs=0.01)
    assert asking.still_to_ask(20, nobody) == pytest.approx(100, abs=2)
    low, high = nobody.interval
    assert low < 0.08
    assert high > 0.3


def test_a_recent_silence_is_not_a_no_and_an_old_one_is() -> None:
    answered = [(30, "yes", 20)] * 10 + [(30, "no", 20)] * 10
    so_far = asking.learnt(askings(*answered), TODAY).middle
    today = asking.learnt(askings(*answered, *[(0, "asked", None)] * 20), TODAY).middle
    week = asking.learnt(askings(*answered, *[(7, "asked", None)] * 20), TODAY).middle
    months = asking.learnt(askings(*answered, *[(60, "asked", None)] * 20), TODAY).middle
    given_up = asking.learnt(askings(*answered, *[(7, "silent", 0)] * 20), TODAY).middle
    assert today == pytest.approx(so_far, abs=0.005)
    assert so_far > week > months == pytest.approx(given_up, abs=0.005)


def test_a_message_that_came_back_asked_nobody() -> None:
    rows = [(30, "yes", 20)] * 5 + [(30, "no", 20)] * 5
    returned = asking.learnt(askings(*rows, *[(30, "bounced", 29)] * 30), TODAY)
    assert returned.people == 10
    assert returned.middle == pytest.approx(asking.learnt(askings(*rows), TODAY).middle, abs=1e-9)


def test_what_came_of_them_is_counted() -> None:
    rows = askings((9, "yes", 1), (9, "no", 1), (9, "asked", None), (9, "silent", 1), (9, "bounced", 1))
    assert asking.tally(rows) == asking.Tally(5, 1, 1, 1, 1, 1)


def test_a_class_with_few_askings_has_no_rate_and_one_with_many_leans_to_that_of_all() -> None:
    rows = askings(*[(60, "yes", 50)] * 8, promotion="X05")
    rows = pd.concat([rows, askings(*[(60, "no", 50)] * 80, promotion="X06")])
    rows = pd.concat([rows, askings(*[(60, "yes", 50)] * 7, promotion="X07")])
    overall = asking.learnt(rows, TODAY)
    by_class = asking.learnt_by(rows, "promotion", TODAY, overall)
    assert set(by_class) == {"X05", "X06"}
    alone = asking.learnt(rows[rows["promotion"] == "X05"], TODAY).middle
    assert overall.middle < by_class["X05"].middle < alone


def test_nobody_is_asked_twice_in_a_year() -> None:
    this = askings((400, "no", 390), cohort="X25")
    other = askings((400, "no", 390), (364, "yes", 300), (365, "no", 300), cohort="X24")
    other["mentor_id"] = ["A", "B", "C"]
    assert asking.resting(pd.concat([this, other]), "X25", TODAY) == {"M0", "B"}
    assert asking.resting(askings(), "X25", TODAY) == set()


def test_how_many_more_is_enough_eight_times_in_ten_and_more_than_by_the_mean() -> None:
    rate = asking.learnt(askings(*[(60, "yes", 50)] * 30, *[(60, "no", 50)] * 70), TODAY)
    more = asking.still_to_ask(12, rate)
    assert more > 12 / rate.middle
    rng = np.random.default_rng(1)
    came = rng.binomial(more, rate.answers * rate.yes)
    assert (came >= 12).mean() == pytest.approx(0.8, abs=0.03)
    assert asking.still_to_ask(0, rate) == 0


def test_those_who_have_not_answered_yet_count_and_are_enough_to_stop() -> None:
    rows = [(60, "yes", 50)] * 30 + [(60, "no", 50)] * 30
    alone = asking.still_to_ask(10, asking.learnt(askings(*rows), TODAY))
    some = asking.still_to_ask(10, asking.learnt(askings(*rows, *[(1, "asked", None)] * 10), TODAY))
    many = asking.still_to_ask(10, asking.learnt(askings(*rows, *[(1, "asked", None)] * 60), TODAY))
    late = asking.still_to_ask(10, asking.learnt(askings(*rows, *[(30, "asked", None)] * 60), TODAY))
    assert alone > some > many == 0
    assert late > many


def test_the_interval_of_eight_in_ten_holds_the_true_rate_so_often() -> None:
    """Three weeks in which 10 people are asked every other day; `benchmarks.asking` says it rate by rate."""
    shares = [held(*rates, seeds=60, people=10) for rates in RATES]
    assert 0.75 <= sum(shares) / len(shares) <= 0.85


def test_askings_are_invented_as_they_are_told() -> None:
    rows = askings_of(1.0, 1.0, np.random.default_rng(1), days=22, every=2, people=5)
    assert len(rows) == 55
    assert set(rows["answer"]) == {"asked", "yes"}
