"""The running application, a browser, and pages that remember what went wrong."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from running import Visit, chromium, running_app, visited

from benchmarks import drawings

expect.set_options(timeout=20_000)  # milliseconds: what is expected comes, on a busy machine a little later


@pytest.fixture(scope="session")
def has_chromium() -> None:
    """Skips where there is no Chromium; fails where there must be one."""
    if shutil.which("chromium") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and continuous integration must run the browser tests.")
        pytest.skip("Chromium is missing")


@pytest.fixture(scope="session")
def app_url(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application, started by its real command on the invented programme: to be looked at."""
    with running_app(demo_home, tmp_path_factory.mktemp("log") / "streamlit.log") as address:
        yield address


@pytest.fixture(scope="module")
def own_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stores of one file of tests alone, which writes into them."""
    return Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("own") / "home"))


@pytest.fixture(scope="module")
def own_url(own_home: Path, has_chromium: None) -> Iterator[str]:
    """The address of the application on `own_home`: what `app_url` is in a file that writes."""
    with running_app(own_home, own_home.parent / "streamlit.log") as address:
        yield address


@pytest.fixture(scope="module")
def browser(has_chromium: None) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def drawing_room(browser: Browser) -> Iterator[Page]:
    """A page with Plotly, and with the letters and colours of a page."""
    page = browser.new_page()
    drawings.blank(page)
    yield page
    page.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A French reader's browser, which keeps the application's own files from one visit to the next."""
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, app_url: str) -> Iterator[Callable[..., Visit]]:
    """Opens an address of the application in a tab of its own, and waits until all is drawn."""
    pages = []

    def opened(address: str, width: int = 1440, height: int = 900) -> Visit:
        visit = visited(context, app_url + address, width, height)
        pages.append(visit.page)
        return visit

    yield opened
    for page in pages:
        page.close()
