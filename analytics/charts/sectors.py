"""Wishes against places, sector by sector."""

import html
import textwrap

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    FOCUS,
    HAIRLINE,
    INK,
    SURFACE,
    TEXT_SIZE,
    empty,
    finish,
    note,
)
from analytics.frames import Row, highest, is_hidden, is_known, margin, rows
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator
from analytics.pairing.sectors import balance, inside_a_sentence, is_short, label, with_balance

ROW_HEIGHT = 38


def sector_gaps(sectors_of_cohort: pd.DataFrame, t: Translator) -> Chart:
    """One line per sector, from its students (solid) to its places (ring); the difference is written at the right.

    Sectors where wishes are furthest above places come first; one with only one of the two counts shows only that dot.
    """
    table = with_balance(rows(sectors_of_cohort))
    title, subtitle = (
        _title(table, t),
        t(
            "Students who wish the sector, places of its mentors inside the window; balance = places − students"
        ),
    )
    if not table:
        nothing = t("Neither wishes nor sectors of mentors to compare yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    for position, row in enumerate(table):
        _line(figure, row, position, t)
    _name_the_dots(figure, table[0], t)
    finish(figure, t.language, height=ROW_HEIGHT * len(table) + 58, top=26)
    some_hidden = any(is_hidden(row["students"]) or is_hidden(row["places"]) for row in table)
    figure.update_layout(margin={"r": 62 if some_hidden else 46})
    top = max(highest(table, "students"), highest(table, "places"))
    figure.update_xaxes(
        range=[0, top * 1.08 or 1], showgrid=True, gridcolor=HAIRLINE, nticks=6, rangemode="tozero"
    )
    figure.update_yaxes(
        tickvals=list(range(len(table))),
        ticktext=["<br>".join(map(html.escape, textwrap.wrap(label(row, t), 17))) for row in table],
        range=[len(table) - 0.5, -0.6],
    )
    gaps = ", ".join(f"{label(row, t)} {_gap(row, t)}" for row in table if balance(row) is not None)
    alt = t("Places minus students, by sector: {figures}.", figures=gaps)
    if not gaps:
        alt = t("How places compare with students, sector by sector, is not known.")
    return Chart(figure, title, subtitle, alt)


def _line(figure: go.Figure, row: Row, position: int, t: Translator) -> None:
    gap = balance(row)
    if gap is not None:
        figure.add_shape(
            type="line",
            x0=row["students"],
            x1=row["places"],
            y0=position,
            y1=position,
            layer="below",
            line={"color": ALERT if is_short(row) else CONTEXT, "width": 5},
            opacity=0.85 if is_short(row) else 0.45,
        )
    ring = {"color": SURFACE, "size": 14, "line": {"color": BLUE, "width": 3}}
    dot = {"color": FOCUS, "size": 7 if gap == 0 else 12}  # inside the ring when the two are equal
    for count, marker in ((row["places"], ring), (row["students"], dot)):
        if is_known(count):
            figure.add_scatter(
                x=[count],
                y=[position],
                mode="markers",
                marker=marker,
                hovertext=_hover(row, t),
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
    ink = ALERT if is_short(row) else INK
    text = f"<b>{_gap(row, t)}</b>" if is_short(row) else _gap(row, t)
    figure.add_annotation(
        note(text, x=1, y=position, xref="paper", xanchor="left", xshift=10, size=TEXT_SIZE, color=ink)
    )


def _name_the_dots(figure: go.Figure, row: Row, t: Translator) -> None:
    """Names the two dots of the first line, each on its outer side so that the two words never meet."""
    places_first = (row["places"] or 0) <= (row["students"] or 0)
    for count, word, colour, is_left in (
        (row["places"], t("places"), BLUE, places_first),
        (row["students"], t("students"), INK, not places_first),
    ):
        if is_known(count):
            figure.add_annotation(
                note(
                    word,
                    x=count,
                    y=0,
                    yshift=18,
                    xanchor="right" if is_left else "left",
                    color=colour,
                    xshift=6 if is_left else -6,
                )
            )


def _gap(row: Row, t: Translator) -> str:
    if is_hidden(row["students"]) or is_hidden(row["places"]):
        return formats.signed(Hidden(), t.language)
    return "" if balance(row) is None else formats.signed(balance(row), t.language)


def _hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{html.escape(label(row, t))}</b>",
            t("{word}: {count}", word=t("students"), count=formats.number(row["students"], t.language)),
            t("{word}: {count}", word=t("places"), count=formats.number(row["places"], t.language)),
        )
    )


def _title(table: list[Row], t: Translator) -> str:
    short = [row for row in table if is_short(row)]
    if not any(balance(row) is not None for row in table):
        return t("Wishes and places, sector by sector")
    if not short:
        return t("No sector is wished by more students than it has places")
    least = balance(short[0]) or 0
    tied = [row for row in short if (balance(row) or 0) <= least + margin(row)]
    first = inside_a_sentence(label(short[0], t))
    if len(short) == 1 and margin(short[0]):  # others may be short too, inside the rounding
        return t("Wishes are above places in {sector}", sector=first)
    if len(short) == 1:
        return t("Only {sector} is wished by more students than it has places", sector=first)
    if len(tied) == 1:
        return t("Wishes are furthest above places in {sector}", sector=first)
    return t(
        "Wishes are furthest above places in {sector} and {n} other sector",
        "Wishes are furthest above places in {sector} and {n} other sectors",
        n=len(tied) - 1,
        sector=first,
    )
