"""LibreOffice workbooks and text files, with the words that no list knows."""

from data.intake.answers import Answers
from tests.data.intake.shapes.shape import Book, Shape
from tests.data.intake.shapes.spreadsheets import HEAD, STUDENTS

SHAPES = [
    Shape(
        "libreoffice, students",
        {
            "candidatures.ods": Book(
                {
                    "Feuille1": [
                        HEAD,
                        ["C1", "X22", "2023-10-01", "Finance, Conseil"],
                        ["C2", "X22", "2023-10-02", "Data"],
                    ]
                }
            )
        },
        students=STUDENTS,
    ),
    Shape(
        "libreoffice, both sides of pairs on one row",
        {
            "binomes.ods": Book(
                {
                    "Feuille1": [
                        ["Élève", "Promo élève", "Mentor", "Promo mentor", "Date"],
                        ["E1", "X22", "M1", "X05", "2023-10-20"],
                        ["E2", "X22", "M2", "X98", "2023-10-21"],
                    ]
                }
            )
        },
        students=["X22 2023-10-20", "X22 2023-10-21"],
        mentors=["X05", "X98"],
        pairs=["X22 X05 2023-10-20", "X22 X98 2023-10-21"],
        says=["No column says when these students applied"],
    ),
    Shape(
        "libreoffice, titles above, a sheet of each kind",
        {
            "programme.ods": Book(
                {
                    "Élèves": [
                        ["Campagne 2023", "", ""],
                        ["Courriel", "Promotion", "Inscrit le"],
                        ["e1@x.edu", "X22", "2023-10-01"],
                    ],
                    "Volontaires": [
                        ["Courriel", "Promo", "Places", "Campagne"],
                        ["m1@x.org", "X05", "2", "2023"],
                    ],
                }
            )
        },
        students=["X22 2023-10-01"],
        mentors=["X05"],
        places=["X05 X22 2"],
        says=["above the headers was left out: 1"],
    ),
    Shape(
        "text in windows' own letters, semicolons, quotation marks",
        {
            "candidatures.csv": 'sep=;\n"Identifiant";"Promotion";"Date de candidature";"Secteurs souhaités"\n"="007"";"X22";"01/10/2023";"Finance;Conseil"\n'.replace(
                '"="007""', '"=""007"""'
            )
        },
        students=["X22 2023-10-01 finance consulting"],
    ),
    Shape(
        "text with tabs, the month in words",
        {
            "candidatures.tsv": "Courriel\tPromotion\tInscrit le\tDomaines\ne1@x.edu\tX22\tdimanche 1er octobre 2023\tFinance / Conseil\n"
            "e2@x.edu\tX22\tlundi 2 octobre 2023\tBanque - Assurance - Finance\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 finance"],
    ),
    Shape(
        "a total by promotion that is no list of people",
        {"totaux.csv": "Promotion;Candidatures;Binômes\nX22;180;150\nX23;200;160\n"},
        refused="do not say what this sheet holds",
    ),
    Shape(
        "an option written by hand, which no list of sectors has",
        {
            "autre.csv": 'Horodateur,Adresse e-mail,Promotion,Secteurs souhaités\n01/10/2023 09:00:00,e1@x.edu,X22,"Finance, Autre : spatial"\n'
            "02/10/2023 09:00:00,e2@x.edu,X22,spatial\n03/10/2023 09:00:00,e3@x.edu,X22,Indifférent\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02", "X22 2023-10-03 undecided"],
        says=["“spatial” is no sector of the list"],
    ),
    Shape(
        "the same with what the coordinator said of it",
        {
            "autre.csv": "Horodateur,Adresse e-mail,Promotion,Secteurs souhaités\n02/10/2023 09:00:00,e2@x.edu,X22,spatial\n03/10/2023 09:00:00,e3@x.edu,X22,Data\n"
        },
        answers=Answers(sectors={"spatial": "industry"}),
        students=["X22 2023-10-02 industry", "X22 2023-10-03 data"],
    ),
    Shape(
        "places of the campaign by the year in which it opens",
        {
            "volontaires.csv": "Mentor;Campagne;Places\nM1;2023;2\nM2;2024;1\n",
            "mentors.csv": "Identifiant;Promo;Entreprise\nM1;X05;Acme\nM2;X98;Bold\n",
        },
        mentors=["X05", "X98"],
        places=["X05 X22 2", "X98 X23 1"],
    ),
    Shape(
        "students by matricule in one file, by address in the pairs",
        {
            "candidatures.csv": "Matricule;E-mail;Promotion;Date de candidature\n101;e1@x.edu;X22;01/10/2023\n102;e2@x.edu;X22;02/10/2023\n",
            "binomes.csv": "E-mail élève;E-mail mentor;Promo mentor;Date\ne1@x.edu;m1@x.org;X05;20/10/2023\n",
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        mentors=["X05"],
        pairs=["X22 X05 2023-10-20"],
    ),
]
