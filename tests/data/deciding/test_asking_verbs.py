"""Who was asked to mentor, and the answers, from the command line."""

from pathlib import Path

import pytest

from tests.test_manage import manage


@pytest.fixture
def home(folder: Path) -> Path:
    """A home whose programme holds the dozen people."""
    return folder.parent


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_people_are_noted_as_asked_and_their_answers_taken_in(home: Path, tmp_path: Path) -> None:
    noted = manage(home, "asked", "M1", "M2", "--cohort", "x21")
    assert noted.returncode == 0, noted.stderr
    assert "Pour les X21, 2 personnes sollicitées, 0 oui, 0 non, 2 en attente" in plain(noted.stdout)
    assert "génération 2" in plain(noted.stdout)
    file = tmp_path / "reponses.csv"
    file.write_text("Mentor;Réponse\nM1;oui\nM2;adresse invalide\n", encoding="utf-8")
    taken = manage(home, "answers", str(file), "--cohort", "X21")
    assert "1 oui, 0 non, 0 en attente, 1 message revenu" in plain(taken.stdout)
    again = manage(home, "answers", str(file), "--cohort", "X21")
    assert "rien n’a été modifié" in plain(again.stdout)
    undone = manage(home, "undo")
    assert undone.returncode == 0


def test_what_is_wrong_is_refused_at_its_line_and_nothing_changes(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "reponses.csv"
    file.write_text("Mentor;Réponse\nM1;peut-être\nM7;oui\n", encoding="utf-8")
    refused = manage(home, "answers", str(file), "--cohort", "X21")
    assert (refused.returncode, refused.stdout) == (3, "")
    said = plain(refused.stderr)
    assert "reponses.csv, ligne 2" in said
    assert "Cette réponse n’est pas connue : peut-être." in said
    assert "ligne 3" in said
    assert "--new" in said
    assert "Rien n’a été modifié." in said
    day = manage(home, "asked", "M1", "--cohort", "X21", "--on", "demain")
    assert day.returncode == 3
    assert "Ce n’est pas une date" in plain(day.stderr)
