"""A refused import as a person meets it: exit code 3, what, where, why and what to do, in French, and no traceback."""

from pathlib import Path

import pytest

from benchmarks.bad_files import CASES, GOOD, Case
from tests.test_manage import manage  # the command line in a process of its own

SAMPLE = {
    "sqlite named csv": ("mentors.csv", "base de données", "Exportez-le"),
    "bomb of one sheet": ("mentors.xlsx", "Décompressé", "Copiez les lignes"),
    "cell at the end of the world": ("mentors.xlsx", "trop de mémoire", "Copiez ses lignes"),
    "two encodings in one file": ("candidatures.csv", "Les accents", "CSV UTF-8"),
    "quotation mark never closed": (
        "candidatures.csv, ligne 2",
        "guillemets",
        "Exportez à nouveau le fichier",
    ),
    "promotion X2O": ("candidatures.csv, ligne 2, colonne Promotion", "« X2O »", "--set-aside"),
}


@pytest.mark.parametrize("case", [case for case in CASES if case.name in SAMPLE], ids=lambda case: case.name)
def test_a_refusal_says_what_where_why_and_what_to_do(case: Case, tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    answer = manage(tmp_path / "home", "import", str(case.write(room)))
    said = answer.stderr.replace("\u202f", " ").replace("\u00a0", " ")
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "Traceback" not in said
    for words in SAMPLE[case.name]:
        assert words in said
    assert not (tmp_path / "home" / "programme").exists()


def test_the_other_rows_are_imported_when_one_agrees(tmp_path: Path) -> None:
    (tmp_path / "mentors.csv").write_text(GOOD["mentors"] + "M9;X2O;\n", encoding="utf-8")
    answer = manage(tmp_path / "home", "import", str(tmp_path / "mentors.csv"), "--set-aside", "--dry-run")
    assert answer.returncode == 0, answer.stderr
    assert "mentors.csv, ligne 5" in answer.stdout.replace("\u202f", " ").replace("\u00a0", " ")
