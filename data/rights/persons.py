"""The rights of a person: what a store holds about somebody, and its erasure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from analytics.language.texts import message
from data import queries
from data.changing import Outcome
from data.generations import audit, erased_list, store
from data.generations.erasures import ADDRESSES
from data.generations.keys import mark, pseudonym, store_key
from data.problems import refusal
from data.publish import health
from data.rights import Role, inventory

KINDS: Mapping[Role, str] = {Role.student: "application", Role.mentor: "mentor"}
TITLES: Mapping[Role, str] = {Role.student: message("student"), Role.mentor: message("mentor")}

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Person:
    """Somebody in one role: the identifier stored, and the rows by table."""

    role: Role
    identifier: str
    rows: Rows


def held(folder: Path, asked: str) -> list[Person]:
    """Everything that the store in `folder` holds about `asked`, an identifier or an e-mail address: one per role.

    Refused when nobody is known by it, and then says whether somebody was erased.
    """
    generation, identifier = health.serving(folder).generation, _stored(folder, asked)
    persons: list[Person] = []
    if generation:
        with queries.connection(generation, "coordinator") as con:
            for role, kind in KINDS.items():
                stands = _standing(con, kind, identifier)
                persons.append(Person(role, stands, _rows(con, f"{kind}_id", stands)))
    if not any(person.rows for person in persons):
        lines = _lines_on(folder, identifier, erased_list.ERASED).values()
        for line in lines:
            raise refusal("This person was erased on {day}; nothing is held.", day=line.on)
        raise refusal(
            "Nobody is known by this identifier.", "Check it in the tool that your exports come from."
        )
    return [person for person in persons if person.rows]


def _stored(folder: Path, asked: str) -> str:
    """The identifier under which a store keeps who is asked for: a keyed hash in place of an e-mail address."""
    return pseudonym(asked.strip(), store_key(folder)) if "@" in asked else asked.strip()


def _standing(con: DuckDBPyConnection, kind: str, identifier: str) -> str:
    """The identifier of whom an address stands for: who is asked for by an address may have a matricule besides."""
    table = ADDRESSES[kind]
    if not con.execute(
        "select 1 from duckdb_tables() where table_name = $table", {"table": table}
    ).fetchone():
        return identifier
    row = con.execute(
        f"select {kind}_id from {table} where address = $address", {"address": identifier}
    ).fetchone()
    return str(row[0]) if row else identifier


def _rows(con: DuckDBPyConnection, column: str, identifier: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table that has that column, whatever computed it; tables without such a row are left out."""
    tables = con.execute(
        "select table_name from duckdb_columns() where column_name = $column and not internal"
        " and table_name in (select table_name from duckdb_tables()) order by table_oid",
        {"column": column},
    ).fetchall()
    rows_of = {}
    for (table,) in tables:
        answer = con.execute(
            f"select * from {table} where {column} = $identifier", {"identifier": identifier}
        )
        names = [name for name, *_ in answer.description or []]
        if rows := [dict(zip(names, row, strict=True)) for row in answer.fetchall()]:
            rows_of[table] = sorted(rows, key=lambda row: row.get("rank", 0))
    return rows_of


def held_and_logged(folder: Path, asked: str) -> list[Person]:
    """Everything that is held about `asked`; the audit log notes that a person was shown, not whom."""
    persons = held(folder, asked)
    audit.append(folder, "show")
    return persons


def one_person(folder: Path, asked: str, role: Role | None = None) -> list[Person]:
    """Who is held, in one role or in every role of one person; refused when a student and a mentor share an identifier.

    Two exports may number students and mentors alike; an e-mail address is of one person, whatever the role.
    """
    persons = [person for person in held(folder, asked) if role in (None, person.role)]
    if not persons:
        raise refusal("Nobody is known by this identifier in this role.", "Leave --role out.")
    if len(persons) > 1 and "@" not in asked:
        raise refusal(
            "A student and a mentor both have this identifier.", "Say which: --role student or --role mentor."
        )
    return persons


def erase(folder: Path, persons: Sequence[Person]) -> Outcome:
    """A new generation without these persons, the only one left; their identifiers go on the list of the erased.

    Whatever interrupts it, they never come back: the list is on disk before anything else is done.
    """
    lines = [
        _line(folder, erased_list.ERASED, person.role, identifier)
        for person in persons
        for identifier in (person.identifier, *_addresses(person))
    ]
    return inventory.forget(folder, "erase", lines)


def _addresses(person: Person) -> list[str]:
    """Under which addresses the person could come back."""
    return [row["address"] for row in person.rows.get(ADDRESSES[KINDS[person.role]], ())]


def readmit(folder: Path, asked: str) -> None:
    """Takes somebody off the list, who signed up again: the next import takes the rows in. Refused if not there."""
    identifier = _stored(folder, asked)
    with store.writing(folder):
        roles = _lines_on(folder, identifier, erased_list.ERASED)
        if not roles:
            raise refusal("Nobody of this identifier was erased.", "Check the identifier.")
        audit.append(folder, "readmit")
        erased_list.add(folder, [_line(folder, erased_list.BACK, role, identifier) for role in roles])


def _lines_on(folder: Path, identifier: str, done: str) -> dict[Role, erased_list.Entry]:
    """The lines of the list that say so of that identifier, by role."""
    latest = erased_list.latest_entries(folder)
    if not latest:
        return {}
    key = store_key(folder)
    lines = {role: latest.get((kind, mark(kind, identifier, key))) for role, kind in KINDS.items()}
    return {role: line for role, line in lines.items() if line and line.done == done}


def _line(folder: Path, done: str, role: Role, identifier: str) -> erased_list.Entry:
    return erased_list.entry(folder, done, KINDS[role], identifier)
