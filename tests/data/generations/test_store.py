"""Generations: built aside, put in place whole, never changed, read by the right audience."""

import json
from pathlib import Path

import duckdb
import pytest

from analytics.disclosure import tables
from data import changing, queries
from data.generations import store
from data.problems import Refused
from data.publish import forecasting, publishing


@pytest.mark.usefixtures("without_figures")
def test_a_store_starts_empty_and_an_import_makes_its_first_generation(
    exports: Path, store_folder: Path
) -> None:
    assert store.current(store_folder) is None
    changing.import_exports(store_folder, [exports])
    generation = store.current(store_folder)
    assert generation is not None
    assert generation.number == 1
    assert sorted(path.name for path in generation.folder.iterdir()) == [
        "figures.duckdb",
        "manifest.json",
        "records.duckdb",
    ]
    (line,) = (store_folder / "audit.jsonl").read_text().splitlines()
    assert json.loads(line)["digest"] == generation.manifest["digest"]


def test_a_published_generation_is_never_changed(filled_store: Path) -> None:
    first = store.generations(filled_store)[0]
    content = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    changing.rebuild(filled_store, "publish")
    assert [generation.number for generation in store.generations(filled_store)] == [1, 2]
    assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == content


def test_publishing_again_gives_the_same_content(filled_store: Path) -> None:
    (first,) = store.manifests(filled_store)
    again = changing.rebuild(filled_store, "publish")
    assert (again.generation, again.digest, again.after) == (2, first["digest"], again.before)


def test_publishing_an_empty_store_shows_the_published_totals(store_folder: Path) -> None:
    outcome = changing.rebuild(store_folder, "publish")
    assert list(outcome.after) == ["X16", "X17", "X18", "X19", "X20"]
    generation = store.current(store_folder)
    assert generation is not None
    pairs = [row["pairs"] for row in queries.records(generation, "board", "cohort_summary")]
    assert pairs == [112, 143, 124, 142, 190]


def test_the_figures_file_holds_nobody(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    with queries.connection(generation, "board") as con:
        found = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
        columns = {
            name
            for (name,) in con.execute(
                "select distinct column_name from duckdb_columns()"
                " where table_name not in ('mentor_chance', 'waiting_list', 'free_place', 'stalled_pair', 'asked_person', 'contacted')"
            ).fetchall()
        }
        for table in tables.COORDINATORS:  # their columns alone, so that the queries answer
            assert con.execute(f"from {table}").fetchall() == []
    assert found == {
        *tables.COUNTS,
        *tables.PUBLIC,
        *tables.WORDS,
        *tables.DERIVED,
        *tables.COORDINATORS,
        *forecasting.TABLES,
    }
    assert not columns & {"application_id", "mentor_id", "motivation", "applied_on", "paired_on"}
    content = generation.figures.read_bytes()
    assert b"objectif atteint" not in content
    assert b"attire" not in content


def test_both_files_answer_every_query_with_the_same_columns(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    for name in queries.query_names():
        board, coordinator = (
            queries.rows(generation, audience, name) for audience in ("board", "coordinator")
        )
        assert list(board.columns) == list(coordinator.columns)


def test_the_board_is_served_without_the_records(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    generation.records.unlink()
    assert len(queries.records(generation, "board", "cohort_summary")) == 5


def test_a_connection_reaches_nothing_but_its_file(filled_store: Path, tmp_path: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    with queries.connection(generation, "board") as con:
        for forbidden in (
            f"attach '{generation.records}' as people",
            "select * from read_csv('/etc/passwd')",
            f"copy dataset to '{tmp_path}/leak.csv'",
            "create table note as select 1",
            "set enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(forbidden)


@pytest.mark.usefixtures("without_figures")
def test_a_second_writer_is_refused_and_told_since_when(exports: Path, store_folder: Path) -> None:
    with store.writing(store_folder), pytest.raises(Refused) as refused:
        changing.import_exports(store_folder, [exports])
    assert refused.value.problems[0].values["since"].startswith("20")
    assert changing.import_exports(store_folder, [exports]).generation == 1


def test_an_import_that_dies_leaves_the_store_as_it_was(
    filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = store.manifests(filled_store)
    monkeypatch.setattr(publishing, "write_figures", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        changing.rebuild(filled_store, "publish")
    current = store.current(filled_store)
    assert current is not None
    assert current.manifest == first
    assert [path.name for path in (filled_store / "generations").iterdir()] == ["000001"]


@pytest.mark.usefixtures("without_figures")
def test_leftovers_of_a_killed_import_are_removed_by_the_next(filled_store: Path) -> None:
    (filled_store / "generations" / ".building-killed").mkdir()
    changing.rebuild(filled_store, "publish")
    assert sorted(path.name for path in (filled_store / "generations").iterdir()) == ["000001", "000002"]


def test_an_unknown_store_audience_or_query_is_refused(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    for ask in (
        lambda: store.store_folder("elsewhere"),
        lambda: queries.rows(generation, "stranger", "cohort_summary"),
        lambda: queries.rows(generation, "board", "../schema"),
    ):
        with pytest.raises(Refused):
            ask()
