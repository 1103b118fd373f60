"""The board's pages as files: opened from disk with the network off, in both schemes, complete and open to all."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import planted
import pytest
from navigation import OF_THE_COORDINATOR, PAGES
from playwright.sync_api import Browser, Page, expect
from running import Visit
from test_every_page import broken_rules, words_of_another_language

from analytics.forecast import grid, sentences
from analytics.forecast.scenarios import Levers
from analytics.forecast.storage import DrawTables, draws_from
from analytics.language.texts import translator
from benchmarks.board_file import Compared, Reader, packs_of, unnamed
from data import queries
from data.generations import store
from tests.conftest import PROJECT, KeptStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = {name: PAGES[name].strip("/") or "index" for name in PAGES if name not in OF_THE_COORDINATOR}
# One after the other, page after page; each page in both ways in the long trials.
WAYS = [("fr", "light", 1440), ("en", "dark", 390)]


@pytest.fixture(scope="module")
def home(kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented programme with a canary in all that is personal."""
    return Path(
        shutil.copytree(kept_store("planted", planted.plant), tmp_path_factory.mktemp("site") / "home")
    )


@pytest.fixture(scope="module")
def site(kept_store: KeptStore) -> Path:
    """The files of that programme, as the verb writes them: two minutes of a processor, so they are kept."""
    programme = kept_store("planted", planted.plant)

    def build(room: Path) -> None:
        home = shutil.copytree(programme, room / "home")
        words = [sys.executable, "manage.py", "site", str(room / "site")]
        answer = subprocess.run(
            words, cwd=PROJECT, env={**os.environ, "BINOMES_HOME": str(home)}, capture_output=True, text=True
        )
        assert answer.returncode == 0, answer.stderr
        shutil.rmtree(home)

    return kept_store("site", build, "app.py", "pages") / "site"


