"""The first visitor of a new server comes by a link to a page, before Streamlit has seen the navigation."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from running import running_app, wait_until_drawn

pytestmark = pytest.mark.browser
# What moves sideways once it is seen, by how many pixels and how wide it is.
MOVES = """
    window.aside = []
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries()) for (const { previousRect: a, currentRect: b } of sources)
        if (b.width > 600 && a.x !== b.x) aside.push([b.x - a.x, b.width])
    }).observe({ type: 'layout-shift', buffered: true })
"""


@pytest.mark.parametrize(
    ("address", "title"),
    [("/mentors", "Mentors"), pytest.param("/methode", "Méthode", marks=pytest.mark.soak)],
)
def test_the_first_visit_may_be_a_deep_link(
    browser: Browser, demo_home: Path, tmp_path: Path, address: str, title: str
) -> None:
    with running_app(demo_home, tmp_path / "streamlit.log") as root:
        page = browser.new_page()
        page.add_init_script(MOVES)
        page.goto(root + address)
        wait_until_drawn(page)
        assert page.locator("h1").first.inner_text() == title
        assert page.get_by_role("dialog").count() == 0
        assert page.get_by_test_id("stSidebarNav").is_visible()
        assert page.evaluate("aside") == []  # the page is not moved aside for its menu
        page.close()
