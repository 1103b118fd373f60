"""Rows to correct: what was sent stays in the batch, and the corrected rows take the place of those they correct."""

from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing
from data.telling import corrections, review
from tests.data.intake.sending import rows

pytestmark = pytest.mark.usefixtures("without_figures")

EN = translator("en")


def test_corrected_rows_are_merged_into_what_was_sent(store_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "candidatures.csv"
    people = "".join(f"C{n};X20;1{n}/09/2021;Je voudrais comprendre\n" for n in range(8))
    file.write_text(
        f"Identifiant;Promotion;Date;Motivation\n{people}C8;X2O;18/09/2021;a\nC9;X20;31/02/2021;b\n"
    )
    checked = changing.import_exports(store_folder, [file], is_dry_run=True, sets_aside=True)
    assert [row.line for row in checked.aside] == [10, 11]
    (tmp_path / "aside.csv").write_text(
        "Identifiant;Promotion;Date;Motivation;À corriger;Corrige le fichier;Corrige la ligne\n"
        "C8;X20;18/09/2021;Écrivez à jean@x.edu;;candidatures.csv;10\nC9;X20;19/09/2021;b;;candidatures.csv;11\n"
    )
    outcome = changing.import_exports(store_folder, [file, tmp_path / "aside.csv"])
    assert outcome.after["X20"]["applications"] == 10
    assert "8 + 2 corrected" in review.done(outcome, "import", EN)
    texts = [text for (text,) in rows(store_folder, "select motivation from application")]
    assert not any("jean@x.edu" in text for text in texts)


def test_the_workbook_of_rows_to_correct_says_which_rows_it_corrects(
    store_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "candidatures.csv"
    file.write_text("Identifiant;Promotion;Date\nC1;X20;20/09/2021\nC2;X20;31/02/2021\n")
    checked = changing.import_exports(store_folder, [file], is_dry_run=True, sets_aside=True)
    (tmp_path / "a-corriger.xlsx").write_bytes(corrections.corrections(checked.aside, translator("fr")))
    again = changing.import_exports(
        store_folder, [file, tmp_path / "a-corriger.xlsx"], is_dry_run=True, sets_aside=True
    )
    assert [(row.file, row.line) for row in again.aside] == [("candidatures.csv", 3)]
    assert [item.rows for item in again.inputs] == [2]
