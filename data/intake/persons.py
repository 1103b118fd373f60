"""Who is who: the same person under two spellings of an identifier, or under an address first and an identifier later.

What the store holds is looked at through `old_TABLE`, where a person already stands under the identifier of
this import.
The SQL is put together from the names of the contract, never from values.
"""

from collections.abc import Iterator, Mapping, Sequence

from duckdb import DuckDBPyConnection

from data.generations.erasures import ADDRESSES, TABLES
from data.intake.staging import Input
from data.problems import Problem, refusal

# Tables whose rows are about nobody in particular.
KEPT = (
    "campaign",
    "published",
    "event",
    "target",
    "term_choice",
    "campaign_state",
    "exceptional_campaign",
    "remark",
    "sector_alias",
    "status_meaning",
)
INCOMING: Mapping[str, Sequence[str]] = {
    "application": ("application", "pairing", "meeting", "survey", "attribute"),
    "mentor": ("mentor", "volunteer", "pairing", "training"),
}
MOST_CHANGED = 10  # of a hundred known people: beyond, it is the identifiers that changed, not the people


def recognise(con: DuckDBPyConnection) -> list[Problem]:
    """Makes `old_TABLE` of what the store holds, gives incoming rows the identifiers that stand, and says who
    changed.
    """
    problems: list[Problem] = []
    for kind in INCOMING:
        _link(con, kind)
        problems += _changed_identifiers(con, kind)
        _rename_incoming(con, kind)
    _look_through(con)
    return problems


def _link(con: DuckDBPyConnection, kind: str) -> None:
    """`said_KIND`: identifier and address of one person, in this import; `renamed_KIND`: of the store, was → now."""
    rows = " union all ".join(
        f"select identifier_of({kind}_id) as id, also_{kind} as address from raw_{table} where also_{kind} is not null"
        for table in INCOMING[kind]
    )
    stored = f"select {kind}_id as id, address from parent.{ADDRESSES[kind]}"
    con.execute(f"""
        create table said_{kind} as
        select distinct id, address from ({rows}) where id is not null and starts_with(address, 'h') and id <> address
        qualify count(distinct address) over (partition by id) = 1 and count(distinct id) over (partition by
        address) = 1
    """)
    con.execute(f"create table stored_{kind} as {stored}")
    con.execute(f"""
        create table renamed_{kind} as
        select coalesce(known.{kind}_id, stored.id) as was, said.id as now
        from said_{kind} as said
        left join parent.{kind} as known on known.{kind}_id = said.address
        left join stored_{kind} as stored on stored.address = said.address and stored.id <> said.id
        anti join parent.{kind} as standing on standing.{kind}_id = said.id
        where coalesce(known.{kind}_id, stored.id) is not null
        qualify count(*) over (partition by was) = 1 and count(*) over (partition by now) = 1
    """)


def _changed_identifiers(con: DuckDBPyConnection, kind: str) -> Iterator[Problem]:
    changed = _count(con, f"select count(*) from renamed_{kind}")
    if changed:
        yield Problem(
            "People of the store have another identifier here, and are recognised by their addresses: {number}.",
            "The new identifier stands from now on.",
            values={"number": changed},
        )
    twice = _count(
        con,
        f"""select count(*) from said_{kind} as said
        semi join parent.{kind} as one on one.{kind}_id = said.id
        semi join parent.{kind} as other on other.{kind}_id = said.address""",
    )
    if twice:
        yield Problem(
            "People stand twice in the store, once under an address and once under an identifier: {number}.",
            "Import a complete file with --complete, or erase one of the two.",
            values={"number": twice},
        )


def _rename_incoming(con: DuckDBPyConnection, kind: str) -> None:
    """Rows that only give an address, or spell an identifier otherwise, get the identifier that stands."""
    written = " union ".join(f"select {kind}_id as written from raw_{table}" for table in INCOMING[kind])
    # A table of its own: put into `person_key`, a macro, the reading of an identifier would be done many times over.
    con.execute(f"create temp table own as select distinct identifier_of(written) as id from ({written})")
    con.execute(f"""
        create table spelled_{kind} as
        with held as (
            select coalesce(renamed.now, held.{kind}_id) as id, true as is_held
            from parent.{kind} as held left join renamed_{kind} as renamed on renamed.was = held.{kind}_id
        ),
        keyed as (
            select id, bool_or(is_held) as is_held, person_key(id) as key
            from (select id, false as is_held from own union all from held) where id is not null group by id
        ),
        spelled as (
            from keyed semi join (select key from keyed group by key having count(*) > 1) using (key)
        )
        select id as was, first_value(id) over one as now
        from spelled
        window one as (partition by key order by is_held desc, length(id) desc, id)
        qualify id <> first_value(id) over one and not is_held and sum(is_held::integer) over (partition by key) <= 1
        union all
        select address, id from said_{kind}
        union all
        select stored.address, coalesce(renamed.now, stored.id)
        from stored_{kind} as stored
        left join renamed_{kind} as renamed on renamed.was = stored.id
        anti join said_{kind} as said on said.address = stored.address
    """)
    con.execute("drop table own")
    if _count(con, f"select count(*) from spelled_{kind}"):
        for table in INCOMING[kind]:
            con.execute(f"""
                update raw_{table} set {kind}_id = spelled.now
                from spelled_{kind} as spelled where identifier_of(raw_{table}.{kind}_id) = spelled.was
            """)


