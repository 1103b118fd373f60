"""The year against the one before, and who finds a mentor, in sentences."""

import pandas as pd
import pytest

from analytics.language.texts import Translator
from analytics.words import comparing, topics
from analytics.words.statistics import year_changes

COUNTS = pd.DataFrame(
    [
        ("X19", "data", 10),
        ("X20", "data", 60),
        ("X19", "banque", 40),
        ("X19", "projet", 20),
        ("X20", "projet", 41),
    ],
    columns=["cohort", "term", "authors"],
)
TEXTS = pd.DataFrame({"cohort": ["X19", "X20"], "texts": [100, 200]})
MATCHES = [
    {"maturity": "unclear", "with_mentor": 60, "without_mentor": 40, "students": 100, "match_rate": 0.6},
    {"maturity": "clear", "with_mentor": 95, "without_mentor": 5, "students": 100, "match_rate": 0.95},
]


@pytest.fixture
def changes() -> pd.DataFrame:
    """Rows of year_change: 'data' rises, 'banque' falls under five."""
    found = year_changes(COUNTS, TEXTS).assign(what="term").rename(columns={"term": "name"})
    return found.assign(display_fr=found["name"], display_en=found["name"])


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_changed_is_what_is_shown_and_says_on_what_it_rests(
    changes: pd.DataFrame, fr: Translator
) -> None:
    shown = comparing.changes_shown(changes, "X20")
    assert {plain(comparing.change_line(row, fr)) for row in shown} == {
        "« banque » : trop peu pour être dit des X20, 40 % des X19",
        "« data » : 30 % des X20, 10 % des X19",
    }
    proof = plain(comparing.change_proof(shown[0], fr))
    assert "200 textes des X20 lus." in proof
    assert "1 % au plus" in proof
    assert comparing.changes_shown(changes, "X19") == []
    assert (comparing.cohort_before(changes, "X20"), comparing.cohort_before(changes, "X19")) == ("X19", None)


def test_words_against_last_year_keep_their_share_and_take_the_other(changes: pd.DataFrame) -> None:
    words = pd.DataFrame(
        {
            "cohort": ["X20", "X20"],
            "term": ["data", "rare"],
            "share": [0.3, 0.1],
            "share_elsewhere": [0.9, 0.9],
            "kind": ["less", "more"],
            "z": [-9.0, 9.0],
        }
    )
    compared = comparing.words_against_last_year(words, changes).set_index("term")
    assert compared.loc["data", ["share", "share_elsewhere", "kind", "before"]].tolist() == [
        0.3,
        0.1,
        "more",
        "X19",
    ]
    assert compared.loc["rare", "kind"] == "other"
    assert pd.isna(compared.loc["rare", "share_elsewhere"])


def test_the_undecided_are_said_to_be_left_out_only_where_it_is_shown(fr: Translator) -> None:
    assert topics.maturity_title(MATCHES, fr) == "Les indécis trouvent moins souvent un mentor que les autres"
    assert plain(topics.maturity_shares(MATCHES, fr)).startswith(
        "60 % des 100 élèves recevables au projet flou"
    )
    alike = [MATCHES[0], {**MATCHES[0], "maturity": "clear"}]
    assert "aucune différence démontrée" in topics.maturity_title(alike, fr)
    assert plain(topics.maturity_title(MATCHES[:1], fr)) == "Les indécis trouvent-ils un mentor ?"
    assert [row["display"] for row in topics.maturity_named(MATCHES, fr)] == ["Projet flou", "Projet précis"]


def test_groups_are_named_in_order_with_their_interval(fr: Translator) -> None:
    groups = [
        {"value": "clear", "authors": 10, "texts": 40, "share": 0.25},
        {"value": "unclear", "authors": 20, "texts": 40, "share": 0.5},
        {"value": "between", "authors": 20, "texts": 15, "share": None},
    ]
    named = topics.groups_named(groups, "maturity", {}, fr)
    assert [row["display"] for row in named] == ["Projet flou", "Projet précis"]
    assert named[0]["share_low"] < 0.5 < named[0]["share_high"]
    sectors = [{"value": "data", "authors": 10, "texts": 40, "share": 0.25}, {**groups[1], "value": "zzz"}]
    assert [row["display"] for row in topics.groups_named(sectors, "sector", {"data": "Data"}, fr)] == [
        "zzz",
        "Data",
    ]
