"""The board's folder: every file in it, and that nothing exact is in any."""

import json
from pathlib import Path

import pytest

from data import changing, queries
from data.generations import store
from data.keeping import sending
from data.problems import Refused
from data.publish import health


def test_the_board_is_given_three_files_and_opens_them(filled_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "board" / "programme"
    target.mkdir(parents=True)
    sent = sending.send_figures(filled_store, target)
    assert [str(path.relative_to(target)) for path in sent] == [
        "current.json", "generations/000001/figures.duckdb", "generations/000001/manifest.json"]  # fmt: skip
    serving = health.serving(target, "board")
    assert serving.generation is not None
    assert not serving.is_fallback
    assert len(queries.records(serving.generation, "board", "cohort_summary")) == 5


def test_nothing_in_the_manifest_of_the_board_counts_anybody(filled_store: Path, tmp_path: Path) -> None:
    sending.send_figures(filled_store, tmp_path / "board")
    manifest = json.loads((tmp_path / "board/generations/000001/manifest.json").read_text())
    assert set(manifest) == {
        "format",
        "generation",
        "created_at",
        "is_invented",
        "versions",
        "disclosure",
        "files",
    }
    assert manifest["disclosure"] == {"rule": {"hidden_below": 8, "rounded_to": 5}}
    assert set(manifest["files"]) == {"figures.duckdb"}


def test_the_figures_of_before_go_when_new_ones_come(filled_store: Path, tmp_path: Path) -> None:
    sending.send_figures(filled_store, tmp_path / "board")
    changing.rebuild(filled_store, "publish")
    sending.send_figures(filled_store, tmp_path / "board")
    assert [path.name for path in (tmp_path / "board/generations").iterdir()] == ["000002"]
    assert store.current(tmp_path / "board") is not None


def test_figures_are_not_sent_to_where_people_are(filled_store: Path) -> None:
    with pytest.raises(Refused, match="records of people"):
        sending.send_figures(filled_store, filled_store)
