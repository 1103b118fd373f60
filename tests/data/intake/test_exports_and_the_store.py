"""What an export does to what the store holds: who is who, what is taken back, what is older; counted by hand."""

from pathlib import Path

import openpyxl
import pytest

from data import changing
from data.intake.answers import Answers
from data.problems import Refused
from data.rights import persons
from tests.data.intake.sending import Import, rows, said

pytestmark = pytest.mark.usefixtures("without_figures")

BY_MAIL = "Adresse e-mail;Promotion;Date\n" + "".join(f"e{n}@x.edu;X20;1{n}/09/2021\n" for n in range(5))
BY_NUMBER = "Matricule;Adresse e-mail;Promotion;Date\n" + "".join(
    f"20{n};e{n}@x.edu;X20;1{n}/09/2021\n" for n in range(5)
)


@pytest.mark.parametrize("order", [(BY_MAIL, BY_NUMBER), (BY_NUMBER, BY_MAIL)])
def test_people_stay_the_same_when_their_identifier_changes(
    order: tuple[str, str], store_folder: Path, sent: Import
) -> None:
    for text in order:
        sent(candidatures=text)
    assert rows(store_folder, "select application_id from application order by 1") == [
        (f"20{n}",) for n in range(5)
    ]


@pytest.mark.parametrize(("one", "other"), [("A12", "a12"), ("007", "7"), ("123", "123.0")])
def test_two_spellings_of_an_identifier_are_one_person(
    one: str, other: str, store_folder: Path, sent: Import
) -> None:
    sent(a=f"Identifiant;Promotion;Date\n{one};X20;20/09/2021\n")
    sent(a=f"Identifiant;Promotion;Date\n{other};X20;20/09/2021\n")
    assert rows(store_folder, "select application_id from application") == [(one,)]


def test_an_address_is_cleaned_and_half_of_one_is_set_aside(store_folder: Path, sent: Import) -> None:
    header = "E-mail;Promotion;Date\n"
    sent(a=f"{header}jean@x.edu;X20;20/09/2021\n")
    for written in ("Jean <JEAN@x.edu>", "mailto:jean@x.edu", " jean@x.edu ; "):
        assert sent(a=f'{header}"{written}";X20;20/09/2021\n').generation is None
    with pytest.raises(Refused, match="not one e-mail address"):
        sent(a=f'{header}jean@x.edu;X20;20/09/2021\n"a@x.edu, b@x.edu";X20;20/09/2021\nc@;X20;20/09/2021\n')


BASE = {
    "candidatures": "Identifiant;Promotion;Date\nC1;X20;20/09/2021\nC2;X20;21/09/2021\n",
    "volontaires": "Identifiant mentor;Promotion;Cohorte;Capacité\nM1;X08;X20;2\nM2;X09;X20;1\n",
    "binomes": "Élève;Mentor;Date\nC1;M1;20/10/2021\n",
}


def test_a_student_may_withdraw_after_having_a_mentor(store_folder: Path, sent: Import) -> None:
    sent(**BASE)
    sent(
        candidatures="Identifiant;Promotion;Date;Date de retrait\nC1;X20;20/09/2021;01/12/2021\n",
        binomes="Élève;Mentor;Date;Date de fin;Motif\nC1;M1;20/10/2021;01/12/2021;abandon\n",
    )
    assert rows(
        store_folder, "select withdrawn_on::varchar from application where application_id = 'C1'"
    ) == [("2021-12-01",)]
    assert rows(store_folder, "select ended_on::varchar, end_reason from pairing") == [
        ("2021-12-01", "abandon")
    ]


def test_places_are_taken_back_by_a_capacity_of_zero(store_folder: Path, sent: Import) -> None:
    sent(**BASE)
    sent(v="Identifiant mentor;Promotion;Cohorte;Capacité\nM1;X08;X20;0\nM2;X09;X20;1\n")
    assert rows(store_folder, "select mentor_id, capacity from volunteer") == [("M2", 1)]


def test_places_are_taken_back_by_a_file_that_is_said_to_be_complete(
    store_folder: Path, sent: Import
) -> None:
    sent(**BASE)
    fewer = "Identifiant mentor;Promotion;Cohorte;Capacité\nM2;X09;X20;1\n"
    assert sent(v=fewer).generation is None
    assert "taken back: 1 (volunteers)" in said(sent(Answers(is_complete=True), v=fewer))
    assert rows(store_folder, "select mentor_id from volunteer") == [("M2",)]
    assert rows(store_folder, "select count(*) from pairing") == [(1,)]


def test_another_mentor_takes_the_place_of_the_one_of_the_same_day(store_folder: Path, sent: Import) -> None:
    sent(**BASE)
    sent(binomes="Élève;Mentor;Date\nC1;M2;20/10/2021\n")
    assert rows(store_folder, "select application_id, mentor_id from pairing") == [("C1", "M2")]


