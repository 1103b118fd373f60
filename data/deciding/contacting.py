"""Which students the coordinator contacted, because they wait or because their pair no longer meets, with a short note.

Each change is a generation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from analytics.words.terms.scrubbing import scrubbed
from data.changing import Outcome
from data.deciding.revising import revised
from data.generations import erased_list
from data.problems import Problem, Refused

ACTION = "contact"
WAITING, PAIR = "waiting", "pair"  # why somebody is contacted
LONGEST = 120  # letters of a note


@dataclass(frozen=True)
class Contact:
    """When a student was contacted, and a note; without a day, nothing is kept."""

    application_id: str
    contacted_on: date | None
    note: str = ""


def keep(folder: Path, about: str, contacts: Sequence[Contact]) -> Outcome | None:
    """A new generation in which these students were contacted for that reason on these days; None if the same.

    Who is not among them stays as he or she was. Refused for an unknown student, a day in the future, a note without a
    day, too long, or that holds what looks like a name, an address or a number.
    """
    today = erased_list.today()

    def change(con: DuckDBPyConnection) -> None:
        students = {name for (name,) in con.execute("select application_id from application").fetchall()}
        problems = [problem for one in contacts if (problem := _wrong(one, students, today))]
        if problems:
            raise Refused(problems)
        for one in contacts:
            key = {"student": one.application_id, "about": about}
            con.execute("delete from contact where application_id = $student and about = $about", key)
            if one.contacted_on:
                con.execute(
                    "insert into contact values ($student, $about, $day, $note)",
                    {**key, "day": one.contacted_on, "note": one.note.strip() or None},
                )

    return revised(folder, ACTION, "contact", change)


def _wrong(one: Contact, students: set[str], today: date) -> Problem | None:
    """What is wrong with one contact; it is named by the identifier of the student."""
    note = one.note.strip()
    if one.application_id not in students:
        reason = "Nobody is known by this identifier.", "Check it."
    elif one.contacted_on and one.contacted_on > today:
        reason = "This day is still to come.", "Correct it."
    elif note and not one.contacted_on:
        reason = "A note needs its day.", "Write when the student was contacted."
    elif len(note) > LONGEST:
        return Problem(
            "This note is too long.",
            "Keep to {most} characters.",
            value=one.application_id,
            values={"most": LONGEST},
        )
    elif scrubbed(note) != note:
        reason = (
            "This note holds what looks like a name, an address or a number.",
            "Name nobody: say what is to be done.",
        )
    else:
        return None
    return Problem(*reason, value=one.application_id)
