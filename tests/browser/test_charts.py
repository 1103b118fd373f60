"""A chart on a page in a real browser: the drawing first, Plotly once it is pointed at, keys, telephone, no library."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running import Visit, visited, wait_until_drawn

pytestmark = pytest.mark.browser

LIBRARY = re.compile(r"/plotly\.\w+\.js$")
ASKED = "performance.getEntriesByType('resource').filter((one) => /plotly/i.test(one.name)).length"


def chart(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-card-{key} .chart")


def mark(page: Page, key: str, rank: int) -> Locator:
    return chart(page, key).locator(".mark").nth(rank)


@pytest.fixture
def without_library(browser: Browser, app_url: str) -> Iterator[Callable[[str], Page]]:
    """Opens an address in a browser that does not get Plotly."""
    context = browser.new_context(locale="fr-FR")
    context.route(LIBRARY, lambda route: route.abort())
    yield lambda address: visited(context, app_url + address).page
    context.close()


def test_a_page_is_drawn_without_plotly_and_each_chart_is_named(visit: Callable[..., Visit]) -> None:
    opened = visit("/secteurs")
    page = opened.page
    drawings = page.locator(".chart > svg")
    assert drawings.count() == 4
    assert all(drawing.get_attribute("aria-label") for drawing in drawings.all())
    assert page.evaluate(ASKED) == 0
    assert opened.errors == []


def test_plotly_takes_over_where_the_pointer_is_and_says_the_same(visit: Callable[..., Visit]) -> None:
    opened = visit("/promotions")
    page = opened.page
    said = mark(page, "pairs", 1).get_attribute("aria-label")
    mark(page, "pairs", 1).hover()
    expect(chart(page, "pairs")).to_have_class(re.compile("awake"))
    place = mark(page, "pairs", 1).bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2 + 3, place["y"] + place["height"] / 2)
    label = chart(page, "pairs").locator(".hoverlayer .hovertext")
    expect(label).to_have_count(1)
    assert re.sub(r"\s", "", label.text_content() or "") == re.sub(r"\s", "", said or "x")
    assert page.locator(".chart.awake").count() == 1
    assert opened.errors == []
    assert opened.elsewhere == []


def test_a_column_is_chosen_by_a_click_before_and_after_plotly_has_taken_over(
    visit: Callable[..., Visit], without_library: Callable[[str], Page]
) -> None:
    page = without_library("/promotions")
    mark(page, "pairs", 0).click()
    expect(page).to_have_url(re.compile("promo=X16"))
    page = visit("/promotions").page
    mark(page, "pairs", 1).hover()
    expect(chart(page, "pairs")).to_have_class(re.compile("awake"))
    place = mark(page, "pairs", 1).bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 8, place["y"] + place["height"] - 8)
    expect(chart(page, "pairs").locator(".hoverlayer .hovertext")).to_have_count(1)
    page.mouse.click(place["x"] + 8, place["y"] + place["height"] - 8)
    expect(page).to_have_url(re.compile("promo=X17"))


def test_a_chart_is_read_and_a_column_chosen_with_the_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit("/promotions").page
    # One stop of the tabulator a chart.
    assert chart(page, "pairs").locator(".mark[tabindex='0']").count() == 1
    chart(page, "pairs").locator(".mark[tabindex='0']").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(mark(page, "pairs", 1)).to_be_focused()
    said = chart(page, "pairs").locator(".said")
    expect(said).to_be_visible()
    assert said.text_content() == mark(page, "pairs", 1).get_attribute("aria-label")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("promo=X17"))
    expect(mark(page, "pairs", 1)).to_be_focused()


def test_without_plotly_the_drawing_stays_and_its_marks_say_what_they_are(
    without_library: Callable[[str], Page],
) -> None:
    page = without_library("/secteurs")
    mark(page, "trend", 2).hover()
    said = chart(page, "trend").locator(".said")
    expect(said).to_have_text(mark(page, "trend", 2).get_attribute("aria-label") or "nothing")
    expect(chart(page, "trend").locator("> svg")).to_have_css("opacity", "1")
    assert page.locator(".chart.awake").count() == 0


def test_a_chart_follows_the_width_of_the_window(visit: Callable[..., Visit]) -> None:
    page = visit("/secteurs").page
    page.set_viewport_size({"width": 390, "height": 844})
    wait_until_drawn(page)
    assert page.locator(".chart").first.evaluate("(box) => box.data.layout.width") == 326


def test_after_a_first_reader_a_page_is_drawn_at_its_width_at_once(
    browser: Browser, visit: Callable[..., Visit], app_url: str
) -> None:
    visit("/secteurs", width=1300)
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(
        "window.told = 0; addEventListener('DOMContentLoaded', () => new MutationObserver((all) => {"
        " for (const { addedNodes } of all) for (const node of addedNodes) window.told += node.matches?.('.chart > svg') ? 1 : 0"
        " }).observe(document.body, { subtree: true, childList: true }))"
    )
    assert visited(context, app_url + "/secteurs", width=1300).page.evaluate("told") == 4
    context.close()
