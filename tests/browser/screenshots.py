"""Pictures of every page, to be looked at: python tests/browser/screenshots.py OUT_DIR [--url http://localhost:8501].

Each page in French and English, light and dark, on a wide screen and a telephone: what stands above the fold, and the
whole page (`-full`). Without --url, the application is started on an invented programme of its own.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from navigation import PAGES
from playwright.sync_api import Browser, Page, sync_playwright
from running import PROJECT, chromium, running_app, visited, wait_until_drawn

LANGUAGES = ("fr", "en")
SCHEMES = ("light", "dark")
SCREENS = ((1440, 900), (390, 844))
CONTENT_HEIGHT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return Math.ceil(main.scrollHeight + window.innerHeight - main.clientHeight);
}"""


@contextmanager
def app_on_invented_data() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run(
            [sys.executable, "manage.py", "sample"],
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": folder},
            check=True,
        )
        with running_app(home, home / "streamlit.log") as address:
            yield address


def take_pictures(browser: Browser, address: str, folder: Path) -> None:
    for language, scheme, (width, height) in product(LANGUAGES, SCHEMES, SCREENS):
        context = browser.new_context(
            locale=f"{language}-FR",
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        for name, path in PAGES.items():
            page = visited(context, f"{address}{path}?lang={language}", width, height).page
            picture = folder / f"{name}-{language}-{scheme}-{width}.png"
            page.screenshot(path=picture)
            whole_page(page, width).screenshot(path=picture.with_stem(f"{picture.stem}-full"))
            page.close()
            print(picture)
        context.close()


def whole_page(page: Page, width: int) -> Page:
    """The page in a window as high as its content, because Streamlit scrolls inside a box and not the document."""
    page.set_viewport_size({"width": width, "height": page.evaluate(CONTENT_HEIGHT)})
    page.wait_for_timeout(300)  # charts are drawn anew at the next frames
    wait_until_drawn(page)
    return page


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=Path, metavar="OUT_DIR")
    arguments.add_argument("--url", help="of an application that runs already")
    chosen = arguments.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        if chosen.url:
            take_pictures(browser, chosen.url.rstrip("/"), chosen.folder)
        else:
            with app_on_invented_data() as address:
                take_pictures(browser, address, chosen.folder)
        browser.close()


if __name__ == "__main__":
    main()
