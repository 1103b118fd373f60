"""The neutral export: whole, private, safe to open in a spreadsheet, and read back by the import as it was."""

import csv
from pathlib import Path

import duckdb
import pytest

from data import changing
from data.generations import store
from data.keeping import exporting
from data.problems import Refused
from data.publish.digest import PERSONAL

TEMPLATES = Path(__file__).resolve().parents[3] / "data" / "templates"
HOSTILE = [
    "=HYPERLINK(0)",
    "+33 suffit",
    "- d'abord",
    "@ bientôt",
    "''=déjà",
    "'simple",
    'des "guillemets"; et\ndeux lignes',
]


def with_hostile_texts(exports: Path) -> Path:
    file = exports / "candidatures.csv"
    with file.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened, delimiter=";")
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows(
            [header, *([*row[:-1], text] for row, text in zip(rows, HOSTILE, strict=True))]
        )
    return exports


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("source", ["exports", "templates", "demo"])
def test_what_was_exported_as_csv_imports_to_the_same_content(
    source: str, exports: Path, demo_home: Path, store_folder: Path, tmp_path: Path
) -> None:
    folder = demo_home / "demo"
    if source != "demo":
        folder = tmp_path / "first" / "programme"
        changing.import_exports(folder, [TEMPLATES if source == "templates" else exports])
    original = store.current(folder)
    assert original is not None
    exporting.export(folder, tmp_path / "out")
    assert changing.import_exports(store_folder, [tmp_path / "out"]).digest == original.manifest["digest"]


@pytest.mark.usefixtures("without_figures")
def test_no_cell_starts_a_formula_and_every_text_comes_back(
    exports: Path, store_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "first" / "programme"
    first = changing.import_exports(folder, [with_hostile_texts(exports)])
    for path in exporting.export(folder, tmp_path / "out"):
        with path.open(encoding="utf-8", newline="") as opened:
            assert not [
                cell for row in csv.reader(opened) for cell in row if cell[:1] in tuple("=+-@\t\r") and cell
            ]
    assert changing.import_exports(store_folder, [tmp_path / "out"]).digest == first.digest


def test_parquet_holds_every_table_exactly(exports: Path, tmp_path: Path) -> None:
    folder = tmp_path / "first" / "programme"
    changing.import_exports(folder, [with_hostile_texts(exports)])
    written = exporting.export(folder, tmp_path / "out", exporting.Form.parquet)
    assert sorted(path.stem for path in written) == sorted(PERSONAL)
    texts = duckdb.sql(
        f"select motivation from '{tmp_path}/out/application.parquet' order by application_id"
    ).fetchall()
    assert [text for (text,) in texts] == [*HOSTILE[:4], "'=déjà", *HOSTILE[5:]]


def test_only_the_owner_reads_an_export(filled_store: Path, tmp_path: Path) -> None:
    for path in [tmp_path / "out", *exporting.export(filled_store, tmp_path / "out")]:
        assert path.stat().st_mode & 0o077 == 0


def test_an_export_needs_a_new_folder_and_something_to_write(
    exports: Path, filled_store: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        exporting.export(tmp_path / "nothing" / "programme", tmp_path / "out")
    with pytest.raises(Refused):
        exporting.export(filled_store, exports)
    with pytest.raises(Refused):
        exporting.export(filled_store, tmp_path / "no" / "such" / "out")
    assert len(list(exports.iterdir())) == 4
    (tmp_path / "empty").mkdir()
    assert exporting.export(filled_store, tmp_path / "empty")


def test_an_export_that_fails_leaves_nothing(
    filled_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *args: 1 / 0)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError):
        exporting.export(filled_store, tmp_path / "out")
    assert sorted(tmp_path.iterdir()) == before
