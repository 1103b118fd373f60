"""Words of cohorts counted by hand: shares, the rest, the counts that are missing, trends."""

import numpy as np
import pandas as pd
import pytest

from analytics.thresholds import FEWEST_AUTHORS
from analytics.words import statistics as ws

COHORTS = ["X17", "X18", "X19", "X20"]


def counted(**words: list[int | None]) -> pd.DataFrame:
    """One list of authors per word, a number per cohort; None where fewer than five wrote it."""
    rows = [
        (cohort, word, authors)
        for word, counts in words.items()
        for cohort, authors in zip(COHORTS, counts, strict=False)
        if authors is not None
    ]
    return pd.DataFrame(rows, columns=["cohort", "term", "authors"])


def texts(*numbers: int) -> pd.DataFrame:
    return pd.DataFrame({"cohort": COHORTS[: len(numbers)], "texts": numbers})


def row(frame: pd.DataFrame, term: str, cohort: str = "X20") -> pd.Series:
    return frame[(frame["term"] == term) & (frame["cohort"] == cohort)].iloc[0]


def test_a_cohort_is_compared_with_the_rest_and_not_with_the_whole() -> None:
    found = row(ws.word_statistics(counted(data=[20, 20, 20, 60]), texts(100, 100, 100, 200)), "data")
    assert (found["authors"], found["texts"]) == (60, 200)
    assert found["share"] == pytest.approx(0.30)
    assert found["share_elsewhere"] == pytest.approx(60 / 300)
    assert found["odds_low"] < found["odds_ratio"] < found["odds_high"]
    assert found["odds_ratio"] == pytest.approx((60 / 140) / (60 / 240), rel=0.05)
    assert found["kind"] == "more"


def test_a_missing_count_is_taken_as_what_makes_the_difference_smallest() -> None:
    rare = row(ws.word_statistics(counted(climat=[None, None, None, 8]), texts(100, 100, 100, 200)), "climat")
    assert rare["odds_ratio"] == pytest.approx(1)  # three counts of at most 4: 8 of 200 is 4 %, as 12 of 300
    assert np.isnan(rare["share_elsewhere"])  # and nobody knows the share
    common = row(
        ws.word_statistics(counted(climat=[None, None, None, 90]), texts(100, 100, 100, 200)), "climat"
    )
    assert np.isnan(common["share_elsewhere"])
    assert common["kind"] == "more"  # no more than 4 each


def test_what_is_told_of_the_other_cohorts_stands_before_what_is_supposed_of_them() -> None:
    told = counted(climat=[None, None, None, 8]).assign(elsewhere=6)
    rare = row(ws.word_statistics(told, texts(100, 100, 100, 200)), "climat")
    assert rare["share_elsewhere"] == pytest.approx(6 / 300)
    assert rare["odds_ratio"] > 1


def test_the_kinds_are_told_apart() -> None:
    words = {
        "data": [10, 10, 10, 60],
        "banque": [40, 40, 40, 20],
        "projet": [20, 20, 20, 41],
        "rare": [None, 5, 5, 8],
    }
    found = ws.word_statistics(counted(**words), texts(100, 100, 100, 200)).set_index(["cohort", "term"])[
        "kind"
    ]
    assert {term: found["X20", term] for term in words} == {
        "data": "more",
        "banque": "less",
        "projet": "common",
        "rare": "other",
    }


def test_what_rounding_alone_may_make_is_no_difference() -> None:
    words = counted(data=[20, 20, 20, 45], projet=[20, 20, 20, 25]), texts(100, 100, 100, 100)
    exact, rounded = row(ws.word_statistics(*words), "data"), row(ws.word_statistics(*words, step=5), "data")
    assert rounded["odds_ratio"] == exact["odds_ratio"]
    assert rounded["odds_low"] < exact["odds_low"]
    assert rounded["q"] > exact["q"]
    # A count of 45 scatters by 2, (5² − 1) / 12, beside the 19.4 that chance makes of it: 26.25 % of 100, and of 300.
    by_chance, by_rounding = 0.2625 * 0.7375 * (1 / 100 + 1 / 300), 2 * (1 / 100**2 + 3 / 300**2)
    assert abs(rounded["z"]) == pytest.approx(exact["z"] / np.sqrt(1 + by_rounding / by_chance))
    before, after = (row(ws.year_changes(*words, step), "data") for step in (1, 5))
    assert abs(after["z"]) < abs(before["z"])


def test_one_cohort_alone_is_not_compared() -> None:
    found = ws.word_statistics(counted(data=[20], projet=[9]), texts(100))
    assert len(found) == 2
    assert found[["odds_ratio", "z", "q", "share_elsewhere"]].isna().all(axis=None)
    assert set(found["kind"]) == {"common"}
    assert found["share_low"].between(0, 1).all()


def test_without_texts_or_words_there_is_no_row() -> None:
    nothing = counted()
    assert ws.word_statistics(nothing, texts()).empty
    assert ws.word_statistics(nothing, texts(100, 100)).empty
    assert ws.word_trends(nothing, texts(100, 100, 100)).empty
    assert list(ws.word_statistics(nothing, texts()).columns) == ws.STATISTICS


