"""What a page that has little to say still says: where its figures come from, and what can be expected."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.site.elements import Parts, Writer
from tests.pages.conftest import OpenPage, plain, words_on


def told(app: AppTest) -> str:
    """What the page says, as a file has it."""
    parts = Parts()
    return plain(parts.whole(Writer("fr", parts).html(app.main)))


def test_where_the_figures_come_from_is_said_once_a_page(
    demo_home: Path, totals_home: Path, open_page: OpenPage
) -> None:
    for page in ("overview", "forecast", "equity", "motivations"):
        assert words_on(open_page(page, demo_home)).count("Source : ") == 1
    for page in ("forecast", "equity", "motivations"):  # they end early
        assert told(open_page(page, totals_home, "board")).count("Source : ") == 1


def test_where_mentors_are_not_known_the_first_page_says_how_many_students_to_expect(
    totals_home: Path, open_page: OpenPage
) -> None:
    said = "Au moins 189 élèves environ pour les X21 : combien de mentors, on ne le sait pas"
    assert said in told(open_page("overview", totals_home, "board"))
