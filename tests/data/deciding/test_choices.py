"""A word hidden, merged, released, and the decision undone: each a generation, applied at once."""

import shutil
from pathlib import Path

import pytest

from data import changing, queries
from data.deciding import choices
from data.generations import store
from data.problems import Refused
from tests.data.conftest import Imported

HEADER = "Identifiant;Promotion;Date de candidature;Recevable;Maturité;Secteurs souhaités;Motivation"


@pytest.fixture
def folder(imported: Imported, tmp_path: Path) -> Path:
    """Six students write of the mountain, seven others of the sea, and all of calculus."""
    places = ["montagne"] * 6 + ["mer"] * 7
    lines = [
        f"C{n};X20;20/09/2021;oui;2;Data;J'aime le calcul et la {place}" for n, place in enumerate(places)
    ]
    text = "\n".join([HEADER, *lines])
    mountain = imported(
        "mountain", lambda room: (room / "candidatures.csv").write_text(text, encoding="utf-8")
    )
    return Path(shutil.copytree(mountain, tmp_path / store.PROGRAMME))


def current(folder: Path) -> store.Generation:
    generation = store.current(folder)
    assert generation is not None
    return generation


def authors(folder: Path) -> dict[str, int]:
    rows = queries.records(current(folder), "coordinator", "cohort_term")
    return {row["term"]: row["authors"] for row in rows}


def test_a_hidden_word_is_not_counted_and_comes_back_when_released(folder: Path) -> None:
    before = authors(folder)
    assert before == {"calcul": 13, "montagne": 6, "mer": 7}
    choices.hide(folder, "calcul")
    assert authors(folder) == {"montagne": 6, "mer": 7}
    assert choices.choices(current(folder)) == {"calcul": None}
    choices.release(folder, "calcul")
    assert authors(folder) == before
    assert choices.choices(current(folder)) == {}


def test_the_authors_of_a_merged_word_are_counted_as_those_of_the_other_once(folder: Path) -> None:
    choices.merge(folder, "montagne", "mer")
    assert authors(folder) == {"calcul": 13, "mer": 13}
    choices.merge(folder, "calcul", "mer")
    assert authors(folder) == {"mer": 13}


def test_what_led_to_a_word_is_led_on_when_the_word_is_decided_of(folder: Path) -> None:
    choices.merge(folder, "montagne", "mer")
    choices.hide(folder, "mer")
    assert choices.choices(current(folder)) == {"mer": None, "montagne": None}
    assert authors(folder) == {"calcul": 13}


def test_a_decision_is_a_generation_and_the_next_import_keeps_it(folder: Path, tmp_path: Path) -> None:
    choices.hide(folder, "calcul")
    assert current(folder).manifest["action"] == "words"
    more = tmp_path / "more"
    more.mkdir()
    (more / "candidatures.csv").write_text(
        f"{HEADER}\nC99;X20;21/09/2021;oui;2;Data;J'aime le calcul et la mer", encoding="utf-8"
    )
    changing.import_exports(folder, [more])
    assert authors(folder) == {"montagne": 6, "mer": 8}
    changing.undo(folder)
    assert authors(folder) == {"montagne": 6, "mer": 7}
    assert choices.choices(current(folder)) == {"calcul": None}


def test_an_undo_takes_a_decision_back(folder: Path) -> None:
    choices.hide(folder, "calcul")
    changing.undo(folder)
    assert authors(folder) == {"calcul": 13, "montagne": 6, "mer": 7}
    assert choices.choices(current(folder)) == {}


def test_a_word_is_not_merged_into_itself(folder: Path) -> None:
    number = current(folder).number
    with pytest.raises(Refused):
        choices.merge(folder, "mer", "mer")
    assert current(folder).number == number
