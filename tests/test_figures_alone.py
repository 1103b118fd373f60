"""The board's machine, where the figures alone are: what each verb does there."""

from pathlib import Path

import pytest

from tests.test_manage import manage


@pytest.fixture(scope="module")
def board_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("board")
    sent = manage(demo_home, "send-figures", str(home / "programme"))
    assert sent.returncode == 0, sent.stderr
    assert [line for line in sent.stdout.splitlines() if "figures.duckdb" in line]
    return home


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "cohort_summary"), "X20"),
        (("forecast",), "X21"),
        (("history",), "Chiffres reçus"),
        (("doctor",), "les chiffres du conseil, aucune donnée sur des personnes"),
    ],
)
def test_a_verb_that_looks_looks_at_the_figures(board_home: Path, words: tuple[str, ...], said: str) -> None:
    answer = manage(board_home, *words)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert said in answer.stdout


def test_the_pack_is_made_there(board_home: Path, tmp_path: Path) -> None:
    assert manage(board_home, "report", "--out", str(tmp_path / "board.xlsx")).returncode == 0
    assert (tmp_path / "board.xlsx").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("query", "cohort_summary", "--audience", "coordinator"),
        ("import", "data/templates"),
        ("publish",),
        ("undo",),
        ("backup", "b.zip"),
        ("person", "show", "C1"),
        ("retention",),
        ("export", "out"),
        ("send-figures", "out"),
    ],
)
def test_a_verb_that_needs_people_is_refused_and_says_where_it_belongs(
    board_home: Path, words: tuple[str, ...]
) -> None:
    answer = manage(board_home, *words)
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "du conseil" in answer.stderr


def test_a_machine_that_may_show_nothing_else_is_the_same(demo_home: Path) -> None:
    asked = manage(
        demo_home, "query", "cohort_summary", "--audience", "coordinator", env={"BINOMES_AUDIENCE": "board"}
    )
    assert asked.returncode == 3
