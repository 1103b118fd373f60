"""The statistics of the words and their places in the cloud, from the counts of one file, records or figures."""

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.words.statistics import word_statistics, word_trends

TABLES = """
    create table {database}.term_statistic (
        cohort varchar not null, term varchar not null, authors integer not null, texts integer not null,
        share double not null, share_low double not null, share_high double not null, share_elsewhere double,
        odds_ratio double, odds_low double, odds_high double, z double, q double, kind varchar not null,
        primary key (cohort, term)
    );
    create table {database}.theme_statistic as
    select * rename (term as sector) from {database}.term_statistic limit 0;
    create table {database}.term_trend (
        term varchar primary key, slope double not null, slope_low double not null, slope_high double not null,
        q double not null, direction varchar not null
    );
    create table {database}.term_place (
        form varchar not null, term varchar not null, rank integer not null, x double not null, y double not null,
        width double not null, height double not null, font_size double not null, share double not null,
        primary key (form, term)
    );
"""


def write_statistics(con: DuckDBPyConnection, database: str) -> None:
    """Creates term_statistic, theme_statistic, term_trend and term_place in the attached `database`.

    From term_count, theme_count and text_count of the same file: what protects the counts protects what comes of them.
    """
    from analytics.charts.places import (
        master_layout,  # Plotly and wordcloud come with it: only when one is made
    )

    con.execute(TABLES.format(database=database))
    counts = _known(con, f"select cohort, term, authors, elsewhere from {database}.term_count", "authors")
    texts = _known(con, f"select cohort, texts from {database}.text_count", "texts")
    themes = _known(
        con, f"select cohort, sector as term, authors, elsewhere from {database}.theme_count", "authors"
    )
    statistics = word_statistics(counts, texts)
    written = {
        "term_statistic": statistics,
        "term_trend": word_trends(counts, texts),
        "theme_statistic": word_statistics(themes, texts).rename(columns={"term": "sector"}),
        "term_place": master_layout(statistics),
    }
    for table, frame in written.items():
        con.register("written", frame.astype(object).where(frame.notna(), None))
        con.execute(f"insert into {database}.{table} by name select * from written")
        con.unregister("written")


def _known(con: DuckDBPyConnection, query: str, column: str) -> pd.DataFrame:
    """The rows of the query whose `column` is a number: neither absent nor hidden, which is not a number."""
    frame = con.execute(query).df()
    return frame[np.isfinite(frame[column].astype(float))]
