"""A file of answers is read whatever its headers, words and dates; what cannot be read is said at its line."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.intake import answered
from data.intake.answered import Mark
from data.problems import Refused


def read(tmp_path: Path, text: str) -> list[tuple[object, ...]]:
    path = tmp_path / "reponses.csv"
    path.write_text(text, encoding="utf-8")
    return [(mark.identifier, mark.answer, mark.day, mark.asked_on) for mark in answered.marks(path)]


def test_french_headers_words_and_days_are_understood(tmp_path: Path) -> None:
    text = "Matricule;Réponse;Date de réponse;Sollicité le;Remarque\nM1;OUI;30/11/2026;01/11/2026;x\nM2;Sans réponse;;;\n"
    assert read(tmp_path, text) == [
        ("M1", "yes", date(2026, 11, 30), date(2026, 11, 1)),
        ("M2", "silent", None, None),
    ]


def test_who_has_no_answer_was_asked_and_an_unknown_word_stays(tmp_path: Path) -> None:
    assert read(tmp_path, "E-mail\na@x.org\n") == [("a@x.org", "asked", None, None)]
    text = "id,answer\nM1,\nM2,Peut-être\nM3,Adresse invalide\nM4,no\n"
    assert [answer for _, answer, *_ in read(tmp_path, text)] == ["asked", "Peut-être", "bounced", "no"]


def test_a_workbook_is_read_with_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    frame = pd.DataFrame({"Identifiant": ["007"], "Réponse": ["non"], "Date": [pd.Timestamp(2026, 11, 30)]})
    frame.to_excel(path, index=False)
    assert answered.marks(path) == [Mark("007", "no", date(2026, 11, 30), file="answers.xlsx", line=2)]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("Nom;Réponse\nDupont;oui\n", "No column gives an identifier.", None),
        ("Identifiant;Date\nM1;01/11/2026\nM2;hier\n", "This is not a day.", 3),
        ("Identifiant;Réponse\n", "There is no row under the headers.", None),
    ],
)
def test_what_cannot_be_read_is_said(text: str, reason: str, line: int | None, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)
    assert [(problem.reason, problem.line) for problem in refused.value.problems] == [(reason, line)]
