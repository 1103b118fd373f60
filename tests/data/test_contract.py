"""How a sheet is recognised by its headers."""

import re
from pathlib import Path

import pytest

from data import contract


@pytest.mark.parametrize(
    ("headers", "name", "tables"),
    [
        ("Identifiant;Nom;Promotion;Date de candidature;Motivation", "export", ["application"]),
        ("E-mail;Promotion;Secteur", "mentors", ["mentor"]),
        ("Élève;Mentor;Date", "binomes", ["pairing"]),
        ("e-mail élève;e-mail mentor;Date de mise en relation", "x", ["pairing"]),
        ("Identifiant mentor;Promotion des élèves;Places", "x", ["volunteer"]),
        ("Identifiant;Promo;Campagne;Places", "x", ["mentor", "volunteer"]),
        ("Élève;Date de rencontre", "x", ["meeting"]),
        ("student_id;respondent;answered_on;satisfaction", "x", ["survey"]),
        ("Mentor;Date de formation", "x", ["training"]),
        ("Promotion;Ouverture;Clôture", "x", ["campaign"]),
        ("A;B;C", "candidatures", []),
    ],
)
def test_a_sheet_is_recognised_by_its_headers(headers: str, name: str, tables: list[str]) -> None:
    assert contract.recognised(headers.split(";"), name) == tables


def test_an_identifier_is_preferred_to_an_e_mail_address() -> None:
    assert contract.matched("mentor", ["E-mail", "Identifiant", "Promo"])["mentor_id"] == 1
    assert contract.matched("mentor", ["E-mail", "Promo"])["mentor_id"] == 0


def test_no_two_columns_of_a_table_share_a_header() -> None:
    for table, listed in contract.contract().items():
        headers = [header for column in listed for header in column.headers if column.type != "email"]
        shared = {header for header in headers if headers.count(header) > 1}
        assert not shared, f"{table}: {shared}"


def test_the_templates_page_lists_every_column() -> None:
    page = (Path(__file__).resolve().parents[2] / "data" / "templates" / "README.md").read_text()
    for table, listed in contract.contract().items():
        section = re.split(r"^## ", page.split(f": {table}\n")[1], flags=re.M)[0]
        for column in listed:
            assert (
                f"| `{column.name}` | {column.type} | {'yes' if column.is_required else 'no'} | {column.meaning} |"
                in section
            )
