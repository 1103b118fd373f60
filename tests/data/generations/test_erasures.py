"""The list of the erased: it names nobody, outlives every way back, and no kill leaves an erasure half done for good."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing, queries
from data.generations import erased_list, store
from data.problems import UNFINISHED, Refused, state_of
from data.rights import persons
from tests.data.traces import bytes_of

PROJECT = Path(__file__).resolve().parents[3]
MOST_STEPS = 60


@pytest.mark.usefixtures("without_figures")
def test_the_list_names_nobody_and_only_its_owner_reads_it(filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    path = filled_store / erased_list.LIST
    (line,) = [json.loads(text) for text in path.read_text().splitlines()]
    assert set(line) == {"on", "done", "kind", "mark"}
    assert len(line["mark"]) == 64
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("without_figures")
def test_the_mark_of_a_person_is_another_in_another_store(exports: Path, tmp_path: Path) -> None:
    marks = set()
    for name in ("one", "two"):
        folder = tmp_path / name / "programme"
        changing.import_exports(folder, [exports])
        marks.add(erased_list.entry(folder, erased_list.ERASED, "application", "C1").mark)
    assert len(marks) == 2


def test_a_generation_made_from_an_old_one_is_without_the_person(filled_store: Path, tmp_path: Path) -> None:
    kept = tmp_path / "backup" / "000001"
    shutil.copytree(filled_store / "generations" / "000001", kept)
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    changing.rebuild(filled_store, "restore", store.Generation(kept))
    assert b"Je pense \xc3\xa0 l'\xc3\xa9nergie" not in bytes_of(filled_store)


@pytest.mark.usefixtures("without_figures")
def test_an_import_says_how_many_rows_it_left_aside_and_of_nobody_by_name(
    exports: Path, filled_store: Path
) -> None:
    persons.erase(filled_store, persons.held(filled_store, "M2"))
    outcome = changing.import_exports(filled_store, [exports])
    assert {item.file: (item.rows, item.accepted) for item in outcome.inputs} == {
        "binomes.csv": (2, 2),
        "candidatures.csv": (7, 7),
        "mentors.csv": (3, 3),
        "volontaires.csv": (3, 3),
    }
    said = [warning.sentence(translator("en")) for warning in outcome.warnings]
    assert sorted(line.split(" If ")[0] for line in said if "the association published" not in line) == [
        f"{file}.csv: Rows of persons who were erased or cleared, not taken in: {rows} ({table})."
        for file, rows, table in (
            ("binomes", 2, "pairings"),
            ("mentors", 1, "mentors"),
            ("volontaires", 2, "volunteers"),
        )
    ]
    assert "M2" not in "".join(said)


@pytest.mark.usefixtures("without_figures")
def test_an_import_without_the_key_is_refused(exports: Path, filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    (filled_store / "key").unlink()
    with pytest.raises(Refused) as refused:
        changing.import_exports(filled_store, [exports])
    assert "The key is gone" in refused.value.problems[0].reason
    assert not (filled_store / "key").exists()


@pytest.mark.usefixtures("without_figures")
def test_an_import_anew_does_not_bring_anybody_back(exports: Path, filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    outcome = changing.import_exports(filled_store, [exports], is_fresh=True)
    assert outcome.after["X19"]["applications"] == 2


@pytest.mark.usefixtures("without_figures")
def test_a_wrong_cell_of_an_erased_person_is_not_even_read(exports: Path, filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    file = exports / "candidatures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("C1;X19", "C1;secret"), encoding="utf-8")
    assert changing.import_exports(filled_store, [exports]).generation is None


@pytest.mark.usefixtures("without_figures")
def test_a_full_disk_in_the_middle_does_not_pass_for_nothing_changed(
    exports: Path, filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(store, "install", full)
        with pytest.raises(Refused) as refused:
            persons.erase(filled_store, persons.held(filled_store, "C1"))
    assert refused.value.problems[0].reason == "The disk is full."
    assert state_of(refused.value) == UNFINISHED
    assert erased_list.is_unfinished(filled_store)
    changing.import_exports(filled_store, [exports])
    assert not erased_list.is_unfinished(filled_store)


@pytest.mark.parametrize("stride", [17, pytest.param(1, marks=pytest.mark.soak)])
def test_a_kill_at_any_step_of_an_erasure_never_brings_the_person_back(
    exports: Path, filled_store: Path, tmp_path: Path, stride: int
) -> None:
    changing.rebuild(filled_store, "publish")
    begun, steps, is_killed = 0, 0, True
    while is_killed and steps < MOST_STEPS:
        steps += stride
        folder = tmp_path / f"killed-{steps}" / "programme"
        shutil.copytree(filled_store, folder)
        dying = subprocess.run(
            [sys.executable, "tests/data/dying.py", str(steps), str(folder), "C1"],
            cwd=PROJECT,
            env={"PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
        )
        is_killed = dying.returncode == -9
        assert is_killed or dying.returncode == 0, dying.stderr
        current = store.current(folder)
        assert current is not None
        assert len(queries.records(current, "board", "cohort_summary")) == 5
        if erased_list.entries(folder):
            begun += 1
            held = {row[0] for row in _applications(current)}
            assert "C1" not in held or erased_list.is_unfinished(folder)
            changing.import_exports(folder, [exports])
            assert b"Je pense" not in bytes_of(folder), f"step {steps}"
            assert not erased_list.is_unfinished(folder)
    assert not is_killed
    assert begun > 8 // stride


def _applications(generation: store.Generation) -> list[tuple[str]]:
    with queries.connection(generation, "coordinator") as con:
        return con.execute("select application_id from application").fetchall()
