"""The library that draws a chart for the pointer, and what a page believes of what a browser says."""

import re

import pytest
from plotly.offline import get_plotlyjs_version

from pages.shared import chart
from pages.shared.assets import ASSETS, CHART, CHART_PATH, KEPT, LIBRARY


def test_the_library_is_that_of_the_python_package_with_its_licence() -> None:
    head = LIBRARY.read_text(encoding="utf-8")[:200]
    version = re.search(r"plotly\.js \(cartesian - minified\) v([\d.]+)", head)
    assert version is not None
    assert version[1] == get_plotlyjs_version()
    assert "MIT" in (ASSETS / "plotly-LICENSE.txt").read_text(encoding="utf-8")


def test_the_library_evaluates_no_text() -> None:
    """The pages forbid it (`pages/shared/guard.py`)."""
    assert not re.search(r"\bnew Function\(|[^.\w]eval\(", LIBRARY.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("cookies", "width"),
    [
        ({"screen": "1440"}, 1440),
        ({"screen": "390"}, 390),
        ({"screen": "9" * 9}, 1440),
        ({"screen": "²"}, 1440),
        ({}, 1440),
    ],
)
def test_a_window_is_as_wide_as_its_browser_says_within_reason(
    cookies: dict[str, str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(chart.st.context), "cookies", property(lambda _: cookies))
    assert chart._screen() == width


def test_the_script_is_a_file_of_the_server_and_all_there_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BINOMES_MODE", raising=False)
    assert CHART.read_text(encoding="utf-8").partition("export default")[0] in chart._script()
    monkeypatch.setenv("BINOMES_MODE", "local")
    sent = chart._script()
    assert len(sent) < 500
    assert KEPT[CHART_PATH] == CHART
    assert CHART_PATH[1:] in sent
