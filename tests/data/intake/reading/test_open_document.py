"""A LibreOffice workbook is read like an Excel one; a text in its place, or an error in a cell, is refused in words."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from data import changing
from data.problems import Refused
from tests.data.intake.sending import rows

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def written(path: Path, lines: Sequence[Sequence[str]], *, hidden: int = -1) -> Path:
    """A LibreOffice workbook of one sheet; a cell like 2021-09-20 is a date, the row `hidden` is filtered."""
    body = ""
    for place, cells in enumerate(lines):
        filtered = ' table:visibility="filter"' if place == hidden else ""
        body += f"<table:table-row{filtered}>" + "".join(map(_cell, cells)) + "</table:table-row>"
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Feuille1">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with ZipFile(path, "w") as book:
        book.writestr("mimetype", MIME)
        book.writestr("content.xml", content)
        book.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _cell(text: str) -> str:
    if text[:3] == "202":
        return f'<table:table-cell office:value-type="date" office:date-value="{text}"><text:p>{text}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_a_libreoffice_workbook_is_read_and_its_filtered_rows_are_told(
    store_folder: Path, tmp_path: Path
) -> None:
    lines = [
        ["Identifiant", "Promotion", "Date"],
        ["C1", "X20", "2021-09-20"],
        ["C2", "X20", "2021-09-21T10:15:00"],
    ]
    outcome = changing.import_exports(store_folder, [written(tmp_path / "candidatures.ods", lines, hidden=2)])
    assert rows(store_folder, "select application_id, applied_on::varchar from application order by 1") == [
        ("C1", "2021-09-20"),
        ("C2", "2021-09-21"),
    ]
    assert any("Hidden or filtered rows" in problem.reason for problem in outcome.warnings)


def test_a_libreoffice_workbook_under_another_name_is_refused(store_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="LibreOffice"):
        changing.import_exports(store_folder, [written(tmp_path / "candidatures.xlsx", [["Identifiant"]])])
