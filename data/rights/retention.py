"""How long rows about people are kept: whose time is over, and what becomes of their rows.

A row whose time is over is not removed: the counts of past campaigns would change. It keeps what is counted and loses
what leads to a person (`data/sql/clearing.sql`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from data import queries
from data.changing import Outcome
from data.generations import erased_list, erasures, store
from data.problems import refusal
from data.rights import inventory
from data.sql import sql_text


@dataclass(frozen=True)
class Periods:
    """Years for which rows are kept. The defaults are ours; the association decides.

    CNIL, retention periods: a candidate who was not retained, two years at most after the last contact; an application
    without a mentor is treated like it.
    """

    unpaired_years: int = 2  # after the close of the campaign
    paired_years: int = 5  # after the end of the last pair
    mentor_years: int = 5  # after the last offer, pair or training
    text_years: int = 2  # motivations, and why a pair ended: after the close of the campaign
    asking_years: int = 2  # who was asked to mentor, and the answer: after the close of the campaign


@dataclass(frozen=True)
class Due:
    """What is to be cleared on one day: persons (kind, identifier), rows per cohort and table, texts per cohort.

    `askings`: of how many people it is forgotten that they were asked, per cohort.
    """

    persons: Sequence[tuple[str, str]]
    rows: Mapping[str, Mapping[str, int]]
    texts: Mapping[str, int]
    askings: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.persons or self.texts or self.askings)


def due(folder: Path, periods: Periods | None = None, today: date | None = None) -> Due:
    """Whose time is over in the current generation of the store. Refused when texts would outlive their rows."""
    periods = periods or Periods()
    if periods.text_years > min(periods.unpaired_years, periods.paired_years):
        raise refusal(
            "Texts cannot be kept longer than the application that they belong to.", "Shorten that period."
        )
    generation = store.current(folder)
    if generation is None:
        return Due([], {}, {}, {})
    day = (today or erased_list.today()).isoformat()
    parameters = {**asdict(periods), "today": day, "cleared_prefix": erasures.CLEARED_PREFIX}
    with queries.connection(generation, "coordinator") as con:
        for statement in con.extract_statements(sql_text("due")):
            con.execute(statement, {name: parameters[name] for name in statement.named_parameters})
        persons = con.execute("select kind, identifier from due order by kind, identifier").fetchall()
        texts = dict(con.execute("select cohort, texts from due_texts order by cohort").fetchall())
        askings = dict(con.execute("select cohort, people from due_askings order by cohort").fetchall())
        rows: dict[str, dict[str, int]] = {}
        for kind, tables in erasures.TABLES.items():
            for table in tables:
                counted = con.execute(f"""
                    select due.cohort, count(*)
                    from {table}
                    inner join due on due.kind = '{kind}' and due.identifier = {table}.{kind}_id
                    where due.cohort is not null
                    group by due.cohort order by due.cohort
                """).fetchall()
                for cohort, number in counted:
                    rows.setdefault(cohort, {}).setdefault(table, number)
    return Due(persons, dict(sorted(rows.items())), texts, askings)


def apply(folder: Path, what: Due) -> Outcome:
    """A new generation in which these rows lead to nobody, the only one that is left."""
    lines = [
        erased_list.entry(folder, erased_list.CLEARED, kind, identifier) for kind, identifier in what.persons
    ]
    lines.sort(key=lambda line: line.mark)
    day = erased_list.today().isoformat()
    for done, cohorts in (
        (erased_list.CLEARED_TEXTS, what.texts),
        (erased_list.CLEARED_ASKINGS, what.askings),
    ):
        lines += [erased_list.Entry(day, done, "cohort", cohort) for cohort in cohorts]
    return inventory.forget(folder, "retention", lines)
