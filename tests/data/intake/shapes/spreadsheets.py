"""Workbooks that people keep by hand: titles, totals, merged and hidden cells, formulas, dates as text, several sheets."""

from datetime import date, datetime

from tests.data.intake.shapes.shape import Book, Shape

HEAD = ["Identifiant", "Promotion", "Date de candidature", "Secteurs souhaités"]
ONE = ["C1", "X22", date(2023, 10, 1), "Finance, Conseil"]
TWO = ["C2", "X22", date(2023, 10, 2), "Data"]
STUDENTS = ["X22 2023-10-01 finance consulting", "X22 2023-10-02 data"]

SHAPES = [
    Shape(
        "excel, titles above and a total below",
        {
            "suivi.xlsx": Book(
                {
                    "Feuil1": [
                        ["Mentorat 2023"],
                        ["Liste des candidatures", "", "mise à jour du 5 octobre"],
                        [],
                        HEAD,
                        ONE,
                        TWO,
                        [],
                        ["Total", 2],
                    ]
                }
            )
        },
        students=STUDENTS,
        says=["above the headers was left out: 2", "line 8: This line was left out: it is a total"],
    ),
    Shape(
        "excel, cells merged down",
        {
            "fusion.xlsx": Book(
                {
                    "Feuil1": [
                        ["Secteur", "E-mail", "Promo"],
                        ["Finance", "m1@x.org", "X05"],
                        ["", "m2@x.org", "X98"],
                        ["Conseil", "m3@x.org", "X11"],
                    ]
                },
                merged=["A2:A3"],
            )
        },
        mentors=["X05 finance", "X98 finance", "X11 consulting"],
    ),
    Shape(
        "excel, rows hidden by a filter",
        {"filtre.xlsx": Book({"Feuil1": [HEAD, ONE, TWO]}, hidden=[3])},
        students=STUDENTS,
        says=["Hidden or filtered rows of this sheet are taken in like the others: 1"],
    ),
    Shape(
        "excel, formulas with their results",
        {
            "formules.xlsx": Book(
                {
                    "Feuil1": [
                        ["Identifiant", "Année", "Promotion", "Date de candidature"],
                        ["C1", 22, '="X"&B2|X22', date(2023, 10, 1)],
                        ["C2", 22, '="X"&B3|X22', date(2023, 10, 2)],
                    ]
                }
            )
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
    Shape(
        "excel, dates of every kind in one column",
        {
            "dates.xlsx": Book(
                {
                    "Feuil1": [
                        ["Identifiant", "Promotion", "Date de candidature"],
                        ["C1", "X22", "01/10/2023"],
                        ["C2", "X22", datetime(2023, 10, 2, 14, 5)],
                        ["C3", "X22", "3 octobre 2023"],
                        ["C4", "X22", 45203],
                        ["C5", "X22", "2023-10-05"],
                        ["C6", "X22", "06.10.23"],
                        ["C7", "X22", "07/10/2023 à 09h15"],
                    ]
                }
            )
        },
        students=[f"X22 2023-10-0{day}" for day in range(1, 8)],
    ),
    Shape(
        "excel, one sheet a year, the promotion on the tab",
        {
            "candidatures.xlsx": Book(
                {
                    "X22": [
                        ["E-mail", "Date de candidature", "Secteurs"],
                        ["e1@x.edu", date(2023, 10, 1), "Finance"],
                    ],
                    "X23": [
                        ["E-mail", "Date de candidature", "Secteurs"],
                        ["e2@x.edu", date(2024, 10, 1), "Data"],
                        ["e3@x.edu", date(2024, 10, 2), ""],
                    ],
                }
            )
        },
        students=["X22 2023-10-01 finance", "X23 2024-10-01 data", "X23 2024-10-02"],
        says=["that of the X22", "that of the X23"],
    ),
    Shape(
        "excel, one sheet a year, the campaign on the tab",
        {
            "mentorat.xlsx": Book(
                {
                    "2023-2024": [
                        ["E-mail", "Promo", "Secteur", "Capacité"],
                        ["m1@x.org", "X05", "Finance", 2],
                        ["m2@x.org", "X98", "Data", 1],
                    ],
                    "2024-2025": [
                        ["E-mail", "Promo", "Secteur", "Capacité"],
                        ["m1@x.org", "X05", "Finance", 1],
                    ],
                }
            )
        },
        mentors=["X05 finance", "X98 data"],
        places=["X05 X22 2", "X98 X22 1", "X05 X23 1"],
        says=["that of the X22", "that of the X23"],
    ),
    Shape(
        "excel, all of the programme in one workbook, with a notice and lists",
        {
            "programme.xlsx": Book(
                {
                    "Notice": [
                        ["Ce classeur contient les candidatures, les mentors et les binômes."],
                        ["Ne pas modifier les en-têtes."],
                    ],
                    "Candidatures": [HEAD, ONE, TWO],
                    "Mentors": [
                        ["Identifiant", "Promo", "Secteur"],
                        ["M1", "X05", "Finance"],
                        ["M2", "X98", "Data"],
                    ],
                    "Binômes": [
                        ["Élève", "Mentor", "Date de mise en relation"],
                        ["C1", "M1", date(2023, 10, 20)],
                    ],
                    "Listes": [["Secteurs"], ["Finance"], ["Conseil"], ["Data"]],
                }
            )
        },
        students=STUDENTS,
        mentors=["X05 finance", "X98 data"],
        pairs=["X22 X05 2023-10-20"],
        says=["programme.xlsx › Notice", "programme.xlsx › Listes"],
    ),
    Shape(
        "excel, a hidden sheet",
        {
            "masque.xlsx": Book(
                {
                    "Candidatures": [HEAD, ONE, TWO],
                    "Brouillon": [HEAD, ["C9", "X22", date(2023, 10, 9), "Finance"]],
                },
                hidden_sheets=["Brouillon"],
            )
        },
        students=STUDENTS,
        says=["Brouillon: This sheet is hidden: it was not read."],
    ),
    Shape(
        "excel, a column for each sector with ones and zeros",
        {
            "large.xlsx": Book(
                {
                    "Feuil1": [
                        ["Matricule", "Promotion", "Date", "Finance", "Conseil", "Data"],
                        [101, "X22", date(2023, 10, 1), 1, 0, 1],
                        [102, "X22", date(2023, 10, 2), 0, 1, 0],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance data", "X22 2023-10-02 consulting"],
    ),
    Shape(
        "excel, a column for each sector with ticks, and a note",
        {
            "coches.xlsx": Book(
                {
                    "Feuil1": [
                        ["E-mail", "Promotion", "Date", "Finance", "Conseil", "Remarques"],
                        ["e1@x.edu", "X22", date(2023, 10, 1), "✓", "", "rappeler"],
                        ["e2@x.edu", "X22", date(2023, 10, 2), "✓", "✓", ""],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 finance consulting"],
    ),
    Shape(
        "excel, numbers that were typed as text and as numbers",
        {
            "mixte.xlsx": Book(
                {
                    "Feuil1": [
                        ["Matricule", "Promo", "Date"],
                        [20221001, 2022, date(2023, 10, 1)],
                        ["20221002", "2022", "02/10/2023"],
                        [20221003, "X22", date(2023, 10, 3)],
                    ]
                }
            )
        },
        students=["X22 2023-10-01", "X22 2023-10-02", "X22 2023-10-03"],
    ),
]