def test_the_order_of_the_rows_changes_nothing() -> None:
    counts = counted(data=[20, 20, 20, 60], projet=[9, 8, 7, 6], rare=[None, 5, None, 5])
    sizes = texts(100, 110, 120, 200)
    shuffled = ws.word_statistics(counts.sample(frac=1, random_state=3), sizes.iloc[::-1])
    pd.testing.assert_frame_equal(ws.word_statistics(counts, sizes), shuffled)


def test_a_rise_is_told_and_a_word_that_is_steady_is_not() -> None:
    counts = counted(ia=[10, 20, 40, 80], stage=[40, 41, 39, 40], banque=[80, 45, 25, 10])
    found = ws.word_trends(counts, texts(200, 200, 200, 200)).set_index("term")
    assert found["direction"].to_dict() == {"ia": "rising", "stage": "steady", "banque": "falling"}
    assert found.loc["ia", "slope_low"] > 1
    assert found.loc["stage", "slope"] == pytest.approx(1, abs=0.05)


def test_a_trend_takes_three_cohorts_of_enough_texts() -> None:
    assert ws.word_trends(counted(ia=[10, 40]), texts(200, 200)).empty
    assert ws.word_trends(counted(ia=[10, 20, 9]), texts(200, 200, 19)).empty
    assert len(ws.word_trends(counted(ia=[10, 20, 9]), texts(200, 200, 20))) == 1


def test_cohorts_stand_in_the_order_of_their_years() -> None:
    counts = pd.DataFrame({"cohort": ["X98", "X99", "X00"], "term": "ia", "authors": [10, 30, 90]})
    sizes = pd.DataFrame({"cohort": ["X00", "X98", "X99"], "texts": 200})
    assert ws.word_trends(counts, sizes)["direction"].tolist() == ["rising"]


def test_words_that_do_not_differ_are_not_claimed_to() -> None:
    chance = np.random.default_rng(5)
    names = [f"mot{number}" for number in range(300)]
    shares = np.clip(chance.lognormal(np.log(0.06), 0.7, 300), 0.02, 0.4)
    rows = [
        (cohort, name, int(authors))
        for cohort in COHORTS
        for name, authors in zip(names, chance.binomial(150, shares), strict=True)
        if authors >= FEWEST_AUTHORS
    ]
    counts = pd.DataFrame(rows, columns=["cohort", "term", "authors"])
    found = ws.word_statistics(counts, texts(150, 150, 150, 150))
    assert found["kind"].isin(["more", "less"]).sum() <= 2
    assert (ws.word_trends(counts, texts(150, 150, 150, 150))["direction"] != "steady").sum() <= 2


def test_a_year_is_compared_with_the_one_before_alone() -> None:
    counts = counted(data=[None, 40, 10, 60], banque=[90, 20, 40, None], projet=[20, 20, 20, 41])
    changes = ws.year_changes(counts, texts(100, 100, 100, 200)).set_index(["cohort", "term"])
    assert set(changes["before"]) == {"X17", "X18", "X19"}
    rise = changes.loc[("X20", "data")]
    assert (rise["share"], rise["share_before"], rise["kind"]) == (60 / 200, 10 / 100, "more")
    fall = changes.loc[("X20", "banque")]  # under five: no share, and at most four authors
    assert np.isnan(fall["share"])
    assert np.isnan(fall["authors"])
    assert (fall["share_before"], fall["kind"]) == (40 / 100, "less")
    assert changes.loc[("X20", "projet"), "kind"] == "other"
    assert np.isnan(changes.loc[("X18", "data"), "share_before"])


def test_a_year_of_few_texts_is_compared_with_none() -> None:
    few = texts(100, 100, ws.FEWEST_TEXTS - 1, 200)
    assert set(ws.year_changes(counted(data=[10, 40, 10, 60]), few)["cohort"]) == {"X18"}
    assert ws.year_changes(counted(data=[10]), texts(100)).empty


def test_of_cohorts_drawn_by_lot_few_have_a_false_claim() -> None:
    """Words that all cohorts write alike, kept from five authors on: what is claimed of them is false."""
    draws = np.random.default_rng(20)
    shares, sizes = draws.uniform(0.01, 0.2, 150), np.array([110, 150, 120, 150])
    claims: dict[str, list[bool]] = {"others": [], "last year": []}
    for _ in range(40):
        written = draws.binomial(sizes, shares[:, None])
        counts = pd.DataFrame(
            [
                (cohort, f"w{word}", written[word, place], written[word].sum() - written[word, place])
                for word in range(len(shares))
                for place, cohort in enumerate(COHORTS)
                if written[word, place] >= FEWEST_AUTHORS
            ],
            columns=["cohort", "term", "authors", "elsewhere"],
        )
        read = texts(*sizes.tolist())
        for name, rows in (
            ("others", ws.word_statistics(counts, read)),
            ("last year", ws.year_changes(counts, read)),
        ):
            is_claim = rows["kind"].isin(["more", "less"])
            claims[name] += is_claim.groupby(rows["cohort"]).any().tolist()
    by_lot = 0.03  # how far so many draws may be from what is true
    assert all(np.mean(found) <= ws.FALSE_SHARE + by_lot for found in claims.values()), claims
