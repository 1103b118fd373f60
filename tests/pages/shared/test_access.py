"""Which pages follow from who looks; the real sign-in is tried in tests/browser/test_access.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.generations import audit
from data.visitors import access

PROJECT = Path(__file__).resolve().parents[3]
COORDINATORS = ("pages/solicit.py", "pages/importing.py")


@pytest.fixture(autouse=True)
def _fresh(demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The invented programme, in a home whose folder of access is of this test alone."""
    (tmp_path / "demo").symlink_to(demo_home / "demo")
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))
    monkeypatch.delenv("BINOMES_STORE", raising=False)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def opened() -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert [error.value for error in app.exception] == []
    return app


def noted() -> list[tuple[str, str, str]]:
    months = sorted((access.folder() / "log").glob("*"))
    return [
        (line["action"], line["who"], line.get("page", "")) for month in months for line in audit.lines(month)
    ]


def test_on_this_machine_the_coordinator_looks() -> None:
    app = opened()
    assert app.session_state["view"].audience == "coordinator"
    assert app.toggle(key="conseil").value is False
    for page in COORDINATORS:
        app.switch_page(page).run()
    assert noted() == []


def test_the_coordinator_may_look_as_the_board_does() -> None:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.query_params["conseil"] = "true"
    app.run()
    assert app.toggle(key="conseil").value is True
    assert app.session_state["view"].audience == "board"
    for page in COORDINATORS:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            app.switch_page(page)
    assert noted() == []


def test_a_server_of_the_board_has_no_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_AUDIENCE", "board")
    app = opened()
    assert app.session_state["view"].audience == "board"
    assert len(app.toggle) == 0


def test_an_address_that_asks_for_more_gets_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_AUDIENCE", "board")
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name in ("conseil", "audience", "role", "view"):
        app.query_params[name] = "coordinator"
    app.run()
    assert app.session_state["view"].audience == "board"


def test_where_people_sign_in_nobody_sees_a_page_before() -> None:
    (access.private_folder() / "secrets.toml").write_text(
        '[auth]\nredirect_uri = "http://localhost/oauth2callback"'
    )
    app = opened()
    assert [title.value for title in app.title] == ["Le programme de mentorat"]
    assert app.button[0].label == "Se connecter"
    assert "view" not in app.session_state
    for page in ("pages/mentors.py", "pages/overview.py", *COORDINATORS):
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            app.switch_page(page)


def test_secrets_that_disappear_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_MODE", "signed")  # as server.py fixes it at its start
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60).run()
    assert len(app.exception) == 1
    assert len(app.title) == 0
    assert "view" not in app.session_state
