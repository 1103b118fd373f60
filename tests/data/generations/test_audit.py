"""The audit log: every thing done has its line, and a line that was cut, changed or moved is seen."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.small import exports
from data import changing
from data.generations import audit, store


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A folder whose log has three lines."""
    for number in (1, 2, 3):
        audit.append(tmp_path, "import", generation=number, digest=f"{number}" * 64)
    return tmp_path


def rewritten(folder: Path, lines: list[str]) -> list[tuple[str, int | None]]:
    """What is found wrong once the log holds these lines."""
    (folder / audit.LOG).write_text("".join(f"{line}\n" for line in lines))
    return [(problem.reason, problem.line) for problem in audit.verify(folder)]


def test_an_import_has_its_line_with_who_where_and_what_but_no_name(tmp_path: Path) -> None:
    folder = tmp_path / store.PROGRAMME
    with audit.acting("page", "subject-7"):
        outcome = changing.import_exports(folder, [exports(tmp_path / "files", 1)])
    (line,) = audit.lines(folder)
    (sha256, _) = line["inputs"]
    assert (line["door"], line["who"], line["action"]) == ("page", "subject-7", "import")
    assert (line["generation"], line["parent"], line["digest"]) == (1, None, outcome.digest)
    assert line["counts"]["application"] == 3
    assert len(sha256) == 64
    assert "candidatures" not in (folder / audit.LOG).read_text()
    assert audit.verify(folder) == []


def test_who_acts_at_the_command_line_is_the_user_of_the_system(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "ada")
    audit.append(log, "backup", generation=3)
    line = audit.lines(log)[-1]
    assert (line["door"], line["who"]) == ("cli", "ada")


def test_a_whole_log_has_no_problem_and_an_absent_one_neither(log: Path, tmp_path: Path) -> None:
    assert audit.verify(log) == []
    assert audit.verify(tmp_path / "elsewhere") == []


def test_a_changed_line_is_seen_the_last_one_too(log: Path) -> None:
    lines = (log / audit.LOG).read_text().splitlines()
    reason = "This line of the log was changed."
    changed = [line.replace('"action": "import"', '"action": "undo"') for line in lines]
    assert rewritten(log, [lines[0], changed[1], lines[2]]) == [(reason, 2)]
    assert rewritten(log, [*lines[:2], changed[2]]) == [(reason, 3)]
    assert rewritten(log, [lines[0], "no line at all", lines[2]])[0] == (reason, 2)


@pytest.mark.parametrize(("order", "at"), [((0, 2), 2), ((1, 2), 1), ((0, 2, 1), 2), ((0, 1, 1, 2), 3)])
def test_a_missing_moved_or_repeated_line_is_seen(log: Path, order: tuple[int, ...], at: int) -> None:
    lines = (log / audit.LOG).read_text().splitlines()
    found = rewritten(log, [lines[place] for place in order])
    assert found[0] == ("A line of the log is missing before this one, or was moved.", at)


def test_a_line_that_a_kill_cut_is_no_accusation_and_goes_at_the_next_one(log: Path) -> None:
    with (log / audit.LOG).open("a") as file:
        file.write('{"at": "2026-11-2')
    assert audit.verify(log) == []
    assert len(audit.lines(log)) == 3
    audit.append(log, "import", generation=4, digest="4" * 64)
    assert audit.verify(log) == []
    assert [line["generation"] for line in audit.lines(log)] == [1, 2, 3, 4]


def test_a_line_that_cannot_be_written_leaves_the_log_as_it_was(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (log / audit.LOG).read_bytes()
    real = os.write

    def half(descriptor: int, content: bytes) -> int:
        real(descriptor, content[:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", half)
        with pytest.raises(OSError, match="No space"):
            audit.append(log, "import", generation=4)
    assert (log / audit.LOG).read_bytes() == before


def test_a_published_generation_without_its_line_gets_it_at_the_next_writing(two_generations: Path) -> None:
    folder = two_generations
    lines = (folder / audit.LOG).read_text().splitlines()
    (folder / audit.LOG).write_text(lines[0] + "\n")
    with store.writing(folder):
        pass
    assert audit.published(folder) == [1, 2]
    assert audit.verify(folder) == []
    assert json.loads(lines[1])["digest"] == audit.lines(folder)[1]["digest"]


def test_a_line_follows_the_last_one_however_long_the_log_and_the_lines(tmp_path: Path) -> None:
    for size in (1, audit.BLOCK - 200, audit.BLOCK, 3 * audit.BLOCK, 1):
        audit.append(tmp_path, "import", inputs="a" * size)
    with (tmp_path / audit.LOG).open("a") as file:
        file.write("b" * 2 * audit.BLOCK)  # a line that a kill cut
    audit.append(tmp_path, "import")
    assert len(audit.lines(tmp_path)) == 6
    assert audit.verify(tmp_path) == []
