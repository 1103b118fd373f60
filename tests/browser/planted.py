"""An invented programme whose every personal field carries a canary: a mark that must come out nowhere by accident."""

import csv
import re
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from data import changing
from data.generations import store
from data.sample import write_exports

IDENTIFIER = re.compile(r"^([CM])(\d{5})$")
CANARIES = (b"CANARI7", b"qzcanari")  # in every identifier; in every name, text and reason
PEOPLE = ("candidatures.csv", "mentors.csv", "volontaires.csv")


def plant(home: Path, applications: int = 747) -> None:
    """Imports, by the real door, the invented programme with a canary in each identifier, name, text and reason."""
    with TemporaryDirectory() as exports:
        write_exports(Path(exports), applications, 2017)
        for path in Path(exports).glob("*.csv"):
            _mark(path)
        changing.import_exports(home / store.DEMO, [Path(exports)], is_fresh=True)


def found(data: bytes) -> list[bytes]:
    """The canaries that are somewhere in these bytes, in capitals or not."""
    return [canary for canary in CANARIES if canary.lower() in data.lower()]


def _mark(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))
    header, body = rows[0], [[IDENTIFIER.sub(r"CANARI7\1\2", cell) for cell in row] for row in rows[1:]]
    for number, row in enumerate(body):
        for column, name in enumerate(header):
            if name in ("Motivations", "Motif de fin") and row[column]:
                row[column] += f" {_word(number)} "
        if path.name in PEOPLE:
            row += [_word(number).title(), f"{_word(number)}@example.org"]
    if path.name in PEOPLE:
        header += ["Nom", "Remarques"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *body])


def _word(number: int) -> str:
    """A word that nobody else wrote."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters += ascii_lowercase[rest]
    return f"qzcanari{letters}"
