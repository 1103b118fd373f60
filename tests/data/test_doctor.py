"""The check-up: what is in order says so, and each thing that is not says what to do."""

import os
from pathlib import Path

import pytest

from analytics.texts import translator
from data import doctor, erasures, importing, persons, store

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


def test_a_store_in_order_has_nothing_to_do(exports: Path, store_folder: Path) -> None:
    importing.import_exports(store_folder, [exports])
    persons.erase(store_folder, persons.held(store_folder, "C1"))
    assert said(store_folder) == {}


def test_a_store_that_is_not_there_yet_has_nothing_to_do(store_folder: Path) -> None:
    assert said(store_folder) == {}
    assert not store_folder.exists()


def test_a_file_that_others_may_read_is_named(exports: Path, store_folder: Path) -> None:
    importing.import_exports(store_folder, [exports])
    generation = store.current(store_folder)
    assert generation is not None
    generation.records.chmod(0o644)
    answer = said(store_folder)
    assert list(answer) == ["Permissions"]
    assert "programme/generations/000001/records.duckdb" in answer["Permissions"]
    assert f"chmod -R go-rwx {store_folder}" in answer["Permissions"]


@pytest.mark.parametrize("name", ["records.duckdb", "figures.duckdb"])
def test_one_flipped_bit_of_the_current_generation_is_seen(
    exports: Path, store_folder: Path, name: str
) -> None:
    importing.import_exports(store_folder, [exports])
    generation = store.current(store_folder)
    assert generation is not None
    path = generation.folder / name
    content = bytearray(path.read_bytes())
    content[content.index(b"finance")] ^= 1
    path.write_bytes(content)
    assert name in said(store_folder)["Current generation"]


def test_an_erasure_under_way_when_its_process_died_is_named(exports: Path, store_folder: Path) -> None:
    importing.import_exports(store_folder, [exports])
    erasures.add(store_folder, [erasures.entry(store_folder, erasures.ERASED, "application", "C1")])
    assert "manage.py publish" in said(store_folder)["Erasures"]
    importing.rebuild(store_folder, "publish")
    assert said(store_folder) == {}


def test_a_list_of_the_erased_without_its_key_is_named(exports: Path, store_folder: Path) -> None:
    importing.import_exports(store_folder, [exports])
    persons.erase(store_folder, persons.held(store_folder, "C1"))
    (store_folder / "key").unlink()
    assert "The key is gone" in said(store_folder)["Erasures"]
    assert not (store_folder / "key").exists()


def test_leftovers_are_named_unless_somebody_is_writing(exports: Path, store_folder: Path) -> None:
    importing.import_exports(store_folder, [exports])
    with store.writing(store_folder):
        (store_folder / "generations" / ".building-killed").mkdir()
        assert said(store_folder) == {}
    assert ".building-killed" in said(store_folder)["Leftovers"]


@pytest.mark.parametrize(
    ("variable", "value", "title", "words"),
    [
        ("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full", "Settings of the screen", "client.showErrorDetails is not none"),
        ("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "true", "Settings of the screen", "browser.gatherUsageStats is not false"),
        ("STREAMLIT_SERVER_ADDRESS", "0.0.0.0", "Who may look", "can be reached from other machines"),
    ],
)  # fmt: skip
def test_a_setting_that_lets_something_out_is_named(
    exports: Path, store_folder: Path, variable: str, value: str, title: str, words: str
) -> None:
    importing.import_exports(store_folder, [exports])
    answer = said(store_folder, {variable: value})
    assert list(answer) == [title]
    assert words in answer[title]


def test_a_disk_without_room_for_an_import_is_named(
    exports: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.import_exports(store_folder, [exports])
    monkeypatch.setattr(doctor, "DISK_FACTOR", 10**9)
    assert "Make room." in said(store_folder)["Free disk"]
