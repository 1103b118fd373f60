"""The counts of a generation on DuckDB and on Spark: how long each takes, and whether they are the same.

    .venv-spark/bin/python -m benchmarks.engines STORE_FOLDER [--master URL]

One run of each: DuckDB reads its own file, Spark the Parquet export of it. The start of Spark is apart.
"""

import argparse
import json
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from data.generations import store
from data.keeping import exporting
from data.publish import building, spark
from data.publish.digest import content_digest
from data.sql import sql_files

PART = 1e-9  # sums and products of fractions depend on their order: the only difference that is let through


def same(left: pa.Table, right: pa.Table) -> bool:
    """Whether two tables hold the same rows, in any order, doubles to a billionth."""
    with duckdb.connect() as con:
        con.register("one", left)
        con.register("other", right.select(left.column_names))
        pairs = [con.execute(f"from {name} order by all").fetchall() for name in ("one", "other")]
    return len(pairs[0]) == len(pairs[1]) and all(
        near(a, b) for rows in zip(*pairs, strict=True) for a, b in zip(*rows, strict=True)
    )


def near(a: Any, b: Any) -> bool:
    """Whether two values are the same, doubles to a billionth."""
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= PART * max(1.0, abs(a))
    return bool(a == b)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--master", default=spark.LOCAL)
    asked = parser.parse_args()
    generation = store.current(asked.folder)
    assert generation is not None
    seconds: dict[str, dict[str, float]] = {"duckdb": {}, "spark": {}}
    with TemporaryDirectory(dir=asked.folder.parent) as room, duckdb.connect() as con:
        site = Path(room)
        clock = time.perf_counter()
        exporting.export(asked.folder, site / "out", exporting.Form.parquet)
        exported = time.perf_counter() - clock
        con.execute(f"attach '{generation.records}' as records (read_only)")
        con.execute("use records")
        con.execute("set memory_limit = $limit", {"limit": building.MEMORY})
        clock = time.perf_counter()
        assert content_digest(con, site / "out") == generation.manifest["digest"]
        checked = time.perf_counter() - clock
        found = {}
        for name, text in sql_files("counts").items():
            clock = time.perf_counter()
            found[name] = con.execute(text).to_arrow_table()
            seconds["duckdb"][name] = time.perf_counter() - clock
        clock = time.perf_counter()
        with spark.session(site, asked.master) as session:
            spark.show_records(session, con, site / "out")
            started, clock = time.perf_counter() - clock, time.perf_counter()
            for name, counted in spark.counts(session):
                seconds["spark"][name] = time.perf_counter() - clock
                print(
                    f"{name:18} {found[name].num_rows:>9} rows  duckdb {seconds['duckdb'][name]:8.2f} s"
                    f"  spark {seconds['spark'][name]:8.2f} s"
                    f"  {'same' if same(found[name], counted) else 'DIFFERENT'}",
                    flush=True,
                )
                clock = time.perf_counter()
    total = {engine: round(sum(each.values()), 2) for engine, each in seconds.items()}
    print(
        json.dumps(
            {
                "rows": generation.manifest["rows"],
                "export": round(exported, 1),
                "check": round(checked, 1),
                "start": round(started, 1),
                "counts": total,
                "load": os.getloadavg(),
            }
        )
    )


if __name__ == "__main__":
    main()
