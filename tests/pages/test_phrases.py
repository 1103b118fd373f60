"""Phrases that ask for a theme, added on the page of the motivations."""

from pathlib import Path

from tests.pages.conftest import OpenPage


def test_the_coordinator_adds_a_phrase_to_a_theme_and_the_board_does_not(
    demo_home: Path, open_page: OpenPage
) -> None:
    app = open_page("motivations", demo_home)
    app.text_input(key="phrase").input("deux voies")
    app.button(key="add-phrase").click().run()
    assert [said.value.split(":")[0].strip() for said in app.info] == ["Rien de nouveau à publier"]
    app.selectbox(key="phrase-theme").select("orientation").run()
    assert not app.info
    board = open_page("motivations", demo_home, "board")
    assert "phrase" not in {box.key for box in board.text_input}
