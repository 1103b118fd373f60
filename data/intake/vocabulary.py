"""Words of the files that the contract does not know, sectors and statuses: read once each, kept as the
coordinator says.

An unknown sector never costs a person: the wish alone is left out, and asked once for all. An unknown status may mean
that a row does not count, so nothing is imported until somebody says what it means.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data.contract import TITLES, folded
from data.intake import sectors
from data.intake.answers import Answers
from data.intake.statuses import MEANINGS, meaning
from data.problems import Problem, Refused

MOST_NAMED = 20  # unknown names of which one hears one by one


def keep(con: DuckDBPyConnection, answers: Answers) -> None:
    """`sector_alias` and `status_meaning`: what the store holds, and what was answered now."""
    for table in ("sector_alias", "status_meaning"):
        con.execute(f"create table {table} as from old_{table}")
    for name, code in answers.sectors.items():
        con.execute("delete from sector_alias where written = $name", {"name": name})
        con.execute(
            "insert into sector_alias values ($name, nullif($code, ''))", {"name": name, "code": code}
        )
    for (table, word), meant in answers.statuses.items():
        key = {"table": table, "word": word}
        con.execute("delete from status_meaning where about = $table and written = $word", key)
        con.execute("insert into status_meaning values ($table, $word, $said)", {**key, "said": meant})


def read_sectors(con: DuckDBPyConnection) -> list[Problem]:
    """`wish_reading`: each text of wishes → its sectors by rank; the sector of each mentor as a code. What no
    list knows.
    """
    aliases = {name: code or "" for name, code in con.execute("from sector_alias").fetchall()}
    unknown: Counter[str] = Counter()
    con.execute("create table wish_reading (sectors varchar, sector varchar, rank smallint)")
    wishes = []
    for text, rows in _texts(con, "application", "sectors"):
        codes, parts = sectors.read(text, aliases)
        wishes += [(text, code, rank) for rank, code in enumerate(codes, start=1)]
        unknown.update(dict.fromkeys(parts, rows))
    _insert(con, "wish_reading", wishes)
    con.execute("create table sector_reading (sector varchar, code varchar)")
    codes_of_mentors = []
    several = 0
    for text, rows in _texts(con, "mentor", "sector"):
        codes, parts = sectors.read(text, aliases)
        several += rows * (len(codes) > 1)
        codes_of_mentors.append((text, codes[0] if codes else None))
        unknown.update(dict.fromkeys(parts, rows))
    _insert(con, "sector_reading", codes_of_mentors)
    con.execute(
        "update value_mentor set sector = code from sector_reading as read where read.sector = value_mentor.sector"
    )
    return [*_unknown_sectors(unknown), *_several_sectors(several)]


def _several_sectors(mentors: int) -> Iterator[Problem]:
    if mentors:
        yield Problem(
            "Mentors of several sectors: {number}. The first sector of each counts.",
            "Put first the one in which they can help.",
            values={"number": mentors},
        )


def _texts(con: DuckDBPyConnection, table: str, name: str) -> list[tuple[str, int]]:
    return con.execute(
        f"select {name}, count(*) from value_{table} where {name} is not null group by {name} order by {name}"
    ).fetchall()


def _insert(con: DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        unnested = ", ".join("unnest(?)" for _ in columns)
        con.execute(f"insert into {table} select {unnested}", columns)


def _unknown_sectors(unknown: Mapping[str, int]) -> Iterator[Problem]:
    spelled: dict[str, tuple[str, int]] = {}
    for part, rows in unknown.items():
        first, before = spelled.get(folded(part), (part, 0))
        spelled[folded(part)] = (first, before + rows)
    for name, rows in sorted(spelled.values(), key=lambda item: -item[1])[:MOST_NAMED]:
        yield Problem(
            "“{name}” is no sector of the list: the wish is left out, the people stay (rows: {rows}).",
            "Say once for all what it counts as: on the import page, or --sector “{name}=CODE”.",
            values={"asks": "sector", "name": name[:60], "rows": rows},
        )
    if (more := len(spelled) - MOST_NAMED) > 0:
        yield Problem("Other names that are no sectors of the list: {more}.", values={"more": more})


def read_statuses(con: DuckDBPyConnection) -> list[Problem]:
    """Turns the statuses of `value_TABLE` into meanings, and rows that do not count into `gone_TABLE`.

    Raises Refused with a question for each word that is not known.
    """
    chosen = {(table, word): meant for table, word, meant in con.execute("from status_meaning").fetchall()}
    asked: list[Problem] = []
    words: dict[str, Counter[str]] = {}
    for table in MEANINGS:
        con.execute(f"create table status_reading_{table} (status varchar, meaning varchar)")
        read = []
        for text, rows in _texts(con, table, "status"):
            meant = meaning(table, text, chosen) if folded(text) else None
            read.append((text, meant))
            if meant == "":
                asked.append(_asked(con, table, text, rows))
            elif meant in ("none", "ended", "refused", "withdrawn", "unavailable"):
                words.setdefault(meant, Counter())[text] += rows
        _insert(con, f"status_reading_{table}", read)
        con.execute(
            f"update value_{table} set status = meaning from status_reading_{table} as read"
            f" where read.status = value_{table}.status"
        )
    if asked:
        raise Refused(asked)
    _apply(con)
    return list(_counted(con, words))


def _asked(con: DuckDBPyConnection, table: str, text: str, rows: int) -> Problem:
    where = (
        f"select file, min(line) from value_{table} where status = $text group by file order by file limit 1"
    )
    place = con.execute(where, {"text": text}).fetchone() or ("", None)
    return Problem(
        "Nobody knows what this status means for the {table} (rows: {rows}).",
        "Say it once for all: on the import page, or --status “{text}=MEANING”, where MEANING is one of {meanings}.",
        place[0],
        place[1],
        "status",
        text,
        {
            "asks": "status",
            "table": TITLES[table],
            "about": table,
            "text": text,
            "rows": rows,
            "meanings": ", ".join(MEANINGS[table]),
        },
    )


def _apply(con: DuckDBPyConnection) -> None:
    """What the meanings do: a refused student is not eligible, a pair that was not formed is none, an offer is
    taken back.
    """
    con.execute(
        "update value_application set eligible = status <> 'refused' where eligible is null and status is not null"
    )
    con.execute(
        "create table gone_pairing as"
        " select distinct application_id, mentor_id from value_pairing where status = 'none'"
    )
    con.execute("delete from value_pairing where status = 'none'")
    con.execute("update value_volunteer set capacity = 0 where status = 'unavailable'")
    con.execute(
        "create table gone_volunteer as select distinct mentor_id, cohort, file from value_volunteer where capacity = 0"
    )
    con.execute("delete from value_volunteer where capacity = 0")


def _counted(con: DuckDBPyConnection, words: Mapping[str, Mapping[str, int]]) -> Iterator[Problem]:
    """How many rows do not count, or not as the others do, and the words that say so."""
    for meant, counts in words.items():
        listed = ", ".join(f"{text} ({rows})" for text, rows in counts.items())
        yield Problem(REASONS[meant], values={"number": sum(counts.values()), "words": listed[:200]})
    row = con.execute(
        "select count(*) from value_pairing where status = 'ended' and ended_on is null"
    ).fetchone()
    if row and row[0]:
        yield Problem(
            "Pairs ended by their status, without a day: {number}. They count as going on until their end is given.",
            "Add a column with the day on which they ended.",
            values={"number": row[0]},
        )
    row = con.execute("select count(*) from gone_volunteer").fetchone()
    if row and row[0]:
        yield Problem(
            "Offers of no place: {number}. Those that the store held are taken back.",
            values={"number": row[0]},
        )


REASONS: Mapping[str, str] = {
    "none": message("Rows that are no pairs, by their status: {number}. They are left out: {words}."),
    "ended": message("Pairs that ended, by their status: {number} ({words})."),
    "refused": message("Applications that are not eligible, by their status: {number} ({words})."),
    "withdrawn": message("Applications that were withdrawn, by their status: {number} ({words})."),
    "unavailable": message("Mentors who offer no place, by their status: {number} ({words})."),
}
