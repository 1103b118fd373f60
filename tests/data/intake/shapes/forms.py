"""Exports of forms: Google, Microsoft, Framaforms, LimeSurvey, Typeform. In each, who applies in the autumn of 2023 is of the X22."""

from datetime import datetime

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Book, Shape

X22 = Answers({"": Choice(campaign="X22")})
ASK = "Pourquoi souhaitez-vous un mentor ?"

GOOGLE = [
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

MICROSOFT = [
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

LIME = [
    Shape(
        "limesurvey, whole questions, one answer unfinished",
        {
            "results-survey271828.csv": '"ID de la réponse","Date de soumission","Dernière page","Langue de départ","Tête de série","Date de'
            ' lancement","Date de la dernière action","Votre adresse e-mail","Votre promotion","Quels secteurs vous intéressent ?'
            ' [Finance]","Quels secteurs vous intéressent ? [Conseil]","' + ASK + '"\n'
            '"1","2023-10-01 09:15:32","3","fr","1234567","2023-10-01 09:01:00","2023-10-01 09:15:32","e1@x.edu","X22","Oui","Non","Voir"\n'
            '"2","","1","fr","7654321","2023-10-01 10:01:00","2023-10-01 10:02:32","e2@x.edu","X22","","",""\n'
            '"4","2023-10-03 09:15:32","3","fr","1934567","2023-10-03 09:01:00","2023-10-03 09:15:32","e4@x.edu","X22","Oui","Oui","Agir"\n'
        },
        students=["X22 2023-10-01 finance words", "X22 2023-10-03 finance consulting words"],
        says=["Answers that were not finished: 1"],
    ),
    Shape(
        "limesurvey, codes of questions",
        {
            "results.csv": '"id","submitdate","lastpage","startlanguage","seed","startdate","datestamp","email","promotion","secteurs","motivation"\n'
            '"7","2023-10-01 09:15:32","3","fr","1234567","2023-10-01 09:01:00","2023-10-01 09:15:32","e1@x.edu","X22","Finance","Voir"\n'
            '"9","2023-10-02 09:15:32","3","fr","1234568","2023-10-02 09:01:00","2023-10-02 09:15:32","e2@x.edu","X22","Conseil","Agir"\n'
        },
        students=["X22 2023-10-01 finance words", "X22 2023-10-02 consulting words"],
        says=["Column id numbers the rows"],
    ),
    Shape(
        "limesurvey, codes of answers: nobody knows what they stand for",
        {
            "results.csv": '"id","submitdate","lastpage","startlanguage","email","promotion","secteurs[SQ001]","secteurs[SQ002]"\n'
            '"7","2023-10-01 09:15:32","3","fr","e1@x.edu","X22","Y",""\n"9","2023-10-02 09:15:32","3","fr","e2@x.edu","X22","Y","Y"\n'
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Column id numbers the rows", "secteurs[SQ001] is not kept", "secteurs[SQ002] is not kept"],
    ),
    Shape(
        "limesurvey, a ranking in columns of its own",
        {
            "rangs.csv": '"ID de la réponse","Date de soumission","Dernière page","Votre adresse e-mail","Votre promotion",'
            '"Classez vos secteurs [Rang 1]","Classez vos secteurs [Rang 2]"\n'
            '"1","2023-10-01 09:15:32","3","e1@x.edu","X22","Industrie","Finance"\n"2","2023-10-02 09:15:32","3","e2@x.edu","X22","Conseil",""\n'
        },
        students=["X22 2023-10-01 industry finance", "X22 2023-10-02 consulting"],
    ),
    Shape(
        "limesurvey that keeps no days: all of the same one, long ago",
        {
            "sans-dates.csv": '"ID de la réponse","Date de soumission","Dernière page","Votre adresse e-mail","Votre promotion","Secteurs souhaités"\n'
            '"1","1980-01-01 00:00:00","3","e1@x.edu","X22","Finance"\n"2","1980-01-01 00:00:00","3","e2@x.edu","X22","Conseil"\n'
        },
        says=["“1980-01-01 00:00:00” This is not a date"],
        aside=2,
    ),
]

FRAMA = [
    Shape(
        "framaforms, the choices of a question in one column",
        {
            "candidature.csv": "Informations sur la soumission;;;;;;;;;;;;\n;;;;;;;;;;;;\n"
            "Série;SID;Heure;Terminé;Modifié;Brouillon;Adresse IP;UID;Nom d'utilisateur;Votre e-mail;Votre promotion;Secteurs souhaités;Vos attentes\n"
            "1;1001;01/10/2023 - 09:15;01/10/2023 - 09:15;01/10/2023 - 09:15;;127.0.0.1;0;Anonyme;e1@x.edu;X22;Finance,Conseil;Voir\n"
            "2;1005;02/10/2023 - 21:15;02/10/2023 - 21:15;02/10/2023 - 21:15;;127.0.0.1;0;Anonyme;e2@x.edu;X22;Industrie;Agir\n"
        },
        students=["X22 2023-10-01 finance consulting words", "X22 2023-10-02 industry words"],
        says=[
            "above the headers was left out: 1",
        ],
    ),
    Shape(
        "framaforms, a column for each choice",
        {
            "candidature.csv": "Informations sur la soumission,,,,,,\n,,,,Secteurs souhaités,,\n"
            "Série,Heure,Votre e-mail,Votre promotion,Finance,Conseil,Industrie\n"
            "1,2023-10-01 09:15:00,e1@x.edu,X22,X,X,\n2,2023-10-02 21:15:00,e2@x.edu,X22,,,X\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 industry"],
        says=[
            "above the headers was left out: 2",
        ],
    ),
    Shape(
        "webform of drupal, English, a draft among the answers",
        {
            "webform.csv": "Serial number;Submission ID;Submission URI;Created;Completed;Changed;In draft;Current page;Remote IP address;"
            "Submitted by;Language;Your email;Promotion;Sectors\n"
            "1;101;/form/mentoring;2023-10-01 09:10:00;2023-10-01 09:15:00;2023-10-01 09:15:00;No;;127.0.0.1;Anonymous (0);French;e1@x.edu;X22;Finance\n"
            "2;102;/form/mentoring;2023-10-02 09:10:00;;2023-10-02 09:15:00;Yes;2;127.0.0.1;Anonymous (0);French;e2@x.edu;X22;\n"
            "3;103;/form/mentoring;2023-10-02 09:10:00;2023-10-03 09:15:00;2023-10-02 09:15:00;No;;127.0.0.1;Anonymous (0);French;e3@x.edu;X22;Data\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-03 data"],
        says=[
            "Answers that were not finished: 1",
        ],
    ),
    Shape(
        "framaforms of mentors",
        {
            "mentors.csv": "Série;SID;Heure;Terminé;Modifié;Brouillon;Adresse IP;Votre e-mail;Promotion;Domaine d'activité;Nombre de places;Campagne\n"
            "1;2001;01/09/2023 - 09:15;01/09/2023 - 09:15;;;127.0.0.1;m1@x.org;X05;Finance;2;2023-2024\n"
            "2;2003;02/09/2023 - 09:15;02/09/2023 - 09:15;;;127.0.0.1;m2@x.org;X10;Santé;1;2023-2024\n"
        },
        mentors=["X05 finance", "X10 biotech"],
        places=["X05 X22 2", "X10 X22 1"],
    ),
]

TYPEFORM = [
    Shape(
        "typeform, a column for each choice",
        {
            "responses.csv": "#,What's your email?,Your class?,Finance,Consulting,Other,Why a mentor?,Response Type,Start Date (UTC),Stage Date (UTC),"
            "Submit Date (UTC),Network ID,Tags,Ending\n"
            "a1b2c3,e1@x.edu,X22,Finance,,,To see,completed,2023-10-01 09:01:00,,2023-10-01 09:05:14,d3560842b2,,Default\n"
            "d4e5f6,e2@x.edu,X22,Finance,Consulting,,To act,completed,2023-10-01 22:58:00,,2023-10-01 23:05:14,d3560842b3,,Default\n"
        },
        students=["X22 2023-10-01 finance words", "X22 2023-10-02 finance consulting words"],
    ),
    Shape(
        "typeform, the choices in one column, one answer not finished",
        {
            "responses.csv": "#,Votre e-mail,Votre promotion,Quels secteurs vous attirent ?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID\n"
            'a1b2c3,e1@x.edu,X22,"Finance, Conseil",completed,2023-10-01 09:01:00,,2023-10-01 09:05:14,d3560842b2\n'
            "d4e5f6,e2@x.edu,X22,Data,partial,2023-10-01 09:58:00,2023-10-01 10:00:00,,d3560842b3\n"
            "d4e5f9,e3@x.edu,X22,Data,completed,2023-10-02 09:58:00,,2023-10-02 10:05:14,d3560842b3\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data"],
        says=["Answers that were not finished: 1"],
    ),
    Shape(
        "typeform of mentors",
        {
            "mentors.csv": "#,Votre e-mail,Promotion,Secteur,Nombre d'élèves,Start Date (UTC),Submit Date (UTC),Network ID\n"
            "a1,m1@x.org,X05,Finance,2,2023-09-01 09:01:00,2023-09-01 09:05:14,d3\nb2,m2@x.org,X10,Data,1,2023-09-01 09:01:00,2023-09-01 09:05:14,d4\n"
        },
        asks=["campaign"],
        answers=X22,
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
    ),
]

SHAPES = [*GOOGLE, *MICROSOFT, *LIME, *FRAMA, *TYPEFORM]
