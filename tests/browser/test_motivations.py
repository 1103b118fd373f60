"""The cloud and its word in a real browser: mouse, keys, screen readers, time, telephone; nothing moves but sizes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from running import Visit, wait_until_drawn

pytestmark = pytest.mark.browser

PLACES = """words => Object.fromEntries(words.map(word => [word.dataset.term, word.style.transform.match(/translate\\(([^)]*)\\)/)[1]]))"""
SHOWN = ".st-key-card-cloud .word:not(.absent)"


def motivations(visit: Callable[..., Visit], address: str = "/motivations", **size: int) -> Visit:
    """The page, once the cloud and the ranking beside it are drawn."""
    opened = visit(address, **size)
    opened.page.locator(SHOWN).first.wait_for()
    opened.page.locator(".st-key-card-ranking .row").first.wait_for()
    return opened


def word(page: Page, rank: int) -> Locator:
    """The word of that rank, the commonest first, as the arrows reach it."""
    return page.locator(SHOWN).nth(rank)


def detail(page: Page) -> Locator:
    return page.locator(".st-key-card-word h2").first


def name_of(found: Locator) -> str:
    return (found.get_attribute("aria-label") or "").split(",")[0]


def choose(page: Page, found: Locator) -> str:
    name = name_of(found)
    found.click()
    expect(detail(page)).to_contain_text(name)
    return name


def test_a_click_shows_the_word_and_stands_in_the_address(visit: Callable[..., Visit]) -> None:
    opened = motivations(visit)
    page = opened.page
    name = choose(page, word(page, 3))
    expect(page).to_have_url(re.compile("[?&]mot="))
    expect(page.locator('.word[aria-pressed="true"]')).to_have_attribute(
        "aria-label", re.compile(f"^{name},")
    )
    page.reload()
    wait_until_drawn(page)
    expect(detail(page)).to_contain_text(name)
    assert opened.errors == []
    assert opened.elsewhere == []


def test_what_the_link_asks_that_is_not_there_is_said_and_leaves_the_address(
    visit: Callable[..., Visit],
) -> None:
    page = motivations(visit, "/motivations?mot=zeppelin&promo=X19&ordre=Communs").page
    expect(page.get_by_test_id("stAlert")).to_contain_text("Le lien demande zeppelin, qui n’est pas ici")
    expect(page).not_to_have_url(re.compile("mot="))
    expect(page).to_have_url(re.compile("promo=X19"))


def test_the_keyboard_reaches_every_word_through_one_stop(visit: Callable[..., Visit]) -> None:
    page = motivations(visit).page
    assert page.locator('.st-key-card-cloud .word[tabindex="0"]').count() == 1
    page.locator('.st-key-card-cloud .word[tabindex="0"]').focus()
    page.keyboard.press("Home")
    focused = page.locator(".st-key-card-cloud .word:focus")
    start = name_of(focused)
    page.keyboard.press("ArrowRight")
    following = name_of(focused)
    assert following != start
    page.keyboard.press("ArrowLeft")
    assert name_of(focused) == start
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(detail(page)).to_contain_text(following)


def test_every_word_has_a_name_that_says_its_share(visit: Callable[..., Visit]) -> None:
    page = motivations(visit).page
    names = page.locator(SHOWN).evaluate_all("words => words.map(word => word.getAttribute('aria-label'))")
    assert len(names) > 40
    assert all(
        re.fullmatch(r"[^,]+, \d+\s% des textes(, (plus|moins) que les autres promotions)?", name)
        for name in names
    )
    assert {"button"} == set(
        page.locator(SHOWN).evaluate_all("words => words.map(word => word.getAttribute('role'))")
    )


def test_the_slider_changes_sizes_and_colours_and_moves_no_word(visit: Callable[..., Visit]) -> None:
    page = motivations(visit).page
    before = page.locator(SHOWN).evaluate_all(PLACES)
    slider = page.locator(".st-key-card-cloud input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile("promo=X16"))
    wait_until_drawn(page)
    expect(page.locator(".st-key-card-cloud output")).to_have_text("X16")
    after = page.locator(SHOWN).evaluate_all(PLACES)
    shared = before.keys() & after.keys()
    assert len(shared) > 30
    assert {term: before[term] for term in shared} == {term: after[term] for term in shared}


def test_play_goes_through_the_promotions_and_comes_back(visit: Callable[..., Visit]) -> None:
    page = motivations(visit).page
    shown = page.locator(".st-key-card-cloud output")
    page.get_by_role("button", name="Lecture").click()
    expect(shown).to_have_text("X16")
    expect(shown).to_have_text("X17")
    page.get_by_role("button", name="Arrêt").click()
    expect(shown).to_have_text("X20")
    expect(page).not_to_have_url(re.compile("promo=X1"))


def test_a_row_of_the_ranking_chooses_the_same_word(visit: Callable[..., Visit]) -> None:
    page = motivations(visit).page
    ranked = page.locator(".st-key-card-ranking button[data-term]")
    before = ranked.all_inner_texts()
    page.get_by_text("Communs", exact=True).click()
    expect(page).to_have_url(re.compile("ordre="))
    expect(ranked).not_to_have_text(before)
    wait_until_drawn(page)
    row = ranked.nth(2)
    name = choose(page, row)
    expect(page.locator(".st-key-card-ranking button[aria-pressed=true]")).to_contain_text(name)


def test_no_word_stands_over_another(visit: Callable[..., Visit]) -> None:
    for width, fewest in ((1440, 40), (390, 20)):
        page = motivations(visit, width=width).page
        boxes = page.locator(f"{SHOWN} text").evaluate_all(
            "texts => texts.map(text => { const box = text.getBoundingClientRect(), size = box.height;"
            " return [box.left + 1, box.right - 1, box.top + 0.36 * size, box.bottom - 0.27 * size] })"
        )
        assert len(boxes) >= fewest
        over = [
            (one, other)
            for rank, one in enumerate(boxes)
            for other in boxes[rank + 1 :]
            if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
        ]
        assert over == []


def test_words_can_be_read_on_a_telephone(visit: Callable[..., Visit]) -> None:
    page = motivations(visit, width=390, height=844).page
    sizes = page.locator(f"{SHOWN} text").evaluate_all(
        "texts => texts.map(text => Number(text.getAttribute('font-size')) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 12
