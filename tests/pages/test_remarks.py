"""A comment typed at a figure: the board reads it there, in the pack and in the files, and it is taken back."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from analytics.language import formats
from analytics.language.texts import translator
from data import changing
from data.generations import store
from data.keeping import reporting
from data.sample import write_exports
from pages.shared import chart
from pages.site.elements import Parts, Writer
from tests.conftest import KeptStore
from tests.data.keeping.test_reporting import MADE_ON
from tests.pages.conftest import OpenPage, plain
from tests.pdf_text import pages

SAID = "Une relance <en> novembre a fait 20 binômes de plus."
FIELD = "remark-pairs-X20-{number}"


@pytest.fixture(autouse=True)
def _figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page shows is written to a file, which needs the figures that no browser is sent."""
    monkeypatch.setattr(chart, "_figures_are_told", True)


@pytest.fixture
def home(kept_store: KeptStore, tmp_path: Path) -> Path:
    """BINOMES_HOME of an invented programme of 60 applications."""

    def build(home: Path) -> None:
        write_exports(home / "exports", 60, 1)
        changing.import_exports(home / store.DEMO, [home / "exports"])

    return Path(shutil.copytree(kept_store("sixty", build), tmp_path / "home"))


def shown(open_page: OpenPage, home: Path, page: str = "overview", **address: str) -> str:
    """What the board's page shows, as it is written to a file."""
    parts = Parts()
    app = open_page(page, home, "board", **address)
    return plain(parts.whole(Writer("fr", parts).html(app.main)))


def test_a_comment_typed_at_a_figure_is_read_there_and_in_the_pack_by_the_board(
    home: Path, open_page: OpenPage
) -> None:
    before = date.today()
    app = open_page("overview", home, unfolds=True)
    app.text_input(key=FIELD.format(number=1)).input("Voir Camille Durand").run()
    app.button(key="publish-remark-pairs").click().run()
    assert ["qui ressemble à un nom" in error.value for error in app.error] == [True]
    app.text_input(key=FIELD.format(number=1)).input(SAID).run()
    app.button(key="publish-remark-pairs").click().run()
    assert not app.exception
    assert not app.error
    assert app.text_input(key=FIELD.format(number=2)).value == SAID

    days = {before, date.today()}  # two at midnight
    ways = [plain(f"Commentaire du {formats.day(day, 'fr')} : {SAID}") for day in days]
    (said,) = [one for one in ways if one.replace("<en>", "&lt;en&gt;") in shown(open_page, home)]
    on_page = said.replace("<en>", "&lt;en&gt;")
    assert on_page in shown(open_page, home)
    assert on_page in shown(open_page, home, "cohorts")  # the same figure on another page
    assert on_page not in shown(open_page, home, promo="X19")
    board = open_page("overview", home, "board", unfolds=True)
    assert not [field.key for field in board.text_input if "remark" in str(field.key)]
    generation = store.current(home / store.DEMO)
    assert generation is not None
    pdf = reporting.pack_bytes(generation, "board", ".pdf", None, MADE_ON, translator("fr"))
    assert "".join(said.split()) in "".join(plain("".join(pages(pdf))).split())

    app = open_page("overview", home, "coordinator", unfolds=True)
    app.button(key="undo-commentpairs").click().run()
    assert "Commentaire du" not in shown(open_page, home)
