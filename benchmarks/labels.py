"""The labels of every chart, drawn in Chromium: none is cut off, none lies over another, the class in focus is named.

python -m benchmarks.labels [--campaigns 2 5 9 15] [--languages fr en] [--pictures DIR]
Charts are those of the pages, at the widths of a card: on a telephone, on half and on the whole of a wide screen.
"""

import argparse
import json
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import plotly
from playwright.sync_api import Page, sync_playwright
from running import chromium
from streamlit.file_util import get_static_dir
from streamlit.testing.v1 import AppTest

from analytics.charts.paper.scales import settled
from benchmarks import require
from benchmarks.gallery import reading
from benchmarks.gallery.programmes import Write, build, plan
from benchmarks.gallery.reading import PROJECT, charts_on, pages, served
from data import queries

WIDTHS = (326, 440, 940)  # of a card on a telephone, and on a wide screen by half and whole
LAST = 2024  # year of the latest cohort of these programmes
# Pages without a chart.
UNSPECIFIC = {"solicit", "importing", "objectives", "method"}
LETTERS = Path(get_static_dir()) / "static" / "media"
SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
# Draws one figure so wide, and gives its texts with their boxes inside the drawing: [text, left, top, right, bottom].
DRAW = """async ([spec, width]) => {
    const room = document.getElementById('room');
    room.style.width = `${width}px`;
    const {data, layout} = JSON.parse(spec);
    const font = {...layout.font, family: 'Letters'};
    await Plotly.newPlot(room, data, {...layout, font, width, autosize: false}, {staticPlot: true});
    const frame = room.querySelector('.main-svg').getBoundingClientRect();
    return [...room.querySelectorAll('text')]
        .filter(text => text.textContent.trim() && getComputedStyle(text).opacity > 0)
        .map(text => [text, text.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height)
        .map(([text, box]) => [text.textContent, box.left - frame.left, box.top - frame.top,
                               box.right - frame.left, box.bottom - frame.top]);
}"""
SLACK = 1.5  # pixels that boxes may share: the box of a text is a little larger than its ink


@dataclass(frozen=True)
class Drawn:
    """A chart of a page: where it stands, what it shows, as Plotly's JSON."""

    page: str
    key: str
    spec: str


def programme(campaigns: int) -> Write:
    """So many campaigns of about a hundred and fifty students, the last one being paired."""
    years = range(LAST + 1 - campaigns, LAST + 1)
    return plan(years=years, cut_on=date(2025, 11, 20), students=150)


def charts(home: Path, language: str, names: Sequence[str] = ()) -> Iterator[Drawn]:
    """The charts of every page, or of those of `names`, as the coordinator sees them, with all that is folded."""
    with served(home, "coordinator"):
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=300)
        app.query_params["lang"] = language
        app.run()
        for page in [page for page in names or pages("coordinator") if page not in UNSPECIFIC]:
            if page == "motivations":
                app.session_state["mot"] = _a_word(home)
            if page != "overview":
                app.switch_page(f"pages/{page}.py").run()
            if "trust" in app.session_state:
                app.session_state["trust"] = True
                app.run()
            assert not app.exception, f"{page}: {app.exception[0].value}"
            yield from (Drawn(page, chart.key, chart.spec) for chart in charts_on(app))


def _a_word(home: Path) -> str:
    """A word of the motivations, whose chart the page shows when it is chosen; empty where there is none."""
    terms = queries.rows(reading.generation(home), "coordinator", "cohort_term")["term"]
    return "" if terms.empty else str(terms.iloc[0])


def faults(page: Page, chart: Drawn, width: int) -> list[str]:
    """What is wrong with the labels of the chart so wide."""
    figure = settled(json.loads(chart.spec), "fr", width)
    texts: list[list[Any]] = page.evaluate(DRAW, [json.dumps(figure), width])
    height = figure["layout"]["height"]
    found = [
        f"cut off: {text}"
        for text, left, top, right, bottom in texts
        if min(left, top) < -SLACK or right > width + SLACK or bottom > height + SLACK
    ]
    for place, (text, left, top, right, bottom) in enumerate(texts):
        for other, other_left, other_top, other_right, other_bottom in texts[:place]:
            across = min(right, other_right) - max(left, other_left)
            down = min(bottom, other_bottom) - max(top, other_top)
            if across > SLACK and down > 2 * SLACK:
                found.append(f"one over another: {other} / {text}")
    return found


def looked_at(
    page: Page, campaigns: int, home: Path, languages: Sequence[str], pictures: Path | None = None
) -> tuple[int, list[str]]:
    """How many drawings were looked at, and what is wrong with them."""
    number, wrong = 0, []
    for language in languages:
        for chart in charts(home, language):
            for width in WIDTHS:
                number += 1
                found = faults(page, chart, width)
                name = f"{chart.page}-{chart.key}-{language}-{campaigns}-{width}"
                wrong += [f"{name}: {fault}" for fault in found]
                if pictures and found:
                    page.locator("#room").screenshot(path=pictures / f"{name}.png")
    return number, wrong


def blank(page: Page) -> None:
    """A page with Plotly on it and room for a drawing, in the letters that Streamlit brings."""
    letters = b64encode(next(LETTERS.glob("SourceSansVF-Upright*.woff2")).read_bytes()).decode()
    face = f"@font-face {{ font-family: Letters; src: url(data:font/woff2;base64,{letters}); font-weight: 200 900 }}"
    page.set_content(f'<style>{face}</style><div id="room" style="font-family: Letters">.<b>.</b></div>')
    page.evaluate("document.fonts.ready.then(() => document.fonts.size)")
    page.add_script_tag(path=SCRIPT)


def what_to_look_at(name: str) -> argparse.ArgumentParser:
    """The line of a benchmark of that name that looks at the charts of programmes in both languages."""
    asked = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}")
    asked.add_argument("--campaigns", nargs="+", type=int, default=[2, 5, 9, 15])
    asked.add_argument("--languages", nargs="+", default=["fr", "en"])
    asked.add_argument("--keep", type=Path, help="a folder in which stores are kept for the next run")
    return asked


def programmes(campaigns: Sequence[int], kept: Path | None) -> Iterator[tuple[int, Path]]:
    """The home of a programme of each number of campaigns, in `kept` or gone once it was looked at."""
    with TemporaryDirectory() as passing:
        for number in campaigns:
            home = (kept or Path(passing)) / f"{number}-campaigns"
            if not home.exists():
                build(home, programme(number))
            yield number, home


def main() -> int:
    asked = what_to_look_at("labels")
    asked.add_argument("--pictures", type=Path, help="a folder for the drawings with a fault")
    given = asked.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    total, wrong = 0, []
    with sync_playwright() as playwright:
        page = chromium(playwright).new_page()
        blank(page)
        for campaigns, home in programmes(given.campaigns, given.keep):
            number, found = looked_at(page, campaigns, home, given.languages, given.pictures)
            print(f"{campaigns} campaigns: {number} drawings, {len(found)} faults", flush=True)
            total, wrong = total + number, wrong + found
    print(*wrong, sep="\n")
    print(f"{total} drawings, {len(wrong)} faults")
    require({"drawings": total})
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
