"""Lists of people: Airtable, HelloAsso, directories of alumni, one list with a column of roles."""

from data.intake.answers import Answers, Choice
from tests.data.intake.shapes.shape import Book, Shape

X22 = Answers({"": Choice(campaign="X22")})

AIRTABLE = [
    Shape(
        "airtable, students with a status and the time of creation",
        {
            "Candidatures-Grid view.csv": "\ufeffNom,E-mail,Promotion,Secteurs souhaités,Statut,Created\n"
            'Ana Un,e1@x.edu,X22,"Finance,Conseil",Accepted,2023-10-01 9:15am\nBob Deux,e2@x.edu,X22,Data,Rejected,2023-10-02 11:59pm\n'
            "Cyr Trois,e3@x.edu,X22,Data,Withdrawn,2023-10-03 12:05am\n"
        },
        students=[
            "X22 2023-10-01 finance consulting",
            "X22 2023-10-02 data refused",
            "X22 2023-10-03 data withdrawn 2023-10-03",
        ],
        says=["not eligible, by their status: 1 (Rejected (1))", "withdrawn, by their status: 1"],
    ),
    Shape(
        "airtable, the time of creation as the interface of developers writes it",
        {
            "records.csv": "Email,Class,Sectors,createdTime\ne1@x.edu,X22,Finance,2023-10-01T09:15:00.000Z\n"
            "e2@x.edu,X22,Data,2023-10-01T22:30:00.000Z\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 data"],
    ),
    Shape(
        "airtable, mentors with a box for who is available",
        {
            "Mentors-All.csv": "Name,Email,Promo,Secteur,Places,Campagne,Last Modified\nAna Un,m1@x.org,X05,Finance,2,2023,9/1/2023 9:15am\n"
            "Bob Deux,m2@x.org,X10,Data,1,2023,9/2/2023 9:15am\n"
        },
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2", "X10 X22 1"],
    ),
    Shape(
        "airtable, pairs that link to both tables, with a status",
        {
            "Binômes-Suivi.csv": "Binôme,E-mail (from Élève),Promotion (from Élève),E-mail (from Mentor),Promotion (from Mentor),Statut,Date\n"
            "1,e1@x.edu,X22,m1@x.org,X05,Actif,2023-10-20\n2,e2@x.edu,X22,m2@x.org,X10,Proposé,2023-10-21\n"
            "3,e3@x.edu,X22,m2@x.org,X10,Terminé,2023-10-22\n"
        },
        students=["X22 2023-10-20", "X22 2023-10-21", "X22 2023-10-22"],
        mentors=["X05", "X10"],
        pairs=["X22 X05 2023-10-20", "X22 X10 2023-10-22"],
        says=[
            "no pairs, by their status: 1",
            "Pairs that ended, by their status: 1",
            "Pairs ended by their status, without a day",
            "No column says when these students applied",
        ],
    ),
]

HELLOASSO = [
    Shape(
        "helloasso, mentors who pay their membership, one order cancelled",
        {
            "export-adhesion.csv": "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Nom payeur;"
            "Prénom payeur;Email payeur;Moyen de paiement;Tarif;Montant tarif;Promotion;Secteur d'activité;Nombre d'élèves;Campagne\n"
            "12345678;01/09/2023 09:15:32;Validé;Un;Ana;Un;Ana;m1@x.org;Carte bancaire;Adhésion;20,00;X05;Finance;2;2023-2024\n"
            "12345699;02/09/2023 09:15:32;Annulé;Deux;Bob;Deux;Bob;m2@x.org;Carte bancaire;Adhésion;20,00;X10;Conseil;1;2023-2024\n"
        },
        mentors=["X05 finance", "X10 consulting"],
        places=["X05 X22 2"],
        says=[
            "Mentors who offer no place, by their status: 1",
            "Offers of no place: 1",
        ],
    ),
    Shape(
        "helloasso, students who sign up",
        {
            "participants.csv": "Numéro de billet;Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;"
            "Email participant;Promotion;Secteurs souhaités\n"
            "B-1;12345678;01/10/2023 09:15:32;Validé;Un;Ana;e1@x.edu;X22;Finance, Conseil\nB-2;12345680;05/10/2023 21:15:32;Validé;Deux;Bob;e2@x.edu;X22;Data\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-05 data"],
    ),
]

