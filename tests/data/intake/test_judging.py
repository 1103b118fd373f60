"""What a sheet is, judged by its headers and its cells; the name of a file never decides by itself."""

import pytest

from data.intake.judging import Facts, Verdict, judge
from data.intake.kinds import kinds

STUDENTS = ("X20", "10/09/2021", "Finance")
MENTORS = ("X08", "10/09/2021", "Finance")


def judged(headers: str, *rows: str, name: str = "export") -> Verdict:
    header = headers.split(";")
    return judge(Facts(header, name, kinds([row.split(";") for row in rows], len(header))))


@pytest.mark.parametrize(
    ("headers", "row", "tables"),
    [
        (
            "Identifiant;Nom;Promotion;Date de candidature;Motivation",
            "C1;A;X20;20/09/2021;Je",
            ["application"],
        ),
        ("E-mail;Promotion;Secteur", "a@b.org;X08;Finance", ["mentor"]),
        ("Élève;Mentor;Date", "C1;M1;20/10/2021", ["pairing"]),
        ("e-mail élève;e-mail mentor;Date de mise en relation", "a@b.fr;c@d.fr;20/10/2021", ["pairing"]),
        ("Identifiant mentor;Promotion des élèves;Places", "M1;X20;2", ["volunteer"]),
        ("Identifiant;Promo;Campagne;Places", "M1;X08;2021;2", ["mentor", "volunteer"]),
        ("Élève;Date de rencontre", "C1;20/11/2021", ["meeting"]),
        ("student_id;respondent;answered_on;satisfaction", "C1;student;20/01/2022;4", ["survey"]),
        ("Mentor;Date de formation", "M1;20/09/2021", ["training"]),
        ("Promotion;Ouverture;Clôture", "X20;13/09/2021;31/10/2021", ["campaign"]),
        (
            "Promotion;Binômes publiés;Effectif de la promotion;Date de publication;Source",
            "X21;209;;12/01/2023;Rapport moral",
            ["published"],
        ),
        ("Promotion;Effectif;Publié le;Source", "X08;500;12/01/2023;Bulletin", ["published"]),
        (
            "E-mail;Promotion;Date de candidature;Binômes;Source;Date de publication",
            "a@b.fr;X20;20/09/2021;1;Affiche;20/09/2021",
            ["application"],
        ),
        ("Promotion;Ouverture;Clôture;Source", "X20;13/09/2021;31/10/2021;Site", ["campaign"]),
        ("A;B;C", "1;2;3", []),
        ("Élève;Mentor;Promotion du mentor;Date", "C1;M1;X08;20/10/2021", ["pairing", "mentor"]),
        (
            "Identifiant;Promotion;Date de candidature;Mentor;Date de mise en relation",
            "C1;X20;20/09/2021;M1;20/10/2021",
            ["pairing", "application"],
        ),
        (
            "E-mail;Profil;Promotion;Date d'inscription",
            "a@b.fr;Élève;X20;20/09/2021",
            ["application", "mentor", "role"],
        ),
    ],
)
def test_a_sheet_is_what_its_headers_and_cells_say(headers: str, row: str, tables: list[str]) -> None:
    assert list(judged(headers, row).tables) == tables


@pytest.mark.parametrize(
    "header", ["Heure de fin", "Date de soumission", "Created", "Completion time", "Submitted at", "Créé le"]
)
@pytest.mark.parametrize("name", ["Mentorat", "Inscriptions", "mentorés", "export", "mentors 2021"])
def test_students_stay_students_whatever_the_name_of_the_file(header: str, name: str) -> None:
    rows = [f"e{n}@b.fr;X20;2021-09-{n:02} 09:00:00;Finance" for n in range(10, 20)]
    assert judged(f"E-mail;Promotion;{header};Secteurs souhaités", *rows, name=name).tables == (
        "application",
    )


@pytest.mark.parametrize("name", ["Candidatures", "Inscriptions élèves", "export"])
def test_mentors_stay_mentors_whatever_the_name_of_the_file(name: str) -> None:
    rows = [f"m{n}@b.fr;X{n:02};2021-09-{n:02} 09:00:00;Finance" for n in range(3, 13)]
    assert judged("E-mail;Promotion;Horodateur;Secteur", *rows, name=name).tables == ("mentor",)


def test_a_list_that_could_be_of_either_is_asked() -> None:
    verdict = judged("Identifiant;Promotion;Date", "A1;X17;10/09/2022", "A2;X18;10/09/2022")
    assert verdict.tables == ()
    assert verdict.rivals == [("application",), ("mentor",)]


def test_students_without_a_day_are_asked_for_it_and_are_no_mentors() -> None:
    rows = [f"e{n}@b.fr;X20;Finance, Conseil" for n in range(9)]
    verdict = judged("E-mail;Promotion;Secteurs souhaités", *rows)
    assert (verdict.tables, verdict.rivals, verdict.lacking) == ((), [("application",)], ["applied_on"])


def test_a_bad_value_does_not_make_a_whole_sheet_doubtful() -> None:
    typed = judged("Identifiant;Promotion;Date de candidature", "C0;X2O;20/09/2020", name="candidatures")
    assert typed.tables == ("application",)
    mentors = judged("Identifiant;Promo", "M0;huit", name="mentors")
    assert (mentors.tables, mentors.is_by_name) == (("mentor",), True)
    assert judged("Identifiant;Promo", "M0;huit").tables == ()


def test_places_without_a_campaign_are_asked_for_it() -> None:
    verdict = judged("Horodateur;E-mail;Promotion;Nombre de places", "01/09/2021 09:00:00;m@b.fr;X08;2")
    assert (verdict.tables, verdict.lacking) == ((), ["cohort"])


@pytest.mark.parametrize(
    ("headers", "row", "chosen"),
    [
        ("ID;Matricule;Promotion;Date", "1;20201234;X20;20/09/2021", "Matricule"),
        ("ID;E-mail;Promotion;Date", "1;a@b.fr;X20;20/09/2021", "E-mail"),
        ("Numéro;Identifiant;Promotion;Date", "1;C001;X20;20/09/2021", "Identifiant"),
        ("ID;Promotion;Date", "1;X20;20/09/2021", "ID"),
        ("ID;E-mail;Promotion;Date", "C001;a@b.fr;X20;20/09/2021", "ID"),
    ],
)
def test_what_identifies_goes_before_what_counts_the_rows(headers: str, row: str, chosen: str) -> None:
    columns = judged(headers, row).columns
    assert headers.split(";")[list(columns).index("application_id")] == chosen


def test_wishes_in_columns_of_their_own_are_all_found() -> None:
    numbered = judged("Identifiant;Promotion;Date;Vœu 1;Vœu 2;Vœu 3", "C1;X20;20/09/2021;Finance;Conseil;")
    assert list(numbered.columns)[3:] == ["sectors"] * 3
    wide = judged("Identifiant;Promotion;Date;Finance;Conseil;Data", "C1;X20;20/09/2021;x;;x")
    assert list(wide.columns)[3:] == ["sectors"] * 3
