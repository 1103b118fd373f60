"""The board's pages on protected figures: a small programme, where nearly everything is hidden, and the usual one."""

import re
from functools import partial
from pathlib import Path

import navigation
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.gallery.reading import charts_on
from data import changing
from data.generations import store
from data.sample import write_exports
from tests.conftest import KeptStore
from tests.pages.conftest import OpenPage

PAGES = [page for page in navigation.PAGES if page not in navigation.OF_THE_COORDINATOR]


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Opens a page as the board sees it, with the rows behind each chart."""
    return partial(open_page, audience="board", unfolds=True)


@pytest.fixture(scope="module")
def homes(demo_home: Path, kept_store: KeptStore) -> dict[str, Path]:
    """BINOMES_HOME of a programme of 60 applications, whose records are gone, and of the usual one."""

    def build(home: Path) -> None:
        write_exports(home / "exports", 60, 1)
        changing.import_exports(home / store.DEMO, [home / "exports"])
        generation = store.current(home / store.DEMO)
        assert generation is not None
        generation.records.unlink()

    return {"small": kept_store("few", build), "usual": demo_home}


def tables(app: AppTest) -> str:
    return (
        "\n".join(table.value.to_csv() for table in app.table).replace("\u202f", " ").replace("\u00a0", " ")
    )


@pytest.mark.parametrize("cohort", ["X16", "X20"])
@pytest.mark.parametrize("kind", ["small", "usual"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_on_protected_figures(
    page: str, kind: str, cohort: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page(page, homes[kind], promo=cohort)
    said = [element.value for element in [*app.title, *app.markdown, *app.caption]]
    said += [chart.alt for chart in charts_on(app)] + [tables(app)]
    assert not [text for text in said if re.search(r"\bnan\b", text)]


def test_a_hidden_count_is_said_to_be_and_its_table_has_no_total(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    shown = tables(open_page("cohorts", homes["usual"]))
    assert "moins de 8" in shown
    assert "Total" not in shown
    assert "fewer than 8" in tables(open_page("cohorts", homes["usual"], lang="en"))


def test_what_is_computed_from_a_hidden_count_is_hidden_and_not_absent(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    assert "masqué" in tables(open_page("mentors", homes["usual"], promo="X16"))


@pytest.mark.parametrize(("lang", "words"), [("fr", "ne s’additionnent pas"), ("en", "do not add up")])
def test_the_board_is_told_that_its_figures_are_rounded_and_do_not_add_up(
    lang: str, words: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    for page in ("mentors", "method"):
        app = open_page(page, homes["usual"], lang=lang)
        assert words in "\n".join(element.value for element in [*app.caption, *app.markdown])


def test_the_board_has_the_levers_of_a_forecast_drawn_from_its_own_figures(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page("forecast", homes["usual"], lang="en")
    assert "X21" in app.title[0].value
    assert app.slider(key="recrues").value == 0
    assert "X22" in tables(app)
