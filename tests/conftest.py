"""What several folders of tests share: stores that are built once and copied, and a word on tests that could not run."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import forking, stores

PROJECT = Path(__file__).resolve().parents[1]
KeptStore = Callable[..., Path]


def pytest_xdist_auto_num_workers() -> int:
    """As many as there are cores, and one: a test in the browser waits half of its time for the server."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """What gives tests to workers under `--dist loadgroup`."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from tests.together import Together

    return Together(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Workers begin with what takes long, so that none is left with it at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session")
def kept_store(pytestconfig: pytest.Config) -> KeptStore:
    """`stores.kept`: the folder of that name, which the function fills unless an earlier run has, to be copied or read."""
    return partial(stores.kept, pytestconfig.cache.mkdir("stores"))


@pytest.fixture(scope="session")
def demo_home(kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to use as BINOMES_HOME, with the invented programme that `manage.py sample` builds."""

    def build(home: Path) -> None:
        built = forking.manage(("sample",), {**os.environ, "BINOMES_HOME": str(home)})
        assert built.returncode == 0, f"manage.py sample failed:\n{built.stdout}\n{built.stderr}"

    return Path(shutil.copytree(kept_store("sample", build), tmp_path_factory.mktemp("homes") / "demo"))


@pytest.fixture(scope="session")
def totals_home(kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with nothing but the published totals: no file was ever imported."""

    def build(home: Path) -> None:
        from data import changing  # half of the tests import none of this

        changing.rebuild(home / "programme", "publish")

    return Path(shutil.copytree(kept_store("totals", build), tmp_path_factory.mktemp("homes") / "totals"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any("tests/browser/" in report.nodeid for report in skipped):
        terminalreporter.write_line(
            "THE BROWSER TESTS DID NOT RUN: Chromium is missing. As root: bash tests/browser/install_chromium.sh",
            red=True,
            bold=True,
        )
