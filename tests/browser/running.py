"""The application under its real command, and Chromium to look at it; used by the tests and by screenshots.py."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 90
SECONDS_TO_STOP = 90
# Tried under a page's address first, answered 404.
ROOT_PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
LOCAL_HOSTS = {"localhost", "127.0.0.1", ""}  # "": data: and blob: addresses, which leave the page no more


@dataclass
class Visit:
    """A page opened in the browser, what it asked for and what it complained about."""

    page: Page
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.note_address(request.url))
        self.page.on("websocket", lambda socket: self.note_address(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self.note_complaint)

    def note_complaint(self, message: ConsoleMessage) -> None:
        """Keeps an error of the console, but for Streamlit's own search for the root of its address."""
        if message.type == "error" and not ROOT_PROBE.search(message.location["url"]):
            self.errors.append(f"{message.text} {message.location['url']}")

    def note_address(self, url: str) -> None:
        if (urlsplit(url).hostname or "") not in LOCAL_HOSTS:
            self.elsewhere.append(url)


def visited(context: BrowserContext, address: str, width: int = 1440, height: int = 900) -> Visit:
    """A tab of its own at the address, once all is drawn, listened to from the first."""
    visit = Visit(context.new_page())
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.listen()
    visit.page.goto(address)
    wait_until_drawn(visit.page)
    return visit


@contextmanager
def running_app(home: Path, log: Path, port: int | None = None, **environment: str) -> Iterator[str]:
    """Starts the application on the stores of `home`, its output going to `log`; gives its address."""
    port = port or free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "server.py"]
    command += ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    with log.open("w", encoding="utf-8") as output:
        # A file and not a pipe: Streamlit hangs at the end when nobody reads its pipe.
        server = subprocess.Popen(
            command,
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": str(home), **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_answer(server, f"{address}/_stcore/health", log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(SECONDS_TO_STOP)
        finally:
            server.kill()  # nothing, when it has ended


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_answer(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Returns when the application answers; raises RuntimeError with its output when it stops or takes too long."""
    limit = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the application did not start:\n{log.read_text(encoding='utf-8')}")


def chromium(playwright: Playwright, *options: str) -> Browser:
    """Debian's Chromium, told to speak to nobody but the pages it opens, with further options of its command line."""
    quiet = ["background-networking", "component-update", "sync", "gpu"]
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet), *options],
    )


def unfold(page: Page) -> None:
    """Unfolds the rows behind every chart, which are made only then, with files of them: returns when all are there.

    One after the other and by the keyboard: what opens moves the others from under the pointer.
    """
    for box in page.locator("[class*='st-key-figures-']").all():
        box.locator("summary").press("Enter")
        box.get_by_test_id("stDownloadButton").first.wait_for()
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    """Returns when Streamlit has run the page to its end and every chart on it is drawn."""
    page.locator("h1").first.wait_for()
    page.wait_for_function(
        """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
            && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
            && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
                .every(chart => chart.querySelector('.main-svg'))
            && [...document.querySelectorAll('.chart')]
                .every(chart => chart.querySelector('svg') && chart.data.layout.width === Math.round(chart.clientWidth))
            && [...document.images].every(image => image.complete)"""
    )
    page.evaluate("() => document.fonts.ready.then(() => true)")
