"""What the coordinator decides of words: one is hidden, or counted as another, or asks for a theme.

Each decision is a generation.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from data import changing, queries
from data.changing import Outcome
from data.contract import reference_rows
from data.generations.store import Generation
from data.problems import refusal

ACTION = "words"
LONGEST = 80  # letters of a phrase
CHOICES = "select term, merged_into from term_choice"
KEEP = "insert into term_choice by name select $term as term, $kind as kind, $into as merged_into"


def choices(generation: Generation) -> dict[str, str | None]:
    """Term → the term as which it is counted, None for a hidden one; in alphabetical order."""
    with queries.connection(generation, "coordinator") as con:
        return dict(con.execute(f"{CHOICES} where kind <> 'topic' order by term").fetchall())


def phrases(generation: Generation) -> dict[str, str]:
    """Phrase → the theme that it asks for, as the coordinator decided; in alphabetical order."""
    with queries.connection(generation, "coordinator") as con:
        return dict(con.execute(f"{CHOICES} where kind = 'topic' order by term").fetchall())


def hide(folder: Path, term: str) -> Outcome:
    """A new generation in which the term is not counted, nor what was counted as it."""
    return _decided(folder, term, None)


def merge(folder: Path, term: str, other: str) -> Outcome:
    """A new generation in which who wrote `term` counts as an author of `other`; refused for a term into itself."""
    if term == other:
        raise refusal("A word cannot be counted as itself.", "Choose another word.")
    return _decided(folder, term, other)


def ask(folder: Path, phrase: str, topic: str) -> Outcome:
    """A new generation in which who writes the phrase asks for the theme; refused for no words, or no theme."""
    phrase = " ".join(phrase.split())
    if not 2 < len(phrase) <= LONGEST or topic not in {row["code"] for row in reference_rows("topics")}:
        raise refusal(
            "A phrase of three letters or more asks for a theme of the list.",
            "Write it as students do, in {longest} letters at most.",
            longest=LONGEST,
        )

    def change(con: DuckDBPyConnection) -> None:
        con.execute("delete from term_choice where term = $term", {"term": phrase})
        con.execute(KEEP, {"term": phrase, "kind": "topic", "into": topic})

    return changing.rebuild(folder, ACTION, change=change)


def release(folder: Path, term: str) -> Outcome:
    """A new generation in which the term is counted as it is written."""

    def change(con: DuckDBPyConnection) -> None:
        con.execute("delete from term_choice where term = $term", {"term": term})

    return changing.rebuild(folder, ACTION, change=change)


def _decided(folder: Path, term: str, other: str | None) -> Outcome:
    """The decision kept, and every earlier decision that led to the term led on, so that none leads to a second."""

    def change(con: DuckDBPyConnection) -> None:
        kept = {
            name: other if into == term else into
            for name, into in con.execute(f"{CHOICES} where kind <> 'topic'").fetchall()
            if name not in (term, other)
        }
        con.execute(
            "delete from term_choice where kind <> 'topic' or term in ($term, $other)",
            {"term": term, "other": other},
        )
        for name, into in {**kept, term: other}.items():
            kind = "merge" if into else "hide"
            con.execute(KEEP, {"term": name, "kind": kind, "into": into})

    return changing.rebuild(folder, ACTION, change=change)
