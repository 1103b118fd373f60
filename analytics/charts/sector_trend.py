"""The balance of places per sector, cohort after cohort."""

import html

import pandas as pd
import plotly.graph_objects as go

from analytics import formats
from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    HAIRLINE,
    TICK_SIZE,
    emphasised,
    empty,
    finish,
    note,
)
from analytics.frames import rows
from analytics.sectors import UNDECIDED, balance, label
from analytics.texts import Translator

ROW_HEIGHT = 40
LARGEST, SMALLEST = 26, 5  # side of a square, in pixels


def balance_by_cohort(balances: pd.DataFrame, focus: str, t: Translator) -> Chart:
    """One square per sector and cohort: its area is the difference, red where places are missing."""
    table = [row for row in rows(balances) if row["sector"] != UNDECIDED and balance(row) is not None]
    subtitle = t(
        "Places minus students who wish the sector; area = size of the difference, red = places missing"
    )
    if not table:
        nothing = t("Neither wishes nor sectors of mentors to compare yet.")
        return Chart(empty(nothing, t.language), t("Sectors, cohort by cohort"), subtitle, nothing)
    cohorts = sorted({row["cohort"] for row in table})
    sectors = sorted({(row["position"], label(row, t)) for row in table})
    line = {name: place for place, (_, name) in enumerate(sectors)}
    top = max(abs(balance(row) or 0) for row in table) or 1
    figure = go.Figure(
        go.Scatter(
            x=[row["cohort"] for row in table],
            y=[line[label(row, t)] for row in table],
            mode="markers",
            marker={
                "symbol": "square",
                "size": [max(LARGEST * (abs(balance(row) or 0) / top) ** 0.5, SMALLEST) for row in table],
                "color": [ALERT if (balance(row) or 0) < 0 else BLUE for row in table],
                "opacity": 1,
            },
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
    for row in table:
        size = LARGEST * (abs(balance(row) or 0) / top) ** 0.5
        figure.add_annotation(
            note(
                formats.signed(balance(row), t.language),
                x=row["cohort"],
                y=line[label(row, t)],
                xanchor="left",
                xshift=size / 2 + 3,
                size=TICK_SIZE,
            )
        )
    figure.update_xaxes(
        type="category", side="top", tickvals=cohorts, ticktext=emphasised(cohorts, focus),
        range=[-0.5, len(cohorts) - 0.15],
    )  # fmt: skip
    figure.update_yaxes(
        tickvals=list(line.values()), ticktext=[html.escape(name) for name in line],
        range=[len(sectors) - 0.5, -0.5], showgrid=True, gridcolor=HAIRLINE,
    )  # fmt: skip
    said = (f"{row['cohort']} {label(row, t)} {formats.signed(balance(row), t.language)}" for row in table)
    alt = t("{what}: {figures}.", what=subtitle, figures="; ".join(said))
    return Chart(figure, _title(table, cohorts, t), subtitle, alt)


def _title(table: list[dict[str, object]], cohorts: list[str], t: Translator) -> str:
    always = [
        label(row, t)
        for row in table
        if row["cohort"] == cohorts[-1]
        and all((balance(other) or 0) < 0 for other in table if other["sector"] == row["sector"])
    ]
    if len(always) == 1:
        return t("{sector}: places are missing at every campaign", sector=always[0])
    if always:
        return t(
            "{sector} and {n} other: places missing at every campaign",
            "{sector} and {n} others: places missing at every campaign",
            n=len(always) - 1,
            sector=always[0],
        )
    turned = [
        label(row, t)
        for row in table
        if row["cohort"] == cohorts[-1]
        and (balance(row) or 0) < 0
        and not any(
            (balance(other) or 0) < 0
            for other in table
            if other["sector"] == row["sector"] and other["cohort"] != cohorts[-1]
        )
    ]
    if turned:
        return t("{sector}: places are missing for the first time", sector=turned[0])
    return t("No sector is short at every campaign")
