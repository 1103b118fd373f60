"""What stands behind a word or a theme: sentences for the coordinator, and phrases of five students for everybody."""

import re
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import numpy.typing as npt
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.terms.batches import Readers
from analytics.words.terms.lexicon import Lexicon
from analytics.words.terms.mentions import Mentions
from analytics.words.terms.scrubbing import scrubbed
from analytics.words.terms.topics import Topics

MOST = 5  # sentences of a word or a theme
TRIED = 3 * MOST  # texts that are looked into for them
SHORTEST, LONGEST = 20, 260  # letters of a sentence that is shown
SEED = 1794  # of the draw: the same records give the same sentences
END = re.compile(r"(?<=[.!?…])\s+|\n+")


def sentences_frame(
    con: DuckDBPyConnection,
    mentions: Mentions,
    asking: Mentions,
    terms: list[str],
    lexicon: Lexicon,
    topics: Topics,
) -> pd.DataFrame:
    """For each of these terms and each theme, sentences drawn by lot, without personal data and without an author.

    Columns what ('term' or 'topic'), name, place, sentence; in an order that tells nothing.
    """
    draw, readers = Random(SEED), Readers(lexicon, topics)
    wanted = [("term", name, texts) for name, texts in _texts(mentions, terms)]
    wanted += [("topic", name, texts) for name, texts in _texts(asking, asking.terms)]
    drawn = [
        (what, name, draw.sample(texts.tolist(), min(TRIED, len(texts))))
        for what, name, texts in wanted
        if len(texts) >= FEWEST_AUTHORS
    ]
    texts = _motivations(con, sorted({place for *_, places in drawn for place in places}))
    rows = []
    for what, name, places in drawn:
        kept: list[str] = []
        for place in places:
            sentence = next(_holding(texts.get(place, ""), what, name, readers), None)
            if sentence and sentence not in kept and len(kept) < MOST:
                kept.append(sentence)
        draw.shuffle(kept)
        rows += [(what, name, rank, sentence) for rank, sentence in enumerate(kept)]
    return pd.DataFrame(rows, columns=["what", "name", "place", "sentence"])


def patterns_frame(mentions: Mentions, terms: list[str], most: int = 5) -> pd.DataFrame:
    """Of each of these terms, what most students write right before or after it: columns term, pattern, authors."""
    shown, rows = set(terms), []
    for (first, second), authors in mentions.neighbours.items():
        if authors >= FEWEST_AUTHORS and first != second:
            rows += [(term, f"{first} · {second}", authors) for term in {first, second} & shown]
    frame = pd.DataFrame(rows, columns=["term", "pattern", "authors"])
    ordered = frame.sort_values(["term", "authors", "pattern"], ascending=[True, False, True])
    return ordered.groupby("term").head(most).reset_index(drop=True)


def _texts(mentions: Mentions, names: Sequence[str]) -> Iterator[tuple[str, npt.NDArray[np.int64]]]:
    """Each of these names with the positions of the texts that hold it, in order."""
    place = {term: place for place, term in enumerate(mentions.terms)}
    columns = mentions.table[:, [place[name] for name in names]].tocsc()
    columns.sort_indices()
    for name, first, last in zip(names, columns.indptr, columns.indptr[1:], strict=False):
        yield name, columns.indices[first:last].astype(np.int64)


def _motivations(con: DuckDBPyConnection, places: list[int]) -> dict[int, str]:
    con.register("drawn", pd.DataFrame({"position": np.array(places, dtype=np.int64)}))
    rows = con.execute("""
        select position, motivation
        from author inner join records.application using (application_id) inner join drawn using (position)
    """).fetchall()
    con.unregister("drawn")
    return dict(rows)


def _holding(text: str, what: str, name: str, readers: Readers) -> Iterator[str]:
    """The sentences of the text that hold the term or ask for the theme, without personal data."""
    for sentence in END.split(scrubbed(text)):
        if SHORTEST <= len(sentence) <= LONGEST:
            reading = readers.read(sentence)
            if what == "term":
                holds = name in reading.terms
            else:
                holds = any(topic == name for topic, _ in readers.find[reading.language](reading.tokens))
            if holds:
                yield sentence.strip()
