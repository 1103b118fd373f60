"""The balance of places, from one cohort to the next."""

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign import clock
from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    INK,
    PALE,
    TEXT_SIZE,
    cohort_axis,
    empty,
    finish,
    keep_colours,
    note,
)
from analytics.frames import Row, is_known, margin, rows, values
from analytics.language import formats
from analytics.language.texts import Translator


def mentor_balance(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """One column per cohort, up or down: the places offered minus the eligible applications."""
    table = rows(cohorts)
    title, subtitle = (
        _balance_title(table, focus, t),
        _balance_subtitle(table, t),
    )
    balances = values(table, "balance")
    if not balances:
        nothing = t("The places offered are not known.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    labels = [_balance(row, t) for row in table]
    figure = go.Figure(
        go.Bar(
            x=[row["cohort"] for row in table],
            y=[row["balance"] if is_known(row["balance"]) else None for row in table],
            marker={
                "color": [_balance_colour(row, BLUE) if row["has_final_pairs"] else PALE for row in table],
                "line": {
                    "color": [_balance_colour(row, BLUE) for row in table],
                    "width": [0 if row["has_final_pairs"] else 2 for row in table],
                },
            },
            text=[
                f"<b>{text}</b>" if row["cohort"] == focus else text
                for row, text in zip(table, labels, strict=True)
            ],
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            textfont={"size": TEXT_SIZE + 1, "color": [_balance_colour(row, INK) for row in table]},
            hovertext=[_balance_hover(row, t) for row in table],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    for row in table:
        if not is_known(row["balance"]):
            label = formats.signed(row["balance"], t.language)
            figure.add_annotation(note(label, x=row["cohort"], y=0, yanchor="bottom"))
    finish(figure, t.language)
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    low, high = min(*balances, 0), max(*balances, 0)
    span = high - low or 1
    figure.update_yaxes(visible=False, range=[low - 0.24 * span, high + 0.3 * span])
    figure.add_hline(y=0, line={"color": CONTEXT, "width": 1})
    _name_the_sides(figure, low, high, t)
    keep_colours(figure)
    return Chart(figure, title, subtitle, _alt(table, t))


def _balance(row: Row, t: Translator) -> str:
    return "" if not is_known(row["balance"]) else formats.signed(row["balance"], t.language)


def _balance_colour(row: Row, otherwise: str) -> str:
    return ALERT if (row["balance"] or 0) < 0 else otherwise


def _balance_hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{row['cohort']}</b>",
            t("{n} place offered", "{n} places offered", n=row["places"] or 0),
            t("{n} eligible application", "{n} eligible applications", n=row["eligible"] or 0),
        )
    )


def _balance_subtitle(table: list[Row], t: Translator) -> str:
    if any(is_known(row["balance"]) and not row["has_final_pairs"] for row in table):
        return t("Places offered minus eligible applications, per class. Outlined: not final")
    return t("Places offered minus eligible applications, per class")


def _balance_title(table: list[Row], focus: str | None, t: Translator) -> str:
    counted = [row for row in table if is_known(row["balance"])]
    at = next((index for index, row in enumerate(counted) if row["cohort"] == focus), None)
    if at is None:
        return t("Places against students, class by class")
    row, balance = counted[at], counted[at]["balance"]
    if margin(row) and abs(balance) < margin(row):  # which side of 0 it is, nobody can tell of rounded counts
        return t("About as many places as students for the {cohort}", cohort=row["cohort"])
    if clock.is_living(row):
        return _balance_so_far(row, t)
    if balance == 0:
        return t("As many places as students for the {cohort}", cohort=row["cohort"])
    if balance > 0:
        return t(
            "{n} place to spare for the {cohort}",
            "{n} places to spare for the {cohort}",
            n=balance,
            cohort=row["cohort"],
        )
    first = at
    while first > 0 and counted[first - 1]["balance"] < 0:
        first -= 1
    if first < at:
        return t("Places have been missing since the {cohort}", cohort=counted[first]["cohort"])
    return t(
        "{n} place is missing for the {cohort}",
        "{n} places are missing for the {cohort}",
        n=-balance,
        cohort=row["cohort"],
    )


def _balance_so_far(row: Row, t: Translator) -> str:
    if row["missing"]:
        return t(
            "{n} place is missing for the {cohort} so far",
            "{n} places are missing for the {cohort} so far",
            n=row["missing"],
            cohort=row["cohort"],
        )
    return t("Enough places for the {cohort} so far", cohort=row["cohort"])


def _name_the_sides(figure: go.Figure, low: float, high: float, t: Translator) -> None:
    """Says in words what up and down mean, in the margin that the axis keeps free above and below the columns."""
    if high > 0:
        figure.add_annotation(
            note(
                t("▲ places to spare"),
                x=0,
                y=1,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="top",
                color=BLUE,
            )
        )
    if low < 0:
        figure.add_annotation(
            note(
                t("▼ places missing"),
                x=0,
                y=0,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="bottom",
                color=ALERT,
            )
        )


def _alt(table: list[Row], t: Translator) -> str:
    figures = ", ".join(f"{row['cohort']} {formats.signed(row['balance'], t.language)}" for row in table)
    return t("{what}: {figures}.", what=t("Balance of places per class"), figures=figures)
