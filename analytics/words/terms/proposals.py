"""Terms that a person may want in the lists: words that belong together, and words that no list understands."""

import math
from collections import Counter
from collections.abc import Set

import numpy as np

from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.terms.mentions import Mentions

LEAST_G2 = 15.1  # p < 0.0001 with one degree of freedom
LEAST_G2_UNCOVERED = 3.84  # p < 0.05: what is proposed is looked at by a person
LEAST_NPMI = 0.3
MOST = 60  # rows of each kind: more would not be read
Proposal = tuple[str, str, int, float]  # kind, term, authors, score


def proposals(mentions: Mentions, themes: Set[str]) -> list[Proposal]:
    """Rows 'collocation', 'unmatched' and 'uncovered' with their authors and score, the best first.

    Collocations: two terms that follow one another in at least FEWEST_AUTHORS texts, with G² ≥ LEAST_G2 (Dunning 1993,
    on the presence of both in a text) and NPMI ≥ LEAST_NPMI (Bouma 2009), which is the score. Unmatched: the commonest
    terms that are in no theme; the score is their share of the texts. Uncovered: the terms that more of the texts hold
    which ask for no theme than of the others, by G², which is the score.
    """
    number = mentions.table.shape[0]
    if number == 0:
        return []
    authors = Counter(
        dict(zip(mentions.terms, np.asarray(mentions.table.sum(axis=0)).ravel().tolist(), strict=True))
    )
    share = mentions.studied / number
    proposed: list[Proposal] = []
    for (first, second), both in mentions.neighbours.items():
        alone = (authors[first] * share, authors[second] * share)
        if both < FEWEST_AUTHORS or not all(alone):
            continue
        score = npmi(both, *alone, mentions.studied)
        if score >= LEAST_NPMI and g2(both, *alone, mentions.studied) >= LEAST_G2:
            proposed.append(("collocation", f"{first} {second}", both, score))
    unmatched = [
        ("unmatched", term, count, count / number)
        for term, count in authors.items()
        if count >= FEWEST_AUTHORS and term not in themes
    ]
    return [*_best(proposed), *_best(unmatched), *_best(_uncovered(mentions, number))]


def _uncovered(mentions: Mentions, number: int) -> list[Proposal]:
    """The terms that go with texts of no theme; nothing where no theme was looked for."""
    is_uncovered = mentions.topics == 0
    texts = int(is_uncovered.sum())
    if texts in (0, number):
        return []
    uncovered = np.asarray(mentions.table[np.flatnonzero(is_uncovered)].sum(axis=0)).ravel()
    total = np.asarray(mentions.table.sum(axis=0)).ravel()
    rows = zip(mentions.terms, uncovered.tolist(), total.tolist(), strict=True)
    return [
        ("uncovered", term, both, score)
        for term, both, all_authors in rows
        if both >= FEWEST_AUTHORS
        and both / texts > all_authors / number
        and (score := g2(both, all_authors, texts, number)) >= LEAST_G2_UNCOVERED
    ]


def g2(both: float, first: float, second: float, number: float) -> float:
    """Dunning's log-likelihood ratio of a two by two table: texts with both, with each, and all of them."""
    first, second = max(first, both), max(second, both)
    cells = (
        (both, first, second),
        (first - both, first, number - second),
        (second - both, number - first, second),
        (number - first - second + both, number - first, number - second),
    )
    return 2 * sum(
        seen * math.log(seen * number / (row * column))
        for seen, row, column in cells
        if seen > 0 and row * column > 0
    )


def npmi(both: float, first: float, second: float, number: float) -> float:
    """Normalised pointwise mutual information: 1 when two terms are never apart, 0 when they ignore each other."""
    if both >= number:
        return 1.0
    return math.log(both * number / (max(first, both) * max(second, both))) / -math.log(both / number)


def _best(rows: list[Proposal]) -> list[Proposal]:
    return sorted(rows, key=lambda row: (-row[3], row[1]))[:MOST]
