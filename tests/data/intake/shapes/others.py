"""More shapes of the same kinds, thought of after the others were read right."""

from datetime import date, datetime

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Book, Shape

SHAPES = [
    Shape(
        "a form with long questions, a scale for the project, promotions spelled in every way",
        {
            "Candidatures mentorat.csv": '"Horodateur","Adresse e-mail","De quelle promotion êtes-vous ?","Sur une échelle de 1 à 5, où en êtes-vous de'
            ' votre projet professionnel ?","Dans quels domaines souhaiteriez-vous trouver un mentor ?"\n'
            '"2023/09/25 8:05:00 AM UTC+2","e1@x.edu","x22","3","Finance, Conseil"\n"2023/09/26 8:05:00 PM UTC+2","e2@x.edu","X 22","1","Industrie"\n'
            '"2023/09/27 8:05:00 PM UTC+2","e3@x.edu","2022","5","Recherche et développement"\n'
        },
        students=[
            "X22 2023-09-25 finance consulting project 3",
            "X22 2023-09-26 industry project 1",
            "X22 2023-09-27 research project 5",
        ],
    ),
    Shape(
        "an English form whose question of the class gives an example",
        {
            "Form responses.csv": 'Timestamp,Email Address,What is your class (e.g. X22)?,"Which sectors interest you most? (pick up to 3)",Tell us why you apply\n'
            '2023-10-01 09:15:32,e1@x.edu,X22,"Finance, Consulting",Because\n2023-10-02 09:15:32,e2@x.edu,X22,Industry,Well\n'
        },
        students=["X22 2023-10-01 finance consulting words", "X22 2023-10-02 industry words"],
    ),
    Shape(
        "a form with a first and a second choice as two questions",
        {
            "choix.xlsx": Book(
                {
                    "Sheet1": [
                        [
                            "ID",
                            "Heure de fin",
                            "Adresse de messagerie",
                            "Promotion",
                            "Votre secteur préféré ?",
                            "Votre deuxième choix ?",
                        ],
                        [1, datetime(2023, 10, 1, 9), "e1@x.edu", "X22", "Conseil", "Finance"],
                        [2, datetime(2023, 10, 2, 9), "e2@x.edu", "X22", "Data", ""],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 consulting finance", "X22 2023-10-02 data"],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "an American export saved as text: years of two digits, the month first",
        {
            "responses.csv": "ID,Start time,Completion time,Email,Class,Sectors\n1,10/1/23 9:10:00,10/1/23 9:15:32,e1@x.edu,X22,Finance\n"
            "2,10/14/23 21:10:00,10/14/23 21:15:32,e2@x.edu,X22,Data\n"
        },
        asks=["dates"],
        answers=Answers({"": Choice(dates="month")}),
        students=["X22 2023-10-01 finance", "X22 2023-10-14 data"],
        says=["Column ID numbers the rows"],
    ),
    Shape(
        "a survey with an option of one's own in a column beside the others",
        {
            "enquete.csv": '"id","submitdate","lastpage","mail","promotion","Secteurs [Finance]","Secteurs [Conseil]","Secteurs [Autre]"\n'
            '"3","2023-10-01 09:15:32","2","e1@x.edu","X22","Oui","Non","spatial"\n"4","2023-10-02 09:15:32","2","e2@x.edu","X22","Non","Oui",""\n'
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 consulting"],
        says=["Column id numbers the rows", "spatial"],
    ),
    Shape(
        "an English form of drupal, commas, without the lines above",
        {
            "webform_7.csv": "Serial,SID,Time,Completed Time,Modified Time,Draft,IP Address,UID,Username,Email,Promotion,Wishes\n"
            "1,301,2023-10-01 09:10:00,2023-10-01 09:15:00,2023-10-01 09:15:00,0,127.0.0.1,0,anonymous,e1@x.edu,X22,Finance\n"
            "2,302,2023-10-02 09:10:00,2023-10-02 09:15:00,2023-10-02 09:15:00,0,127.0.0.1,0,anonymous,e2@x.edu,X22,Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "a base whose applications look up their mentor",
        {
            "Applications.csv": "Applicant email,Class,Applied,Sectors,Mentor email (from Mentor),Class (from Mentor),Matched on\n"
            "e1@x.edu,X22,2023-10-01,Finance,m1@x.org,X05,2023-10-20\ne2@x.edu,X22,2023-10-02,Data,,,\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
    Shape(
        "a directory by year of diploma, which is no promotion",
        {
            "annuaire.csv": "Identifiant;E-mail;Année de diplôme;Secteur\nA1;m1@x.org;2008;Finance\nA2;m2@x.org;2001;Data\n"
        },
        refused="may hold applications or mentors",
    ),
    Shape(
        "a directory by year of graduation, in English",
        {
            "alumni.csv": "Member ID,Email,Graduation year,Industry,Company\n4411,m1@x.org,2008,Finance,Acme\n4502,m2@x.org,2001,Consulting,Bold\n"
        },
        refused="lacks Mentor's class",
    ),
    Shape(
        "one sheet a promotion, named so",
        {
            "eleves.xlsx": Book(
                {
                    "Promo X22": [["Courriel", "Inscrit le"], ["e1@x.edu", date(2023, 10, 1)]],
                    "Promo X23": [["Courriel", "Inscrit le"], ["e2@x.edu", date(2024, 10, 1)]],
                }
            )
        },
        asks=["tables", "tables"],
        answers=Answers({"": Choice(("application",))}),
        students=["X22 2023-10-01", "X23 2024-10-01"],
        says=["that of the X22", "that of the X23"],
    ),
    Shape(
        "pairs from and until, in words of their own",
        {
            "jumelages.csv": "Mentorée;Promo mentorée;Mentor;Promo mentor;Depuis le;Jusqu'au\nE1;X22;M1;X05;20/10/2023;30/06/2024\nE2;X22;M2;X10;21/10/2023;\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20 until 2024-06-30", "X22 X10 2023-10-21"],
        says=["No column says when these students applied"],
    ),
    Shape(
        "pairs whose two people stand in one cell",
        {
            "binomes.csv": "Binôme;Date de mise en relation\ne1@x.edu / m1@x.org;20/10/2023\ne2@x.edu / m2@x.org;21/10/2023\n"
        },
        refused="do not say what this sheet holds",
    ),
    Shape(
        "a list with types and a number of mentees, in English",
        {
            "signups.csv": "Submitted at,Email,Type,Promotion,Field,Max mentees,Campaign\n2023-10-01 09:00,e1@x.edu,Mentee,X22,Finance,,2023\n"
            "2023-09-01 09:00,m1@x.org,Mentor,X05,Consulting,2,2023\n"
        },
        students=["X22 2023-10-01 finance"],
        mentors=["X05 consulting"],
        places=["X05 X22 2"],
    ),
    Shape(
        "subtotals between the rows and a grand total",
        {
            "suivi.csv": "Identifiant;Promotion;Date de candidature\nC1;X22;01/10/2023\nC2;X22;02/10/2023\nSous-total X22;2;\nC3;X23;01/10/2024\nTotal général;3;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02", "X23 2024-10-01"],
        says=["line 4", "line 6"],
    ),
    Shape(
        "headers that go over two lines in their cells",
        {
            "retour.xlsx": Book(
                {
                    "Feuil1": [
                        [
                            "E-mail\nde l'élève",
                            "Promotion\n(X..)",
                            "Date de\ncandidature",
                            "Secteurs\nsouhaités",
                        ],
                        ["e1@x.edu", "X22", date(2023, 10, 1), "Finance"],
                    ]
                }
            )
        },
        students=["X22 2023-10-01 finance"],
    ),
    Shape(
        "names of sections between the rows",
        {
            "sections.xlsx": Book(
                {
                    "Feuil1": [
                        ["E-mail", "Promotion", "Date de candidature"],
                        ["Promotion X22"],
                        ["e1@x.edu", "X22", date(2023, 10, 1)],
                        ["Promotion X23"],
                        ["e2@x.edu", "X23", date(2024, 10, 1)],
                    ]
                }
            )
        },
        students=["X22 2023-10-01", "X23 2024-10-01"],
        says=["line 2", "line 4"],
        aside=2,
    ),
    Shape(
        "headers again in the middle of the rows",
        {
            "pages.csv": "Identifiant;Promotion;Date de candidature\nC1;X22;01/10/2023\nIdentifiant;Promotion;Date de candidature\nC2;X22;02/10/2023\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["line 3"],
    ),
    Shape(
        "columns without a header, and empty ones",
        {
            "trous.csv": "Identifiant;;Promotion;;Date de candidature;;\nC1;;X22;note;01/10/2023;;\nC2;;X22;;02/10/2023;;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
]
