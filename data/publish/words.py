"""The words of the motivations, counted when a generation is published; no text is read after that."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.terms.display import display_of, forms_shown
from analytics.words.terms.lexicon import Lexicon, lexicon_of
from analytics.words.terms.mentions import Mentions, by_group, mentions_of, naming, together
from analytics.words.terms.proposals import proposals
from analytics.words.terms.reading import terms_of
from analytics.words.terms.telling import Texts
from analytics.words.terms.topics import Topics
from data import contract
from data.contract import REFERENCE
from data.generations import erasures
from data.publish import evidence, topics
from data.sql import in_database, sql_text

LISTS = ("stop_words", "variants", "overrides", "terms", "sector_terms", *topics.LISTS)
PAIRED_TERMS = 150  # the commonest: their neighbours are counted
MOST_TERMS = 2_000  # the commonest: more would be of no use to a reader, and slow the page
AT_ONCE = 10_000  # texts in memory
COLUMNS_OF_PARENT = (
    "select column_name from duckdb_columns() where database_name = 'parent' and table_name = $table"
)


@cache
def lexicon() -> Lexicon:
    """What the lists of data/reference say of the words of a text."""
    rows = contract.reference_rows
    return lexicon_of(rows("stop_words"), rows("variants"), rows("overrides"), rows("terms"))


def lists_digest() -> str:
    """12 hexadecimal digits that change with any of the lists."""
    written = b"".join((REFERENCE / f"{name}.csv").read_bytes() for name in LISTS)
    return hashlib.sha256(written).hexdigest()[:12]


def write_words(con: DuckDBPyConnection) -> None:
    """Makes the tables of `sql/words.sql` in `records` from the motivations and the coordinator's choices.

    Nothing that fewer than FEWEST_AUTHORS wrote is counted; cohorts without their texts keep what `parent` counted.
    """
    with in_database(con, "records"):
        con.execute(sql_text("words"))
    topics.create(con)
    con.execute("""
        create temp table author as
        select row_number() over (order by rowid) - 1 as position, application_id, cohort, motivation <> '…' as is_read
        from records.application
        where motivation is not null
    """)
    merged = _chosen(con)
    counted = con.execute("select count(*) from author").fetchone()
    lists = lexicon()
    themes = topics.topics(con, lists)
    mentions = mentions_of(_texts(con), counted[0] if counted else 0, lists, merged, themes)
    for name, frame in _tables(con, mentions, merged, _themes(lists), themes).items():
        con.register("counted", frame)
        con.execute(f"insert into records.{name} by name select * from counted")
        con.unregister("counted")
    con.execute("drop table author")
    _keep_words(con)


def _texts(con: DuckDBPyConnection) -> Iterator[Texts]:
    """The motivations, some at once, in the order of `author.position`."""
    written = con.cursor().sql(
        "select motivation from records.application where motivation is not null order by rowid"
    )
    for batch in written.to_arrow_reader(AT_ONCE):
        yield batch.column(0)


def _chosen(con: DuckDBPyConnection) -> dict[str, str | None]:
    """Term → the term it counts as, None when the coordinator hides it."""
    return dict(
        con.execute("select term, merged_into from records.term_choice where kind <> 'topic'").fetchall()
    )


def _tables(
    con: DuckDBPyConnection,
    mentions: Mentions,
    merged: Mapping[str, str | None],
    themes: Mapping[str, frozenset[str]],
    asked: Topics,
) -> dict[str, pd.DataFrame]:
    """One frame per table of `sql/words.sql`."""
    authors = con.execute("select cohort, position, is_read from author").df()
    wishes = con.execute(
        "select sector, position from author inner join records.wish using (application_id)"
    ).df()
    terms = np.array(mentions.terms, dtype=object)
    ranked = np.argsort(-mentions.table.sum(axis=0), kind="stable")
    common = np.sort(ranked[:PAIRED_TERMS])
    counts = _counts(mentions, authors, ["cohort", "term"])
    counts = counts[counts["term"].isin(terms[ranked[:MOST_TERMS]])]
    pairs = together(mentions, common)
    totals = pd.DataFrame(
        {"term": terms[common], "authors": np.diag(pairs), "texts": authors["is_read"].sum()}
    )
    named = naming(mentions, themes)
    by_theme = Mentions(list(themes), named, {}, Counter(), 0)
    texts = authors.groupby("cohort").size().rename("texts").reset_index()
    covered = authors[np.diff(named.indptr)[authors["position"]] > 0].groupby("cohort").size()
    sectors = _counts(mentions, wishes, ["sector", "term"])
    wishing = dict(zip(terms, _written(mentions, wishes["position"].unique()), strict=True))
    return {
        "list_version": pd.DataFrame({"lists": [lists_digest()]}),
        "text_count": texts,
        "term": _terms(mentions, merged, counts["term"].unique()).assign(
            family=lambda rows: rows["term"].map(topics.families(mentions, lexicon(), themes))
        ),
        "term_count": _with_elsewhere(counts, mentions),
        "term_total": totals[totals["term"].isin(counts["term"])],
        "term_pair": _long(np.triu(pairs, k=1), terms[common], terms[common], ["term", "other"]),
        "term_sector": sectors[sectors["term"].isin(terms[common])].assign(
            wishing=lambda rows: rows["term"].map(wishing)
        ),
        "theme_count": _with_elsewhere(_counts(by_theme, authors, ["cohort", "sector"]), by_theme),
        **topics.tables(con, mentions, authors),
        "evidence": evidence.sentences_frame(
            con, mentions, topics.asking_of(mentions), list(terms[common]), lexicon(), asked
        ),
        "term_pattern": evidence.patterns_frame(mentions, list(terms[common])),
        "theme_coverage": texts.assign(covered=texts["cohort"].map(covered).fillna(0).astype("int64")),
        "term_proposal": pd.DataFrame(
            proposals(mentions, frozenset(chain.from_iterable(themes.values()))),
            columns=["kind", "term", "authors", "score"],
        ),
    }


def _counts(mentions: Mentions, members: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Authors per group and term, FEWEST_AUTHORS or more; `members` has the group, named names[0], and the position."""
    groups, labels = pd.factorize(members[names[0]], sort=True)
    counted = by_group(mentions, groups, members["position"], len(labels))
    return _long(counted, labels.to_numpy(), np.array(mentions.terms, dtype=object), names)


