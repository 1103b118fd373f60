"""LimeSurvey and Typeform, with what they write of each answer."""

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Shape

X22 = Answers({"": Choice(campaign="X22")})
ASK = "Pourquoi souhaitez-vous un mentor ?"
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


SHAPES = [*LIME, *TYPEFORM]
