"""Texts read together are what they are one by one."""

import csv
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from analytics.words.terms import batches
from analytics.words.terms.batches import Item, Readers
from analytics.words.terms.lexicon import SILENT, Lexicon
from data.publish import topics

HERE = Path(__file__).parent
ODD = [
    "",
    " \u00a0\n",
    "Bonjour,\u2028je cherche un stage à l’étranger",
    "trouver un stage",  # at the end of a text; what is asked for begins the next one
    "à l'étranger",
    "I am looking for a PhD abroad, and I would like to meet people of my field.",
    "Je m'appelle Sophie Bernard. Je ne veux pas faire de thèse, mais un stage chez Thales !",
    "Le réseau électrique et le réseau : j'ai besoin d'un réseau. Énergie nucléaire",
    "Écrire à jean.dupont@exemple.fr ou au 06 12 34 56 78",
]


@pytest.fixture(scope="module")
def readers(lexicon: Lexicon) -> Readers:
    return Readers(lexicon, topics.listed(lexicon))


def texts() -> list[str]:
    files = [HERE / f"{name}.csv" for name in ("gold", "held_out", "third", "asked")]
    rows = [row for file in files for row in csv.DictReader(file.open(encoding="utf-8", newline=""))]
    return ODD + [row.get("text") or row.get("sentence") or "" for row in rows]


def one_by_one(readers: Readers, text: str) -> set[Item]:
    reading = readers.read(text)
    terms = {term for term in reading.terms if term[0] != SILENT}
    return {*terms, *readers.find[reading.language](reading.tokens)}


def together(readers: Readers, texts: list[str]) -> list[set[Item]]:
    names, where, places = readers.items(texts)
    assert len({*zip(where, places, strict=True)}) == len(where)
    items: list[set[Item]] = [set() for _ in texts]
    for text, place in zip(where, places, strict=True):
        items[text].add(names[place])
    return items


@pytest.mark.parametrize("most_clauses", [3, 100_000])
def test_texts_read_together_hold_what_each_holds_alone(
    readers: Readers, monkeypatch: pytest.MonkeyPatch, most_clauses: int
) -> None:
    monkeypatch.setattr(batches, "MOST_CLAUSES", most_clauses)
    read = texts()
    alone = [one_by_one(readers, text) for text in read]
    assert sum(map(len, alone)) > 3 * len(read)
    assert together(readers, read) == alone
    assert together(readers, read[::-1]) == alone[::-1]  # with what was learnt


def test_a_phrase_goes_over_no_mark_and_no_end_of_a_text(readers: Readers) -> None:
    apart = together(readers, ["Énergie", "nucléaire", "Énergie, nucléaire", "Énergie nucléaire"])
    assert apart == [{"énergie"}, {"nucléaire"}, {"énergie", "nucléaire"}, {"énergie nucléaire"}]


def test_no_text_holds_nothing(readers: Readers) -> None:
    assert together(readers, []) == []
    assert together(readers, ["", "…"]) == [set(), set()]


def test_texts_are_cut_at_the_spaces_at_which_python_cuts_them() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    cut = pc.utf8_split_whitespace(pa.array([f"a{sign}b" for sign in signs])).to_pylist()
    assert [sign for sign, parts in zip(signs, cut, strict=True) if parts != f"a{sign}b".split()] == []