def test_a_later_mentor_ends_the_pair_before(store_folder: Path, sent: Import) -> None:
    sent(**BASE)
    sent(binomes="Élève;Mentor;Date\nC1;M2;15/01/2022\n")
    assert rows(store_folder, "select mentor_id, ended_on::varchar from pairing order by 1") == [
        ("M1", "2022-01-14"),
        ("M2", None),
    ]


def test_an_unknown_sector_keeps_the_person_and_is_said_once_for_all(
    store_folder: Path, sent: Import
) -> None:
    text = "E-mail;Promotion;Date;Secteurs souhaités\n" + "".join(
        f'e{n}@x.edu;X20;1{n}/09/2021;"Finance, Conseil, Autre : spatial"\n' for n in range(4)
    )
    assert "“spatial” is no sector of the list" in said(sent(a=text))
    assert rows(store_folder, "select count(*) from application") == [(4,)]
    assert rows(store_folder, "select sector, count(*) from wish group by all order by 1") == [
        ("consulting", 4),
        ("finance", 4),
    ]
    sent(Answers(sectors={"spatial": "industry"}), a=text)
    assert rows(store_folder, "select count(*) from wish where sector = 'industry'") == [(4,)]
    assert sent(a=text).generation is None


def test_a_campaign_of_a_year_is_that_of_the_promotion_before(store_folder: Path, sent: Import) -> None:
    sent(v="Identifiant mentor;Promotion;Campagne;Capacité\nM1;X08;2021;1\nM2;X09;2021-2022;2\n")
    assert rows(store_folder, "select mentor_id, cohort, capacity from volunteer order by 1") == [
        ("M1", "X20", 1),
        ("M2", "X20", 2),
    ]


def test_cells_merged_down_a_column_count_for_each_row(store_folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Identifiant", "Promo", "Secteur"],
        ["M0", 2005, "Finance"],
        ["M1", 2006, None],
        ["M2", 2007, None],
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C4")
    book.save(tmp_path / "mentors.xlsx")
    changing.import_exports(store_folder, [tmp_path / "mentors.xlsx"])
    assert rows(store_folder, "select sector from mentor") == [("finance",)] * 3


def test_both_sides_of_a_pair_on_one_row(store_folder: Path, sent: Import) -> None:
    outcome = sent(
        binomes="Nom élève;Promo élève;E-mail élève;Nom mentor;Promo mentor;E-mail mentor;Date de mise en relation;Statut\n"
        "A;X20;e1@x.edu;B;X08;m1@x.org;15/10/2021;En cours\nC;X20;e2@x.edu;D;X09;m2@x.org;16/10/2021;En cours\n"
    )
    assert [
        rows(store_folder, f"select count(*) from {table}")[0][0]
        for table in ("application", "mentor", "pairing")
    ] == [2, 2, 2]
    assert "No column says when these students applied" in said(outcome)


def test_the_later_of_two_answers_stands(store_folder: Path, sent: Import) -> None:
    outcome = sent(
        a="Horodateur;E-mail;Promotion;Secteurs\n01/10/2021 09:00:00;e1@x.edu;X20;Finance\n"
        "02/10/2021 09:00:00;e1@x.edu;X20;Data\n02/10/2021 09:00:00;e2@x.edu;X20;Data\n"
    )
    assert rows(store_folder, "select sector, count(*) from wish group by all") == [("data", 2)]
    assert "answered again on line 3" in said(outcome)


def test_an_older_file_undoes_nothing_unless_a_person_insists(store_folder: Path, sent: Import) -> None:
    header = "Identifiant;Promotion;Date;Date de retrait\n"
    sent(a=f"{header}C1;X20;20/09/2021;01/10/2021\nC2;X20;21/09/2021;\n")
    outcome = sent(a=f"{header}C1;X20;20/09/2021;\n")
    assert "older than what the store holds" in said(outcome)
    withdrawn = "select withdrawn_on is not null from application where application_id = 'C1'"
    assert rows(store_folder, withdrawn) == [(True,)]
    corrected = sent(a="Identifiant;Promotion;Date;Maturité\nC1;X20;20/09/2021;4\n")
    assert "older" not in said(corrected)
    assert rows(store_folder, "select maturity from application order by application_id") == [(4,), (None,)]
    sent(Answers(insists=True), a=f"{header}C1;X20;20/09/2021;\n")
    assert rows(store_folder, withdrawn) == [(False,)]


def test_who_was_erased_does_not_come_back_under_another_identifier(store_folder: Path, sent: Import) -> None:
    sent(candidatures=BY_NUMBER)
    persons.erase(store_folder, persons.held(store_folder, "e0@x.edu"))
    sent(candidatures=BY_MAIL)
    sent(candidatures=BY_NUMBER.replace("\n20", "\n30"))
    assert rows(store_folder, "select count(*) from application") == [(4,)]
    assert rows(store_folder, "select count(*) from student_address") == [(4,)]
