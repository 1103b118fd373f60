"""The real application in a real browser: what a reader sees, the address bar, and what goes over the network."""

import re
from collections.abc import Callable

import pytest
from navigation import PAGES
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from running import Visit, visited, wait_until_drawn

pytestmark = pytest.mark.browser

LATEST = "Record : 190 binômes pour les X20, +34 % en un an"


def headline(page: Page) -> Locator:
    return page.locator("h1").first


def words(text: str) -> re.Pattern[str]:
    """Matches a text that contains this one, whichever kind of space French typography puts between its words."""
    return re.compile(r"\s".join(map(re.escape, text.split(" "))))


def cohort(page: Page) -> Locator:
    return page.locator(".st-key-promo").get_by_role("combobox")


def choose_cohort(page: Page, name: str) -> None:
    cohort(page).click()
    page.get_by_role("option", name=name).click()
    expect(page).to_have_url(re.compile(rf"[?&]promo={name}\b"))


def go_to(page: Page, name: str) -> None:
    page.locator(f'a[href*="{PAGES[name]}"]:visible').first.click()
    expect(page).to_have_url(re.compile(rf"{PAGES[name]}(\?|$)"))
    wait_until_drawn(page)


def test_the_headline_tells_the_latest_cohort(visit: Callable[..., Visit]) -> None:
    expect(headline(visit("/").page)).to_have_text(words(LATEST))


def test_the_cohort_chosen_is_kept_from_page_to_page_and_when_loading_again(
    visit: Callable[..., Visit],
) -> None:
    page = visit("/").page
    choose_cohort(page, "X18")
    expect(headline(page)).to_have_text(words("124 binômes"))
    go_to(page, "mentors")
    expect(page).to_have_url(re.compile("promo=X18"))
    expect(cohort(page)).to_have_value("X18")
    page.go_back()
    expect(page).to_have_url(re.compile("promo=X18"))
    expect(headline(page)).to_have_text(words("124 binômes"))
    page.reload()
    expect(headline(page)).to_have_text(words("124 binômes"))
    expect(page).to_have_url(re.compile("promo=X18"))


def test_a_pasted_address_opens_its_page_on_its_cohort(visit: Callable[..., Visit]) -> None:
    page = visit("/promotions?promo=X17").page
    expect(page).to_have_url(re.compile(r"/promotions\?.*promo=X17"))
    expect(cohort(page)).to_have_value("X17")


def test_an_unknown_cohort_gives_the_latest(visit: Callable[..., Visit]) -> None:
    page = visit("/?promo=X99").page
    expect(headline(page)).to_have_text(words(LATEST))
    expect(page).not_to_have_url(re.compile("X99"))


def test_the_address_may_ask_for_english(visit: Callable[..., Visit]) -> None:
    page = visit("/?lang=en").page
    expect(headline(page)).to_have_text(words("190 pairs"))
    expect(page).to_have_url(re.compile("lang=en"))
    go_to(page, "method")
    expect(headline(page)).to_have_text("Method")


def test_a_lever_and_a_scenario_put_aside_live_in_the_address(visit: Callable[..., Visit]) -> None:
    page = visit("/prevision?recrues=40&garde=Deux%20par%20mentor~16~2~0~100~100~0").page
    table = page.locator(".st-key-card-compared table")
    expect(table).to_contain_text("Votre scénario")
    expect(table).to_contain_text("Deux par mentor")
    page.get_by_label("Nom de ce scénario").fill("Quarante de plus")
    page.get_by_label("Nom de ce scénario").press("Enter")
    page.get_by_role("button", name="Garder").click()
    expect(table).to_contain_text("Quarante de plus")
    expect(page).to_have_url(re.compile("Quarante"))
    page.reload()
    wait_until_drawn(page)
    expect(page.locator(".st-key-card-compared table")).to_contain_text("Quarante de plus")


def test_what_streamlit_says_itself_follows_the_language(visit: Callable[..., Visit]) -> None:
    page = visit("/nulle-part").page
    expect(page.get_by_role("dialog")).to_contain_text("Page introuvable")
    expect(page.get_by_role("dialog")).to_contain_text(re.compile("Aucune page n’est à (cette |l’)adresse"))
    page = visit("/solliciter").page
    expect(page.get_by_label(re.compile("^Augmenter")).first).to_be_attached()
    page.locator(".st-key-lang").get_by_role("radio", name="en").click()
    expect(page.get_by_label(re.compile("^Increment")).first).to_be_attached()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_card_leads_to_its_page_without_loading_everything_anew(visit: Callable[..., Visit]) -> None:
    page = visit("/?promo=X18").page
    page.evaluate("window.notLoadedAnew = true")
    page.get_by_role("link", name=re.compile("Places offertes")).click()
    expect(page).to_have_url(re.compile(r"/mentors\?.*promo=X18"))
    wait_until_drawn(page)
    assert page.evaluate("window.notLoadedAnew") is True


def test_a_decision_leads_to_its_page_without_loading_everything_anew(visit: Callable[..., Visit]) -> None:
    page = visit("/").page
    page.evaluate("window.notLoadedAnew = true")
    page.get_by_role("link", name=re.compile("Trop peu de places")).click()
    expect(page).to_have_url(re.compile("/prevision"))
    wait_until_drawn(page)
    assert page.evaluate("window.notLoadedAnew") is True


def test_on_a_telephone_the_menu_closes_once_a_page_is_chosen(browser: Browser, app_url: str) -> None:
    context = browser.new_context(locale="fr-FR")
    page = visited(context, app_url, 390, 844).page  # whose menu begins closed
    page.get_by_test_id("stExpandSidebarButton").click()
    link = page.get_by_test_id("stSidebarNavLink").nth(2)
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(re.compile("/prevision"))
    expect(link).not_to_be_in_viewport()
    context.close()


def test_headings_go_down_one_level_at_a_time(visit: Callable[..., Visit]) -> None:
    for address in ("/", "/prevision", "/motivations"):
        levels = visit(address).page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5')].map(h => +h.tagName[1])"
        )
        assert levels[0] == 1
        assert max(levels) == 2


def test_a_click_on_a_column_looks_at_its_promotion(visit: Callable[..., Visit]) -> None:
    page = visit("/").page
    page.locator(".st-key-card-pairs .mark").nth(1).click()
    expect(page).to_have_url(re.compile("promo=X17"))
    expect(headline(page)).to_have_text(words("143 binômes"))


def test_an_unknown_cohort_is_named_and_replaced(visit: Callable[..., Visit]) -> None:
    page = visit("/?promo=X99").page
    expect(page.get_by_text(words("Le lien demande X99, qui n’est pas ici"))).to_be_visible()


def test_the_address_of_the_view_is_copied(context: BrowserContext, visit: Callable[..., Visit]) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit("/?promo=X18").page
    page.get_by_role("button", name="Copier le lien de cette vue").click()
    expect(page.get_by_role("button", name="Lien copié")).to_be_visible()
    assert "promo=X18" in page.evaluate("navigator.clipboard.readText()")


def test_a_page_is_printed_whole_and_without_its_menu(visit: Callable[..., Visit]) -> None:
    page = visit("/").page
    expect(page.locator(".chart > svg").nth(2)).to_be_visible()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    paper, last = page.evaluate("""[
        document.documentElement.scrollHeight,
        Math.max(...[...document.querySelectorAll("[class*='st-key-card-']")].map((card) => card.getBoundingClientRect().bottom)),
    ]""")
    assert paper >= last  # all of it, not what one screen shows
