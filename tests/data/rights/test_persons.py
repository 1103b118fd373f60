"""What is held about a person is shown whole, and erased so that not a byte of it is left and nothing brings it back."""

import random
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing, queries
from data.generations import erased_list, store
from data.problems import Refused
from data.rights import persons
from data.telling import rights
from tests.data.traces import bytes_of

TEXTS = {"C1": "Je pense à l'énergie", "C2": "La finance m'attire"}


def with_addresses(exports: Path) -> Path:
    """The exports with an e-mail address in place of the identifier of every mentor."""
    for name in ("mentors", "volontaires", "binomes"):
        file = exports / f"{name}.csv"
        text = file.read_text(encoding="utf-8")
        for number in range(1, 5):
            text = text.replace(f"M{number};", f"Prenom.Nom{number}@example.org;")
        header = text.replace("Identifiant;Promo", "Courriel;Promo").replace("Mentor;", "E-mail mentor;")
        file.write_text(header, encoding="utf-8")
    return exports


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    generation = store.current(folder)
    assert generation is not None
    with queries.connection(generation, "coordinator") as con:
        return con.execute(f"from {table} order by all").fetchall()


def erased(folder: Path, asked: str, role: str | None = None) -> changing.Outcome:
    return persons.erase(folder, persons.one_person(folder, asked, role))


def refused(folder: Path, asked: str, role: str | None = None) -> str:
    with pytest.raises(Refused) as caught:
        persons.one_person(folder, asked, role)
    return caught.value.problems[0].sentence(translator("en"))


def test_everything_held_about_a_student_is_shown(filled_store: Path) -> None:
    (student,) = persons.held(filled_store, " C1 ")
    assert (student.role, student.identifier) == ("student", "C1")
    assert {table: len(found) for table, found in student.rows.items()} == {
        "application": 1,
        "wish": 2,
        "pairing": 1,
    }
    assert student.rows["application"][0]["motivation"] == TEXTS["C1"]
    assert [wish["sector"] for wish in student.rows["wish"]] == ["energy", "data"]
    said = "\n".join(rights.held([student], translator("en")))
    assert TEXTS["C1"] in said


def test_what_was_computed_about_a_mentor_is_shown_too(filled_store: Path) -> None:
    (mentor,) = persons.held(filled_store, "M3")
    assert {"mentor", "volunteer", "pairing"} <= set(mentor.rows)
    known = {row[0] for row in rows(filled_store, "mentor_chance")}
    assert ("mentor_chance" in mentor.rows) == ("M3" in known)


@pytest.mark.usefixtures("without_figures")
def test_a_person_known_by_an_e_mail_address_is_found_by_it(exports: Path, store_folder: Path) -> None:
    changing.import_exports(store_folder, [with_addresses(exports)])
    (mentor,) = persons.held(store_folder, "prenom.nom2@EXAMPLE.org")
    assert len(mentor.rows["volunteer"]) == 2
    assert mentor.identifier.startswith("h")


@pytest.mark.parametrize("identifier", ["C1", pytest.param("C2", marks=pytest.mark.soak)])
def test_not_a_byte_of_an_erased_student_is_left_and_no_import_brings_it_back(
    exports: Path, filled_store: Path, identifier: str
) -> None:
    changing.rebuild(filled_store, "publish")
    assert TEXTS[identifier].encode() in bytes_of(filled_store)
    outcome = erased(filled_store, identifier)
    assert outcome.before["X19"]["applications"] == 3
    assert outcome.after["X19"]["applications"] == 2
    assert [generation.number for generation in store.generations(filled_store)] == [3]
    for _ in range(2):
        content = bytes_of(filled_store)
        assert TEXTS[identifier].encode() not in content
        assert not {identifier} & {str(row[0]) for row in rows(filled_store, "application")}
        again = changing.import_exports(filled_store, [exports])
        assert again.after["X19"]["applications"] == 2
    assert (again.generation, again.digest) == (None, outcome.digest)


