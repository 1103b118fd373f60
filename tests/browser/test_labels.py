"""The labels of the charts of a long programme, drawn in Chromium; `benchmarks.labels` looks at short ones too."""

import shutil
from pathlib import Path

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Page

from analytics.charts.theme import finish, note
from benchmarks import labels
from benchmarks.gallery.programmes import build
from tests.conftest import KeptStore

pytestmark = pytest.mark.browser

CAMPAIGNS, DRAWINGS = 15, 108


def test_no_label_is_cut_off_nor_lies_over_another(
    drawing_room: Page, kept_store: KeptStore, tmp_path: Path
) -> None:
    def made(home: Path) -> None:
        build(home, labels.programme(CAMPAIGNS))

    home = Path(shutil.copytree(kept_store(f"{CAMPAIGNS}-campaigns", made), tmp_path / "home"))
    number, wrong = labels.looked_at(drawing_room, CAMPAIGNS, home, ["fr"])
    assert wrong == []
    assert number == DRAWINGS


def test_a_label_that_lies_over_another_or_beyond_the_edge_is_found(drawing_room: Page) -> None:
    figure = finish(go.Figure(go.Bar(x=["X19", "X20"], y=[1, 2])), "fr")
    beyond = " ".join(["beyond the edge"] * 6)  # a shorter one is moved inward
    for text, x in (("one", 0.5), ("another", 0.5), (beyond, 1)):
        figure.add_annotation(note(text, x=x, y=0.5, xref="paper", yref="paper", xanchor="left"))
    found = labels.faults(drawing_room, labels.Drawn("page", "key", str(figure.to_json())), 440)
    assert found == [f"cut off: {beyond}", "one over another: one / another"]
