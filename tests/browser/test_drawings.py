"""The drawings of charts against Plotly's in Chromium, of a page of each kind of mark; `benchmarks.drawings` looks at all."""

import json
from pathlib import Path

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page

from analytics.charts.theme import finish
from benchmarks import drawings

pytestmark = pytest.mark.browser

PAGES = ["sectors", "forecast", "motivations"]  # lines, bars, cells, points, bands, hatches
DRAWINGS = 72  # their charts, three widths, two schemes


def test_a_chart_is_drawn_as_plotly_draws_it(drawing_room: Page, demo_home: Path) -> None:
    found = dict(drawings.compared(drawing_room, demo_home, "fr", PAGES))
    assert {name: faults for name, one in found.items() if (faults := drawings.faults(one))} == {}
    assert len(found) == DRAWINGS


def test_a_drawing_that_is_not_plotlys_is_found(drawing_room: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search for differences sees a text that is away by three pixels, and bars that are wider."""
    figure = finish(go.Figure(go.Bar(x=["X19", "X20"], y=[1, 2], marker={"color": "#000001"})), "fr")
    assert drawings.faults(drawings.difference(drawing_room, str(figure.to_json()), "fr", 440, "light")) == []
    monkeypatch.setattr("analytics.charts.paper.notes.TICK", 12.6)
    assert "X19" in drawings.difference(drawing_room, str(figure.to_json()), "fr", 440, "light").texts
    monkeypatch.undo()
    wider = go.Figure(figure)
    wider.update_traces(width=0.9)
    drawn, other = drawings.printed.for_screen, drawings.settled(json.loads(str(wider.to_json())), "fr", 440)
    monkeypatch.setattr(drawings.printed, "for_screen", lambda figure, alt: drawn(other, alt))
    assert (
        drawings.difference(drawing_room, str(figure.to_json()), "fr", 440, "light").pixels
        > drawings.MOST_PIXELS
    )
