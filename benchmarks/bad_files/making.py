"""How a bad input is described and made, and the good exports beside it.

A verdict is `refused` (the whole import), `aside` (rows set aside, the others taken in), `warned` or `accepted`.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

GOOD = {
    "candidatures": """Identifiant;Promotion;Date de candidature;Date de retrait;Recevable;Maturité;Secteurs;Motivation
C1;X19;20/09/2020;;oui;2;Énergie|Data;Je pense à l'énergie
C2;X19;21/09/2020;;oui;3;Finance;La finance m'attire
C3;X19;22/09/2020;01/10/2020;oui;3;Finance;
C4;X20;20/09/2021;;oui;1;Data;L'énergie et les données
C5;X20;21/09/2021;;oui;4;Sans préférence;Je ne sais pas
""",
    "mentors": "Identifiant;Promo;Secteur\nM1;X03;Énergie\nM2;X09;Finance\nM3;X10;Data\n",
    "volontaires": "Mentor;Cohorte;Capacité;Date\nM1;X19;1;01/09/2020\nM2;X19;2;01/09/2020\nM3;X20;1;01/09/2021\n",
    "binomes": "Élève;Mentor;Date de mise en relation;Date de fin;Motif\nC1;M1;10/10/2020;10/04/2021;objectif atteint\n"
    "C2;M2;11/10/2020;;\nC4;M3;12/10/2021;;\n",
}
APPLICATIONS = "Identifiant;Promotion;Date de candidature;Motivation\n"
FEW = "The rows of this campaign hold far fewer or far more pairs than the association published."
PAIRS = "Élève;Mentor;Date de mise en relation;Date de fin\n"


@dataclass(frozen=True)
class Case:
    """One bad input: `write` puts it into a folder and returns what to import; `said` is part of what is said of it."""

    name: str
    verdict: str
    said: str
    write: Callable[[Path], Path]


def good_exports(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in GOOD.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


CASES: list[Case] = []


def case(name: str, verdict: str, said: str, file: str, content: bytes | str | Callable[[], bytes]) -> None:
    def write(folder: Path) -> Path:
        path = folder / file
        made = content() if callable(content) else content
        path.write_bytes(made.encode() if isinstance(made, str) else made)
        return path

    CASES.append(Case(name, verdict, said, write))


def special(name: str, verdict: str, said: str) -> Callable[[Callable[[Path], Path]], Callable[[Path], Path]]:
    def kept(write: Callable[[Path], Path]) -> Callable[[Path], Path]:
        CASES.append(Case(name, verdict, said, write))
        return write

    return kept


def workbook(*sheets: list[list[object]], hidden: int | None = None) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for place, rows in enumerate(sheets):
            sheet = book.add_worksheet()
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write(line, column, cell)
            if place == hidden:
                sheet.hide()
    return content.getvalue()


MENTORS: list[list[object]] = [["Identifiant", "Promo", "Secteur"], ["M7", "X05", "Data"]]
PLAIN = workbook(MENTORS)


def archive(changes: dict[str, bytes | None], base: bytes = PLAIN) -> bytes:
    """The workbook with entries added, replaced, or left out."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry.filename, old.read(entry))
        for name, made in changes.items():
            if made is not None:
                new.writestr(name, made)
    return content.getvalue()
