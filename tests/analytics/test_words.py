"""From a chunk of text to the word to count."""

import csv
from pathlib import Path

import pytest

from analytics.words import term_of

STOP_WORDS = Path(__file__).resolve().parents[2] / "data" / "reference" / "stop_words.csv"


@pytest.fixture(scope="module")
def stop() -> frozenset[str]:
    with STOP_WORDS.open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file))


@pytest.mark.parametrize(
    ("chunk", "word"),
    [
        ("finance,", "finance"),
        ("«Finance»", "finance"),
        ("L’énergie", "énergie"),
        ("d'intelligence", "intelligence"),
        ("qu'entreprendre…", "entreprendre"),
        ("e\u0301nergie", "énergie"),
        ("savoir-faire", "savoir-faire"),
        ("rendez-vous.", "rendez-vous"),
        ("conseillez-moi", "conseillez"),
        ("ingénieur·e·s", "ingénieur"),
        ("ingénieur(e)s", "ingénieurs"),
        ("IA", "ia"),
        ("prud’hommes", "prud'hommes"),
        ("cœur", "cœur"),
    ],
)
def test_a_word_is_cut_out_of_its_chunk(chunk: str, word: str, stop: frozenset[str]) -> None:
    assert term_of(chunk, stop) == word


@pytest.mark.parametrize(
    "chunk",
    [
        *(
            "jean.dupont@ax.org",
            "https://ax.org",
            "www.ax.org",
            "polytechnique.edu",
            "06",
            "X2020",
            "co2",
            "@jean",
        ),
        *("de", "qu'", "l'x", "R&D", "-", "…", ""),
        *(
            "je",
            "n'ai",
            "Qu’elle",
            "c’est-à-dire",
            "aujourd’hui",
            "puis-je",
            "jusqu'aux",
            "moi-même",
            "quelqu'un",
        ),
        *(
            "mentor",
            "Mentorat",
            "l’école",
            "Polytechnique,",
            "souhaiterais",
            "voudrais",
            "Bonjour,",
            "cordialement",
        ),
        *("etre", "the", "would"),
    ],
)
def test_addresses_numbers_names_of_accounts_and_little_words_are_no_words(
    chunk: str, stop: frozenset[str]
) -> None:
    assert term_of(chunk, stop) is None


def test_the_caller_chooses_what_is_left_out() -> None:
    assert term_of("mentor", frozenset()) == "mentor"
    assert term_of("l’énergie", frozenset({"énergie"})) is None


def test_every_stop_word_is_spelled_as_chunks_are_and_has_a_reason(stop: frozenset[str]) -> None:
    with STOP_WORDS.open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [row["word"] for row in listed] == sorted(stop)
    assert all(row["reason"] for row in listed)
    assert [word for word in stop if term_of(word, stop) is not None] == []
