"""What an import accepts, what it refuses and in which words, and that a refusal changes nothing."""

import random
from pathlib import Path

import openpyxl
import pytest

from analytics.language.texts import translator
from data import changing, queries
from data.generations import store
from data.problems import PUBLISHED, Refused, state_of

pytestmark = pytest.mark.usefixtures("without_figures")  # what is counted changes none of this


def refusal_of(store_folder: Path, *paths: Path) -> str:
    """The sentences of the refusal; fails when the import is accepted or when anything was changed."""
    before = [generation.manifest["digest"] for generation in store.generations(store_folder)]
    with pytest.raises(Refused) as refused:
        changing.import_exports(store_folder, paths)
    assert [generation.manifest["digest"] for generation in store.generations(store_folder)] == before
    assert list((store_folder / "generations").glob(".building-*")) == []
    return "\n".join(problem.sentence(translator("en")) for problem in refused.value.problems)


def corrected(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file.parent


def test_the_same_exports_twice_change_nothing(
    exports: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # as it is done: read in the process that is made for it, with all its figures
    first = changing.import_exports(store_folder, [exports])
    again = changing.import_exports(store_folder, [exports])
    assert (first.generation, again.generation, again.digest) == (1, None, first.digest)
    assert again.before == again.after == first.after


def test_order_headers_separator_and_encoding_do_not_change_the_content(
    exports: Path, tmp_path: Path
) -> None:
    plain = changing.import_exports(tmp_path / "one" / "programme", [exports])
    other = tmp_path / "other"
    other.mkdir()
    spellings = {
        "Identifiant;Promotion;Date de candidature": "Student ID;PROMO;date d'inscription",
        "Identifiant;Promo;Secteur": "Identifiant mentor;Promotion du mentor;Domaine",
        "Mentor;Cohorte;Capacité;Date": "id_mentor;Promotion des élèves;Nombre de places;Date de réponse",
        "Élève;Mentor;Date de mise en relation": "Identifiant de l’élève;ID mentor;Binôme formé le",
    }
    for file in exports.iterdir():
        header, *rows = file.read_text(encoding="utf-8").splitlines()
        for usual, unusual in spellings.items():
            header = header.replace(usual, unusual)
        random.Random(5).shuffle(rows)
        (other / file.name).write_bytes("\r\n".join([header, *rows, ""]).encode("cp1252"))
    assert changing.import_exports(tmp_path / "two" / "programme", [other]).digest == plain.digest


def test_a_workbook_of_several_sheets_equals_the_files(exports: Path, tmp_path: Path) -> None:
    plain = changing.import_exports(tmp_path / "one" / "programme", [exports])
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for file in sorted(exports.iterdir()):
        sheet = workbook.create_sheet(file.stem)
        for line in file.read_text(encoding="utf-8").splitlines():
            sheet.append([int(cell) if cell.isdigit() else cell or None for cell in line.split(";")])
    workbook.save(tmp_path / "exports.xlsx")
    whole = changing.import_exports(tmp_path / "two" / "programme", [tmp_path / "exports.xlsx"])
    assert whole.digest == plain.digest


def test_a_comma_file_with_a_byte_order_mark_is_read(exports: Path, tmp_path: Path) -> None:
    plain = changing.import_exports(tmp_path / "one" / "programme", [exports])
    for file in exports.iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace(";", ","), encoding="utf-8-sig")
    assert changing.import_exports(tmp_path / "two" / "programme", [exports]).digest == plain.digest


def test_the_templates_import_as_they_stand(store_folder: Path) -> None:
    templates = Path(__file__).resolve().parents[2] / "data" / "templates"
    outcome = changing.import_exports(store_folder, [templates])
    assert {item.table: item.rows for item in outcome.inputs} == {
        "application": 3,
        "campaign": 1,
        "mentor": 2,
        "volunteer": 2,
        "pairing": 1,
        "meeting": 1,
        "survey": 2,
        "training": 1,
        "attribute": 1,
        "published": 1,
    }
    assert all(not item.ignored for item in outcome.inputs)


def test_a_correction_replaces_the_row_and_keeps_the_columns_it_does_not_give(
    filled_store: Path, tmp_path: Path
) -> None:
    late = tmp_path / "candidatures-suite.csv"
    late.write_text(
        "Identifiant;Promotion;Date de candidature;Recevable\nC7;X20;23/09/2021;non\n", encoding="utf-8"
    )
    outcome = changing.import_exports(filled_store, [late])
    assert (outcome.before["X20"]["eligible"], outcome.after["X20"]["eligible"]) == (3, 2)
    generation = store.current(filled_store)
    assert generation is not None
    asked = "select maturity, eligible from application where application_id = 'C7'"
    with queries.connection(generation, "coordinator") as con:
        assert con.execute(asked).fetchall() == [(2, False)]


def test_a_dry_run_says_what_would_change_and_changes_nothing(exports: Path, store_folder: Path) -> None:
    outcome = changing.import_exports(store_folder, [exports], is_dry_run=True)
    assert outcome.after["X20"]["applications"] == 4
    assert outcome.generation is None
    assert store.generations(store_folder) == []


def test_e_mail_addresses_are_never_stored(exports: Path, store_folder: Path) -> None:
    for name in ("mentors", "volontaires", "binomes"):
        file = exports / f"{name}.csv"
        text = file.read_text(encoding="utf-8")
        for number in range(1, 5):
            text = text.replace(f"M{number};", f"Prenom.Nom{number}@example.org;")
        file.write_text(
            text.replace("Identifiant;Promo", "Courriel;Promo").replace("Mentor;", "E-mail mentor;")
        )
    changing.import_exports(store_folder, [exports])
    stored = b"".join(file.read_bytes() for file in store_folder.rglob("*") if file.is_file())
    assert b"example.org" not in stored
    assert changing.import_exports(store_folder, [exports]).generation is None


WRONG = [
    (
        "candidatures",
        "X20;20/09/2021",
        "X2O;20/09/2021",
        "candidatures.csv, line 5, column Promotion: “X2O” This is not a class.",
    ),
    (
        "candidatures",
        "20/09/2020",
        "31/02/2020",
        "candidatures.csv, line 2, column Date de candidature: “31/02/2020” This is not a date.",
    ),
    (
        "candidatures",
        "C7;X20;23/09/2021",
        "C7;X20;",
        "candidatures.csv, line 8, column Date de candidature: This cell is empty.",
    ),
    (
        "candidatures",
        ";non;5",
        ";peut-être;5",
        "candidatures.csv, line 7, column Recevable: “peut-être” This is neither yes nor no.",
    ),
    (
        "candidatures",
        "oui;4",
        "oui;9",
        "candidatures.csv, line 6, column Maturité: “9” This is not a maturity",
    ),
    (
        "candidatures",
        "C2;X19;21/09/2020;;oui;3;Finance;La finance m'attire",
        "C1;X19;20/09/2020;;oui;3;Finance;La finance m'attire",
        "line 2, column Identifiant: “C1” This row stands several times",
    ),
    (
        "candidatures",
        "01/10/2020",
        "01/08/2020",
        "line 4, column Date de retrait: “2020-08-01” The application was withdrawn before",
    ),
    (
        "candidatures",
        "C2;X19;21/09/2020",
        "C1;X19;21/09/2020",
        "binomes.csv, line 3, column Élève: “C2” No application has this identifier.",
    ),
    (
        "candidatures",
        "C2;X19;21/09/2020;;oui",
        "C2;X19;21/09/2020;;non",
        "binomes.csv, line 3, column Élève: “C2” This application was withdrawn before the pair was formed, or is not",
    ),
    (
        "candidatures",
        "La finance m'attire",
        "La finance; m'attire",
        "candidatures.csv, line 3: This row has 9 cells where the header has 8.",
    ),
    ("candidatures", "La finance m'attire", "\"La finance m'attire", "The quotation marks are not balanced"),
    (
        "mentors",
        "M3;X10",
        "M3;X21",
        "binomes.csv, line 4, column Mentor: “M3” The mentor's class is not before the student's.",
    ),
    (
        "mentors",
        "M2;X09;Finance\n",
        "",
        "volontaires.csv, line 3, column Mentor: “M2” No mentor has this identifier.",
    ),
    (
        "volontaires",
        "M1;X19;1",
        "M1;X19;40",
        "volontaires.csv, line 2, column Capacité: “40” This number is out of range.",
    ),
    (
        "volontaires",
        "M1;X19;1",
        "M1;X19;1 ou 2",
        "volontaires.csv, line 2, column Capacité: “1 ou 2” This is not a whole number.",
    ),
    (
        "binomes",
        "C5;M2",
        "C9;M2",
        "binomes.csv, line 5, column Élève: “C9” No application has this identifier.",
    ),
    (
        "binomes",
        "C5;M2",
        "C5;M9",
        "binomes.csv, line 5, column Mentor: “M9” No mentor has this identifier.",
    ),
    (
        "binomes",
        "13/10/2021",
        "13/08/2021",
        "binomes.csv, line 5, column Date de mise en relation: “2021-08-13” The pair was formed before",
    ),
    (
        "binomes",
        "10/04/2021",
        "10/04/2020",
        "binomes.csv, line 2, column Date de fin: “2020-04-10” The pair ended before",
    ),
    (
        "binomes",
        "Mentor;Date de mise en relation",
        "Parrain;Quand",
        "binomes.csv: The columns do not say what this sheet holds: as pairings, it lacks Day on which the pair was",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG, ids=[said[-50:] for *_, said in WRONG])
def test_a_refused_file_says_where_and_why_and_changes_nothing(
    exports: Path, store_folder: Path, file: str, old: str, new: str, said: str
) -> None:
    assert said in refusal_of(store_folder, corrected(exports / f"{file}.csv", old, new))


def test_what_is_no_export_is_refused(tmp_path: Path, store_folder: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "faux.xlsx").write_text("not a workbook")
    (tmp_path / "accents.csv").write_bytes(b"Identifiant;Promo\nM1;X1\x81\n")
    (tmp_path / "vide").mkdir()
    assert "This kind of file cannot be read." in refusal_of(store_folder, tmp_path / "photo.png")
    assert "not an Excel workbook" in refusal_of(store_folder, tmp_path / "faux.xlsx")
    assert "accents" in refusal_of(store_folder, tmp_path / "accents.csv")
    assert "No export was found" in refusal_of(store_folder, tmp_path / "vide")
    assert "does not exist" in refusal_of(store_folder, tmp_path / "absent.csv")


def test_a_sheet_of_volunteers_with_their_promotion_holds_the_mentors_too(
    tmp_path: Path, store_folder: Path
) -> None:
    file = tmp_path / "mentors 2021.csv"
    file.write_text("Identifiant;Promotion;Secteur;Campagne;Places\nM1;X08;Finance;X20;2\n", encoding="utf-8")
    outcome = changing.import_exports(store_folder, [file])
    assert {item.table for item in outcome.inputs} == {"mentor", "volunteer"}
    assert outcome.after["X20"]["capacity"] == 2


def test_a_disk_that_is_full_once_the_content_is_shown_is_not_told_as_nothing_changed(
    exports: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "settle", full)
    with pytest.raises(Refused) as refused:
        changing.import_exports(store_folder, [exports])
    assert store.current(store_folder) is not None
    assert state_of(refused.value) == PUBLISHED
