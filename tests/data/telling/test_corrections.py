"""The workbooks handed to the person who imports: the template is a good file, the corrections can be sent again."""

import io
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from analytics.language.formats import french_spaces
from analytics.language.texts import translator
from data import changing
from data.changing import AsideRow
from data.intake import previews
from data.problems import Problem
from data.telling import corrections

FR = translator("fr")
PROMOTION = Problem(
    "This is not a class.", "Write it like X20 or 2020.", "mentors.csv", 3, "promotion", "X2O"
)


def cells(workbook: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(workbook))
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def test_the_template_can_be_imported_as_it_is(tmp_path: Path, store_folder: Path) -> None:
    path = tmp_path / "modele.xlsx"
    path.write_bytes(corrections.templates())
    assert all(sheet.tables for sheet in previews.previews([path], {}))
    outcome = changing.import_exports(store_folder, [path])
    assert outcome.after["X20"]["applications"] == 3


def test_a_row_to_correct_keeps_its_cells_and_says_why() -> None:
    row = AsideRow("mentors.csv", 3, ["Identifiant", "Promo"], ["007", "X2O"], [PROMOTION])
    reason = "colonne « Promotion du mentor » : « X2O » Ce n’est pas une promotion. Écrivez par exemple X20 ou 2020."
    assert cells(corrections.corrections([row], FR)) == {
        "mentors": [
            ["Identifiant", "Promo", "À corriger", "Corrige le fichier", "Corrige la ligne"],
            ["007", "X2O", french_spaces(reason), "mentors.csv", "3"],
        ]
    }


def test_what_looks_like_a_formula_or_a_link_is_written_as_a_text() -> None:
    hostile = ['=HYPERLINK("http://a.example")', "+1", "@x", "http://a.example", "12"]
    row = AsideRow("mentors.csv", 3, list("abcde"), hostile, [PROMOTION])
    content = corrections.corrections([row], FR)
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert [(cell.value, cell.data_type) for cell in sheet[2]][:5] == [(text, "s") for text in hostile]
    with ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert not [name for name in book.namelist() if "rels" in name and b"a.example" in book.read(name)]


def test_sheets_get_names_that_excel_accepts_and_rows_of_any_width_fit() -> None:
    rows = [
        AsideRow("exports [2021]/a.xlsx › candidatures de l’année 2021", 2, ["A", "B"], ["1"], [PROMOTION]),
        AsideRow(
            "exports [2021]/a.xlsx › candidatures de l’année 2022", 2, ["A"], ["1", "2", "3"], [PROMOTION]
        ),
    ]
    sheets = cells(corrections.corrections(rows, FR))
    assert len(sheets) == 2
    assert all(len(name) <= 31 for name in sheets)
    first, second = sheets.values()
    assert first[1][:2] == ["1", None]
    assert second[0][:4] == ["A", None, None, "À corriger"]
