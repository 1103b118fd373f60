"""Cells and rows: what cannot be read, and what contradicts the other rows or the store, which holds GOOD."""

from pathlib import Path

from benchmarks.bad_files.making import APPLICATIONS, FEW, GOOD, PAIRS, case, special

# Cells
PROMOTION, DATE, IDENTIFIER = "This is not a class.", "This is not a date.", "This is not an identifier"
for _cell, _said in (
    ("X2O", "A letter stands in it for a digit"),
    ("1899", PROMOTION),
    ("vingt", PROMOTION),
    ("X200", PROMOTION),
    ("X49", "No campaign is known"),
    ("", "This cell is empty."),
):
    case(f"promotion {_cell}", "aside", _said, "candidatures.csv", f"{APPLICATIONS}C8;{_cell};20/09/2021;a\n")
case(
    "promotion X95",
    "aside",
    "No campaign is known for this class",
    "candidatures.csv",
    f"{APPLICATIONS}C8;X95;20/09/2021;a\n",
)
for _cell in (
    "31/02/2021",
    "09/20/2021",
    "hier",
    "20/09/0021",
    "20/09/2201",
    "2021",
    "#N/A",
    "=AUJOURDHUI()",
):
    case(f"date {_cell}", "aside", DATE, "candidatures.csv", f"{APPLICATIONS}C8;X20;{_cell};a\n")
for _first, _verdict, _said in (
    ("09/25/2021", "refused", "begin with the month"),
    ("25/09/2021", "warned", "more than half a year away"),
):
    case(
        f"date 10/03/2021 after {_first}",
        _verdict,
        _said,
        "candidatures.csv",
        f"{APPLICATIONS}C8;X20;{_first};a\nC9;X20;10/03/2021;b\n",
    )
case(
    "one date that begins with the month among others",
    "aside",
    DATE,
    "candidatures.csv",
    f"{APPLICATIONS}C8;X20;09/25/2021;a\nC9;X20;10/09/2021;b\nC10;X20;25/09/2021;c\n",
)
for _cell in ("20/09/21", "44459", "20 septembre 2021", "2021-09-20T10:00:00Z"):
    case(f"date {_cell}", "accepted", "", "candidatures.csv", f"{APPLICATIONS}C8;X20;{_cell};a\n")
for _cell in ("=1+1", "#REF!", "1,23457E+12", "x" * 300):
    case(
        f"identifier {_cell[:12]}",
        "aside",
        IDENTIFIER,
        "candidatures.csv",
        f"{APPLICATIONS}{_cell};X20;20/09/2021;a\n",
    )
case(
    "no identifier", "aside", "This cell is empty.", "candidatures.csv", f"{APPLICATIONS} ;X20;20/09/2021;a\n"
)
case(
    "not yes nor no",
    "aside",
    "neither yes nor no",
    "candidatures.csv",
    GOOD["candidatures"].replace("oui;4", "peut-être;4"),
)
case(
    "maturity of 9",
    "aside",
    "not a maturity",
    "candidatures.csv",
    GOOD["candidatures"].replace("oui;4", "oui;9"),
)
case(
    "unknown sector",
    "warned",
    "is no sector of the list",
    "candidatures.csv",
    GOOD["candidatures"].replace("|Data", "|Astrologie"),
)
case(
    "unknown sector of a mentor",
    "warned",
    "is no sector of the list",
    "mentors.csv",
    "Identifiant;Promo;Secteur\nM8;X05;Magie\n",
)
case("capacity of 40", "aside", "out of range", "volontaires.csv", "Mentor;Cohorte;Capacité\nM1;X20;40\n")
case(
    "capacity that is no number",
    "aside",
    "not a whole number",
    "volontaires.csv",
    "Mentor;Cohorte;Capacité\nM1;X20;1 ou 2\n",
)
case(
    "mark of 0",
    "aside",
    "out of range",
    "enquete.csv",
    "Élève;Répondant;Date de réponse;Note\nC1;élève;01/05/2021;0\n",
)
case(
    "answer of nobody",
    "aside",
    "not clear who answered",
    "enquete.csv",
    "Élève;Répondant;Date de réponse;Note\nC1;chat;01/05/2021;3\n",
)

# Rows together: the store holds GOOD
for _name, _mentor, _said in (
    ("from the future", "M8;X45", "has not entered the school yet"),
    ("younger than the student", "M3;X21", "is not before the student's"),
):
    case(
        f"mentor {_name}",
        "aside",
        _said,
        "mentors.csv",
        f"Identifiant;Promo\n{_mentor}\n",
    )
