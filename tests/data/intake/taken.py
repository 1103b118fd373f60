"""What the files of an import become in the merged tables: read, judged and checked by the real code, and not published.

A whole import costs seconds, most of them for the figures. Here the process that opens the files is this one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import duckdb

from analytics.language.texts import translator
from data import contract
from data.intake import taking_in
from data.intake.answers import Answers, Choice
from data.intake.reading import child, sandbox
from data.intake.setting_aside import AsideRow
from data.intake.staging import Input
from data.problems import Problem
from data.publish import building

Rows = Sequence[tuple[Any, ...]]


@dataclass(frozen=True)
class Taken:
    """What was read, what was set aside, what is said, and each merged table without the places of its rows."""

    inputs: Sequence[Input]
    aside: Sequence[AsideRow]
    warnings: Sequence[Problem]
    tables: Mapping[str, Rows]

    @property
    def said(self) -> str:
        """All that is said of the files and of the rows set aside, in English."""
        of_rows = [problem for row in self.aside for problem in row.problems]
        return "\n".join(problem.sentence(translator("en")) for problem in (*self.warnings, *of_rows))


def taken(
    folder: Path,
    paths: Sequence[Path],
    answers: Answers | None = None,
    known: Mapping[str, Choice] | None = None,
) -> Taken:
    """What an empty store, of which the key is kept in `folder`, would hold of these files.

    Raises Refused as an import does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as site,
        mock.patch.object(sandbox, "_run", in_this_process),
        duckdb.connect(config={"threads": 1}) as con,
    ):
        building.attach_all(con, Path(site), None)
        files = taking_in.Files(paths, answers or Answers(), known or {})
        found = taking_in.take_in(con, folder, Path(site), files, None, lambda step: None)
        names = {table: ", ".join(_columns(table)) for table in (*contract.KEYS, "wish")}
        tables = {
            table: con.execute(f"select {listed} from {table} order by all").fetchall()
            for table, listed in names.items()
        }
    return Taken(*found, tables)


def _columns(table: str) -> list[str]:
    if table == "wish":
        return ["application_id", "sector", "rank"]
    return [name for name in contract.targets(table) if name != "sectors"]


def in_this_process(tasks: Sequence[Mapping[str, Any]]) -> tuple[list[sandbox.Answer], int]:
    """What the process that opens the files would say of them, its JSON included, without its limits."""
    return [json.loads(json.dumps(child.answer(task))) for task in json.loads(json.dumps(tasks))], 0
