"""Signs in the place of words, days as spreadsheets shorten them, a column for each campaign, two rows of headers, two
tables on a sheet."""

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.last import NO_DAY
from tests.data.intake.shapes.shape import Shape

PAIRS = "Élève;Promo élève;Mentor;Promo mentor;Date;"
STUDENTS = ("X22 2023-10-20", "X22 2023-10-21")
NOT_KEPT = "is not kept. It holds places"
SHAPES = [
    Shape(
        "pairs with a tick or a cross under Validé",
        {
            "p.csv": f"{PAIRS}Validé\ne1@x.edu;X22;m1@x.org;X05;20/10/2023;✅\ne2@x.edu;X22;m2@x.org;X10;21/10/2023;❌\n"
        },
        students=STUDENTS,
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Column Validé is not kept. It holds statuses"],
    ),
    Shape(
        "pairs whose status is a tick or a cross",
        {
            "p.csv": f"{PAIRS}Statut\ne1@x.edu;X22;m1@x.org;X05;20/10/2023;✔️\ne2@x.edu;X22;m2@x.org;X10;21/10/2023;❌\n"
        },
        students=STUDENTS,
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20"],
        says=[NO_DAY, "Rows that are no pairs, by their status: 1"],
    ),
    Shape(
        "pairs whose status is a cross that may say yes",
        {
            "p.csv": f"{PAIRS}Statut\ne1@x.edu;X22;m1@x.org;X05;20/10/2023;✓\ne2@x.edu;X22;m2@x.org;X10;21/10/2023;✗\n"
        },
        refused="Nobody knows what this status means",
    ),
    Shape(
        "students who are eligible by a tick",
        {
            "a.csv": "E-mail;Promotion;Date;Secteur;Éligible\ne1@x.edu;X22;01/10/2023;Finance;✅\ne2@x.edu;X22;02/10/2023;Data;❌\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data refused"],
    ),
    Shape(
        "mentors who are there by a tick",
        {
            "m.csv": "Mail;Promo;Secteur;Campagne;Places;Disponible\nm1@x.org;X05;Finance;X22;2;✅\nm2@x.org;X10;Data;X22;1;❌\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2"],
        says=["Mentors who offer no place, by their status: 1", "Offers of no place: 1"],
    ),
    Shape(
        "mentors with a column for each class, and one for a school year",
        {
            "m.csv": "Mail;Promo;Secteur;X20;X21;X22;2023-2024\nm1@x.org;X05;Finance;1;;2;oui\nm2@x.org;X10;Data;;1;;\n"
        },
        mentors=["X05 finance", "X10 data"],
        says=[f"Column {name} {NOT_KEPT}" for name in ("X20", "X21", "X22", "2023-2024")],
    ),
    Shape(
        "days as Excel shortens them, in French and in English",
        {
            "a.csv": "E-mail;Promotion;Date d'inscription;Secteur\ne1@x.edu;X22;3-oct.-23;Finance\ne2@x.edu;X22;12-Nov-2023;Data\n"
            "e3@x.edu;X22;1er octobre 2023;Data\ne4@x.edu;X22;4 oct 2023 à 9h12;Énergie\n"
        },
        students=[
            "X22 2023-10-03 finance",
            "X22 2023-11-12 data",
            "X22 2023-10-01 data",
            "X22 2023-10-04 energy",
        ],
    ),
    Shape(
        "surveymonkey, with what may be answered under the questions",
        {
            "a.csv": "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Votre promotion,"
            "Quels secteurs vous attirent ?,,\n,,,,,,Open-Ended Response,Finance,Data,Énergie\n"
            "118,42,10/01/2023 09:12:45 AM,10/01/2023 09:20:11 AM,1.2.3.4,e1@x.edu,X22,Finance,,Énergie\n"
            "119,42,10/13/2023 09:12:45 PM,10/13/2023 09:20:11 PM,1.2.3.5,e2@x.edu,X22,,Data,\n"
        },
        students=["X22 2023-10-01 finance energy", "X22 2023-10-13 data"],
        asks=["dates"],
        answers=Answers({"": Choice(dates="month")}),
    ),
    Shape(
        "students beside mentors, an empty column between them",
        {
            "a.csv": "E-mail;Promotion;Date;Secteur;;Mail mentor;Promo mentor;Secteur mentor\n"
            "e1@x.edu;X22;01/10/2023;Finance;;m1@x.org;X05;Data\ne2@x.edu;X22;02/10/2023;Data;;m2@x.org;X10;Finance\n"
        },
        refused="Two tables may stand side by side",
    ),
    Shape(
        "pairs with an empty column between both sides",
        {
            "p.csv": "E-mail élève;Promo élève;;E-mail mentor;Promo mentor;;Mise en relation\n"
            "e1@x.edu;X22;;m1@x.org;X05;;20/10/2023\ne2@x.edu;X22;;m2@x.org;X10;;21/10/2023\n"
        },
        students=STUDENTS,
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY],
    ),
    Shape(
        "wishes ranked by LimeSurvey",
        {
            "a.csv": "Date d'envoi,Adresse e-mail,Promotion,Classement [Rang 1],Classement [Rang 2]\n"
            "2023-10-01 09:12:45,e1@x.edu,X22,Finance,Data\n2023-10-02 09:12:45,e2@x.edu,X22,Énergie,\n"
        },
        students=["X22 2023-10-01 finance data", "X22 2023-10-02 energy"],
    ),
    Shape(
        "pairs with a satisfaction in stars",
        {
            "p.csv": f"{PAIRS}Satisfaction\ne1@x.edu;X22;m1@x.org;X05;20/10/2023;★★★★\ne2@x.edu;X22;m2@x.org;X10;21/10/2023;★★★★★\n"
        },
        students=STUDENTS,
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=[NO_DAY, "Column Satisfaction is not kept"],
    ),
]
