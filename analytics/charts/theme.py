"""The one look of every chart, and the only place that names a colour.

A chart is drawn once, for light and dark: its colours are the placeholders that Streamlit's front end replaces by
`theme.chartCategoricalColors` of the current scheme (streamlit/elements/lib/streamlit_plotly_theme.py, which
tests/analytics/charts/test_theme.py holds to these constants). Outside Streamlit, `painted` replaces them.

The notation is the same everywhere: solid = counted; outlined = published, its rows not provided; hatched =
forecast; the focus colour = the promotion chosen; red = places missing, never without a sign or a word.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from types import MappingProxyType
from typing import Any

import plotly.graph_objects as go
import plotly.io

from analytics.language.formats import NO_BREAK_SPACE

# Otherwise Plotly takes orjson wherever some other package has brought it, which knows none of our kinds of number.
plotly.io.json.config.default_engine = "json"

# Streamlit: CATEGORY_0 … CATEGORY_9, BG_COLOR, FADED_TEXT_05.
FOCUS = "#000001"
CONTEXT = "#000002"
ALERT = "#000003"
GOLD = "#000004"
BLUE = "#000005"
GREEN = "#000006"
VIOLET = "#000007"
ORANGE = "#000008"
INK = "#000009"
PALE = "#000010"
SEQUENTIAL = tuple(f"#0000{step}" for step in range(11, 21))  # SEQUENTIAL_0 … SEQUENTIAL_9, weak to strong
FIRST_STRONG_STEP = 6  # from this step on, SURFACE is the colour that can be read on the ramp; INK before it
SURFACE = "#000038"
HAIRLINE = "#000039"

CATEGORIES = (FOCUS, CONTEXT, ALERT, GOLD, BLUE, GREEN, VIOLET, ORANGE, INK, PALE)
TRANSPARENT = "rgba(0,0,0,0)"

# In an attribute, alone or mixed with another: what a text says is left as it is.
PLACEHOLDER = re.compile(r'(="|color-mix\(in srgb, |%, )(#0000\d\d)')

LIGHT_RAMP = "#eef3f9 #dbe5f1 #c5d5e8 #adc3de #92afd2 #7599c4 #4c77a9 #3d699c #274f80 #12284c"
DARK_RAMP = "#18263f #1e3253 #254068 #2e4f7e #395f95 #426aa3 #5984be #6f99ce #8db4e2 #b4d0f0"

# What .streamlit/config.toml says; read from here by `painted` and by the drawings that are not Plotly's.
LIGHT: Mapping[str, str] = MappingProxyType(
    {
        FOCUS: "#12284c",
        CONTEXT: "#7f92ad",
        ALERT: "#b3202a",
        GOLD: "#c59b2d",
        BLUE: "#3a6ea5",
        GREEN: "#1f7a5a",
        VIOLET: "#6a4c93",
        ORANGE: "#b35806",
        INK: "#15223b",
        PALE: "#dde3ec",
        SURFACE: "#ffffff",
        HAIRLINE: "#e3e6eb",
        **dict(zip(SEQUENTIAL, LIGHT_RAMP.split(), strict=True)),
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        FOCUS: "#8db4e2",
        CONTEXT: "#56698a",
        ALERT: "#f08a86",
        GOLD: "#e3bc5b",
        BLUE: "#4c8fd6",
        GREEN: "#5fc29b",
        VIOLET: "#b79be0",
        ORANGE: "#f0a860",
        INK: "#e9edf4",
        PALE: "#2a3b57",
        SURFACE: "#0d1626",
        HAIRLINE: "#253044",
        **dict(zip(SEQUENTIAL, DARK_RAMP.split(), strict=True)),
    }
)

# For Plotly in a browser.
CONFIG: Mapping[str, Any] = MappingProxyType(
    {"displayModeBar": False, "doubleClick": False, "responsive": True}
)

TEXT_SIZE = 14
LINE = 42  # letters that a card of a telephone has room for
MOST_NAMED, MOST_LABELLED = (
    12,
    8,
)  # marks side by side that have room for a name each; and for a number under it
TICK_SIZE = 13
NOTE_SIZE = 12


def finish(figure: go.Figure, language: str, height: int = 320, top: int = 6) -> go.Figure:
    """`figure` in the one look: no frame, no legend, no zoom, so that a finger scrolls the page over it.

    All is set at once: property by property, Plotly takes ten times as long.
    """
    axis = {
        "fixedrange": True,
        "showgrid": False,
        "gridcolor": HAIRLINE,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": TRANSPARENT,
        "automargin": True,
        "title": None,
        "tickfont": {"size": TICK_SIZE, "color": INK},
    }
    layout = figure.layout.to_plotly_json()
    names = {"xaxis", "yaxis", *(name for name in layout if name.startswith(("xaxis", "yaxis")))}
    figure.layout = {
        **layout,
        "template": go.layout.Template(),
        "height": height,
        "margin": {"l": 0, "r": 0, "t": top, "b": 4, "pad": 0},
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "separators": ",\u202f" if language == "fr" else ".,",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.34,
        "font": {"size": TEXT_SIZE, "color": INK},
        "hoverlabel": {
            "font": {"size": TEXT_SIZE, "color": INK},
            "bgcolor": SURFACE,
            "bordercolor": CONTEXT,
        },
        **{name: {**layout.get(name, {}), **axis} for name in sorted(names)},
    }
    return figure


def empty(sentence: str, language: str, height: int = 320) -> go.Figure:
    """A figure of the usual height that only says why there is nothing to draw."""
    figure = finish(go.Figure(), language, height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    lines = "<br>".join(wrap(sentence, LINE))
    figure.add_annotation(note(lines, x=0.5, y=0.5, size=TEXT_SIZE, xref="paper", yref="paper"))
    return figure


def note(text: str, x: object, y: object, **style: Any) -> dict[str, Any]:
    """An annotation without an arrow: a text at a place, in the ink colour unless `color` is given."""
    font = {"size": style.pop("size", NOTE_SIZE), "color": style.pop("color", INK)}
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": font, **style}


def add_notes(figure: go.Figure, notes: Iterable[dict[str, Any]]) -> None:
    """Adds all annotations in one call: Plotly checks again, at every call, those that are already there."""
    figure.layout.annotations = (*figure.layout.annotations, *notes)


def emphasised(labels: Iterable[str], focus: str | None) -> list[str]:
    """Tick labels with the one in focus in bold."""
    return [f"<b>{label}</b>" if label == focus else label for label in labels]


def keep_colours(figure: go.Figure) -> None:
    """A click on one column does not make the others fade."""
    figure.update_traces(unselected={"marker": {"opacity": 1}})


def with_room(names: Sequence[str], focus: str | None, most: int) -> set[str]:
    """Those of `names` that are written: all, or one in two where they are more than `most`, with the one in focus."""
    if len(names) <= most:
        return set(names)
    kept = names.index(focus) if focus in names else len(names) - 1
    return {name for place, name in enumerate(names) if (place - kept) % 2 == 0}


def latest_with(names: Sequence[str], focus: str | None, most: int) -> list[str]:
    """The last `most` of `names`; those up to the one in focus where it is older."""
    end = names.index(focus) + 1 if focus in names[:-most] else len(names)
    return list(names[max(end - most, 0) : max(end, most)])


def cohort_axis(figure: go.Figure, labels: Mapping[str, str], focus: str | None) -> None:
    """Names the cohorts under the columns, the one in focus in bold; `labels` adds a small line under each.

    Where they are too many for a telephone, one in two is named, the one in focus always.
    """
    names = list(labels)
    named, labelled = with_room(names, focus, MOST_NAMED), with_room(names, focus, MOST_LABELLED)
    labels = {name: labels[name] if name in labelled else "" for name in names if name in named}
    figure.update_xaxes(
        type="category",
        tickvals=list(labels),
        ticktext=[
            f"{name}<br><span style='font-size:{NOTE_SIZE}px'>{line}</span>" if line else name
            for name, line in zip(emphasised(labels, focus), labels.values(), strict=True)
        ],
        categoryorder="array",
        categoryarray=names,
    )


def add_key(
    figure: go.Figure,
    entries: Iterable[tuple[str, str]],
    width: int = 56,
    marks: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Names the colours in words above the drawing, on as many lines of `width` characters as a phone needs.

    Comes after `finish`, and makes the room it takes. The pale colour is shown as the outlined square that it is;
    `marks`: the sign of a colour that is no square.
    """
    lines: list[list[tuple[str, str]]] = [[]]
    for colour, word in entries:
        if lines[-1] and sum(len(other) + 5 for _, other in lines[-1]) + len(word) > width:
            lines.append([])
        lines[-1].append((colour, word))
    text = "<br>".join(
        (NO_BREAK_SPACE * 3 + " ").join(
            _sign(colour, marks) + word.replace(" ", NO_BREAK_SPACE) for colour, word in line
        )
        for line in lines
    )
    above = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left"}
    figure.add_annotation(note(text, x=0, y=1, yshift=8, **above))
    figure.update_layout(margin={"t": 16 + 18 * len(lines)})