def test_a_text_among_many_alike_is_seen_in_the_bytes_of_the_store_until_it_is_erased(
    exports: Path, store_folder: Path
) -> None:
    # So many that resemble each other are what a database compresses: a search would find nothing, erased or not.
    words = [
        "je",
        "pense",
        "aux",
        "métiers",
        "de",
        "la",
        "recherche",
        "du",
        "conseil",
        "avec",
        "un",
        "projet",
    ]
    drawn = random.Random(1)
    texts = {f"A{n}": f"choix {n} : " + " ".join(drawn.choices(words, k=80)) for n in range(600)}
    with (exports / "candidatures.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{student};X20;20/09/2021;;oui;3;Data;{text}\n" for student, text in texts.items())
    changing.import_exports(store_folder, [exports])
    assert unseen(texts, store_folder) == []
    erased(store_folder, "A123")
    for _ in range(2):
        assert unseen(texts, store_folder) == ["A123"]
        changing.import_exports(store_folder, [exports])


def unseen(texts: dict[str, str], folder: Path) -> list[str]:
    """The students of whose text the store holds no copy."""
    content = bytes_of(folder)
    return [student for student, text in texts.items() if text.encode() not in content]


def test_not_a_byte_of_an_erased_mentor_is_left_and_no_import_brings_it_back(
    exports: Path, store_folder: Path
) -> None:
    for file in exports.iterdir():
        file.write_text(file.read_text(encoding="utf-8").replace("M2;", "MENTOR-DEUX;"), encoding="utf-8")
    changing.import_exports(store_folder, [exports])
    assert b"MENTOR-DEUX" in bytes_of(store_folder)
    outcome = erased(store_folder, "MENTOR-DEUX")
    # X19: C1 keeps M1, C2 loses its mentor; X20: C4 keeps M3, C5 loses its mentor.
    assert [outcome.after[cohort]["counted_pairs"] for cohort in ("X19", "X20")] == [1, 1]
    assert [outcome.after[cohort]["capacity"] for cohort in ("X19", "X20")] == [1, 2]
    for _ in range(2):
        assert b"MENTOR-DEUX" not in bytes_of(store_folder)
        assert changing.import_exports(store_folder, [exports]).digest == outcome.digest


def test_not_a_byte_of_a_person_known_by_an_address_is_left(exports: Path, store_folder: Path) -> None:
    changing.import_exports(store_folder, [with_addresses(exports)])
    (mentor,) = persons.held(store_folder, "prenom.nom2@example.org")
    erased(store_folder, "Prenom.Nom2@example.org")
    for _ in range(2):
        content = bytes_of(store_folder)
        assert mentor.identifier.encode() not in content
        assert b"example.org" not in content
        changing.import_exports(store_folder, [exports])
    assert "was erased on" in refused(store_folder, "prenom.nom2@example.org")


@pytest.mark.usefixtures("without_figures")
def test_published_totals_outlive_an_erasure(filled_store: Path) -> None:
    erased(filled_store, "C1")
    assert ("X19", 142) in [row[:2] for row in rows(filled_store, "published_pairs")]


@pytest.mark.usefixtures("without_figures")
def test_an_unknown_person_and_one_already_erased_are_answered_in_words(filled_store: Path) -> None:
    assert "Nobody is known by this identifier." in refused(filled_store, "C99")
    erased(filled_store, "C1")
    assert "was erased on" in refused(filled_store, "C1")


@pytest.mark.usefixtures("without_figures")
def test_a_student_and_a_mentor_of_the_same_number_are_two_people(exports: Path, store_folder: Path) -> None:
    for file in exports.iterdir():
        text = file.read_text(encoding="utf-8").replace("M1;", "1;").replace("C1;", "1;")
        file.write_text(text, encoding="utf-8")
    changing.import_exports(store_folder, [exports])
    assert "--role" in refused(store_folder, "1")
    erased(store_folder, "1", "student")
    assert len(rows(store_folder, "application")) == 6
    assert [row[0] for row in rows(store_folder, "mentor")] == ["1", "M2", "M3", "M4"]
    assert changing.import_exports(store_folder, [exports]).generation is None


@pytest.mark.usefixtures("without_figures")
def test_a_person_who_signs_up_again_is_taken_in_once_readmitted(exports: Path, filled_store: Path) -> None:
    (first,) = store.manifests(filled_store)
    erased(filled_store, "C1")
    persons.readmit(filled_store, "C1")
    assert not erased_list.is_unfinished(filled_store)
    assert changing.import_exports(filled_store, [exports]).digest == first["digest"]
    with pytest.raises(Refused):
        persons.readmit(filled_store, "C1")
