"""The launcher: it finds or makes its environment, says what is missing, and hands the words over."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
LOCK = "altair==6.3.0 \\\n    --hash=sha256:0\nbabel==2.18.0 \\\n    --hash=sha256:0\n"
# A Python of which nothing is asked but to note what it was told: each line of its words in a file beside it.
STAND_IN = """#!/bin/sh
echo "$*${PYTHONDONTWRITEBYTECODE:+, keeping nothing}" >>"$CALLS"
case "$1 $2" in
"-m venv")
	[ "$3" = --clear ] && { rm -rf "$4"; shift; }
	mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip") echo "Collecting babel==2.18.0" && exit "${PIP:-0}" ;;
"-c import ensurepip, venv") exit "${VENV:-0}" ;;
*manage.py*) shift && echo "verb: $*" ;;
esac
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The launcher alone, in a folder with spaces and accents, and a stand-in for Python."""
    folder = tmp_path / "un dossier à part"
    folder.mkdir()
    shutil.copy(PROJECT / "binomes", folder)
    (folder / "requirements-run.lock").write_text(LOCK, encoding="utf-8")
    (folder / "requirements.lock").write_text(LOCK + "pytest==9.2.0 \\\n", encoding="utf-8")
    (tmp_path / "python").write_text(STAND_IN, encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    return folder


def launch(place: Path, *words: str, lang: str = "en_GB.UTF-8", **environment: str) -> tuple[int, str, str]:
    """The exit code, what was printed, what was said."""
    beside = place.parent
    done = subprocess.run(
        [str(place / "binomes"), *words],
        cwd=beside,
        env={
            "PATH": os.environ["PATH"],
            "LANG": lang,
            "PYTHON": str(beside / "python"),
            "CALLS": str(beside / "calls"),
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def calls(place: Path) -> str:
    return (place.parent / "calls").read_text(encoding="utf-8")


def test_the_first_verb_makes_the_environment_and_the_next_finds_it(place: Path) -> None:
    code, printed, said = launch(place, "report", "--out", "a b.pdf")
    assert (code, printed) == (0, "verb: report --out a b.pdf\n")
    assert "Setting up" in said
    assert "The environment is ready" in said
    assert "requirements-run.lock" in calls(place)
    assert launch(place, "history") == (0, "verb: history\n", "")


def test_what_the_set_up_compiles_is_kept_whatever_the_environment_says(place: Path) -> None:
    launch(place, "history", PYTHONDONTWRITEBYTECODE="1")
    (tried,) = [line for line in calls(place).splitlines() if line.startswith("-c import data")]
    assert "keeping nothing" not in tried


def test_what_nothing_opens_is_taken_out_of_the_packages(place: Path) -> None:
    kept = [
        "babel/locale-data/root.dat",
        "babel/locale-data/fr_FR.dat",
        "simplemma/data/fr.plzma",
        "a/tests.py",
    ]
    left_out = [
        "babel/locale-data/fo.dat",
        "simplemma/data/de.plzma",
        "pyarrow/libarrow_flight.so.2600",
        "a/b/tests/c.py",
        "pyarrow/include/arrow/api.h",
    ]
    packages = place / ".venv" / "lib" / "python3.11" / "site-packages"
    for name in (*kept, *left_out):
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_text("")
    assert launch(place, "setup")[0] == 0
    left = [str(path.relative_to(packages)) for path in packages.rglob("*.*") if path.is_file()]
    assert sorted(left) == sorted(kept)


def test_packages_that_changed_are_installed_again(place: Path) -> None:
    launch(place, "history")
    (place / "requirements-run.lock").write_text(LOCK.replace("2.18.0", "2.19.0"), encoding="utf-8")
    assert "Setting up" in launch(place, "history")[2]
    assert launch(place, "history")[2] == ""


def test_the_tools_of_the_tests_are_added_when_they_are_asked_for(place: Path) -> None:
    assert launch(place, "setup")[0] == 0
    assert "requirements.lock" not in calls(place).replace("requirements-run.lock", "")
    assert launch(place, "setup", "tests")[0] == 0
    assert "requirements.lock" in calls(place).replace("requirements-run.lock", "")
    assert launch(place, "history") == (0, "verb: history\n", "")


def test_a_set_up_that_fails_says_so_and_is_begun_anew(place: Path) -> None:
    code, printed, said = launch(place, "history", PIP="1")
    assert (code, printed) == (1, "")
    assert "Try again" in said
    assert launch(place, "history")[:2] == (0, "verb: history\n")
    assert f"-m venv --clear {place / '.venv'}" in calls(place)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr_FR.UTF-8", "installez son module venv"),
        ("C", "apt-get install python3-venv"),
        ("en_US", "install its venv"),
    ],
)
def test_a_python_that_makes_no_environments_is_told(place: Path, lang: str, words: str) -> None:
    code, _, said = launch(place, "history", lang=lang, VENV="1")
    assert code == 3
    assert words in said


def test_no_python_that_is_recent_enough_is_told(place: Path) -> None:
    code, _, said = launch(place, "history", PYTHON="no-python-of-that-name")
    assert code == 3
    assert "Python 3.11 or later is needed" in said


def test_it_may_be_called_by_a_link_from_elsewhere(place: Path) -> None:
    link = place.parent / "elsewhere"
    link.symlink_to(place / "binomes")
    launch(place, "setup")
    done = subprocess.run(
        [str(link), "history"],
        env={"PATH": os.environ["PATH"], "CALLS": str(link) + ".calls"},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "verb: history\n"
