"""What is damaged is found before it is shown, and the last good generation is served in its place."""

import sqlite3
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data import changing
from data.generations import files, store
from data.problems import Refused
from data.publish import building, health
from data.telling import history


@pytest.fixture
def folder(two_generations: Path) -> Path:
    """A store of two generations."""
    return two_generations


def flipped(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def served(folder: Path, audience: str = "coordinator") -> tuple[int | None, list[str]]:
    """Number served, and the files that are said to be damaged."""
    serving = health.serving(folder, audience)
    number = serving.generation.number if serving.generation else None
    return number, [problem.file for problem in serving.damaged]


def test_a_store_that_is_well_serves_its_current_generation(folder: Path, tmp_path: Path) -> None:
    assert served(folder) == (2, [])
    assert served(tmp_path / "nothing") == (None, [])


@pytest.mark.parametrize("name", store.DATABASES)
def test_one_flipped_bit_is_found_and_the_generation_before_is_served(folder: Path, name: str) -> None:
    assert served(folder) == (2, [])
    flipped(folder / "generations" / "000002" / name, 1_000_000)
    assert served(folder) == (1, [f"000002/{name}"])


def test_the_board_is_served_whatever_became_of_the_records(folder: Path) -> None:
    (folder / "generations" / "000002" / "records.duckdb").unlink()
    assert served(folder, "board") == (2, [])
    assert served(folder) == (1, ["000002/records.duckdb"])


@pytest.mark.parametrize(
    "content", [b"", b'{"generation": 1}\n', b'{"generation": 2}\n', b"\xff\xfe", b"{}", None]
)
def test_a_damaged_or_lost_pointer_is_said_and_the_newest_generation_served(
    folder: Path, content: bytes | None
) -> None:
    (folder / "current.json").unlink()
    if content is not None:
        (folder / "current.json").write_bytes(content)
    assert served(folder) == (2, ["current.json"])
    with pytest.raises(Refused):
        store.current(folder)
    assert changing.undo(folder).generation == 3
    assert served(folder) == (3, [])


def test_a_changed_manifest_is_found(folder: Path) -> None:
    manifest = folder / "generations" / "000002" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"parent": 1', '"parent": 2'))
    assert health.serving(folder).is_fallback
    manifest.write_bytes(b"")
    assert served(folder) == (1, ["current.json"])


def test_nothing_whole_is_nothing_served(folder: Path) -> None:
    for number in ("000001", "000002"):
        flipped(folder / "generations" / number / "records.duckdb", 5000)
    assert served(folder) == (None, ["000002/records.duckdb"])


def test_another_kind_of_file_is_known_before_duckdb_opens_it(folder: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as con:
        con.execute("create table t (x)")
    assert not health.is_duckdb(tmp_path / "other.db")
    assert health.is_duckdb(folder / "generations" / "000001" / "records.duckdb")
    assert not health.is_duckdb(tmp_path / "absent")


def test_a_second_look_reads_no_byte_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert served(folder) == (2, [])
    monkeypatch.setattr(files, "sha256", lambda path: pytest.fail(f"{path} was read again"))
    assert served(folder) == (2, [])


def test_nothing_is_built_upon_what_is_damaged_and_undo_goes_on_from_the_last_good_state(
    folder: Path, tmp_path: Path
) -> None:
    first = store.generations(folder)[0].manifest["digest"]
    flipped(folder / "generations" / "000002" / "records.duckdb", 1_000_000)
    with pytest.raises(Refused) as refused:
        changing.import_exports(folder, [tmp_path / "version3"])
    assert refused.value.problems[0].remedy == "Go back to the last good one: ./binomes undo"
    outcome = changing.undo(folder)
    assert (outcome.generation, outcome.digest) == (3, first)
    assert served(folder) == (3, [])


def test_what_was_built_is_read_again_before_it_is_published(folder: Path) -> None:
    built = store.generations(folder)[0]
    building.check_built(built.folder, built.manifest)
    for wrong in ({"digest": "0" * 64}, {"rows": built.manifest["rows"] | {"mentor": 7}}):
        with pytest.raises(Refused):
            building.check_built(built.folder, built.manifest | wrong)
    (built.folder / "records.duckdb.wal").touch()
    with pytest.raises(Refused):
        building.check_built(built.folder, built.manifest)


def test_the_damage_is_said_with_what_is_shown_and_what_to_do(folder: Path) -> None:
    flipped(folder / "generations" / "000002" / "records.duckdb", 1_000_000)
    what, remedy = history.damage(health.serving(folder), translator("en"))
    assert "000002/records.duckdb" in what
    assert "./binomes doctor" in remedy
    (said,) = history.damage(health.serving(folder), translator("fr"), is_told_what_to_do=False)
    assert said.startswith("Les dernières données sont abîmées")
