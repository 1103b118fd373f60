"""What the columns of a file are taken for, before anything is imported."""

from pathlib import Path

import pytest

from data import contract
from data.intake import previews
from data.intake.answers import Choice, signature
from data.intake.previews import SheetPreview

HEADER = "Nom;E-mail;N° interne;Promotion;Date de candidature;Commentaire"
ROWS = "\n".join(f"Nom{n};{n}@ax.example;S{n};X20;1{n}/09/2021;" for n in range(9))


@pytest.fixture
def sheet(tmp_path: Path) -> SheetPreview:
    path = tmp_path / "candidatures.csv"
    path.write_text(f"{HEADER}\n{ROWS}\n", encoding="utf-8")
    (found,) = previews.previews([path], {})
    return found


def test_a_preview_shows_a_few_different_values_of_each_column(sheet: SheetPreview) -> None:
    assert list(sheet.header) == HEADER.split(";")
    assert list(sheet.tables) == ["application"]
    assert list(sheet.examples[2]) == ["S0", "S1", "S2"]
    assert list(sheet.examples[3]) == ["X20"]
    assert list(sheet.examples[5]) == []


def test_each_header_is_taken_for_a_column_or_for_none(sheet: SheetPreview) -> None:
    told = previews.meanings(sheet, ["application"])
    assert told == ["", "application_id", "", "cohort", "applied_on", ""]
    assert previews.faults(["application"], told) == []


@pytest.mark.parametrize(
    "header", ["Nom", "Prénom", "NOM DE FAMILLE", "Tél.", "Téléphone portable", "E-mail", "Adresse mail"]
)
def test_what_names_or_reaches_a_person_is_not_shown(header: str) -> None:
    assert previews.is_personal(header)


@pytest.mark.parametrize("header", ["Promotion", "Date de candidature", "Nombre de places", "Motivation"])
def test_what_does_not_is_shown(header: str) -> None:
    assert not previews.is_personal(header)


def test_a_column_that_is_needed_or_given_twice_forbids_to_go_on() -> None:
    faults = previews.faults(["application"], ["application_id", "cohort", "cohort", ""])
    assert [(fault.reason, fault.values["named"]) for fault in faults] == [
        ("No column gives this: {named}.", ["Day of the application"]),
        ("Several columns give this: {named}.", ["Students' class"]),
    ]


def test_only_what_was_changed_is_remembered_for_sheets_with_the_same_headers(sheet: SheetPreview) -> None:
    told = previews.meanings(sheet, ["application"])
    assert previews.changed(sheet, ("application",), told) is None
    chosen = ["", "", "application_id", *told[3:]]
    key = "commentaire|date de candidature|e mail|n interne|nom|promotion"
    assert previews.changed(sheet, ("application",), chosen) == (
        key,
        Choice(("application",), {"e mail": "", "n interne": "application_id"}),
    )


def test_what_was_said_before_is_used_for_the_same_headers_and_for_no_others(tmp_path: Path) -> None:
    path, other = tmp_path / "candidatures.csv", tmp_path / "autres.csv"
    path.write_text(f"{HEADER}\n{ROWS}\n", encoding="utf-8")
    other.write_text(f"{HEADER};Suite\n{ROWS}\n".replace(";\n", ";;\n"), encoding="utf-8")
    known = {
        signature(HEADER.split(";")): Choice(("application",), {"e mail": "", "n interne": "application_id"})
    }
    sheets = {sheet.file: sheet for sheet in previews.previews([path, other], known)}
    assert list(sheets["candidatures.csv"].judgement.columns) == [
        "",
        "",
        "application_id",
        "cohort",
        "applied_on",
        "",
    ]
    assert list(sheets["autres.csv"].judgement.columns)[:3] == ["", "application_id", ""]


def test_what_was_said_never_overrides_a_sheet_that_speaks_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "candidatures.csv"
    path.write_text(f"{HEADER}\n{ROWS}\n", encoding="utf-8")
    known = {signature(HEADER.split(";")): Choice(("mentor",), {"e mail": "mentor_id"})}
    (sheet,) = previews.previews([path], known)
    assert sheet.tables == ("application",)


def test_every_column_of_the_contract_has_a_name_for_people() -> None:
    names = {column.name for table in contract.contract().values() for column in table}
    assert names | {*previews.EXTRAS, "moment", "campaign"} == set(contract.COLUMN_TITLES)
