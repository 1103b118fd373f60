"""Published fits reproduced, mentors of different first years, and exact simulation."""

import numpy as np
import pytest
from scipy import special

from analytics.forecast import returning

# x, last, n, donors: the 11,104 donors of the 1995 cohort (Fader, Hardie & Shang 2010), as the lifetimes package (MIT) ships them.
DONATIONS = np.array(
    [
        (0, 0, 6, 3464),
        (1, 1, 6, 1091),
        (1, 2, 6, 277),
        (1, 3, 6, 129),
        (1, 4, 6, 78),
        (1, 5, 6, 119),
        (1, 6, 6, 129),
        (2, 2, 6, 613),
        (2, 3, 6, 255),
        (2, 4, 6, 155),
        (2, 5, 6, 173),
        (2, 6, 6, 234),
        (3, 3, 6, 322),
        (3, 4, 6, 181),
        (3, 5, 6, 225),
        (3, 6, 6, 357),
        (4, 4, 6, 240),
        (4, 5, 6, 284),
        (4, 6, 6, 512),
        (5, 5, 6, 335),
        (5, 6, 6, 728),
        (6, 6, 6, 1203),
    ]
)
PUBLISHED = np.array([[1.2035, 0.7497, 0.6567, 2.7834]])
# Survivors of 1,000 customers per year (Fader & Hardie 2007), as cited in pymc-marketing's tests (Apache-2.0).


def histories_up_to(n: int) -> np.ndarray:
    """Every history of n campaigns."""
    return np.array([(0, 0, n)] + [(x, last, n) for last in range(1, n + 1) for x in range(1, last + 1)])


def orders(history: np.ndarray) -> float:
    """How many orders of coming and staying away make one history: the returns before the last one are free."""
    x, last, _ = history
    return special.comb(last - 1, x - 1) if x else 1.0


def test_the_donors_give_the_published_fit() -> None:
    parameters, log_likelihood = returning.fitted(DONATIONS[:, :3], DONATIONS[:, 3].astype(float))
    assert log_likelihood >= -33225.59
    assert parameters == pytest.approx(PUBLISHED[0], abs=0.002)
    expected = returning.chances_of_return(parameters[None], DONATIONS[:, :3], 5).sum(axis=2)[0]
    assert expected @ DONATIONS[:, 3] == pytest.approx(12884, abs=1)


def test_the_chance_of_being_active_is_the_published_one() -> None:
    chances = returning.chance_active(PUBLISHED, np.array([(0, 0, 6), (2, 4, 6), (6, 6, 6)]), 1)
    assert chances[0] == pytest.approx([0.11, 0.59, 0.93], abs=0.005)


def test_a_new_donor_gives_as_often_as_published() -> None:
    total = returning.chances_of_return(PUBLISHED, np.array([(0, 0, 0)]), 11)[0, 0].cumsum()
    assert total[[0, 1, 10]] == pytest.approx([0.4985, 0.9233, 3.3887], abs=2e-4)


@pytest.mark.parametrize("n", [0, 1, 4, 7])
def test_all_histories_of_n_campaigns_add_up_to_one(n: int) -> None:
    past = histories_up_to(n)
    chances = np.exp(returning.log_likelihood(PUBLISHED, past))[0]
    assert chances @ [orders(history) for history in past] == pytest.approx(1, abs=1e-12)


def test_mentors_of_different_first_years_count_together_as_they_do_apart() -> None:
    past = np.concatenate([histories_up_to(n) for n in (0, 1, 3, 6)])
    people = np.arange(len(past)) % 4 + 1
    together = returning.log_likelihood(PUBLISHED, past)[0] @ people
    apart = sum(
        returning.log_likelihood(PUBLISHED, past[[i]])[0, 0] for i in np.repeat(np.arange(len(past)), people)
    )
    assert together == pytest.approx(apart, abs=1e-9)


def test_a_history_is_the_sum_of_its_two_continuations() -> None:
    past = histories_up_to(5)
    back = np.column_stack([past[:, 0] + 1, past[:, 2] + 1, past[:, 2] + 1])
    parts = [
        np.exp(returning.log_likelihood(PUBLISHED, past + np.array([0, 0, 1]))),
        np.exp(returning.log_likelihood(PUBLISHED, back)),
    ]
    assert sum(parts) == pytest.approx(np.exp(returning.log_likelihood(PUBLISHED, past)), rel=1e-12)


def test_simulated_returns_have_the_expected_mean_and_never_exceed_the_people() -> None:
    past = np.array([(0, 0, 2), (2, 3, 4), (5, 5, 5)])
    people = np.array([30, 20, 10])
    came = returning.returns(
        PUBLISHED, np.zeros(4000, dtype=int), past, np.arange(3), people, 3, np.random.default_rng(1)
    )
    expected = returning.chances_of_return(PUBLISHED, past, 3)[0] * people[:, None]
    assert came.mean(axis=0) == pytest.approx(expected, abs=0.25)
    assert (came <= people[:, None]).all()


def test_small_programmes_keep_enough_effective_draws() -> None:
    rng, kept = np.random.default_rng(2), []
    past = np.concatenate([histories_up_to(n) for n in range(1, 6)])
    number = np.array([orders(history) for history in past])
    for people in np.geomspace(100, 600, 40).astype(int):
        means = returning.PRIOR_MEAN + returning.PRIOR_SD * rng.standard_normal(4)
        chances = number * np.exp(returning.log_likelihood(returning.parameters_of(means[None]), past))[0]
        weights = rng.multinomial(people, chances / chances.sum()).astype(float)
        plausible = returning.posterior(past, weights, rng)[1]
        kept.append(1 / (plausible**2).sum() / len(plausible))
    assert np.quantile(kept, 0.05) >= 0.4


def test_nobody_seen_leaves_the_prior() -> None:
    parameters, weights = returning.posterior(
        np.array([(0, 0, 0)]), np.array([50.0]), np.random.default_rng(3)
    )
    leave = special.logit(parameters[:, 2] / parameters[:, 2:].sum(axis=1))
    assert weights @ leave == pytest.approx(special.logit(0.15), abs=0.15)
