"""The statistics of words against published figures, and the promise that few of the differences claimed are false."""

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike
from scipy import stats

from analytics.intervals import floats, wilson
from analytics.words import keyness
from benchmarks import keyness as trial

# quanteda.textstats' page on the inaugural addresses (public domain), a teaching slide of Lancaster's log-likelihood
# wizard, the README of fightin_words: the column `source` says which.
with (Path(__file__).parent / "keyness_reference.csv").open(encoding="utf-8", newline="") as file:
    PUBLISHED = list(csv.DictReader(file))


def g2_rayson(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> keyness.Array:
    """The likelihood ratio of the two cells of the word alone, as keyword tools for corpora print it.

    Rayson and Garside (2000), Comparing corpora using frequency profiling.
    """
    cells, expected = keyness._table(a, b, n1, n2)
    return 2 * (keyness._surprise(cells[0], expected[0]) + keyness._surprise(cells[2], expected[2]))


def chi2_quanteda(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> keyness.Array:
    """Chi-squared as quanteda's textstat_keyness answers it: signed, with Yates' correction only where it is due."""
    (y1, left1, y2, left2), _ = tables = keyness._table(a, b, n1, n2)
    total, cross = y1 + left1 + y2 + left2, y1 * left2 - y2 * left1
    apart = np.abs(cross) - np.where(_needs_yates(*tables), total / 2, 0)
    margins = (y1 + left1) * (y2 + left2) * (y1 + y2) * (left1 + left2)
    return floats(np.sign(cross) * total * apart**2 / margins)


def g2_quanteda(a: ArrayLike, b: ArrayLike, n1: ArrayLike, n2: ArrayLike) -> keyness.Array:
    """G2 as quanteda's textstat_keyness answers it: signed, half an author moved where Yates is due, 1e-9 in the log.

    Its documentation names Williams' correction; its published figures come from this one.
    """
    (y1, left1, y2, left2), expected = tables = keyness._table(a, b, n1, n2)
    cross = y1 * left2 - y2 * left1
    moved = np.where(_needs_yates(*tables), np.sign(cross) / 2, 0)
    cells = (y1 - moved, left1 + moved, y2 + moved, left2 - moved)
    terms = (cell * np.log(cell / mean + 1e-9) for cell, mean in zip(cells, expected, strict=True))
    return floats(np.sign(cross) * 2 * keyness._sum(terms))


def _needs_yates(cells: tuple[keyness.Array, ...], expected: tuple[keyness.Array, ...]) -> "np.ndarray":
    y1, left1, y2, left2 = cells
    is_small = np.minimum.reduce(expected) < 5
    is_far = np.abs(y1 * left2 - y2 * left1) >= sum(cells) / 2
    return np.asarray(is_small & is_far)


MEASURES = {
    "chi2 signed": chi2_quanteda,
    "G2 signed": g2_quanteda,
    "Rayson G2 (2 terms)": g2_rayson,
}
WORDS_OF_FIGHTIN = 11


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: f"{row['measure']} {row['feature']}")
def test_a_published_figure_is_found_again(row: dict[str, str]) -> None:
    counts = [int(row[name]) for name in ("n_target", "n_reference", "N_target", "N_reference")]
    if row["measure"] in MEASURES:
        found = MEASURES[row["measure"]](*counts)
    else:
        difference, deviation = keyness.log_odds(
            *counts, prior=0.05, prior_total=0.05 * WORDS_OF_FIGHTIN, is_abridged=True
        )
        found = difference / deviation
    assert float(found) == pytest.approx(float(row["expected"]), abs=float(row["tolerance"]))


def test_every_published_figure_is_there() -> None:
    assert len(PUBLISHED) == 52


def test_the_likelihood_ratio_of_four_cells_is_larger_than_that_of_two() -> None:
    # 52 of 50,000 against 57 of 75,000: 2.6517 with two terms, 2.6541 with four.
    assert float(g2_rayson(52, 57, 50_000, 75_000)) == pytest.approx(2.6517, abs=1e-4)
    assert float(keyness.g2(52, 57, 50_000, 75_000)) == pytest.approx(2.6541, abs=1e-4)


def test_cells_at_the_edge_give_numbers() -> None:
    for a, b in [(0, 0), (0, 9), (10, 0), (10, 30)]:
        assert np.isfinite(keyness.g2(a, b, 10, 30))
        difference, deviation = keyness.log_odds(
            a, b, 10, 30, prior=10 * max((a + b) / 40, 1e-9), prior_total=10.5
        )
        assert np.isfinite(difference)
        assert deviation > 0


def test_the_interval_of_wilson_is_that_of_the_textbook() -> None:
    # 10 of 50: (0.2 + 1.92/50 ± 1.96 √(0.2·0.8/50 + 1.92/50²·½)) / (1 + 3.84/50)
    low, high = wilson([10, 0, 50], 50)
    assert low.tolist() == pytest.approx([0.1124, 0, 0.9287], abs=1e-4)
    assert high.tolist() == pytest.approx([0.3304, 0.0713, 1], abs=1e-4)


def test_rare_words_are_drawn_towards_no_difference() -> None:
    rare, _ = keyness.log_odds(3, 6, 150, 900, prior=10 * 9 / 1050, prior_total=10)
    common, _ = keyness.log_odds(60, 120, 150, 900, prior=10 * 180 / 1050, prior_total=10)
    assert 0 < float(rare) < np.log(3 / 147) - np.log(6 / 894)
    assert float(common) == pytest.approx(np.log(60 / 90) - np.log(120 / 780), rel=0.06)


def test_q_is_that_of_benjamini_and_hochberg() -> None:
    # Ranks of (0.01, 0.02, 0.03, 0.5): 0.01·4/1, 0.02·4/2, 0.03·4/3, 0.5, then the smallest from the right.
    assert keyness.benjamini_hochberg([0.5, 0.01, 0.03, 0.02]).tolist() == pytest.approx(
        [0.5, 0.04, 0.04, 0.04]
    )
    assert keyness.benjamini_hochberg([]).tolist() == []


def test_p_and_q_and_the_chance_of_a_row_are_those_of_scipy() -> None:
    # scipy.stats takes a second to import, which every publication would wait for.
    statistics = [-1e-15, 0.0, 0.3, 3.84, 40.0]  # no difference may be rounded to less than none
    p = keyness.p_of_g2(statistics)
    assert p.tolist() == pytest.approx(stats.chi2.sf(statistics, df=1))
    assert keyness.benjamini_hochberg([*p, 0.04]).tolist() == pytest.approx(
        stats.false_discovery_control([*p, 0.04])
    )
    authors = np.array([5.0, 6.0, 12.0, 40.0, 700.0])
    for mine, others in ((40, 960), (190, 557), (5, 1_000_000), (900_000, 100_000), (40, 900)):
        chance = keyness.chance_of_at_least(5, authors, mine, others)
        assert chance.tolist() == pytest.approx(stats.hypergeom.sf(4, mine + others, authors, mine), rel=1e-6)


def test_a_steady_share_has_no_slope_and_a_doubling_of_the_odds_is_found() -> None:
    texts = np.full((2, 5), 10_000.0)
    odds = 0.02 * 2.0 ** np.arange(5)
    rise, deviation = keyness.slope(
        np.array([[500] * 5, 10_000 * odds / (1 + odds)]), texts, prior_authors=30
    )
    assert rise[0] == pytest.approx(0, abs=1e-9)
    assert np.exp(rise[1]) == pytest.approx(2, rel=0.02)
    assert (deviation > 0).all()


def test_scatter_around_the_line_widens_the_interval() -> None:
    texts = np.full(5, 1000.0)
    _, calm = keyness.slope(np.array([100, 110, 120, 130, 140]), texts, 30)
    _, wild = keyness.slope(np.array([60, 200, 60, 200, 80]), texts, 30)
    assert float(wild) > 3 * float(calm)


def test_at_most_twelve_in_a_hundred_of_the_differences_claimed_are_false() -> None:
    for test in (trial.by_g2, trial.by_log_odds(10)):
        false, found = trial.discoveries(test, runs=60, seed=2017)
        assert false <= 0.12
        assert found >= 0.3


def test_counting_tokens_instead_of_authors_breaks_the_promise() -> None:
    false, _ = trial.discoveries(trial.by_g2, runs=4, seed=2017, is_tokens=True)
    assert false > 0.5
