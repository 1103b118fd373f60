"""Columns that are not kept and yet seem to mean something: each is named, with what it would have changed."""

from collections.abc import Iterator, Mapping

from analytics.language.messages import message
from data.contract import contract, folded
from data.intake.headers import COUNTERS, PERSONAL
from data.intake.reading.sandbox import ReadSheet
from data.problems import Problem

MEANT: Mapping[str, str] = {  # kind of the cells → what such a column would have changed
    "sector": message("It holds sectors, which would have been wishes or the sector of a mentor."),
    "status": message("It holds statuses, which may say that a row does not count."),
    "date": message("It holds dates, which may be those of an application, a pair or an end."),
    "serial": message("It holds dates, which may be those of an application, a pair or an end."),
    "email": message("It holds addresses, by which the same person could be recognised."),
    "promotion": message("It holds promotions, of students or of mentors."),
    "season": message("It holds campaigns, for which an application or an offer would count."),
    "role": message("It holds roles, which tell students from mentors."),
}
KNOWN = message("Its name is that of a column of another table.")
HARMLESS = frozenset(
    [
        "heure de debut",
        "start time",
        "started at",
        "start date",
        "heure de la derniere modification",
        "last modified time",
        "last modified",
        "modified time",
        "date de modification",
        "modifie le",
        "last action",
        "date lancee",
        "date de la derniere action",
        "derniere page",
        "last page",
        "langue de depart",
        "start language",
        "a corriger",
        "to correct",
        "date de naissance",
        "birth date",
        "heure de modification",
        "date started",
        "start date utc",
        "stage date utc",
        "updated at",
        "updated",
        "nom",
        "prenom",
        "name",
        "network id",
        "network id",
        "ip address",
        "adresse ip",
        "tags",
        "etat de la reponse",
        "draft",
        "brouillon",
        "heure de fin",
        "completion time",
        "completed time",
    ]
)


def worth_a_look(sheet: ReadSheet) -> Iterator[Problem]:
    """One problem for each column that is left out though its cells, or its very name, mean something here."""
    told = sheet.told
    for place, header in enumerate(sheet.header):
        kind, plain = told.kinds[place], folded(header)
        if (
            told.columns[place]
            or not kind.filled
            or plain in HARMLESS
            or COUNTERS.match(plain)
            or kind.is_counter
        ):
            continue
        meant = next((said for name, said in MEANT.items() if kind.share(name) >= 0.5), "")
        if (
            meant == MEANT["email"]
            and PERSONAL.search(plain)
            and {"also_application", "also_mentor"} & {*told.columns}
        ):
            continue
        table = "" if meant or PERSONAL.search(plain) else _table_of(plain, told.tables)
        if meant or table:
            yield Problem(
                "Column {header} is not kept. {meant}",
                "If it should count, say on the import page what it becomes, or rename it after the templates.",
                file=sheet.file,
                values={"header": header, "meant": meant or KNOWN},
            )


def _table_of(plain: str, tables: tuple[str, ...]) -> str:
    """Another table of which the header is a column by its very name, or ""."""
    return next(
        (
            table
            for table, listed in contract().items()
            for column in listed
            if table not in tables
            and plain in column.headers
            and column.type not in ("identifier", "email", "text")
        ),
        "",
    )
