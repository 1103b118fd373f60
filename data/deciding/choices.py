"""What the coordinator decides of words: one is hidden, or counted as another. Each decision is a generation."""

from pathlib import Path

from duckdb import DuckDBPyConnection

from data import changing, queries
from data.changing import Outcome
from data.generations.store import Generation
from data.problems import refusal

ACTION = "words"


def choices(generation: Generation) -> dict[str, str | None]:
    """Term → the term as which it is counted, None for a hidden one; in alphabetical order."""
    with queries.connection(generation, "coordinator") as con:
        return dict(con.execute("select term, merged_into from term_choice order by term").fetchall())


def hide(folder: Path, term: str) -> Outcome:
    """A new generation in which the term is not counted, nor what was counted as it."""
    return _decided(folder, term, None)


def merge(folder: Path, term: str, other: str) -> Outcome:
    """A new generation in which who wrote `term` counts as an author of `other`; refused for a term into itself."""
    if term == other:
        raise refusal("A word cannot be counted as itself.", "Choose another word.")
    return _decided(folder, term, other)


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
            for name, into in con.execute("select term, merged_into from term_choice").fetchall()
            if name not in (term, other)
        }
        con.execute("delete from term_choice")
        for name, into in {**kept, term: other}.items():
            kind = "merge" if into else "hide"
            con.execute(
                "insert into term_choice by name select $term as term, $kind as kind, $into as merged_into",
                {"term": name, "kind": kind, "into": into},
            )

    return changing.rebuild(folder, ACTION, change=change)
