"""What several folders of tests share: an invented programme on disk, and a word on tests that could not run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to use as BINOMES_HOME, with the invented programme that `manage.py sample` builds."""
    home = tmp_path_factory.mktemp("home")
    built = subprocess.run(
        [sys.executable, "manage.py", "sample"],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert built.returncode == 0, f"manage.py sample failed:\n{built.stdout}\n{built.stderr}"
    return home


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any("tests/browser/" in report.nodeid for report in skipped):
        terminalreporter.write_line(
            "THE BROWSER TESTS DID NOT RUN: Chromium is missing. As root: bash tests/browser/install_chromium.sh",
            red=True,
            bold=True,
        )
