"""The board's pages on protected figures: a small programme, where nearly everything is hidden, and the usual one."""

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
PAGES = ("overview", "cohorts", "forecast", "campaign", "waiting", "sectors", "follow_up", "mentors", "motivations",
         "method")  # fmt: skip


@pytest.fixture(autouse=True)
def _as_served(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The board looks, nothing is cached, and every page is behind app.py, as server.py has it."""
    made = PagesManager.__init__

    def made_without_folder(manager: PagesManager, *args: Any, **options: Any) -> None:
        made(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", made_without_folder)
    monkeypatch.setenv("BINOMES_AUDIENCE", "board")
    monkeypatch.delenv("BINOMES_STORE", raising=False)
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.fixture(scope="module")
def homes(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """BINOMES_HOME of a programme of 60 applications, whose records are gone, and of the usual one."""
    small = tmp_path_factory.mktemp("small")
    (small / "exports").mkdir()
    write_exports(small / "exports", 60, 1)
    changing.import_exports(small / store.DEMO, [small / "exports"])
    generation = store.current(small / store.DEMO)
    assert generation is not None
    generation.records.unlink()
    return {"small": small, "usual": demo_home}


def opened(page: str, home: Path, monkeypatch: pytest.MonkeyPatch, **chosen: str) -> AppTest:
    monkeypatch.setenv("BINOMES_HOME", str(home))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    for name, value in chosen.items():
        app.query_params[name] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    for folded in [name for name in app.session_state if str(name).startswith("figures-")]:
        app.session_state[folded] = True
    app.run()
    assert [error.value for error in app.exception] == []
    return app


def tables(app: AppTest) -> str:
    return (
        "\n".join(table.value.to_csv() for table in app.table).replace("\u202f", " ").replace("\u00a0", " ")
    )


@pytest.mark.parametrize("cohort", ["X16", "X20"])
@pytest.mark.parametrize("kind", ["small", "usual"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_protected_figures(
    page: str, kind: str, cohort: str, homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(page, homes[kind], monkeypatch, promo=cohort)
    said = [element.value for element in [*app.title, *app.markdown, *app.caption]]
    said += [chart.proto.alt for chart in app.get("plotly_chart")] + [tables(app)]
    assert not [text for text in said if re.search(r"\bnan\b", text)]


def test_a_hidden_count_is_said_to_be_and_its_table_has_no_total(
    homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = tables(opened("cohorts", homes["usual"], monkeypatch))
    assert "moins de 8" in shown
    assert "Total" not in shown
    assert "fewer than 8" in tables(opened("cohorts", homes["usual"], monkeypatch, lang="en"))


def test_what_is_computed_from_a_hidden_count_is_hidden_and_not_absent(
    homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "masqué" in tables(opened("mentors", homes["usual"], monkeypatch, promo="X16"))


@pytest.mark.parametrize(("lang", "words"), [
    ("fr", "ne s’additionnent pas"), ("en", "do not add up")])  # fmt: skip
def test_the_board_is_told_that_its_figures_are_rounded_and_do_not_add_up(
    lang: str, words: str, homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in ("mentors", "method"):
        app = opened(page, homes["usual"], monkeypatch, lang=lang)
        assert words in "\n".join(element.value for element in [*app.caption, *app.markdown])


def test_the_board_has_the_levers_of_a_forecast_drawn_from_its_own_figures(
    homes: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("forecast", homes["usual"], monkeypatch, lang="en")
    assert "X21" in app.title[0].value
    assert app.slider(key="recrues").value == 0
    assert "X22" in tables(app)
