"""The counts of a generation computed on Apache Spark, from Parquet records, by the very SQL that DuckDB runs.

SQLGlot translates the views of `sql/people.sql` and the files of `sql/counts`; `_in_spark` adds what it leaves out or
loses. Everything else of a generation is made as always. pyspark and sqlglot are optional, and imported here alone.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
from duckdb import DuckDBPyConnection

from analytics.language.texts import message
from data.problems import refusal
from data.publish import LOCAL as LOCAL
from data.publish import Engine as Engine
from data.publish import publishing
from data.publish.digest import PERSONAL, content_digest
from data.sql import in_database, sql_files, sql_text

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession
    from sqlglot import Expression

NEEDED = ("pyspark", "sqlglot")
EXPORT_AGAIN = message("Write the records again: ./binomes export DIR --format parquet")
REFERENCE = ("promotion", "mentor_window", "sector", "published_pairs", "end_side")

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",  # it shows the queries to whoever knows the address
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",  # a failure is said in one sentence
}
LOCAL_SETTINGS = {  # nobody else is to talk to it, and tables of this size need few parts
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.authenticate": "true",
    "spark.driver.memory": "4g",  # at most; with the 1 GB that Spark takes, a million applications do not pass
    "spark.sql.shuffle.partitions": "8",
}


def counting(engine: Engine, records: Path | None = None, master: str = LOCAL) -> publishing.Counting:
    """How the counts of a generation are computed: by DuckDB, or by Spark from the Parquet folder `records`.

    Refused at once when Spark, Java or a table is missing.
    """
    if engine == Engine.duckdb:
        if records:
            raise refusal("Only Spark reads Parquet records.", "Add --engine spark, or leave out --records.")
        return publishing.count_all
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise refusal(
            "Spark is not installed here: {names}.",
            "Install it: python -m pip install -r requirements-spark.txt",
            names=", ".join(missing),
        )
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise refusal("Spark needs Java, which is not installed here.", "Install Java 17 or later.")
    if records is None:
        raise refusal(
            "Spark counts from Parquet records.",
            "Write them with ./binomes export DIR --format parquet, then add --records DIR.",
        )
    for table in PERSONAL:
        if not _file(records, table).is_file():
            raise refusal(
                "This file does not exist.",
                EXPORT_AGAIN,
                file=str(_file(records, table)),
            )
    return partial(_count_on_spark, folder=records, master=master)


def _file(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def _count_on_spark(con: DuckDBPyConnection, folder: Path, master: str) -> Mapping[str, str]:
    """Writes the counts into the attached `records`: the version of Spark."""
    _require_same_records(con, folder)
    ((path,),) = con.execute("select path from duckdb_databases() where database_name = 'records'").fetchall()
    with session(Path(path).parent, master) as spark:
        show_records(spark, con, folder)
        for name, counted in counts(spark):
            # The columns and their types are those of DuckDB.
            with in_database(con, "records"):
                con.execute(f"create table {name} as {sql_files('counts')[name]} with no data")
            con.register("counted", counted)
            con.execute(f"insert into records.{name} by name from counted")
            con.unregister("counted")
        return {"spark": str(spark.version)}


def _require_same_records(con: DuckDBPyConnection, folder: Path) -> None:
    """Refuses Parquet records that are not, column by column and row by row, those of the attached `records`."""
    described = "select column_name, column_type from (describe from {})"
    for table in PERSONAL:
        file = str(_file(folder, table))
        expected = con.execute(described.format(f"records.{table}")).fetchall()
        try:
            columns = con.execute(described.format("read_parquet($file)"), {"file": file}).fetchall()
        except duckdb.Error:
            raise refusal("This is not a Parquet file that can be read.", EXPORT_AGAIN, file=file) from None
        if columns != expected:
            raise refusal(
                "These columns are not those of the table: expected {columns}.",
                EXPORT_AGAIN,
                file=file,
                columns=", ".join(f"{name} {kind}" for name, kind in expected),
            )
    if content_digest(con, folder) != content_digest(con):
        raise refusal(
            "These Parquet records are not the current records of the store.", EXPORT_AGAIN, file=str(folder)
        )


@contextmanager
def session(room: Path, master: str = LOCAL) -> Iterator["SparkSession"]:
    """A Spark session. What it spills holds people: it stays in the private folder `room`, and goes with the session.

    Refused when Spark cannot start or fails.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    with TemporaryDirectory(dir=room) as spill:
        settings = SETTINGS | {"spark.local.dir": spill, "spark.sql.warehouse.dir": spill}
        if master.startswith("local"):
            settings |= LOCAL_SETTINGS
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        spark = None
        try:
            spark = SparkSession.builder.master(master).config(map=settings).getOrCreate()
            yield spark
        except (PySparkException, Py4JError) as error:
            raise refusal(
                "Spark could not count: {error}",
                "Check --master and Java, or publish without Spark: --engine duckdb",
                error=_cause(error),
            ) from error
        finally:
            if spark:
                spark.stop()


