"""Columns that look like others: meetings, satisfaction, planned ends, places left, consents, years of all kinds."""

from datetime import date

from tests.data.intake.shapes.shape import Book, Shape

NO_DAY = "No column says when these students applied"
AP = {
    "candidatures.csv": "Matricule;E-mail;Promotion;Date de candidature\n101;e1@x.edu;X22;01/10/2023\n102;e2@x.edu;X22;02/10/2023\n"
}
ST = ["X22 2023-10-01", "X22 2023-10-02"]
SHAPES = [
    Shape(
        "answers on satisfaction, of both sides, with their promotions",
        {
            "enquete.csv": "Horodateur;Adresse e-mail;Vous êtes;Votre promotion;Note de satisfaction (1 à 5)\n01/03/2024 09:00:00;e1@x.edu;Élève;X22;4\n02/03/2024 09:00:00;e2@x.edu;Élève;X22;5\n",
            **AP,
        },
        students=ST,
        says=["Votre promotion is not kept"],
    ),
    Shape(
        "a log of meetings with both sides",
        {
            "journal.csv": "E-mail élève;E-mail mentor;Date de la rencontre;Durée\ne1@x.edu;m1@x.org;20/11/2023;1h\ne2@x.edu;m1@x.org;21/11/2023;2h\n",
            **AP,
        },
        students=ST,
        says=["E-mail mentor is not kept"],
    ),
    Shape(
        "pairs whose end is only planned",
        {
            "p.csv": "Élève;Promo élève;Mentor;Promo mentor;Date;Fin prévue\nE1;X22;M1;X05;20/10/2023;30/06/2024\nE2;X22;M2;X10;21/10/2023;30/06/2024\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Fin prévue is not kept"],
    ),
    Shape(
        "students who accept a letter of news, or not",
        {
            "a.csv": "Horodateur;Adresse e-mail;Promotion;J'accepte de recevoir la lettre d'information;Secteurs souhaités\n01/10/2023 09:00:00;e1@x.edu;X22;Non;Finance\n02/10/2023 09:00:00;e2@x.edu;X22;Oui;Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "places offered and places left",
        {
            "m.csv": "Identifiant mentor;Promo;Places restantes;Places offertes;Campagne\nM1;X05;0;2;2023\nM2;X10;1;1;2023\n"
        },
        mentors=["X05", "X10"],
        places=["X05 X22 2", "X10 X22 1"],
        says=["Places restantes is not kept"],
    ),
    Shape(
        "both sides with two columns of one name",
        {
            "p.csv": "E-mail élève;Promotion;E-mail mentor;Promotion;Date\ne1@x.edu;X22;m1@x.org;X05;20/10/2023\ne2@x.edu;X22;m2@x.org;X10;21/10/2023\n"
        },
        refused="Two columns have the header",
    ),
    Shape(
        "pairs with a day of birth and no day of their own",
        {
            "p.csv": "E-mail élève;Promo élève;Date de naissance;E-mail mentor;Promo mentor\ne1@x.edu;X22;01/02/2003;m1@x.org;X05\n"
        },
        refused="lacks Day on which the pair was formed",
    ),
    Shape(
        "students by year of entry",
        {
            "a.csv": "Matricule;Année d'entrée;Date de dépôt;Domaines visés\n101;2022;01/10/2023;Finance, Énergie\n102;2022;02/10/2023;Data\n"
        },
        students=["X22 2023-10-01 finance energy", "X22 2023-10-02 data"],
    ),
    Shape(
        "students who wish a sector of activity",
        {
            "a.csv": "Horodateur;Courriel;Promotion;Secteur d'activité souhaité\n01/10/2023 09:00:00;e1@x.edu;X22;Finance\n02/10/2023 09:00:00;e2@x.edu;X22;Data\n03/10/2023 09:00:00;e3@x.edu;X22;Conseil\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data", "X22 2023-10-03 consulting"],
    ),
    Shape(
        "students and the mentor whom they would like",
        {
            "a.csv": "E-mail;Promotion;Date de candidature;Mentor souhaité\ne1@x.edu;X22;01/10/2023;m1@x.org\ne2@x.edu;X22;02/10/2023;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Mentor souhaité is not kept"],
    ),
    Shape(
        "trainings of mentors",
        {
            "f.csv": "E-mail mentor;Promo;Date de formation\nm1@x.org;X05;20/09/2023\nm2@x.org;X10;20/09/2023\n",
            "mentors.csv": "E-mail;Promo;Secteur d'activité\nm1@x.org;X05;Finance\nm2@x.org;X10;Data\n",
        },
        mentors=["X05 finance", "X10 data"],
        says=["Promo is not kept"],
    ),
    Shape(
        "a file of everything in English, semicolons, day first",
        {
            "everything.csv": "Student e-mail;Student class;Application date;Wishes;Mentor e-mail;Mentor class;Mentor sector;Pairing date;End date;End reason\ne1@x.edu;X22;01/10/2023;Finance|Data;m1@x.org;X05;Finance;20/10/2023;;\ne2@x.edu;X22;02/10/2023;Consulting;m2@x.org;X10;Consulting;21/10/2023;15/01/2024;moved\n"
        },
        students=["X22 2023-10-01 finance data", "X22 2023-10-02 consulting"],
        mentors=["X05 finance", "X10 consulting"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21 until 2024-01-15"],
    ),
    Shape(
        "mentors asked how long they worked and how many children",
        {
            "m.csv": "Horodateur,Email,Promo,Secteur,Nombre d'enfants,Combien d'années de carrière ?,Combien de mentorés ?,Campagne\n01/09/2023 09:00:00,m1@x.org,X05,Finance,3,18,2,2023\n02/09/2023 09:00:00,m2@x.org,X10,Data,0,13,1,2023\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
    ),
    Shape(
        "pairs with the status first, and a state of the application",
        {
            "p.csv": "Statut;Élève;Promo élève;Mentor;Promo mentor;Mise en relation\nEn cours;E1;X22;M1;X05;20/10/2023\nRefus du mentor;E2;X22;M2;X10;21/10/2023\nEn attente de réponse;E3;X22;M2;X10;22/10/2023\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21", "X22 2023-10-22"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20"],
        says=[NO_DAY, "no pairs, by their status: 2"],
    ),
    Shape(
        "an export with a column of notes before the rest",
        {
            "n.csv": "Notes;E-mail;Promotion;Date de candidature\nà relancer le 12/10/2023;e1@x.edu;X22;01/10/2023\n;e2@x.edu;X22;02/10/2023\n"
        },
        students=ST,
    ),
    Shape(
        "sectors with ampersands and slashes, other spellings",
        {
            "s.csv": 'E-mail;Promotion;Date de candidature;Secteurs\ne1@x.edu;X22;01/10/2023;Énergie & environnement / Industrie\ne2@x.edu;X22;02/10/2023;"data science, start-up"\n'
        },
        students=["X22 2023-10-01 energy industry", "X22 2023-10-02 data entrepreneurship"],
    ),
    Shape(
        "two files of the same people, one of each half of the columns",
        {
            "a.csv": "Matricule;Promotion;Date de candidature\n101;X22;01/10/2023\n102;X22;02/10/2023\n",
            "b.csv": "Matricule;Promotion;Date de candidature;Secteurs souhaités;Recevable\n101;X22;01/10/2023;Finance;oui\n102;X22;02/10/2023;Data;non\n",
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data refused"],
    ),
    Shape(
        "a promotion with its course after a dash",
        {
            "d.csv": "E-mail;Promotion;Date de candidature\ne1@x.edu;X22 - cycle ingénieur;01/10/2023\ne2@x.edu;X22;02/10/2023\n"
        },
        students=["X22 2023-10-02"],
        says=["This is not a class"],
        aside=1,
    ),
    Shape(
        "waiting list and withdrawals by a state in English",
        {
            "w.csv": "Email,Class,Application date,Status\ne1@x.edu,X22,2023-10-01,Waitlisted\ne2@x.edu,X22,2023-10-02,Dropped out\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02 withdrawn 2023-10-02"],
        says=["withdrawn, by their status"],
    ),
    Shape(
        "a mentor's file where the student is named in a comment",
        {"c.csv": "Identifiant mentor;Promo;Commentaire\nM1;X05;suit e1@x.edu depuis octobre\nM2;X10;\n"},
        mentors=["X05", "X10"],
        says=["Commentaire is not kept"],
    ),
    Shape(
        "cohort written as a school year",
        {
            "y.csv": "E-mail;Campagne;Date de candidature\ne1@x.edu;2023/2024;01/10/2023\ne2@x.edu;2023/2024;02/10/2023\n"
        },
        students=ST,
    ),
    Shape(
        "places with a zero for who offers none",
        {"z.csv": "Mentor;Promo mentor;Campagne;Places\nM1;X05;X22;2\nM2;X10;X22;0\n"},
        mentors=["X05", "X10"],
        places=["X05 X22 2"],
        says=["Offers of no place: 1"],
    ),
    Shape(
        "excel of pairs with titles, a total, and merged mentors",
        {
            "b.xlsx": Book(
                {
                    "Suivi": [
                        ["Binômes 2023-2024"],
                        ["Mentor", "Promo mentor", "Élève", "Promo élève", "Date"],
                        ["M1", "X05", "E1", "X22", date(2023, 10, 20)],
                        ["", "", "E2", "X22", date(2023, 10, 21)],
                        ["Total", 2],
                    ]
                },
                merged=["A3:A4", "B3:B4"],
            )
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20", "X22 X05 2023-10-21"],
        says=[NO_DAY, "above the headers was left out: 1", "it is a total"],
    ),
    Shape(
        "an English directory, promotions with the letter",
        {
            "dir.csv": "Full name;Work email;Class;Employer;Field\nAna Un;m1@acme.com;X05;Acme;Finance\nBob Deux;m2@bold.com;X98;Bold;Consulting\nCyr Trois;m3@bold.com;X11;Bold;Energy\n"
        },
        mentors=["X05 finance", "X98 consulting", "X11 energy"],
    ),
    Shape(
        "students, ids of letters in two cases, spaces around",
        {"i.csv": "Identifiant;Promotion;Date de candidature\n a12 ;X22;01/10/2023\nB13;x22;02/10/2023\n"},
        students=ST,
    ),
]
