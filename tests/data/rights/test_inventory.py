"""Every file under the home is known: what it holds, for how long, and when it goes by itself."""

import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analytics.language.texts import translator
from benchmarks import canaries
from benchmarks.small import exports
from data import changing
from data.generations import erased_list, store
from data.intake import uploads
from data.keeping import archives, doctor
from data.problems import UNFINISHED, Refused, state_of
from data.rights import inventory, persons
from data.rights.inventory import Moment
from data.visitors import log

GDPR = Path(__file__).resolve().parents[3] / "docs" / "gdpr.md"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose programme holds one import."""
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path / "home"))
    before = os.umask(0o077)
    changing.import_exports(tmp_path / "home" / store.PROGRAMME, [exports(tmp_path / "files", 1)])
    yield tmp_path / "home"
    os.umask(before)


def said(home: Path) -> str:
    """The sentences of the check-up."""
    checks = doctor.checkup(home / store.PROGRAMME, {})
    return " ".join(problem.sentence(translator("en")) for check in checks for problem in check.problems)


def test_the_page_on_personal_data_holds_the_table() -> None:
    assert inventory.as_table() in GDPR.read_text(encoding="utf-8")


def test_everything_that_the_programme_writes_is_explained(home: Path) -> None:
    folder = home / store.PROGRAMME
    persons.erase(folder, persons.held(folder, "C1"))
    archives.backup(folder, home / "backup.zip")
    log.note("signed out", "42")
    room = uploads.waiting_room()
    uploads.keep(room.path, "candidatures.csv", b"x")
    assert inventory.unexplained(home) == []
    kinds = {kind.pattern: files for kind, files in inventory.places(home)}
    assert kinds == {
        "STORE/generations/*/records.duckdb": 1,
        "STORE/audit.jsonl": 1,
        "STORE/erased.jsonl": 1,
        "STORE/lock": 1,
        "uploads/**": 2,
        "access/log/*/audit.jsonl": 1,
        "*.zip": 1,
    }
    assert said(home) == ""


@pytest.mark.usefixtures("without_figures")
def test_a_file_that_nothing_explains_is_said(home: Path) -> None:
    (home / "programme" / "candidatures corrigées.xlsx").write_text("x")
    (home / "export.zip").write_bytes(b"PK")
    assert "programme/candidatures corrigées.xlsx: Nothing explains this file" in said(home)
    assert "export.zip: Nothing explains this file" in said(home)


@pytest.mark.usefixtures("without_figures")
def test_a_backup_beside_the_stores_is_known_by_what_it_holds_and_said_when_old(home: Path) -> None:
    archives.backup(home / store.PROGRAMME, home / "saved")
    (found,) = inventory.backups(home)
    assert found.path == Path("saved")
    now = datetime.now(UTC)
    assert inventory.old_backups(home, now) == []
    assert inventory.old_backups(home, now + timedelta(days=31)) == [found]
    with zipfile.ZipFile(home / "old.zip", "w") as archive:
        archive.writestr("backup.json", '{"created_at": "2020-01-01T00:00:00+00:00"}')
    assert "old.zip: This backup is older than 30 days" in said(home)


@pytest.mark.usefixtures("without_figures")
def test_a_start_removes_what_killed_processes_left_and_ends_the_erasure_that_they_began(home: Path) -> None:
    folder = home / store.PROGRAMME
    erased_list.add(folder, [erased_list.entry(folder, erased_list.ERASED, "application", "C1")])
    (folder / "generations" / ".building-left").mkdir()
    (folder / "generations" / ".building-left" / "sheet.parquet").write_text("C1")
    (home / "uploads" / "import-left").mkdir(parents=True)
    (home / "uploads" / "import-left" / uploads.LOCK).touch()
    assert len(inventory.left_over(home)) == 2
    assert "An erasure was interrupted" in said(home)
    inventory.clean(home, Moment.start)
    assert inventory.left_over(home) == []
    assert not erased_list.is_unfinished(folder)
    assert said(home) == ""
    with pytest.raises(Refused):
        persons.held(folder, "C1")


@pytest.mark.usefixtures("without_figures")
def test_an_erasure_that_stops_halfway_says_so_and_takes_the_files_that_wait(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, room = home / store.PROGRAMME, uploads.waiting_room()

    def full(*_: object) -> None:
        raise RuntimeError("anything")

    monkeypatch.setattr(store, "install", full)
    with pytest.raises(RuntimeError) as stopped:
        persons.erase(folder, persons.held(folder, "C1"))
    assert state_of(stopped.value) == UNFINISHED
    assert not room.path.exists()


@pytest.mark.slow
def test_nothing_is_left_of_a_person_where_it_should_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path / "home"))
    found = canaries.trials(tmp_path / "home", tmp_path / "outside", [changing.FIGURES])
    assert len(found) == 10
    assert all(search.files > 5 and search.bytes > 1_000_000 for search, _ in found.values())
    assert {name: search.found for name, (search, _) in found.items() if search.found} == {}
    assert {name: missing for name, (_, missing) in found.items() if missing} == {}
