"""Files that wait to be imported do not outlive the server: neither a normal stop, nor a kill and the next start."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect
from running import running_app, wait_until_drawn

from benchmarks.canaries import exports, mark, searched
from benchmarks.serving import process_of
from data.intake import uploads

pytestmark = pytest.mark.browser

NAME = "candidatures.csv"


@contextmanager
def sent(browser: Browser, home: Path, source: Path) -> Iterator[str]:
    """A server to which a coordinator has sent a file, not imported yet; gives its address."""
    page = browser.new_context(locale="fr-FR").new_page()  # open until the server has stopped
    with running_app(home, home.parent / "server.log") as root:
        page.goto(f"{root}/importer")
        wait_until_drawn(page)
        page.locator("input[type=file]").set_input_files(source / NAME)
        expect(page.locator(".sent", has_text=NAME)).to_be_visible(timeout=60_000)
        yield root
    page.context.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_sent_goes_with_the_server(browser: Browser, tmp_path: Path, how: signal.Signals) -> None:
    home, source = tmp_path / "home", exports(tmp_path / "files")
    marks = [mark("nom", "C1"), mark("id", "C1")]
    with sent(browser, home, source) as root:
        assert len(uploads.rooms(home)) == 1
        assert sorted(searched(home, marks).found or {}) == sorted(marks)
        if how == signal.SIGKILL:
            os.kill(process_of(urlsplit(root).port or 0), how)
    if how == signal.SIGKILL:
        assert len(uploads.rooms(home)) == 1
        with running_app(home, tmp_path / "again.log"):
            assert uploads.rooms(home) == []
    assert uploads.rooms(home) == []
    assert not searched(home, marks).found


def test_a_server_that_is_asked_all_the_time_stops_when_it_is_told(tmp_path: Path) -> None:
    is_over = Event()

    def ask(root: str) -> None:
        while not is_over.is_set():
            with suppress(OSError, HTTPException), urlopen(root, timeout=5) as answer:
                answer.read()

    with ThreadPoolExecutor(4) as visitors:
        try:
            with running_app(tmp_path, tmp_path / "server.log") as root:
                asked = [visitors.submit(ask, root) for _ in range(4)]
        finally:
            is_over.set()
    assert [visit.result() for visit in asked] == [None] * 4
