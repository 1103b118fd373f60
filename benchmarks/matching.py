"""What pairing costs: `python -m benchmarks.matching`. Times in milliseconds, median of nine runs."""

import time
from collections.abc import Callable
from statistics import median

import numpy as np
import pandas as pd

from analytics.pairing import matching

RUNS = 9
SECTORS = np.array(list("abcdefgh"))


def milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def waiting(people: int, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """As many students who wish two sectors as mentors with one place."""
    students = pd.DataFrame(
        {
            "application_id": [f"C{number}" for number in range(people)],
            "days_waited": rng.integers(0, 90, people),
            "sectors": [rng.choice(SECTORS, 2, replace=False).tolist() for _ in range(people)],
        }
    )
    mentors = pd.DataFrame(
        {
            "mentor_id": [f"M{number}" for number in range(people)],
            "sector": rng.choice(SECTORS, people),
            "gap": rng.integers(10, 17, people),
            "places": 1,
            "students": rng.integers(0, 2, people),
        }
    )
    return students, mentors


def main() -> None:
    rng = np.random.default_rng(1)
    students, mentors = waiting(200, rng)
    kinds = {
        frozenset(rng.choice(SECTORS, 2, replace=False).tolist()): int(rng.integers(1, 40)) for _ in range(28)
    }
    places = {str(sector): int(rng.integers(10, 150)) for sector in SECTORS}
    print(
        f"{'sectors that are short, 8 sectors':50} {milliseconds(lambda: matching.shortage(kinds, places)):8.1f}"
    )
    whole = milliseconds(lambda: matching.proposed_pairs(students, mentors, (10, 16)))
    print(f"{'proposal from frames, 200 students, 200 mentors':50} {whole:8.1f}")


if __name__ == "__main__":
    main()
