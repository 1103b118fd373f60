"""Stores of earlier versions, of a later one, and of no version: opened, imported into, erased from, served."""

import hashlib
import json
import tarfile
from pathlib import Path

import duckdb
import pytest

from analytics.language.texts import translator
from data import changing, opening, queries
from data.generations import audit, migrations, store
from data.keeping import doctor, sending
from data.problems import Refused
from data.publish import health, publishing
from data.publish.digest import PERSONAL
from data.rights import persons
from data.telling import history

FROZEN = Path(__file__).parent / "frozen"
VERSIONS = sorted(path.name.removesuffix(".tar.xz") for path in FROZEN.glob("*.tar.xz"))


@pytest.fixture(params=VERSIONS)
def older(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store, `programme`, as that version left it."""
    return unpacked(request.param, tmp_path, monkeypatch, store.PROGRAMME)


def unpacked(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> Path:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))
    with tarfile.open(FROZEN / f"{version}.tar.xz") as archive:
        archive.extractall(tmp_path / "frozen", filter="data")
    return (tmp_path / "frozen" / store.DEMO).rename(tmp_path / name)


def rows_held(folder: Path) -> int:
    """Applications in the records of the store, of whatever version."""
    (records,) = folder.glob("generations/*/records.duckdb")
    with duckdb.connect(str(records), read_only=True) as con:
        return int(con.execute("select count(*) from application").fetchall()[0][0])


def applications(folder: Path, audience: str) -> dict[str, object]:
    generation = health.serving(folder, audience).generation
    assert generation is not None
    rows = queries.records(generation, audience, "cohort_summary")
    return {row["cohort"]: row["applications"] for row in rows}


def test_nothing_of_an_earlier_version_is_shown_before_it_is_built_again(older: Path) -> None:
    for audience in queries.AUDIENCES:
        serving = health.serving(older, audience)
        assert serving.generation is None
        assert list(history.damage(serving, translator("en"))) == [
            "An earlier version of this programme wrote this store. Bring it up to date: ./binomes publish"
        ]
    checks = {check.title: check.problems for check in doctor.checkup(older)}
    assert [problem.reason for problem in checks["Current generation"]] == [health.EARLIER.reason]
    assert checks["Log of what was done"] == []


@pytest.mark.parametrize(
    "older",
    [VERSIONS[0], VERSIONS[-1], *(pytest.param(name, marks=pytest.mark.soak) for name in VERSIONS[1:-1])],
    indirect=True,
)
def test_an_earlier_version_is_opened_imported_into_and_erased_from(older: Path, tmp_path: Path) -> None:
    held = rows_held(older)
    assert opening.bring_up_to_date(older)
    assert not opening.bring_up_to_date(older)
    seen = applications(older, "coordinator")
    assert sum(seen.values()) == held >= 60  # type: ignore[arg-type]
    assert all(value == "hidden" or value % 5 == 0 for value in applications(older, "board").values())  # type: ignore[operator]
    assert audit.verify(older) == []

    more = tmp_path / "candidatures.csv"
    rows = "".join(f"NEW-{number};X20;20/09/2021\n" for number in range(3))
    more.write_text("Identifiant;Promotion;Date de candidature\n" + rows, encoding="utf-8")
    changing.import_exports(older, [more])
    assert applications(older, "coordinator") == seen | {"X20": seen["X20"] + 3}  # type: ignore[operator]

    persons.erase(older, persons.one_person(older, "NEW-1", None))
    assert applications(older, "coordinator") == seen | {"X20": seen["X20"] + 2}  # type: ignore[operator]
    assert [generation.manifest["format"] for generation in store.generations(older)] == [migrations.FORMAT]
    assert [*seen] == ["X16", "X17", "X18", "X19", "X20"]


def test_an_import_alone_brings_an_earlier_version_up_to_date_and_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = unpacked(VERSIONS[0], tmp_path, monkeypatch, store.PROGRAMME)
    more = tmp_path / "candidatures.csv"
    more.write_text("Identifiant;Promotion;Date de candidature\nNEW;X20;20/09/2021\n", encoding="utf-8")
    changing.import_exports(older, [more])
    assert sum(applications(older, "coordinator").values()) == 61  # type: ignore[arg-type]
    changing.undo(older)
    assert sum(applications(older, "coordinator").values()) == 60  # type: ignore[arg-type]


def test_the_invented_programme_of_an_earlier_version_is_invented_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = unpacked(VERSIONS[0], tmp_path, monkeypatch, store.DEMO)
    assert opening.bring_up_to_date(older)
    current = store.current(older)
    assert current is not None
    assert (current.manifest["action"], current.manifest["rows"]["application"]) == ("import", 60)


def test_figures_of_an_earlier_version_without_their_records_are_refused_in_words(older: Path) -> None:
    generation = store.current(older)
    assert generation is not None
    generation.records.unlink()
    with pytest.raises(Refused, match="their records are not here"):
        opening.bring_up_to_date(older)


@pytest.mark.parametrize("found", [migrations.FORMAT + 1, 0, "two", None, True])
def test_a_format_that_nobody_knows_is_refused_and_nothing_is_touched(
    found: object, filled_store: Path
) -> None:
    manifest = filled_store / "generations" / "000001" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": found}))
    (filled_store / "current.json").write_text(json.dumps({"generation": 1, "format": found}))
    before = {path: path.read_bytes() for path in filled_store.rglob("*") if path.is_file()}
    for asked in (
        lambda: health.serving(filled_store, "board"),
        lambda: changing.rebuild(filled_store, "publish"),
        lambda: changing.undo(filled_store),
        lambda: opening.bring_up_to_date(filled_store),
    ):
        with pytest.raises(Refused, match="Another version"):
            asked()
    (told,) = [check for check in doctor.checkup(filled_store) if check.title == "Current generation"]
    assert told.problems
    after = {path: path.read_bytes() for path in filled_store.rglob("*") if path.is_file()}
    assert {**after, filled_store / "lock": b""} == {**before, filled_store / "lock": b""}


def test_a_format_stands_for_the_tables_of_people_that_it_has() -> None:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as records")
        publishing.create_schema(con, "records")
        told = con.execute(
            "select table_name, list(column_name order by column_name) from duckdb_columns()"
            " where list_contains($people, table_name) group by all order by 1",
            {"people": list(PERSONAL)},
        ).fetchall()
    found = hashlib.sha256(repr(told).encode()).hexdigest()[:12]
    assert (migrations.FORMAT, found) == (7, "ddb5369ad9d4"), "→ raise FORMAT, then write both here"


def test_figures_alone_of_an_earlier_version_are_refused_and_left_as_they_are(
    tmp_path: Path, filled_store: Path
) -> None:
    board = tmp_path / "board" / "programme"
    sending.send_figures(filled_store, board)
    for name in ("current.json", "generations/000001/manifest.json"):
        said = json.loads((board / name).read_text())
        (board / name).write_text(json.dumps(said | {"format": migrations.FORMAT - 1}))
    pointer = json.loads((board / "current.json").read_text())
    digest = hashlib.sha256((board / "generations/000001/manifest.json").read_bytes()).hexdigest()
    (board / "current.json").write_text(json.dumps(pointer | {"manifest": digest}) + "\n")
    before = sorted(path for path in board.rglob("*"))
    with pytest.raises(Refused, match="records are not here"):
        opening.bring_up_to_date(board)
    assert sorted(path for path in board.rglob("*")) == before
