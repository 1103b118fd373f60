"""What is asked of a person about a sheet that does not say by itself what it holds, and what is said of one
that does.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data import contract
from data.contract import TITLES
from data.intake.headers import COUNTERS, TRUSTED, reduced, side_of
from data.intake.judging import APPLICATIONS, MENTORS, OFFERS
from data.intake.reading.sandbox import ReadSheet
from data.problems import Problem

IDENTIFIED = {"application_id", "mentor_id"}
GRADUATION = re.compile(r"\b(?:class of|graduat\w*|diplom\w*|sortie)\b")
UNDECIDED = message("This sheet may hold {first} or {second}: its columns and what they hold do not decide.")
SHORT_OF = message(
    "This sheet may hold {first} or {second}: its columns and what they hold do not decide."
    " As {first}, it lacks {missing}."
)
NO_ROLE = message("It is not clear whether this row is of a student or of a mentor.")


def question(sheet: ReadSheet) -> Problem:
    """Why a sheet is not taken in: which campaign, which of several tables, or what is missing in the nearest one."""
    judgement = sheet.judgement
    nearest = judgement.rivals[0] if judgement.rivals else ()
    if len(judgement.rivals) > 1:
        return Problem(
            SHORT_OF if judgement.lacking else UNDECIDED,
            "Say which: --as {first_code} or --as {second_code}.",
            file=sheet.file,
            values={
                "missing": _titles(judgement.lacking),
                "asks": "tables",
                "first": _named(judgement.rivals[0]),
                "second": _named(judgement.rivals[1]),
                "first_code": "+".join(judgement.rivals[0]),
                "second_code": "+".join(judgement.rivals[1]),
            },
        )
    if list(judgement.lacking) in (["cohort"], ["campaign"]) and "volunteer" in nearest:
        return Problem(
            "This sheet holds places that mentors offer, and does not say for which campaign.",
            "Say which: --campaign X20, for the campaign of that class of students.",
            file=sheet.file,
            values={"asks": "campaign"},
        )
    headers = ", ".join(header for header in sheet.header if header.strip())[:200]
    if several := _several_on_a_row(sheet.header):
        return Problem(
            "Several people of one side stand on one row: {headers}.",
            "Write one row for each pair.",
            file=sheet.file,
            values={"headers": ", ".join(several)},
        )
    named = {place for place, kind in enumerate(judgement.kinds) if kind.share("name") >= 0.8}
    names = [sheet.header[place] for place in sorted({*named, *contract.name_columns(sheet.header)})]
    if names and {"application_id", "mentor_id"} & {*judgement.lacking}:
        return Problem(
            "Nothing but names tells the people of this sheet apart, and names are not kept: {names}.",
            "Add a column with their e-mail addresses or their identifiers.",
            file=sheet.file,
            values={"names": ", ".join(names[:4])},
        )
    return Problem(
        "The columns do not say what this sheet holds: as {table}, it lacks {missing}; its headers are {headers}.",
        "Add the column that is missing, or say which one it is: on the import page, or in its header.",
        file=sheet.file,
        values={
            "table": TITLES[nearest[0]] if nearest else "",
            "missing": _titles(judgement.lacking),
            "headers": headers,
        },
    )


def _several_on_a_row(header: Sequence[str]) -> list[str]:
    """The headers that number people of one side, « Élève 1 » and « Élève 2 »; none when there are not several."""
    numbered: dict[str, list[str]] = {}
    for title in header:
        if (side := side_of(title)) and re.fullmatch(r"\d", reduced(title)):
            numbered.setdefault(side, []).append(title)
    return next((titles for titles in numbered.values() if len(titles) > 1), [])


def not_read(sheet: ReadSheet) -> Problem:
    """What is said of a sheet of a workbook that holds other ones."""
    asked = question(sheet)
    return Problem(
        asked.reason,
        "It was not read. If it should be, rename the headers after the templates of data/templates.",
        file=asked.file,
        values=asked.values,
    )


def must_be_asked(sheet: ReadSheet) -> bool:
    """Whether a sheet beside others is one of people all the same, so that leaving it out would lose them."""
    judgement = sheet.judgement
    return len(judgement.rivals) > 1 or list(judgement.lacking) in (
        ["cohort"],
        ["campaign"],
        ["applied_on"],
        ["paired_on"],
    )


def _titles(names: Sequence[str]) -> list[str]:
    return [contract.COLUMN_TITLES[name] for name in names]


def _named(tables: Sequence[str]) -> list[str]:
    return [TITLES[table] for table in tables if table in TITLES]


def remarks_on(sheet: ReadSheet) -> Iterator[Problem]:
    """What a person should know of the way in which a sheet is read."""
    judgement = sheet.judgement
    if judgement.is_named:
        yield Problem(
            "The campaign of this sheet is read from its name: that of the {cohort}.",
            "If it is another one: --campaign.",
            file=sheet.file,
            values={"cohort": judgement.campaign},
        )
    if judgement.is_by_name:
        yield Problem(
            "That this sheet holds {first} is told by its name: by its columns it may hold {second}.",
            "If it does: --as {second_code}.",
            file=sheet.file,
            values={
                "first": _named(judgement.tables),
                "second": _named(APPLICATIONS if set(judgement.tables) <= set(OFFERS) else MENTORS),
                "second_code": "application" if set(judgement.tables) <= set(OFFERS) else "mentor",
            },
        )
    if judgement.is_remembered:
        yield Problem("What was said of these headers in an earlier import is used again.", file=sheet.file)
    for place, name in enumerate(judgement.columns):
        kind = judgement.kinds[place]
        if (
            name in ("application_id", "mentor_id")
            and kind.is_counter
            and kind.filled > 1
            and not TRUSTED.search(contract.folded(sheet.header[place]))
        ):
            yield Problem(
                "Column {header} counts the rows and is the only identifier here: another file may count other people.",
                "Export the e-mail addresses or the matricules too.",
                file=sheet.file,
                values={"header": sheet.header[place]},
            )
        elif name in ("promotion", "cohort") and GRADUATION.search(contract.folded(sheet.header[place])):
            if kind.share("year") >= 0.5:
                yield Problem(
                    "The years of column {header} are read as those of entering the school, not of leaving it.",
                    "If they are those of the diploma, give the classes in their place.",
                    file=sheet.file,
                    values={"header": sheet.header[place]},
                )
        elif not name and _numbers_rows(sheet, place) and not IDENTIFIED.isdisjoint(judgement.columns):
            better = next(other for other, column in enumerate(judgement.columns) if column in IDENTIFIED)
            yield Problem(
                "Column {header} numbers the rows of the tool: people are told apart by {better}.",
                file=sheet.file,
                values={"header": sheet.header[place], "better": sheet.header[better]},
            )
    if {"pairing", "application"} <= {*judgement.tables} and "applied_on" not in judgement.columns:
        yield Problem(
            "No column says when these students applied: where the store knows no day, that of the pair stands.",
            "Import the applications too, to have their own days.",
            file=sheet.file,
        )


def _numbers_rows(sheet: ReadSheet, place: int) -> bool:
    """Whether a column that could be taken for an identifier by its header numbers the rows."""
    kind, plain = sheet.judgement.kinds[place], contract.folded(sheet.header[place])
    return kind.filled > 0 and plain in _identifiers() and (kind.is_counter or bool(COUNTERS.match(plain)))


@cache
def _identifiers() -> frozenset[str]:
    columns = [column for table in ("application", "mentor") for column in contract.contract()[table]]
    return frozenset(name for column in columns if column.type == "identifier" for name in column.headers)


def rows_without_role(con: DuckDBPyConnection, sheet: ReadSheet) -> list[Problem]:
    """The rows of a list with a role column that say neither student nor mentor."""
    if "role" not in sheet.judgement.tables:
        return []
    place = sheet.judgement.columns.index("role")
    return [
        Problem(NO_ROLE, "Write student or mentor.", sheet.file, line, "role", cell or "")
        for line, cell in con.execute(
            f"select line, c{place} from read_parquet($path) where role_of(c{place}) is null order by line",
            {"path": sheet.path},
        ).fetchall()
    ]
