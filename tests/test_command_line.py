"""How a verb ends: its exit code, what it says it wrote, and how it takes an interruption or a reader who leaves."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data import VERSION
from tests.test_manage import PROJECT, manage


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("fly",), "Le verbe fly n’existe pas."),
        (("reprot",), "Peut-être : report"),
        (("report",), "Il manque --out."),
        (("report", "--out"), "--out attend une valeur."),
        (("query", "cohort_summary", "--audience", "stranger"), "coordinator, board"),
        (("history", "--store", "elsewhere"), "demo, programme"),
        (("sample", "--applications", "3"), "au moins 50"),
        (("sample", "--applications", "many"), "au moins 50"),
        (("undo", "a", "b"), "Ces mots sont de trop : a b."),
        (("undo", "--frist"), "L’option --frist n’existe pas."),
        (("report", "--language", "xx"), "fr, en"),
        ((), "Verbes :"),
    ],
)
def test_wrong_usage_exits_2_in_words_and_says_where_the_help_is(
    tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = manage(tmp_path, *words)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert sentence in answer.stderr.replace("\u202f", " ").replace("\u00a0", " ")
    assert "--help" in answer.stderr or words[-1:] == ("xx",)


@pytest.mark.parametrize("verb", ["report", "run"])  # the second breaks a line before a value
def test_the_help_is_in_the_language_of_the_reader(tmp_path: Path, verb: str) -> None:
    french, english = (manage(tmp_path, verb, "--help", "--language", name).stdout for name in ("fr", "en"))
    assert french.replace("\u00a0", " ").startswith(f"Emploi : ./binomes {verb}")
    assert not {"Usage", "Show", "required", "default"} & set(
        french.replace(":", " ").replace("[", " ").split()
    )
    assert english.startswith(f"Usage: ./binomes {verb}")
    assert ("--audience <coordinator|board>" in french) == (verb == "report")


def test_the_version_is_said(tmp_path: Path) -> None:
    assert manage(tmp_path, "--version").stdout == f"binomes {VERSION}\n"


def test_what_was_written_is_said_with_its_place(demo_home: Path, tmp_path: Path) -> None:
    answer = manage(demo_home, "cloud", "--cohort", "x19", "--out", str(tmp_path / "x19.svg"))
    assert answer.returncode == 0, answer.stderr
    assert str(tmp_path / "x19.svg") in answer.stdout


@pytest.mark.parametrize("words", [("cloud", "--cohort", "X20"), ("report",)])
def test_another_kind_of_file_is_refused(demo_home: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = manage(demo_home, *words, "--out", str(tmp_path / "out.txt"))
    assert answer.returncode == 3
    assert "Nothing was changed" not in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_leaves_is_no_error(demo_home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as pipe:
        verb = subprocess.run(
            [sys.executable, "manage.py", "query", "mentor_supply"],
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": str(demo_home)},
            stdout=pipe,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (verb.returncode, verb.stderr) == (0, "")


def test_an_interruption_says_how_things_stand(tmp_path: Path) -> None:
    verb = subprocess.Popen(
        [sys.executable, "manage.py", "sample", "--language", "en"],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert verb.stderr
    first = verb.stderr.readline()
    os.killpg(verb.pid, signal.SIGINT)  # as a terminal does: to the children too
    rest = verb.stderr.read()
    assert first == "Reading the files…\n"
    assert rest.endswith("Interrupted.\nNothing was changed.\n")
    assert "Traceback" not in rest
    assert verb.wait() == 130
    assert not (tmp_path / "home" / "demo").exists()


def test_a_refused_first_import_leaves_no_store(tmp_path: Path) -> None:
    assert manage(tmp_path, "import", "absent.csv").returncode == 3
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_published_out_of_an_empty_store(tmp_path: Path) -> None:
    answer = manage(tmp_path, "publish")
    assert answer.returncode == 3
    assert "il n’y a rien à publier" in answer.stderr
    assert list(tmp_path.iterdir()) == []


def test_settings_come_from_a_file_that_is_named(tmp_path: Path) -> None:
    settings = tmp_path / "board.env"
    settings.write_text(f"# the board's\nBINOMES_STORE='demo'\nBINOMES_HOME={tmp_path / 'there'}\n")
    told = subprocess.run(
        [sys.executable, "manage.py", "history"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "BINOMES_ENV": str(settings)},
        capture_output=True,
        text=True,
    )
    assert str(tmp_path / "there" / "demo") in told.stdout, told.stderr
    settings.write_text("BINOMES_HOME\n")
    assert manage(tmp_path, "history", env={"BINOMES_ENV": str(settings)}).returncode == 3
