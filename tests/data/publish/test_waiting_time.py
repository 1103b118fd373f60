"""The share still waiting, against lifelines 0.30.3 (KaplanMeierFitter) on 60 invented waits."""

import duckdb
import pytest

from data.sql import sql_files, sql_text

WAITS = [  # week, waits ended with a mentor, waits not over: drawn at random, seed 7
    (0, 9, 0),
    (1, 9, 0),
    (2, 4, 4),
    (3, 5, 3),
    (4, 5, 3),
    (5, 5, 2),
    (6, 3, 1),
    (7, 3, 1),
    (8, 1, 0),
    (10, 1, 0),
    (12, 1, 0),
]
LIFELINES = {  # week: share, lower and upper end of the 95 % interval
    0: (0.85, 0.731562909, 0.91897147),
    1: (0.7, 0.566939511, 0.799179342),
    2: (0.633333333, 0.498467149, 0.741070488),
    3: (0.540196078, 0.404114456, 0.657994511),
    4: (0.436312217, 0.302719892, 0.562325926),
    5: (0.315114379, 0.190727319, 0.447143155),
    6: (0.229174094, 0.117303893, 0.36318081),
    7: (0.130956625, 0.04583629, 0.261688736),
    8: (0.087304417, 0.019616348, 0.220395334),
    10: (0.043652208, 0.003763539, 0.17262262),
}


def shares(waits: list[tuple[int, int, int]]) -> dict[int, tuple[float, float, float]]:
    with duckdb.connect() as con:
        con.execute("""
            create table queue_spell (cohort varchar, outcome varchar, applied_on date, left_on date);
            create table extent as select date '2021-12-31' as data_on;
            create table current_pair (cohort varchar);
            create table cohort_count (cohort varchar, counted_pairs integer);
            create table clock_count as
                select 'X20' as cohort, 'all' as applications_given, 'all' as pairs_given;
        """)
        for week, paired, waiting in waits:
            for outcome in ["paired"] * paired + ["waiting"] * waiting:
                con.execute(
                    """
                    insert into queue_spell
                    select 'X20', $outcome, data_on - 7 * $week, if($outcome = 'paired', data_on, null) from extent
                    """,
                    {"outcome": outcome, "week": week},
                )
        con.execute("insert into current_pair select cohort from queue_spell where outcome = 'paired'")
        con.execute("insert into cohort_count select cohort, count(*) from current_pair group by cohort")
        con.execute(f"create table wait_count as {sql_files('counts')['wait_count']}")
        con.execute(sql_text("macros") + sql_files("figures")["waiting_time"])
        rows = con.execute(
            "select week, share_waiting, share_low, share_high from waiting_time order by week"
        ).fetchall()
    return {week: (share, low, high) for week, share, low, high in rows}


def test_the_share_still_waiting_and_its_interval_are_those_of_lifelines() -> None:
    found = shares(WAITS)
    for week, expected in LIFELINES.items():
        assert found[week] == pytest.approx(expected, abs=2e-8)
    assert found[9] == found[8]  # a week in which nothing happens
    assert found[12][0] == 0


def test_the_same_against_lifelines_itself_where_it_is_installed() -> None:
    lifelines = pytest.importorskip("lifelines")
    weeks = [week for week, paired, waiting in WAITS for _ in range(paired + waiting)]
    ended = [is_end for _, paired, waiting in WAITS for is_end in [True] * paired + [False] * waiting]
    fitted = lifelines.KaplanMeierFitter().fit(weeks, ended)
    found = shares(WAITS)
    for week in LIFELINES:
        assert found[week][0] == pytest.approx(fitted.survival_function_["KM_estimate"][week], abs=1e-12)
