"""Every page, in both languages, on every kind of store: it opens, shows what it should, and says what is missing."""

import csv
import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from navigation import APP, OF_THE_COORDINATOR, PAGES

from benchmarks.gallery.reading import charts_on
from data import changing
from data.generations import store
from pages.shared import common
from tests.pages.conftest import OpenPage, plain, words_on

# Page and store → how many charts there are, and the title in each language.
with (Path(__file__).parent / "opened.csv").open(encoding="utf-8", newline="") as file:
    OPENED = {(row["page"], row["store"]): row for row in csv.DictReader(file)}


@pytest.fixture(scope="session")
def homes(demo_home: Path, totals_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """BINOMES_HOME of each kind of store: the sample, published totals only, nothing at all."""
    return {"sample": demo_home, "totals": totals_home, "empty": tmp_path_factory.mktemp("empty")}


def test_every_page_is_opened_here() -> None:
    assert set(OPENED) == set(product(PAGES, ("sample", "totals")))
    assert set(PAGES) == {path.stem for path in APP.parent.glob("pages/*.py")} - {"__init__"}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("page", "kind"), OPENED)
def test_a_page_opens(
    page: str, kind: str, language: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page(page, homes[kind], lang=language)
    expected, charts = OPENED[page, kind], charts_on(app)
    assert plain(app.title[0].value) == expected[language]
    assert len(charts) == int(expected["charts"])
    assert all(chart.alt for chart in charts)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", [name for name in PAGES if name != "importing"])
def test_an_empty_store_leads_to_the_import(
    page: str, language: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page(page, homes["empty"], lang=language)
    assert (
        app.title[0].value == {"fr": "Aucune candidature importée", "en": "No application imported"}[language]
    )
    (link,) = app.get("page_link")
    assert link.proto.page.endswith("importer")
    assert "./binomes sample" in app.code[0].value


def test_published_totals_alone_say_that_rows_are_missing(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page("overview", homes["totals"])
    assert "total publié" in words_on(app)
    assert "Jeu d’exemple" not in words_on(app)
    assert "fictif" not in words_on(app)


def test_invented_data_says_so_on_every_page(homes: dict[str, Path], open_page: OpenPage) -> None:
    for page in PAGES:
        assert "Jeu d’exemple" in words_on(open_page(page, homes["sample"]))


def test_the_cohort_of_the_address_is_the_one_shown(homes: dict[str, Path], open_page: OpenPage) -> None:
    app = open_page("overview", homes["sample"], promo="X18")
    assert plain(app.title[0].value) == "124 binômes pour les X18, −13 % en un an"
    assert app.selectbox(key="promo").value == "X18"


def test_an_unknown_cohort_in_the_address_falls_back_to_the_latest_and_the_page_says_so(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page("overview", homes["sample"], promo="X99")
    assert app.selectbox(key="promo").value == "X20"
    assert [plain(said.value) for said in app.info] == [
        "Le lien demande X99, qui n’est pas ici : la page montre ce qu’elle montre d’ordinaire."
    ]
    assert not app.switch_page("pages/cohorts.py").run().info


@pytest.mark.parametrize(
    "filters", [{"promo": "X18"}, {"promo": "X20", "lang": "fr", "recrues": "10"}, {"utm_campaign": "spring"}]
)
def test_nothing_is_said_of_an_address_that_is_known_or_counted_by_others(
    filters: dict[str, str], homes: dict[str, Path], open_page: OpenPage
) -> None:
    assert not open_page("overview", homes["sample"], **filters).info


def test_a_parameter_that_no_page_knows_is_said(homes: dict[str, Path], open_page: OpenPage) -> None:
    app = open_page("overview", homes["sample"], cohort="X18")
    assert [plain(said.value) for said in app.info] == [
        "Le lien contient cohort, qu’aucune page ne connaît ; une promotion se demande ainsi : `promo=X20`."
    ]
    assert not app.switch_page("pages/cohorts.py").run().info


def test_every_filter_that_an_address_may_ask_is_known() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (APP.parent / "pages").rglob("*.py"))
    bound = re.findall(r'key="(\w+)",\s*bind="query-params"', sources)
    bound += re.findall(r'lever\(\w+, t\("[^"]+"\), \([^)]*\), [\d.]+, "(\w+)"', sources)
    assert len(bound) > 10
    assert set(bound) <= set(common.FILTERS)


def test_the_board_is_served_from_the_figures_alone(
    totals_home: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    home = shutil.copytree(totals_home, tmp_path / "home")
    generation = store.current(home / store.PROGRAMME)
    assert generation is not None
    generation.records.unlink()
    for page in PAGES:
        if page not in OF_THE_COORDINATOR:
            open_page(page, home, "board")


@pytest.mark.parametrize("page", OF_THE_COORDINATOR)
def test_the_board_does_not_have_the_pages_of_the_coordinator(
    page: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    app = open_page(page, homes["sample"], "board")
    assert [title.value for title in app.title] == ["Cette page est réservée au coordinateur"]
    assert not charts_on(app)
    assert not app.dataframe


def test_the_filters_and_the_number_of_the_address_say_whom_to_ask(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    chosen = {"promotions": "X05", "secteurs": "Finance", "premiers": "2"}
    app = open_page("solicit", homes["sample"], **chosen)
    people = app.dataframe[0].value
    assert set(people["promotion"]) == {"X05"}
    assert set(people["label_fr"]) == {"Finance"}
    assert people["chance"].is_monotonic_decreasing
    assert len(people) == 2
    assert "Personne n’est encore noté comme sollicité pour les X21 : il reste à solliciter" in words_on(
        app
    ).replace("*", "")
    assert "20 % sont supposés dire oui, tant qu’aucune réponse n’est notée" in words_on(app)
    assert "Accepteriez-vous de suivre un élève pendant six mois" in app.code[0].value
    assert "Aucun nom n’est conservé" in words_on(app)


def test_the_words_of_a_promotion_say_what_they_cannot_show(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    said = words_on(open_page("motivations", homes["sample"], promo="X18"))
    assert "textes des X18. " in said
    assert "Les indécis trouvent un mentor : aucune différence démontrée avec les autres (9" in said
    assert "Chaque élève compte une fois par mot ; les mots de moins de 5 élèves" in said
    assert "« pas de différence démontrée » n’est pas « pas de différence »" in said
    assert "personnes et textes fictifs" in said


def test_the_word_of_the_address_is_the_one_shown(homes: dict[str, Path], open_page: OpenPage) -> None:
    app = open_page("motivations", homes["sample"])
    app.selectbox(key="mot").select("stage").run()
    assert "« stage » :" in words_on(app).replace("\\", "")
    assert [plain(button.label) for button in app.button if button.key == "hide"] == ["Masquer « stage »"]


def test_what_words_are_compared_with_is_as_the_address_says(
    homes: dict[str, Path], open_page: OpenPage
) -> None:
    assert "que les autres promotions" in words_on(open_page("motivations", homes["sample"]))
    said = words_on(open_page("motivations", homes["sample"], contre="L’année d’avant"))
    assert "« métier », le mot le plus partagé des X20" in said
    assert "que les autres promotions" not in said


def test_the_board_hides_and_merges_no_word(homes: dict[str, Path], open_page: OpenPage) -> None:
    app = open_page("motivations", homes["sample"], "board")
    assert "textes des X20" in words_on(app)
    assert not [button for button in app.button if button.key in ("hide", "merge")]


def test_one_promotion_alone_has_its_words_and_no_comparison(tmp_path: Path, open_page: OpenPage) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    lines = [f"C{n};X20;20/09/2021;oui;2;Data;J'aime le calcul et la montagne" for n in range(12)]
    header = "Identifiant;Promotion;Date de candidature;Recevable;Maturité;Secteurs souhaités;Motivation"
    (folder / "candidatures.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    changing.import_exports(tmp_path / store.PROGRAMME, [folder])
    said = words_on(open_page("motivations", tmp_path))
    assert "12 textes des X20" in said
    assert "Il n’y a pas encore d’autre promotion à laquelle comparer" in said
    assert "« pas de différence démontrée »" not in said
