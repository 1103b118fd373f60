"""A page in a real browser: when its last chart is drawn, on opening and after a change of filter; bytes, CPU, memory.

A chart is drawn when nothing moves in it any more: the time is that of the last change inside a drawing of Plotly,
wherever it stands in the page, and not of the waiting that made sure of it.
"""

import os
import subprocess
import sys
import time
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from running import PROJECT, free_port, running_app, wait_for_answer

from benchmarks.bad_inputs import resident
from benchmarks.peers.charts import NUMBER, PAGE
from benchmarks.serving import process_of

QUIET = 700  # milliseconds without a change after which all is drawn
LONGEST = 60_000  # milliseconds
MANY = 20  # sessions
BINARY = 2  # the opcode of a frame of bytes
TICKS = os.sysconf("SC_CLK_TCK")
WATCH = """
window.lastChange = 0; window.pressed = 0; const roots = new Set()
const watch = (root) => { roots.add(root); new MutationObserver((changes) => {
    for (const { target } of changes) {
        const element = target.nodeType === 1 ? target : target.parentElement
        if (element?.closest('.main-svg') && !element.closest('.hoverlayer')) window.lastChange = performance.now()
    }
}).observe(root, { subtree: true, childList: true, attributes: true, characterData: true }) }
watch(document)
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (...given) {
    const root = attach.apply(this, given)
    watch(root)
    return root
}
document.addEventListener('pointerdown', () => { window.pressed = performance.now() }, true)
window.drawings = () => [...roots]
    .flatMap((root) => [...root.querySelectorAll('.js-plotly-plot')])
    .filter((box) => box.querySelector('.main-svg')).length
"""
SETTLED = """([since, number, quiet]) => drawings() >= number && lastChange > (since ? pressed : 0)
    && performance.now() - lastChange > quiet"""


@dataclass(frozen=True)
class Candidate:
    """A server to measure: how it is started, where its page is, and how another promotion is chosen there."""

    name: str
    start: Callable[[Path], AbstractContextManager[tuple[str, int]]]  # given a folder for what it prints
    choose: Callable[[Page, str], None]
    home: Path


@dataclass
class Measured:
    """What was measured of a candidate, a value a round; milliseconds, bytes, megabytes."""

    first: list[float] = field(default_factory=list)
    paint: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    cold_bytes: list[float] = field(default_factory=list)
    warm_bytes: list[float] = field(default_factory=list)
    started: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)  # with one session, then with MANY


@contextmanager
def peer(name: str, home: Path, room: Path) -> Iterator[tuple[str, int]]:
    """A page of `benchmarks.peers`, on the store of `home`."""
    port = free_port()
    log = room / f"{name}.log"
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", f"benchmarks.peers.{name}", str(port)],
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for_answer(server, address, log)
        yield address, server.pid
    finally:
        server.kill()
        server.wait()


@contextmanager
def ours(home: Path, room: Path) -> Iterator[tuple[str, int]]:
    """The dashboard as `make run` starts it, on the page with the same charts."""
    port = free_port()
    with running_app(home, room / "ours.log", port) as address:
        yield f"{address}/{PAGE}", process_of(port)


def choose_in_list(page: Page, cohort: str) -> None:
    """Of the dashboard: the list of the bar is opened, then the promotion chosen; its click is what counts."""
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name=cohort).click()


def choose_label(page: Page, cohort: str) -> None:
    page.get_by_label(cohort).click()


def choose_button(page: Page, cohort: str) -> None:
    page.get_by_role("button", name=cohort).click()


def drawn(page: Page, since_pressed: bool = False) -> float:
    """Waits for the last chart: milliseconds from the start of the page, or from the last press of the pointer."""
    page.wait_for_function(SETTLED, arg=[since_pressed, NUMBER, QUIET], timeout=LONGEST)
    found: float = page.evaluate("(since) => lastChange - (since ? pressed : 0)", since_pressed)
    return found


def counted(session: CDPSession) -> list[int]:
    """The bytes that come to the page from now on, as they travel.

    Of the WebSocket, the browser tells what arrived once it is unpacked: it is packed again as the server did.
    """
    arrived: list[int] = []
    packer = None

    def shake_hands(event: dict[str, Any]) -> None:
        nonlocal packer
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        is_packed = "permessage-deflate" in headers.get("sec-websocket-extensions", "")
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS) if is_packed else None

    def weigh(event: dict[str, Any]) -> None:
        frame = event["response"]
        body = b64decode(frame["payloadData"]) if frame["opcode"] == BINARY else frame["payloadData"].encode()
        if packer:
            body = packer.compress(body) + packer.flush(zlib.Z_SYNC_FLUSH)
        arrived.append(len(body))

    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: arrived.append(int(event["encodedDataLength"])))
    session.on("Network.webSocketHandshakeResponseReceived", shake_hands)
    session.on("Network.webSocketFrameReceived", weigh)
    return arrived


def cpu(process: int) -> float:
    """Milliseconds of processor that the process has used so far."""
    spent = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(spent[11]) + int(spent[12])) / TICKS


def visit(context: BrowserContext, address: str) -> tuple[Page, float, float, int]:
    """A visit of the page: itself, milliseconds to its first paint and to its last chart, bytes."""
    page = context.new_page()
    arrived = counted(context.new_cdp_session(page))
    page.goto(address)
    last = drawn(page)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
    return page, float(paint), last, sum(arrived)


def measure(
    browser: Browser,
    candidate: Candidate,
    address: str,
    process: int,
    cohorts: Sequence[str],
    found: Measured,
) -> None:
    """A round: a first visit with nothing kept, a second one, and a change to each of `cohorts`."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    page, paint, last, size = visit(context, address)
    found.paint.append(paint)
    found.first.append(last)
    found.cold_bytes.append(size)
    page.close()
    page, _, last, size = visit(context, address)
    found.again.append(last)
    found.warm_bytes.append(size)
    for cohort in cohorts:
        spent = cpu(process)
        candidate.choose(page, cohort)
        found.change.append(drawn(page, since_pressed=True))
        found.cpu.append(cpu(process) - spent)
    context.close()


def sessions(browser: Browser, address: str, process: int) -> list[float]:
    """Megabytes of the server with one reader of the page, then with MANY."""
    found = []
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(WATCH)
    for number in range(1, MANY + 1):
        page = context.new_page()
        page.goto(address)
        drawn(page)
        if number in (1, MANY):
            found.append(resident(process) / 1e6)
    context.close()
    return found


def start_to_page(browser: Browser, candidate: Candidate, room: Path) -> float:
    """Milliseconds from the start of the process to the last chart of the first visit."""
    begun = time.perf_counter()
    with candidate.start(room) as (address, _):
        context = browser.new_context(locale="fr-FR")
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(address)
        drawn(page)
        took = 1000 * (time.perf_counter() - begun) - QUIET
        context.close()
    return took
