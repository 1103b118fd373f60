"""Generations over time: which are kept, how one goes back, what a killed process leaves, who holds the store."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing, queries
from data.generations import audit, store
from data.problems import Refused
from data.rights import persons

# What is new here is rows alone; the two before are whole.
pytestmark = pytest.mark.usefixtures("without_figures")


@pytest.fixture
def folder(two_generations: Path) -> Path:
    """A store of two generations."""
    return two_generations


@pytest.fixture
def files(folder: Path, tmp_path: Path) -> list[Path]:
    """Three versions of the same exports; the store holds the second, after the first."""
    return [tmp_path / f"version{version}" for version in (1, 2, 3)]


def numbers(folder: Path) -> list[int]:
    return [generation.number for generation in store.generations(folder)]


def reason(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].reason


def test_only_the_owner_may_read_a_store(folder: Path, files: list[Path]) -> None:
    changing.import_exports(folder, [files[2]])
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")] if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_the_manifest_tells_parent_digests_rows_and_versions(folder: Path, files: list[Path]) -> None:
    current = store.current(folder)
    assert current is not None
    told = current.manifest
    assert (told["generation"], told["parent"], told["rows"]["application"]) == (2, 1, 3)
    assert set(told["files"]) == set(store.DATABASES)
    assert {len(digest) for digest in (*told["files"].values(), told["digest"])} == {64}
    assert set(told["versions"]) == {"project", "duckdb"}


def test_three_generations_are_kept_once_nobody_can_be_reading_the_others(
    folder: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (files[2], files[0]):
        changing.import_exports(folder, [file])
    assert numbers(folder) == [1, 2, 3, 4]
    monkeypatch.setattr(store, "KEPT_SECONDS", -1)
    changing.import_exports(folder, [files[2]])
    assert numbers(folder) == [3, 4, 5]


def test_a_generation_goes_thirty_days_after_it_was_replaced_and_the_current_one_never(
    folder: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        ahead = timedelta()

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + cls.ahead

    monkeypatch.setattr(store, "datetime", Clock)
    Clock.ahead = timedelta(days=29)
    changing.import_exports(folder, [files[2]])
    assert numbers(folder) == [1, 2, 3]
    Clock.ahead = timedelta(days=31)
    changing.rebuild(folder, "publish")
    assert numbers(folder) == [4]


def test_a_reader_keeps_an_open_generation_that_is_removed_and_is_told_of_a_closed_one(folder: Path) -> None:
    first, _ = store.generations(folder)
    with queries.connection(first, "coordinator") as con:
        store.remove(first)
        assert con.execute("select count(*) from application").fetchone() == (3,)
    with pytest.raises(FileNotFoundError):
        queries.rows(first, "coordinator", "cohort_summary")


def test_sessions_read_the_same_file_at_once_while_this_process_imports(
    folder: Path, files: list[Path]
) -> None:
    current = store.current(folder)
    assert current is not None
    with queries.connection(current, "coordinator"), queries.connection(current, "coordinator") as con:
        assert changing.import_exports(folder, [files[2]]).generation == 3
        assert con.execute("select count(*) from application").fetchone() == (3,)


def test_undo_brings_back_the_content_of_before_and_twice_is_back_again(folder: Path) -> None:
    first, second = (manifest["digest"] for manifest in store.manifests(folder))
    undone, again = changing.undo(folder), changing.undo(folder)
    assert [(undone.generation, undone.digest), (again.generation, again.digest)] == [(3, first), (4, second)]


def test_undo_goes_past_a_mere_computation(folder: Path) -> None:
    changing.rebuild(folder, "publish")
    assert changing.undo(folder).digest == store.manifests(folder)[0]["digest"]


def test_undo_is_refused_with_words_when_there_is_no_way_back(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        changing.undo(tmp_path / "nothing" / store.PROGRAMME)
    assert reason(refused) == "There is nothing to undo."
    store.remove(store.generations(folder)[0])
    with pytest.raises(Refused) as refused:
        changing.undo(folder)
    assert reason(refused) == "What was there before is no longer kept."
    persons.erase(folder, persons.one_person(folder, "C1"))
    with pytest.raises(Refused) as refused:
        changing.undo(folder)
    assert reason(refused) == "The last change is an erasure, which cannot be undone."


def test_a_generation_that_was_named_and_never_pointed_at_is_not_listed_and_goes(
    folder: Path, files: list[Path]
) -> None:
    pointer = (folder / "current.json").read_bytes()
    changing.import_exports(folder, [files[2]])
    (folder / "current.json").write_bytes(pointer)  # as if killed just before the pointer moved
    assert numbers(folder) == [1, 2]
    assert changing.import_exports(folder, [files[0]]).generation == 4
    assert numbers(folder) == [1, 2, 4]
    assert [(line["action"], line["generation"]) for line in audit.lines(folder)] == [
        ("import", 1),
        ("import", 2),
        ("import", 3),
        ("abandoned", 3),
        ("import", 4),
    ]
    assert audit.verify(folder) == []


def test_leftovers_in_the_store_go_at_the_next_writing(folder: Path) -> None:
    (folder / "current.json.new").write_text("{")
    (folder / "generations" / ".building-x").mkdir()
    with store.writing(folder):
        pass
    assert sorted(path.name for path in folder.iterdir()) == [
        "audit.jsonl",
        "current.json",
        "generations",
        "key",
        "lock",
    ]


def test_a_second_writer_is_told_who_writes_by_which_door_and_since_when(
    folder: Path, files: list[Path]
) -> None:
    with audit.acting("page", "ada"), store.writing(folder), pytest.raises(Refused) as refused:
        changing.import_exports(folder, [files[0]])
    (problem,) = refused.value.problems
    assert (problem.values["who"], problem.values["pid"]) == ("ada", os.getpid())
    words = problem.sentence(translator("en"))
    assert words.startswith("ada is writing to the store since 20")
    assert "in the application" in words
    assert (folder / "lock").read_text() == ""


def test_a_log_that_cannot_be_written_stops_the_import_before_anything_changed(
    folder: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = (folder / "current.json").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(audit, "append", full)
        with pytest.raises(Refused) as refused:
            changing.import_exports(folder, [files[2]])
    assert reason(refused) == "The disk is full."
    assert ((folder / "current.json").read_bytes(), numbers(folder)) == (held, [1, 2])
    assert sorted(path.name for path in (folder / "generations").iterdir()) == ["000001", "000002"]
