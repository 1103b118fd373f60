"""Tests that share a server, a browser or a costly fixture are given to one worker."""

import pytest

from tests.conftest import PROJECT, pytest_xdist_make_scheduler
from tests.together import SHARING, Together, group_of

OF_PAGES = "tests/browser/test_every_page.py::test_a_page_is_complete[overview-('{}', 'light', 1440)]"


def test_a_file_of_the_browser_goes_to_one_worker_in_each_way_to_look_at_pages() -> None:
    first, second = (group_of(f"tests/browser/test_access.py::test_{name}") for name in ("a", "b[anne-1]"))
    assert first == second != group_of("tests/browser/test_server.py::test_a")
    french, english = (group_of(OF_PAGES.format(language)) for language in ("fr", "en"))
    assert french != english
    assert french == group_of(OF_PAGES.format("fr").replace("overview", "mentors"))


def test_other_tests_go_to_any_worker() -> None:
    assert group_of("tests/data/test_changing.py::test_a[b]") == "tests/data/test_changing.py::test_a[b]"
    assert [path for path in SHARING if not (PROJECT / path).exists()] == []


def test_the_scheduler_of_make_test_groups_so(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--dist loadgroup" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    monkeypatch.setattr(pytestconfig.option, "dist", "loadgroup", raising=False)
    monkeypatch.setattr(Together, "__init__", lambda self, config, log: None)
    scheduler = pytest_xdist_make_scheduler(pytestconfig, None)
    assert isinstance(scheduler, Together)
    assert scheduler._split_scope("tests/browser/test_app.py::test_a") == "tests/browser/test_app.py"
