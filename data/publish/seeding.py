"""What an earlier version published is remembered too: the first publication of this version is held against it."""

import json

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure import relations
from analytics.disclosure.audit import Name, Published, Relation
from analytics.disclosure.protection import Frames
from analytics.disclosure.rule import Rule
from analytics.disclosure.tables import COUNTS, PROVEN

EARLIER = "earlier"  # the moment of what an earlier version published


def has_earlier(con: DuckDBPyConnection) -> bool:
    """Whether an earlier version kept the counts behind the figures that are attached as `published`."""
    tables = set(con.execute("select database_name, table_name from duckdb_tables()").fetchall())
    return {("parent", "published_count"), ("published", "dataset")} <= tables


def known_of_earlier(con: DuckDBPyConnection, window: tuple[int, int]) -> Published:
    """What a reader knows of those figures, as far as today's tables are theirs; each count at the moment EARLIER."""
    below, rounded_to = con.execute("select hidden_below, rounded_to from published.dataset").fetchall()[0]
    exact, shown = _frames(con)
    published = Published()
    if not (below and {"cohort_count", "flow_count", "supply_count", "load_count"} <= exact.keys()):
        return published
    earlier = relations.published(exact, shown, window, Rule(below - 1, rounded_to))
    for name, within in earlier.intervals.items():
        published.add(
            (EARLIER, *_key(name)),
            earlier.truths[name],
            within,
            name in earlier.hidden,
            name not in earlier.broken,
        )
    for one in earlier.relations:
        factors: dict[Name, float] = {(EARLIER, *_key(name)): factor for name, factor in one.factors.items()}
        published.relations.append(Relation(factors, one.within))
    return published


def _key(name: Name) -> tuple[str, ...]:
    assert isinstance(name, tuple)
    return name


def is_pending(con: DuckDBPyConnection) -> bool:
    """Whether persons had changed since, whom that version had not published yet."""
    return con.execute("select count(*) > 0 from parent.unpublished").fetchone() == (True,)


def _frames(con: DuckDBPyConnection) -> tuple[Frames, Frames]:
    """The exact counts that were kept and these as they were published, of the tables that have today's columns."""
    exact, shown = {}, {}
    for name, counted in con.execute("from parent.published_count").fetchall():
        columns = _columns(con, name)
        if name not in PROVEN or not COUNTS[name].columns <= set(columns):
            continue
        table = COUNTS[name]
        measures = [*table.totals, *table.protected, *table.kept]
        hidden = ", ".join(
            f"if(isnan({one}::double), 'inf'::double, {one}::double) as {one}" for one in measures
        )
        shown[name] = con.execute(f"select * replace ({hidden}) from published.{name}").df()
        rows = pd.DataFrame(json.loads(counted or "[]"), columns=columns)
        exact[name] = rows.astype(dict.fromkeys(measures, float))
    return exact, shown


def _columns(con: DuckDBPyConnection, name: str) -> list[str]:
    rows = con.execute(
        "select column_name from duckdb_columns() where database_name = 'published' and table_name = $name"
        " order by column_index",
        {"name": name},
    ).fetchall()
    return [column for (column,) in rows]
