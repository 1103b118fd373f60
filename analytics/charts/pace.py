"""A campaign week by week, against the earlier ones at the same week; and its queue."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign.pace import standing
from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    FOCUS,
    GOLD,
    INK,
    NOTE_SIZE,
    PALE,
    TICK_SIZE,
    add_key,
    empty,
    finish,
    note,
)  # fmt: skip
from analytics.frames import Row, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator, message

MOST_EVENTS = 3  # more would hide the lines: they stay in the table
EVENT_LINE = 0.09  # height of the text of one, beside the highest value
MEASURES = {
    "applications_so_far": message("Applications since the opening, by week of campaign"),
    "pairs_so_far": message("Pairs since the opening, by week of campaign"),
}


def pace(
    weeks: pd.DataFrame,
    measure: str,
    focus: str,
    target: float | None,
    t: Translator,
    events: Sequence[Row] = (),
) -> Chart:
    """Running totals by week: the cohort in focus, the earlier ones in grey, each named at the end of its line.

    `weeks`: rows of campaign_pace; `target`: the objective of the cohort for this measure, None without one;
    `events`: rows of event_week of the cohort, the first MOST_EVENTS of which are drawn on the axis.
    """
    table = [row for row in rows(weeks) if is_known(row[measure])]
    title, subtitle = _pace_title(weeks, measure, focus, t), t(MEASURES[measure])
    cohorts = sorted({row["cohort"] for row in table})
    if focus not in cohorts:
        nothing = t("No dated row for this promotion.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    shown = _worth_showing(table, measure)
    figure = go.Figure()
    for cohort in [name for name in cohorts if name != focus] + [focus]:
        own = [row for row in shown if row["cohort"] == cohort]
        is_focus = cohort == focus
        figure.add_scatter(
            x=[row["week"] for row in own],
            y=[row[measure] for row in own],
            mode="lines",
            line={"color": FOCUS if is_focus else CONTEXT, "width": 3.5 if is_focus else 1.5},
            hovertext=[
                f"<b>{cohort}</b><br>{t('week {week}', week=str(row['week']))}<br>"
                + formats.number(row[measure], t.language)
                for row in own
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language, height=340, top=12)
    _name_the_ends(figure, shown, measure, focus)
    top = max(*(row[measure] for row in shown), target or 0)
    if target:
        figure.add_hline(y=target, line={"color": GOLD, "width": 2, "dash": "dash"}, layer="below")
        said = t("target {value}", value=formats.number(target, t.language))
        figure.add_annotation(note(said, x=1, y=target, yanchor="bottom", xanchor="left"))
    last = max(row["week"] for row in shown)
    marked = [event for event in events if event["week"] <= last][:MOST_EVENTS]
    _mark_events(figure, marked, last, top)
    _week_axis(figure, last, t)
    figure.update_xaxes(range=[0.5, last * 1.1 + 0.5])
    figure.update_yaxes(
        range=[0, top * (1.08 + EVENT_LINE * len(marked)) or 1], nticks=5, showgrid=True, gridcolor=PALE
    )
    return Chart(figure, title, subtitle, _alt(weeks, measure, focus, t))


def _mark_events(figure: go.Figure, events: Sequence[Row], last: int, top: float) -> None:
    """A line per event, and its text in a row of its own above the curves and the target."""
    for place, event in enumerate(events):
        height = top * (1.08 + EVENT_LINE * (len(events) - place))
        is_late = event["week"] > 0.55 * last
        figure.add_shape(
            type="line", x0=event["week"], x1=event["week"], y0=0, y1=height, layer="below",
            line={"color": GOLD, "width": 1.5, "dash": "dot"},
        )  # fmt: skip
        figure.add_annotation(
            note(
                escape(event["label"]),
                x=event["week"],
                y=height,
                xanchor="right" if is_late else "left",
                yanchor="top",
                xshift=-4 if is_late else 4,
            )
        )


def _worth_showing(table: list[Row], measure: str) -> list[Row]:
    """The weeks up to the last one in which anything moved for any cohort, and one more."""
    final = {row["cohort"]: row[measure] for row in table}
    moving = [row["week"] for row in table if row[measure] != final[row["cohort"]]]
    last = max(moving, default=1) + 2
    return [row for row in table if row["week"] <= last]


def _name_the_ends(figure: go.Figure, shown: list[Row], measure: str, focus: str) -> None:
    """The code of each cohort at the end of its line, moved apart where two lines end together."""
    ends = {row["cohort"]: row for row in shown}
    least = 0.06 * max(row[measure] for row in shown)
    at = float("-inf")
    for cohort, row in sorted(ends.items(), key=lambda end: end[1][measure]):
        at = max(row[measure], at + least)
        figure.add_annotation(
            note(
                f"<b>{cohort}</b>" if cohort == focus else cohort,
                x=row["week"],
                y=at,
                xanchor="left",
                xshift=6,
                size=TICK_SIZE,
                color=INK if cohort == focus else CONTEXT,
            )
        )


def _week_axis(figure: go.Figure, last: int, t: Translator) -> None:
    step = 2 if last <= 16 else 4
    weeks = [1, *range(step, last + 1, step)]
    figure.update_xaxes(
        tickvals=weeks,
        ticktext=[t("W{week}", week=str(week)) for week in weeks],
        showline=True,
        linecolor=CONTEXT,
    )


def _pace_title(weeks: pd.DataFrame, measure: str, focus: str, t: Translator) -> str:
    found = standing(weeks, focus, measure)
    if found is None or found.pace is None:
        return t("The campaign, week by week")
    share = formats.signed(round(100 * (found.pace - 1)), t.language)
    if abs(found.pace - 1) < 0.02:
        return t("The {cohort} go at the pace of earlier campaigns", cohort=focus)
    if found.pace > 1:
        return t("The {cohort} are ahead of earlier campaigns: {share}%", cohort=focus, share=share)
    return t("The {cohort} are behind earlier campaigns: {share}%", cohort=focus, share=share)


def _alt(weeks: pd.DataFrame, measure: str, focus: str, t: Translator) -> str:
    found = standing(weeks, focus, measure)
    if found is None:
        return t(MEASURES[measure])
    others = ", ".join(f"{cohort} {count}" for cohort, count in sorted(found.others.items()))
    own = f"{found.cohort} {found.count}"
    return t(
        "{what}. Week {week}: {figures}.",
        what=t(MEASURES[measure]), week=str(found.week), figures=", ".join(filter(None, (others, own))),
    )  # fmt: skip


def queue(weeks_of_cohort: pd.DataFrame, t: Translator) -> Chart:
    """Per week of one campaign: above the line who began to wait, below it whose wait ended; the queue as a line."""
    table = rows(weeks_of_cohort)
    title, subtitle = _queue_title(table, t), t("Students who begin to wait and whose wait ends, by week")
    if not values(table, "queue"):
        nothing = t("No queue to show for this promotion.")
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
    _week_axis(figure, table[-1]["week"], t)
    figure.update_xaxes(range=[0.4, table[-1]["week"] + 1.4 + 0.08 * len(table)])
    figure.update_yaxes(nticks=6)
    figures = "; ".join(
        t("week {week}: {count}", week=str(row["week"]), count=formats.number(row["queue"], t.language))
        for row in table
    )
    what = t("Queue at the end of each week")
    return Chart(
        figure, title, subtitle if moves else what, t("{what}: {figures}.", what=what, figures=figures)
    )


def _up_to_the_end(table: list[Row]) -> list[Row]:
    """The weeks up to the last one in which the queue moved, and one more."""
    final = table[-1]["queue"]
    moving = [
        row["week"] for row in table
        if row["entered"] or row["left_queue"] or (is_known(row["queue"]) and row["queue"] != final)
    ]  # fmt: skip
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


def _queue_title(table: list[Row], t: Translator) -> str:
    known = values(table, "queue")
    if not known:
        return t("The queue, week by week")
    last, peak = table[-1]["queue"], int(max(known))
    week = str(next(row["week"] for row in table if row["queue"] == max(known)))
    if last == 0:
        return t("Nobody waits any more; up to {peak} waited in week {week}", peak=peak, week=week)
    said = t(
        "{n} student waits; up to {peak} waited in week {week}",
        "{n} students wait; up to {peak} waited in week {week}",
        n=last, peak=peak, week=week,
    )  # fmt: skip
    return said[:1].upper() + said[1:]
