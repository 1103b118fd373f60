"""A page in a real browser: when its last chart is drawn, on opening and after a change of filter; bytes, CPU, memory.

A chart is drawn when nothing moves in it any more: the time is that of the frame on which the last change of a drawing
was painted, by whomever it was drawn (`watch.js`), and not of the waiting that made sure of it. Where Plotly takes over
from a drawing, it is measured apart how long that takes.
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
# A line of 10 Mbit/s.
SLOW = {"offline": False, "latency": 40, "downloadThroughput": 1_250_000, "uploadThroughput": 250_000}
SLOWER = 4  # times, of the processor of the slow line
WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
SETTLED = """([since, number, quiet]) => isPainted() && drawings().size >= number
    && lastDrawn() > (since ? pressed : 0) && performance.now() - lastDrawn() > quiet"""


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
    headline: list[float] = field(default_factory=list)  # of a change, ours alone
    cpu: list[float] = field(default_factory=list)
    browser: list[float] = field(default_factory=list)  # processor of the page's thread, on a first visit
    browser_change: list[float] = field(default_factory=list)  # and on a change
    slow: list[float] = field(default_factory=list)  # a first visit by a slow line, with a slower processor
    shift: list[float] = field(default_factory=list)  # cumulative layout shift of a first visit
    # From the pointer to Plotly, once the library is there.
    touched: list[float] = field(default_factory=list)
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
    found: float = page.evaluate("(since) => lastDrawn() - (since ? pressed : 0)", since_pressed)
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


def worked(session: CDPSession) -> float:
    """Milliseconds of processor that the thread of the page has used so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def opened(
    context: BrowserContext, address: str, is_slow: bool = False
) -> tuple[Page, CDPSession, list[int], float]:
    """A visit of the page: itself, what the browser tells of it, the bytes, milliseconds to its last chart."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    arrived = counted(session)
    session.send("Performance.enable")
    if is_slow:
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    return page, session, arrived, drawn(page)


def first_visit(browser: Browser, address: str, found: Measured) -> BrowserContext:
    """A visit with nothing kept, and what it costs; the context then keeps what it fetched."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    page, session, arrived, last = opened(context, address)
    found.first.append(last)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
    found.paint.append(float(paint))
    found.cold_bytes.append(sum(arrived))
    found.browser.append(worked(session))
    found.shift.append(float(page.evaluate("shifted")))
    page.close()
    return context


def measure(
    browser: Browser,
    candidate: Candidate,
    address: str,
    process: int,
    cohorts: Sequence[str],
    found: Measured,
) -> None:
    """A round: a first visit with nothing kept, a second one, a change to each of `cohorts`, a visit by a slow line."""
    context = first_visit(browser, address, found)
    page, session, arrived, last = opened(context, address)
    found.again.append(last)
    found.warm_bytes.append(sum(arrived))
    for cohort in cohorts:
        spent, busy = cpu(process), worked(session)
        candidate.choose(page, cohort)
        found.change.append(drawn(page, since_pressed=True))
        found.headline.append(float(page.evaluate("Math.max(0, headed - pressed)")))
        found.cpu.append(cpu(process) - spent)
        found.browser_change.append(worked(session) - busy)
    if page.locator(".chart > svg").count():
        found.touched.append(touched(page))
    context.close()
    context = browser.new_context(locale="fr-FR", viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    found.slow.append(opened(context, address, is_slow=True)[3])
    context.close()


def touched(page: Page) -> float:
    """Milliseconds from the pointer on a chart to Plotly, once another chart has fetched the library."""
    page.locator(".chart").first.hover()
    page.wait_for_selector(".chart.awake")
    page.evaluate("() => { window.took = touched(1) }")
    page.locator(".chart").nth(1).hover()
    return float(page.evaluate("took"))


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
