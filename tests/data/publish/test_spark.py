"""Counts on Spark: the same as on DuckDB to the row, from the same records, or refused with nothing changed."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from data import changing
from data.deciding import objectives
from data.generations import store
from data.keeping import exporting
from data.problems import Refused
from data.publish import publishing, spark
from data.sql import sql_files

PARQUET = exporting.Form.parquet


def needs_spark() -> None:
    for package in spark.NEEDED:
        pytest.importorskip(package, reason="Spark is optional: `make spark` installs it and runs this test")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java 17 or later")


def current(folder: Path) -> store.Generation:
    generation = store.current(folder)
    assert generation is not None
    return generation


def tables(path: Path) -> dict[str, tuple[list[Any], list[Any]]]:
    """Per table and view of a file: the names and types of its columns, and its rows in order."""
    with duckdb.connect(path, read_only=True) as con:
        names = con.execute("select view_name from duckdb_views() where not internal").fetchall()
        names += con.execute("select table_name from duckdb_tables()").fetchall()
        return {
            name: (
                con.execute(f"select column_name, column_type from (describe {name})").fetchall(),
                sorted(con.execute(f"from {name}").fetchall(), key=sortable),
            )
            for (name,) in names
        }


def sortable(row: tuple[Any, ...]) -> list[str]:
    return [f"{value:.6f}" if isinstance(value, float) else str(value) for value in row]


def same(one: Any, other: Any) -> bool:
    """Doubles may part by their last digits, which the order of a sum decides; nothing else may."""
    if isinstance(one, float) and isinstance(other, float):
        return bool(one == pytest.approx(other, rel=1e-9, nan_ok=True))
    if isinstance(one, str) and isinstance(other, str) and one.startswith("[{"):  # rows that are kept as JSON
        rows, others = json.loads(one), json.loads(other)
        return len(rows) == len(others) and all(
            a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
            for a, b in zip(rows, others, strict=True)
        )
    return type(one) is type(other) and bool(one == other)


@pytest.fixture(params=["whole programme", "a dozen people"])
def programme(request: pytest.FixtureRequest, demo_home: Path, filled_store: Path, tmp_path: Path) -> Path:
    """A store of which every table has rows, and one without the optional tables."""
    if request.param == "a dozen people":
        return filled_store
    folder = shutil.copytree(demo_home / "demo", tmp_path / "whole" / "demo")
    objectives.keep(
        folder,
        pd.DataFrame([{"cohort": "X20", "metric": "pairs", "value": 210}]),
        pd.DataFrame(
            [{"happened_on": day, "label": "mail"} for day in (date(2021, 10, 1), date(2019, 9, 30))]
        ),
    )
    return folder


@pytest.mark.spark
def test_both_engines_make_the_same_generation(
    programme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_spark()
    twin = shutil.copytree(programme, tmp_path / "twin" / programme.name)
    exporting.export(programme, tmp_path / "out", PARQUET)
    monkeypatch.setenv("BINOMES_ROUND_TO", "6")
    changing.rebuild(programme, "publish")
    counting = spark.counting(spark.Engine.spark, tmp_path / "out", "local[2]")
    changing.rebuild(twin, "publish", counting=counting)
    assert "spark" in current(twin).manifest["versions"]
    assert not [path for path in (twin / "generations").iterdir() if path.name.startswith(".")]
    for of_duckdb, of_spark in (
        (current(programme).records, current(twin).records),
        (current(programme).figures, current(twin).figures),
    ):
        expected, found = tables(of_duckdb), tables(of_spark)
        assert set(sql_files("counts")) < set(expected) == set(found)
        assert list(differences(expected, found)) == []


def differences(expected: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    for name, (columns, rows) in expected.items():
        if (columns, len(rows)) != (found[name][0], len(found[name][1])):
            yield f"{name}: other columns or another number of rows"
        for one, other in zip(rows, found[name][1], strict=False):
            if not all(map(same, one, other)):
                yield f"{name}: {one} is {other}"


# What SQLGlot leaves as it is, or loses without a word; on the programme, chance may make it right.
TRAPS = (
    """select list(name order by place) as names
    from (values (2, 'b'), (3, 'c'), (1, 'a')) as given (place, name)""",
    """select place, product(factor) over (order by place) as product
    from (values (1, null), (3, 0.25), (2, 0.5), (4, null), (5, 0.0), (6, 2.0)) as given (place, factor) order by place""",
)


@pytest.mark.spark
def test_what_sqlglot_does_not_translate_is_as_in_duckdb_and_a_failure_is_said_in_words(
    filled_store: Path, tmp_path: Path
) -> None:
    needs_spark()
    exporting.export(filled_store, tmp_path / "out", PARQUET)
    days = "select unnest(generate_series(date '2019-12-25', date '2020-07-05', interval 1 day))::date as day"
    with duckdb.connect(current(filled_store).records, read_only=True) as con:
        pairs = con.sql(f"""
            select one.day as since, other.day as until, date_sub('month', one.day, other.day) as months,
                (one.day + to_months(6))::date as half_a_year_later, (one.day + to_days(15))::date as later
            from ({days}) as one inner join ({days}) as other on other.day >= one.day
        """)
        with spark.session(tmp_path, "local[2]") as session:
            spark.show_records(session, con, tmp_path / "out")
            session.createDataFrame(pairs.to_arrow_table()).createOrReplaceTempView("pair")
            ((wrong, all_pairs),) = session.sql("""
                select count_if(whole_months(since, until) <> months
                    or cast(since + to_months(6) as date) <> half_a_year_later
                    or cast(since + to_days(15) as date) <> later), count(*) from pair
            """).collect()
            for query in TRAPS:
                found = [tuple(row) for row in session.sql(spark.translated(query)).collect()]
                assert found == con.execute(query).fetchall()
    assert (wrong, all_pairs) == (0, 194 * 195 // 2)
    refused(filled_store, tmp_path / "out", "Spark could not count: {error}", master="nowhere")


@pytest.fixture
def as_if_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is refused before Spark starts is refused whether it is there or not."""
    monkeypatch.setattr(spark, "NEEDED", ())
    monkeypatch.setenv("JAVA_HOME", "/usr")


