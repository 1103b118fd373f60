"""The board's file: what it holds, what it hides, and that nothing is published that is not declared."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from analytics.disclosure import relations
from analytics.disclosure.protection import protected
from analytics.disclosure.rule import Rule
from analytics.disclosure.tables import COHORT, COORDINATORS, COUNTS, PERSONS, PROVEN, Table
from data import changing, queries
from data.generations import store
from data.problems import Refused
from data.publish import protecting, publishing
from tests.data.students import applications, written

SUMS = {column for table in COUNTS.values() for column in table.sums}


@pytest.fixture(scope="module")
def sample(demo_home: Path) -> store.Generation:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    return generation


def both(generation: store.Generation, name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    exact, protected = (queries.records(generation, audience, name) for audience in queries.AUDIENCES)
    return exact, protected


@pytest.mark.parametrize("name", queries.query_names())
def test_a_query_shows_the_board_the_same_columns_with_counts_hidden_or_rounded(
    sample: store.Generation, name: str
) -> None:
    exact, protected = both(sample, name)
    if name not in COORDINATORS and protected:
        assert list(exact[0]) == list(protected[0])
    # Exact: the association publishes them.
    pairs = {"pairs"} if name in ("cohort_summary", "satisfaction", "published_pairs") else set()
    for row in protected if not name.startswith(("draw_", "forecast", "past_", "recruit_")) else []:
        for column in ((PERSONS | SUMS | {"balance", "authors"}) - pairs).intersection(row):
            is_label = name == "mentor_load" and column == "students"
            value = row[column]
            assert is_label or value in (None, "hidden") or value % 5 == 0, (column, value)
            assert is_label or value in (None, "hidden", 0) or abs(value) >= 5


def test_what_is_hidden_is_small_and_what_is_small_is_hidden(sample: store.Generation) -> None:
    exact, protected = both(sample, "cohort_summary")
    x20, board = exact[-1], protected[-1]
    assert (x20["withdrawn"], x20["not_eligible"], x20["waiting"], x20["eligible"]) == (5, 3, 15, 202)
    assert (board["withdrawn"], board["not_eligible"]) == ("hidden", "hidden")
    assert (board["waiting"], board["eligible"], board["applications"]) == (15, 200, 210)
    assert (board["pairs"], board["counted_pairs"], board["growth"]) == (190, 190, x20["growth"])


def test_rates_come_from_the_protected_counts(sample: store.Generation) -> None:
    x20 = queries.records(sample, "board", "cohort_summary")[-1]
    assert x20["match_rate"] == 185 / 200
    assert x20["coverage"] == x20["places"] / 200
    supply = queries.records(sample, "board", "mentor_supply")
    few = [row for row in supply if row["mentors"] == "hidden"]
    assert few
    assert {row["load"] for row in few} == {"hidden"}


def test_what_is_hidden_is_not_a_number_in_the_file_and_what_is_absent_is_null(filled_store: Path) -> None:
    generation = store.current(filled_store)
    assert generation is not None
    with duckdb.connect(generation.figures, read_only=True) as con:
        rows = dict(con.execute("select cohort, applications from cohort_count").fetchall())
        assert con.execute("select isnan(sum(applications)) from cohort_count").fetchall() == [(True,)]
    assert rows["X19"] != rows["X19"]
    assert rows["X16"] is None  # only its published total is known


def test_the_manifest_keeps_the_proof(sample: store.Generation) -> None:
    proof = sample.manifest["disclosure"]
    assert proof["rule"] == {"hidden_below": 8, "rounded_to": 5}
    assert proof["hidden"] > 50
    assert proof["narrowest"] >= 1
    assert proof["withheld"] == []
    assert proof["tables"]["cohort_count"] == 5


def test_the_board_has_the_columns_of_the_coordinators_tables_and_no_row(sample: store.Generation) -> None:
    assert queries.records(sample, "coordinator", "mentor_to_ask")
    assert queries.records(sample, "board", "mentor_to_ask") == []


@pytest.mark.parametrize(
    "sql", ["select cohort, count(*) as people from application group by cohort", "select 1 as one"]
)
def test_a_count_that_is_not_declared_stops_the_publication(
    sql: str, filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = publishing.sql_files("counts")
    monkeypatch.setattr(
        publishing,
        "sql_files",
        lambda kind, read=publishing.sql_files: (
            counts | {"new_count": sql} if kind == "counts" else read(kind)
        ),
    )
    with pytest.raises(Refused, match="declared nowhere"):
        changing.rebuild(filled_store, "publish")
    generation = store.current(filled_store)
    assert generation is not None
    assert generation.number == 1


def test_a_column_that_is_not_declared_stops_the_publication(
    exports: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = publishing.sql_files("counts")
    wider = counts["load_count"].replace("false as is_more", "false as is_more, 'M1' as who")
    monkeypatch.setattr(
        publishing,
        "sql_files",
        lambda kind, read=publishing.sql_files: (
            counts | {"load_count": wider} if kind == "counts" else read(kind)
        ),
    )
    with pytest.raises(Refused, match="declared nowhere"):
        changing.import_exports(store_folder, [exports])


def test_a_table_that_nobody_thought_of_in_the_proof_stops_the_publication(
    filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = publishing.sql_files("counts")
    sql = "select cohort, count(*) as people from application group by cohort"
    monkeypatch.setattr(
        publishing,
        "sql_files",
        lambda kind, read=publishing.sql_files: (
            counts | {"new_count": sql} if kind == "counts" else read(kind)
        ),
    )
    declared = {**COUNTS, "new_count": Table((COHORT,), counts=("people",))}
    monkeypatch.setattr(protecting, "COUNTS", declared)
    with pytest.raises(Refused, match="Nothing proves"):
        changing.rebuild(filled_store, "publish")
    generation = store.current(filled_store)
    assert generation is not None
    assert generation.number == 1


def test_every_column_of_persons_is_in_a_relation_of_the_proof(sample: store.Generation) -> None:
    with duckdb.connect() as con:
        con.execute(f"attach '{sample.records}' as records (read_only)")
        exact = {name: protecting.table_frame(con, "records", name) for name in COUNTS}
    shown = protected(exact, (10, 16), Rule())
    published = relations.published(exact, shown, (10, 16), Rule())
    related = {name[:2] for one in published.relations if len(one.factors) > 1 for name in one.factors}
    columns = {(name, column) for name in PROVEN for column in COUNTS[name].protected if len(exact[name])}
    assert columns - related == set()


@pytest.mark.parametrize(
    "declared",
    [
        Table((COHORT,), counts=("people",)),
        Table((COHORT,), sums={"places": "people"}, within={"people": "a.b"}),
        Table(("term",), counts=("people",), within={"people": "a.b"}),
    ],
)
def test_a_column_without_a_total_of_its_campaign_is_not_proven(declared: Table) -> None:
    assert declared.unrelated


def test_a_table_written_beside_the_protected_ones_stops_the_publication(
    exports: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(
        con: duckdb.DuckDBPyConnection, database: str, step: int, write: Any = publishing.write_statistics
    ) -> None:
        write(con, database, step)
        con.execute(f"create table {database}.people as select 'M1' as mentor")

    monkeypatch.setattr(publishing, "write_statistics", written)
    with pytest.raises(Refused, match="declared nowhere"):
        changing.import_exports(store_folder, [exports])


@pytest.mark.parametrize("setting", ["4", "6", "-8", "seven"])
def test_a_setting_that_lowers_the_threshold_is_refused(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINOMES_HIDE_UP_TO", setting)
    with pytest.raises(Refused, match="whole number"):
        protecting.rule_in_force()


def test_nothing_is_published_under_a_setting_that_is_refused(
    filled_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINOMES_HIDE_UP_TO", "6")
    with pytest.raises(Refused, match="whole number"):
        changing.rebuild(filled_store, "publish")
    assert [generation.number for generation in store.generations(filled_store)] == [1]


def test_one_more_person_changes_nothing_that_the_board_sees_and_fifteen_do(
    tmp_path: Path, store_folder: Path
) -> None:
    seen = []
    for students in (22, 23, 27, 36, 37):
        changing.import_exports(store_folder, [written(tmp_path / str(students), students)])
        seen.append((applications(store_folder, "coordinator"), applications(store_folder, "board")))
    assert seen == [(22, 20), (23, 20), (27, 20), (36, 20), (37, 35)]
    generation = store.current(store_folder)
    assert generation is not None
    assert generation.manifest["disclosure"]["kept"] == []


def test_figures_are_renewed_when_the_rule_is_raised(
    tmp_path: Path, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing.import_exports(store_folder, [written(tmp_path / "few", 9)])
    assert applications(store_folder, "board") == 10
    monkeypatch.setenv("BINOMES_HIDE_UP_TO", "10")
    changing.rebuild(store_folder, "publish")
    assert applications(store_folder, "board") == "hidden"


def test_the_attacks_find_nothing(tmp_path: Path) -> None:
    from benchmarks.attacks import ATTACKS, score
    from benchmarks.populations import programme

    subject = programme(tmp_path, 150, seed=4)
    scores = {kind: score(attack(subject)) for kind, attack in ATTACKS.items()}
    assert sum(found.tries for found in scores.values()) >= 500
    assert {kind: found for kind, found in scores.items() if found.exact or found.few or found.wrong} == {}
