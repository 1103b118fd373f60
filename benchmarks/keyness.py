"""Does the promise hold? Of the words called different, how many are not, and how many differences are found.

    python -m benchmarks.keyness [--runs 200] [--seed 2017]

Each run invents 400 words in the texts of 150 authors against 900 others; 30 of them are 2.2 times as common, or 0.4
times. A test is held to at most 12 % of false discoveries at q = 0.10. Counting tokens instead of authors is the last
line: each author repeats a word as often as a geometric law says.
"""

import argparse
from collections.abc import Callable

import numpy as np

from analytics.words import keyness
from analytics.words.keyness import Array

WORDS, DIFFERENT, HERE, ELSEWHERE = 400, 30, 150, 900
LEVEL = 0.10
Test = Callable[[Array, Array], Array]


def by_g2(a: Array, b: Array) -> Array:
    return keyness.p_of_g2(keyness.g2(a, b, HERE, ELSEWHERE))


def by_log_odds(prior_authors: float) -> Test:
    def p(a: Array, b: Array) -> Array:
        share = (a + b) / (HERE + ELSEWHERE)
        difference, deviation = keyness.log_odds(
            a, b, HERE, ELSEWHERE, prior_authors * np.maximum(share, 1e-9), prior_authors
        )
        return keyness.p_of_g2((difference / deviation) ** 2)

    return p


def discoveries(test: Test, runs: int, seed: int, is_tokens: bool = False) -> tuple[float, float]:
    """Mean share of false ones among the words claimed, and mean share of the true differences found."""
    rng = np.random.default_rng(seed)
    is_different = np.arange(WORDS) < DIFFERENT
    false, found = [], []
    for _ in range(runs):
        share = np.clip(rng.lognormal(np.log(0.06), 0.8, size=WORDS), 0.01, 0.4)
        here = np.where(is_different, share * rng.choice([2.2, 0.4], size=WORDS), share)
        a, b = rng.binomial(HERE, here).astype(float), rng.binomial(ELSEWHERE, share).astype(float)
        p = of_tokens(a, b, rng) if is_tokens else test(a, b)
        is_claimed = keyness.benjamini_hochberg(p) <= LEVEL
        false.append((is_claimed & ~is_different).sum() / max(is_claimed.sum(), 1))
        found.append((is_claimed & is_different).sum() / DIFFERENT)
    return float(np.mean(false)), float(np.mean(found))


def of_tokens(a: Array, b: Array, rng: np.random.Generator) -> Array:
    """The same authors, each word counted as often as it is written: 47 words a text."""
    written = [np.array([rng.geometric(0.4, size=int(n)).sum() for n in side]) for side in (a, b)]
    return keyness.p_of_g2(keyness.g2(*written, 47 * HERE, 47 * ELSEWHERE))


def main() -> None:
    parser = argparse.ArgumentParser(description="False discoveries among the words called different.")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    print(f"{'test':<44}{'false':>8}{'found':>8}   ({asked.runs} runs, q = {LEVEL})")
    tests: dict[str, Test] = {"G2 on authors": by_g2} | {
        f"log-odds, prior worth {prior} authors": by_log_odds(prior) for prior in (1, 10, 30, 50)
    }
    for name, test in tests.items():
        false, found = discoveries(test, asked.runs, asked.seed)
        print(f"{name:<44}{false:>8.3f}{found:>8.2f}")
    false, found = discoveries(by_g2, min(asked.runs, 20), asked.seed, is_tokens=True)
    print(f"{'G2 on tokens, as keyword tools count':<44}{false:>8.3f}{found:>8.2f}")


if __name__ == "__main__":
    main()
