"""Which side ended a pair, as far as the reason of the export says: the words are in data/reference/end_reasons.csv."""

import re
from functools import cache

from duckdb import DuckDBPyConnection

from data import contract

UNKNOWN = "unknown"
REASON_OF = {"student": "élève", "mentor": "mentor", UNKNOWN: "…"}  # what stays of a reason that is cleared


def side_of(reason: str) -> str:
    """`student`, `mentor`, or `unknown` where the words do not say, or name both sides.

    An objective reached is the student's, whoever else is named; then who is named; then what only students do.
    """
    sides = {kind: _sides(reason, kind) for kind in ("decisive", "named", "usual")}
    for kind in ("decisive", "named", "usual"):
        if sides[kind]:
            return sides[kind].pop() if len(sides[kind]) == 1 else UNKNOWN
    return UNKNOWN


def write_sides(con: DuckDBPyConnection) -> None:
    """Fills `end_side` of `records` from the reasons of its pairs."""
    reasons = con.execute(
        "select distinct end_reason from records.pairing where end_reason is not null"
    ).fetchall()
    if reasons:
        con.executemany(
            "insert into records.end_side values (?, ?)", [(reason, side_of(reason)) for (reason,) in reasons]
        )


def write_kept_reasons(con: DuckDBPyConnection) -> None:
    """Makes `kept_reason`: for each reason of the merged pairs, the word that keeps its side and nothing else."""
    con.execute(
        "create or replace temp table kept_reason (end_reason varchar primary key, kept varchar not null)"
    )
    reasons = con.execute("select distinct end_reason from pairing where end_reason is not null").fetchall()
    if reasons:
        con.executemany(
            "insert into kept_reason values (?, ?)",
            [(reason, REASON_OF[side_of(reason)]) for (reason,) in reasons],
        )


def _sides(reason: str, kind: str) -> set[str]:
    return {side for pattern, side in _words(kind) if pattern.search(contract.folded(reason))}


@cache
def _words(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b({row['words']})\b"), row["side"])
        for row in contract.reference_rows("end_reasons")
        if row["kind"] == kind
    )
