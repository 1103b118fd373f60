"""What an import takes back of what the store holds: a mentor in place of another, offers, all that a complete
file left out.

The SQL is put together from the names of the contract, never from values.
"""

from collections.abc import Iterable, Iterator, Sequence

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data import contract
from data.contract import TITLES
from data.intake.staging import Input
from data.problems import Problem

# Tables that a complete file replaces, campaign by campaign.
BY_COHORT = ("application", "volunteer", "pairing")
OF_STUDENTS = ("pairing", "meeting", "survey", "attribute")
SLIP = message("This pair takes the place of the one that the store held of the same day.")
SUCCEEDED = message("This student had another mentor: that pair ends the day before this one.")
LEAST_COVERED = (
    0.5  # of what the store holds up to the last day of a file: below, it is a correction, not an old export
)
FEW = 3  # rows: fewer correct the store, as long as they do not empty a day that it holds
DAYS = {
    "application": ("applied_on", "withdrawn_on"),
    "pairing": ("paired_on", "ended_on"),
    "volunteer": ("volunteered_on",),
}


def prepare(
    con: DuckDBPyConnection, inputs: Sequence[Input], older: Iterable[int], is_complete: bool
) -> None:
    """`complete_TABLE`: the cohorts of which the files hold all rows, when it was said so; not those of an
    older file.
    """
    late = ", ".join(map(str, older)) or "0"
    for table in BY_COHORT:
        rows = _with_cohort(table, "value")
        gone = "union select cohort from gone_volunteer" if table == "volunteer" else ""
        con.execute(f"create table complete_{table} (cohort varchar)")
        if is_complete and any(item.table == table for item in inputs):
            con.execute(f"""
                insert into complete_{table}
                select cohort from ({rows}) where source not in ({late}) {gone}
                except select cohort from ({rows}) where source in ({late})
            """)


def _with_cohort(table: str, kind: str) -> str:
    """The rows of `value_TABLE` with the cohort for which they count: that of the student for a pair."""
    if table != "pairing":
        return f"select * from {kind}_{table}"
    return f"""
        select rows.*, coalesce(new.cohort, old.cohort) as cohort from {kind}_pairing as rows
        left join (select application_id, any_value(cohort) as cohort from value_application group by all) as new
            using (application_id)
        left join old_application as old using (application_id)
    """


def replaced_pairs(con: DuckDBPyConnection) -> None:
    """`replaced_pairing`: pairs of the store in whose place the student has another one, and their end, if they
    had one.

    A pair of the same day was a slip: it goes. One that was formed before ends the day before the new one.
    """
    con.execute("""
        create or replace table replaced_pairing as
        select old.application_id, old.mentor_id, max(new.paired_on) = min(old.paired_on) as is_slip,
            min(new.paired_on) - 1 as ended_on, any_value(new.file) as file, any_value(new.line) as line
        from old_pairing as old
        inner join staged_pairing as new on new.application_id = old.application_id and new.mentor_id <> old.mentor_id
        anti join staged_pairing as kept
            on kept.application_id = old.application_id and kept.mentor_id = old.mentor_id
        where new.paired_on >= old.paired_on and new.paired_on <= coalesce(old.ended_on, date '9999-12-31')
        group by old.application_id, old.mentor_id
    """)


def kept_of_old(table: str) -> str:
    """The end of the query that keeps rows of the store: those that nothing takes back."""
    clauses = ""
    if table == "pairing":
        clauses += """
            anti join gone_pairing as gone on gone.application_id = old.application_id and gone.mentor_id =
            old.mentor_id
            anti join (from replaced_pairing where is_slip) as slip
                on slip.application_id = old.application_id and slip.mentor_id = old.mentor_id
            anti join (
                select old_pairing.application_id, old_pairing.mentor_id from old_pairing
                inner join old_application using (application_id) semi join complete_pairing using (cohort)
            ) as whole on whole.application_id = old.application_id and whole.mentor_id = old.mentor_id
        """
    if table == "volunteer":
        clauses += (
            " anti join gone_volunteer as gone on gone.mentor_id = old.mentor_id and gone.cohort = old.cohort"
        )
    if table in ("application", "volunteer"):
        clauses += f" anti join complete_{table} as whole on whole.cohort = old.cohort"
    if table in OF_STUDENTS:
        clauses += """
            anti join (
                from old_application anti join application using (application_id)
            ) as left_out on left_out.application_id = old.application_id
        """
    return clauses


