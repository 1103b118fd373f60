"""From files to the merged tables of the scratch database: read, recognised, checked, merged, and what to say of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data.generations import erasures
from data.generations.keys import store_key
from data.intake import (
    merging,
    namesakes,
    persons,
    repeated,
    replacing,
    setting_aside,
    staging,
    values,
    vocabulary,
)
from data.intake.answers import Answers, Choice
from data.intake.naming import named
from data.intake.setting_aside import Aside, AsideRow
from data.intake.staging import Input, Staged
from data.problems import Problem, Refused

READING, CHECKING, MERGING = STEPS = (
    message("Reading the files"),
    message("Checking the rows"),
    message("Merging with what the store holds"),
)
Change = Callable[[DuckDBPyConnection], None]
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Files:
    """The files of an import, and what was answered about them, now and in earlier imports.

    `is_fresh`: nothing of what the store holds is kept.
    """

    paths: Sequence[Path] = ()
    answers: Answers = field(default_factory=Answers)
    earlier_choices: Mapping[str, Choice] = field(default_factory=dict)
    is_fresh: bool = False


def take_in(
    con: DuckDBPyConnection, folder: Path, site: Path, files: Files, change: Change | None, progress: Progress
) -> tuple[list[Input], list[AsideRow], list[Problem]]:
    """Fills the merged tables: what was read, what was set aside, what is worth a look.

    `change` alters the merged tables by hand. Raises Refused when a file cannot be read or something must be asked.
    """
    progress(READING)
    setting_aside.prepare(con)
    staged = staging.stage(con, files.paths, site, store_key(folder), files.answers, files.earlier_choices)
    try:
        aside, warnings, erased = _checked(con, folder, files, staged, progress)
        if change:
            change(con)
        warnings += [*merging.warnings(con), *erasures.warnings(erased)]
        erasures.forget(con, folder)
    except Refused as refused:
        raise Refused(named(con, staged, refused.problems), refused.way_out) from None
    rows = [replace(row, problems=named(con, staged, row.problems)) for row in aside.rows(con, staged.sheets)]
    return _counted(staged.inputs, aside, erased), rows, named(con, staged, warnings)


def _checked(
    con: DuckDBPyConnection, folder: Path, files: Files, staged: Staged, progress: Progress
) -> tuple[Aside, list[Problem], Counter[tuple[str, str]]]:
    """Makes the merged tables: what is set aside, what is worth a look, how many rows are of the erased."""
    inputs, answers = staged.inputs, files.answers
    warnings = [*staged.warnings, *persons.recognise(con)]
    erased = erasures.forget_incoming(con, folder, is_fresh=files.is_fresh)
    progress(CHECKING)
    aside = Aside()
    aside.add(con, staged.faults)
    vocabulary.keep(con, answers)
    values.read_values(con, aside, staged.sheets)
    warnings += [*vocabulary.read_statuses(con), *vocabulary.read_sectors(con)]
    warnings += repeated.settle(con, inputs, aside)
    older = {} if answers.insists else replacing.older_sources(con, inputs)
    replacing.prepare(con, inputs, older, answers.is_complete)
    progress(MERGING)
    held = merging.merge(con, inputs, aside, older)
    warnings += [*older.values(), *replacing.warnings(con), *held]
    warnings += namesakes.in_cohorts(con)
    warnings += persons.require_same_people(con, inputs, answers.confirms)
    return aside, warnings, erased


def _counted(inputs: Sequence[Input], aside: Aside, erased: Mapping[tuple[str, str], int]) -> list[Input]:
    """The inputs with the rows that were read, those of erased persons apart, and those that were taken in."""
    set_aside = Counter(file for file, _ in aside.problems)
    read = [replace(item, rows=item.rows - erased.get((item.file, item.table), 0)) for item in inputs]
    return [replace(item, accepted=item.rows - set_aside[item.file]) for item in read]
