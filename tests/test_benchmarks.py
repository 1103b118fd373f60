"""The trials of benchmarks/: none may end well that tried nothing, and a server is made of what it runs on."""

import re
import tomllib
from pathlib import Path

from benchmarks import audit, documents

PROJECT = Path(__file__).resolve().parents[1]
MEASURES = {"calibration", "keyness"}  # of the long trials, those that print shares to be read


def test_a_trial_that_tried_nothing_fails() -> None:
    trials = set(re.findall(r"-m benchmarks\.(\w+)", (PROJECT / "Makefile").read_text()))
    trials &= {path.stem for path in (PROJECT / "benchmarks").glob("*.py")}
    defects = [
        f"benchmarks/{name}.py"
        for name in sorted(trials - MEASURES - {"load"})
        if "require(" not in (PROJECT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
    ]
    assert len(trials) > 10
    assert not defects, "a trial ends with benchmarks.require: how often each thing was tried"


def test_a_server_installs_what_it_runs_on_and_no_tool_of_the_tests() -> None:
    run, everything = (
        {package.name: package for package in audit.packages(lock)} for lock in (audit.RUN, audit.ALL)
    )
    assert len(run) > 50
    assert all(package.digests for package in run.values())
    assert {name: everything[name].version for name in run} == {
        name: package.version for name, package in run.items()
    }
    assert not {"pytest", "oidc-provider-mock", "playwright", "mypy", "ruff", "hypothesis"} & set(run)


def test_an_image_holds_what_a_server_runs_on_and_nothing_else() -> None:
    lines = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    rooms = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
    files = {"app.py", "manage.py", "server.py", "binomes", "requirements-run.lock", "LICENSE"}
    assert "*" in lines
    assert let_in == {*rooms, *files, ".streamlit/config.toml"}


def test_the_trial_of_documents_starts_what_systemd_would_start_once() -> None:
    assert documents.script("docs/deploy.md", "/opt/binomes", {}).count(documents.UNITS) == 1
