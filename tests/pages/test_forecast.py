"""The page of the forecast: its levers move its chart, and its proofs are folded."""

from pathlib import Path

from benchmarks.gallery.reading import charts_on
from tests.pages.conftest import OpenPage, words_on

CHARTS, PROOFS = 3, 4


def test_why_the_forecast_may_be_trusted_is_shown_once_it_is_unfolded(
    demo_home: Path, open_page: OpenPage
) -> None:
    app = open_page("forecast", demo_home)
    app.session_state["trust"] = True
    app.run()
    assert len(charts_on(app)) == CHARTS + PROOFS
    assert "programmes inventés" in words_on(app)


def test_a_lever_moves_the_chart_and_stands_beside_the_programme_as_it_is(
    demo_home: Path, open_page: OpenPage
) -> None:
    app = open_page("forecast", demo_home, recrues="40", garde="Deux~16~2~0~100~100~0")
    assert "Avec ces leviers : environ 2 chances sur 10 de manquer de mentors" in words_on(app)
    compared = app.table[0].value
    assert list(compared["Scénario"]) == ["Comme aujourd’hui", "Deux", "Votre scénario"]
    assert len(charts_on(app)) == CHARTS
