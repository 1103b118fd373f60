"""The queue of a campaign, week by week."""

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign import clock
from analytics.charts import Chart
from analytics.charts.pace import week_axis
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    FOCUS,
    INK,
    NOTE_SIZE,
    add_key,
    empty,
    finish,
    note,
)
from analytics.frames import Row, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator


def queue(weeks_of_cohort: pd.DataFrame, row: Row | None, t: Translator) -> Chart:
    """Per week of one campaign: above the line who began to wait, below it whose wait ended; the queue as a line.

    `row` of cohort_summary.
    """
    table = rows(weeks_of_cohort)
    title, subtitle = (
        _queue_title(table, row, t),
        t("Students who begin to wait and whose wait ends, by week"),
    )
    if not values(table, "queue"):
        nothing = t("The queue of this class is not known.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    moves = bool(values(table, "entered"))  # of one week, the board is not told
    table = _up_to_the_end(table)
    figure = go.Figure()
    if moves:
        _moves(figure, table, t)
    figure.add_scatter(
        x=[row["week"] for row in table],
        y=[row["queue"] if is_known(row["queue"]) else None for row in table],
        mode="lines",
        line={"color": FOCUS, "width": 3, "shape": "hv"},
        hovertext=[t("{n} student waits", "{n} students wait", n=row["queue"] or 0) for row in table],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    finish(figure, t.language, height=340, top=6 if moves else 12)
    figure.update_layout(barmode="relative", bargap=0.25)
    figure.add_hline(y=0, line={"color": INK, "width": 1})
    if moves:
        add_key(
            figure,
            [
                (CONTEXT, t("begin to wait")),
                (BLUE, t("wait ended")),
                (FOCUS, t("queue at the end of the week")),
            ],
        )
    _name_the_queue(figure, table[-1], t)
    week_axis(figure, table[-1]["week"], t)
    figure.update_xaxes(range=[0.4, table[-1]["week"] + 1.4 + 0.08 * len(table)])
    figure.update_yaxes(nticks=6)
    counts = (
        t("week {week}: {count}", week=str(row["week"]), count=formats.number(row["queue"], t.language))
        for row in table
    )
    figures = formats.listed(counts, t.language)
    what = t("Queue at the end of each week")
    return Chart(
        figure, title, subtitle if moves else what, t("{what}: {figures}.", what=what, figures=figures)
    )


def _up_to_the_end(table: list[Row]) -> list[Row]:
    """The weeks up to the last one in which the queue moved, and one more."""
    final = table[-1]["queue"]
    moving = [
        row["week"]
        for row in table
        if row["entered"] or row["left_queue"] or (is_known(row["queue"]) and row["queue"] != final)
    ]
    return [row for row in table if row["week"] <= max(moving, default=1) + 1]


def _moves(figure: go.Figure, table: list[Row], t: Translator) -> None:
    for column, sign, colour, word in (
        ("entered", 1, CONTEXT, t("begin to wait")),
        ("left_queue", -1, BLUE, t("wait ended")),
    ):
        figure.add_bar(
            x=[row["week"] for row in table],
            y=[None if row[column] is None else sign * row[column] for row in table],
            marker={"color": colour},
            hovertext=[
                f"<b>{t('week {week}', week=str(row['week']))}</b><br>"
                + t("{word}: {count}", word=word, count=row[column])
                for row in table
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _name_the_queue(figure: go.Figure, last: Row, t: Translator) -> None:
    figure.add_annotation(
        note(
            f"<b>{formats.number(last['queue'], t.language)}</b>",
            x=last["week"],
            y=last["queue"] if is_known(last["queue"]) else 0,
            xanchor="left",
            yanchor="bottom",
            xshift=4,
            size=NOTE_SIZE + 3,
            color=ALERT if last["queue"] else INK,
        )
    )


def _queue_title(table: list[Row], row: Row | None, t: Translator) -> str:
    queues = values(table, "queue")
    if not queues:
        return t("The queue, week by week")
    last, peak = table[-1]["queue"], int(max(queues))
    week = str(next(one["week"] for one in table if one["queue"] == max(queues)))
    most = t("up to {n} waited in week {week}", "up to {n} waited in week {week}", n=peak, week=week)
    if row is None or row["state"] == clock.FINISHED:
        return most[:1].upper() + most[1:]
    if last == 0:
        return t("Nobody waits any more; {most}", most=most)
    if last == peak:
        sentence = t("{n} student waits", "{n} students wait", n=last)
    else:
        sentence = t("{n} student waits; {most}", "{n} students wait; {most}", n=last, most=most)
    return sentence[:1].upper() + sentence[1:]
