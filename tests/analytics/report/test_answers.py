"""What is answered on the page of the method: every figure is on a page, and a search finds what holds the words."""

from pathlib import Path

import pytest

from analytics.language.texts import translator
from analytics.report import answers
from data.sql import sql_files

PROJECT = Path(__file__).resolve().parents[3]


def test_every_figure_with_definitions_is_of_one_page() -> None:
    named = [figure for figures in answers.PAGES.values() for figure in figures]
    defined = {name for name, sql in sql_files("figures").items() if "comment on column" in sql}
    assert len(named) == len(set(named))
    assert set(named) == defined


def test_a_page_is_called_as_in_the_menu() -> None:
    menu = (PROJECT / "app.py").read_text()
    assert all(f't("{page}")' in menu for page in answers.PAGES)


@pytest.mark.parametrize(
    ("sought", "found"),
    [("", True), ("ATTENTE", True), ("élève mentor", True), ("eleves", True), ("mentor fenêtre", False)],
)
def test_a_search_finds_every_word_in_any_case_without_accents(sought: str, found: bool) -> None:
    assert answers.holds(sought, "Élèves en attente", "Sans mentor depuis longtemps") is found


def test_the_invented_programme_says_what_is_not_invented() -> None:
    assert "AX" in answers.invented(translator("fr"))
