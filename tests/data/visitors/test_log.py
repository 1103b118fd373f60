"""The log of access: private, a chain, a year long, and of no use to who wants to fill it."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.generations import audit
from data.visitors import access, log


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))
    log.flush()
    yield tmp_path
    log.flush()


def lines() -> list[dict[str, Any]]:
    """What is on disk once the writer has nothing left to do."""
    log._writer.submit(lambda: None).result()
    return [line for month in sorted(log.folder().iterdir()) for line in audit.lines(month)]


def test_the_log_is_private_and_a_chain_of_one_line_an_event() -> None:
    log.note("signed in", "42", role="board")
    log.note("signed out")
    (month,) = log.folder().iterdir()
    first, second = audit.lines(month)
    assert (first["action"], first["who"], first["door"], first["role"]) == (
        "signed in",
        "42",
        "page",
        "board",
    )
    assert (second["action"], second["who"]) == ("signed out", "nobody")
    assert audit.verify(month) == []
    assert stat.S_IMODE((month / audit.LOG).stat().st_mode) == 0o600
    assert stat.S_IMODE(access.folder().stat().st_mode) == 0o700


def test_the_log_is_kept_for_a_year() -> None:
    months = [log.folder() / f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    for month in months:
        month.mkdir(parents=True)
    log.note("signed out", "42")
    assert len(list(log.folder().iterdir())) == 12
    assert not months[12].exists()
    assert months[13].exists()


def test_refusals_that_are_alike_are_two_lines_a_minute_the_first_at_once() -> None:
    for _ in range(500):
        log.refuse("", "/solliciter", "host")
    log.refuse("42", "/solliciter", "board")
    assert [(line["who"], line["times"]) for line in lines()] == [("nobody", 1), ("42", 1)]
    log.flush()
    assert [(line["who"], line["times"]) for line in lines()] == [("nobody", 1), ("42", 1), ("nobody", 499)]
    log.refuse("", "/solliciter", "host")
    assert lines()[-1]["times"] == 1


def test_who_asks_for_a_thousand_addresses_makes_eleven_lines_and_hides_nobody_else() -> None:
    for number in range(1000):
        log.refuse("", f"/{number}", "host")
    log.refuse("42", "/solliciter", "board")
    log.flush()
    found = lines()
    strangers = [line for line in found if line["who"] == "nobody"]
    assert len({(line["page"], line["why"]) for line in strangers}) == log.MOST_KINDS + 1
    assert sum(line["times"] for line in strangers) == 1000
    assert [line["page"] for line in found if line["who"] == "42"] == ["/solliciter"]


def test_what_could_not_be_written_is_counted_again(home: Path) -> None:
    (home / "access").write_text("a file where the folder should be")
    for _ in range(3):
        log.refuse("", "/", "host")
    log._writer.submit(lambda: None).result()
    (home / "access").unlink()
    log.flush()
    assert sum(line["times"] for line in lines()) == 3


def test_a_missing_folder_is_made_again() -> None:
    log.note("signed out")
    shutil.rmtree(access.folder())
    log.note("signed out")
    assert len(lines()) == 1
