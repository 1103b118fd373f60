"""The list of CONTRIBUTING.md, "To add a question", followed to the letter in a copy of the project."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
STEP = re.compile(r"^### `([^`]+)`(?:, (?:after `([^\n]+)`|at the end))?\n\n```\w*\n(.*?)^```$", re.M | re.S)
LISTED = re.compile(r"^\| (`[^|]+) \|", re.M)
NAME = "maturity"
TESTS = [
    *("tests/test_house_rules.py", "tests/test_texts.py", "tests/test_docs.py"),
    *("tests/analytics/language/test_labels.py", "tests/pages/test_pages.py"),
    *("tests/data/sql", "tests/analytics/campaign", "tests/analytics/charts/test_maturity.py"),
]
CHOSEN = f"{NAME} or every_page_is or labels or label or house_rules or texts or docs"


@dataclass(frozen=True)
class Step:
    """A new file, or lines of one that is there."""

    path: str
    anchor: str
    text: str


def steps() -> list[Step]:
    return [
        Step(*found)
        for found in STEP.findall((PROJECT / "tests" / "new_question.txt").read_text(encoding="utf-8"))
    ]


def listed() -> list[str]:
    """The places that the list names; <name> and <room> stand for anything."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## To add a question")[1]
    names = [name for row in LISTED.findall(text) for name in re.findall(r"`([^`]+)`", row)]
    return [re.sub(r"<\w+>", "*", name) + ("*" if name.endswith("/") else "") for name in names]


def follow(project: Path, left_out: str = "") -> None:
    """Takes each step whose place is listed, but one."""
    for step in steps():
        if step.path == left_out or not any(fnmatch(step.path, place) for place in listed()):
            continue
        file = project / step.path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if step.anchor:
            end = text.index("\n", text.index(step.anchor)) + 1
            text = text[:end] + step.text + text[end:]
        else:
            text += step.text
        file.write_text(text, encoding="utf-8")


def ended(project: Path) -> tuple[int, str]:
    """How the tests that a question concerns end there."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-k", CHOSEN, *TESTS]
    run = subprocess.run(
        [part for part in command if not part.startswith("tests/") or (project / part).exists()],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=900,
    )
    return run.returncode, run.stdout[-3000:]


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    """The files of the project that git knows or would take."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in names:
        if (PROJECT / name).is_file():
            (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, tmp_path / "copy" / name)
    yield tmp_path / "copy"
    shutil.rmtree(tmp_path / "copy")


def test_each_step_is_listed_and_each_place_that_is_listed_is_needed() -> None:
    paths = {step.path for step in steps()}
    assert [path for path in paths if not any(fnmatch(path, place) for place in listed())] == []
    unused = [place for place in listed() if not any(fnmatch(path, place) for path in paths)]
    assert unused == ["data/sql/queries/*.sql"]  # where the rows of the view are enough, as here


@pytest.mark.slow
def test_a_question_added_by_the_list_passes_the_tests(copy: Path) -> None:
    follow(copy)
    status, said = ended(copy)
    assert status == 0, said


@pytest.mark.soak
@pytest.mark.parametrize("path", sorted({step.path for step in steps()} - {"CHANGELOG.md"}))
def test_without_any_of_the_steps_a_test_fails(copy: Path, path: str) -> None:
    follow(copy, left_out=path)
    status, said = ended(copy)
    assert (status != 0) == (not path.startswith("tests/") or "pages" in path), said
