"""Pages without a browser, as server.py serves them: each behind app.py, opened at its address."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from navigation import APP, PAGES
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.intake.reading import sandbox
from tests.data.intake.taken import in_this_process

LONGEST = 120  # seconds that a run may take on a slow machine
FOLDED: dict[str, set[str]] = {}  # page → the keys of its folded rows, as far as they were seen
OpenPage = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """What server.py sets once, AppTest forgets at each run; rows and charts of a generation are kept, as a server does."""
    made = PagesManager.__init__

    def made_without_folder(manager: PagesManager, *args: Any, **options: Any) -> None:
        made(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", made_without_folder)
    monkeypatch.delenv("BINOMES_STORE", raising=False)


@pytest.fixture(autouse=True)
def _reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are opened in this process, as in `tests/data`."""
    monkeypatch.setattr(sandbox, "_run", in_this_process)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Opens a page, by the name of its module, on the stores of a home, with these parameters in its address.

    `audience`: on a server of the board, or of the coordinator. With `unfolds`, the rows behind each chart are shown.
    """

    def opened(page: str, home: Path, audience: str = "", unfolds: bool = False, **address: str) -> AppTest:
        monkeypatch.setenv("BINOMES_HOME", str(home))
        if audience:
            monkeypatch.setenv("BINOMES_AUDIENCE", audience)
        app = AppTest.from_file(str(APP), default_timeout=LONGEST)
        for name, value in address.items():
            app.query_params[name] = value
        wanted = calc_hash(PAGES[page].strip("/") or page)
        app._page_hash = wanted  # as a link does; switch_page would run the first page before
        if unfolds:
            _unfold(app, FOLDED.setdefault(page, set()))
        app.run()
        if unfolds and (new := _folded(app) - FOLDED[page]):
            FOLDED[page] |= new
            _unfold(app, new)
            app.run()
        assert [error.value for error in app.exception] == []
        assert app._finished_page_script_hash == wanted
        return app

    return opened


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def words_on(app: AppTest) -> str:
    said = [*app.title, *app.markdown, *app.caption, *app.warning]
    return plain("\n".join(element.value for element in said))


def _folded(app: AppTest) -> set[str]:
    """The keys of the rows behind the charts of the page, folded or not."""
    return {str(name) for name in app.session_state if str(name).startswith("figures-")}


def _unfold(app: AppTest, names: set[str]) -> None:
    for name in names:
        app.session_state[name] = True
