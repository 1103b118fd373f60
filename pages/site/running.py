"""The board's pages run without a server: each for a class, in a language, with what is folded unfolded."""

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from analytics.edition import Edition
from analytics.processes import end_with_parent
from pages.shared import chart

PROJECT = Path(__file__).resolve().parents[2]
# The environment of these runs, whatever the server of this machine is set to.
BOARD = {"BINOMES_AUDIENCE": "board", "BINOMES_MODE": "local"}
LONGEST = 300  # seconds that one run may take on a slow machine
_folds: dict[str, set[str]] = {}  # page → the keys of what it folds, as far as it was seen


@dataclass(frozen=True)
class Page:
    """A page that the board has: its file in the project, the last part of its address, its name."""

    file: str
    address: str
    name: str


def prepare() -> None:
    """What a process of its own does before it runs pages: it looks at BINOMES_HOME as the board does."""
    end_with_parent()
    os.environ |= BOARD
    logging.disable(logging.WARNING)
    serve_pages_behind_app()


def serve_pages_behind_app() -> None:
    """No page without app.py from now on, in this process: what server.py says once, each run here would forget."""
    initialise = PagesManager.__init__

    def initialise_without_folder(manager: PagesManager, *args: Any, **options: Any) -> None:
        initialise(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    PagesManager.__init__ = initialise_without_folder  # type: ignore[method-assign, assignment]


class Visit:
    """A reader who looks at one class in one language, and goes from page to page; RuntimeError where one breaks."""

    def __init__(self, language: str, cohort: str = "") -> None:
        """The first page; the latest class unless `cohort` names one."""
        self.app = _opened("app.py", language, cohort)

    @property
    def view(self) -> Edition:
        """What the pages look at."""
        edition: Edition = self.app.session_state["view"]
        return edition

    def cohorts(self) -> list[str]:
        """The classes that the pages can look at, the latest first."""
        return list(self.app.selectbox(key="promo").options)

    def pages(self) -> list[Page]:
        """The pages in the order of the menu: a page that is the coordinator's has no file here."""
        # Streamlit has no public way to ask which pages a run declared (1.67); tests/browser/test_site.py holds it.
        return [
            Page(str(Path(page["script_path"]).relative_to(PROJECT)), page["url_pathname"], page["page_name"])
            for page in self.app._registered_pages.values()
            if page["script_path"]
        ]

    def shown(self, page: Page, filters: Mapping[str, str] | None = None) -> Block:
        """What the page shows, with what it folds unfolded; `filters` are values of its widgets, by their keys."""
        app, folds = self.app.switch_page(page.file), _folds.setdefault(page.file, set())
        for name, value in (filters or {}).items():
            app.session_state[name] = value
        for name in folds:
            app.session_state[name] = True
        _run(app)
        while folded := {name for name in _folded(app.main) if not app.session_state[name]}:
            folds |= folded
            for name in folded:
                app.session_state[name] = True
            _run(app)
        return app.main


def detail(language: str, cohort: str) -> dict[str, Block]:
    """Each word and theme of the class in detail: 'mot énergie' or 'theme daily' → what is shown of it."""
    app = _opened("pages/site/detail.py", language, cohort)
    blocks = [block for block in app.main.children.values() if isinstance(block, Block) and block.proto]
    named = {key_of(getattr(block.proto, "id", "")): block for block in blocks}
    return {name: block for name, block in named.items() if name}


def key_of(identifier: str) -> str:
    """The key of an element, which is the end of the identifier that Streamlit gives it; empty without one."""
    return identifier.split("-", 2)[2] if identifier.count("-") > 1 else ""


def _opened(file: str, language: str, cohort: str) -> AppTest:
    chart.tell_figures()
    app = AppTest.from_file(PROJECT / file, default_timeout=LONGEST)
    app.query_params |= {"lang": language} | ({"promo": cohort} if cohort else {})
    _run(app)
    return app


def _run(app: AppTest) -> None:
    app.run()
    if app.exception:
        raise RuntimeError(app.exception[0].value)


def _folded(block: Block) -> Iterator[str]:
    """The keys of what is made only when it is unfolded."""
    for child in block.children.values():
        if isinstance(child, Block):
            if child.type == "expander" and child.proto.id:
                yield key_of(child.proto.id)
            yield from _folded(child)
