"""What the coordinator says of a figure, for the board: a dated sentence about a campaign, that names nobody."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from analytics.frames import Row
from analytics.language import figures
from analytics.words.terms.scrubbing import scrubbed
from data.changing import Outcome
from data.deciding.revising import revised
from data.generations import erased_list
from data.problems import Problem, Refused

ACTION = "comment"


def write(folder: Path, figure: str, cohort: str, day: date, sentence: str) -> Outcome | None:
    """A new generation in which this is said of the figure that day, instead of what was; an empty sentence erases it.

    None where nothing changes. Refused as `wrong` says.
    """
    row = {"figure": figure, "cohort": cohort, "written_on": day, "sentence": sentence}
    if sentence.strip() and (problems := [*wrong([(1, row)])]):
        raise Refused(problems)

    def change(con: DuckDBPyConnection) -> None:
        con.execute(
            "delete from remark where (figure, cohort, written_on) = ($figure, $cohort, $day::date)",
            {"figure": figure, "cohort": cohort, "day": day},
        )
        if sentence.strip():
            insert(con, row)

    return revised(folder, ACTION, "remark", change)


def insert(con: DuckDBPyConnection, row: Row) -> None:
    """Adds a comment that is not `wrong` to the table `remark`."""
    con.execute(
        "insert into remark (figure, cohort, written_on, sentence)"
        " values ($figure, $cohort, $written_on::date, trim($sentence))",
        row,
    )


def wrong(remarks: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    """What is wrong with the comments (rows of `remark`, each with its line), as far as a sentence can be judged."""
    keys = [(row["figure"], row["cohort"], row["written_on"]) for _, row in remarks]
    for place, (line, row) in enumerate(remarks):
        sentence = str(row["sentence"] or "").strip()
        for reason, remedy in _faults(row, sentence, keys[place] in keys[:place]):
            yield Problem(reason, remedy, line=line, value=sentence, values={"most": figures.LONGEST_REMARK})


def _faults(row: Row, sentence: str, is_double: bool) -> Iterator[tuple[str, str]]:
    """Each reason for which a comment is refused, and what to do."""
    if row["figure"] not in figures.NAMES:
        yield "A comment needs a figure.", "Choose one of the list."
    elif row["figure"] in figures.OF_COORDINATOR:
        yield "The board does not see this figure.", "Choose another one."
    if not re.fullmatch(r"X\d\d", str(row["cohort"])):
        yield "This is not a class.", "Write it like X20."
    if row["written_on"] is None:
        yield "A comment needs its day.", "Write on which day it was said."
    elif row["written_on"] > erased_list.today():
        yield "This day is still to come.", "Correct it."
    if not sentence:
        yield "A comment needs a sentence.", "Say what the board should know, or delete the line."
    if len(sentence) > figures.LONGEST_REMARK:
        yield "This comment is too long.", "Keep to {most} characters."
    if scrubbed(sentence) != sentence:
        yield (
            "This comment holds what looks like a name, an address or a number.",
            "Name nobody: the board reads it, and its files go from hand to hand.",
        )
    if is_double:
        yield "This figure has two comments of one day for this class.", "Delete the other, or join them."