def settle_withdrawals(con: DuckDBPyConnection) -> None:
    """Ends the pairs in whose place another came, and those of students who withdrew; gives a withdrawal its day.

    A withdrawal that only a status tells is of the day that the store knows, else of the last thing known of
    the student.
    """
    con.execute("""
        update pairing set ended_on = replaced.ended_on
        from replaced_pairing as replaced
        where not replaced.is_slip and replaced.application_id = pairing.application_id
            and replaced.mentor_id = pairing.mentor_id and pairing.file is null
    """)
    con.execute("""
        update application set withdrawn_on = coalesce(
            (select withdrawn_on from old_application as old where old.application_id = application.application_id),
            greatest(application.applied_on, (select max(paired_on) from pairing where pairing.application_id =
            application.application_id)))
        from staged_application as new
        where new.application_id = application.application_id and new.status = 'withdrawn' and
        application.withdrawn_on is null
    """)
    con.execute("""
        create or replace table dropped_pairing as
        select pairing.application_id, pairing.mentor_id, application.withdrawn_on,
            coalesce(application.file, pairing.file) as file, coalesce(application.line, pairing.line) as line
        from pairing
        inner join application using (application_id)
        where coalesce(application.file, pairing.file) is not null
            and application.withdrawn_on >= pairing.paired_on
            and pairing.paired_on <= application.withdrawn_on
            and coalesce(pairing.ended_on, date '9999-12-31') > application.withdrawn_on
    """)
    con.execute("""
        update pairing set ended_on = dropped.withdrawn_on
        from dropped_pairing as dropped
        where dropped.application_id = pairing.application_id and dropped.mentor_id = pairing.mentor_id
    """)


def older_sources(con: DuckDBPyConnection, inputs: Sequence[Input]) -> dict[int, Problem]:
    """The sources whose last day is before the last one that the store holds of the same campaigns, and what to say."""
    problems = {}
    for item in inputs:
        days = [name for name in DAYS.get(item.table, ()) if name in item.given]
        if days and (problem := _is_older(con, item, days)):
            problems[item.source] = problem
    return problems


def _is_older(con: DuckDBPyConnection, item: Input, days: Sequence[str]) -> Problem | None:
    table, first = item.table, days[0]
    listed = " union all ".join(f"select {name} as day from rows" for name in days)
    key = " and ".join(f"new.{name} = old.{name}" for name in contract.KEYS[table])
    emptied = " or ".join(f"(new.{name} is null and old.{name} is not null)" for name in days)
    latest = con.execute(f"""
        with rows as (from ({_with_cohort(table, "value")}) where source = {item.source})
        select max(day) from ({listed}) where day <= current_date
    """).fetchone()
    row = con.execute(
        f"""
        with own as (from ({_with_cohort(table, "value")}) where source = {item.source}),
        rows as (
            select old.* from
            {
            "(select old_pairing.*, cohort from old_pairing inner join old_application using (application_id))"
            if table == "pairing"
            else f"old_{table}"
        } as old
            where old.cohort in (select cohort from own)
        )
        select (select max(day) from ({listed}) where day <= current_date),
            count(*) filter (where {first} <= $day),
            count(*) filter (where {first} <= $day and exists (select 1 from own as new where {key})),
            (select count(*) from own) >= {FEW}
                or coalesce(bool_or(exists (select 1 from own as new where {key} and ({emptied}))), false)
        from rows as old
        """,
        {"day": latest[0] if latest else None},
    ).fetchone()
    if not (
        latest
        and latest[0]
        and row
        and row[0]
        and latest[0] < row[0]
        and row[1]
        and row[2] >= LEAST_COVERED * row[1]
        and row[3]
    ):
        return None
    return Problem(
        "This file is older than what the store holds: its last day is {own}, that of the store {held}. It adds what is"
        " missing and changes nothing else.",
        "If it is right all the same: --older.",
        file=item.file,
        values={
            "asks": "older",
            "own": latest[0].isoformat(),
            "held": row[0].isoformat(),
            "table": TITLES[table],
        },
    )


def warnings(con: DuckDBPyConnection) -> Iterator[Problem]:
    """What was taken back or ended, row by row where a row of a file did it."""
    for file, line, is_slip in con.execute(
        "select file, line, is_slip from replaced_pairing order by all"
    ).fetchall():
        yield Problem(SLIP if is_slip else SUCCEEDED, "Check it.", file, line)
    for file, line, day in con.execute(
        "select file, line, withdrawn_on from dropped_pairing order by all"
    ).fetchall():
        yield Problem(
            "This student withdrew while having a mentor: the pair ends on that day.",
            "Check the day.",
            file,
            line,
            "withdrawn_on",
            str(day),
        )
    for table in BY_COHORT:
        row = con.execute(
            f"select count(*) from old_{table} as old anti join {table} as new on "
            + " and ".join(f"new.{name} = old.{name}" for name in contract.KEYS[table])
        ).fetchone()
        if row and row[0]:
            yield Problem(
                "Rows of the store taken back: {number} ({table}).",
                values={"number": row[0], "table": TITLES[table]},
            )
