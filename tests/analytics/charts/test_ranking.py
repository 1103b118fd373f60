"""Words ranked: what is common, what differs, what rises."""

import pandas as pd
import pytest

from analytics.charts.ranking import ORDERS, ranked_words, shares
from analytics.frames import rows
from analytics.language.texts import Translator


def of(terms: pd.DataFrame, cohort: str) -> pd.DataFrame:
    return terms[terms["cohort"] == cohort]


def test_what_differs_comes_first_and_strongest_first(terms: pd.DataFrame, fr: Translator) -> None:
    ranked = ranked_words(of(terms, "X20"), "distinctive", fr)
    assert ranked.title == "Ce qui distingue la promotion"
    strength = of(terms, "X20").set_index("term")["z"].abs()
    found = [row["term"] for row in ranked.rows]
    assert set(found) == {"data", "énergie", "finance"}
    assert strength[found[:3]].is_monotonic_decreasing
    tones = {row["term"]: row["tone"] for row in ranked.rows}
    assert tones["data"] > 0 > tones["finance"]


def test_where_nothing_differs_it_says_so(terms: pd.DataFrame, fr: Translator) -> None:
    ranked = ranked_words(of(terms, "X20").assign(kind="other"), "distinctive", fr)
    assert ranked.title == "Aucun mot ne distingue la promotion de façon démontrée"
    assert ranked.rows == []


def test_what_is_common_is_ranked_by_share(terms: pd.DataFrame, fr: Translator) -> None:
    assert [row["term"] for row in ranked_words(of(terms, "X20"), "common", fr).rows] == ["projet"]


def test_what_the_bar_stands_for_is_said_whatever_words_are_compared_with(
    terms: pd.DataFrame, en: Translator
) -> None:
    said = {
        name: ranked_words(of(frame, "X20"), "common", en)
        for name, frame in {
            "others": terms,
            "year": terms.assign(before="X19", kind="other"),
            "alone": terms.assign(share_elsewhere=None, odds_ratio=None, z=None, kind="other"),
        }.items()
    }
    assert said["others"].subtitle.endswith("; the bar is the share elsewhere")
    assert said["year"].subtitle.endswith("; the bar is that of the X19")
    assert said["alone"].subtitle == "Share of the texts with its 95% interval"
    assert [ranked.title for ranked in said.values()] == [
        "What every class writes",
        *["What the class writes most"] * 2,
    ]


def test_what_falls_is_not_among_what_rises(terms: pd.DataFrame, en: Translator) -> None:
    falling = terms.assign(direction=terms["direction"].mask(terms["term"] == "finance", "falling"))
    ranked = ranked_words(of(falling, "X20"), "rising", en)
    assert ranked.title == "What rises from one class to the next"
    rising = terms[(terms["cohort"] == "X20") & (terms["direction"] == "rising")]["term"]
    assert {row["term"] for row in ranked.rows} == set(rising) - {"finance"}
    assert {row["tone"] for row in ranked.rows} == {3}
    assert all(row["mark"] == 0.5 for row in ranked.rows)
    steady = ranked_words(of(terms.assign(direction="steady"), "X20"), "rising", en)
    assert (steady.rows, steady.title) == ([], "No word is shown to rise from one class to the next")


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("cohort", ["X18", "X20", "X99"])
def test_every_position_is_on_the_line(order: str, cohort: str, terms: pd.DataFrame, fr: Translator) -> None:
    for row in ranked_words(of(terms, cohort), order, fr).rows:
        assert 0 <= row["low"] <= row["at"] <= row["high"] <= 1
        assert row["mark"] is None or 0 <= row["mark"] <= 1
        assert row["label"]


def test_one_cohort_alone_has_no_mark_for_the_others(terms: pd.DataFrame, fr: Translator) -> None:
    alone = of(terms, "X20").assign(share_elsewhere=None, z=None, slope=None, kind="other")
    assert {row["mark"] for row in shares(rows(alone), fr)} == {None}
    assert ranked_words(alone, "distinctive", fr).rows == []
    assert ranked_words(alone, "rising", fr).title == "Une tendance demande au moins trois promotions"
