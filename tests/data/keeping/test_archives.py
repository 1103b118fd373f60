"""A backup holds all that a store holds but its key; a bad one restores nothing; who was erased stays erased."""

import json
import stat
import zipfile
from pathlib import Path

import pytest

from data import changing
from data.generations import audit, keys, store
from data.keeping import archives
from data.problems import Refused
from data.rights import persons


@pytest.fixture
def folder(two_generations: Path) -> Path:
    """A store of two generations."""
    return two_generations


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    archives.backup(folder, path)
    return path


def elsewhere(tmp_path: Path) -> Path:
    return tmp_path / "there" / store.PROGRAMME


def changed(archive: Path, names: dict[str, bytes], header: dict[str, object] | None = None) -> Path:
    """A copy of the archive with these entries in place of its own, and these facts in its header."""
    copy = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(copy, "w") as target:
        held = {name: source.read(name) for name in source.namelist()} | names
        if header:
            held[archives.HEADER] = json.dumps(json.loads(held[archives.HEADER]) | header).encode()
        for name, content in held.items():
            target.writestr(name, content)
    return copy


def test_a_backup_is_one_private_file_with_everything_but_the_key(folder: Path, archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with zipfile.ZipFile(archive) as source:
        assert source.namelist() == [
            "backup.json",
            "manifest.json",
            "records.duckdb",
            "figures.duckdb",
            "audit.jsonl",
        ]
    assert keys.store_key(folder) not in archive.read_bytes()
    assert audit.lines(folder)[-1]["action"] == "backup"
    assert [path.name for path in archive.parent.glob(".backup*")] == []


def test_a_backup_comes_back_on_an_empty_machine_with_the_same_digest(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    outcome = archives.restore(elsewhere(tmp_path), archive, key=folder / "key")
    restored = store.current(elsewhere(tmp_path))
    assert restored is not None
    assert outcome.digest == restored.manifest["digest"] == store.generations(folder)[-1].manifest["digest"]
    assert (restored.number, restored.manifest["action"]) == (3, "restore")
    assert keys.store_key(elsewhere(tmp_path)) == keys.store_key(folder)
    assert [line["action"] for line in audit.lines(elsewhere(tmp_path))] == ["import", "import", "restore"]
    assert audit.verify(elsewhere(tmp_path)) == []


@pytest.mark.usefixtures("without_figures")
def test_a_backup_comes_back_over_what_was_imported_since(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    before = store.generations(folder)[-1].manifest["digest"]
    changing.import_exports(folder, [tmp_path / "version3"])
    assert archives.restore(folder, archive).digest == before


@pytest.mark.usefixtures("without_figures")
def test_an_empty_machine_asks_for_the_key_and_takes_no_other(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text("0" * 64)
    for key in (None, other):
        with pytest.raises(Refused) as refused:
            archives.restore(elsewhere(tmp_path), archive, key=key)
        assert "--without-key" in refused.value.problems[0].remedy
        assert not elsewhere(tmp_path).exists()
    assert archives.restore(elsewhere(tmp_path), archive, is_without_key=True).generation == 3


def test_a_check_reads_everything_and_writes_nothing(folder: Path, archive: Path, tmp_path: Path) -> None:
    held = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    contents = archives.checked(archive)
    assert (contents.generation, contents.store) == (2, "programme")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == held


@pytest.mark.usefixtures("without_figures")
def test_a_person_erased_since_does_not_come_back(folder: Path, archive: Path) -> None:
    persons.erase(folder, persons.one_person(folder, "C1"))
    outcome = archives.restore(folder, archive)
    assert outcome.after["X20"]["applications"] == 2
    with pytest.raises(Refused):
        persons.held(folder, "C1")


def test_a_person_erased_before_stays_erased_on_the_machine_of_the_restore(
    folder: Path, tmp_path: Path
) -> None:
    persons.erase(folder, persons.one_person(folder, "C1"))
    archives.backup(folder, tmp_path / "after.zip")
    archives.restore(elsewhere(tmp_path), tmp_path / "after.zip", key=folder / "key")
    outcome = changing.import_exports(elsewhere(tmp_path), [tmp_path / "version1"])
    assert outcome.after["X20"]["applications"] == 2


def test_a_tampered_cut_or_foreign_archive_is_refused_and_changes_nothing(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    content = archive.read_bytes()
    with zipfile.ZipFile(archive) as source:
        about = json.loads(source.read(archives.HEADER))
        records = source.read("records.duckdb")
        member = source.getinfo("records.duckdb")
    # Well within the bytes of the records, and enough of them:
    inside = member.header_offset + member.compress_size // 2
    after = inside + 64  # one bit of the pages that are all zeros may give the same zeros
    bad = {
        "cut": content[:-100],
        "half": content[: len(content) // 2],
        "empty": b"",
        "flipped": content[:inside] + bytes(one ^ 255 for one in content[inside:after]) + content[after:],
        "text": b"Identifiant;Promo\n",
    }
    for name, written in bad.items():
        (tmp_path / name).write_bytes(written)
    swapped = records[:-1] + bytes([records[-1] ^ 1])
    paths = [tmp_path / name for name in bad]
    for forged in (
        lambda: changed(archive, {"records.duckdb": swapped}),
        lambda: changed(archive, {"../../current.json": b"{}"}),
        lambda: changed(archive, {"key": b"0" * 64}),
        lambda: changed(archive, {}, {"format": 2}),
        lambda: changed(archive, {}, {"surprise": 1}),
        lambda: changed(archive, {}, {"files": about["files"] | {"/etc/passwd": {"size": 1, "sha256": ""}}}),
        lambda: changed(archive, {}, {"store": "demo"}),
        *(lambda path=path: path for path in paths),
        lambda: tmp_path / "absent",
        lambda: tmp_path,
    ):
        with pytest.raises(Refused):
            archives.restore(elsewhere(tmp_path), forged(), key=folder / "key")
        assert not elsewhere(tmp_path).exists()


def test_an_archive_that_lies_consistently_is_refused_by_the_digest_of_its_content(
    folder: Path, archive: Path, tmp_path: Path
) -> None:
    first = store.generations(folder)[0].records.read_bytes()
    with zipfile.ZipFile(archive) as source:
        about = json.loads(source.read(archives.HEADER))["files"]
        manifest = json.loads(source.read("manifest.json"))
    sha256 = archives.hashlib.sha256(first).hexdigest()
    manifest["files"]["records.duckdb"] = sha256
    told = json.dumps(manifest).encode()
    about["records.duckdb"] = {"size": len(first), "sha256": sha256}
    about["manifest.json"] = {"size": len(told), "sha256": archives.hashlib.sha256(told).hexdigest()}
    forged = changed(archive, {"records.duckdb": first, "manifest.json": told}, {"files": about})
    with pytest.raises(Refused):
        archives.restore(elsewhere(tmp_path), forged, key=folder / "key")
    assert store.current(elsewhere(tmp_path)) is None


def test_a_backup_refuses_an_empty_store_an_existing_file_and_a_damaged_generation(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    for source, target in (
        (tmp_path / "nothing", tmp_path / "a.zip"),
        (folder, tmp_path / "taken"),
        (folder, tmp_path / "no" / "folder.zip"),
    ):
        with pytest.raises(Refused):
            archives.backup(source, target)
    records = store.generations(folder)[-1].records
    records.write_bytes(records.read_bytes()[:-1])
    with pytest.raises(Refused):
        archives.backup(folder, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
