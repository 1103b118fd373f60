"""Framaforms and other forms of Drupal."""

from tests.data.intake.shapes.shape import Shape

SHAPES = [
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
