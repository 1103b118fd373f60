"""The balance of places per sector, cohort after cohort."""

import html

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    INK,
    SURFACE,
    TICK_SIZE,
    add_notes,
    emphasised,
    empty,
    finish,
    latest_with,
    note,
)
from analytics.frames import Row, margin, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.sectors import UNDECIDED, balance, label

ROW_HEIGHT = 40
MOST_SHOWN = 8  # campaigns beside one another: a number of each needs room on a telephone
STRONG = 0.7  # share of the largest difference above which a number is read in the colour of the page


def balance_by_cohort(balances: pd.DataFrame, focus: str, t: Translator) -> Chart:
    """One cell per sector and cohort: the stronger, the larger the difference; red where wishes are above places."""
    balanced = [row for row in rows(balances) if row["sector"] != UNDECIDED and balance(row) is not None]
    cohorts = latest_with(sorted({row["cohort"] for row in balanced}), focus, MOST_SHOWN)
    table = [row for row in balanced if row["cohort"] in cohorts]
    subtitle = t("Places minus students who wish the sector; red = more wishes than places")
    if not table:
        nothing = t("Neither wishes nor sectors of mentors to compare yet.")
        return Chart(empty(nothing, t.language), t("Sectors, class by class"), subtitle, nothing)
    sectors = sorted({(row["position"], label(row, t)) for row in table})
    line = {name: place for place, (_, name) in enumerate(sectors)}
    top = max(abs(balance(row) or 0) for row in table) or 1
    figure = go.Figure(
        go.Heatmap(
            x=[row["cohort"] for row in table],
            y=[line[label(row, t)] for row in table],
            z=[balance(row) for row in table],
            zmin=-top,
            zmax=top,
            colorscale=[[0, ALERT], [0.5, SURFACE], [1, BLUE]],
            showscale=False,
            xgap=3,
            ygap=3,
            hoverongaps=False,
            hovertext=[
                f"<b>{row['cohort']} · {html.escape(label(row, t))}</b><br>"
                + t("{n} place", "{n} places", n=row["places"])
                + "<br>"
                + t("{n} student", "{n} students", n=row["students"])
                for row in table
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language, height=ROW_HEIGHT * len(sectors) + 34)
    strong = STRONG * top
    add_notes(
        figure,
        (
            note(
                formats.signed(balance(row), t.language),
                x=row["cohort"],
                y=line[label(row, t)],
                size=TICK_SIZE + 1,
                color=SURFACE if abs(balance(row) or 0) > strong else INK,
            )
            for row in table
        ),
    )
    figure.update_xaxes(type="category", side="top", tickvals=cohorts, ticktext=emphasised(cohorts, focus))
    figure.update_yaxes(
        tickvals=list(line.values()),
        ticktext=[html.escape(name) for name in line],
        range=[len(sectors) - 0.5, -0.5],
    )
    spoken = (f"{row['cohort']} {label(row, t)} {formats.signed(balance(row), t.language)}" for row in table)
    alt = t("{what}: {figures}.", what=subtitle, figures=formats.listed(spoken, t.language))
    return Chart(figure, _title(balanced, t), subtitle, alt)


def _title(table: list[Row], t: Translator) -> str:
    """What holds at every campaign of which pairing is over, or for the first time; nothing inside the rounding."""
    final = [row for row in table if row["has_final_pairs"]]
    cohorts = sorted({row["cohort"] for row in final})
    neutral = t("Wishes and places by sector, class by class")
    if len(cohorts) < 2:
        return neutral
    places = {
        sector: [row for row in final if row["sector"] == sector]
        for sector in dict.fromkeys(r["sector"] for r in final)
    }
    whole = [rows_of for rows_of in places.values() if len(rows_of) == len(cohorts)]
    short = {id(row) for row in final if (balance(row) or 0) < -margin(row)}
    always = [label(past[-1], t) for past in whole if all(id(row) in short for row in past)]
    if len(always) == 1:
        return t("{sector}: more wishes than places at every campaign", sector=always[0])
    if always:
        return t(
            "{sector} and {n} other: more wishes than places at every campaign",
            "{sector} and {n} others: more wishes than places at every campaign",
            n=len(always) - 1,
            sector=always[0],
        )
    turned = [
        label(past[-1], t)
        for past in whole
        if id(past[-1]) in short and all((balance(row) or 0) >= margin(row) for row in past[:-1])
    ]
    if turned:
        return t("{sector}: more wishes than places for the first time", sector=turned[0])
    if margin(final[0]):
        return neutral
    return t("No sector has more wishes than places at every campaign")
