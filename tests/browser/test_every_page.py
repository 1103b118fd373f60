"""Every page, in both languages and schemes, on a screen and a telephone: complete, in its language, open to all."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import simplemma
from axe_playwright_python.sync_playwright import Axe
from navigation import PAGES
from playwright.sync_api import Browser, Page
from running import Visit, unfold, visited, wait_until_drawn

from analytics.language import labels
from data import queries
from data.generations import store

pytestmark = pytest.mark.browser

# The last draws its marks itself.
WITHOUT_CHART = ("method", "solicit", "importing", "objectives", "motivations")
EVERY_WAY = list(product(("fr", "en"), ("light", "dark"), (1440, 390, 320)))
WAYS = [("fr", "light", 1440), ("en", "dark", 320)]  # in turn, page after page; all ways in the long trials
# Rules that Streamlit's own frame breaks, whatever a page does, with the part that breaks them: its menu puts each
# group's title and items in a box between the list and its items.
FRAME = {"list": "stSidebarNav", "listitem": "stSidebarNav"}
# Names, codes that the definitions explain, and what is the same for a reader of either language.
EITHER = frozenset(labels.WORDS) | {
    "html",
    *(
        "ax",
        "mentoring",
        "polytechnique",
        "école",
        "excel",
        "wilson",
        "greenwood",
        "hall",
        "ore",
        "langue",
        "language",
    ),
    *(
        "csv",
        "pdf",
        "png",
        "svg",
        "xlsx",
        "ods",
        "mo",
        "www",
        "log",
        "gap",
        "sector",
        "pace",
        "vs",
        "variance",
        "en",
    ),
    # The tables of English have them.
    *("au", "corps", "dont", "du", "flux", "non", "pas", "pour", "précis", "temps"),
}
SOURCES = "a[href], code"  # addresses and commands
TEXTS = """(sources) => {
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    const quiet = 'script, style, noscript, #waiting, [data-testid="stIconMaterial"], [data-testid="stExpanderIcon"], ' + sources
    while (walker.nextNode()) {
        const node = walker.currentNode
        if ((node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(quiet)) continue
        if (node.nodeType === Node.TEXT_NODE) texts.push(node.data)
        else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '')
    }
    return texts.map((text) => text.trim()).filter(Boolean)
}"""

Way = tuple[str, str, int]
UNDRAWN = """() => [...document.querySelectorAll('[data-testid="stIconMaterial"]')].filter((icon) => {
    const written = document.createRange()
    written.selectNodeContents(icon)
    return written.getBoundingClientRect().width > 1.5 * parseFloat(getComputedStyle(icon).fontSize)
}).map((icon) => icon.textContent)"""  # an icon that the font lacks is the letters of its name


@pytest.fixture
def opened(way: Way, browser: Browser, app_url: str) -> Iterator[Callable[[str], Visit]]:
    """Opens a page in that way to look at it."""
    language, scheme, width = way
    context = browser.new_context(locale=f"{language}-FR", color_scheme=scheme)
    context.set_default_timeout(30_000)

    def unfolded(address: str) -> Visit:
        height = 900 if width > 500 else 844
        visit = visited(context, f"{app_url}{address}?lang={language}", width, height)
        unfold(visit.page)
        return visit

    yield unfolded
    context.close()


@pytest.fixture(scope="module")
def written_by_people(demo_home: Path) -> frozenset[str]:
    """The words of the motivations and of the reasons given for an end: they are in the language of their authors."""
    generation = store.current(demo_home / "demo")
    assert generation is not None
    texts = [
        str(text)
        for query, column in (("cohort_term", "display"), ("term_proposal", "term"), ("end_reason", "reason"))
        for text in queries.rows(generation, "coordinator", query)[column]
    ]
    return frozenset(word.lower() for text in texts for word in re.findall(r"[^\W\d_]{2,}", text))


def in_turn() -> list[Any]:
    """Each page in each way, of which the ordinary tests take one a page."""
    usual = {(name, WAYS[number % len(WAYS)]) for number, name in enumerate(PAGES)}
    return [
        pytest.param(*pair, marks=() if pair in usual else pytest.mark.soak, id="{}-{}".format(*pair))
        for pair in product(PAGES, EVERY_WAY)
    ]


@pytest.mark.parametrize(("name", "way"), in_turn())
def test_a_page_is_complete_in_its_language_and_open_to_all(
    opened: Callable[[str], Visit], written_by_people: frozenset[str], name: str
) -> None:
    visit = opened(PAGES[name])
    page = visit.page
    language = page.evaluate("document.documentElement.lang")
    charts = page.locator(".chart > svg")
    assert (charts.count() > 0) == (name not in WITHOUT_CHART)
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_role("dialog").count() == 0
    assert overflow(page) <= 0
    assert page.evaluate(UNDRAWN) == []
    assert words_of_another_language(page, language, written_by_people) == {}
    if broken := broken_rules(page):  # colours are pale while a run of the page ends
        wait_until_drawn(page)
        broken = broken_rules(page)
    assert broken == {}
    assert visit.elsewhere == []
    assert visit.errors == []


def overflow(page: Page) -> int:
    """Pixels by which the page, or the box in which Streamlit scrolls it, is wider than the screen."""
    main = page.get_by_test_id("stMain").evaluate("box => box.scrollWidth - box.clientWidth")
    return max(main, page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def words_of_another_language(page: Page, language: str, data: Collection[str] = ()) -> dict[str, set[str]]:
    """Text → its words that the other language has and this one has not, as simplemma's tables know them.

    Words of the `data` are written by people, in their own language.
    """
    other = "en" if language == "fr" else "fr"
    found = {}
    for text in page.evaluate(TEXTS, SOURCES):
        # without addresses, files, names of columns, and values that are explained behind them in brackets
        spoken = re.sub(r"https?://\S+|[\w/]+\.(?:sql|csv|py)\b|\b\w+_\w+\b|\b[a-z]+(?= \()", "", text)
        words = {word for word in re.findall(r"\b[^\W\d_]{2,}\b", spoken) if word.lower() not in EITHER}
        foreign = {
            word
            for word in words
            if simplemma.is_known(word, lang=other)
            and not simplemma.is_known(word, lang=language)
            and word.lower() not in data
        }
        if foreign:
            found[text] = foreign
    return found


def broken_rules(page: Page) -> dict[str, list[str]]:
    """Rule of axe for WCAG 2.2 AA → what breaks it on the page, without what FRAME argues."""
    options: Any = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    broken = Axe().run(page, options=options).response["violations"]
    found = {
        rule["id"]: [
            f"{node['target'][0]} {node['html'][:300]}"
            for node in rule["nodes"]
            if not is_frame(page, rule["id"], node)
        ]
        for rule in broken
    }
    return {rule: nodes for rule, nodes in found.items() if nodes}


def is_frame(page: Page, rule: str, node: Any) -> bool:
    """Whether what breaks the rule is the part of Streamlit's frame that FRAME argues."""
    target, part = node["target"][0], f"[data-testid='{FRAME.get(rule)}']"
    if isinstance(target, list):  # a way into a shadow: inside our own components
        return False
    return bool(page.locator(target).first.evaluate("(node, part) => !!node.closest(part)", part))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_page_of_each_language_has_words_to_find(opened: Callable[[str], Visit]) -> None:
    """The search for words of the other language finds them when they are there."""
    page = opened("/methode").page
    page.evaluate(
        "document.querySelector('h1').textContent = 'Download the search, ou bien télécharger la liste'"
    )
    assert words_of_another_language(page, page.evaluate("document.documentElement.lang"))
