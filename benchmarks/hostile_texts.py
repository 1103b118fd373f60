"""Do texts written to harm stay texts? Every surface, in a real browser, with a server that listens for what gets out.

    python -m benchmarks.hostile_texts

Forty texts go where people may write: motivations, identifiers, the reason why a pair ended, the name of a scenario,
the parameters of the address, the name, the headers and the cells of a file sent. Every page is opened on them.
Counted: scripts that ran, live links and pictures, requests that leave, formulas in the files of figures. The same
texts on a page without any defence show first that the counting works.
"""

import csv
import io
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from navigation import PAGES
from playwright.sync_api import Browser, Page, sync_playwright
from running import chromium, free_port, running_app, unfold, wait_for_answer, wait_until_drawn

from analytics.language.spreadsheets import FORMULA_STARTS
from benchmarks import require
from data import changing
from data.generations import store
from data.sample import write_exports

# EVIL stands for the address that listens, of which `listening` tells the browser where it is.
_TEXTS = (
    "![x](EVIL/1)",
    "[x](EVIL/2)",
    "<EVIL/3>",
    "EVIL/4",
    "www.evil.example/5",
    "a@evil.example",
    "<img src=EVIL/7>",
    "<img src=x onerror=window.struck=8>",
    "<script>window.struck=9</script>",
    "<a href=EVIL/10>x</a>",
    "<b onmouseover=window.struck=11>x</b>",
    "<svg onload=window.struck=12>",
    "<iframe src=EVIL/13></iframe>",
    "<link rel=stylesheet href=EVIL/14>",
    "<style>@import 'EVIL/15'</style>",
    "<div style=background:url(EVIL/16)>x</div>",
    "[x](javascript:window.struck=17)",
    "javascript:window.struck=18",
    "<a href=javascript:window.struck=19>x</a>",
    "<object data=EVIL/20>",
    "<embed src=EVIL/21>",
    "<video src=EVIL/22 autoplay>",
    "<audio src=EVIL/23 autoplay>",
    "<base href=EVIL/>",
    "<meta http-equiv=refresh content='0;url=EVIL/25'>",
    "<form action=EVIL/26><input type=submit></form>",
    '"><img src=EVIL/27>',
    "'><script>window.struck=28</script>",
    "</text><image href='EVIL/29'/>",
    "${window.struck=30}$ $\\href{EVIL/30}{x}$",
    ":material/home: :red[x] :smile:",
    "[x]: EVIL/32\n\n[x]",
    '=HYPERLINK("EVIL/33")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "%{y} <extra>EVIL/39</extra>",
    "{{7*7}} {} %s %n",
)
TEXTS = [text.replace("EVIL", "http://evil.example") for text in _TEXTS]
ELSEWHERE = ("127.0.0.1", "evil.example", "javascript:")  # where no address of ours leads
LIVE = """() => {
    const found = []
    const walk = node => {
        for (const element of node.querySelectorAll('*')) {
            if (element.shadowRoot) walk(element.shadowRoot)
            const at = element.getAttribute('href') || element.getAttribute('xlink:href') || element.getAttribute('src')
            if (at) found.push(element.tagName + ' ' + at)
        }
    }
    walk(document)
    return found
}"""


@dataclass
class Found:
    """What one page did with the texts."""

    scripts: int
    live: list[str]


@contextmanager
def listening() -> Iterator[tuple[list[str], list[str]]]:
    """A server that only notes what it is asked; gives the options of a browser that finds it, and the notes."""
    notes: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            notes.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield (
        [f"--host-resolver-rules=MAP *evil.example 127.0.0.1:{server.server_port}", "--no-proxy-server"],
        notes,
    )
    server.shutdown()


def struck(page: Page) -> Found:
    """What ran or came alive on the page, after the pointer has passed over all of it."""
    page.mouse.move(400, 300)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(500)
    live = [item for item in page.evaluate(LIVE) if any(place in item for place in ELSEWHERE)]
    return Found(int(page.evaluate("window.struck ?? 0") != 0), live)


def defenceless(browser: Browser, folder: Path) -> Found:
    """The same texts as Markdown and in a chart of Streamlit alone: what the counting must find."""
    script = folder / "defenceless.py"
    script.write_text(
        "import plotly.graph_objects as go, streamlit as st\nst.title('x')\n"
        f"texts = {TEXTS!r}\nfor text in texts: st.markdown(text)\n"
        "st.plotly_chart(go.Figure(go.Bar(x=texts, y=[1] * len(texts))))\n"
    )
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--server.headless", "true", "--server.address", "localhost"],
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        wait_for_answer(server, f"http://localhost:{port}/_stcore/health", folder / "log")
        page = browser.new_page()
        page.goto(f"http://localhost:{port}")
        wait_until_drawn(page)
        return struck(page)
    finally:
        server.terminate()
        server.wait()


def plant(home: Path) -> None:
    """The invented programme, its first students and mentors called by the texts, of which each student writes one."""
    with tempfile.TemporaryDirectory() as exports:
        write_exports(Path(exports), 747, 2017)
        for path in Path(exports).glob("*.csv"):
            _rewrite(path, TEXTS)
        changing.import_exports(home / store.DEMO, [Path(exports)], is_fresh=True)