def _sign(colour: str, marks: Mapping[str, str]) -> str:
    mark, ink = ("□", CONTEXT) if colour == PALE else (marks.get(colour, "■"), colour)
    return f"<span style='color:{ink}'>{mark}</span>{NO_BREAK_SPACE}"


def label_size(marks: int) -> int:
    """Font size of the numbers written in `marks` columns, so that three digits fit a column on a phone."""
    return 18 if marks <= 6 else 15 if marks <= 8 else 12


def painted(figure: go.Figure, palette: Mapping[str, str] = LIGHT) -> go.Figure:
    """A copy of `figure` with real colours, for a picture or a page drawn without Streamlit's front end."""
    text = str(figure.to_json())
    for placeholder, colour in palette.items():
        text = text.replace(placeholder, colour)
    return plotly.io.from_json(text)


def variables() -> str:
    """The rule of CSS that gives the colours of `in_variables` in the scheme of the page."""
    named = (f"{_variable(name)}:light-dark({LIGHT[name]},{DARK[name]})" for name in LIGHT)
    return f":root{{{';'.join(named)}}}"


def in_variables(drawing: str) -> str:
    """A drawing as SVG with variables of CSS in the place of the colours of its attributes."""
    return PLACEHOLDER.sub(lambda match: f"{match[1]}var({_variable(match[2])})", drawing)


def _variable(placeholder: str) -> str:
    return f"--chart-{placeholder[-2:]}"
