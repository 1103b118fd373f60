"""Who wrote what, counted by hand."""

from collections import Counter
from collections.abc import Iterator
from multiprocessing import active_children

import numpy as np
import pytest

from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.mentions import by_group, mentions_of, naming, together

TEXTS = ["L'énergie, les énergies et la finance", "La finance", "", "Énergie nucléaire ! Énergie."]


def in_batches(texts: list[str], size: int) -> Iterator[list[str]]:
    return (texts[first : first + size] for first in range(0, len(texts), size))


def test_an_author_counts_once_per_term(lexicon: Lexicon) -> None:
    mentions = mentions_of([TEXTS], 4, lexicon)
    assert list(mentions.terms) == ["finance", "énergie", "énergie nucléaire"]
    assert mentions.table.toarray().tolist() == [[1, 1, 0], [1, 0, 0], [0, 0, 0], [0, 1, 1]]
    assert mentions.forms["énergie"] == Counter({"énergie": 2, "énergies": 1})
    assert mentions.neighbours[("énergie", "finance")] == 1


def test_terms_are_hidden_or_merged(lexicon: Lexicon) -> None:
    mentions = mentions_of([TEXTS], 4, lexicon, {"finance": None, "énergie nucléaire": "énergie"})
    assert list(mentions.terms) == ["énergie"]
    assert mentions.table.toarray().ravel().tolist() == [1, 0, 0, 1]


def test_groups_pairs_and_themes_count_authors(lexicon: Lexicon) -> None:
    mentions = mentions_of([TEXTS], 4, lexicon)
    assert by_group(mentions, [0, 0, 1, 1], [0, 1, 2, 3], 2).tolist() == [[2, 1, 0], [0, 1, 1]]
    assert together(mentions, np.array([0, 1])).tolist() == [[2, 1], [1, 2]]
    named = naming(mentions, {"energy": frozenset({"énergie", "énergie nucléaire"}), "none": frozenset()})
    assert named.toarray().tolist() == [[1, 0], [0, 0], [0, 0], [1, 0]]


def test_the_same_texts_give_the_same_counts(lexicon: Lexicon) -> None:
    first, second = (mentions_of(iter([TEXTS]), 4, lexicon) for _ in range(2))
    assert first.terms == second.terms
    assert (first.table != second.table).nnz == 0
    assert first.forms == second.forms


def test_several_processes_read_the_same(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{text} Année {number}." for number in range(3) for text in TEXTS]
    alone = mentions_of([texts], len(texts), lexicon)
    monkeypatch.setattr("analytics.words.terms.mentions.WORTH_PROCESSES", 1)
    shared = mentions_of(in_batches(texts, 5), len(texts), lexicon)
    assert shared.terms == alone.terms
    assert (shared.table != alone.table).nnz == 0
    assert (shared.forms, shared.neighbours, shared.studied) == (alone.forms, alone.neighbours, alone.studied)


def test_what_a_killed_process_leaves_unread_is_read_all_the_same(
    lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{text} Année {number}." for number in range(9) for text in TEXTS]
    alone = mentions_of([texts], len(texts), lexicon)
    monkeypatch.setattr("analytics.words.terms.mentions.WORTH_PROCESSES", 1)
    killed = []

    def given() -> Iterator[list[str]]:
        for number, batch in enumerate(in_batches(texts, 2)):
            if number == 5:
                for process in active_children():
                    process.kill()
                    killed.append(process)
            yield batch

    shared = mentions_of(given(), len(texts), lexicon)
    assert killed
    assert shared.terms == alone.terms
    assert (shared.table != alone.table).nnz == 0
    assert (shared.forms, shared.neighbours, shared.studied) == (alone.forms, alone.neighbours, alone.studied)


def test_no_text_is_no_term(lexicon: Lexicon) -> None:
    mentions = mentions_of([], 0, lexicon)
    assert list(mentions.terms) == []
    assert by_group(mentions, [], [], 0).shape == (0, 0)
