"""What no export gave is named as not provided: no page fails without it, and none shows it as 0."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from data import changing
from data.generations import store
from data.sample import write_exports

PROJECT = Path(__file__).resolve().parents[2]
PAGES = ("overview", "campaign", "waiting", "sectors", "mentors", "follow_up", "equity")
OPTIONAL = {  # export → the page that is about it, and how the page names it
    "rencontres": ("follow_up", "rencontres"),
    "formations": ("follow_up", "formations"),
    "enquete": ("follow_up", "réponses à l’enquête"),
    "caracteristiques": ("equity", "caractéristiques que les élèves ont choisi de donner"),
}
PEOPLE = ("volontaires", "binomes", *OPTIONAL)


@pytest.fixture(autouse=True)
def _as_served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing cached, and every page behind app.py, as server.py has it."""
    made = PagesManager.__init__

    def made_without_folder(manager: PagesManager, *args: Any, **options: Any) -> None:
        made(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", made_without_folder)
    monkeypatch.delenv("BINOMES_STORE", raising=False)
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """BINOMES_HOME without one optional export, by its name; and with applications and mentors alone, under ''.

    Events and targets are given by none of them.
    """
    exports = tmp_path_factory.mktemp("exports")
    write_exports(exports, 80, 3)
    found = {}
    for missing, names in {**{name: (name,) for name in OPTIONAL}, "": PEOPLE}.items():
        home = tmp_path_factory.mktemp("without")
        files = [path for path in sorted(exports.iterdir()) if path.stem not in names]
        changing.import_exports(home / store.DEMO, files)
        found[missing] = home
    return found


def opened(page: str, home: Path, monkeypatch: pytest.MonkeyPatch, audience: str) -> AppTest:
    monkeypatch.setenv("BINOMES_HOME", str(home))
    monkeypatch.setenv("BINOMES_AUDIENCE", audience)
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert [error.value for error in app.exception] == []
    return app


def said(app: AppTest) -> str:
    words = [element.value for element in (*app.title, *app.markdown, *app.caption)]
    alts = [chart.proto.alt for chart in app.get("plotly_chart")]
    return "\n".join((*words, *alts)).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("missing", OPTIONAL)
def test_a_table_that_was_not_given_is_named(
    missing: str, audience: str, homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    page, name = OPTIONAL[missing]
    assert f"Non fourni : {name}." in said(opened(page, homes[missing], monkeypatch, audience))


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("missing", ["rencontres", ""])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_it(
    page: str, missing: str, audience: str, homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(page, homes[missing], monkeypatch, audience)


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("page", ["waiting", "sectors", "mentors", "follow_up"])
def test_without_volunteers_nor_pairs_no_0_stands_for_what_is_absent(
    page: str, audience: str, homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = said(opened(page, homes[""], monkeypatch, audience))
    assert not re.search(r"(?<![\d,.X-])0(?![\d,.])", words), words