def _look_through(con: DuckDBPyConnection) -> None:
    """`old_TABLE` for every table: the store's own, with the identifiers that changed."""
    kinds: dict[str, list[str]] = {}
    for kind, tables in TABLES.items():
        if _count(con, f"select count(*) from renamed_{kind}"):
            for table in tables:
                kinds.setdefault(table, []).append(kind)
    for table in dict.fromkeys((*KEPT, *(name for tables in TABLES.values() for name in tables))):
        if table not in kinds:
            con.execute(f"create view old_{table} as from parent.{table}")
        else:
            names = ", ".join(
                f"coalesce(renamed_{kind}.now, held.{kind}_id) as {kind}_id" for kind in kinds[table]
            )
            joins = " ".join(
                f"left join renamed_{kind} on renamed_{kind}.was = held.{kind}_id" for kind in kinds[table]
            )
            con.execute(
                f"create table old_{table} as select held.* replace ({names}) from parent.{table} as held {joins}"
            )


def addresses(con: DuckDBPyConnection) -> None:
    """`student_address` and `mentor_address`: the keyed hash of the address of who has an identifier besides."""
    for kind, table in ADDRESSES.items():
        con.execute(f"""
            create or replace table {table} as
            select id as {kind}_id, address from said_{kind} semi join {kind} on {kind}.{kind}_id = said_{kind}.id
            union all
            select old.{kind}_id, old.address from old_{table} as old
            semi join {kind} using ({kind}_id)
            anti join said_{kind} on said_{kind}.id = old.{kind}_id
            anti join said_{kind} as other on other.address = old.address
        """)


def askings(con: DuckDBPyConnection) -> None:
    """`asking`, of the store: who was asked under an address stands there under the identifier that is known since."""
    con.execute("""
        create or replace table asking as
        select old.* replace (coalesce(said_mentor.id, old.mentor_id) as mentor_id)
        from old_asking as old
        left join said_mentor on said_mentor.address = old.mentor_id
        qualify row_number() over (
            partition by coalesce(said_mentor.id, old.mentor_id), old.cohort order by old.answered_on desc nulls last
        ) = 1
    """)


def require_same_people(
    con: DuckDBPyConnection, inputs: Sequence[Input], is_confirmed: bool
) -> list[Problem]:
    """Warnings for known people of whom the promotion changes; refused when a running number would change it, or many.

    `is_confirmed`: a person said that it is so.
    """
    problems: list[Problem] = []
    for kind, name in (("application", "cohort"), ("mentor", "promotion")):
        changed = con.execute(f"""
            select new.file, new.line, old.{name} from {kind} as new inner join old_{kind} as old using ({kind}_id)
            where new.file is not null and new.{name} <> old.{name} order by all
        """).fetchall()
        if not changed:
            continue
        number = _count(
            con, f"select count(*) from {kind} semi join old_{kind} using ({kind}_id) where file is not null"
        )
        files = {file for file, _, _ in changed}
        counts = any(item.counts_rows for item in inputs if item.file in files)
        if (counts or len(changed) > max(1, number * MOST_CHANGED // 100)) and not is_confirmed:
            raise refusal(
                "People whom the store knows would change class ({changed} of {known}): these identifiers seem to"
                " be of others here.",
                "Export the addresses or the matricules in place of a running number; if it is right: --confirm.",
                file=changed[0][0],
                changed=len(changed),
                known=number,
                asks="confirm",
            )
        problems += [
            Problem(
                "The class of a person whom the store knows changes.",
                "Check it.",
                file,
                line,
                name,
                before,
            )
            for file, line, before in changed
        ]
    return problems


def _count(con: DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    return int(row[0]) if row else 0
