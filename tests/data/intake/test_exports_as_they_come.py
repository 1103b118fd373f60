"""Exports as people's tools write them, and what becomes of them: every outcome is counted by hand, nobody is real."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from analytics.language.texts import translator
from data import changing, queries
from data.changing import Outcome
from data.generations import store
from data.intake.answers import Answers, Choice
from data.problems import Refused

Import = Callable[..., Outcome]


@pytest.fixture
def sent(store_folder: Path, tmp_path: Path) -> Import:
    """Imports files given as name=text into the store; what was said of them as Answers."""
    count = iter(range(100))

    def send(answers: Answers | None = None, sets_aside: bool = False, **texts: str) -> Outcome:
        folder = tmp_path / f"sent{next(count)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
        return changing.import_exports(store_folder, [folder], answers=answers, sets_aside=sets_aside)

    return send


def rows(folder: Path, query: str) -> Sequence[tuple[Any, ...]]:
    generation = store.current(folder)
    assert generation is not None
    with queries.connection(generation, "coordinator") as con:
        return con.execute(query).fetchall()


def asked(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.values.get("asks", "") for problem in refused.value.problems]


def said(outcome: Outcome) -> str:
    return "\n".join(problem.sentence(translator("en")) for problem in outcome.warnings)


def test_a_microsoft_forms_export_of_students(store_folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Promotion",
                  "Secteurs souhaités", "Pourquoi un mentor ?"])  # fmt: skip
    for n in (1, 2, 3):
        sheet.append([n, f"2021-10-0{n} 09:00:00", f"2021-10-0{n} 09:05:00", f"e{n}@exemple.edu", f"Nom{n}", "X20",
                      "Finance;Conseil;", "Je voudrais comprendre"])  # fmt: skip
    book.save(tmp_path / "Mentorat.xlsx")
    changing.import_exports(store_folder, [tmp_path / "Mentorat.xlsx"])
    assert rows(
        store_folder, "select cohort, applied_on::varchar, motivation from application order by 2"
    ) == [("X20", f"2021-10-0{n}", "Je voudrais comprendre") for n in (1, 2, 3)]
    assert rows(store_folder, "select sector, rank, count(*) from wish group by all order by 2") == [
        ("finance", 1, 3), ("consulting", 2, 3)]  # fmt: skip
    assert rows(store_folder, "select count(*) from mentor") == [(0,)]


def test_what_was_said_of_mentors_does_not_make_mentors_of_students(store_folder: Path, sent: Import) -> None:
    store_folder.mkdir(parents=True)
    (store_folder / "headers.json").write_text(
        '{"adresse e mail": "mentor.mentor_id", "votre promotion": "mentor.promotion", "votre secteur": "mentor.sector"}'
    )
    sent(
        mentors="Horodateur;Adresse e-mail;Votre promotion;Votre secteur\n01/09/2021 09:00:00;m1@x.org;X08;Finance\n"
    )
    sent(a="Adresse e-mail;Promotion;Date de candidature\ne0@x.edu;X20;10/09/2021\ne1@x.edu;X20;13/09/2021\n")
    assert rows(store_folder, "select count(*) from application") == [(2,)]


def counted(cohort: str, number: int, domain: str) -> str:
    people = "".join(
        f"{n};{n + 10}/09/20{int(cohort[1:]) + 1} 10:00:00;{domain.format(n)}{cohort};Finance\n"
        for n in range(1, number)
    )
    return f"ID;Horodateur;{'Adresse e-mail;' if domain else ''}Promotion;Secteurs souhaités\n{people}"


def test_a_form_that_counts_its_answers_anew_each_year_overwrites_nobody(
    store_folder: Path, sent: Import
) -> None:
    sent(first=counted("X20", 13, "a{}@x.edu;"))
    sent(second=counted("X21", 16, "b{}@x.edu;"))
    assert rows(store_folder, "select cohort, count(*) from application group by all order by 1") == [
        ("X20", 12), ("X21", 15)]  # fmt: skip


def test_a_running_number_alone_is_refused_as_soon_as_people_would_change_cohort(
    store_folder: Path, sent: Import
) -> None:
    assert "is the only identifier" in said(sent(first=counted("X20", 13, "")))
    with pytest.raises(Refused, match="would change promotion"):
        sent(second=counted("X21", 16, ""))
    assert rows(store_folder, "select distinct cohort from application") == [("X20",)]


UNEQUAL = {
    "candidatures": "Identifiant;Promotion;Date;Date de retrait;Recevable\nA1;X19;20/09/2020;01/10/2020;oui\n"
    "A2;X19;20/09/2020;;non\nA3;X19;20/09/2020;;oui\nB1;X20;20/09/2021;;oui\n",
    "mentors": "Identifiant;Promo;Secteur\nM1;X08;Finance\nM2;X09;Data\n",
    "binomes": "Élève;Mentor;Date;Date de fin;Motif\nA3;M1;20/10/2020;20/04/2021;objectif atteint\n",
}


def test_a_file_is_silent_about_the_columns_that_it_does_not_have(store_folder: Path, sent: Import) -> None:
    sent(**UNEQUAL)
    before = {
        table: rows(store_folder, f"from {table} order by all")
        for table in ("application", "mentor", "pairing")
    }
    sent(
        **{
            "candidatures 2020": "Identifiant;Promotion;Date\nA1;X19;20/09/2020\nA2;X19;20/09/2020\nA3;X19;20/09/2020\n",
            "candidatures 2021": "Identifiant;Promotion;Date;Date de retrait;Recevable\nB1;X20;20/09/2021;;oui\n",
            "mentors 2020": "Identifiant;Promo\nM1;X08\n",
            "mentors 2021": "Identifiant;Promo;Secteur\nM2;X09;Data\n",
            "binomes 2020": "Élève;Mentor;Date\nA3;M1;20/10/2020\n",
            "binomes 2021": "Élève;Mentor;Date;Date de fin;Motif\nB1;M2;20/10/2021;;\n",
        }
    )
    assert rows(store_folder, "from application order by all") == before["application"]
    assert rows(store_folder, "from mentor order by all") == before["mentor"]
    assert rows(store_folder, "select application_id, ended_on::varchar from pairing order by 1") == [
        ("A3", "2021-04-20"), ("B1", None)]  # fmt: skip


def test_wishes_in_columns_come_in_the_order_of_the_columns(store_folder: Path, sent: Import) -> None:
    sent(
        voeux="Identifiant;Promotion;Date;Vœu 1;Vœu 2;Vœu 3\nC1;X20;20/09/2021;Finance;Conseil;\nC2;X20;20/09/2021;Data;;\n"
    )
    assert rows(store_folder, "select application_id, sector, rank from wish order by 1, 3") == [
        ("C1", "finance", 1), ("C1", "consulting", 2), ("C2", "data", 1)]  # fmt: skip


def test_wishes_marked_in_a_column_for_each_sector(store_folder: Path, sent: Import) -> None:
    sent(
        voeux="Identifiant;Promotion;Date;Finance;Conseil;Data\nC1;X20;20/09/2021;x;;x\nC2;X20;20/09/2021;;x;\n"
    )
    assert rows(store_folder, "select application_id, sector from wish order by 1, rank") == [
        ("C1", "finance"), ("C1", "data"), ("C2", "consulting")]  # fmt: skip


STATUSES = "Élève;Mentor;Date;Statut\nC1;M1;20/10/2021;Accepté\nC2;M2;20/10/2021;Refusé par le mentor\n" \
    "C3;M3;20/10/2021;Annulé\nC4;M4;20/10/2021;{}\n"  # fmt: skip
FOUR = "Identifiant;Promotion;Date\n" + "".join(f"C{n};X20;20/09/2021\n" for n in range(1, 5))
FOUR_MENTORS = "Identifiant;Promo\n" + "".join(f"M{n};X08\n" for n in range(1, 5))


def test_a_pair_that_was_refused_or_only_proposed_is_none(store_folder: Path, sent: Import) -> None:
    outcome = sent(candidatures=FOUR, mentors=FOUR_MENTORS, binomes=STATUSES.format("Proposé"))
    assert rows(store_folder, "select application_id, mentor_id from pairing") == [("C1", "M1")]
    assert "Rows that are no pairs, by their status: 3" in said(outcome)


def test_a_status_that_nobody_knows_is_asked_and_then_kept(store_folder: Path, sent: Import) -> None:
    files = {"candidatures": FOUR, "mentors": FOUR_MENTORS, "binomes": STATUSES.format("Chouette")}
    with pytest.raises(Refused) as refused:
        sent(**files)
    assert asked(refused) == ["status"]
    sent(Answers(statuses={("pairing", "chouette"): "pair"}), **files)
    assert rows(store_folder, "select application_id from pairing order by 1") == [("C1",), ("C4",)]
    assert sent(**files).generation is None


def test_a_status_of_applications_says_who_is_eligible(store_folder: Path, sent: Import) -> None:
    sent(a="Identifiant;Promotion;Date;Statut\nC1;X20;20/09/2021;Validée\nC2;X20;20/09/2021;Refusée\n"
         "C3;X20;20/09/2021;Désistement\nC4;X20;20/09/2021;En attente\n")  # fmt: skip
    assert rows(store_folder, "select application_id, eligible, withdrawn_on is null from application order by 1") == [
        ("C1", True, True), ("C2", False, True), ("C3", True, False), ("C4", True, True)]  # fmt: skip


def test_a_native_google_forms_export(store_folder: Path, sent: Import) -> None:
    sent(
        answers_to_form='"Horodateur","Adresse e-mail","Nom","Votre promotion","Quels secteurs vous intéressent ?'
        ' (plusieurs choix possibles)","Où en êtes-vous de votre projet professionnel ?","Pourquoi souhaitez-vous un'
        ' mentor ?"\n"2021/10/01 9:15:32 AM UTC+2","e1@x.edu","Nom1","X20","Finance, Conseil","1","Comprendre"\n'
        '"2021/10/02 11:59:32 PM UTC+2","e2@x.edu","Nom2","X20","Data","2","Comprendre, entre autres"\n'
    )
    assert rows(store_folder, "select applied_on::varchar, maturity, motivation from application order by 1") == [
        ("2021-10-01", 1, "Comprendre"), ("2021-10-02", 2, "Comprendre, entre autres")]  # fmt: skip
    assert rows(store_folder, "select count(*) from wish") == [(3,)]


PLACES = "Horodateur;Adresse e-mail;Promotion;Secteur;Nombre de places\n01/09/2021 09:00:00;m1@x.org;X08;Finance;2\n" \
    "02/09/2021 09:00:00;m2@x.org;X09;Data;1\n"  # fmt: skip


def test_the_campaign_of_places_is_asked_and_never_guessed(store_folder: Path, sent: Import) -> None:
    with pytest.raises(Refused) as refused:
        sent(formulaire=PLACES)
    assert asked(refused) == ["campaign"]
    sent(Answers({"": Choice(campaign="X20")}), formulaire=PLACES)
    assert rows(store_folder, "select cohort, sum(capacity)::integer from volunteer group by all") == [
        ("X20", 3)
    ]
    assert rows(store_folder, "select promotion from mentor order by 1") == [("X08",), ("X09",)]


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
    assert rows(store_folder, "select withdrawn_on::varchar from application where application_id = 'C1'") == [
        ("2021-12-01",)]  # fmt: skip
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
        ("M1", "2022-01-14"), ("M2", None)]  # fmt: skip


def test_an_unknown_sector_keeps_the_person_and_is_said_once_for_all(
    store_folder: Path, sent: Import
) -> None:
    text = 'E-mail;Promotion;Date;Secteurs souhaités\n' + "".join(
        f'e{n}@x.edu;X20;1{n}/09/2021;"Finance, Conseil, Autre : spatial"\n' for n in range(4))  # fmt: skip
    assert "“spatial” is no sector of the list" in said(sent(a=text))
    assert rows(store_folder, "select count(*) from application") == [(4,)]
    assert rows(store_folder, "select sector, count(*) from wish group by all order by 1") == [
        ("consulting", 4), ("finance", 4)]  # fmt: skip
    sent(Answers(sectors={"spatial": "industry"}), a=text)
    assert rows(store_folder, "select count(*) from wish where sector = 'industry'") == [(4,)]
    assert sent(a=text).generation is None


def test_a_campaign_of_a_year_is_that_of_the_promotion_before(store_folder: Path, sent: Import) -> None:
    sent(v="Identifiant mentor;Promotion;Campagne;Capacité\nM1;X08;2021;1\nM2;X09;2021-2022;2\n")
    assert rows(store_folder, "select mentor_id, cohort, capacity from volunteer order by 1") == [
        ("M1", "X20", 1), ("M2", "X20", 2)]  # fmt: skip


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
    assert [rows(store_folder, f"select count(*) from {table}")[0][0] for table in ("application", "mentor", "pairing")] == [
        2, 2, 2]  # fmt: skip
    assert "No column says when these students applied" in said(outcome)


def test_the_later_of_two_answers_stands(store_folder: Path, sent: Import) -> None:
    outcome = sent(a="Horodateur;E-mail;Promotion;Secteurs\n01/10/2021 09:00:00;e1@x.edu;X20;Finance\n"
                   "02/10/2021 09:00:00;e1@x.edu;X20;Data\n02/10/2021 09:00:00;e2@x.edu;X20;Data\n")  # fmt: skip
    assert rows(store_folder, "select sector, count(*) from wish group by all") == [("data", 2)]
    assert "answered again on line 3" in said(outcome)


def test_an_older_file_undoes_nothing_unless_a_person_insists(store_folder: Path, sent: Import) -> None:
    header = "Identifiant;Promotion;Date;Date de retrait\n"
    sent(a=f"{header}C1;X20;20/09/2021;01/10/2021\nC2;X20;21/09/2021;\n")
    outcome = sent(a=f"{header}C1;X20;20/09/2021;\n")
    assert "older than what the store holds" in said(outcome)
    withdrawn = "select withdrawn_on is not null from application where application_id = 'C1'"
    assert rows(store_folder, withdrawn) == [(True,)]
    sent(Answers(insists=True), a=f"{header}C1;X20;20/09/2021;\n")
    assert rows(store_folder, withdrawn) == [(False,)]
