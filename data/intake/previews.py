"""What a file to import looks like before it is imported: its sheets, their columns, and a few values of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from data.contract import COLUMN_TITLES, folded, targets
from data.intake.answers import OLD, Answers, Choice, signature
from data.intake.assigning import SEVERAL, missing
from data.intake.headers import PERSONAL
from data.intake.judging import Facts, judge
from data.intake.reading.files import export_files
from data.intake.reading.sandbox import ReadSheet, read_sheets
from data.intake.sheets import Judged
from data.problems import Problem

ROWS_SEEN = 200
EXAMPLES = 3
LONGEST_EXAMPLE = 40
# What a column may be beside those of the contract.
EXTRAS = ("status", "also_application", "also_mentor", "role", "campaign")
# What a sheet may hold, in the order in which it is offered.
TABLES: Sequence[tuple[str, ...]] = (
    ("application",),
    ("mentor",),
    ("mentor", "volunteer"),
    ("volunteer",),
    ("pairing",),
    ("pairing", "application"),
    ("pairing", "mentor"),
    ("pairing", "application", "mentor"),
    ("application", "mentor", "role"),
    ("application", "mentor", "volunteer", "role"),
    *((table,) for table in ("campaign", "meeting", "survey", "training", "attribute", "published")),
)


@dataclass(frozen=True)
class SheetPreview:
    """One sheet: where it stands, its headers, a few different values under each, what it was taken for.

    `is_needed` is False for a sheet of no known table in a workbook that holds other ones: it may be left out.
    """

    file: str
    name: str
    header: Sequence[str]
    examples: Sequence[Sequence[str]]
    judgement: Judged
    is_needed: bool

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the sheet was taken for; none when it has to be asked."""
        return self.judgement.tables

    @property
    def likely(self) -> tuple[str, ...] | None:
        """The tables to offer first where they have to be asked: the only ones that lack but one column."""
        is_one = len(self.judgement.rivals) == 1 and len(self.judgement.lacking) < 2
        return self.judgement.rivals[0] if is_one else None


def previews(paths: Sequence[Path], earlier_choices: Mapping[str, Choice]) -> list[SheetPreview]:
    """Every sheet of the files, only their first rows looked at; `earlier_choices`: of earlier imports.

    Raises Refused when a file cannot be read.
    """
    with TemporaryDirectory() as folder:
        sheets = read_sheets(export_files(paths)[0], Path(folder), Answers(), earlier_choices, seen=ROWS_SEEN)
    used = {sheet.source for sheet in sheets if sheet.judgement.tables}
    return [
        SheetPreview(
            sheet.file,
            sheet.name,
            sheet.header,
            [_examples(sheet, place) for place in range(len(sheet.header))],
            sheet.judgement,
            bool(sheet.judgement.tables) or sheet.source not in used or len(sheet.judgement.rivals) > 1,
        )
        for sheet in sheets
    ]


def _examples(sheet: ReadSheet, place: int) -> list[str]:
    cells = (row[place] for row in sheet.seen if place < len(row) and row[place].strip())
    return list(islice(dict.fromkeys(_shortened(cell) for cell in cells), EXAMPLES))


def _shortened(cell: str) -> str:
    plain = " ".join(cell.split())
    return plain if len(plain) <= LONGEST_EXAMPLE else f"{plain[:LONGEST_EXAMPLE]}…"


def is_personal(header: str) -> bool:
    """Whether a column of that header names or reaches a person, so that its values are not shown."""
    return bool(PERSONAL.search(folded(header)))


def options(tables: Sequence[str]) -> list[str]:
    """What a column of a sheet with these tables may be: nothing (""), a column of the contract, a status or an
    address.
    """
    names = dict.fromkeys(name for table in tables if table != "role" for name in targets(table))
    return ["", *names, *EXTRAS, "moment"]


def meanings(sheet: SheetPreview, tables: Sequence[str]) -> list[str]:
    """For each column of the sheet, what it gives to these tables by its header and its cells, or "" for nothing."""
    if tuple(tables) == sheet.tables:
        return list(sheet.judgement.columns)
    return list(judge(Facts(sheet.header, sheet.name, sheet.judgement.kinds), tables).columns)


def needs_campaign(tables: Sequence[str], chosen: Sequence[str]) -> bool:
    """Whether nothing in the sheet says for which campaign its rows count."""
    return not {"cohort", "campaign"}.isdisjoint(missing(tables, chosen))


def faults(tables: Sequence[str], chosen: Sequence[str], has_campaign: bool = False) -> list[Problem]:
    """What forbids to go on with these meanings of the columns: one that is missing, or one given twice."""
    twice = [
        name for name in dict.fromkeys(chosen) if name and chosen.count(name) > 1 and name not in SEVERAL
    ]
    return [
        *(
            Problem(
                "No column gives this: {named}.",
                "Choose the one that does.",
                values={"named": [COLUMN_TITLES[name]]},
            )
            for name in missing(tables, chosen, has_campaign)
        ),
        *(
            Problem(
                "Several columns give this: {named}.",
                "Keep one of them.",
                values={"named": [COLUMN_TITLES[name]]},
            )
            for name in twice
        ),
    ]


def choice(
    sheet: SheetPreview, tables: Sequence[str], chosen: Sequence[str], campaign: str, dates: str
) -> Choice:
    """All that a person chose for a sheet, as an import takes it."""
    columns = {
        folded(header): name for header, name in zip(sheet.header, chosen, strict=True) if folded(header)
    }
    return Choice(tuple(tables), columns, campaign, dates)


def changed(sheet: SheetPreview, tables: Sequence[str], chosen: Sequence[str]) -> tuple[str, Choice] | None:
    """What is to be remembered of a sheet, under the signature of its headers: only what a person changed.

    None when the sheet was left as it was taken.
    """
    guess = meanings(sheet, tables)
    columns = {
        folded(header): name
        for header, name, other in zip(sheet.header, chosen, guess, strict=True)
        if name != other
    }
    if tuple(tables) == sheet.tables and not columns:
        return None
    return signature(sheet.header), Choice(tuple(tables), columns)


def shown(earlier_choices: Mapping[str, Choice]) -> dict[str, Choice]:
    """What is remembered of sheets by their headers, without what earlier versions left."""
    return {key: one for key, one in earlier_choices.items() if key != OLD}
