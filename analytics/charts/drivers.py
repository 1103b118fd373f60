"""What the risk of too few mentors hangs on, one factor at a time."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    HAIRLINE,
    INK,
    SURFACE,
    TEXT_SIZE,
    empty,
    finish,
    note,
)
from analytics.forecast.sentences import odds, out_of_ten
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.formats import Number
from analytics.language.texts import Translator, message

ROW_HEIGHT = 50
NAMES = {
    "demand": message("Number of applications"),
    "new_mentors": message("Number of new mentors"),
    "year_shock": message("Enthusiasm of volunteers that year"),
    "retention": message("Share of mentors who come back"),
    "returning": message("Readiness of mentors to come back"),
    "leaving": message("Mentors who leave for good"),
    "show_up": message("Share of recruits who take part"),
    "window": message("Number of classes asked"),
    "capacity": message("Places per mentor"),
}


def named(drivers_of_cohort: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The rows of forecast_driver with `driver` in words."""
    return drivers_of_cohort.assign(driver=[t(NAMES.get(code, code)) for code in drivers_of_cohort["driver"]])


def drivers(drivers_of_cohort: pd.DataFrame, p_now: Number, t: Translator) -> Chart:
    """One bar per driver, widest first: the risk when it is low (ring) and when it is high (dot), others left free.

    What is uncertain is low, or high, at its 10 % and 90 % values; what one decides, over the range that is stated.
    `p_now` is the risk as it is forecast.
    """
    table = [row for row in rows(drivers_of_cohort) if row["p_low"] is not None and row["p_high"] is not None]
    table.sort(key=lambda row: abs(row["p_high"] - row["p_low"]), reverse=True)
    now = None if p_now is None or formats.is_missing(p_now) else float(p_now)
    title = _drivers_title(table, t)
    subtitle = t("Risk of too few mentors when one factor alone is low (ring) or high (dot)")
    if not table:
        nothing = t("No forecast yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    for position, row in enumerate(table):
        _driver(figure, row, position, now, t)
    finish(figure, t.language, height=ROW_HEIGHT * len(table) + 60, top=30)
    if now is not None:
        figure.add_vline(x=now, line={"color": INK, "width": 1.5, "dash": "dot"}, layer="below")
        label = t("forecast: {odds}", odds=odds(now, t))
        anchor = "left" if now < 0.25 else "right" if now > 0.75 else "center"
        figure.add_annotation(
            note(label, x=now, y=1, yref="paper", xanchor=anchor, yanchor="bottom", yshift=4)
        )
    tenths = [0, 0.2, 0.4, 0.6, 0.8, 1]
    figure.update_xaxes(
        range=[-0.06, 1.1],
        tickvals=tenths,
        ticktext=[out_of_ten(p, t) for p in tenths],
        tickangle=0,
        showgrid=True,
        gridcolor=HAIRLINE,
    )
    figure.update_yaxes(visible=False, range=[len(table) - 0.55, -0.65])
    return Chart(figure, title, subtitle, _drivers_alt(table, t))


def _name(row: Row, t: Translator) -> str:
    code = str(row["driver"])
    return escape(t(NAMES.get(code, code)))


def _drivers_title(table: list[Row], t: Translator) -> str:
    if not table:
        return t("What the risk hangs on")
    return t("What the risk hangs on most: {driver}", driver=_name(table[0], t).lower())


def _driver(figure: go.Figure, row: Row, position: int, now: float | None, t: Translator) -> None:
    """The name above its bar; red to the right of the risk forecast, blue to its left."""
    low, high = sorted((float(row["p_low"]), float(row["p_high"])))
    middle = low if now is None else min(max(now, low), high)
    for start, end, colour in ((low, middle, BLUE), (middle, high, CONTEXT if now is None else ALERT)):
        figure.add_shape(
            type="line",
            x0=start,
            x1=end,
            y0=position,
            y1=position,
            layer="below",
            line={"color": colour, "width": 9},
        )
    hover = _driver_hover(row, t)
    for p, is_ring in ((row["p_low"], True), (row["p_high"], False)):
        colour = CONTEXT if now is None else ALERT if p > now else BLUE
        figure.add_scatter(
            x=[p],
            y=[position],
            mode="markers",
            marker={
                "size": 15,
                "color": SURFACE if is_ring else colour,
                "opacity": 1,
                "line": {"color": colour, "width": 3},
            },
            hovertext=hover,
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    above = {"xref": "paper", "y": position, "yanchor": "bottom", "yshift": 10, "bgcolor": SURFACE}
    figure.add_annotation(note(_name(row, t), x=0, xanchor="left", size=TEXT_SIZE, **above))
    gained = row.get("pairs_gained")
    if gained is not None:
        more = t("{change} pairs", change=formats.signed(gained, t.language))
        figure.add_annotation(note(more, x=1, xanchor="right", **above))


def _driver_hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{_name(row, t)}</b>",
            t("low: {odds}", odds=odds(row["p_low"], t)),
            t("high: {odds}", odds=odds(row["p_high"], t)),
        )
    )


def _drivers_alt(table: list[Row], t: Translator) -> str:
    spoken = ", ".join(
        t(
            "{driver} {low} to {high}",
            driver=_name(row, t),
            low=odds(row["p_low"], t),
            high=odds(row["p_high"], t),
        )
        for row in table
    )
    return t("Risk of too few mentors: {figures}.", figures=spoken)
