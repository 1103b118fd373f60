"""What the columns of a file are taken for, before anything is imported."""

from pathlib import Path

import pytest

from data import contract
from data.intake import previews
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
    told = previews.meanings(sheet, ["application"], {})
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
        ("No column gives this: {named}.", "Day of the application"),
        ("Several columns give this: {named}.", "Students' promotion"),
    ]


def test_only_what_was_chosen_against_the_headers_is_handed_over(sheet: SheetPreview) -> None:
    told = previews.meanings(sheet, ["application"], {})
    assert previews.choices([sheet], {0: (["application"], told)}, {}) == {}
    chosen = ["", "", "application_id", *told[3:]]
    assert previews.choices([sheet], {0: (["application"], chosen)}, {}) == {
        "e mail": "",
        "n interne": "application.application_id",
    }


def test_what_was_chosen_before_is_taken_for_granted_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "candidatures.csv"
    path.write_text(f"{HEADER}\n{ROWS}\n", encoding="utf-8")
    remembered = {"e mail": "", "n interne": "application.application_id"}
    (sheet,) = previews.previews([path], remembered)
    told = previews.meanings(sheet, ["application"], remembered)
    assert told == ["", "", "application_id", "cohort", "applied_on", ""]
    back = ["", "application_id", "", *told[3:]]
    assert previews.choices([sheet], {0: (["application"], back)}, remembered) == {
        "e mail": "application.application_id",
        "n interne": "",
    }


def test_every_column_of_the_contract_has_a_name_for_people() -> None:
    names = {column.name for table in contract.contract().values() for column in table}
    assert names == set(previews.TITLES)