case("two mentors at once", "warned", "had another mentor", "binomes.csv", PAIRS + "C2;M1;01/12/2020;\n")
case(
    "two new mentors at once",
    "aside",
    "two mentors at once",
    "binomes.csv",
    PAIRS + "C5;M1;01/12/2021;\nC5;M2;02/12/2021;\n",
)
case("one mentor after the other", "warned", FEW, "binomes.csv", PAIRS + "C1;M2;01/05/2021;\n")
case(
    "pair of an unknown student",
    "aside",
    "No application has this identifier.",
    "binomes.csv",
    PAIRS + "C99;M1;01/12/2020;\n",
)
case(
    "pair of an unknown mentor",
    "aside",
    "No mentor has this identifier.",
    "binomes.csv",
    PAIRS + "C5;M99;01/12/2021;\n",
)
case(
    "pair that ends first",
    "aside",
    "ended before it was formed",
    "binomes.csv",
    PAIRS + "C5;M2;01/12/2021;01/11/2021\n",
)
case(
    "pair before the application",
    "aside",
    "before the student applied",
    "binomes.csv",
    PAIRS + "C5;M2;01/08/2021;\n",
)
case(
    "pair of who withdrew",
    "aside",
    "withdrawn before the pair was formed",
    "binomes.csv",
    PAIRS + "C3;M2;01/12/2020;\n",
)
case(
    "withdrawn first",
    "aside",
    "withdrawn before it was made",
    "candidatures.csv",
    GOOD["candidatures"].replace("01/10/2020", "01/08/2020"),
)
case(
    "correction against a pair",
    "aside",
    "before the student applied",
    "candidatures.csv",
    APPLICATIONS + "C4;X20;20/12/2021;a\n",
)
case(
    "correction of who has a mentor",
    "aside",
    "yet it has a mentor",
    "candidatures.csv",
    "Identifiant;Promotion;Date de candidature;Recevable\nC4;X20;20/09/2021;non\n",
)
case(
    "conflicting copies",
    "warned",
    "the later answer stands",
    "candidatures.csv",
    APPLICATIONS + "C8;X20;20/09/2021;a\nC8;X20;21/09/2021;a\n",
)
case(
    "equal copies",
    "accepted",
    "",
    "candidatures.csv",
    APPLICATIONS + "C8;X20;20/09/2021;a\nC8;X20;20/09/2021;a\n",
)
case("correction of a known row", "accepted", "", "candidatures.csv", APPLICATIONS + "C5;X20;22/09/2021;a\n")
case(
    "campaign that closes first",
    "aside",
    "closes before it opens",
    "campagnes.csv",
    "Promotion;Ouverture;Clôture\nX20;01/10/2021;01/09/2021\n",
)
case(
    "meeting of nobody",
    "aside",
    "No application has this identifier.",
    "rencontres.csv",
    "Élève;Date de rencontre\nC99;01/12/2021\n",
)
case(
    "volunteer unknown",
    "aside",
    "No mentor has this identifier.",
    "volontaires.csv",
    "Mentor;Cohorte;Capacité\nM99;X20;1\n",
)
case(
    "training of nobody",
    "aside",
    "No mentor has this identifier.",
    "formations.csv",
    "Mentor;Date de formation\nM99;01/12/2021\n",
)
case(
    "day to come",
    "aside",
    "more than a year ahead",
    "candidatures.csv",
    APPLICATIONS + "C8;X20;20/09/2098;a\n",
)
case(
    "far from the campaign",
    "warned",
    "more than two years away",
    "candidatures.csv",
    APPLICATIONS + "C8;X20;20/09/2017;a\n",
)


@special("pair of a row set aside", "aside", "depends on another row that was set aside")
def _dependent(folder: Path) -> Path:
    (folder / "candidatures.csv").write_text(APPLICATIONS + "C8;X2O;20/09/2021;a\n", encoding="utf-8")
    (folder / "binomes.csv").write_text(PAIRS + "C8;M3;12/12/2021;\n", encoding="utf-8")
    return folder


@special("outside the campaign", "warned", "outside the campaign")
def _outside(folder: Path) -> Path:
    (folder / "campagnes.csv").write_text(
        "Promotion;Ouverture;Clôture\nX20;01/09/2021;30/09/2021\n", encoding="utf-8"
    )
    (folder / "candidatures.csv").write_text(APPLICATIONS + "C8;X20;20/10/2021;a\n", encoding="utf-8")
    return folder


@special("pair before the campaign", "warned", "formed before the campaign opened")
def _early_pair(folder: Path) -> Path:
    (folder / "campagnes.csv").write_text(
        "Promotion;Ouverture;Clôture\nX20;01/11/2021;30/11/2021\n", encoding="utf-8"
    )
    (folder / "binomes.csv").write_text(PAIRS + "C5;M2;12/10/2021;\n", encoding="utf-8")
    return folder


@special("overlapping files", "accepted", "")
def _overlapping(folder: Path) -> Path:
    first, *rows = GOOD["mentors"].splitlines()
    for place, part in enumerate((rows[:2], rows[1:])):
        (folder / f"mentors-{place}.csv").write_text("\n".join([first, *part]), encoding="utf-8")
    return folder


@special("conflicting files", "aside", "several times with different content")
def _conflicting(folder: Path) -> Path:
    for place, promotion in enumerate(("X05", "X06")):
        (folder / f"mentors-{place}.csv").write_text(f"Identifiant;Promo\nM8;{promotion}\n", encoding="utf-8")
    return folder


@special("more students than places", "warned", "more students in the campaign than places")
def _over_capacity(folder: Path) -> Path:
    (folder / "volontaires.csv").write_text("Mentor;Cohorte;Capacité\nM3;X20;1\n", encoding="utf-8")
    (folder / "binomes.csv").write_text(PAIRS + "C5;M3;12/10/2021;\n", encoding="utf-8")
    return folder
