"""What a person must know before publishing an import: what is ready, what is to correct and why, what will change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analytics.language import formats, labels
from analytics.language.texts import Translator, message
from data.changing import SHOWN, Outcome
from data.contract import COLUMN_TITLES, TITLES
from data.problems import Problem
from data.telling.imports import changed_counts

MOST_PLACES = 5
DEPENDENT = message("This row depends on another row that was set aside.")


@dataclass(frozen=True)
class Fault:
    """One reason for which rows are set aside: what is wrong, what to do, and where; `rows` counts all of them."""

    reason: str
    remedy: str
    rows: int
    places: Sequence[str]


@dataclass(frozen=True)
class Number:
    """One count of the check: its name, the number as written, what it says, whether it asks for something."""

    label: str
    number: str
    note: str
    is_alert: bool = False


def numbers(outcome: Outcome, t: Translator) -> list[Number]:
    """Rows read, ready, given twice and to correct, each row of a file once, whatever the tables it feeds."""
    sheets = {item.file: item for item in outcome.inputs}  # a sheet of volunteers may hold mentors too
    read = sum(item.rows for item in sheets.values())
    ready = sum(item.accepted for item in sheets.values())
    repeated = sum(
        outcome.changes[table].repeated
        for table in {item.table for item in sheets.values()} & outcome.changes.keys()
    )
    aside = len(outcome.aside)
    return [
        Number(
            t("Rows read"),
            formats.number(read, t.language),
            t("in {n} sheet", "in {n} sheets", n=len(sheets)),
        ),
        Number(t("Ready"), formats.number(ready - repeated, t.language), t("to be published")),
        Number(t("Given twice"), formats.number(repeated, t.language), t("counted once")),
        Number(
            t("To correct"),
            formats.number(aside, t.language),
            t("left out unless corrected") if aside else t("nothing to correct"),
            is_alert=aside > 0,
        ),
    ]


def faults(problems: Iterable[Problem], t: Translator) -> list[Fault]:
    """The problems by reason, the most frequent first and what only depends on others last, each with its first
    places.
    """
    alike_by_reason: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike_by_reason.setdefault((*problem.words(t), problem.column), []).append(problem)
    return [
        Fault(reason, remedy, len(alike), [_place(problem, t) for problem in alike[:MOST_PLACES]])
        for (reason, remedy, _), alike in sorted(
            alike_by_reason.items(), key=lambda item: (item[1][0].reason == DEPENDENT, -len(item[1]))
        )
    ]


def files(outcome: Outcome, t: Translator) -> pd.DataFrame:
    """One row per table found in a file: how many rows were read, are ready, are to correct."""
    return pd.DataFrame(
        [
            {
                t("File"): formats.literal(item.file),
                t("Holds"): t(TITLES[item.table]),
                t("Rows read"): formats.number(item.rows, t.language),
                t("Ready"): formats.number(item.accepted, t.language),
                t("To correct"): formats.number(item.rows - item.accepted, t.language),
                t("Columns not kept"): formats.literal(", ".join(item.ignored)) or formats.MISSING,
            }
            for item in outcome.inputs
        ]
    )


def changes(outcome: Outcome, t: Translator) -> pd.DataFrame:
    """One row per cohort of which a count changes, each count « before → after »; no row when none does."""
    changed = changed_counts(outcome)
    names = [name for name in SHOWN if any(name in counts for counts in changed.values())]
    rows = []
    for cohort, counts in changed.items():
        same = {name: (after, after) for name, after in outcome.after[cohort].items()}
        rows.append([cohort, *(_change(*(same | counts)[name], t) for name in names)])
    return pd.DataFrame(rows, columns=[t("Students' class"), *(labels.name(name, t) for name in names)])


def done(outcome: Outcome, action: str, t: Translator) -> str:
    """What became of the store, in one line."""
    if outcome.generation is None:
        return t("The programme already held all of this: nothing was changed")
    number = str(outcome.generation)
    if action == "undo":
        return t("The import is undone: generation {number}", number=number)
    if mended := sum({item.file: item.mended for item in outcome.inputs}.values()):
        ready = sum({item.file: item.accepted for item in outcome.inputs}.values())
        return t(
            "Rows published: {ready} + {mended} corrected (generation {number})",
            ready=formats.number(ready - mended, t.language),
            mended=formats.number(mended, t.language),
            number=number,
        )
    return t("Published: generation {number}", number=number)


def rows_changed(outcome: Outcome, t: Translator) -> pd.DataFrame:
    """One row per table of which the import holds rows: how many are new, and how many correct one already there."""
    return pd.DataFrame(
        [
            {
                t("Table"): t(TITLES[table]).capitalize(),
                t("New rows"): formats.number(change.added, t.language),
                t("Rows corrected"): formats.number(change.corrected, t.language),
            }
            for table, change in outcome.changes.items()
        ]
    )


def _change(before: int | None, after: int | None, t: Translator) -> str:
    written = formats.number(after, t.language)
    return written if before == after else f"{formats.number(before, t.language)} → **{written}**"


def _place(problem: Problem, t: Translator) -> str:
    """« candidatures.csv, ligne 14, colonne « Promotion des élèves » : « X2O » »."""
    place = _spoken(problem, t).place(t)
    return t("{place}: “{value}”", place=place, value=problem.value[:80]) if problem.value else place


def reason(problem: Problem, t: Translator) -> str:
    """What is wrong in one row, and what to do; the row itself says where."""
    return replace(_spoken(problem, t), file="", line=None).sentence(t)


def _spoken(problem: Problem, t: Translator) -> Problem:
    """The problem with its column between quotation marks: the header of the file, else what people call the column."""
    if not problem.column:
        return problem
    title = COLUMN_TITLES.get(problem.column)
    return replace(problem, column=t("“{value}”", value=t(title) if title else problem.column))
