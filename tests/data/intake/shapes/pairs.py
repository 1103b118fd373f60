"""Sheets of pairs: both sides on one row, the mentor inside the application, words of all kinds for the two."""

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Shape

NO_DAY = "No column says when these students applied"

SHAPES = [
    Shape(
        "both sides on one row, French",
        {
            "suivi.csv": "E-mail élève;Promo élève;E-mail mentor;Promo mentor;Date de mise en relation;Date de fin;Motif\n"
            "e1@x.edu;X22;m1@x.org;X05;20/10/2023;20/04/2024;objectif atteint\ne2@x.edu;X22;m2@x.org;X10;21/10/2023;;\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20 until 2024-04-20", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "both sides on one row, English",
        {
            "pairs.csv": "Mentee email,Mentee class,Mentor email,Mentor class,Matched on,Ended on\n"
            "e1@x.edu,X22,m1@x.org,X05,2023-10-20,\ne2@x.edu,X22,m2@x.org,X10,2023-10-21,2024-02-01\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21 until 2024-02-01"],
        says=[NO_DAY],
    ),
    Shape(
        "both sides on one row, the mentor first, godparents",
        {
            "parrainage.csv": "Parrain (courriel);Promotion du parrain;Secteur du parrain;Filleul (courriel);Promotion du filleul;Début\n"
            "m1@x.org;X05;Finance;e1@x.edu;X22;20/10/2023\nm2@x.org;X10;Data;e2@x.edu;X22;21/10/2023\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05 finance", "X10 data"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "both sides under two titles",
        {
            "binômes.csv": ";Élève;;Mentor;;\nN°;E-mail;Promotion;E-mail;Promotion;Date\n1;e1@x.edu;X22;m1@x.org;X05;20/10/2023\n"
            "2;e2@x.edu;X22;m2@x.org;X10;21/10/2023\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[
            NO_DAY,
            "above the headers was left out: 1",
        ],
    ),
    Shape(
        "both sides, with the day of the application too",
        {
            "tout.csv": "Élève;Promotion élève;Date de candidature;Secteurs souhaités;Mentor;Promotion mentor;Mis en relation le\n"
            "E1;X22;01/10/2023;Finance, Conseil;M1;X05;20/10/2023\nE2;X22;02/10/2023;Data;;;\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
    Shape(
        "mentor inside the application, with its day",
        {
            "candidatures.csv": "Adresse e-mail;Promotion;Date de candidature;Secteurs souhaités;Mentor attribué;Promo du mentor;Date d'attribution\n"
            "e1@x.edu;X22;01/10/2023;Finance;m1@x.org;X05;20/10/2023\ne2@x.edu;X22;02/10/2023;Data;;;\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
    Shape(
        "mentor inside the application, without a day",
        {
            "candidatures.csv": "Adresse e-mail;Promotion;Date de candidature;Mentor attribué\n"
            "e1@x.edu;X22;01/10/2023;m1@x.org\ne2@x.edu;X22;02/10/2023;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Column Mentor attribué is not kept. It names mentors"],
    ),
    Shape(
        "mentor inside the application by name alone",
        {
            "candidatures.csv": "Adresse e-mail;Promotion;Date de candidature;Mentor attribué;Date d'attribution\n"
            "e1@x.edu;X22;01/10/2023;Jean Dupont;20/10/2023\ne2@x.edu;X22;02/10/2023;Anne Martin;20/10/2023\ne3@x.edu;X22;02/10/2023;;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02", "X22 2023-10-02"],
        says=["Column Mentor attribué is not kept", "Column Date d'attribution is not kept"],
    ),
    Shape(
        "pairs with a status, and mentors beside them",
        {
            "binomes.csv": "Élève;Mentor;Date;Statut\nC1;M1;20/10/2023;En cours\nC2;M2;20/10/2023;Refusé\nC3;M2;21/10/2023;Confirmé\n",
            "candidatures.csv": "Identifiant;Promotion;Date de candidature\nC1;X22;01/10/2023\nC2;X22;02/10/2023\nC3;X22;03/10/2023\n",
            "mentors.csv": "Identifiant;Promo\nM1;X05\nM2;X10\n",
        },
        students=["X22 2023-10-01", "X22 2023-10-02", "X22 2023-10-03"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=["no pairs, by their status: 1"],
    ),
    Shape(
        "pairs that end on the day of a dropout",
        {
            "binomes.csv": "E-mail étudiant;Promotion étudiant;E-mail ancien;Promotion ancien;Binôme formé le;Terminé le;Raison\n"
            "e1@x.edu;2022;m1@x.org;2005;20 octobre 2023;3 mars 2024;abandon\ne2@x.edu;2022;m2@x.org;2010;21 octobre 2023;;\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20 until 2024-03-03", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "pairs of the mission: applications, and pairs with the promotion of the mentor",
        {
            "Candidatures.csv": "Adresse e-mail;Promotion;Horodateur;Secteurs souhaités\ne1@x.edu;X22;01/10/2023 10:00:00;Finance\n"
            "e2@x.edu;X22;02/10/2023 10:00:00;Data\ne3@x.edu;X22;03/10/2023 10:00:00;Conseil\n",
            "Binômes.csv": "Adresse e-mail de l'élève;Adresse e-mail du mentor;Promotion du mentor;Date du binôme\n"
            "e1@x.edu;m1@x.org;X05;20/10/2023\ne3@x.edu;m2@x.org;X10;21/10/2023\n",
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data", "X22 2023-10-03 consulting"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
    ),
    Shape(
        "pairs without a day",
        {
            "binomes.csv": "E-mail élève;Promo élève;E-mail mentor;Promo mentor\ne1@x.edu;X22;m1@x.org;X05\ne2@x.edu;X22;m2@x.org;X10\n"
        },
        refused="lacks Day on which the pair was formed",
    ),
    Shape(
        "pairs of names",
        {
            "binomes.csv": "Élève;Mentor;Date\nAna Un;Jean Dupont;20/10/2023\nBob Deux;Anne Martin;21/10/2023\n"
        },
        refused="Nothing but names",
    ),
    Shape(
        "pairs, one mentor with two students on a row",
        {
            "binomes.csv": "Mentor;Promo mentor;Élève 1;Élève 2;Date\nM1;X05;C1;C2;20/10/2023\nM2;X10;C3;;21/10/2023\n",
            "candidatures.csv": "Identifiant;Promotion;Date de candidature\nC1;X22;01/10/2023\nC2;X22;02/10/2023\nC3;X22;03/10/2023\n",
        },
        refused="Several people of one side stand on one row",
    ),
    Shape(
        "pairs, two mentors one after the other on a row",
        {
            "binomes.csv": "Élève;Mentor 1;Date 1;Mentor 2;Date 2\nC1;M1;20/10/2023;M2;20/12/2023\nC2;M2;21/10/2023;;\n",
            "candidatures.csv": "Identifiant;Promotion;Date de candidature\nC1;X22;01/10/2023\nC2;X22;02/10/2023\n",
            "mentors.csv": "Identifiant;Promo;Secteur d'activité\nM1;X05;Data\nM2;X10;Finance\n",
        },
        refused="Several people of one side stand on one row",
    ),
    Shape(
        "pairs whose days may begin with the month",
        {
            "pairs.csv": "Student,Mentor,Student class,Mentor class,Start date\nS1,M1,X22,X05,10/9/2023\nS2,M2,X22,X10,11/10/2023\n"
        },
        asks=["dates"],
        answers=Answers({"": Choice(dates="month")}),
        students=["X22 2023-10-09", "X22 2023-11-10"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-09", "X22 X10 2023-11-10"],
        says=[NO_DAY],
    ),
]
