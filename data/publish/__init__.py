"""From the records of a generation to its figures: counted, forecast, protected, published."""

from enum import StrEnum

LOCAL = "local[*]"  # Spark on every core of this machine


class Engine(StrEnum):
    """What computes the counts."""

    duckdb = "duckdb"
    spark = "spark"
