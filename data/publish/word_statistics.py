"""The statistics of the words and their places in the cloud, from the counts of one file, records or figures."""

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.words.statistics import word_statistics, word_trends, year_changes

TABLES = """
    create table {database}.term_statistic (
        cohort varchar not null, term varchar not null, authors integer not null, texts integer not null,
        share double not null, share_low double not null, share_high double not null, share_elsewhere double,
        odds_ratio double, odds_low double, odds_high double, z double, q double, kind varchar not null,
        primary key (cohort, term)
    );
    create table {database}.theme_statistic as
    select * rename (term as sector) from {database}.term_statistic limit 0;
    create table {database}.topic_statistic as
    select * rename (term as topic) from {database}.term_statistic limit 0;
    create table {database}.year_change (
        cohort varchar not null, before varchar not null, what varchar not null, name varchar not null,
        authors integer, texts integer not null, share double, share_before double,
        odds_ratio double not null, odds_low double not null, odds_high double not null, z double not null,
        q double not null, kind varchar not null, primary key (cohort, what, name)
    );
    create table {database}.term_trend (
        term varchar primary key, slope double not null, slope_low double not null, slope_high double not null,
        q double not null, direction varchar not null
    );
    create table {database}.topic_trend as
    select * rename (term as topic) from {database}.term_trend limit 0;
    create table {database}.term_place (
        form varchar not null, term varchar not null, rank integer not null, x double not null, y double not null,
        width double not null, height double not null, font_size double not null, share double not null,
        primary key (form, term)
    );
"""


def write_statistics(con: DuckDBPyConnection, database: str, step: int = 1) -> None:
    """Creates the statistics of words, sectors and themes, and the places of words, in the attached `database`.

    From the counts of the same file, rounded to multiples of `step`: what protects them protects what comes of them.
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
    topics = _known(
        con, f"select cohort, topic as term, authors, elsewhere from {database}.topic_count", "authors"
    )
    asked = _known(con, f"select cohort, texts from {database}.topic_coverage", "texts")
    statistics = word_statistics(counts, texts, step)
    changes = [
        year_changes(counts, texts, step).assign(what="term"),
        year_changes(topics, asked, step).assign(what="topic"),
    ]
    written = {
        "term_statistic": statistics,
        "topic_statistic": word_statistics(topics, asked, step).rename(columns={"term": "topic"}),
        "topic_trend": word_trends(topics, asked).rename(columns={"term": "topic"}),
        "year_change": pd.concat(changes, ignore_index=True).rename(columns={"term": "name"}),
        "term_trend": word_trends(counts, texts),
        "theme_statistic": word_statistics(themes, texts, step).rename(columns={"term": "sector"}),
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
