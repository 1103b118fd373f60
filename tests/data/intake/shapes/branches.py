"""Forms with branches, tables beside one another, students paired again, and other shapes of the same kinds."""

from datetime import date, datetime

from tests.data.intake.shapes.shape import Book, Shape

NO_DAY = "No column says when these students applied"
ST = ["X22 2023-10-01", "X22 2023-10-02"]
SHAPES = [
    Shape(
        "a form with a branch for each role, and a promotion in each",
        {
            "f.csv": "Horodateur,Adresse e-mail,Je suis,Promotion (élève),Promotion (mentor)\n01/10/2023 09:00:00,e1@x.edu,Élève,X22,\n01/09/2023 09:00:00,m1@x.org,Mentor,,X05\n"
        },
        students=["X22 2023-10-01"],
        mentors=["X05"],
    ),
    Shape(
        "a stamp with the year first and slashes",
        {
            "f.csv": "Timestamp,Email Address,Promotion,Sectors wished\n2023/10/01 9:15:32,e1@x.edu,X22,Finance\n2023/10/02 9:15:32,e2@x.edu,X22,Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "a form of microsoft that asks for the day of birth",
        {
            "f.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de début",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Nom",
                            "Promotion",
                            "Date de naissance",
                            "Secteur souhaité",
                        ],
                        [
                            1,
                            datetime(2023, 10, 1, 9),
                            datetime(2023, 10, 1, 9, 5),
                            "e1@x.edu",
                            "A",
                            2022,
                            date(2003, 5, 6),
                            "Finance",
                        ],
                        [
                            2,
                            datetime(2023, 10, 2, 9),
                            datetime(2023, 10, 2, 9, 5),
                            "e2@x.edu",
                            "B",
                            2022,
                            date(2002, 5, 6),
                            "Conseil",
                        ],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 consulting"],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "limesurvey in English, one answer unfinished",
        {
            "r.csv": '"Response ID","Date submitted","Last page","Start language","Seed","Date started","Date last action","What is your e-mail address?","What is your class?","Which sectors? [Finance]","Which sectors? [Consulting]"\n"1","2023-10-01 09:15:32","3","en","1","2023-10-01 09:01:00","2023-10-01 09:15:32","e1@x.edu","X22","Yes","No"\n"2","","1","en","2","2023-10-01 09:01:00","2023-10-01 09:15:32","e2@x.edu","","",""\n'
        },
        students=["X22 2023-10-01 finance"],
        says=["not finished: 1"],
    ),
    Shape(
        "framaforms with tabs, marks, and an option of one's own",
        {
            "r.csv": "Série\tSID\tHeure\tTerminé\tModifié\tBrouillon\tAdresse IP\tUID\tNom d'utilisateur\tAdresse mail\tPromotion\tFinance\tConseil\tAutre\n1\t10\t2023-10-01 09:15:00\t2023-10-01 09:15:00\t\t\t127.0.0.1\t0\t\te1@x.edu\tX22\tX\t\t\n2\t12\t2023-10-02 09:15:00\t2023-10-02 09:15:00\t\t\t127.0.0.1\t0\t\te2@x.edu\tX22\t\tX\tspatial\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 consulting"],
        says=["spatial"],
    ),
    Shape(
        "typeform with telephone, consent and a scale",
        {
            "r.csv": "#,Email,Phone number,Promotion,How clear is your career project?,I agree to the terms,Submit Date (UTC),Network ID\nab,e1@x.edu,'+33600000000,X22,3,1,2023-10-01 09:05:14,n1\ncd,e2@x.edu,'+33600000001,X22,5,1,2023-10-02 09:05:14,n2\n"
        },
        students=["X22 2023-10-01 project 3", "X22 2023-10-02 project 5"],
    ),
    Shape(
        "helloasso for an event of mentors, with a code of reduction",
        {
            "e.csv": "Numéro de billet;Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Email payeur;Code Promo;Tarif;Promotion;Secteur d'activité\nB1;100;01/09/2023 09:15:32;Validé;U;A;m1@x.org;;Gratuit;X05;Finance\nB2;105;02/09/2023 09:15:32;Validé;D;B;m2@x.org;ETE23;Gratuit;X98;Conseil\n"
        },
        mentors=["X05 finance", "X98 consulting"],
        says=["Statut de la commande is not kept"],
    ),
    Shape(
        "directory with the day of the last post",
        {
            "d.csv": "Matricule;Nom;E-mail;Promo;Groupe X;Secteur d'activité;Date d'entrée en poste\n19980012;Un;m1@x.org;X98;X-Finance;Finance;01/09/2015\n20050034;Deux;m2@x.org;X05;X-Consult;Conseil;01/10/2018\n"
        },
        mentors=["X98 finance", "X05 consulting"],
        says=["Date d'entrée en poste"],
    ),
    Shape(
        "two tables side by side on one sheet",
        {
            "x.xlsx": Book(
                {
                    "Feuil1": [
                        [
                            "Élève",
                            "Promo élève",
                            "Date de candidature",
                            "",
                            "Mentor",
                            "Promo mentor",
                            "Places",
                        ],
                        ["E1", "X22", date(2023, 10, 1), "", "M1", "X05", 2],
                        ["E2", "X22", date(2023, 10, 2), "", "M2", "X98", 1],
                    ]
                }
            )
        },
        refused="lacks Day on which the pair was formed",
    ),
    Shape(
        "two tables one under the other",
        {
            "x.xlsx": Book(
                {
                    "Feuil1": [
                        ["Identifiant", "Promotion", "Date de candidature"],
                        ["C1", "X22", date(2023, 10, 1)],
                        ["C2", "X22", date(2023, 10, 2)],
                        [],
                        ["Identifiant", "Promo", "Secteur"],
                        ["M1", "X05", "Finance"],
                    ]
                }
            )
        },
        students=ST,
        says=["line 5", "line 6"],
        aside=2,
    ),
    Shape(
        "a student paired again",
        {
            "p.csv": "E-mail élève;Promo élève;E-mail mentor;Promo mentor;Début;Fin\ne1@x.edu;X22;m1@x.org;X05;20/10/2023;15/01/2024\ne1@x.edu;X22;m2@x.org;X10;20/01/2024;\n"
        },
        students=["X22 2023-10-20"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20 until 2024-01-15", "X22 X10 2024-01-20"],
        says=[NO_DAY],
    ),
    Shape(
        "pairs with planned length and duration",
        {"p.csv": "Élève;Promo élève;Mentor;Promo mentor;Date;Durée prévue\nE1;X22;M1;X05;20/10/2023;6\n"},
        students=["X22 2023-10-20"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
        says=[NO_DAY, "Durée prévue is not kept"],
    ),
    Shape(
        "pairs proposed and accepted",
        {
            "p.csv": "Élève;Promo élève;Mentor;Promo mentor;Date de proposition;Date d'acceptation\nE1;X22;M1;X05;10/10/2023;20/10/2023\nE2;X22;M2;X98;11/10/2023;\n"
        },
        refused="lacks Day on which the pair was formed",
    ),
    Shape(
        "applications with a yes for who gave up",
        {
            "a.csv": "E-mail;Promotion;Date de candidature;Désistement\ne1@x.edu;X22;01/10/2023;Oui\ne2@x.edu;X22;02/10/2023;\n"
        },
        students=ST,
        says=["Désistement is not kept"],
    ),
    Shape(
        "students by year of study",
        {"a.csv": "E-mail;Année;Date de candidature\ne1@x.edu;2A;01/10/2023\ne2@x.edu;2A;02/10/2023\n"},
        refused="lacks Students' class",
    ),
    Shape(
        "volunteers with the students whom they wish",
        {
            "v.csv": "Mentor;Promo mentor;Élèves souhaités;Promotion des élèves;Date\nM1;X05;2;X22;01/09/2023\nM2;X98;1;X22;02/09/2023\n"
        },
        mentors=["X05", "X98"],
        places=["X05 X22 2", "X98 X22 1"],
    ),
    Shape(
        "places with a range",
        {
            "v.csv": "E-mail;Promo;Secteur;Nombre d'élèves;Campagne\nm1@x.org;X05;Finance;1 à 2;2023\nm2@x.org;X10;Data;1;2023\n"
        },
        mentors=["X10 data"],
        places=["X10 X22 1"],
        says=["“1 à 2” This is not a whole number"],
        aside=1,
    ),
    Shape(
        "volunteers twice with different places",
        {
            "v.csv": "Horodateur;E-mail;Promo;Secteur;Places;Campagne\n01/09/2023 09:00:00;m1@x.org;X05;Finance;1;2023\n03/09/2023 09:00:00;m1@x.org;X05;Finance;2;2023\n"
        },
        mentors=["X05 finance"],
        places=["X05 X22 2"],
        says=["answered again on line 3"],
    ),
    Shape(
        "wishes numbered in a cell, and after one another",
        {
            "s.csv": "E-mail;Promotion;Date de candidature;Vœux\ne1@x.edu;X22;01/10/2023;1) Finance 2) Conseil\ne2@x.edu;X22;02/10/2023;Data > Industrie\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data industry"],
    ),
    Shape(
        "wishes with what they hold in brackets",
        {
            "s.csv": "E-mail;Promotion;Date de candidature;Secteurs\ne1@x.edu;X22;01/10/2023;Finance (M&A, trading), Conseil\ne2@x.edu;X22;02/10/2023;Industrie (auto)\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 industry"],
    ),
]
