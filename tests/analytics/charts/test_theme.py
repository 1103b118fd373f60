"""The look: the same colours as Streamlit's theme, readable in light and in dark."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit import config
from streamlit.elements.lib import streamlit_plotly_theme

from analytics.charts import theme

PROJECT = Path(__file__).resolve().parents[3]
SETTINGS = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SCHEMES = {"light": theme.LIGHT, "dark": theme.DARK}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def flat(settings: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in settings.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return found


def test_the_placeholders_are_those_of_streamlit() -> None:
    expected = [getattr(streamlit_plotly_theme, f"CATEGORY_{rank}") for rank in range(10)]
    assert list(theme.CATEGORIES) == expected
    expected = [getattr(streamlit_plotly_theme, f"SEQUENTIAL_{rank}") for rank in range(10)]
    assert list(theme.SEQUENTIAL) == expected
    assert streamlit_plotly_theme.BG_COLOR == theme.SURFACE
    assert streamlit_plotly_theme.FADED_TEXT_05 == theme.HAIRLINE


def test_every_setting_is_one_that_streamlit_knows() -> None:
    assert set(flat(SETTINGS)) - set(config._config_options_template) == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_palette_is_the_one_of_the_settings(scheme: str) -> None:
    palette, settings = SCHEMES[scheme], SETTINGS["theme"][scheme]
    assert [palette[colour] for colour in theme.CATEGORIES] == settings["chartCategoricalColors"]
    assert [palette[colour] for colour in theme.SEQUENTIAL] == settings["chartSequentialColors"]
    assert len(settings["chartDivergingColors"]) == 10
    assert palette[theme.SURFACE] == settings["backgroundColor"]
    assert palette[theme.INK] == settings["textColor"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (theme.INK, theme.SURFACE),
        (theme.INK, theme.CONTEXT),
        (theme.INK, theme.PALE),
        (theme.SURFACE, theme.FOCUS),
        (theme.SURFACE, theme.ALERT),
        (theme.SURFACE, theme.ORANGE),
        (theme.SURFACE, theme.GREEN),
        (theme.ALERT, theme.SURFACE),
        (theme.BLUE, theme.SURFACE),
    ],
)
def test_every_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][text], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "mark", [colour for colour in theme.CATEGORIES if colour not in (theme.PALE, theme.GOLD)]
)
def test_every_mark_stands_out_from_the_page(scheme: str, mark: str) -> None:
    assert contrast(SCHEMES[scheme][mark], SCHEMES[scheme][theme.SURFACE]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("step", range(10))
def test_the_number_of_a_cell_can_be_read_on_its_step(scheme: str, step: int) -> None:
    palette = SCHEMES[scheme]
    ink = theme.SURFACE if step >= theme.FIRST_STRONG_STEP else theme.INK
    assert contrast(palette[ink], palette[theme.SEQUENTIAL[step]]) >= 4.5


def test_a_finished_figure_leaves_the_page_to_scroll() -> None:
    figure = theme.finish(go.Figure(go.Bar(x=["X20"], y=[190])), "fr", height=300)
    assert figure.layout.height == 300
    assert figure.layout.dragmode is False
    assert (figure.layout.xaxis.fixedrange, figure.layout.yaxis.fixedrange) == (True, True)
    assert figure.layout.separators == ",\u202f"
    assert theme.finish(go.Figure(), "en").layout.separators == ".,"


def test_a_figure_does_not_take_the_template_of_whoever_was_imported_first() -> None:
    assert theme.finish(go.Figure(), "fr").layout.template.layout.to_plotly_json() == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_painted_figure_has_real_colours_and_leaves_the_first_as_it_was(scheme: str) -> None:
    figure = theme.finish(go.Figure(go.Bar(x=["X20"], y=[190], marker={"color": theme.FOCUS})), "fr")
    painted = theme.painted(figure, SCHEMES[scheme])
    assert painted.data[0].marker.color == SCHEMES[scheme][theme.FOCUS]
    assert painted.layout.font.color == SCHEMES[scheme][theme.INK]
    assert figure.data[0].marker.color == theme.FOCUS


def test_a_key_takes_the_lines_and_the_room_it_needs() -> None:
    figure = theme.finish(go.Figure(), "fr")
    theme.add_key(figure, [(theme.FOCUS, "en binôme"), (theme.PALE, "retirées")], width=56)
    assert figure.layout.annotations[0].text.count("<br>") == 0
    assert "□" in figure.layout.annotations[0].text
    assert figure.layout.margin.t == 34
    theme.add_key(figure, [(theme.FOCUS, "en binôme"), (theme.PALE, "retirées")], width=12)
    assert figure.layout.annotations[1].text.count("<br>") == 1
    assert figure.layout.margin.t == 52


@pytest.mark.parametrize(
    ("focus", "named"),
    [("X20", "X20 X18 X16"), ("X19", "X19 X17"), ("X99", "X20 X18 X16"), (None, "X20 X18 X16")],
)
def test_where_names_have_no_room_one_in_two_is_written_and_the_one_in_focus(
    focus: str | None, named: str
) -> None:
    names = ["X16", "X17", "X18", "X19", "X20"]
    assert theme.with_room(names, focus, 4) == set(named.split())
    assert theme.with_room(names, focus, 5) == set(names)


@pytest.mark.parametrize(
    ("focus", "shown"),
    [("X20", "X18 X19 X20"), ("X18", "X18 X19 X20"), ("X17", "X16 X17 X18"), (None, "X18 X19 X20")],
)
def test_the_last_classes_are_shown_with_the_one_in_focus(focus: str | None, shown: str) -> None:
    assert theme.latest_with(["X16", "X17", "X18", "X19", "X20"], focus, 3) == shown.split()
    assert theme.latest_with(["X16", "X17"], focus, 3) == ["X16", "X17"]


def test_what_an_empty_chart_says_fits_a_telephone() -> None:
    figure = theme.empty(
        "La mise en relation n’est pas terminée, ou des binômes manquent dans les lignes.", "fr"
    )
    assert [len(line) <= theme.LINE for line in figure.layout.annotations[0].text.split("<br>")] == [
        True,
        True,
    ]


def test_a_number_that_is_rounded_is_drawn_whatever_else_is_installed(tmp_path: Path) -> None:
    """Panel and NiceGUI bring orjson, which refuses a number of a kind of ours; Plotly takes it where it is there."""
    (tmp_path / "orjson.py").write_text("OPT_NON_STR_KEYS = OPT_SERIALIZE_NUMPY = 0\n", encoding="utf-8")
    draws = (
        "import plotly.graph_objects as go\nfrom analytics.charts import theme\n"
        "from analytics.language.hidden import About\nprint(go.Figure(go.Bar(y=[About(190)])).to_json())"
    )
    room = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(PROJECT)])}
    drawn = subprocess.run([sys.executable, "-c", draws], env=room, capture_output=True, text=True)
    assert "190" in drawn.stdout, drawn.stderr
