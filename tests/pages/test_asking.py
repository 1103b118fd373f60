"""The campaign of asking on its page: chosen, noted, answered, thanked; the board sees nothing of it."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data import queries
from data.deciding import asking, contacting
from data.deciding.contacting import Contact
from data.generations import erased_list, store
from data.intake.answered import Mark
from pages.shared import contacts
from pages.shared.asking import changed, take_in
from tests.conftest import KeptStore
from tests.pages.conftest import OpenPage, words_on


def told(home: Path) -> dict[str, str]:
    generation = store.current(home / store.DEMO)
    assert generation is not None
    rows = queries.records(generation, "coordinator", "asked_person")
    return {str(row["mentor_id"]): str(row["answer"]) for row in rows}


def test_the_first_of_a_sector_are_noted_answer_and_are_thanked(
    demo_home: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    home = Path(shutil.copytree(demo_home, tmp_path / "home"))
    app = open_page("solicit", home, secteurs="Finance", premiers="3")
    people = list(app.dataframe[0].value["mentor_id"])
    before = len(app.dataframe[0].value)
    assert before == 3
    app.button(key="note-asked").click().run()
    assert not app.exception
    assert told(home) == dict.fromkeys(people, "asked")
    assert "Pour les X21, 3 personnes sollicitées, 0 oui, 0 non, 3 en attente : il reste" in words_on(
        app
    ).replace("*", "")
    assert "3 anciens mentors sollicités depuis moins d’un an sont laissés de côté." in words_on(app)
    assert not set(app.dataframe[0].value["mentor_id"]) & set(people)

    text = f"Identifiant;Réponse\n{people[0]};oui\n{people[1]};non\n"
    take_in(home / store.DEMO, "X21", "réponses.csv", text.encode(), False)
    assert told(home) == dict(zip(people, ["yes", "no", "asked"], strict=True))
    assert list((home / "uploads").iterdir()) == []
    app = open_page("solicit", home)
    assert "3 personnes sollicitées, 1 oui, 1 non, 1 en attente" in words_on(app)
    assert "disent oui, d’après 2 personnes qui ont répondu ou ne répondront plus" in words_on(app)
    app.button(key="undo-asking").click().run()
    assert told(home) == dict.fromkeys(people, "asked")


def test_what_was_typed_becomes_marks_and_what_was_not_does_not() -> None:
    day = date(2026, 11, 20)
    before = pd.DataFrame(
        {
            "mentor_id": ["A", "B", "C", "D"],
            "answer": ["asked", "asked", "yes", "yes"],
            "answered_on": [None, None, day, day],
        }
    )
    after = before.assign(answer=["yes", "asked", "no", "asked"], answered_on=[day, None, day, day])
    assert [(mark.identifier, mark.answer, mark.day) for mark in changed(before, after)] == [
        ("A", "yes", day),
        ("C", "no", None),
        ("D", "asked", None),
    ]
    moved = before.assign(answered_on=[None, None, day - timedelta(1), day])
    assert [(mark.identifier, mark.answer, mark.day) for mark in changed(before, moved)] == [
        ("C", "yes", day - timedelta(1))
    ]


@pytest.fixture(scope="module")
def answered(demo_home: Path, kept_store: KeptStore) -> Path:
    """The invented programme once everybody said yes, and the first who waits was contacted: to be looked at."""

    def build(home: Path, demo: Path = demo_home) -> None:
        folder = shutil.copytree(demo / store.DEMO, home / store.DEMO)
        generation = store.current(folder)
        assert generation is not None
        people, waiting = (
            queries.records(generation, "coordinator", name) for name in ("mentor_to_ask", "waiting_list")
        )
        day = erased_list.today()
        marks = [Mark(str(row["mentor_id"]), "yes", day, asked_on=day - timedelta(9)) for row in people]
        asking.keep(folder, "X21", marks)
        student = str(next(row["application_id"] for row in waiting if row["cohort"] == "X20"))
        contacting.keep(folder, contacting.WAITING, [Contact(student, day, "à revoir")])

    return kept_store("answered", build)


def test_enough_yes_say_stop(answered: Path, open_page: OpenPage) -> None:
    app = open_page("solicit", answered)
    assert "arrêtez, assez de oui" in words_on(app).replace("*", "")


def test_contacts_that_were_typed_are_those_to_keep() -> None:
    day = date(2026, 11, 20)
    before = pd.DataFrame(
        {"application_id": ["A", "B", "C"], "contacted_on": [None, day, day], "note": [None, "dit oui", None]}
    )
    after = before.assign(contacted_on=[day, None, day], note=[None, None, None])
    assert contacts.changed(before, after) == [Contact("A", day), Contact("B", None)]
    assert contacts.changed(before, before) == []


def test_who_was_contacted_is_shown_beside_who_waits(answered: Path, open_page: OpenPage) -> None:
    told = open_page("waiting", answered, premiers="40").dataframe[0].value
    assert list(told[told["note"] == "à revoir"]["contacted_on"].notna()) == [True]
    assert told["contacted_on"].notna().sum() == 1