def refused(folder: Path, records: Path | None, reason: str, master: str = spark.LOCAL) -> Refused:
    before = current(folder)
    with pytest.raises(Refused) as refusal:
        changing.rebuild(folder, "publish", counting=spark.counting(spark.Engine.spark, records, master))
    assert refusal.value.problems[0].reason == reason
    assert refusal.value.problems[0].remedy
    assert current(folder) == before
    assert list((folder / "generations").iterdir()) == [before.folder]
    return refusal.value


def test_without_spark_or_java_it_says_what_to_install(
    filled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark, "NEEDED", ("no_such_package",))
    found = refused(filled_store, tmp_path, "Spark is not installed here: {names}.")
    assert "requirements-spark.txt" in found.problems[0].remedy
    monkeypatch.setattr(spark, "NEEDED", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    refused(filled_store, tmp_path, "Spark needs Java, which is not installed here.")


@pytest.mark.usefixtures("as_if_installed")
def test_records_that_are_not_there_are_refused(filled_store: Path, tmp_path: Path) -> None:
    refused(filled_store, None, "Spark counts from Parquet records.")
    refused(filled_store, tmp_path / "nowhere", "This file does not exist.")
    exporting.export(filled_store, tmp_path / "out", PARQUET)
    (tmp_path / "out" / "meeting.parquet").unlink()
    found = refused(filled_store, tmp_path / "out", "This file does not exist.")
    assert found.problems[0].file.endswith("meeting.parquet")


@pytest.mark.usefixtures("as_if_installed")
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (
            "select * exclude (maturity) from application",
            "These columns are not those of the table: expected {columns}.",
        ),
        (
            "select * replace (maturity::integer as maturity) from application",
            "These columns are not those of the table: expected {columns}.",
        ),
        (
            "from application where application_id <> 'C1'",
            "These Parquet records are not the current records of the store.",
        ),
        (
            "select * replace (not eligible as eligible) from application",
            "These Parquet records are not the current records of the store.",
        ),
        (None, "This is not a Parquet file that can be read."),
    ],
)
def test_records_that_are_not_the_current_ones_are_refused(
    query: str | None, reason: str, filled_store: Path, tmp_path: Path
) -> None:
    exporting.export(filled_store, tmp_path / "out", PARQUET)
    file = tmp_path / "out" / "application.parquet"
    if query is None:
        file.write_text("application_id;cohort")
    else:
        with duckdb.connect(current(filled_store).records, read_only=True) as con:
            con.sql(query).write_parquet(str(file))
    assert refused(filled_store, tmp_path / "out", reason).problems[0].file


def test_parquet_records_are_for_spark_alone(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        spark.counting(spark.Engine.duckdb, tmp_path)
    assert spark.counting(spark.Engine.duckdb) is publishing.count_all
