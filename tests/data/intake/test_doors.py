"""What is asked of a person is asked on the page and on the command line, and a refusal can be read by a program."""

import json
import re
from pathlib import Path

from tests.test_manage import PROJECT, manage

OPTIONS = {
    "tables": "--as",
    "campaign": "--campaign",
    "dates": "--dates",
    "status": "--status",
    "sector": "--sector",
    "older": "--older",
    "confirm": "--confirm",
}
ON_THE_COLUMNS = {"tables", "campaign"}  # of the step before, with the sheet that they are about
STATUSES = """Élève;Mentor;Date;Statut
C1;M1;20/10/2023;Chouette
"""
PEOPLE = """Identifiant;Promotion;Date de candidature
C1;X2O;01/10/2023
C2;X22;
"""


def test_whatever_is_asked_has_its_option_and_its_place_on_the_page() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (PROJECT / "data" / "intake").rglob("*.py")]
    asked = {found for text in sources for found in re.findall(r'asks(?:": |=)"(\w+)"', text)}
    page = (PROJECT / "pages" / "wizard" / "questions.py").read_text(encoding="utf-8")
    shown = set(re.findall(r'case "(\w+)"', page)) | ON_THE_COLUMNS
    assert (asked - shown, asked - OPTIONS.keys()) == (set(), set())
    options = (PROJECT / "verbs" / "importing.py").read_text(encoding="utf-8")
    named = {f"--{name}" for name in re.findall(r"\n    (\w+): (?:Annotated|\w+Option)", options)}
    assert [
        option for option in OPTIONS.values() if option not in named and f'"{option}"' not in options
    ] == []


def test_a_refusal_tells_its_problems_to_a_program(tmp_path: Path) -> None:
    home, people, pairs = tmp_path / "home", tmp_path / "candidatures.csv", tmp_path / "binomes.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    pairs.write_text(STATUSES, encoding="utf-8")
    rows = manage(home, "import", str(people), "--json")
    told = json.loads(rows.stdout)
    assert (rows.returncode, told["status"]) == (3, "refused")
    assert [(one["file"], one["line"], one["column"]) for one in told["problems"]] == [
        ("candidatures.csv", 2, "Promotion"),
        ("candidatures.csv", 3, "Date de candidature"),
        ("", None, ""),
    ]
    assert all(one["reason"] for one in told["problems"])
    asked = json.loads(manage(home, "import", str(pairs), "--json").stdout)["problems"]
    assert [(one["asks"], one["column"]) for one in asked] == [("status", "Statut")]
    assert "Chouette=MEANING" in asked[0]["remedy"].replace("SENS", "MEANING")
    assert not list((home / "programme" / "generations").glob("*"))
