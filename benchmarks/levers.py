"""CPU time of the forecast on the stored store: the fit at publish, and one move of a lever against reading the page.

    python -m benchmarks.levers HOME [--rounds 15]

HOME is a BINOMES_HOME with the invented programme. Prints medians and the ratio of each to one query of the page.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from analytics.forecast import levers, shortage
from analytics.forecast.demand import demand_draws
from analytics.forecast.shortage import Scenario
from analytics.forecast.supply import supply_draws
from data import queries
from data.generations import store
from data.publish.drawing import DRAWS, SEED, STEPS


def cpu_milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median CPU time of `work`."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="CPU time of the forecast and of its levers.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    generation = store.current(asked.home / store.DEMO)
    assert generation is not None, "no store there"
    with queries.connection(generation, "coordinator") as con:
        history = (
            con.execute("select students from finished_demand order by cohort_year")
            .df()["students"]
            .to_numpy()
        )
        offered = con.execute("from finished_supply").df()
        window = con.execute("select lowest_gap, highest_gap from mentor_window").fetchall()[0]
    last = int(offered["cohort_year"].max())
    years = [last + step for step in range(1, STEPS + 1)]

    def fitted() -> tuple[np.ndarray, object]:
        rng = np.random.default_rng(SEED)
        return demand_draws(history, STEPS, DRAWS, rng), supply_draws(offered, window, years, DRAWS, rng)

    demand, supply = fitted()
    moved = Scenario(window=(window[0], window[1] + 1), retention=1.1, cohort_size=1.05)
    rows = {
        "one query of a page": lambda: queries.rows(generation, "coordinator", "forecast"),
        "a lever": lambda: shortage.shortage(demand, supply, moved),
        "a lever with recruits": lambda: shortage.shortage(
            demand, supply, Scenario(extra_recruits=levers.share_out(supply, 40)[0])
        ),
        "the fit and the draws": fitted,
    }
    times = {name: cpu_milliseconds(work, asked.rounds) for name, work in rows.items()}
    unit = times["one query of a page"]
    print(f"{'what':<26}{'CPU ms':>8}{'ratio':>8}  (median of {asked.rounds}, {DRAWS} draws)")
    for name, spent in times.items():
        print(f"{name:<26}{spent:>8.0f}{spent / unit:>8.1f}")


if __name__ == "__main__":
    main()
