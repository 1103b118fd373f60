"""Two questions of the pages asked of prepared counts, of the records by SQL, and of pandas and Polars, in turn.

pandas and Polars hold their tables in memory already; what it took to load them is not counted. All four give the same
rows, or nothing is printed.
"""

import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from data import queries
from data.generations import store
from data.sql import sql_files

Way = Callable[[], pd.DataFrame]
KEYS = {"growth": ["cohort"], "supply": ["cohort", "promotion"]}
COLUMNS = {
    "growth": ["cohort", "applications", "eligible", "counted_pairs"],
    "supply": ["cohort", "promotion", "volunteers", "capacity", "mentors"],
}
COUNTS = {"growth": "cohort_count", "supply": "supply_count"}
TABLES = {
    "application": "application_id, cohort, eligible, withdrawn_on",
    "pairing": "application_id, mentor_id",
    "volunteer": "mentor_id, cohort, capacity",
    "mentor": "mentor_id, promotion",
}


def by_pandas(tables: Mapping[str, pd.DataFrame], question: str) -> pd.DataFrame:
    applications, pairings = tables["application"], tables["pairing"]
    staying = applications["eligible"] & applications["withdrawn_on"].isna()
    if question == "growth":
        with_mentor = applications["application_id"].isin(pairings["application_id"])
        marked = applications.assign(stays=staying, paired=staying & with_mentor)
        return marked.groupby("cohort", as_index=False).agg(
            applications=("stays", "size"), eligible=("stays", "sum"), counted_pairs=("paired", "sum")
        )
    paired = pairings.merge(applications[["application_id", "cohort"]], on="application_id")
    paired = paired[["mentor_id", "cohort"]].drop_duplicates().assign(mentors=1)
    offered = tables["volunteer"].assign(volunteers=1)
    taking_part = offered.merge(paired, on=["mentor_id", "cohort"], how="outer").merge(
        tables["mentor"], on="mentor_id"
    )
    return taking_part.groupby(["cohort", "promotion"], as_index=False)[
        ["volunteers", "capacity", "mentors"]
    ].sum(min_count=0)


def by_polars(tables: Mapping[str, Any], question: str) -> pd.DataFrame:
    import polars as pl

    applications, pairings = tables["application"], tables["pairing"]
    stays = pl.col("eligible") & pl.col("withdrawn_on").is_null()
    if question == "growth":
        with_mentor = pairings.select("application_id").unique().with_columns(paired=pl.lit(True))
        counted = applications.lazy().join(with_mentor.lazy(), on="application_id", how="left")
        counted = counted.group_by("cohort").agg(
            applications=pl.len(),
            eligible=stays.sum(),
            counted_pairs=(stays & pl.col("paired").fill_null(False)).sum(),
        )
    else:
        paired = pairings.lazy().join(applications.lazy(), on="application_id")
        paired = paired.select("mentor_id", "cohort").unique().with_columns(mentors=pl.lit(1))
        offered = tables["volunteer"].lazy().with_columns(volunteers=pl.lit(1))
        counted = (
            offered.join(paired, on=["mentor_id", "cohort"], how="full", coalesce=True)
            .join(tables["mentor"].lazy(), on="mentor_id")
            .group_by("cohort", "promotion")
            .agg(pl.col("volunteers", "capacity", "mentors").sum())
        )
    return pd.DataFrame(counted.collect().to_dict(as_series=False))


def ways(con: DuckDBPyConnection, question: str) -> dict[str, Way]:
    """How the question is answered, by name; the first is ours."""
    count = COUNTS[question]
    live = sql_files("counts")[count]
    found: dict[str, Way] = {
        "prepared": lambda: con.execute(f"select * from {count}").df(),
        "live SQL": lambda: con.execute(live).df(),
    }
    arrow = {
        name: con.sql(f"select {columns} from {name}").to_arrow_table() for name, columns in TABLES.items()
    }
    frames = {name: table.to_pandas() for name, table in arrow.items()}
    found["pandas"] = lambda: by_pandas(frames, question)
    if find_spec("polars"):
        import polars as pl

        fast = {name: pl.DataFrame(table) for name, table in arrow.items()}
        found["Polars"] = lambda: by_polars(fast, question)
    return found


def comparable(answer: pd.DataFrame, question: str) -> pd.DataFrame:
    """The rows and columns that every way gives, in one order."""
    answer = answer[COLUMNS[question]].sort_values(KEYS[question]).reset_index(drop=True)
    numbers = [column for column in COLUMNS[question] if column not in KEYS[question]]
    return answer.astype(dict.fromkeys(numbers, "float64") | dict.fromkeys(KEYS[question], "str")).fillna(0)


def milliseconds(generation: store.Generation, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Question → way → a time per round, all ways in turn in every round; the first run of each is not counted."""
    found: dict[str, dict[str, list[float]]] = {}
    with queries.connection(generation, "coordinator") as con:
        for question in COUNTS:
            asked = ways(con, question)
            answers = {name: comparable(ask(), question) for name, ask in asked.items()}
            for name, answer in answers.items():
                pd.testing.assert_frame_equal(answers["prepared"], answer, obj=f"{question} by {name}")
            found[question] = {name: [] for name in asked}
            for _ in range(rounds):
                for name, ask in asked.items():
                    start = time.perf_counter()
                    ask()
                    found[question][name].append(1000 * (time.perf_counter() - start))
    return found
