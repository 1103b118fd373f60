"""How right the forecasts of the past campaigns would have been, beside what anybody could have said."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    CONTEXT,
    FOCUS,
    HAIRLINE,
    INK,
    ORANGE,
    SURFACE,
    TEXT_SIZE,
    TRANSPARENT,
    VIOLET,
    add_key,
    empty,
    finish,
    note,
)
from analytics.forecast.sentences import whole
from analytics.frames import Row, rows, values
from analytics.language import formats
from analytics.language.texts import Translator

MOST_SHOWN = 6  # campaigns: the title counts all of them
HALF_WIDTH = 0.17  # of an interval, in cohorts
# The sign that stands for a colour, as it is drawn: no colour is needed to read it.
SIGNS = {FOCUS: "●", ALERT: "●", CONTEXT: "□", ORANGE: "▶", VIOLET: "◀"}


def track_record(past: pd.DataFrame, quantity: str, t: Translator) -> Chart:
    """Per past campaign: the forecast that would have been made before it, its naive rivals, and what happened.

    `past` holds rows of past_forecast; `quantity` is 'demand' or 'supply'. The title counts the intervals that held:
    so few campaigns make no percentage.
    """
    complete = [row for row in rows(past) if row["quantity"] == quantity and _is_complete(row)]
    table = complete[-MOST_SHOWN:]
    title = _title(complete, t)
    subtitle = (
        t("Eligible applications, as they would have been forecast before each campaign")
        if quantity == "demand"
        else t("Places offered, as they would have been forecast before each campaign")
    )
    if not table:
        nothing = t("No past campaign could have been forecast yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    _intervals(figure, table, t)
    _rivals(figure, table, "naive", -1, ORANGE)
    _rivals(figure, table, "drift", 1, VIOLET)
    _outcomes(figure, table, t)
    finish(figure, t.language)
    add_key(figure, _entries(table, t), 50, SIGNS)
    figure.update_xaxes(
        tickvals=list(range(len(table))),
        ticktext=[row["cohort"] for row in table],
        range=[-0.6, len(table) + 0.1],
    )
    low, high = _reach(table)
    figure.update_yaxes(range=[low, high], showgrid=True, gridcolor=HAIRLINE, nticks=6)
    return Chart(figure, title, subtitle, _alt(table, t))


def _is_complete(row: Row) -> bool:
    return all(row[quantile] is not None for quantile in ("q10", "q50", "q90"))


def _held(row: Row) -> bool:
    """Whether the interval held what happened."""
    return bool(row["q10"] <= row["actual"] <= row["q90"])


def _with_outcome(table: list[Row]) -> list[Row]:
    """The campaigns whose outcome is known."""
    return [row for row in table if row["actual"] is not None]


def _title(table: list[Row], t: Translator) -> str:
    outcomes = _with_outcome(table)
    if not outcomes:
        return t("Past forecasts against what happened")
    return t(
        "{n} interval out of {all} held the result",
        "{n} intervals out of {all} held the result",
        n=sum(_held(row) for row in outcomes),
        all=len(outcomes),
    )


def _intervals(figure: go.Figure, table: list[Row], t: Translator) -> None:
    """A hatched box from the 10 % to the 90 % value, crossed by the median."""
    at = list(range(len(table)))
    figure.add_bar(
        x=at,
        base=[row["q10"] for row in table],
        y=[row["q90"] - row["q10"] for row in table],
        width=2 * HALF_WIDTH,
        marker={
            "color": TRANSPARENT,
            "line": {"color": CONTEXT, "width": 1.5},
            "pattern": {"shape": "/", "fgcolor": CONTEXT, "bgcolor": TRANSPARENT, "solidity": 0.16},
        },
        hovertext=[_hover(row, t) for row in table],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    for position, row in enumerate(table):
        figure.add_shape(
            type="line",
            x0=position - HALF_WIDTH,
            x1=position + HALF_WIDTH,
            y0=row["q50"],
            y1=row["q50"],
            line={"color": CONTEXT, "width": 4},
        )


def _rivals(figure: go.Figure, table: list[Row], column: str, side: int, colour: str) -> None:
    """A small arrow that points at the box from one side: what a naive rule would have forecast."""
    figure.add_scatter(
        x=[position + side * (HALF_WIDTH + 0.05) for position in range(len(table))],
        y=[row[column] for row in table],
        mode="markers",
        marker={
            "symbol": "triangle-right" if side < 0 else "triangle-left",
            "size": 10,
            "color": colour,
            "opacity": 1,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _outcomes(figure: go.Figure, table: list[Row], t: Translator) -> None:
    """A solid point for what happened, red outside its box; its number stands beside it."""
    outcomes = [(position, row) for position, row in enumerate(table) if row["actual"] is not None]
    figure.add_scatter(
        x=[position for position, _ in outcomes],
        y=[row["actual"] for _, row in outcomes],
        mode="markers",
        marker={
            "size": 14,
            "color": [FOCUS if _held(row) else ALERT for _, row in outcomes],
            "opacity": 1,
            "line": {"color": SURFACE, "width": 2},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    for position, row in outcomes:
        label = f"<b>{formats.number(row['actual'], t.language)}</b>"
        ink = INK if _held(row) else ALERT
        figure.add_annotation(
            note(
                label,
                x=position + HALF_WIDTH + 0.05,
                y=row["actual"],
                xanchor="left",
                xshift=10,
                size=TEXT_SIZE,
                color=ink,
            )
        )


def _entries(table: list[Row], t: Translator) -> list[tuple[str, str]]:
    outcomes = _with_outcome(table)
    held = [(FOCUS, t("result"))] if any(_held(row) for row in outcomes) else []
    missed = [(ALERT, t("result outside the interval"))] if not all(_held(row) for row in outcomes) else []
    return [
        *held,
        *missed,
        (CONTEXT, t("80% interval and median")),
        *([(ORANGE, t("same as the year before"))] if values(table, "naive") else []),
        *([(VIOLET, t("average change continued"))] if values(table, "drift") else []),
    ]


def _reach(table: list[Row]) -> tuple[float, float]:
    """The values that the axis must hold, with some air; it does not start from 0, which points do not need."""
    drawn = [
        value for column in ("q10", "q90", "naive", "drift", "actual") for value in values(table, column)
    ]
    low, high = min(drawn), max(drawn)
    air = 0.08 * (high - low or high or 1)
    return max(low - air, 0), high + air


def _hover(row: Row, t: Translator) -> str:
    lines = [
        f"<b>{row['cohort']}</b>",
        t(
            "forecast: {median}, from {low} to {high}",
            median=whole(row["q50"]),
            low=whole(row["q10"]),
            high=whole(row["q90"]),
        ),
    ]
    for column, word in (
        ("actual", t("result")),
        ("naive", t("same as the year before")),
        ("drift", t("average change continued")),
    ):
        if row[column] is not None:
            lines.append(t("{word}: {count}", word=word, count=whole(row[column])))
    if row["campaigns"] is not None:
        lines.append(t("from {n} campaign", "from {n} campaigns", n=row["campaigns"]))
    return "<br>".join(lines)


def _alt(table: list[Row], t: Translator) -> str:
    return " ".join(
        t(
            "{cohort}: {median} forecast, from {low} to {high}; result {actual}.",
            cohort=row["cohort"],
            median=whole(row["q50"]),
            low=whole(row["q10"]),
            high=whole(row["q90"]),
            actual=row["actual"],
        )
        for row in table
    )