@pytest.fixture(scope="module")
def words(home: Path) -> frozenset[str]:
    """The words of the motivations, which are in the language of their authors."""
    generation = store.current(home / "demo")
    assert generation is not None
    texts = " ".join(queries.rows(generation, "board", "cohort_term")["display"])
    return frozenset(re.findall(r"[^\W\d_]{2,}", texts.lower()))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A tab of a machine without a network."""
    context = browser.new_context(offline=True)
    visit = Visit(context.new_page())
    visit.listen()
    yield visit
    assert visit.elsewhere == []
    assert visit.errors == []
    context.close()


def opened(visit: Visit, file: Path, address: str = "") -> Page:
    visit.page.goto(f"file://{file}{address}")
    visit.page.locator(".switches select").wait_for()
    return visit.page


def test_there_is_a_file_for_each_page_of_the_board(site: Path) -> None:
    assert {path.stem for path in site.iterdir()} == set(FILES.values())


def in_turn() -> list[Any]:
    """Each page in each way, of which the ordinary tests take one a page."""
    usual = {(name, *WAYS[number % len(WAYS)]) for number, name in enumerate(FILES)}
    cases = [(name, *way) for name in FILES for way in WAYS]
    return [pytest.param(*case, marks=() if case in usual else pytest.mark.soak) for case in cases]


@pytest.mark.parametrize(("name", "language", "scheme", "width"), in_turn())
def test_a_page_opens_from_disk_complete_and_open_to_all(
    site: Path,
    visit: Visit,
    words: frozenset[str],
    name: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    visit.page.set_viewport_size({"width": width, "height": 900})
    requests: list[str] = []
    visit.page.on("request", lambda request: requests.append(request.url))
    address = PAGES[name].strip("/")
    page = opened(visit, site / f"{FILES[name]}.html", f"#/{address}?lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true }")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert words_of_another_language(page, language, words) == {}
    assert broken_rules(page) == {}
    assert [url for url in requests if not url.startswith("data:")] == [requests[0]]


def test_a_link_keeps_the_page_the_class_and_the_language(site: Path, visit: Visit) -> None:
    page = opened(visit, site / "index.html")
    expect(page.locator("h1")).to_contain_text("X20")
    page.locator(".switches select").select_option("X18")
    expect(page.locator("h1")).to_contain_text("X18")
    page.get_by_role("button", name="en").click()
    page.get_by_role("link", name="Mentors", exact=True).click()
    page.wait_for_url("**/mentors.html#/mentors?promo=X18&lang=en")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".switches select")).to_have_value("X18")


def test_a_lever_answers_as_the_grid_does_and_a_link_keeps_the_scenarios(
    site: Path, visit: Visit, home: Path
) -> None:
    generation = store.current(home / "demo")
    assert generation is not None
    names = ("volunteers", "futures", "promotions")
    demand, supply = draws_from(
        DrawTables(*(queries.rows(generation, "board", f"draw_{name}") for name in names))
    )
    levers, t = Levers(17, 1.5, 35, 85, 110, 180), translator("fr")
    near = grid.estimated(grid.grid_of(demand, supply), levers)
    asked = "fenetre=17&eleves=1.5&recrues=35&fidelite=85&effectif=110&plafond=180"
    page = opened(visit, site / "prevision.html", f"#/prevision?{asked}")
    cells = page.locator("[data-key=card-compared] tr").last.locator("td").all_text_contents()
    ends = {"gap_q10": near.gap[0, 0], "gap_q90": near.gap[2, 0]}
    assert cells[:3] == ["Votre scénario", sentences.odds(near.risk[0], t), sentences.interval(ends, t)]
    assert [float(cell.split("\u00a0")[0].split(" ")[0]) for cell in cells[3:]] == [
        round(near.pairs),
        near.target,
    ]
    page.get_by_label("Nom de ce scénario").fill("Trente-cinq ~ de plus")
    page.get_by_role("button", name="Garder").click()
    page.locator("input[name=recrues]").fill("0")
    page.reload()
    named = page.locator("[data-key=card-compared] td:first-child").all_text_contents()
    assert named == ["Comme aujourd’hui", "Trente-cinq   de plus", "Votre scénario"]
    expect(page.locator("input[name=recrues]")).to_have_value("0")
    page.get_by_role("button", name="Tout oublier").click()
    expect(page.locator("[data-key=card-compared] tbody tr")).to_have_count(2)


def test_a_column_says_what_it_is_and_picks_its_class(site: Path, visit: Visit) -> None:
    page = opened(visit, site / "promotions.html")
    marks = page.locator("[data-key=pairs] .wide .mark")
    assert "X17" in str(marks.nth(1).get_attribute("aria-label"))
    marks.nth(1).click()
    expect(page.locator(".switches select")).to_have_value("X17")
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".switches select")).to_have_value("X18")


def test_four_questions_are_answered_in_two_clicks_at_most(site: Path, visit: Visit) -> None:
    page = opened(visit, site / "index.html")
    expect(page.locator("h1")).to_contain_text("190 binômes")
    page.get_by_text("Voir la prévision").last.click()
    expect(page.locator("h1")).to_contain_text("manquera")
    expect(page.locator("[data-key=card-effects] tbody tr")).to_have_count(5)
    page.get_by_role("link", name="Mentors", exact=True).click()
    expect(page.locator("[data-key=card-flow] h2")).to_contain_text("ont continué")
    page.get_by_role("link", name="Motivations", exact=True).click()
    page.get_by_role("button", name="intelligence artificielle").first.click()
    expect(page.locator("[data-key=card-word]")).to_contain_text("La différence est démontrée")


def test_a_word_and_a_theme_are_told_in_detail(site: Path, visit: Visit) -> None:
    page = opened(visit, site / "motivations.html")
    page.locator("[data-key=cloud] .word:not(.absent)").first.focus()
    page.keyboard.press("Enter")
    card = page.locator("[data-key=card-word]")
    expect(card.locator("h2")).to_have_text("« métier »")
    expect(card).to_contain_text("des X20")
    assert "mot=" in page.url
    card.get_by_role("button", name="Retour").click()
    card.locator("[data-term]").first.click()
    expect(card.locator("h2")).to_have_text("Trouver sa voie")
    page.get_by_role("button", name="L’année d’avant").click()
    expect(page.get_by_role("button", name="L’année d’avant")).to_have_attribute("aria-pressed", "true")


def test_a_page_without_scripts_says_what_it_says_first(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(f"file://{site / 'index.html'}")
    expect(page.locator("h1")).to_contain_text("190")
    page.get_by_role("link", name="Secteurs", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Informatique et data")
    context.close()


def test_the_foot_says_which_figures_these_are_and_that_they_stay(site: Path, visit: Visit) -> None:
    foot = opened(visit, site / "index.html").locator("footer")
    expect(foot).to_contain_text("Données inventées")
    expect(foot).to_contain_text("chiffres protégés")
    expect(foot).to_contain_text("génération 1")
    expect(foot).to_contain_text("Photographie du tableau de bord")


def test_nobody_is_in_the_files(site: Path, home: Path) -> None:
    generation = store.current(home / "demo")
    assert generation is not None
    people = queries.rows(generation, "coordinator", "waiting_list").to_json().encode()
    assert planted.found(people)  # the canaries are where people are
    for path in site.iterdir():
        assert planted.found(path.read_bytes()) == []
    assert planted.found(json.dumps(list(packs_of(site).values())).encode()) == []


def test_every_number_of_a_file_is_that_of_the_page_and_of_the_figures(site: Path, home: Path) -> None:
    words = [sys.executable, "-m", "benchmarks.board_file", str(home), str(site)]
    compared = subprocess.run(
        [*words, "--cohort", "X19", "--language", "fr"], cwd=PROJECT, capture_output=True, text=True
    )
    assert compared.returncode == 0, compared.stdout + compared.stderr
    assert "0 differences; of the machine: 0" in compared.stdout


def test_a_figure_that_is_not_the_dashboards_is_a_difference() -> None:
    shown = [["Promotion", "Binômes"], ["X19", "142"]]
    assert Reader("<table><tr><th>Promotion<th>Binômes").tables == [[["Promotion", "Binômes"]]]
    result = Compared()
    assert list(unnamed(shown[0], shown[1:], {"Binômes": {"142"}}, "here", result)) == []
    assert list(unnamed(shown[0], shown[1:], {"Binômes": {"124"}}, "here", result)) == [
        "here: Binômes 142 is not in figures.duckdb"
    ]
    assert result.named == 2
