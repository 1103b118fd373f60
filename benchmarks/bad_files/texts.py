"""Text files: encodings, separators, quotation marks, headers, rows of the wrong width."""

from benchmarks.bad_files.making import APPLICATIONS, GOOD, case

# Encodings
ACCENTS, NUL = "The accents of this file cannot be read for sure.", "a character of value zero"
for _codec in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850"):
    case(f"encoding {_codec}", "accepted", "", "candidatures.csv", GOOD["candidatures"].encode(_codec))
case("encoding utf-32", "refused", ACCENTS, "mentors.csv", GOOD["mentors"].encode("utf-32"))
case("utf-16 cut in a character", "refused", ACCENTS, "mentors.csv", GOOD["mentors"].encode("utf-16")[:-1])
case("byte that no encoding has", "refused", ACCENTS, "mentors.csv", b"Identifiant;Promo\nM1;X1\x81\n")
case(
    "one capital that may be an ellipsis",
    "refused",
    ACCENTS,
    "mentors.csv",
    b"Identifiant;Promo\nREN\xc9;X05\n",
)
case(
    "two encodings in one file",
    "refused",
    ACCENTS,
    "candidatures.csv",
    GOOD["candidatures"].encode() + "C8;X20;20/09/2021;;oui;2;Data;déjà là\n".encode("mac_roman"),
)
case("random bytes", "refused", NUL, "mentors.csv", bytes(range(256)) * 40)
case("random bytes without zero", "refused", ACCENTS, "mentors.csv", bytes(range(1, 256)) * 40)
case("zero in a cell", "refused", NUL, "mentors.csv", b"Identifiant;Promo\nM\x001;X05\n")
case(
    "accents read twice",
    "refused",
    "damaged before it was exported",
    "candidatures.csv",
    GOOD["candidatures"].encode().decode("cp1252", "replace").encode(),
)
case(
    "one accent lost",
    "warned",
    "Some accents were damaged",
    "candidatures.csv",
    GOOD["candidatures"].replace("sais pas", "sais pas �"),
)

# Shape
NOT_SAID, QUOTES = "The columns do not say what this sheet holds", "The quotation marks are not balanced"
case("no header", "refused", NOT_SAID, "candidatures.csv", "C1;X20;20/09/2021\nC2;X20;20/09/2021\n")
case("unknown headers", "refused", NOT_SAID, "candidatures.csv", "A;B;C\n1;2;3\n")
case(
    "required column missing",
    "refused",
    "As applications, it lacks Day of the application",
    "candidatures.csv",
    "Identifiant;Promotion\nC1;X20\n",
)
case("prose", "refused", NOT_SAID, "lettre.txt", "Madame, Monsieur,\nje vous écris.\n")
case(
    "header twice",
    "refused",
    "Two columns have the header",
    "mentors.csv",
    "Identifiant;Promo;Promo\nM1;X05;X06\n",
)
case(
    "501 columns",
    "refused",
    "more than 500 columns",
    "mentors.csv",
    ";".join(["Identifiant", "Promo", *map(str, range(600))]) + "\n",
)
case(
    "a million columns",
    "refused",
    "more than 500 columns",
    "mentors.csv",
    "Identifiant;Promo" + ";a" * 1_000_000 + "\n",
)
case(
    "line without end",
    "refused",
    "a line without end",
    "mentors.csv",
    "Identifiant;Promo\n" + "a" * 9_000_000,
)
case(
    "cell too long",
    "refused",
    "more than 100\u202f000 characters".replace("\u202f", ","),
    "candidatures.csv",
    APPLICATIONS + "C1;X20;20/09/2021;" + "a" * 150_000 + "\n",
)
case(
    "quotation mark never closed",
    "refused",
    QUOTES,
    "candidatures.csv",
    APPLICATIONS + 'C1;X20;20/09/2021;"a\nC2;X20;20/09/2021;b\n',
)
case(
    "quotation mark inside", "refused", QUOTES, "candidatures.csv", APPLICATIONS + 'C1;X20;20/09/2021;"a" b\n'
)
case(
    "quotation mark that swallows rows",
    "refused",
    QUOTES,
    "candidatures.csv",
    APPLICATIONS + 'C1;X20;20/09/2021;"a\nC2;X20;20/09/2021;b\nC3;X20;20/09/2021;c"\n',
)
case(
    "row too long",
    "aside",
    "This row has 5 cells where the header has 4.",
    "candidatures.csv",
    APPLICATIONS + "C1;X20;20/09/2021;a;b\n",
)
case(
    "row too short",
    "aside",
    "This row has 2 cells where the header has 4.",
    "candidatures.csv",
    APPLICATIONS + "C1;X20\n",
)
case(
    "row shifted",
    "aside",
    "This is not a class.",
    "candidatures.csv",
    APPLICATIONS + ";C1;X20;20/09/2021\n",
)
case("header alone", "warned", "no row under the headers", "candidatures.csv", APPLICATIONS)
case(
    "titles above the headers",
    "warned",
    "above the headers",
    "candidatures.csv",
    "Programme de mentorat\nExport du 22/09/2021\n\n" + APPLICATIONS + "C8;X20;20/09/2021;a\n",
)
case(
    "totals below",
    "warned",
    "it is a total",
    "candidatures.csv",
    APPLICATIONS + "C8;X20;20/09/2021;a\n;;;\nTOTAL GÉNÉRAL;1;;\nTotal\n",
)
case(
    "control characters",
    "warned",
    "Invisible characters",
    "candidatures.csv",
    APPLICATIONS + "C8\x01\u200b;X20;20/09/2021;a\x0bb\n",
)
case(
    "declared separator",
    "accepted",
    "",
    "candidatures.csv",
    "sep=|\n" + APPLICATIONS.replace(";", "|") + "C8|X20|20/09/2021|a;b\n",
)
case("tabs", "accepted", "", "mentors.txt", GOOD["mentors"].replace(";", "\t"))
case("old Mac line ends", "accepted", "", "mentors.csv", GOOD["mentors"].replace("\n", "\r"))
case(
    "blank rows and empty columns", "accepted", "", "mentors.csv", "Identifiant;Promo;;\n\nM8;X05;;\n;;;\n\n"
)
case(
    "accents in two pieces",
    "accepted",
    "",
    "mentors.csv",
    "Identifiant;Promo;Secteur\nM8;X05;E\u0301nergie\n",
)
case(
    "spaces that do not break", "accepted", "", "mentors.csv", "Identifiant;Promo\n\u00a0M8\u202f;X05\u00a0\n"
)
case("zeros kept by a formula", "accepted", "", "mentors.csv", 'Identifiant;Promo\n"=""007""";X05\n')
