"""The check-up: what is in order says so, and each thing that is not says what to do."""

import os
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing
from data.generations import erased_list, store
from data.keeping import doctor, sending
from data.rights import persons

ON_A_LAPTOP: dict[str, str] = {}


@pytest.fixture
def store_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty store, written by a process that closes its files to others."""
    before = os.umask(0o077)
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path / "home"))
    yield tmp_path / "home" / "programme"
    os.umask(before)


def said(folder: Path, environment: dict[str, str] = ON_A_LAPTOP) -> dict[str, str]:
    """The sentences of each check that found something."""
    return {
        check.title: " ".join(problem.sentence(translator("en")) for problem in check.problems)
        for check in doctor.checkup(folder, environment)
        if check.problems
    }


def test_a_store_in_order_has_nothing_to_do(filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    assert said(filled_store) == {}


def test_a_store_that_is_not_there_yet_has_nothing_to_do(store_folder: Path) -> None:
    assert said(store_folder) == {}
    assert not store_folder.exists()


def test_a_file_that_others_may_read_is_named(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    generation.records.chmod(0o644)
    answer = said(filled_store)
    assert list(answer) == ["Permissions"]
    assert "programme/generations/000001/records.duckdb" in answer["Permissions"]
    assert f"chmod -R go-rwx {filled_store.parent}" in answer["Permissions"]


@pytest.mark.parametrize("name", ["records.duckdb", "figures.duckdb"])
def test_one_flipped_bit_of_the_current_generation_is_seen(filled_store: Path, name: str) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    path = generation.folder / name
    content = bytearray(path.read_bytes())
    content[content.index(b"finance")] ^= 1
    path.write_bytes(content)
    assert name in said(filled_store)["Current generation"]


@pytest.mark.usefixtures("without_figures")
def test_an_erasure_under_way_when_its_process_died_is_named(filled_store: Path) -> None:
    erased_list.add(filled_store, [erased_list.entry(filled_store, erased_list.ERASED, "application", "C1")])
    assert "./binomes publish" in said(filled_store)["Erasures"]
    changing.rebuild(filled_store, "publish")
    assert said(filled_store) == {}


@pytest.mark.usefixtures("without_figures")
def test_a_list_of_the_erased_without_its_key_is_named(filled_store: Path) -> None:
    persons.erase(filled_store, persons.held(filled_store, "C1"))
    (filled_store / "key").unlink()
    assert "The key is gone" in said(filled_store)["Erasures"]
    assert not (filled_store / "key").exists()


def test_leftovers_are_named_unless_somebody_is_writing(filled_store: Path) -> None:
    with store.writing(filled_store):
        (filled_store / "generations" / ".building-killed").mkdir(mode=0o700)
        assert said(filled_store) == {}
    assert ".building-killed" in said(filled_store)["Leftovers"]


@pytest.mark.parametrize(
    ("variable", "value", "title", "words"),
    [
        (
            "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS",
            "full",
            "Settings of the screen",
            "client.showErrorDetails is not none",
        ),
        (
            "STREAMLIT_BROWSER_GATHER_USAGE_STATS",
            "true",
            "Settings of the screen",
            "browser.gatherUsageStats is not false",
        ),
        ("STREAMLIT_SERVER_ADDRESS", "0.0.0.0", "Who may look", "can be reached from other machines"),
    ],
)
def test_a_setting_that_lets_something_out_is_named(
    filled_store: Path, variable: str, value: str, title: str, words: str
) -> None:
    answer = said(filled_store, {variable: value})
    assert list(answer) == [title]
    assert words in answer[title]


def test_a_disk_without_room_for_an_import_is_named(
    filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "DISK_FACTOR", 10**9)
    assert "Make room." in said(filled_store)["Free disk"]


@pytest.fixture
def board_folder(filled_store: Path, tmp_path: Path) -> Path:
    """The store of a machine that was sent the figures and nothing else."""
    folder = tmp_path / "board" / "programme"
    sending.send_figures(filled_store, folder)
    return folder


def test_where_the_figures_alone_are_nothing_of_people_is_missed(board_folder: Path) -> None:
    assert said(board_folder) == {}
    about = doctor.looked_at(board_folder, ON_A_LAPTOP)
    assert about["Home"] == str(board_folder.parent)
    assert about["Holds"].startswith("figures for the board")


def test_damaged_figures_come_again_from_where_the_records_are(board_folder: Path) -> None:
    figures = board_folder / "generations" / "000001" / "figures.duckdb"
    figures.write_bytes(figures.read_bytes()[:-1])
    assert "./binomes send-figures" in said(board_folder)["Current generation"]


def test_the_check_up_says_first_what_it_looked_at(filled_store: Path) -> None:
    about = doctor.looked_at(filled_store, ON_A_LAPTOP)
    assert (about["Home"], about["Store"], about["Mode"]) == (str(filled_store.parent), "programme", "local")
    assert about["Generation"] == "1"
    assert doctor.looked_at(filled_store, {"BINOMES_MODE": "signed"})["Mode"] == "refuses to start"
