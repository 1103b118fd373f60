"""The words of the motivations, from the exports to the published tables, counted by hand."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import changing
from data.generations import store
from data.publish import words
from tests.data.conftest import Imported

HEADER = "Identifiant;Promotion;Date de candidature;Secteurs souhaités;Motivation\n"
X19 = [
    "L'énergie nucléaire et la finance",
    "énergie nucléaire, Finance !",
    "La finance… l’énergie nucléaire",
    "Finances et ENERGIE NUCLEAIRE",
    "La finance et l'énergie nucléaire, la finance",
    "La finance",
    "Je ne sais pas",
]
X20 = ["M. Dupont (X2005) m'a parlé du nucléaire : zoe@exemple.org, 06 12 34 56 78, @zoe, Sophie Leblanc"] * 5


@pytest.fixture
def folder(imported: Imported, tmp_path: Path) -> Path:
    """Seven students of the X19, who wish for finance, and five of the X20, who wish for energy."""
    lines = [f"A{place};X19;20/09/2020;Finance;{text}" for place, text in enumerate(X19)]
    lines += [f"B{place};X20;20/09/2021;Énergie;{text}" for place, text in enumerate(X20)]
    text = HEADER + "\n".join(lines)
    nuclear = imported("nuclear", lambda room: (room / "candidatures.csv").write_text(text, encoding="utf-8"))
    return Path(shutil.copytree(nuclear, tmp_path / store.PROGRAMME))


def rows(folder: Path, query: str, file: str = "records") -> list[tuple[Any, ...]]:
    generation = store.current(folder)
    assert generation is not None
    with duckdb.connect(generation.folder / f"{file}.duckdb", read_only=True) as con:
        return con.execute(query).fetchall()


def test_authors_are_counted_once_per_term_and_five_make_a_count(folder: Path) -> None:
    assert rows(folder, "select * from text_count order by cohort") == [("X19", 7), ("X20", 5)]
    assert rows(folder, "select * from term_count order by cohort, term") == [
        ("X19", "finance", 6, 0),
        ("X19", "énergie nucléaire", 5, 0),
        ("X20", "nucléaire", 5, 0),
        ("X20", "parler", 5, 0),
    ]


def test_pairs_wishes_and_sectors_count_authors(folder: Path) -> None:
    assert rows(folder, "select * from term_pair order by all") == [
        ("finance", "énergie nucléaire", 5),
        ("nucléaire", "parler", 5),
    ]
    assert rows(folder, "select * from term_sector order by all") == [
        ("finance", "finance", 6, 6),
        ("nucléaire", "energy", 5, 5),
        ("parler", "energy", 5, 5),
        ("énergie nucléaire", "finance", 5, 5),
    ]
    assert rows(folder, "select * from theme_count order by all") == [
        ("X19", "energy", 5, 5),
        ("X19", "finance", 6, 0),
        ("X20", "energy", 5, 5),
    ]
    assert rows(folder, "select * from theme_coverage order by all") == [("X19", 7, 6), ("X20", 5, 5)]


def test_no_name_and_no_address_reaches_a_published_file(folder: Path) -> None:
    personal = ("dupont", "zoe", "exemple", "sophie", "leblanc", "06", "x2005")
    generation = store.current(folder)
    assert generation is not None
    for file in ("records", "figures"):
        for term, display, forms in rows(folder, "select term, display, forms from term", file):
            assert not any(part in f"{term}|{display}|{forms}".lower() for part in personal)
    assert not any(
        part.encode() in generation.figures.read_bytes().lower() for part in personal[:2] + personal[3:5]
    )


def test_forms_are_told_from_five_authors_on(folder: Path) -> None:
    assert rows(folder, "select display, forms from term where term = 'finance'") == [("finance", "finance")]


def test_the_board_has_no_proposals_and_rounded_counts(folder: Path) -> None:
    assert rows(folder, "select count(*) from term_proposal", "figures") == [(0,)]
    assert rows(folder, "select authors from term_count where term = 'finance'", "figures") == [(5.0,)]
    assert rows(folder, "select lists from list_version", "figures") == [(words.lists_digest(),)]


def test_a_new_generation_counts_the_same(folder: Path) -> None:
    before = {
        table: rows(folder, f"from {table} order by all") for table in ("term", "term_count", "term_pair")
    }
    changing.rebuild(folder, "publish")
    assert {table: rows(folder, f"from {table} order by all") for table in before} == before


def test_shares_of_two_words_and_of_wishes_are_of_all_who_wrote_the_word(tmp_path: Path) -> None:
    """Three of the X20 write of music: too few for a count of theirs, and yet among those who wrote the word."""
    texts = [("X19", "musique, voyage", "Finance")] * 5 + [
        ("X19", "musique", "Data"),
        ("X19", "voyage", "Data"),
    ]
    texts += [("X20", "musique", "Data")] * 2 + [
        ("X20", "musique, voyage", "Finance"),
        ("X20", "robotique", "Data"),
    ]
    lines = [
        f"A{place};{cohort};20/09/{2020 if cohort == 'X19' else 2021};{sector};{text}"
        for place, (cohort, text, sector) in enumerate(texts)
    ]
    (tmp_path / "candidatures.csv").write_text(HEADER + "\n".join(lines), encoding="utf-8")
    changing.import_exports(tmp_path / "programme", [tmp_path / "candidatures.csv"])
    folder = tmp_path / "programme"
    assert rows(folder, "select term, authors, texts from term_total order by term") == [
        ("musique", 9, 11),
        ("voyage", 7, 11),
    ]
    links = rows(
        folder, "select term, other, authors, texts, share, share_elsewhere from term_link order by term"
    )
    assert links == [("musique", "voyage", 6, 9, 6 / 9, 1 / 2), ("voyage", "musique", 6, 7, 6 / 7, 3 / 4)]
    wishes = rows(folder, "select term, sector, authors, texts, share from term_wish order by term, sector")
    assert wishes == [("musique", "finance", 6, 9, 6 / 9), ("voyage", "finance", 6, 7, 6 / 7)]
