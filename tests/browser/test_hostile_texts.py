"""Texts written to harm stay texts: no script runs, no link lives, nothing leaves. `benchmarks.hostile_texts` in short."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from running import chromium, running_app

from benchmarks import hostile_texts
from benchmarks.hostile_texts import Found
from tests.conftest import KeptStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Heard = tuple[Browser, list[str]]


@pytest.fixture(scope="module")
def heard(has_chromium: None) -> Iterator[Heard]:
    """A browser that finds the server which the hostile texts call, and the calls that this got."""
    with hostile_texts.listening() as (options, notes), sync_playwright() as playwright:
        browser = chromium(playwright, *options)
        yield browser, notes
        browser.close()


def test_the_counting_finds_what_streamlit_alone_lets_through(heard: Heard, tmp_path: Path) -> None:
    browser, notes = heard
    assert len(hostile_texts.defenceless(browser, tmp_path).live) > 5
    assert notes
    notes.clear()


def test_no_text_of_the_data_of_the_address_or_of_a_file_comes_alive(
    heard: Heard, kept_store: KeptStore, tmp_path: Path
) -> None:
    browser, notes = heard
    home = shutil.copytree(kept_store("hostile", hostile_texts.plant), tmp_path / "home")
    with running_app(home, tmp_path / "server.log") as root:
        found = list(hostile_texts.seen(browser, root, every=8))
    harmed = [(surface, one) for surface, one in found if one != Found(0, [])]
    assert harmed == []
    assert notes == []
    assert {"scenario", "parameters", "files sent", "page solicit"} <= {surface for surface, _ in found}
