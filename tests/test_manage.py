"""The command line as a person uses it: what it prints, where, and with which exit code."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests import forking

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATES = PROJECT / "data" / "templates"


def manage(
    home: Path, *words: str, lang: str = "fr_FR.UTF-8", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return forking.manage(words, {**os.environ, "BINOMES_HOME": str(home), "LANG": lang, **(env or {})})


def test_the_sample_has_the_published_pairs_exactly(demo_home: Path) -> None:
    answer = manage(demo_home, "query", "cohort_summary", "--format", "json")
    assert answer.returncode == 0, answer.stderr
    rows = json.loads(answer.stdout)
    assert [row["pairs"] for row in rows] == [112, 143, 124, 142, 190]
    assert [row["difference"] for row in rows] == [0, 0, 0, 0, 0]
    assert sum(row["applications"] for row in rows) == 747
    wanted = {
        "cohort",
        "applications",
        "eligible",
        "waiting",
        "match_rate",
        "growth",
        "mentors",
        "volunteers",
        "places",
        "coverage",
    }
    assert all(wanted <= set(row) for row in rows)
    for row in rows:
        assert row["applications"] == row["withdrawn"] + row["not_eligible"] + row["eligible"]
        assert row["eligible"] == row["with_mentor"] + row["waiting"]
        assert row["places"] == row["taken"] + row["free_places"]


def test_the_supply_of_the_sample_adds_up_to_its_pairs(demo_home: Path) -> None:
    rows = json.loads(manage(demo_home, "query", "mentor_supply", "--format", "json").stdout)
    pairs = {
        cohort: sum(row["pairs"] for row in rows if row["cohort"] == cohort) for cohort in ("X16", "X20")
    }
    assert pairs == {"X16": 112, "X20": 190}
    assert {row["gap"] for row in rows} <= set(range(10, 17))
    assert {row["promotion"] for row in rows if row["cohort"] == "X20"} == {
        f"X{year:02d}" for year in range(4, 11)
    }
    assert all(row["mentors"] == row["new_mentors"] + row["returning_mentors"] for row in rows)


def test_an_import_says_what_it_read_and_what_changed(tmp_path: Path) -> None:
    trial = manage(tmp_path, "import", str(TEMPLATES), "--dry-run")
    assert trial.returncode == 0, trial.stderr
    assert "rien n’a été modifié" in trial.stdout.replace("'", "’")
    done = manage(tmp_path, "import", str(TEMPLATES), "--json")
    answer = json.loads(done.stdout)
    assert (answer["status"], answer["generation"]) == ("published", 1)
    assert answer["after"]["X20"]["applications"] == 3
    again = json.loads(manage(tmp_path, "import", str(TEMPLATES), "--json").stdout)
    assert (again["status"], again["digest"]) == ("unchanged", answer["digest"])
    (generation,) = json.loads(manage(tmp_path, "history", "--json", "--store", "programme").stdout)
    assert generation["digest"] == answer["digest"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr_FR.UTF-8", "mentors.csv, ligne 2, colonne Promo : « X2O » Ce n’est pas une promotion."),
        ("en_GB.UTF-8", "mentors.csv, line 2, column Promo: “X2O” This is not a class."),
    ],
)
def test_a_refused_import_exits_3_and_says_what_where_and_why(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "mentors.csv").write_text(
        "Identifiant;Promo;Secteur\nM1;X2O;Finance\nM2;X08;Data\n", encoding="utf-8"
    )
    answer = manage(tmp_path / "home", "import", str(tmp_path / "mentors.csv"), lang=lang)
    assert answer.returncode == 3
    assert answer.stdout == ""
    assert said in answer.stderr.replace("\u202f", " ").replace("\u00a0", " ").replace("'", "’")
    assert "Traceback" not in answer.stderr
    assert manage(tmp_path / "home", "history", "--json").stdout.strip() == "[]"


@pytest.mark.parametrize("words", [("query", "nothing_of_that_name"), ("import", "absent.csv")])
def test_what_cannot_be_done_exits_3_without_a_traceback(demo_home: Path, words: tuple[str, ...]) -> None:
    answer = manage(demo_home, *words)
    assert answer.returncode == 3
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


def test_a_query_of_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    answer = manage(tmp_path, "query", "cohort_summary")
    assert answer.returncode == 3
    assert "./binomes sample" in answer.stderr


def test_a_query_as_csv_has_its_header(demo_home: Path) -> None:
    answer = manage(demo_home, "query", "cohort_summary", "--audience", "board")
    assert answer.stdout.splitlines()[0].startswith("cohort,cohort_year,state,")
    assert len(answer.stdout.splitlines()) == 6


def test_the_sample_is_built_once_when_asked_only_if_absent(demo_home: Path) -> None:
    before = manage(demo_home, "history", "--json").stdout
    assert manage(demo_home, "sample", "--if-absent").returncode == 0
    assert manage(demo_home, "history", "--json").stdout == before


def test_the_cloud_is_written_as_a_drawing_and_as_a_picture(demo_home: Path, tmp_path: Path) -> None:
    for name, beginning in (("x20.svg", b"<svg xmlns="), ("x20.png", b"\x89PNG")):
        answer = manage(demo_home, "cloud", "--cohort", "X20", "--out", str(tmp_path / name))
        assert answer.returncode == 0, answer.stderr
        assert (tmp_path / name).read_bytes().startswith(beginning)
    svg = (tmp_path / "x20.svg").read_text(encoding="utf-8")
    assert "intelligence artificielle" in svg
    assert "personne n’a écrit ces textes" in svg


def test_the_cloud_of_an_unknown_promotion_or_into_nowhere_is_refused(
    demo_home: Path, tmp_path: Path
) -> None:
    unknown = manage(demo_home, "cloud", "--cohort", "X99", "--out", str(tmp_path / "x.svg"))
    assert unknown.returncode == 3
    assert "X16, X17, X18, X19, X20" in unknown.stderr
    nowhere = manage(demo_home, "cloud", "--cohort", "X20", "--out", str(tmp_path / "no" / "x.svg"))
    assert nowhere.returncode == 3
    assert "ne peut pas être écrit" in nowhere.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_written_by_its_name_and_a_refused_one_leaves_nothing(
    demo_home: Path, tmp_path: Path
) -> None:
    board = tmp_path / "board.pdf"
    done = manage(demo_home, "report", "--out", str(board), "--language", "en")
    assert done.returncode == 0, done.stderr
    assert f"Written: {board}" in done.stdout
    assert board.read_bytes().startswith(b"%PDF-1.7")
    for home, name, said in (
        (demo_home, "board.docx", "PDF ou XLSX"),
        (demo_home, "nowhere/board.pdf", "ne peut pas être écrit"),
        (tmp_path / "empty", "other.pdf", "La base est vide"),
    ):
        refused = manage(home, "report", "--out", str(tmp_path / name))
        assert refused.returncode == 3
        assert said in refused.stderr
        assert "Traceback" not in refused.stderr
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["board.pdf"]
