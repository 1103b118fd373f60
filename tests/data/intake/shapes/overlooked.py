"""Columns and rows that mean something and pass unseen: ratings, other choices, consents, trials, wrong years."""

from tests.data.intake.shapes.shape import Shape

LONG = "Je voudrais comprendre comment on passe d'une thèse à un métier de l'industrie et qui le fait"
SHAPES = [
    Shape(
        "interests rated sector by sector",
        {
            "a.csv": "E-mail;Promotion;Date;Intérêt Finance (1 à 5);Intérêt Data (1 à 5)\ne1@x.edu;X22;01/10/2023;5;1\ne2@x.edu;X22;02/10/2023;1;5\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Intérêt Finance (1 à 5) is not kept. It holds sectors", "Intérêt Data (1 à 5) is not kept"],
    ),
    Shape(
        "another choice, said in words",
        {
            "a.csv": "E-mail;Promotion;Date;Secteurs souhaités;Si autre, précisez\ne1@x.edu;X22;01/10/2023;Autre;Luxe\ne2@x.edu;X22;02/10/2023;Data;\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02 data"],
        says=["Si autre, précisez is not kept. It holds sectors"],
    ),
    Shape(
        "another choice, named after the list, with other columns between them",
        {
            "a.csv": "E-mail;Promotion;Secteurs souhaités;Date;Secteurs souhaités [Autre];Autre secteur envisagé\ne1@x.edu;X22;Autre;01/10/2023;Luxe;\ne2@x.edu;X22;Data;02/10/2023;;Mode\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02 data"],
        says=[
            "Secteurs souhaités [Autre] is not kept. It holds sectors",
            "Autre secteur envisagé is not kept. It holds sectors",
        ],
    ),
    Shape(
        "another sector of a mentor, in English",
        {
            "m.csv": "Email;Class;Sector;Other (please specify)\nm1@x.org;X05;Other;Luxury\nm2@x.org;X10;Finance;\n"
        },
        mentors=["X05", "X10 finance"],
        says=["Other (please specify) is not kept. It holds sectors"],
    ),
    Shape(
        "what is other than sectors, beside a list of them",
        {
            "a.csv": "E-mail;Promotion;Date;Secteurs souhaités;Autres remarques;Précisez votre situation;Autre\ne1@x.edu;X22;01/10/2023;Finance;Merci;Boursier;Le bouche à oreille\ne2@x.edu;X22;02/10/2023;Data;Rien;En césure;\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "sectors under tags",
        {
            "a.csv": 'Email,Promo,Date,Tags\ne1@x.edu,X22,2023-10-01,"Finance, Conseil"\ne2@x.edu,X22,2023-10-02,Data\n'
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["Tags is not kept. It holds sectors"],
    ),
    Shape(
        "a consent that one refuses",
        {
            "a.csv": "E-mail;Promotion;Date;J'accepte que mes données soient utilisées\ne1@x.edu;X22;01/10/2023;Oui\ne2@x.edu;X22;02/10/2023;Non\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        says=["J'accepte que mes données soient utilisées is not kept. It holds statuses"],
    ),
    Shape(
        "a consent that all give",
        {
            "a.csv": "E-mail;Promotion;Date;J'accepte que mes données soient utilisées\ne1@x.edu;X22;01/10/2023;Oui\ne2@x.edu;X22;02/10/2023;Oui\n"
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
    ),
    Shape(
        "rows that are said to be deleted, or not active",
        {
            "a.csv": "E-mail;Promotion;Date;Supprimé\ne1@x.edu;X22;01/10/2023;0\ne2@x.edu;X22;02/10/2023;1\n",
            "p.csv": "Élève;Mentor;Promo mentor;Date du binôme;Actif\ne1@x.edu;m1@x.org;X05;20/10/2023;1\ne2@x.edu;m2@x.org;X10;21/10/2023;0\n",
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-21"],
        says=["Supprimé is not kept. It holds statuses", "Actif is not kept. It holds statuses"],
    ),
    Shape(
        "two questions answered at length",
        {
            "a.csv": f"E-mail;Promotion;Date;Pourquoi un mentor ?;Qu'attendez-vous de lui ?\ne1@x.edu;X22;01/10/2023;{LONG};{LONG} 1\ne2@x.edu;X22;02/10/2023;{LONG} 2;{LONG} 3\n"
        },
        students=["X22 2023-10-01 words", "X22 2023-10-02 words"],
        says=["Qu'attendez-vous de lui ? is not kept. It holds texts"],
    ),
    Shape(
        "the first answer, of who made the form",
        {
            "f.csv": "Horodateur,Adresse e-mail,Promotion,Secteurs souhaités\n28/09/2023 09:00:00,test@test.fr,X22,Finance\n01/10/2023 09:00:00,e1@x.edu,X22,Data\n"
        },
        students=["X22 2023-09-28 finance", "X22 2023-10-01 data"],
        says=["looks like one of a trial"],
    ),
    Shape(
        "a day of the year before",
        {
            "a.csv": "E-mail;Promotion;Date de candidature\ne1@x.edu;X22;01/10/2022\ne2@x.edu;X22;02/10/2023\ne3@x.edu;X22;03/10/2023\n"
        },
        students=["X22 2022-10-01", "X22 2023-10-02", "X22 2023-10-03"],
        says=["more than half a year away"],
    ),
    Shape(
        "a mentor of a class that applies",
        {
            "candidatures.csv": "E-mail;Promotion;Date de candidature\ne1@x.edu;X22;01/10/2023\ne2@x.edu;X22;02/10/2023\n",
            "mentors.csv": "E-mail;Promo;Secteur;Entreprise\nm1@x.org;X05;Finance;A\nm2@x.org;X10;Data;B\nm3@x.org;X22;Data;B\n",
        },
        students=["X22 2023-10-01", "X22 2023-10-02"],
        mentors=["X05 finance", "X10 data", "X22 data"],
        says=["No class that applied so far is later"],
    ),
    Shape(
        "how many students, in words, of which some are no number",
        {
            "m.csv": "E-mail;Promo;Secteur;Campagne;Combien d'élèves accepteriez-vous de suivre ?\n"
            "m1@x.org;X05;Finance;X22;Deux\nm2@x.org;X06;Data;X22;2 élèves maximum\nm3@x.org;X07;Data;X22;3 et plus\n"
            "m4@x.org;X08;Data;X22;Jusqu'à 2\nm5@x.org;X09;Data;X22;1 ou 2\n"
        },
        mentors=["X05 finance", "X06 data", "X07 data", "X08 data"],
        places=["X05 X22 2", "X06 X22 2", "X07 X22 3", "X08 X22 2"],
        says=["“1 ou 2” This is not a whole number"],
        aside=1,
    ),
    Shape(
        "how many students, told at length",
        {
            "m.csv": "E-mail;Promo;Secteur;Combien d'élèves pouvez-vous suivre ?\nm1@x.org;X05;Finance;autant que vous voulez\n"
            "m2@x.org;X06;Data;un élève, peut-être un autre en janvier\n"
        },
        mentors=["X05 finance", "X06 data"],
        says=["pouvez-vous suivre ? is not kept. It asks how many students a mentor takes"],
    ),
]
