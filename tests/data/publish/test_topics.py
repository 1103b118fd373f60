"""The themes that students ask for, from the exports to the published tables, counted by hand."""

import shutil
from pathlib import Path

import pytest

from data import queries
from data.deciding import choices
from data.generations import store
from data.problems import Refused
from tests.data.conftest import Imported

HEADER = "Identifiant;Promotion;Date de candidature;Recevable;Maturité;Secteurs souhaités;Motivation\n"
ABROAD, INTERNSHIP, REFUSED = (
    "Partir à l’étranger",
    "Je cherche un stage",
    "Je ne veux pas partir à l’étranger",
)


@pytest.fixture
def folder(imported: Imported, tmp_path: Path) -> Path:
    """Of the X19, six ask to go abroad and four for an internship; of the X20, five for both and two refuse to go."""
    texts = [("X19", ABROAD, 1)] * 6 + [("X19", INTERNSHIP, 5)] * 4
    texts += [("X20", f"{ABROAD}. {INTERNSHIP} et de la musique.", 2)] * 5 + [("X20", REFUSED, 3)] * 2
    lines = [
        f"A{place};{cohort};20/09/{2020 if cohort == 'X19' else 2021};oui;{maturity};Finance;{text}"
        for place, (cohort, text, maturity) in enumerate(texts)
    ]
    text = HEADER + "\n".join(lines)
    made = imported("abroad", lambda room: (room / "candidatures.csv").write_text(text, encoding="utf-8"))
    return Path(shutil.copytree(made, tmp_path / store.PROGRAMME))


def answers(folder: Path, query: str, audience: str = "coordinator") -> list[dict[str, object]]:
    generation = store.current(folder)
    assert generation is not None
    return queries.records(generation, audience, query)


def test_a_student_who_refuses_does_not_ask_and_every_cohort_counts_elsewhere(folder: Path) -> None:
    rows = {(row["cohort"], row["topic"]): row for row in answers(folder, "cohort_topic")}
    assert {key: (row["authors"], row["texts"]) for key, row in rows.items()} == {
        ("X19", "abroad"): (6, 10),
        ("X20", "abroad"): (5, 7),
        ("X20", "internship"): (5, 7),
    }
    # Four are under five, and counted all the same.
    assert rows["X20", "internship"]["share_elsewhere"] == 4 / 10
    assert rows["X20", "internship"]["share_covered"] == 5 / 7
    assert rows["X20", "abroad"]["share_before"] is None  # of fewer than twenty texts no year is compared


def test_a_theme_is_crossed_with_the_maturity_of_the_project_and_the_sectors_wished(folder: Path) -> None:
    rows = {(row["topic"], row["aspect"], row["value"]): row for row in answers(folder, "topic_group")}
    assert {key: (row["authors"], row["texts"]) for key, row in rows.items()} == {
        ("abroad", "maturity", "unclear"): (11, 11),
        ("internship", "maturity", "unclear"): (5, 11),
        ("abroad", "sector", "finance"): (11, 17),
        ("internship", "sector", "finance"): (9, 17),
    }
    assert {(row["topic"], row["phrase"], row["authors"]) for row in answers(folder, "topic_phrase")} == {
        ("abroad", "étranger", 11),
        ("internship", "stage", 9),
    }


def test_the_board_sees_no_theme_that_fewer_than_five_ask_for_and_counts_that_are_rounded(
    folder: Path,
) -> None:
    rows = {(row["cohort"], row["topic"]): row for row in answers(folder, "cohort_topic", "board")}
    assert {key: (row["authors"], row["texts"]) for key, row in rows.items()} == {("X19", "abroad"): (5, 10)}
    groups = answers(folder, "topic_group", "board")
    assert {(row["authors"], row["texts"]) for row in groups} <= {(5, 10), (10, 10), (10, 15)}
    assert answers(folder, "maturity_match", "board") == []


def test_a_phrase_that_the_coordinator_adds_asks_for_its_theme_and_can_be_taken_back(folder: Path) -> None:
    before = answers(folder, "cohort_topic")
    choices.ask(folder, "  la   musique ", "balance")
    generation = store.current(folder)
    assert generation is not None
    assert choices.phrases(generation) == {"la musique": "balance"}
    assert choices.choices(generation) == {}
    added = [row for row in answers(folder, "cohort_topic") if row["topic"] == "balance"]
    assert [(row["cohort"], row["authors"]) for row in added] == [("X20", 5)]
    choices.release(folder, "la musique")
    assert answers(folder, "cohort_topic") == before


def test_a_phrase_for_no_theme_or_without_words_is_refused_and_nothing_changes(folder: Path) -> None:
    generation = store.current(folder)
    for phrase, topic in (("musique", "zeppelin"), (" ", "balance"), ("a" * 81, "balance")):
        with pytest.raises(Refused):
            choices.ask(folder, phrase, topic)
    assert store.current(folder) == generation


def test_sentences_are_the_coordinators_alone_and_name_nobody(imported: Imported) -> None:
    texts = [f"Avec mon ami Thélio, je pense à partir à l’étranger en {2020 + n}." for n in range(6)]
    lines = [f"C{n};X20;20/09/2021;oui;2;Data;{text} Rien d’autre ici." for n, text in enumerate(texts)]
    text = HEADER + "\n".join(lines)
    folder = imported("evidence", lambda room: (room / "candidatures.csv").write_text(text, encoding="utf-8"))
    evidence = answers(folder, "evidence")
    of_theme = [row["sentence"] for row in evidence if (row["what"], row["name"]) == ("topic", "abroad")]
    assert len(of_theme) == 5
    assert all("étranger" in str(sentence) and "Thélio" not in str(sentence) for sentence in of_theme)
    assert answers(folder, "evidence", "board") == []
    assert {row["phrase"] for row in answers(folder, "topic_phrase", "board")} == {"étranger"}
