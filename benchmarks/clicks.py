"""From a click on a word of the motivations to its detail, in a real browser.

    make run
    python -m benchmarks.clicks [--url http://localhost:8501] [--clicks 20] [--browser /usr/bin/chromium]

Printed as milliseconds, and as a ratio to the opening of the page, which the same machine did just before.
"""

import argparse
import statistics
import time

from playwright.sync_api import Page, sync_playwright

WORDS = ".st-key-card-cloud .word:not(.absent)"
TITLE = ".st-key-card-word h2"
ANSWER = """(word, title) => new Promise((done, fail) => {
    const shown = () => document.querySelector(title)?.textContent ?? ''
    const before = shown(), start = performance.now()
    new MutationObserver((_, watch) => {
        if (shown() !== before) { watch.disconnect(); done(performance.now() - start) }
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
    word.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))
    setTimeout(() => fail(new Error('no answer in 10 seconds')), 10000)
})"""


def opened(page: Page, url: str) -> float:
    """Milliseconds until the cloud and the detail are there."""
    start = time.perf_counter()
    page.goto(f"{url}/motivations")
    page.locator(WORDS).first.wait_for()
    page.locator(TITLE).first.wait_for()
    return 1000 * (time.perf_counter() - start)


def clicks(page: Page, number: int) -> list[float]:
    """Milliseconds from each click to the title of its word: the commonest words, one after the other."""
    found = []
    for rank in range(number):
        page.wait_for_timeout(700)  # what the last click asked for is drawn
        found.append(page.locator(WORDS).nth(rank + 1).evaluate(ANSWER, TITLE))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="From a click on a word to its detail.")
    parser.add_argument("--url", default="http://localhost:8501")
    parser.add_argument("--clicks", type=int, default=20)
    parser.add_argument("--browser", default=None, help="a Chromium of this machine")
    asked = parser.parse_args()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=asked.browser, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        whole = opened(page, asked.url)
        took = sorted(clicks(page, asked.clicks))
        browser.close()
    median, slow = statistics.median(took), took[int(0.95 * (len(took) - 1))]
    print(
        f"{len(took)} clicks: median {median:.0f} ms, 95 % within {slow:.0f} ms; page opened in {whole:.0f} ms"
    )
    print(f"a click is {median / whole:.2f} of an opening")


if __name__ == "__main__":
    main()
