"""The board pack as files: what it holds, what it must not hold, and what is refused."""

import io
import re
import shutil
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from analytics.language.formats import NARROW_SPACE
from analytics.language.texts import LANGUAGES, catalogue, translator
from data import changing, queries
from data.generations import store
from data.keeping import reporting
from data.problems import Refused
from tests.pdf_text import pages

MADE_ON = date(2026, 11, 23)
FR = translator("fr")


@pytest.fixture(scope="module")
def without_records(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> store.Generation:
    """The invented programme on a machine where nobody's rows are."""
    home = shutil.copytree(demo_home, tmp_path_factory.mktemp("board") / "home")
    generation = store.current(home / store.DEMO)
    assert generation is not None
    generation.records.unlink()
    return generation


@pytest.fixture(scope="module")
def packs(without_records: store.Generation) -> dict[str, bytes]:
    """The document in each language, made without any record."""
    return {
        language: reporting.pack_bytes(without_records, "board", ".pdf", None, MADE_ON, translator(language))
        for language in LANGUAGES
    }


@pytest.fixture(scope="module")
def book(without_records: store.Generation) -> openpyxl.Workbook:
    made = reporting.pack_bytes(without_records, "board", ".xlsx", None, MADE_ON, FR)
    return openpyxl.load_workbook(io.BytesIO(made))


def flat(pdf: bytes) -> str:
    return " ".join("\n".join(pages(pdf)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_is_short_light_and_names_its_date_and_its_data_on_each_page(
    language: str, packs: dict[str, bytes]
) -> None:
    said = pages(packs[language])
    dates = {"fr": ("31 janvier 2022", "23 novembre 2026"), "en": ("31 January 2022", "23 November 2026")}
    invented = {"fr": "Données inventées", "en": "Invented data"}
    assert len(said) == 8
    assert len(packs[language]) < 2_000_000
    for number, page in enumerate(said, start=1):
        assert all(day in page for day in dates[language])
        assert invented[language] in page
        assert page.endswith(f"{number} / 8")


def test_the_same_figures_on_the_same_day_give_the_same_file(
    without_records: store.Generation, packs: dict[str, bytes]
) -> None:
    assert reporting.pack_bytes(without_records, "board", ".pdf", None, MADE_ON, FR) == packs["fr"]
    books = [reporting.pack_bytes(without_records, "board", ".xlsx", None, MADE_ON, FR) for _ in range(2)]
    assert books[0] == books[1]


def test_thin_spaces_are_copied_as_they_are_read(packs: dict[str, bytes]) -> None:
    assert f"+34{NARROW_SPACE}%" in pages(packs["fr"])[0]
    assert NARROW_SPACE not in flat(packs["en"])


def test_every_drawing_is_told_in_words_and_the_file_says_its_language_and_its_title(
    packs: dict[str, bytes],
) -> None:
    for language, pdf in packs.items():
        assert f"/Lang({language})".encode() in pdf
        assert pdf.count(b"/Alt") >= 14
        assert b"pdfuaid:part" in pdf
        assert b"/FontFile2" in pdf


def test_small_counts_are_said_to_be_hidden(packs: dict[str, bytes]) -> None:
    assert "moins de 8" in flat(packs["fr"])
    assert "masqué" in flat(packs["fr"])
    assert "fewer than 8" in flat(packs["en"])


def test_nobody_is_in_the_pack(demo_home: Path, packs: dict[str, bytes], book: openpyxl.Workbook) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    with queries.connection(generation, "coordinator") as con:
        people = con.execute(
            "select application_id from application union all select mentor_id from mentor"
        ).fetchall()
    assert len(people) > 1000
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    words = set(re.split(r"[\s,;()]+", flat(packs["fr"]))) | cells
    assert not words & {identifier for (identifier,) in people}


def test_exact_figures_are_for_who_asks_for_them_and_say_so(demo_home: Path) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    said = flat(reporting.pack_bytes(generation, "coordinator", ".pdf", None, MADE_ON, FR))
    assert "chiffres exacts : ne pas diffuser" in said.replace("\u00a0", " ")
    assert "moins de 8" not in said


def test_an_english_pack_has_no_french_sentence(packs: dict[str, bytes]) -> None:
    said = flat(packs["en"])
    french = [
        text
        for source, forms in catalogue("fr").items()
        for text in forms
        if "{" not in text and len(text) > 12 and " " in text and text != source
    ]
    assert len(french) > 300
    assert [text for text in french if text in said] == []


def test_another_promotion_may_be_told(without_records: store.Generation) -> None:
    said = flat(reporting.pack_bytes(without_records, "board", ".pdf", "X18", MADE_ON, FR))
    assert "124 binômes pour les X18" in said


def test_published_totals_alone_say_that_rows_are_missing(tmp_path: Path) -> None:
    changing.rebuild(tmp_path / store.PROGRAMME, "publish")
    generation = store.current(tmp_path / store.PROGRAMME)
    assert generation is not None
    said = flat(reporting.pack_bytes(generation, "board", ".pdf", None, MADE_ON, FR))
    assert "Seul le total publié est connu" in said
    assert "Pas encore de prévision" in said
    assert "Données inventées" not in said


# The workbook


def test_a_workbook_has_a_sheet_a_question_and_says_first_what_it_is(book: openpyxl.Workbook) -> None:
    first, *others = book.worksheets
    said = "\n".join(str(cell) for row in first.iter_rows(values_only=True) for cell in row if cell)
    assert all(words in said for words in ("31 janvier 2022", "23 novembre 2026", "AX", "Définitions"))
    assert [sheet.title for sheet in others] == [
        *("Promotions", "Places", "Mentors", "Mentors, par campagne", "Secteurs", "Prévision"),
        *("Prévisions passées", "Mots", "Secteurs nommés"),
    ]


def test_cells_have_the_type_of_what_they_hold_and_none_is_a_formula(book: openpyxl.Workbook) -> None:
    rows = list(book["Promotions"].iter_rows())
    header = [cell.value for cell in rows[0]]
    first = dict(zip(header, rows[1], strict=True))
    assert (first["Binômes"].value, first["Binômes"].data_type) == (112, "n")
    assert (first["Retirées"].value, first["Retirées"].data_type) == ("moins de 8", "s")
    assert first["Part avec un mentor"].number_format == "0%"
    assert first["Variation en un an"].value is None
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_only_what_everybody_knows_is_added_up(book: openpyxl.Workbook) -> None:
    totals = {
        sheet.title: {
            head.value: cell.value for head, cell in zip(sheet[1], row, strict=True) if cell.value is not None
        }
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        if row[0].value == "Total"
    }
    assert totals == {"Promotions": {"Promotion des élèves": "Total", "Binômes": 112 + 143 + 124 + 142 + 190}}


def test_a_workbook_is_dated(book: openpyxl.Workbook) -> None:
    assert book.properties.created == datetime(2026, 11, 23)


# Refusals


@pytest.mark.parametrize("name", ["board", "board.docx", "board.pdf.txt"])
def test_another_kind_of_file_is_refused(
    name: str, without_records: store.Generation, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        reporting.write_report(without_records, "board", tmp_path / name, None, MADE_ON, FR)
    assert refused.value.problems[0].sentence(FR).startswith(name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_refused_and_leaves_nothing(
    without_records: store.Generation, tmp_path: Path
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "blocked.pdf").write_text("the pack of last year")
    (tmp_path / "blocked.pdf.new").mkdir()
    for name in ("nowhere/board.pdf", "folder.pdf", "blocked.pdf"):
        with pytest.raises(Refused):
            reporting.write_report(without_records, "board", tmp_path / name, None, MADE_ON, FR)
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        "blocked.pdf",
        "blocked.pdf.new",
        "folder.pdf",
    ]
    assert (tmp_path / "blocked.pdf").read_text() == "the pack of last year"


def test_a_promotion_that_is_not_in_the_data_is_refused(
    without_records: store.Generation, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        reporting.write_report(without_records, "board", tmp_path / "board.pdf", "X99", MADE_ON, FR)
    assert "X16, X17, X18, X19, X20" in refused.value.problems[0].sentence(FR)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_takes_the_place_of_the_one_before_for_its_owner_alone(
    without_records: store.Generation, tmp_path: Path, packs: dict[str, bytes]
) -> None:
    target = tmp_path / "Conseil du 23.PDF"
    target.write_text("the pack of last year")
    reporting.write_report(without_records, "board", target, None, MADE_ON, FR)
    assert target.read_bytes() == packs["fr"]
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.stat().st_mode & 0o077 == 0
