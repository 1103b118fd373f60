"""What no export gave is named as not provided: no page fails without it, and none shows it as 0."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.gallery.reading import charts_on
from data import changing
from data.generations import store
from data.sample import write_exports
from tests.conftest import KeptStore
from tests.pages.conftest import OpenPage

PAGES = ("overview", "campaign", "waiting", "sectors", "mentors", "follow_up", "equity")
OPTIONAL = {  # export → the page that is about it, and how the page names it
    "rencontres": ("follow_up", "rencontres"),
    "formations": ("follow_up", "formations"),
    "enquete": ("follow_up", "réponses à l’enquête"),
    "caracteristiques": ("equity", "caractéristiques que les élèves ont choisi de donner"),
}
PEOPLE = ("volontaires", "binomes", *OPTIONAL)


@pytest.fixture(scope="module")
def homes(kept_store: KeptStore) -> dict[str, Path]:
    """BINOMES_HOME without one optional export, by its name; and with applications and mentors alone, under ''.

    Events and targets are given by none of them.
    """

    def build(room: Path) -> None:
        write_exports(room / "exports", 80, 3)
        for missing, names in {**{name: (name,) for name in OPTIONAL}, "": PEOPLE}.items():
            files = [path for path in sorted((room / "exports").iterdir()) if path.stem not in names]
            changing.import_exports(room / f"without {missing}" / store.DEMO, files)

    room = kept_store("without", build)
    return {missing: room / f"without {missing}" for missing in ("", *OPTIONAL)}


def said(app: AppTest) -> str:
    words = [element.value for element in (*app.title, *app.markdown, *app.caption)]
    alts = [chart.alt for chart in charts_on(app)]
    return "\n".join((*words, *alts)).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("missing", OPTIONAL)
def test_a_table_that_was_not_given_is_named(
    missing: str, audience: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    page, name = OPTIONAL[missing]
    assert f"Non fourni : {name}." in said(open_page(page, homes[missing], audience))


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("missing", ["rencontres", ""])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_it(
    page: str, missing: str, audience: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    open_page(page, homes[missing], audience)


@pytest.mark.parametrize("audience", ["coordinator", "board"])
@pytest.mark.parametrize("page", ["waiting", "sectors", "mentors", "follow_up"])
def test_without_volunteers_nor_pairs_no_0_stands_for_what_is_absent(
    page: str, audience: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    words = said(open_page(page, homes[""], audience))
    assert not re.search(r"(?<![\d,.X-])0(?![\d,.])", words), words


@pytest.mark.parametrize("audience", ["coordinator", "board"])
def test_where_no_campaign_has_pairs_who_waits_is_not_known(
    audience: str, homes: dict[str, Path], open_page: OpenPage
) -> None:
    words = said(open_page("waiting", homes[""], audience))
    assert "On ne sait pas qui attend parmi les X20" in words
