"""Shapes that were tried last, thought of when all of the others were right."""

from datetime import date

from tests.data.intake.shapes.shape import Book, Shape

NO_DAY = "No column says when these students applied"
SHAPES = [
    Shape(
        "a form that asks for the matricule and collects no address",
        {
            "a.csv": "Horodateur,Nom,Prénom,Matricule,Promotion,Secteur souhaité\n01/10/2023 09:00:00,Un,Ana,20221,X22,Finance\n02/10/2023 09:00:00,Deux,Bob,20225,X22,Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "mentors with an address at work and one at home",
        {
            "m.csv": "Horodateur;E-mail professionnel;E-mail personnel;Promotion;Secteur;Nombre de places;Campagne\n01/09/2023 09:00;m1@acme.com;m1@x.org;X05;Finance;2;2023\n02/09/2023 09:00;m2@acme.com;m2@x.org;X10;Data;1;2023\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
        says=["E-mail professionnel is not kept"],
    ),
    Shape(
        "pairs where only the mentor's columns say whose they are",
        {
            "p.csv": "Adresse e-mail;Promotion;E-mail mentor;Promo mentor;Date de mise en relation\ne1@x.edu;X22;m1@x.org;X05;20/10/2023\ne2@x.edu;X22;m2@x.org;X10;21/10/2023\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "pairs with all the names and a first contact",
        {
            "p.csv": "Nom mentor,Prénom mentor,Email mentor,Promo mentor,Nom élève,Prénom élève,Email élève,Promo élève,Date de premier contact\nUn,Ana,m1@x.org,X05,Deux,Bob,e1@x.edu,X22,20/10/2023\nTrois,Cyr,m2@x.org,X10,Quatre,Dan,e2@x.edu,X22,21/10/2023\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "people with roles on one sheet, pairs on another, in English",
        {
            "base.xlsx": Book(
                {
                    "People": [
                        ["Person ID", "Role", "Class", "Joined"],
                        ["P1", "Mentee", "X22", date(2023, 10, 1)],
                        ["P7", "Mentor", "X05", date(2023, 9, 1)],
                    ],
                    "Pairs": [
                        ["Mentee", "Mentor", "Start", "End", "Status"],
                        ["P1", "P7", date(2023, 10, 20), "", "Active"],
                    ],
                }
            )
        },
        students=["X22 2023-10-01"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
    Shape(
        "students with a day of birth and a year of birth",
        {
            "a.csv": "E-mail;Date de naissance;Année de naissance;Promotion;Date d'inscription\ne1@x.edu;12/03/2003;2003;X22;01/10/2023\ne2@x.edu;12/03/2002;2002;X22;02/10/2023\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
    Shape(
        "students with a promotion and a campaign",
        {
            "a.csv": "E-mail;Promotion;Campagne;Date\ne1@x.edu;X22;2023-2024;01/10/2023\ne2@x.edu;X23;2024-2025;02/10/2024\n"
        },
        students=["X22 2023-10-01", "X23 2024-10-02"],
        says=["Column Campagne is not kept"],
    ),
    Shape(
        "promotions of mentors in every spelling",
        {
            "m.csv": "E-mail;Promo;Secteur d'activité\nm1@x.org;X05;Finance\nm2@x.org;2010;Data\nm3@x.org;98;Conseil\nm4@x.org;X 2001;Énergie\nm5@x.org;Promo 2003;Industrie\n"
        },
        mentors=["X05 finance", "X10 data", "X98 consulting", "X01 energy", "X03 industry"],
    ),
    Shape(
        "places in words",
        {
            "m.csv": "E-mail;Promo;Secteur;Nombre d'élèves;Campagne\nm1@x.org;X05;Finance;2 élèves;2023\nm2@x.org;X10;Data;1 élève;2023\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
    ),
    Shape(
        "mentors of two sectors in one cell",
        {
            "m.csv": "E-mail;Promo;Secteurs d'activité;Entreprise\nm1@x.org;X05;Finance, Conseil;Acme\nm2@x.org;X10;Data;Bold\n"
        },
        mentors=["X05 finance", "X10 data"],
        says=["Mentors of several sectors: 1"],
    ),
    Shape(
        "boxes of a spreadsheet: true and false",
        {
            "a.csv": "Email,Promotion,Date,Finance,Consulting,Industry,Recevable\ne1@x.edu,X22,2023-10-01,TRUE,FALSE,TRUE,TRUE\ne2@x.edu,X22,2023-10-02,FALSE,TRUE,FALSE,FALSE\n"
        },
        students=["X22 2023-10-01 finance industry", "X22 2023-10-02 consulting refused"],
    ),
    Shape(
        "pairs, one sheet a year",
        {
            "binomes.xlsx": Book(
                {
                    "2023-2024": [
                        ["E-mail élève", "Promo élève", "E-mail mentor", "Promo mentor", "Date"],
                        ["e1@x.edu", "X22", "m1@x.org", "X05", date(2023, 10, 20)],
                    ],
                    "2024-2025": [
                        ["E-mail élève", "Promo élève", "E-mail mentor", "Promo mentor", "Date"],
                        ["e2@x.edu", "X23", "m1@x.org", "X05", date(2024, 10, 20)],
                    ],
                }
            )
        },
        students=["X22 2023-10-20", "X23 2024-10-20"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20", "X23 X05 2024-10-20"],
        says=[NO_DAY],
    ),
    Shape(
        "months cut short, an hour after à",
        {
            "a.csv": "E-mail;Promotion;Envoyé le;Secteurs\ne1@x.edu;X22;1 oct. 2023 à 09:15;Finance\ne2@x.edu;X22;dim. 2 oct. 2023 09h15;Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "decisions in a column, with their day",
        {
            "a.csv": "E-mail;Promotion;Date de candidature;Décision;Date de décision\ne1@x.edu;X22;01/10/2023;Admis;15/10/2023\ne2@x.edu;X22;02/10/2023;Refusé;15/10/2023\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02 refused"],
        says=["not eligible, by their status: 1", "Date de décision is not kept"],
    ),
    Shape(
        "orders of students, one cancelled",
        {
            "a.csv": "Référence commande;Date de la commande;Statut de la commande;Email participant;Promotion;Secteurs souhaités\n1001;01/10/2023 09:15:32;Validé;e1@x.edu;X22;Finance\n1005;02/10/2023 09:15:32;Annulé;e2@x.edu;X22;Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data withdrawn 2023-10-02"],
        says=["withdrawn, by their status: 1"],
    ),
    Shape(
        "pairs with a box for those that ended",
        {
            "p.csv": "Élève,Promo élève,Mentor,Promo mentor,Date,Terminé\nE1,X22,M1,X05,20/10/2023,checked\nE2,X22,M2,X10,21/10/2023,\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Terminé"],
    ),
    Shape(
        "pairs with a yes where the student gave up",
        {
            "p.csv": "Élève;Promo élève;Mentor;Promo mentor;Date;Abandon\nE1;X22;M1;X05;20/10/2023;Oui\nE2;X22;M2;X10;21/10/2023;Non\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Abandon is not kept"],
    ),
]
