"""The other half of the shapes that were tried last."""

from datetime import date

from tests.data.intake.shapes.shape import Book, Shape

NO_DAY = "No column says when these students applied"
SHAPES = [
    Shape(
        "applications that say who has a mentor",
        {
            "a.csv": "E-mail;Promotion;Date de candidature;A un mentor\ne1@x.edu;X22;01/10/2023;Oui\ne2@x.edu;X22;02/10/2023;Non\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["A un mentor is not kept"],
    ),
    Shape(
        "applications with an address under binôme",
        {
            "a.csv": "E-mail;Promotion;Date de candidature;Binôme;Date du binôme\ne1@x.edu;X22;01/10/2023;m1@x.org;20/10/2023\ne2@x.edu;X22;02/10/2023;;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Binôme is not kept", "Date du binôme is not kept"],
    ),
    Shape(
        "mentors with the number of those whom they follow already",
        {
            "m.csv": "E-mail;Promo;Secteur;Nombre d'élèves suivis\nm1@x.org;X05;Finance;2\nm2@x.org;X10;Data;0\n"
        },
        mentors=["X05 finance", "X10 data"],
        says=[],
    ),
    Shape(
        "mentors with years of experience and an age",
        {
            "m.csv": "E-mail;Promo;Secteur;Nombre d'années d'expérience;Âge\nm1@x.org;X05;Finance;18;38\nm2@x.org;X10;Data;13;33\n"
        },
        mentors=["X05 finance", "X10 data"],
    ),
    Shape(
        "wishes under one title, numbered",
        {
            "a.xlsx": Book(
                {
                    "Feuil1": [
                        ["", "", "", "Vœux", "", ""],
                        ["E-mail", "Promotion", "Date", "1", "2", "3"],
                        ["e1@x.edu", "X22", date(2023, 10, 1), "Finance", "Conseil", ""],
                        ["e2@x.edu", "X22", date(2023, 10, 2), "Data", "", ""],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data"],
        says=["above the headers was left out: 1"],
    ),
    Shape(
        "sectors numbered one to three",
        {
            "a.csv": "Courriel;Promo;Date de candidature;Secteur 1;Secteur 2;Secteur 3\ne1@x.edu;X22;01/10/2023;Industrie;Finance;\ne2@x.edu;X22;02/10/2023;Data;;\n"
        },
        students=["X22 2023-10-01 industry finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "choices by letter",
        {
            "a.csv": "Courriel;Promo;Date de candidature;Choix A;Choix B\ne1@x.edu;X22;01/10/2023;Industrie;Finance\ne2@x.edu;X22;02/10/2023;Data;\n"
        },
        students=["X22 2023-10-01 industry finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "a row without an address, capitals, spaces",
        {"a.csv": "E-mail;Promotion;Date de candidature\n E1@X.edu ;X22;01/10/2023\n;X22;02/10/2023\n"},
        students=["X22 2023-10-01"],
        says=["This cell is empty"],
        aside=1,
    ),
    Shape(
        "mentors who sign up with the sectors that they can help in",
        {
            "Formulaire mentors X22.csv": 'Horodateur,Adresse e-mail,Votre promotion,"Dans quels secteurs pouvez-vous accompagner un élève ?","Combien d\'élèves au maximum ?"\n01/09/2023 09:00:00,m1@x.org,X05,Finance,2\n02/09/2023 09:00:00,m2@x.org,X10,Data,1\n'
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
        says=["that of the X22"],
    ),
    Shape(
        "volunteers by promotion of the school year, with a yes or no",
        {
            "v.csv": "Mentor;Promo mentor;Année scolaire;Places;Volontaire\nM1;X05;2023/2024;2;Oui\nM2;X10;2023/2024;1;Non\n"
        },
        mentors=["X05", "X10"],
        places=["X05 X22 2"],
        says=["offer no place, by their status: 1", "Offers of no place: 1"],
    ),
    Shape(
        "an end that is planned, and a real one",
        {
            "p.csv": "Élève;Promo élève;Mentor;Promo mentor;Début;Fin prévue;Fin\nE1;X22;M1;X05;20/10/2023;30/06/2024;15/02/2024\nE2;X22;M2;X10;21/10/2023;30/06/2024;\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20 until 2024-02-15", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Fin prévue is not kept"],
    ),
    Shape(
        "dates of an English calendar, with the day of the week",
        {
            "a.csv": 'Email,Class,Submitted,Sectors\ne1@x.edu,X22,"Sunday, October 1, 2023 9:15 AM",Finance\ne2@x.edu,X22,"Monday, October 2, 2023 9:15 PM",Data\n'
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "students of two promotions in one list",
        {
            "a.csv": "E-mail;Promotion;Date;Secteurs souhaités;Motivation\ne1@x.edu;X22;01/10/2023;Finance;Voir\ne2@x.edu;X23;01/10/2024;Data;Agir\n"
        },
        students=["X22 2023-10-01 finance words", "X23 2024-10-01 data words"],
    ),
]
