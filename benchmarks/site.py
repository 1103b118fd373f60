"""When the board's file is read, beside the dashboard and beside the same content as a static page of Plotly.

    python -m benchmarks.site HOME [--rounds 7]

HOME is a BINOMES_HOME with the invented programme. The overview is opened in Chromium from a folder of files, from the
one file of all pages, from the running dashboard, and from a page that holds the same sentences, cards and tables with
the same figures drawn by Plotly, its library within. Each is opened in turn, in a browser that has kept nothing: when
something is painted first, and when nothing changes any more. The ratios are medians of those of each round.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import plotly.io
from playwright.sync_api import Browser, sync_playwright
from plotly.offline import get_plotlyjs
from running import PROJECT, chromium, running_app

from analytics.charts import theme
from benchmarks import require
from benchmarks.board_file import said_by
from data.generations import store
from pages.site import elements, running
from pages.site.document import style_sheet

QUIET = 700  # milliseconds without a change after which all is drawn
LONGEST = 60_000
WATCH = """
window.lastChange = 0
new MutationObserver(() => { window.lastChange = performance.now() })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
"""
SETTLED = "(quiet) => document.querySelector('h1') && lastChange && performance.now() - lastChange > quiet"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def opened(browser: Browser, url: str) -> tuple[float, float, int]:
    """Milliseconds to the first paint and to the last change of a first visit; bytes that it was sent."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    page, sizes = context.new_page(), []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_function(SETTLED, arg=QUIET, timeout=LONGEST)
    times = page.evaluate(PAINT), page.evaluate("lastChange")
    context.close()
    return *times, sum(sizes)


def static_page(room: Path) -> Path:
    """The overview as one file in which Plotly draws: its words, cards and tables, its figures, and the library."""
    visit = running.Visit("fr")
    block = visit.shown(visit.pages()[0])
    parts = elements.Parts()
    words = parts.whole(elements.Writer("fr", parts).html(block))
    figures = [data for kind, data in said_by(block, has_figures=True) if kind == "figure"]
    drawn = "".join(
        plotly.io.to_html(
            theme.painted(plotly.io.from_json(data["figure"])), include_plotlyjs=False, full_html=False
        )
        for data in figures
    )
    require({"figures of the static page": len(figures)})
    path = room / "plotly.html"
    path.write_text(
        f"<!doctype html><html lang=fr><meta charset=utf-8><style>{style_sheet()} .chart{{display:none}}</style>"
        f"<script>{get_plotlyjs()}</script><main>{words}{drawn}</main>",
        encoding="utf-8",
    )
    return path


def written(home: Path, target: Path, *options: str) -> Path:
    subprocess.run(
        [sys.executable, "manage.py", "site", str(target), *options],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    return target


def told(measured: Mapping[str, list[tuple[float, float, int]]]) -> None:
    base = measured["the dashboard"]
    print(f"{'':<28}{'first paint ms':>15}{'last change ms':>15}{'kB':>8}{'paint ÷':>9}{'last ÷':>8}")
    for name, rounds in measured.items():
        paint, last, size = (statistics.median(one) for one in zip(*rounds, strict=True))
        ratios = [
            statistics.median(one[place] / other[place] for one, other in zip(rounds, base, strict=True))
            for place in (0, 1)
        ]
        print(f"{name:<28}{paint:>15.0f}{last:>15.0f}{size / 1000:>8.0f}{ratios[0]:>9.2f}{ratios[1]:>8.2f}")
    print(json.dumps(dict(measured)))


def main() -> None:
    parser = argparse.ArgumentParser(description="The board's file beside the dashboard and a static page.")
    parser.add_argument("home", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    home = asked.home.resolve()
    os.environ["BINOMES_HOME"] = str(home)
    running.prepare()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        room = Path(folder)
        files = {
            "a folder, its first page": written(home, room / "site") / "index.html",
            "one file of all pages": written(home, room / "site.html", "--single"),
            "a static page of Plotly": static_page(room),
        }
        for name, path in files.items():
            print(f"{name}: {path.stat().st_size / 1000:.0f} kB")
        with running_app(
            home, room / "log", BINOMES_STORE=store.chosen_store(), BINOMES_AUDIENCE="board"
        ) as address:
            urls = {"the dashboard": address, **{name: f"file://{path}" for name, path in files.items()}}
            browser = chromium(playwright)
            measured: dict[str, list[tuple[float, float, int]]] = {name: [] for name in urls}
            for count in range(asked.rounds + 1):
                for name, url in urls.items():
                    one = opened(browser, url)
                    if count:  # the first round warms the server and the disk
                        measured[name].append(one)
            browser.close()
    told(measured)


if __name__ == "__main__":
    main()
