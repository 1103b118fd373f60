"""The server that docs/deploy.md makes, as visitors meet it: through nginx, signed in at a provider, and the board's.

Used by `benchmarks.documents`, which puts the provider's address into what the page says to type.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
from running import chromium, wait_until_drawn
from wire import provider

COORDINATOR, BOARD = "https://binomes.example.org", "https://conseil.example.org"
WRITTEN = {  # what is to be filled in → what the trial has
    "https://accounts.example.org": "{issuer}",
    "108431…": "anne",
    'client_id = "…"': 'client_id = "binomes"',
    'client_secret = "…"': 'client_secret = "not-used-by-the-provider"',
}


@contextmanager
def filled_in() -> Iterator[dict[str, str]]:
    """A provider that knows one person: what stands in the document → what is typed in its place."""
    with provider(anne="anne@example.org") as issuer:
        yield {written: typed.replace("{issuer}", issuer) for written, typed in WRITTEN.items()}


def visits() -> list[str]:
    """What each visitor got, a line each; a line that starts with “no” is a claim that did not hold."""
    with sync_playwright() as playwright:
        browser = chromium(playwright, "--host-resolver-rules=MAP *.example.org 127.0.0.1")
        try:
            return [line for visit in (_coordinator, _board) for line in _tried(visit, browser)]
        finally:
            browser.close()


def _tried(visit: Callable[[Browser], Iterator[str]], browser: Browser) -> Iterator[str]:
    try:
        yield from visit(browser)
    except Exception as error:
        yield f"no visit{visit.__name__.replace('_', ' of the ')}: {type(error).__name__} {error}"[:300]


def _coordinator(browser: Browser) -> Iterator[str]:
    page = _opened(browser, COORDINATOR)
    page.get_by_role("button", name="Se connecter").click()
    page.locator("input[name=sub]").last.fill("anne")
    page.locator("input[name=sub]").last.press("Enter")
    page.wait_for_url(re.compile(re.escape(COORDINATOR)))
    yield _told(page, "signed in, the overview")
    page.goto(f"{COORDINATOR}/promotions")
    yield _file(page, "signed in")


def _board(browser: Browser) -> Iterator[str]:
    page = _opened(browser, BOARD)
    yield _told(page, "the board's, without sign-in")
    page.goto(f"{BOARD}/promotions")
    yield _file(page, "the board's")


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="fr-FR", ignore_https_errors=True, accept_downloads=True).new_page()
    page.set_default_timeout(60_000)
    page.goto(address)
    return page


def _told(page: Page, who: str) -> str:
    wait_until_drawn(page)
    title = page.locator("h1").first.inner_text()
    has_pages = page.get_by_test_id("stSidebarNavLink").count() > 0
    return f"{'' if has_pages else 'no '}page, {who}: {title}"


def _file(page: Page, who: str) -> str:
    wait_until_drawn(page)
    page.locator("[class*='st-key-figures-'] summary").first.click()
    wait_until_drawn(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name=re.compile("CSV")).first.click()
    content = Path(downloading.value.path()).read_text(encoding="utf-8-sig")
    name = downloading.value.suggested_filename
    return f"{'' if 'X20' in content else 'no '}file, {who}: {name}, {len(content)} signs"
