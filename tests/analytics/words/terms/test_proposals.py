"""Terms that a person may want in the lists."""

from math import log

import pytest

from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.mentions import mentions_of
from analytics.words.terms.proposals import g2, npmi, proposals


def test_g2_is_that_of_a_table_worked_by_hand() -> None:
    # 10 texts: both words in 4, each in 5. Cells 4, 1, 1, 4 against 2.5 each.
    assert g2(4, 5, 5, 10) == pytest.approx(2 * (8 * log(4 / 2.5) + 2 * log(1 / 2.5)))
    assert g2(1, 2, 5, 10) == pytest.approx(0)


def test_npmi_is_one_for_words_never_apart_and_zero_for_strangers() -> None:
    assert npmi(5, 5, 5, 100) == pytest.approx(1)
    assert npmi(1, 10, 10, 100) == pytest.approx(0)


def test_words_that_belong_together_are_proposed_and_frequent_ones_without_a_theme(lexicon: Lexicon) -> None:
    texts = ["Un satellite géostationnaire"] * 6 + ["La finance"] * 40
    found = proposals(mentions_of([texts], len(texts), lexicon), frozenset({"finance"}))
    assert ("collocation", "satellite géostationnaire", 6) in [row[:3] for row in found]
    assert [row[:3] for row in found if row[0] == "unmatched"] == [
        ("unmatched", "géostationnaire", 6),
        ("unmatched", "satellite", 6),
    ]


def test_four_authors_propose_nothing(lexicon: Lexicon) -> None:
    texts = ["Un satellite géostationnaire"] * 4 + ["La finance"] * 40
    assert proposals(mentions_of([texts], len(texts), lexicon), frozenset({"finance"})) == []
