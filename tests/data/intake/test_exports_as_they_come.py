"""Exports as people's tools write them, and what becomes of them: every outcome is counted by hand, nobody is real."""

from pathlib import Path

import openpyxl
import pytest

from data import changing
from data.intake.answers import Answers, Choice
from data.problems import Refused
from tests.data.intake.sending import Import, asked, rows, said

pytestmark = pytest.mark.usefixtures("without_figures")


def test_a_microsoft_forms_export_of_students(store_folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        [
            "ID",
            "Heure de début",
            "Heure de fin",
            "Adresse de messagerie",
            "Nom",
            "Promotion",
            "Secteurs souhaités",
            "Pourquoi un mentor ?",
        ]
    )
    for n in (1, 2, 3):
        sheet.append(
            [
                n,
                f"2021-10-0{n} 09:00:00",
                f"2021-10-0{n} 09:05:00",
                f"e{n}@exemple.edu",
                f"Nom{n}",
                "X20",
                "Finance;Conseil;",
                "Je voudrais comprendre",
            ]
        )
    book.save(tmp_path / "Mentorat.xlsx")
    changing.import_exports(store_folder, [tmp_path / "Mentorat.xlsx"])
    assert rows(
        store_folder, "select cohort, applied_on::varchar, motivation from application order by 2"
    ) == [("X20", f"2021-10-0{n}", "Je voudrais comprendre") for n in (1, 2, 3)]
    assert rows(store_folder, "select sector, rank, count(*) from wish group by all order by 2") == [
        ("finance", 1, 3),
        ("consulting", 2, 3),
    ]
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
        ("X20", 12),
        ("X21", 15),
    ]


def test_a_running_number_alone_is_refused_as_soon_as_people_would_change_cohort(
    store_folder: Path, sent: Import
) -> None:
    assert "is the only identifier" in said(sent(first=counted("X20", 13, "")))
    with pytest.raises(Refused, match="would change class"):
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
        ("A3", "2021-04-20"),
        ("B1", None),
    ]


def test_wishes_in_columns_come_in_the_order_of_the_columns(store_folder: Path, sent: Import) -> None:
    sent(
        voeux="Identifiant;Promotion;Date;Vœu 1;Vœu 2;Vœu 3\nC1;X20;20/09/2021;Finance;Conseil;\nC2;X20;20/09/2021;Data;;\n"
    )
    assert rows(store_folder, "select application_id, sector, rank from wish order by 1, 3") == [
        ("C1", "finance", 1),
        ("C1", "consulting", 2),
        ("C2", "data", 1),
    ]


def test_wishes_marked_in_a_column_for_each_sector(store_folder: Path, sent: Import) -> None:
    sent(
        voeux="Identifiant;Promotion;Date;Finance;Conseil;Data\nC1;X20;20/09/2021;x;;x\nC2;X20;20/09/2021;;x;\n"
    )
    assert rows(store_folder, "select application_id, sector from wish order by 1, rank") == [
        ("C1", "finance"),
        ("C1", "data"),
        ("C2", "consulting"),
    ]


STATUSES = (
    "Élève;Mentor;Date;Statut\nC1;M1;20/10/2021;Accepté\nC2;M2;20/10/2021;Refusé par le mentor\n"
    "C3;M3;20/10/2021;Annulé\nC4;M4;20/10/2021;{}\n"
)
FOUR = "Identifiant;Promotion;Date\n" + "".join(f"C{n};X20;20/09/2021\n" for n in range(1, 5))
FOUR_MENTORS = "Identifiant;Promo\n" + "".join(f"M{n};X08\n" for n in range(1, 5))


def test_ranks_and_marks_in_the_columns_of_sectors_are_all_heard_and_the_rest_is_named(
    store_folder: Path, sent: Import
) -> None:
    outcome = sent(
        a="Matricule;Promotion;Candidature le;Finance;Conseil;Énergie\n"
        "101;X20;01/10/2021;x;;x\n102;X20;02/10/2021;;x;non\n103;X20;03/10/2021;2;1;\n104;X20;04/10/2021;;;un peu\n"
    )
    assert rows(
        store_folder, "select application_id, sector, rank from wish order by application_id, rank"
    ) == [
        ("101", "finance", 1),
        ("101", "energy", 2),
        ("102", "consulting", 1),
        ("103", "consulting", 1),
        ("103", "finance", 2),
    ]
    assert "un peu" in said(outcome)


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
    sent(
        a="Identifiant;Promotion;Date;Statut\nC1;X20;20/09/2021;Validée\nC2;X20;20/09/2021;Refusée\n"
        "C3;X20;20/09/2021;Désistement\nC4;X20;20/09/2021;En attente\n"
    )
    assert rows(
        store_folder, "select application_id, eligible, withdrawn_on is null from application order by 1"
    ) == [("C1", True, True), ("C2", False, True), ("C3", True, False), ("C4", True, True)]


def test_a_native_google_forms_export(store_folder: Path, sent: Import) -> None:
    sent(
        answers_to_form='"Horodateur","Adresse e-mail","Nom","Votre promotion","Quels secteurs vous intéressent ?'
        ' (plusieurs choix possibles)","Où en êtes-vous de votre projet professionnel ?","Pourquoi souhaitez-vous un'
        ' mentor ?"\n"2021/10/01 9:15:32 AM UTC+2","e1@x.edu","Nom1","X20","Finance, Conseil","1","Comprendre"\n'
        '"2021/10/02 11:59:32 PM UTC+2","e2@x.edu","Nom2","X20","Data","2","Comprendre, entre autres"\n'
    )
    assert rows(
        store_folder, "select applied_on::varchar, maturity, motivation from application order by 1"
    ) == [("2021-10-01", 1, "Comprendre"), ("2021-10-02", 2, "Comprendre, entre autres")]
    assert rows(store_folder, "select count(*) from wish") == [(3,)]


PLACES = (
    "Horodateur;Adresse e-mail;Promotion;Secteur;Nombre de places\n01/09/2021 09:00:00;m1@x.org;X08;Finance;2\n"
    "02/09/2021 09:00:00;m2@x.org;X09;Data;1\n"
)


def test_the_campaign_of_places_is_asked_and_never_guessed(store_folder: Path, sent: Import) -> None:
    with pytest.raises(Refused) as refused:
        sent(formulaire=PLACES)
    assert asked(refused) == ["campaign"]
    sent(Answers({"": Choice(campaign="X20")}), formulaire=PLACES)
    assert rows(store_folder, "select cohort, sum(capacity)::integer from volunteer group by all") == [
        ("X20", 3)
    ]
    assert rows(store_folder, "select promotion from mentor order by 1") == [("X08",), ("X09",)]


def test_a_status_beside_a_mentor_is_that_of_the_pair_and_not_of_the_student(
    store_folder: Path, sent: Import
) -> None:
    sent(
        suivi="Adresse e-mail;Promotion;Date de candidature;Mentor (e-mail);Promo du mentor;Mis en relation le;Statut\n"
        "e1@x.edu;X20;20/09/2021;m1@x.org;X08;20/10/2021;Accepté\n"
        "e2@x.edu;X20;21/09/2021;m2@x.org;X09;20/10/2021;Refusé par le mentor\n"
        "e3@x.edu;X20;22/09/2021;;;;Refusée\n"
    )
    assert rows(store_folder, "select applied_on::varchar, eligible from application order by 1") == [
        ("2021-09-20", True),
        ("2021-09-21", True),
        ("2021-09-22", False),
    ]
    assert rows(store_folder, "select count(*) from pairing") == [(1,)]
