"""One word over the cohorts."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FOCUS,
    HAIRLINE,
    INK,
    MOST_LABELLED,
    TEXT_SIZE,
    cohort_axis,
    empty,
    finish,
    with_room,
)
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import year_of
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.statistics import FEWEST_TEXTS

HEIGHT = 250


def word_trend(words: pd.DataFrame, term: str, cohort: str, t: Translator) -> Chart:
    """The share of the texts that hold the word, cohort by cohort, with Wilson's interval of 95 % and the texts read.

    Cohorts with fewer than FEWEST_TEXTS texts are not joined by a line; where fewer than FEWEST_AUTHORS students wrote
    the word there is no point.
    """
    points = {row["cohort"]: row for row in rows(words[words["term"] == term]) if row["share"] is not None}
    if not points:
        nothing = t("No class has enough students who wrote it.")
        return Chart(empty(nothing, t.language, HEIGHT), t("The word over the classes"), "", nothing)
    read = words.dropna(subset=["texts"]).groupby("cohort")["texts"].first()
    sizes = read.loc[sorted(read.index, key=year_of)]
    cohorts = list(sizes.index)
    shares = [points[name]["share"] if name in points else None for name in cohorts]
    labelled = with_room(cohorts, cohort, MOST_LABELLED)
    joined = [
        share if sizes[name] >= FEWEST_TEXTS else None for name, share in zip(cohorts, shares, strict=True)
    ]
    figure = go.Figure(
        [
            go.Scatter(
                x=cohorts, y=joined, mode="lines", line={"color": CONTEXT, "width": 2}, hoverinfo="skip"
            ),
            go.Scatter(
                x=[name for name in cohorts if name in points],
                y=[share for share in shares if share is not None],
                mode="markers+text",
                marker={
                    "size": 10,
                    "color": [FOCUS if name == cohort else CONTEXT for name in cohorts if name in points],
                },
                text=[
                    _percent(share, t) if name in labelled else ""
                    for name, share in zip(cohorts, shares, strict=True)
                    if share is not None
                ],
                textposition="middle right",
                textfont={"size": TEXT_SIZE, "color": INK},
                cliponaxis=False,
                error_y=_interval([row for _, row in _in_order(points, cohorts)]),
                hoverinfo="skip",
            ),
        ]
    )
    finish(figure, t.language, height=HEIGHT, top=14)
    top = max(row["share_high"] for row in points.values())
    figure.update_yaxes(range=[0, top * 1.08], tickformat=".0%", nticks=4, showgrid=True, gridcolor=HAIRLINE)
    cohort_axis(figure, {name: _read(name, points, int(sizes[name]), t) for name in cohorts}, cohort)
    beside = 0.6 + 0.17 * max(len(cohorts) - 5, 0)  # room for what is written at the last point
    figure.update_xaxes(range=[-0.4, len(cohorts) - 1 + beside])
    spoken = ", ".join(f"{name} {_percent(row['share'], t)}" for name, row in _in_order(points, cohorts))
    return Chart(
        figure,
        t("“{word}” over the classes", word=next(iter(points.values()))["display"]),
        t("Share of the texts of each class, with its 95% interval; texts read below"),
        t("Share of the texts that hold the word: {figures}.", figures=spoken),
    )


def _interval(table: list[Row]) -> dict[str, object]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [row["share_high"] - row["share"] for row in table],
        "arrayminus": [row["share"] - row["share_low"] for row in table],
        "color": CONTEXT,
        "thickness": 2,
        "width": 0,
    }


def _in_order(points: dict[str, Row], cohorts: list[str]) -> list[tuple[str, Row]]:
    return [(name, points[name]) for name in cohorts if name in points]


def _read(name: str, points: dict[str, Row], texts: int, t: Translator) -> str:
    """The small line under a cohort: the texts read, or that too few wrote the word."""
    if name not in points:
        return t("fewer than {n} wrote it", n=FEWEST_AUTHORS)
    return t("{n} text", "{n} texts", n=texts)


def _percent(share: float, t: Translator) -> str:
    return formats.percent(share, t.language)