def _written(mentions: Mentions, members: Any) -> npt.NDArray[np.int64]:
    """Of these texts, how many hold each term."""
    return np.asarray(mentions.table[members].sum(axis=0), dtype=np.int64)


def _with_elsewhere(counts: pd.DataFrame, mentions: Mentions) -> pd.DataFrame:
    """The counts of cohorts, each with the authors of all other cohorts that were read, however few in each."""
    written = mentions.table.sum(axis=0)
    total = counts.iloc[:, 1].map(dict(zip(mentions.terms, written, strict=True)))
    return counts.assign(elsewhere=total.astype("int64") - counts["authors"])


def _long(counted: npt.NDArray[np.int64], rows: Any, columns: Any, names: list[str]) -> pd.DataFrame:
    """A table of authors as one row per cell of FEWEST_AUTHORS or more."""
    row, column = np.nonzero(counted >= FEWEST_AUTHORS)
    return pd.DataFrame({names[0]: rows[row], names[1]: columns[column], "authors": counted[row, column]})


def _themes(lists: Lexicon) -> dict[str, frozenset[str]]:
    """Sector → the terms that name it, read with the rules that texts are read with."""
    themes: dict[str, set[str]] = {}
    for row in contract.reference_rows("sector_terms"):
        themes.setdefault(row["sector"], set()).update(terms_of(row["term"], lists))
    return {sector: frozenset(terms) for sector, terms in themes.items()}


def _terms(mentions: Mentions, merged: Mapping[str, str | None], shown: Iterable[str]) -> pd.DataFrame:
    """How each term is shown, and what made it: one row per term of `shown`."""
    listed = {row["term"]: row for row in contract.reference_rows("terms")}
    displays = {term: row["display"] for term, row in listed.items() if row["display"]}
    sources = {
        "terms": set(listed),
        "variants": {row["word"] for row in contract.reference_rows("variants")},
        "overrides": {row["lemma"] for row in contract.reference_rows("overrides")},
        "choices": {into for into in merged.values() if into},
    }
    rows = []
    for term in shown:
        forms = mentions.forms.get(term, Counter())
        lists = "|".join(name for name, terms in sources.items() if term in terms)
        rows.append((term, display_of(term, forms, displays), forms_shown(forms), lists))
    return pd.DataFrame(rows, columns=["term", "display", "forms", "lists"], dtype="str")


def _keep_words(con: DuckDBPyConnection) -> None:
    """Where the texts of a cohort were cleared, their words stay as `parent` counted them."""
    kept = ["text_count", "term_count", "theme_count", "theme_coverage", "topic_count", "topic_coverage"]
    erasures.keep_counts(con, kept, erasures.TEXTS_GONE)
    has_terms = con.execute(
        "select 1 from duckdb_tables() where database_name = 'parent' and table_name = 'term'"
    ).fetchone()
    if has_terms:
        con.execute("""
            insert into records.term by name
            from parent.term
            where term in (select term from records.term_count) and term not in (select term from records.term)
        """)
    if con.execute(erasures.TEXTS_GONE).fetchone() and has_terms:
        for table, key in (("term_count", "term"), ("theme_count", "sector"), ("topic_count", "topic")):
            _add_kept(con, table, key)


def _add_kept(con: DuckDBPyConnection, table: str, key: str) -> None:
    """Authors elsewhere with those of the cohorts whose texts were cleared.

    Where one of these cohorts has no count, what `parent` counted stays as long as no cohort has more texts, or fewer.
    """
    columns = {column for (column,) in con.execute(COLUMNS_OF_PARENT, {"table": table}).fetchall()}
    before = f"parent.{table}" if "elsewhere" in columns else f"records.{table} limit 0"
    con.execute(f"""
        create temp table gone as {erasures.TEXTS_GONE};
        create temp table before as select cohort, {key} as counted, elsewhere from {before};
        create temp table kept as
        select {key} as counted, sum(authors) as authors
        from records.{table} where cohort in (from gone)
        group by all having count(*) = (select count(*) from gone);
        create temp table changed as
        (from records.text_count except from parent.text_count)
        union all (from parent.text_count except from records.text_count);
        update records.{table} as counts set elsewhere = coalesce(
            case when cohort not in (from gone)
                then elsewhere + (select authors from kept where counted = counts.{key})
            end,
            (select elsewhere from before where before.cohort = counts.cohort and counted = counts.{key}
                and not exists (from changed))
        );
        drop table gone; drop table before; drop table kept; drop table changed;
    """)
