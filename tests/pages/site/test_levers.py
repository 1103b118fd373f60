"""What the script of the levers is given: words of the page for every number, from what the board's figures hold."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from analytics.forecast import sentences
from analytics.language.texts import translator
from data.generations import store
from data.keeping import reporting
from pages.site import levers

ENDS = (-120, -12, -1, 0, 1, 7, 64)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_interval_is_said_as_the_page_says_it(language: str) -> None:
    t = translator(language)
    forms = dict(levers._intervals(t))
    for low, high in product(ENDS, ENDS):
        if low <= high:
            same = " same" if low == high else ""
            form = forms[f"{levers._kind(low)} {levers._kind(high)}{same}"]
            said = form.replace("{a}", str(abs(low))).replace("{b}", str(abs(high)))
            assert said == sentences.interval({"gap_q10": low, "gap_q90": high}, t)


def test_the_grid_is_made_of_the_draws_of_the_boards_figures_alone(demo_home: Path) -> None:
    generation = store.current(demo_home / "demo")
    assert generation is not None
    board = reporting.edition(generation, "board", None, date(2026, 11, 30), translator("fr"))
    asked: set[str] = set()

    def ask(query: str) -> object:
        asked.add(query)
        return board.ask(query)

    content = levers.content(replace(board, ask=ask))  # type: ignore[arg-type]
    assert asked == {"draw_volunteers", "draw_futures", "draw_promotions", "forecast"}
    assert len(content["grid"]["axes"]) == 3
    assert len(content["grid"]["demand"]) == len(content["years"]) == 3