def _rewrite(path: Path, texts: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    spoken = [  # an identifier may not be a formula, nor half an address
        text for text in texts if not text.startswith(FORMULA_STARTS) and "@" not in text
    ]
    names = {
        f"{kind}{number + 1:05}": f"{text} {kind}" for kind in "CM" for number, text in enumerate(spoken)
    }
    for number, row in enumerate(rows[1:]):
        row[:] = [names.get(cell, cell) for cell in row]
        for column, header in enumerate(rows[0]):
            if header in ("Motivations", "Motif de fin") and row[column]:
                row[column] += " " + texts[number // 6 % len(texts)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def addresses(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Name of the surface, and each address to open: every page, then each text in the parameters."""
    yield from ((f"page {name}", path) for name, path in PAGES.items())
    for first in range(0, len(texts), 4):
        kept = "&".join(f"garde={quote(text[:40])}~16~2~0~100~100~0" for text in texts[first : first + 4])
        yield "scenario", f"/prevision?{kept}"
    names = ("promo", "lang", "promotions", "secteurs", "premiers", "fenetre", "conseil", "inconnu")
    for first in range(0, len(texts), len(names) // 2):  # each text in two parameters
        turned = [*texts[first:], *texts[:first]]
        said = (f"{name}={quote(text)}" for name, text in zip(names, turned, strict=False))
        yield "parameters", f"/solliciter?{'&'.join(said)}"


def send_files(page: Page, root: str, texts: list[str]) -> Iterator[Found]:
    """Sends files whose names, headers and cells are the texts, and goes on as far as the pages let one."""
    for first in range(0, len(texts), 10):
        flat = [re.sub(r"[\n;]", " ", text) for text in texts[first : first + 10]]
        headers = ["Identifiant", "Promotion", "Date de candidature", "Motivations", flat[0]]
        content = io.StringIO()
        csv.writer(content, delimiter=";").writerows([headers, *([text] * 5 for text in flat)])
        name = re.sub(r"[/\0\t]", "_", flat[0])[:80] + ".csv"
        page.goto(f"{root}/importer")
        box = page.locator("input[type=file]").first
        box.wait_for(state="attached")
        box.set_input_files([{"name": name, "mimeType": "text/csv", "buffer": content.getvalue().encode()}])
        page.wait_for_timeout(2000)
        yield struck(page)
        for _ in range(2):
            button = page.locator('[data-testid="stMain"] button[kind="primary"]:not([disabled])')
            if button.count():
                button.first.click()
                page.wait_for_timeout(3000)
                yield struck(page)


def formulas(page: Page) -> list[str]:
    """The cells of the page's files of figures that a spreadsheet would run."""
    live = []
    for button in page.get_by_test_id("stDownloadButton").locator("button:visible").all():
        with page.expect_download() as download:
            button.click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            live += [cell for cell in row if cell.startswith(FORMULA_STARTS) and not _is_number(cell)]
    return live


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?[\d,.]+(e-?\d+)?", cell) is not None


def seen(browser: Browser, root: str, every: int = 1) -> Iterator[tuple[str, Found]]:
    """Opens every page, and one in `every` of the other addresses; gives the surface and what came of it."""
    context = browser.new_context(locale="fr-FR")
    pages, others = list(addresses(TEXTS))[: len(PAGES)], list(addresses(TEXTS))[len(PAGES) :: every]
    for surface, address in [*pages, *others]:
        page = context.new_page()
        page.goto(root + address)
        wait_until_drawn(page)
        if surface.startswith("page"):
            unfold(page)
        yield surface, struck(page)
        if surface == "page solicit":
            yield "its file", Found(0, formulas(page))
        page.close()
    for found in send_files(context.new_page(), root, TEXTS[: len(TEXTS) // every]):
        yield "files sent", found
    context.close()


def main() -> None:
    found: dict[str, list[Found]] = {}
    with (
        listening() as (options, notes),
        tempfile.TemporaryDirectory() as work,
        sync_playwright() as playwright,
    ):
        browser, home = chromium(playwright, *options), Path(work) / "home"
        control = defenceless(browser, Path(work))
        print(
            f"{len(TEXTS)} texts without defence: {len(control.live)} live, {len(notes)} requests that left"
        )
        notes.clear()
        plant(home)
        with running_app(home, Path(work) / "server.log") as root:
            for surface, one in seen(browser, root):
                found.setdefault(surface, []).append(one)
        browser.close()
    for surface, ones in found.items():
        live, scripts = sorted({item for one in ones for item in one.live}), sum(one.scripts for one in ones)
        print(f"{surface:18} {len(ones):3} opened, {scripts} scripts, {len(live)} live {live[:3] or ''}")
    print(f"requests that left: {len(notes)} {notes[:3] or ''}")
    is_harmed = notes or any(one.scripts or one.live for ones in found.values() for one in ones)
    require(
        {"texts": len(TEXTS), "surfaces": len(found), **{name: len(ones) for name, ones in found.items()}}
    )
    sys.exit(bool(is_harmed) or not control.live)


if __name__ == "__main__":
    main()