def _cause(error: Exception) -> str:
    """The sentence of a failure that says why, without the trace of Java around it."""
    lines = [line.strip(" :") for line in str(error).splitlines()]
    causes = [line for line in lines if line.startswith("Caused by")]
    sentences = [line for line in lines if line and not line.startswith("An error occurred")]
    return (causes[-1:] + sentences[:1] + [type(error).__name__])[0][:300]


def show_records(spark: "SparkSession", con: DuckDBPyConnection, folder: Path) -> None:
    """Shows Spark the Parquet tables of `folder`, the reference tables of the attached `records`, and the views."""
    import sqlglot

    for table in PERSONAL:
        spark.read.parquet(f"file:{_file(folder, table).resolve()}").createOrReplaceTempView(table)
    for table in REFERENCE:
        spark.createDataFrame(con.table(f"records.{table}").to_arrow_table()).createOrReplaceTempView(table)
    for function in sql_text("spark").split(";\n"):
        spark.sql(function)
    for statement in sqlglot.parse(sql_text("people"), read="duckdb"):
        if statement is not None and statement.key == "create":
            spark.sql(_spark_sql(statement).replace("CREATE VIEW", "CREATE TEMPORARY VIEW", 1))


def counts(spark: "SparkSession") -> Iterator[tuple[str, "pa.Table"]]:
    """The name and the rows of each count of `sql/counts`."""
    for name, text in sql_files("counts").items():
        yield name, spark.sql(translated(text)).toArrow()


def translated(query: str) -> str:
    """A query of DuckDB in the SQL of Spark, which needs the functions of `sql/spark.sql`."""
    import sqlglot

    return _spark_sql(sqlglot.parse_one(query, read="duckdb"))


def _spark_sql(query: "Expression") -> str:
    from sqlglot import ErrorLevel

    text: str = query.transform(_as_spark_has_it).sql(
        "spark", unsupported_level=ErrorLevel.RAISE, comments=False
    )
    return text


def _as_spark_has_it(node: "Expression") -> "Expression":
    """What SQLGlot leaves as it is, or loses without a word: `sql/spark.sql` has the functions."""
    from sqlglot import exp, parse_one

    if isinstance(node, exp.Window) and node.this.name == "product":  # Spark has no such aggregate in SQL
        node.this.set("this", "collect_list")
        return exp.func("product_of", node)
    if isinstance(node, exp.Anonymous) and node.name == "date_sub" and node.expressions[0].name == "month":
        return exp.func("whole_months", *node.expressions[1:])
    if isinstance(node, exp.ArrayAgg) and isinstance(node.this, exp.Order):  # the order would be dropped
        value, (key,) = node.this.this, node.this.expressions
        pairs = f"collect_list(struct({key.this.sql('spark')} as key, {value.sql('spark')} as value))"
        return parse_one(f"transform(sort_array({pairs}), pair -> pair.value)", read="spark")
    return node
