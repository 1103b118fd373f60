"""More lists of people and pairs: ranks, marks, statuses, zones, places by campaign, a workbook of all."""

from datetime import date

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Book, Shape

SHAPES = [
    Shape(
        "pairs of which nobody knows a single status",
        {
            "suivi.csv": "Élève;Promo élève;Mentor;Promo mentor;Date;Statut\nE1;X22;M1;X05;20/10/2023;Chouette\nE2;X22;M2;X10;21/10/2023;Bof\n"
        },
        asks=["status", "status"],
        answers=Answers(statuses={("pairing", "chouette"): "pair", ("pairing", "bof"): "none"}),
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20"],
        says=["No column says when these students applied", "no pairs, by their status: 1 (they"[:28]],
    ),
    Shape(
        "ranks in the columns of sectors, under a question",
        {
            "rangs.csv": "Timestamp,Email,Class,Rank these sectors [Finance],Rank these sectors [Consulting],Rank these sectors [Energy]\n"
            "2023-10-01 09:00:00,e1@x.edu,X22,3,1,2\n2023-10-02 09:00:00,e2@x.edu,X22,1,2,3\n"
        },
        students=["X22 2023-10-01 consulting energy finance", "X22 2023-10-02 finance consulting energy"],
    ),
    Shape(
        "yes and no in the columns of sectors",
        {
            "ouinon.csv": "E-mail;Promotion;Date;Finance;Conseil;Énergie\ne1@x.edu;X22;01/10/2023;Oui;Non;Oui\ne2@x.edu;X22;02/10/2023;Non;Non;Non\n"
        },
        students=["X22 2023-10-01 finance energy", "X22 2023-10-02"],
    ),
    Shape(
        "statuses of applications that tell of pairs",
        {
            "etat.csv": "E-mail;Promotion;Date de candidature;Situation\ne1@x.edu;X22;01/10/2023;Binôme formé\ne2@x.edu;X22;02/10/2023;En attente d'un mentor\n"
            "e3@x.edu;X22;03/10/2023;Dossier refusé\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02", "X22 2023-10-03"],
        says=["Column Situation is not kept. It holds statuses"],
    ),
    Shape(
        "mentors who say whether they are available, and how many they take",
        {
            "mentors 2023-2024.csv": "Courriel;Promo;Domaine;Disponible cette année ?;Nb max d'élèves\nm1@x.org;X05;Finance;Oui;2\nm2@x.org;X10;Data;Non;1\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2"],
        says=["that of the X22", "Mentors who offer no place, by their status: 1", "Offers of no place: 1"],
    ),
    Shape(
        "moments with their zone, late in the evening",
        {
            "api.csv": "student_email,class,submitted_at,sectors\ne1@x.edu,X22,2023-10-01T22:30:00+00:00,finance\ne2@x.edu,X22,2023-10-02T10:30:00+02:00,data\n"
        },
        students=["X22 2023-10-02 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "promotions of four digits after the letter",
        {"quatre.csv": "Matricule;Promotion;Date de candidature\n1;X2022;01/10/2023\n2;X2022;02/10/2023\n"},
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
    Shape(
        "old students, or young mentors: nobody knows",
        {
            "liste.csv": "E-mail;Promotion;Secteur;Date\na1@x.org;X17;Finance;01/10/2022\na2@x.org;X18;Data;02/10/2022\n"
        },
        asks=["tables"],
        answers=Answers({"": Choice(("mentor",))}),
        mentors=["X17 finance", "X18 data"],
    ),
    Shape(
        "students with the address of a parent, which is not theirs",
        {
            "dossiers.csv": "Matricule;E-mail;E-mail du référent;Promotion;Date de candidature\n101;e1@x.edu;r1@x.org;X22;01/10/2023\n102;e2@x.edu;r1@x.org;X22;02/10/2023\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
    Shape(
        "places by promotion of the students, in columns",
        {"places.csv": "Mentor;Promo du mentor;Places X22;Places X23\nM1;X05;2;1\nM2;X10;1;3\n"},
        refused="does not say for which campaign",
    ),
    Shape(
        "mentors with a second sector in a column of its own",
        {"mentors.csv": "Identifiant;Promo;Secteur;Secteur 2\nM1;X05;Finance;Conseil\nM2;X98;Data;\n"},
        mentors=["X05 finance", "X98 data"],
        says=["Secteur 2 is not kept"],
    ),
    Shape(
        "withdrawals and eligibility in columns of their own, in English",
        {
            "applications.csv": "Student ID;Class;Application date;Withdrawn on;Eligible?\nS1;X22;2023-10-01;2023-11-05;yes\nS2;X22;2023-10-02;;no\nS3;X22;2023-10-03;;\n"
        },
        students=["X22 2023-10-01 withdrawn 2023-11-05", "X22 2023-10-02 refused", "X22 2023-10-03"],
    ),
    Shape(
        "a workbook with pairs on one sheet and both lists on others, in English",
        {
            "programme.xlsx": Book(
                {
                    "Mentees": [
                        ["Email", "Class", "Application date"],
                        ["e1@x.edu", "X22", date(2023, 10, 1)],
                    ],
                    "Mentors": [["Email", "Class", "Company"], ["m1@x.org", "X05", "Acme"]],
                    "Matches": [
                        ["Mentee", "Mentor", "Start date", "End date"],
                        ["e1@x.edu", "m1@x.org", date(2023, 10, 20), ""],
                    ],
                }
            )
        },
        students=["X22 2023-10-01"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
]
