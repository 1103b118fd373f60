"""The themes that students ask for, counted with the words when a generation is published."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from scipy import sparse

from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.mentions import Mentions, by_group
from analytics.words.terms.reading import terms_of
from analytics.words.terms.topics import Topics, topics_of
from data import contract
from data.sql import in_database, sql_text

LEAST_IN_FAMILY = 4
LISTS = ("topics", "topic_phrases", "topic_signs", "word_families")
CHOSEN = "select term, merged_into from records.term_choice where kind = 'topic'"
# Groups of students, each with the position of its texts: 1 and 2 are unclear, 4 and 5 clear.
MATURITY = "case when maturity <= 2 then 'unclear' when maturity = 3 then 'between' when maturity >= 4 then 'clear' end"
PAIRED = """
    from records.application
    inner join records.clock_count using (cohort)
    left join records.placed_student using (application_id)
    where eligible and withdrawn_on is null and pairs_given = 'all' and state in ('under_way', 'finished')
"""
HAS_MENTOR = "placed_student.application_id is not null and placed_student.lost_on is null"
GROUPS = {
    "maturity": f"""
        select {MATURITY} as value, position from author inner join records.application using (application_id)
        where maturity is not null
    """,
    "sector": "select sector as value, position from author inner join records.wish using (application_id)",
    "pairing": f"""
        select paired.value, position from author inner join (
            select application_id, if({HAS_MENTOR}, 'paired', 'waiting') as value {PAIRED}
        ) as paired using (application_id)
    """,
}


@cache
def listed(lexicon: Lexicon) -> Topics:
    """The themes of data/reference, with the phrases that ask for them."""
    rows, phrases, signs, _ = map(contract.reference_rows, LISTS)
    return topics_of(rows, phrases, signs, lexicon)


def topics(con: DuckDBPyConnection, lexicon: Lexicon) -> Topics:
    """The themes of data/reference, with the phrases that the coordinator added."""
    added = [{"topic": topic, "phrase": phrase} for phrase, topic in con.execute(CHOSEN).fetchall()]
    if not added:
        return listed(lexicon)
    rows, phrases, signs, _ = map(contract.reference_rows, LISTS)
    return topics_of(rows, [*phrases, *added], signs, lexicon)


def tables(con: DuckDBPyConnection, mentions: Mentions, authors: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """One frame per table of `sql/topics.sql`; `authors` are the rows of the table `author`."""
    rows = contract.reference_rows("topics")
    asking = asking_of(mentions)
    read = authors[authors["is_read"]]
    covered = np.diff(asking.table.indptr)[read["position"]] > 0
    coverage = read.assign(covered=covered).groupby("cohort")["covered"].agg(texts="size", covered="sum")
    return {
        "topic": pd.DataFrame(
            [(row["code"], row["label_fr"], row["label_en"], place) for place, row in enumerate(rows)],
            columns=["topic", "label_fr", "label_en", "position"],
        ),
        "topic_count": _per_cohort(asking, read),
        "topic_coverage": coverage.astype("int64").reset_index(),
        "topic_crossing": pd.concat(
            [_crossed(con, asking, aspect, read) for aspect in GROUPS], ignore_index=True
        ),
        "topic_phrase": _phrases(mentions),
        "maturity_outcome": con.execute(f"""
            select {MATURITY} as maturity, count(*) filter (where {HAS_MENTOR}) as with_mentor,
                count(*) filter (where not ({HAS_MENTOR})) as without_mentor
            {PAIRED} and maturity is not null group by all
        """).df(),
    }


def create(con: DuckDBPyConnection) -> None:
    """The tables of `sql/topics.sql` in `records`, empty."""
    with in_database(con, "records"):
        con.execute(sql_text("topics"))


def asking_of(mentions: Mentions) -> Mentions:
    """The themes in the place of the terms: one column each, 1 where the text asks for it."""
    names = [row["code"] for row in contract.reference_rows("topics")]
    bits = (mentions.topics[:, None] >> np.arange(len(names))) & 1
    return Mentions(names, sparse.csr_array(bits.astype(np.int32)), {}, mentions.neighbours, 0)


def _per_cohort(asking: Mentions, read: pd.DataFrame) -> pd.DataFrame:
    cohorts, labels = pd.factorize(read["cohort"], sort=True)
    counted = by_group(asking, cohorts, read["position"], len(labels))
    total = counted.sum(axis=0)
    row, column = np.nonzero(counted >= FEWEST_AUTHORS)
    authors = counted[row, column]
    return pd.DataFrame(
        {
            "cohort": labels.to_numpy()[row],
            "topic": np.array(asking.terms, dtype=object)[column],
            "authors": authors,
            "elsewhere": total[column] - authors,
        }
    )


def _crossed(con: DuckDBPyConnection, asking: Mentions, aspect: str, read: pd.DataFrame) -> pd.DataFrame:
    members = con.execute(GROUPS[aspect]).df()
    members = members[members["position"].isin(read["position"])]
    groups, labels = pd.factorize(members["value"], sort=True)
    counted = by_group(asking, groups, members["position"], len(labels))
    sizes = np.bincount(groups, minlength=len(labels))
    row, column = np.nonzero(counted >= FEWEST_AUTHORS)
    return pd.DataFrame(
        {
            "topic": np.array(asking.terms, dtype=object)[column],
            "members": np.asarray(labels, dtype=object)[row],
            "authors": counted[row, column],
            "texts": sizes[row],
        }
    )


def _phrases(mentions: Mentions) -> pd.DataFrame:
    rows: list[tuple[Any, ...]] = [
        (topic, phrase, authors)
        for (topic, phrase), authors in sorted(mentions.phrases.items())
        if authors >= FEWEST_AUTHORS
    ]
    return pd.DataFrame(rows, columns=["topic", "phrase", "authors"])


def families(mentions: Mentions, lexicon: Lexicon, sectors: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Term → the family of themes of which it is a word, by the list; or of which phrases hold it most; or 'sector'.

    A word that is not listed and of which fewer than one author in LEAST_IN_FAMILY uses it in such a phrase is of none.
    """
    family = {row["code"]: row["family"] for row in contract.reference_rows("topics")}
    weights: dict[str, Counter[str]] = {}
    for (topic, phrase), authors in mentions.phrases.items():
        words = {word for part in phrase.replace("/", " ").split() for word in terms_of(part, lexicon)}
        for term in {*words, *terms_of(phrase.replace("/", " "), lexicon)}:
            weights.setdefault(term, Counter())[family[topic]] += authors
    written = dict(zip(mentions.terms, np.asarray(mentions.table.sum(axis=0)).tolist(), strict=True))
    by_phrases = {}
    for term, counted in weights.items():
        name, authors = counted.most_common(1)[0]
        if authors * LEAST_IN_FAMILY >= written.get(term, 0):
            by_phrases[term] = name
    of_sectors = dict.fromkeys((term for terms in sectors.values() for term in terms), "sector")
    by_hand = {
        term: row["family"]
        for row in contract.reference_rows("word_families")
        for term in terms_of(row["word"], lexicon)
    }
    return {**by_phrases, **by_hand, **of_sectors}
