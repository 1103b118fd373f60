"""The board's folder: every file in it, and that nothing exact is in any."""

import json
import os
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
        "current.json",
        "generations/000001/figures.duckdb",
        "generations/000001/manifest.json",
    ]
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


def test_the_group_reads_what_is_put_into_a_folder_that_it_reads(filled_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "board"
    target.mkdir(mode=0o750)
    target.chmod(0o750)
    sent = sending.send_figures(filled_store, target)
    assert {oct(path.stat().st_mode & 0o777) for path in sent} == {"0o640"}
    assert {oct(path.stat().st_mode & 0o777) for path in target.rglob("*") if path.is_dir()} == {"0o750"}


STAND_IN = """#!/bin/sh
# rsync from this machine to this machine: HOST: is taken off, and a list is asked of a folder that may not be there
list=; delete=
for word; do case $word in --list-only) list=1 ;; --delete) delete=1 ;; --*) ;; *:*) to=${word#*:} ;; *) from=$word ;; esac; done
echo "$*" >>"$RSYNC_CALLS"
[ -n "$list" ] && { [ -d "$to" ] || exit 23; ls -R "$to"; exit; }
[ "${RSYNC_FAILS:-}" = "${from##*/}" ] && { echo "connection unexpectedly closed" >&2; exit 12; }
mkdir -p "$to"; [ -n "$delete" ] && rm -rf "$to/${from##*/}"; cp -r "$from" "$to/"
"""


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a machine that is reached by a stand-in for rsync."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "rsync").write_text(STAND_IN, encoding="utf-8")
    (tmp_path / "bin" / "rsync").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("RSYNC_CALLS", str(tmp_path / "calls"))
    return tmp_path / "far" / "programme"


@pytest.mark.usefixtures("without_figures")
def test_another_machine_is_sent_the_generation_then_the_pointer_then_is_pruned(
    filled_store: Path, far: Path, tmp_path: Path
) -> None:
    sending.send(filled_store, f"board@host:{far}")
    changing.rebuild(filled_store, "publish")
    sent = sending.send(filled_store, f"board@host:{far}/")
    assert sent[0] == f"board@host:{far}/current.json"
    assert [path.name for path in (far / "generations").iterdir()] == ["000002"]
    assert health.serving(far, "board").generation is not None
    words = [line.split() for line in (tmp_path / "calls").read_text().splitlines()[-3:]]
    assert [Path(line[-2]).name for line in words] == ["generations", "current.json", "generations"]
    assert ["--delete" in line for line in words] == [False, False, True]


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("name", ["generations", "current.json"])
def test_what_another_machine_shows_stays_when_the_way_there_breaks(
    filled_store: Path, far: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    sending.send(filled_store, f"host:{far}")
    changing.rebuild(filled_store, "publish")
    monkeypatch.setenv("RSYNC_FAILS", name)
    with pytest.raises(Refused, match="could not be sent"):
        sending.send(filled_store, f"host:{far}")
    shown = health.serving(far, "board").generation
    assert shown is not None
    assert shown.number == 1


def test_figures_are_not_sent_to_where_people_are_on_another_machine(filled_store: Path, far: Path) -> None:
    with pytest.raises(Refused, match="records of people"):
        sending.send(filled_store, f"host:{filled_store}")
