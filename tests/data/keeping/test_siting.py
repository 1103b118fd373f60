"""Where the board's pages may be written as files, and that nothing changes where they may not."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.generations import store
from data.keeping import siting
from data.problems import Refused

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def generation(filled_store: Path) -> store.Generation:
    current = store.current(filled_store)
    assert current is not None
    return current


@pytest.mark.parametrize("single", [False, True])
def test_what_is_not_ours_is_left_as_it_is(
    generation: store.Generation, tmp_path: Path, single: bool
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    page = theirs / "index.html"
    page.write_text("<h1>Ours, not yours</h1>")
    with pytest.raises(Refused, match="something else"):
        siting.write_site(generation, page if single else theirs, single, None)
    assert [path.read_text() for path in theirs.iterdir()] == ["<h1>Ours, not yours</h1>"]


@pytest.mark.parametrize(
    ("name", "single", "cohort", "said"),
    [
        ("nowhere/site", False, None, "does not exist"),
        ("site", False, "X12", "no class"),
        ("site.pdf", True, None, "HTML file"),
        ("", True, None, "HTML file"),
    ],
)
def test_a_place_or_a_class_that_is_not_there_is_refused(
    generation: store.Generation, tmp_path: Path, name: str, single: bool, cohort: str | None, said: str
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    with pytest.raises(Refused, match=said):
        siting.write_site(generation, room / name, single, cohort)
    assert list(room.iterdir()) == []


def test_pages_that_cannot_be_made_leave_those_of_before(
    generation: store.Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    (room / "site").mkdir(parents=True)
    before = siting.MARK + b"before"
    (room / "site" / "index.html").write_bytes(before)
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho 'a page broke' >&2\nexit 1\n")
    failing.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(failing))
    with pytest.raises(Refused, match="could not be written") as refused:
        siting.write_site(generation, room / "site", False, None)
    assert refused.value.problems[0].values["cause"] == "a page broke"
    assert [path.name for path in room.iterdir()] == ["site"]
    assert (room / "site" / "index.html").read_bytes() == before


def test_nothing_goes_on_for_a_process_that_was_killed(generation: store.Generation, tmp_path: Path) -> None:
    verb = subprocess.Popen(
        [sys.executable, "manage.py", "site", str(tmp_path / "site"), "--store", generation.store.name],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(generation.store.parent)},
    )
    try:
        until(lambda: bool(working_in(tmp_path)), "no process makes the pages")
        assert verb.poll() is None
    finally:
        verb.kill()
        verb.wait()
    until(lambda: not working_in(tmp_path), "the pages are still being made")
    assert list(tmp_path.rglob("*.html")) == []


def working_in(folder: Path) -> list[str]:
    """The processes that make pages for a folder below this one."""
    lines = subprocess.run(
        ["ps", "-wweo", "args"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [line for line in lines if "pages.site" in line and str(folder) in line]


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    limit = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < limit, otherwise
        time.sleep(0.1)
