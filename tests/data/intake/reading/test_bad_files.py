"""Nothing bad gets in: every bad input has its verdict, says what to do, and changes nothing."""

import shutil
from pathlib import Path

import pytest

from analytics.language.texts import translator
from benchmarks.bad_files import CASES, Case, good_exports
from data import changing
from data.changing import Outcome
from data.generations import store
from data.intake.reading import sandbox
from data.problems import Problem, Refused
from tests.data.conftest import Imported
from tests.data.intake.taken import in_this_process

EN, FR = translator("en"), translator("fr")


@pytest.fixture(scope="module")
def filled(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds a good generation, which no case may change."""
    return Path(
        shutil.copytree(imported("good", good_exports), tmp_path_factory.mktemp("home") / "programme")
    )


def digests(folder: Path) -> list[str]:
    return [generation.manifest["digest"] for generation in store.generations(folder)]


def verdict(folder: Path, path: Path) -> tuple[str, list[Problem], Outcome | None]:
    try:
        outcome = changing.import_exports(folder, [path], is_dry_run=True, sets_aside=True)
    except Refused as refused:
        return "refused", refused.problems, None
    if outcome.aside:
        return "aside", [problem for row in outcome.aside for problem in row.problems], outcome
    return "warned" if outcome.warnings else "accepted", list(outcome.warnings), outcome


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_bad_input_has_its_verdict(
    case: Case, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, path = digests(filled), case.write(tmp_path)
    if path.suffix == ".csv" and case.verdict != "refused":  # bad are its rows: no danger to who opens it
        monkeypatch.setattr(sandbox, "_run", in_this_process)
    found, problems, outcome = verdict(filled, path)
    sentences = "\n".join(problem.sentence(EN) for problem in problems)
    assert (found, case.said in sentences) == (case.verdict, True), sentences
    assert all(problem.sentence(FR) for problem in problems)
    assert digests(filled) == before
    assert not list((filled / "generations").glob(".building-*"))
    for item in outcome.inputs if outcome else ():
        assert item.accepted + sum(row.file == item.file for row in outcome.aside) == item.rows


def test_there_are_enough_bad_inputs() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 120
