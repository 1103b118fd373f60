"""Microsoft Forms."""

from datetime import datetime

from tests.data.intake.shapes.shape import Book, Shape

SHAPES = [
    Shape(
        "microsoft forms, French",
        {
            "Mentorat(1-3).xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de début",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Nom",
                            "Heure de la dernière modification",
                            "Votre promotion\u00a0?",
                            "Secteurs souhaités",
                            "Expliquez votre motivation",
                        ],
                        [
                            1,
                            datetime(2023, 10, 1, 9),
                            datetime(2023, 10, 1, 9, 5),
                            "e1@x.edu",
                            "Ana Un",
                            "",
                            "X22",
                            "Finance;Conseil;",
                            "Je voudrais",
                        ],
                        [
                            2,
                            datetime(2023, 10, 2, 9),
                            datetime(2023, 10, 2, 9, 5),
                            "e2@x.edu",
                            "Bob Deux",
                            "",
                            "X22",
                            "Industrie;",
                            "Je pense",
                        ],
                        [
                            3,
                            datetime(2023, 10, 3, 9),
                            datetime(2023, 10, 4, 0, 5),
                            "e3@x.edu",
                            "Cyr Trois",
                            "",
                            "X22",
                            "",
                            "",
                        ],
                    ]
                }
            )
        },
        students=[
            "X22 2023-10-01 finance consulting words",
            "X22 2023-10-02 industry words",
            "X22 2023-10-04",
        ],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "microsoft forms, English, of an anonymous form",
        {
            "Mentoring.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Start time",
                            "Completion time",
                            "Email",
                            "Name",
                            "Your e-mail address",
                            "Class",
                            "Which sectors?",
                        ],
                        [
                            1,
                            datetime(2023, 10, 1, 9),
                            datetime(2023, 10, 1, 9, 5),
                            "anonymous",
                            "",
                            "e1@x.edu",
                            "X22",
                            "Finance;",
                        ],
                        [
                            2,
                            datetime(2023, 10, 2, 9),
                            datetime(2023, 10, 2, 9, 5),
                            "anonymous",
                            "",
                            "e2@x.edu",
                            "X22",
                            "Consulting;Data;",
                        ],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 consulting data"],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "microsoft forms of mentors, the campaign in the name of the file",
        {
            "Inscription mentors 2023-2024.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de début",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Nom",
                            "Promotion",
                            "Secteur",
                            "Nombre d'élèves",
                        ],
                        [
                            1,
                            datetime(2023, 9, 1, 9),
                            datetime(2023, 9, 1, 9, 5),
                            "m1@x.org",
                            "Ana Un",
                            "X05",
                            "Finance",
                            2,
                        ],
                        [
                            2,
                            datetime(2023, 9, 2, 9),
                            datetime(2023, 9, 2, 9, 5),
                            "m2@x.org",
                            "Bob Deux",
                            "X11",
                            "Conseil",
                            1,
                        ],
                    ]
                }
            )
        },
        mentors=["X05 finance", "X11 consulting"],
        places=["X05 X22 2", "X11 X22 1"],
        says=["Column ID numbers the rows", "read from its name: that of the X22"],
    ),
    Shape(
        "microsoft forms with the columns of a quiz",
        {
            "Quiz.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de début",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Nom",
                            "Total points",
                            "Quiz feedback",
                            "Promotion",
                            "Points - Promotion",
                            "Feedback - Promotion",
                            "Secteurs souhaités",
                            "Points - Secteurs souhaités",
                        ],
                        [
                            1,
                            datetime(2023, 10, 1, 9),
                            datetime(2023, 10, 1, 9, 5),
                            "e1@x.edu",
                            "Ana Un",
                            0,
                            "",
                            "X22",
                            0,
                            "",
                            "Finance;",
                            0,
                        ],
                        [
                            2,
                            datetime(2023, 10, 2, 9),
                            datetime(2023, 10, 2, 9, 5),
                            "e2@x.edu",
                            "Bob Deux",
                            0,
                            "",
                            "X22",
                            0,
                            "",
                            "Data;Conseil;",
                            0,
                        ],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data consulting"],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "microsoft forms, sectors in the order of a ranking",
        {
            "Classement.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Promotion",
                            "Classez les secteurs de votre préféré au dernier",
                        ],
                        [1, datetime(2023, 10, 1, 9, 5), "e1@x.edu", "X22", "Conseil;Finance;Industrie;"],
                        [2, datetime(2023, 10, 2, 9, 5), "e2@x.edu", "X22", "Industrie;Conseil;Finance;"],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 consulting finance industry", "X22 2023-10-02 industry consulting finance"],
        says=["Column ID numbers the rows"],
    ),
]
