"""The lists of data/reference: each row has a reason, none is twice, and each does what it says."""

import csv
from pathlib import Path

import pytest

from analytics.words.terms.lemmas import lemma_of
from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.reading import terms_of
from data import contract
from data.publish import words

REFERENCE = Path(__file__).parents[4] / "data" / "reference"
KEYS = {
    "stop_words": ("word",),
    "variants": ("written",),
    "overrides": ("form",),
    "terms": ("term",),
    "sector_terms": ("sector", "term"),
    "topics": ("code",),
    "topic_phrases": ("topic", "phrase"),
    "word_families": ("family", "word"),
    "topic_signs": ("sign", "word"),
}


@pytest.mark.parametrize("name", words.LISTS)
def test_every_row_has_a_reason_and_none_is_twice(name: str) -> None:
    rows = contract.reference_rows(name)
    assert all(row["reason"] for row in rows)
    keys = [tuple(row[key] for key in KEYS[name]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert name == "topics" or keys == sorted(keys)  # themes are shown in the order of their list


def test_a_stop_word_is_never_a_term(lexicon: Lexicon) -> None:
    french = [row["word"] for row in contract.reference_rows("stop_words") if row["only_in"] != "en"]
    assert [word for word in french if terms_of(word, lexicon)] == []


def test_a_term_is_found_however_it_is_written(lexicon: Lexicon) -> None:
    for row in contract.reference_rows("terms"):
        for form in [row["term"], *filter(None, row["also"].split("|"))]:
            if form != "AI":  # in French, what Je has: of texts in English alone
                assert terms_of(form, lexicon) == [row["term"]], form


def test_every_override_says_other_than_the_rules() -> None:
    rows = contract.reference_rows("overrides")
    assert [row["form"] for row in rows if lemma_of(row["form"], {}) == row["lemma"]] == []


def test_every_term_of_a_sector_is_one_term_of_a_known_sector(lexicon: Lexicon) -> None:
    sectors = {row["code"] for row in contract.reference_rows("sectors")}
    for row in contract.reference_rows("sector_terms"):
        assert row["sector"] in sectors
        assert len(terms_of(row["term"], lexicon)) == 1, row["term"]


def test_the_digest_is_short_and_stays() -> None:
    assert len(words.lists_digest()) == 12
    assert words.lists_digest() == words.lists_digest()


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.csv")), ids=lambda path: path.stem)
def test_every_line_of_a_list_has_as_many_cells_as_its_header(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert [line for line in lines if len(line) != len(header)] == []
