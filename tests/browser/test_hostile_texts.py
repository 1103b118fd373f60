"""Texts written to harm stay texts: no script runs, no link lives, nothing leaves. `benchmarks.hostile_texts` in short."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from running import running_app

from benchmarks import hostile_texts
from benchmarks.hostile_texts import TEXTS, Found

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[list[str], list[str]]]:
    """The hostile texts, which call a server that listens, and the calls that it got."""
    with hostile_texts.listening() as (evil, notes):
        yield [text.replace("EVIL", evil) for text in TEXTS], notes


def test_the_counting_finds_what_streamlit_alone_lets_through(
    browser: Browser, listener: tuple[list[str], list[str]], tmp_path: Path
) -> None:
    texts, notes = listener
    assert len(hostile_texts.defenceless(browser, texts, tmp_path).live) > 5
    assert notes
    notes.clear()


def test_no_text_of_the_data_of_the_address_or_of_a_file_comes_alive(
    browser: Browser,
    listener: tuple[list[str], list[str]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts, notes = listener
    home = tmp_path_factory.mktemp("hostile")
    monkeypatch.setenv("BINOMES_HOME", str(home))
    hostile_texts.plant(home, texts)
    with running_app(home, home / "server.log") as root:
        found = list(hostile_texts.seen(browser, root, texts, every=8))
    harmed = [(surface, one) for surface, one in found if one != Found(0, [])]
    assert harmed == []
    assert notes == []
    assert {"scenario", "parameters", "files sent", "page solicit"} <= {surface for surface, _ in found}
