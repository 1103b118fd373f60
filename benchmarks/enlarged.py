"""A store so many times as large, by the real publication: every person again under other identifiers.

    python -m benchmarks.enlarged HOME LARGE_HOME [--times 10]

Each home is a BINOMES_HOME; the programme of the first, or else its invented one, is multiplied into the second. Prints
how long merging, counting, reading the motivations, forecasting and protecting took, and the memory of this process.
"""

import argparse
import resource
import time
from pathlib import Path

from duckdb import DuckDBPyConnection

from data import changing
from data.generations import store
from data.publish.digest import PERSONAL

PERSONS = ("application_id", "mentor_id")


def multiplied(con: DuckDBPyConnection, times: int) -> None:
    """Each row about a person of the merged tables `times` times, with a number before the identifiers."""
    for table in PERSONAL:
        names = {name for name, *_ in con.execute(f"describe {table}").fetchall()}
        renamed = [f"copy || {name} as {name}" for name in PERSONS if name in names]
        if renamed:
            con.execute(f"""
                create or replace table {table} as
                select {table}.* replace ({", ".join(renamed)}) from {table}, range({times}) as copies (copy)
            """)


def main() -> None:
    parser = argparse.ArgumentParser(description="A store so many times as large.")
    parser.add_argument("home", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    names = (store.PROGRAMME, store.DEMO)
    base = next(found for name in names if (found := store.current(asked.home / name)))
    folder = asked.large / store.PROGRAMME
    start = time.perf_counter()
    changing.rebuild(folder, "publish", base, change=lambda con: multiplied(con, asked.times))
    seconds, kilobytes = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    number = base.manifest["rows"]["application"] * asked.times
    print(f"{number:,} applications: {seconds:.0f} s, {kilobytes / 1000:,.0f} MB")


if __name__ == "__main__":
    main()
