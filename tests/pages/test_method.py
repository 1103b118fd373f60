"""« Méthode »: questions, meanings by page, a search that a link holds, and a table of one's own."""

from pathlib import Path

from tests.pages.conftest import OpenPage, words_on


def test_a_search_in_the_address_leaves_what_holds_the_words(demo_home: Path, open_page: OpenPage) -> None:
    whole = open_page("method", demo_home, lang="fr")
    sought = open_page("method", demo_home, lang="fr", cherche="attente longue")
    assert 0 < len(sought.expander) < len(whole.expander)
    assert "À partir de quand une attente est-elle longue" in " ".join(one.label for one in sought.expander)
    nothing = open_page("method", demo_home, lang="fr", cherche="zzz")
    assert "zzz" in nothing.info[0].value
    assert not nothing.expander


def test_the_coordinator_makes_a_table_that_its_address_makes_again(
    demo_home: Path, open_page: OpenPage
) -> None:
    asked = {"table": "sector_balance", "colonnes": "students", "classes": "X20"}
    app = open_page("method", demo_home, lang="en", **asked)
    assert app.selectbox(key="table").value == "sector_balance"
    assert app.multiselect(key="colonnes").value == ["students"]
    (table,) = app.dataframe
    assert list(table.value.columns) == ["Students"]
    rows = open_page("method", demo_home, lang="en", table="sector_balance", colonnes="cohort", classes="X20")
    assert set(rows.dataframe[0].value.iloc[:, 0]) == {"X20"}
    assert len(table.value) == len(rows.dataframe[0].value) > 5


def test_another_table_begins_with_its_own_columns(demo_home: Path, open_page: OpenPage) -> None:
    app = open_page("method", demo_home, lang="en", table="sector_balance", colonnes="students")
    app.selectbox(key="table").set_value("mentor_supply").run()
    assert [error.value for error in app.exception] == []
    assert app.multiselect(key="colonnes").value == []
    assert len(app.dataframe[0].value.columns) == 8


def test_the_board_has_the_answers_and_no_table_of_its_own(demo_home: Path, open_page: OpenPage) -> None:
    app = open_page("method", demo_home, audience="board", lang="en")
    assert not app.dataframe
    assert "rounded to the nearest 5" in words_on(app)