DIRECTORIES = [
    Shape(
        "directory of alumni, French: the course of study is no training",
        {
            "annuaire.csv": "Identifiant;Civilité;Nom;Prénom;E-mail;Promotion;Formation;Entreprise;Fonction;Secteur d'activité;Ville\n"
            "A001;M.;Un;Ana;m1@x.org;X05;Cycle ingénieur;Acme;Directrice;Finance;Paris\nA002;Mme;Deux;Bob;m2@x.org;X98;Cycle ingénieur;Total;Chef;Énergie;Pau\n"
        },
        mentors=["X05 finance", "X98 energy"],
    ),
    Shape(
        "directory of alumni, English",
        {
            "users.csv": "User ID,First name,Last name,Email,Class of,Company,Job title,Industry,Last login\n"
            "90211,Ana,Un,m1@x.org,2005,Acme,Manager,Finance,2023-09-01 10:00\n90377,Bob,Deux,m2@x.org,1998,Bold,Head,Consulting,2022-01-05 08:00\n"
        },
        mentors=["X05 finance", "X98 consulting"],
        says=["Column Last login is not kept", "The years of column Class of are read as those of entering"],
    ),
    Shape(
        "directory of alumni, the promotion with its course",
        {
            "export_membres.csv": "N° adhérent;Nom;Prénom;Date de naissance;Courriel;Promo;Domaine\n"
            "4512;Un;Ana;12/03/1985;m1@x.org;X05 (cycle ingénieur);Finance\n4788;Deux;Bob;01/07/1978;m2@x.org;X98 (cycle ingénieur);Recherche\n"
        },
        mentors=["X05 finance", "X98 research"],
    ),
    Shape(
        "directory of alumni, who would be a mentor in a column of yes and no",
        {
            "annuaire.csv": "Identifiant;Nom;E-mail;Promotion;Secteur;Souhaite être mentor\nA1;Un;m1@x.org;X05;Finance;Oui\n"
            "A2;Deux;m2@x.org;X98;Conseil;Non\nA3;Trois;m3@x.org;X01;Data;Oui\n"
        },
        mentors=["X05 finance", "X98 consulting", "X01 data"],
        says=["Column Souhaite être mentor is not kept"],
    ),
    Shape(
        "nothing but names",
        {"annuaire.csv": "Nom;Prénom;Promotion;Secteur\nUn;Ana;X05;Finance\nDeux;Bob;X98;Conseil\n"},
        refused="Nothing but names",
    ),
]

