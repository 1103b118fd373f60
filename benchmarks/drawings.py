"""The drawing of every chart against Plotly's in Chromium: the same pixels, the same places of its texts.

python -m benchmarks.drawings [--campaigns 2 5 9 15] [--languages fr en]
Each figure is drawn at the widths of a card, in light and dark, by `analytics.charts.paper` and by Plotly, which gets
it settled, as a page gives it. A pixel differs when a channel does by more than FAINT.
"""

import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import plotly.io
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from running import chromium

from analytics.charts import theme
from analytics.charts.paper import printed
from analytics.charts.paper.scales import settled
from benchmarks import labels, require
from pages.shared.chart import CONFIG

SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}
FAINT = 24  # of 255
MOST_PIXELS = 0.005  # of a drawing that may differ
MOST_AWAY = 2.0  # pixels between the edges of a text in the one and in the other
LINES = """(room) => {
    const frame = room.querySelector('svg').getBoundingClientRect()
    return [...room.querySelectorAll('text')]
        .flatMap((text) => text.querySelector('tspan.line') ? [...text.querySelectorAll('tspan.line')] : [text])
        .filter((line) => line.textContent.trim() && getComputedStyle(line).opacity > 0)
        .map((line) => [line.textContent, line.getBoundingClientRect()])
        .map(([text, box]) => [text, box.left - frame.left, box.top - frame.top,
                               box.right - frame.left, box.bottom - frame.top])
}"""
PLOT = f"""async ([spec]) => {{
    const room = document.getElementById('room')
    if (!room._fullLayout) room.replaceChildren()
    const {{data, layout}} = JSON.parse(spec)
    await Plotly.newPlot(room, data, {{...layout, font: {{...layout.font, family: 'Letters'}}}}, {json.dumps(CONFIG)})
    return ({LINES})(room)
}}"""
PUT = f"""([drawing]) => {{
    const room = document.getElementById('room')
    if (room._fullLayout) Plotly.purge(room)
    room.innerHTML = drawing
    return ({LINES})(room)
}}"""
Line = list[Any]  # text, left, top, right, bottom


@dataclass(frozen=True)
class Difference:
    """Between the two drawings of a figure: the share of pixels, and the texts that stand elsewhere."""

    pixels: float
    texts: list[str]


def difference(page: Page, spec: str, language: str, width: int, scheme: str) -> Difference:
    """Draws the figure both ways on a page that is `blank`."""
    figure, palette = plotly.io.from_json(spec), SCHEMES[scheme]
    page.evaluate("(scheme) => { document.documentElement.style.colorScheme = scheme }", scheme)
    page.evaluate("(colour) => { document.body.style.background = colour }", palette[theme.SURFACE])
    painted = settled(json.loads(str(theme.painted(figure, palette).to_json())), language, width)
    open_to_schemes = settled(json.loads(spec), language, width)
    theirs = page.evaluate(PLOT, [json.dumps(painted)])
    seen = _seen(page, painted["layout"])
    ours = page.evaluate(PUT, [printed.for_screen(open_to_schemes, "alt")])
    apart = np.abs(seen - _seen(page, painted["layout"])).max(axis=2) > FAINT
    return Difference(float(apart.mean()), _elsewhere(theirs, ours))


def _seen(page: Page, layout: dict[str, Any]) -> "np.ndarray[Any, Any]":
    place = page.locator("#room").bounding_box()
    assert place is not None
    clip = {"x": place["x"], "y": place["y"], "width": layout["width"], "height": layout["height"]}
    picture = page.screenshot(clip=clip)  # type: ignore[arg-type]
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def _elsewhere(theirs: Sequence[Line], ours: Sequence[Line]) -> list[str]:
    """The texts that only one of the drawings has, or that stand further apart than allowed."""
    left, found = list(ours), []
    for line in theirs:
        same = [other for other in left if other[0] == line[0]]
        nearest = min(same, key=lambda other: _away(line, other), default=None)
        if nearest:
            left.remove(nearest)
        if nearest is None or _away(line, nearest) > MOST_AWAY:
            found.append(str(line[0]))
    return found + [str(line[0]) for line in left]


def _away(line: Line, other: Line) -> float:
    return max(abs(one - two) for one, two in zip(line[1:], other[1:], strict=True))


def blank(page: Page) -> None:
    """A page with Plotly, the letters and the colours of a page on it."""
    labels.blank(page)
    page.add_style_tag(
        content=theme.variables()
        + "body { margin: 0 } #room { width: max-content } #room svg { display: block }"
    )


def compared(
    page: Page, home: Path, language: str, names: Sequence[str] = ()
) -> Iterator[tuple[str, Difference]]:
    """Every chart of the pages, or those of `names`, at each width and in each scheme, with how it differs."""
    for chart in labels.charts(home, language, names):
        for width in labels.WIDTHS:
            for scheme in SCHEMES:
                found = difference(page, chart.spec, language, width, scheme)
                yield f"{chart.page}-{chart.key}-{language}-{width}-{scheme}", found


def faults(found: Difference) -> list[str]:
    """What is more than is allowed."""
    many = [f"{found.pixels:.2%} of the pixels"] if found.pixels > MOST_PIXELS else []
    return many + [f"elsewhere: {text}" for text in found.texts]


def main() -> int:
    given = labels.what_to_look_at("drawings").parse_args()
    total, wrong, most = 0, [], 0.0
    with sync_playwright() as playwright:
        page = chromium(playwright).new_page()
        blank(page)
        for campaigns, home in labels.programmes(given.campaigns, given.keep):
            for language in given.languages:
                worst, number = 0.0, 0
                for name, found in compared(page, home, language):
                    worst, number = max(worst, found.pixels), number + 1
                    wrong += [f"{campaigns}-{name}: {fault}" for fault in faults(found)]
                print(
                    f"{campaigns} campaigns, {language}: {number} drawings, at most {worst:.2%} of pixels",
                    flush=True,
                )
                total, most = total + number, max(most, worst)
    print(*wrong, sep="\n")
    print(f"{total} drawings, at most {most:.2%} of pixels differ, {len(wrong)} faults")
    require({"drawings": total})
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
