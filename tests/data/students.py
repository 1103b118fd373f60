"""A campaign of so many students and nothing else: their export, and how many of them each audience is told."""

import csv
from pathlib import Path
from typing import Any

from data import queries
from data.generations import store


def written(folder: Path, students: int) -> Path:
    """So many students of the X20, on file."""
    folder.mkdir()
    rows = [["Identifiant", "Promotion", "Date de candidature"]]
    rows += [[f"C{number}", "X20", "20/09/2021"] for number in range(students)]
    with (folder / "candidatures.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return folder


def applications(folder: Path, audience: str) -> Any:
    """What the figure of the store says of them: a number, or `hidden`."""
    generation = store.current(folder)
    assert generation is not None
    (row,) = [
        row for row in queries.records(generation, audience, "cohort_summary") if row["cohort"] == "X20"
    ]
    return row["applications"]