ROLES = [
    Shape(
        "one list with a role, students and mentors",
        {
            "inscrits.csv": "E-mail;Profil;Promotion;Date d'inscription;Secteurs\ne1@x.edu;Élève;X22;01/10/2023;Finance, Conseil\n"
            "m1@x.org;Mentor;X05;02/09/2023;Finance\nm2@x.org;Ancien;X98;03/09/2023;Data\ne2@x.edu;Étudiante;X22;04/10/2023;\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-04"],
        mentors=["X05 finance", "X98 data"],
    ),
    Shape(
        "one list with a role and the places of mentors",
        {
            "Inscriptions 2023-2024.csv": "Horodateur,Adresse e-mail,Vous êtes,Promotion,Secteur(s),Nombre de places\n"
            "01/10/2023 09:15:00,e1@x.edu,Élève,X22,Finance,\n01/09/2023 09:15:00,m1@x.org,Mentor,X05,Conseil,2\n"
        },
        students=["X22 2023-10-01 finance"],
        mentors=["X05 consulting"],
        places=["X05 X22 2"],
        says=["read from its name: that of the X22"],
    ),
    Shape(
        "one list with a role that a row does not say",
        {
            "inscrits.csv": "E-mail;Vous êtes;Promotion;Date d'inscription\ne1@x.edu;Élève;X22;01/10/2023\nm1@x.org;Mentor;X05;02/09/2023\n"
            "z1@x.org;Autre;X05;02/09/2023\n"
        },
        students=["X22 2023-10-01"],
        mentors=["X05"],
        says=["It is not clear whether this row"],
        aside=1,
    ),
    Shape(
        "one list with a role in English",
        {
            "people.csv": "Email,Role,Class,Signed up on,Industry\ne1@x.edu,Mentee,X22,2023-10-01,Finance\nm1@x.org,Mentor,X05,2023-09-01,Consulting\n"
        },
        students=["X22 2023-10-01 finance"],
        mentors=["X05 consulting"],
    ),
    Shape(
        "students whose wishes are numbered, by matricule",
        {
            "voeux.csv": "Matricule;Promo;Candidature le;Vœu n°1;Vœu n°2;Vœu n°3\n101;X22;01/10/2023;Finance;Conseil;\n102;X22;02/10/2023;Data;;Industrie\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data industry"],
    ),
    Shape(
        "students whose first and second wish are in words",
        {
            "voeux.csv": "Courriel|Promotion|Date de dépôt|Premier choix|Deuxième choix\ne1@x.edu|X22|2023-10-01|Finance|Conseil\ne2@x.edu|X22|2023-10-02|Data|\n"
        },
        students=["X22 2023-10-01 finance consulting", "X22 2023-10-02 data"],
    ),
    Shape(
        "students with a status for each",
        {
            "suivi.csv": "Adresse mail\tCohorte\tDate de la demande\tSecteur\tÉtat du dossier\ne1@x.edu\tX22\t01/10/2023\tFinance\tRetenu\n"
            "e2@x.edu\tX22\t02/10/2023\tConseil\tNon retenu\ne3@x.edu\tX22\t03/10/2023\tData\tListe d'attente\n"
        },
        students=["X22 2023-10-01 finance", "X22 2023-10-02 consulting refused", "X22 2023-10-03 data"],
        says=["not eligible, by their status: 1"],
    ),
    Shape(
        "students with a status that nobody knows",
        {
            "suivi.csv": "E-mail;Promotion;Date de candidature;Statut\ne1@x.edu;X22;01/10/2023;Validé\ne2@x.edu;X22;02/10/2023;Chouette\n"
        },
        asks=["status"],
        answers=Answers(statuses={("application", "chouette"): "refused"}),
        students=["X22 2023-10-01", "X22 2023-10-02 refused"],
        says=["not eligible, by their status: 1"],
    ),
    Shape(
        "students without a day",
        {"élèves.csv": "E-mail;Promotion;Secteurs souhaités\ne1@x.edu;X22;Finance\ne2@x.edu;X22;Conseil\n"},
        refused="lacks Day of the application",
    ),
    Shape(
        "mentors and their places for two campaigns",
        {
            "places.csv": "Mentor (e-mail);Promotion du mentor;Promotion des élèves;Places;Réponse le\nm1@x.org;X05;X22;2;01/09/2023\n"
            "m1@x.org;X05;X23;1;01/09/2024\nm2@x.org;X10;X23;3;02/09/2024\n"
        },
        mentors=["X05", "X10"],
        places=["X05 X22 2", "X05 X23 1", "X10 X23 3"],
    ),
    Shape(
        "mentors with a column of places for each year",
        {
            "places.csv": "E-mail;Promo;Secteur;Places 2023;Places 2024\nm1@x.org;X05;Finance;2;1\nm2@x.org;X10;Data;;3\n"
        },
        asks=["campaign"],
        answers=X22,
        mentors=["X05 finance", "X10 data"],
        places=["X05 X22 2"],
        says=["Places 2024 is not kept. It holds places", "Mentors of whom no number of places is given: 1"],
    ),
    Shape(
        "mentors in the workbook of a directory, promotions as numbers",
        {
            "mentors.xlsx": Book(
                {
                    "Feuil1": [
                        ["Numéro", "E-mail", "Année d'entrée", "Secteur"],
                        [1, "m1@x.org", 2005, "Finance"],
                        [2, "m2@x.org", 1998, "Conseil"],
                        [3, "m3@x.org", 2011, "Data"],
                    ]
                }
            )
        },
        mentors=["X05 finance", "X98 consulting", "X11 data"],
        says=["Column Numéro numbers the rows"],
    ),
]

SHAPES = [*AIRTABLE, *HELLOASSO, *DIRECTORIES, *ROLES]
