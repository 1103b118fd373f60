"""What was published in the last 24 months is kept in the records; what is published next is held against all of it.

The memory goes from the generation that is shown to the next one, whatever rows that one is built from: an undo or a
restore forgets nothing. It holds counts and what a reader knows of them, and of persons sums over parts of a hash.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.audit import Name, Published, Relation
from analytics.disclosure.memory import Past, Slice
from analytics.disclosure.rule import FEWEST_CHANGED, Interval
from data.publish import seeding
from data.sql import in_database, sql_text

TABLES = (
    "remembered_moment",
    "remembered_slice",
    "remembered_content",
    "remembered_count",
    "remembered_relation",
)
MONTHS = 24  # for which a reader is supposed to keep what was shown
BUCKETS = 16_384  # parts of the hash of a person's facts
NOW = f"""
    create or replace temp table slice_now as
    select kind, cohort, count(*) as persons, count(*) filter (is_cleared) as cleared,
        sum(content)::varchar as digest
    from content group by kind, cohort;
    create or replace temp table content_now as
    select kind, cohort, (content % {BUCKETS})::usmallint as bucket, count(*) as persons
    from content group by kind, cohort, bucket;
    drop table content;
"""


def take_stock(con: DuckDBPyConnection) -> None:
    """Counts who is in the attached `records`, for `past`: the tables `slice_now` and `content_now` of this session."""
    with in_database(con, "records"):
        con.execute(sql_text("contents"))
        con.execute(NOW)


def past(con: DuckDBPyConnection, sources: Iterable[str]) -> Past:
    """What is known when the attached `records` are published: all that the `sources` remember, the shown one first.

    Their memories become one, in `records`; what was last shown more than MONTHS ago is forgotten.
    """
    with in_database(con, "records"):
        con.execute(sql_text("remembered"))
        for source in sources:
            _take(con, source)
        if seeding.has_earlier(con) and not con.execute("from remembered_moment").fetchall():
            _take_earlier(con)
        _forget(con)
        return _past(con)


def slices_now(con: DuckDBPyConnection) -> set[Slice]:
    """The slices that hold somebody."""
    return set(con.execute("select kind, cohort from temp.slice_now").fetchall())


def remember(con: DuckDBPyConnection, past: Past, known: Published) -> None:
    """Keeps in `records` what a reader knows from now on, and which slices are shown as of which moment."""
    today = datetime.now(UTC).date()
    con.execute(
        "insert into records.remembered_moment values ($moment, $today)",
        {"moment": past.moment, "today": today},
    )
    for kind, cohort in slices_now(con) - past.near:
        asked = {"kind": kind, "cohort": cohort, "moment": past.same.get((kind, cohort), past.moment)}
        con.execute(
            "update records.remembered_slice set is_shown = false where kind = $kind and cohort = $cohort",
            {"kind": kind, "cohort": cohort},
        )
        if (kind, cohort) in past.same:
            con.execute(
                "update records.remembered_slice set is_shown = true"
                " where kind = $kind and cohort = $cohort and moment = $moment",
                asked,
            )
            continue
        con.execute(
            "insert into records.remembered_slice select kind, cohort, $moment, persons, cleared, digest, true"
            " from temp.slice_now where kind = $kind and cohort = $cohort",
            asked,
        )
        con.execute(
            "insert into records.remembered_content select kind, cohort, $moment, bucket, persons"
            " from temp.content_now where kind = $kind and cohort = $cohort",
            asked,
        )
    con.execute("""
        update records.remembered_slice set is_shown = false
        where not exists (
            select 1 from temp.slice_now as now
            where now.kind = remembered_slice.kind and now.cohort = remembered_slice.cohort
        )
    """)
    _write_known(con, known)


def _take(con: DuckDBPyConnection, source: str) -> None:
    """Adds the moments that the attached `source` remembers and `records` does not yet."""
    tables = con.execute(
        "select table_name from duckdb_tables() where database_name = $source", {"source": source}
    ).fetchall()
    if (TABLES[0],) not in tables:
        return
    fresh = f"select moment from {source}.remembered_moment anti join remembered_moment using (moment)"
    con.execute(f"create or replace temp table fresh as {fresh}")
    is_first = con.execute("select count(*) = 0 from remembered_moment").fetchone() == (True,)
    most = con.execute("select coalesce(max(relation) + 1, 0) from remembered_relation").fetchone()
    for table in TABLES:
        changed = " replace (relation + $most as relation)" if table == "remembered_relation" else ""
        changed = " replace (is_shown and $is_first as is_shown)" if table == "remembered_slice" else changed
        values: dict[str, Any] = {"most": most[0] if most else 0} if "$most" in changed else {}
        values |= {"is_first": is_first} if "$is_first" in changed else {}
        relations = f"select relation from {source}.{table} semi join temp.fresh using (moment)"
        wanted = (
            f"where relation in ({relations})"
            if table == "remembered_relation"
            else "semi join temp.fresh using (moment)"
        )
        con.execute(f"insert into {table} select *{changed} from {source}.{table} {wanted}", values)


def _take_earlier(con: DuckDBPyConnection) -> None:
    """What an earlier version published becomes the first moment: its persons are those of now, but for those pending.

    Where some are, no slice is the same any more: it stays as it is shown until enough have changed.
    """
    (window,) = con.execute("select lowest_gap, highest_gap from mentor_window").fetchall()
    pending = " || ' but for some'" if seeding.is_pending(con) else ""
    con.execute(f"""
        insert into remembered_moment values ('{seeding.EARLIER}', current_date);
        insert into remembered_slice
        select kind, cohort, '{seeding.EARLIER}', persons, cleared, digest{pending}, true from temp.slice_now;
        insert into remembered_content
        select kind, cohort, '{seeding.EARLIER}', bucket, persons from temp.content_now;
    """)
    _write_known(con, seeding.known_of_earlier(con, window))


def _forget(con: DuckDBPyConnection) -> None:
    """What is shown was shown until today; what was last shown too long ago goes."""
    con.execute(f"""
        update remembered_moment set last_shown_on = current_date
        where moment in (select moment from remembered_slice where is_shown);
        delete from remembered_moment where last_shown_on < current_date - interval {MONTHS} month;
        delete from remembered_slice where moment not in (select moment from remembered_moment);
        delete from remembered_content where moment not in (select moment from remembered_moment);
        delete from remembered_relation where relation in (
            select relation from remembered_relation where moment not in (select moment from remembered_moment)
        );
        delete from remembered_count where moment not in (select moment from remembered_moment);
    """)


def _past(con: DuckDBPyConnection) -> Past:
    """The slices of now against every moment that is remembered of them."""
    rows = con.execute(sql_text("distances")).fetchall()
    same: dict[Slice, str] = {}
    latest: dict[Slice, tuple[str, int]] = {}
    least: dict[Slice, int] = {}
    for kind, cohort, moment, is_shown, is_same, persons in rows:
        one = (kind, cohort)
        if is_same and (is_shown or one not in same):
            same[one] = moment
        if is_shown:
            latest[one] = (moment, persons)
        least[one] = min(persons, least.get(one, persons))
    near = frozenset(one for one, persons in least.items() if persons < FEWEST_CHANGED and one not in same)
    return Past(_moment(con), known(con), same, latest, near)


def _moment(con: DuckDBPyConnection) -> str:
    """A name for this publication, the same whatever engine counts: of who is counted, and of what went before."""
    slices = con.execute("from temp.slice_now order by all").fetchall()
    before = con.execute("select moment from remembered_moment order by all").fetchall()
    return hashlib.sha256(repr((slices, before)).encode()).hexdigest()[:16]


def known(con: DuckDBPyConnection) -> Published:
    """Everything that a reader of all that was published knows, as the database in use remembers it."""
    published = Published()
    for moment, name, truth, low, high, is_hidden, is_whole in con.execute(
        "from remembered_count"
    ).fetchall():
        published.add((moment, *json.loads(name)), truth, Interval(low, high), is_hidden, is_whole)
    factors: dict[int, dict[Name, float]] = defaultdict(dict)
    within: dict[int, Interval] = {}
    terms = con.execute("from remembered_relation order by relation").fetchall()
    for relation, moment, name, factor, low, high in terms:
        factors[relation][(moment, *json.loads(name))] = factor
        within[relation] = Interval(low, high)
    published.relations += [Relation(one, within[number]) for number, one in factors.items()]
    return published


def _write_known(con: DuckDBPyConnection, known: Published) -> None:
    hidden = set(known.hidden)
    counts = [
        (*_parts(name), known.truths[name], one.low, one.high, name in hidden, name not in known.broken)
        for name, one in known.intervals.items()
    ]
    terms = [
        (number, *_parts(name), factor, relation.within.low, relation.within.high)
        for number, relation in enumerate(known.relations)
        for name, factor in relation.factors.items()
    ]
    for table, rows in (("remembered_count", counts), ("remembered_relation", terms)):
        columns = [
            column
            for (column,) in con.execute(
                "select column_name from duckdb_columns() where database_name = 'records' and table_name = $table"
                " order by column_index",
                {"table": table},
            ).fetchall()
        ]
        con.execute(f"delete from records.{table}")
        con.register("remembered", pd.DataFrame(rows, columns=columns))
        con.execute(f"insert into records.{table} from remembered")
        con.unregister("remembered")


def _parts(name: Name) -> tuple[str, str]:
    assert isinstance(name, tuple)
    moment, *rest = name
    return moment, json.dumps(rest)
