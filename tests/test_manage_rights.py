"""The rights of persons, retention, the export and the check-up from the command line: words and exit codes."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import forking
from tests.conftest import KeptStore

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATES = PROJECT / "data" / "templates"


def manage(home: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return forking.manage(("--language", "en", *words), {**os.environ, "BINOMES_HOME": str(home)}, typed)


@pytest.fixture
def home(kept_store: KeptStore, tmp_path: Path) -> Path:
    """A BINOMES_HOME into which the templates were imported."""

    def build(home: Path) -> None:
        done = manage(home, "import", str(TEMPLATES))
        assert done.returncode == 0, done.stderr

    return Path(shutil.copytree(kept_store("templates", build), tmp_path / "home"))


def test_a_person_is_shown_erased_and_gone(home: Path) -> None:
    shown = manage(home, "person", "show", "C001")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "motivation=Je voudrais comprendre" in shown.stdout
    (person,) = json.loads(manage(home, "person", "show", "C001", "--json").stdout)
    assert person["role"] == "student"
    assert person["rows"]["application"][0]["applied_on"] == "2021-09-14"

    declined = manage(home, "person", "erase", "C001", typed="n\n")
    assert declined.returncode == 1
    assert manage(home, "person", "show", "C001").returncode == 0

    erased = manage(home, "person", "erase", "C001", "--yes")
    assert erased.returncode == 0, erased.stderr
    assert "X20: applications 3 → 2" in erased.stdout
    assert "What remains: the totals" in erased.stdout
    for asked in (("show", "C001"), ("erase", "C001", "--yes")):
        gone = manage(home, "person", *asked)
        assert gone.returncode == 3
        assert "was erased on" in gone.stderr
    assert manage(home, "person", "show", "C999").returncode == 3
    assert "C001" not in manage(home, "import", str(TEMPLATES)).stdout
    assert manage(home, "person", "readmit", "C001").returncode == 0
    assert "applications 2 → 3" in manage(home, "import", str(TEMPLATES)).stdout


def test_a_reader_who_leaves_does_not_stop_an_erasure(home: Path) -> None:
    """`./binomes person erase C001 --yes 2>&1 | head -1`: it ended well, and nobody was erased."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as pipe:
        erased = subprocess.run(
            [sys.executable, "manage.py", "person", "erase", "C001", "--yes"],
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": str(home)},
            stdout=pipe,
            stderr=pipe,
        )
    assert erased.returncode == 0
    assert "was erased on" in manage(home, "person", "show", "C001").stderr


def test_retention_says_what_it_would_do_then_does_it(home: Path) -> None:
    trial = manage(home, "retention")
    assert trial.returncode == 0, trial.stderr
    assert "X20: applications" in trial.stdout
    assert manage(home, "retention").stdout == trial.stdout
    assert manage(home, "backup", str(home / "new.zip")).returncode == 0
    applied = manage(home, "retention", "--apply")
    assert "random identifiers" in applied.stdout
    assert "new.zip: this backup still holds these rows: destroy it." in applied.stdout
    assert "Nothing has to go today." in manage(home, "retention").stdout
    with zipfile.ZipFile(home / "old.zip", "w") as archive:
        archive.writestr("backup.json", '{"created_at": "2020-01-01T00:00:00+00:00"}')
    assert manage(home, "retention").stdout == "old.zip: this backup is older than 30 days: destroy it.\n"
    assert manage(home, "retention", "--text-years", "9").returncode == 3


def test_an_export_is_written_once(home: Path, tmp_path: Path) -> None:
    done = manage(home, "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "application.csv").exists()
    again = manage(home, "export", str(tmp_path / "out"))
    assert again.returncode == 3
    assert "not empty" in again.stderr
    assert manage(home, "export", str(tmp_path / "other"), "--format", "parquet").returncode == 0


def test_the_check_up_ends_with_1_when_something_is_to_be_done(home: Path) -> None:
    fine = manage(home, "doctor")
    assert fine.returncode == 0, fine.stdout + fine.stderr
    assert "Current generation: in order" in fine.stdout
    (home / "programme" / "audit.jsonl").chmod(0o644)
    told = manage(home, "doctor", "--json")
    assert told.returncode == 1
    assert [check["check"] for check in json.loads(told.stdout)["checks"] if not check["is_fine"]] == [
        "Permissions"
    ]
