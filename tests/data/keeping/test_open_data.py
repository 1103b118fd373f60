"""Open data: the tables are those of the board, described, readable by other tools, and nobody is in them."""

import csv
import json
import math
import os
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from analytics.language.texts import translator
from data import queries
from data.generations import store
from data.keeping import open_data, reporting
from data.problems import Refused

PROJECT = Path(__file__).resolve().parents[3]
READ = {
    "string": str,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


@pytest.fixture(scope="module")
def demo(demo_home: Path) -> store.Generation:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    return generation


def _written(generation: store.Generation, target: Path) -> list[Path]:
    edition = reporting.edition(generation, "board", None, date(2026, 11, 30), translator("fr"))
    return open_data.write(generation, target, edition)


@pytest.fixture(scope="module")
def folder(demo: store.Generation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("open") / "data"
    _written(demo, target)
    return target


def _resources(folder: Path) -> list[dict]:
    package = json.loads((folder / "datapackage.json").read_bytes())
    return [resource for resource in package["resources"] if resource["format"] == "csv"]


def _rows_of(generation: store.Generation, view: str) -> list[dict]:
    """The rows of a view of the board's file, as `./binomes query` prints values."""
    with queries.connection(generation, "board") as con:
        answer = con.execute(f"from {view}")
        names = [name for name, *_ in answer.description or []]
        return [dict(zip(names, map(queries.plain, row), strict=True)) for row in answer.fetchall()]


def test_each_cell_is_what_the_board_sees(demo: store.Generation, folder: Path) -> None:
    compared = 0
    for resource in _resources(folder):
        view = resource["path"].removesuffix(".csv")
        read = {field["name"]: READ[field["type"]] for field in resource["schema"]["fields"]}
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        shown = _rows_of(demo, view)
        assert len(lines) == len(shown) > 0
        for line, row in zip(lines, shown, strict=True):
            for name, cell in line.items():
                value = row[name]
                if value is None or value == "hidden":
                    assert cell == (value or "")
                elif not isinstance(value, str):
                    assert read[name](cell) == value, (view, name)
                else:
                    assert cell.removeprefix("'") == value
                compared += 1
    assert compared > 10_000


def test_a_parquet_keeps_hidden_and_absent_apart(folder: Path) -> None:
    rows = duckdb.sql(f"from '{folder}/cohort_summary.parquet'").fetchall()
    names = [name for name, *_ in duckdb.sql(f"describe from '{folder}/cohort_summary.parquet'").fetchall()]
    by_cohort = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    assert math.isnan(by_cohort["X16"]["waiting"])
    assert by_cohort["X16"]["growth"] is None
    assert by_cohort["X20"]["pairs"] == 190


def test_every_column_has_a_type_and_nearly_every_one_says_what_it_means(folder: Path) -> None:
    fields = [field for resource in _resources(folder) for field in resource["schema"]["fields"]]
    assert {field["type"] for field in fields} <= set(READ)
    said = [field for field in fields if field.get("description") or field.get("title")]
    assert len(said) > 0.7 * len(fields)
    assert all(resource.get("description") for resource in _resources(folder))


def test_it_says_that_it_is_invented_and_of_which_publication(demo: store.Generation, folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert package["binomes"]["isInvented"] is True
    assert package["version"] == str(demo.number)
    assert "fictifs" in package["description"]
    assert str(demo.folder) not in json.dumps(package)
    assert os.uname().nodename not in json.dumps(package)


def test_nobody_is_in_it(demo: store.Generation, folder: Path) -> None:
    with queries.connection(demo, "coordinator") as con:
        known = [
            key
            for table, key_of in (("application", "application_id"), ("mentor", "mentor_id"))
            for (key,) in con.execute(f"select {key_of} from records.{table} using sample 200").fetchall()
        ]
    written = b"\n".join(path.read_bytes() for path in folder.iterdir())
    assert known
    assert [key for key in known if re.search(rb"\b%s\b" % key.encode(), written)] == []


def test_an_earlier_one_is_replaced_and_anything_else_stays(demo: store.Generation, tmp_path: Path) -> None:
    _written(demo, tmp_path / "data")
    (tmp_path / "data" / "old.csv").write_text("a")
    _written(demo, tmp_path / "data")
    assert not (tmp_path / "data" / "old.csv").exists()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="something else"):
        _written(demo, tmp_path / "own")
    with pytest.raises(Refused, match="does not exist"):
        _written(demo, tmp_path / "nowhere" / "data")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "own"]


def test_the_questions_of_the_document_have_answers(demo: store.Generation, folder: Path) -> None:
    written = (PROJECT / "docs" / "own-questions.md").read_text()
    asked = re.findall(r"```sql\n(.*?)```", written, re.S)
    assert len(asked) == 3
    with duckdb.connect(demo.figures, read_only=True) as con:
        for question in asked:
            assert con.execute(question).fetchall(), question
    (notebook,) = re.findall(r"```python\n(.*?)```", written, re.S)
    exec(notebook.replace('"open-data"', repr(str(folder))), {})
