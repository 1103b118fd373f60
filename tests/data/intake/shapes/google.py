"""Google Forms and the sheets of their answers. Who applies in the autumn of 2023 is of the X22, here and in every shape."""

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Shape

X22 = Answers({"": Choice(campaign="X22")})
ASK = "Pourquoi souhaitez-vous un mentor ?"
SHAPES = [
    Shape(
        "google forms, csv of the answers, French",
        {
            "Candidature au mentorat.csv": '"Horodateur","Adresse e-mail","Nom et prénom","Votre promotion","Quels secteurs vous'
            ' intéressent ? (plusieurs choix possibles)","Où en êtes-vous de votre projet professionnel ?","'
            + ASK
            + '"\n'
            '"2023/10/01 9:15:32 AM UTC+2","e1@x.edu","Ana Un","X22","Finance, Conseil","2","Comprendre"\n'
            '"2023/10/02 12:30:00 AM UTC+2","e2@x.edu","Bob Deux","X22","Informatique et data","5","Avancer, entre autres"\n'
            '"2023/10/02 11:59:32 PM UTC+2","e3@x.edu","Cyr Trois","X22","","",""\n'
        },
        students=[
            "X22 2023-10-01 finance consulting project 2 words",
            "X22 2023-10-02 data project 5 words",
            "X22 2023-10-02",
        ],
    ),
    Shape(
        "google forms, csv of the answers, English, the person's account as identifier",
        {
            "Mentoring programme.csv": '"Timestamp","Username","Class of","Which fields are you interested in?","What do you expect'
            ' from a mentor?"\n'
            '"2023/10/01 9:15:32 PM GMT+2","e1@x.edu","X22","Finance;Consulting","To understand"\n'
            '"2023/10/03 9:15:32 AM GMT+2","e2@x.edu","X22","Energy and environment","To choose"\n'
        },
        students=["X22 2023-10-01 finance consulting words", "X22 2023-10-03 energy words"],
    ),
    Shape(
        "google sheets of the answers, French",
        {
            "Réponses.csv": "Horodateur,Adresse e-mail,Votre promotion,Secteurs souhaités\n"
            '01/10/2023 09:15:32,e1@x.edu,X22,"Finance, Conseil"\n05/10/2023 23:50:01,e2@x.edu,X22,Industrie\n'
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-05 industry"],
    ),
    Shape(
        "google sheets of the answers, American: the month first",
        {
            "Form Responses 1.csv": "Timestamp,Email Address,Promotion,Sectors wished\n10/1/2023 9:15:32,e1@x.edu,X22,Finance\n"
            "10/25/2023 21:05:01,e2@x.edu,X22,Industry\n"
        },
        asks=["dates"],
        answers=Answers({"": Choice(dates="month")}),
        students=["X22 2023-10-01 finance", "X22 2023-10-25 industry"],
    ),
    Shape(
        "google forms of mentors, with their places",
        {
            "Réponses mentors.csv": "Horodateur,Adresse e-mail,Promotion,Secteur d'activité,Combien d'élèves pouvez-vous accompagner ?\n"
            "01/09/2023 09:15:32,m1@x.org,X08,Finance,2\n02/09/2023 10:00:00,m2@x.org,X11,Énergie et environnement,1\n"
        },
        asks=["campaign"],
        answers=X22,
        mentors=["X08 finance", "X11 energy"],
        places=["X08 X22 2", "X11 X22 1"],
    ),
    Shape(
        "google forms, a grid with a choice for each sector",
        {
            "grille.csv": "Horodateur,Adresse e-mail,Promotion,Vos vœux [Finance],Vos vœux [Conseil],Vos vœux [Énergie]\n"
            "01/10/2023 09:15:32,e1@x.edu,X22,2e choix,1er choix,\n02/10/2023 09:15:32,e2@x.edu,X22,,2e choix,1er choix\n"
        },
        students=["X22 2023-10-01 consulting finance", "X22 2023-10-02 energy consulting"],
    ),
    Shape(
        "google forms, a grid with a sector for each choice",
        {
            "grille.csv": "Horodateur,Adresse e-mail,Promotion,Vos vœux [1er choix],Vos vœux [2e choix],Vos vœux [3e choix]\n"
            "01/10/2023 09:15:32,e1@x.edu,X22,Conseil,Finance,\n02/10/2023 09:15:32,e2@x.edu,X22,Énergie,Conseil,Industrie\n"
        },
        students=["X22 2023-10-01 consulting finance", "X22 2023-10-02 energy consulting industry"],
    ),
    Shape(
        "google forms, answered twice",
        {
            "deux fois.csv": "Horodateur,Adresse e-mail,Promotion,Secteurs souhaités\n01/10/2023 09:15:32,e1@x.edu,X22,Finance\n"
            "03/10/2023 09:15:32,E1@x.edu,X22,Conseil\n"
        },
        students=["X22 2023-10-03 consulting"],
        says=["answered again on line 3"],
    ),
]
