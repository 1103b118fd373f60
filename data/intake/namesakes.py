"""People who may be one and the same: two with the same name and promotion in a sheet, a cohort of which nobody
is known.

Names are compared where they stand, in the file; they are kept nowhere, and no sentence says them.
"""

import re
from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from data import contract
from data.intake.layouts import Part
from data.intake.reading.sandbox import ReadSheet
from data.problems import Problem

OF_OTHERS = re.compile(  # names in a header that are not those of the person of the row
    r"\b(?:utilisateur|user|entreprise|societe|company|employeur|organisation|payeur|payer|fichier|file|formulaire|form)\b"
)
# People of a cohort from which it is looked at; share of a file that is known already.
FEWEST, MOST_KNOWN = 5, 0.2


def in_sheet(con: DuckDBPyConnection, sheet: ReadSheet, part: Part) -> Iterator[Problem]:
    """Warns of rows with the same name and promotion under two identifiers."""
    names = [
        place
        for place in contract.name_columns(sheet.header)
        if not sheet.judgement.columns[place] and not OF_OTHERS.search(contract.folded(sheet.header[place]))
    ]
    person, year = f"{part.table}_id", {"application": "cohort", "mentor": "promotion"}.get(part.table, "")
    if not names or year not in part.values or "pairing" in sheet.judgement.tables:
        return
    name = " || ' ' || ".join(f"c{place}" for place in names)
    lines = con.execute(
        f"""
        select list_sort(list(line))[1:2] from (
            select line, folded({name}) as name, {part.values[person]} as person, {part.values[year]} as promotion
            from read_parquet($path) where {part.where}
        )
        where length(name) > 2
        group by name, promotion having count(distinct person) > 1 order by 1 limit 20
        """,
        {"path": sheet.path},
    ).fetchall()
    for ((first, second),) in lines:
        yield Problem(
            "The same name and class stand on line {other} under another identifier.",
            "Check whether they are one person.",
            file=sheet.file,
            line=second,
            values={"other": first},
        )


def in_cohorts(con: DuckDBPyConnection) -> Iterator[Problem]:
    """Warns of a cohort that grows by half or more with people of whom hardly anybody is known."""
    for file, cohort, rows, known in con.execute(
        """
        with own as (
            select new.cohort, min(new.file) as file, count(*) as rows, count(old.application_id) as known
            from application as new left join old_application as old using (application_id)
            where new.file is not null group by new.cohort
        ),
        held as (select cohort, count(*) as held from old_application group by cohort)
        select file, cohort, rows, known from own inner join held using (cohort)
        where held >= $fewest and rows * 2 >= held and known <= $most * rows
        order by cohort
        """,
        {"fewest": FEWEST, "most": MOST_KNOWN},
    ).fetchall():
        yield Problem(
            "Of the {cohort}, {known} of {rows} people of these files are known: a class that suddenly doubles may"
            " be the same people under other identifiers.",
            "Check that the identifiers are those of the files before.",
            file=file,
            values={"cohort": cohort, "known": known, "rows": rows},
        )
