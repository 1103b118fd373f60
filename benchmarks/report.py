"""How long a board pack takes, and how large it is.

    python -m benchmarks.report HOME [--rounds 5]

HOME is a BINOMES_HOME with the invented programme. The first document of a process also loads Plotly and Typst.
"""

import argparse
import statistics
import time
from datetime import date
from pathlib import Path

from analytics.language.texts import LANGUAGES, translator
from data.generations import store
from data.keeping import reporting


def main() -> None:
    parser = argparse.ArgumentParser(description="Time and size of a board pack.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    generation = store.current(asked.home / store.DEMO)
    assert generation is not None, "build it first: manage.py sample"
    print(f"{'pack':<10}{'first s':>9}{'then s':>9}{'kB':>7}  (median, n = {asked.rounds})")
    for form in reporting.FORMS:
        for language in LANGUAGES:
            times, size = [], 0
            for _ in range(1 + asked.rounds):
                start = time.perf_counter()
                made = reporting.pack_bytes(
                    generation, "board", form, None, date(2026, 11, 23), translator(language)
                )
                times.append(time.perf_counter() - start)
                size = len(made)
            then = statistics.median(times[1:])
            print(f"{form[1:] + ' ' + language:<10}{times[0]:>9.2f}{then:>9.2f}{size / 1000:>7.0f}")


if __name__ == "__main__":
    main()
