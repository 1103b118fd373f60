"""A campaign week by week, against the earlier ones."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign import clock
from analytics.campaign.pace import about, standing
from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FOCUS,
    GOLD,
    INK,
    PALE,
    TICK_SIZE,
    empty,
    finish,
    note,
)
from analytics.frames import Row, is_known, rows
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
    row: Row | None,
    t: Translator,
    events: Sequence[Row] = (),
    ends: Sequence[Row] = (),
) -> Chart:
    """Running totals by week: the cohort in focus, the earlier ones in grey, each named at the end of its line.

    `weeks`: rows of campaign_pace; `target`: the objective of the cohort for this measure, None without one;
    `row` of cohort_summary; `events`: rows of event_week of the cohort, the first MOST_EVENTS of which are drawn;
    `ends`: rows of season_curve, how the running total may go on: a dotted median in an 80 % band.
    """
    table = [row for row in rows(weeks) if is_known(row[measure])]
    title, subtitle = _pace_title(weeks, measure, row, t), t(MEASURES[measure])
    cohorts = sorted({row["cohort"] for row in table})
    if focus not in cohorts:
        nothing = t("The rows of this class are not provided, or only in part.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    shown = _worth_showing(table, measure)
    figure = go.Figure()
    for cohort in [name for name in cohorts if name != focus] + [focus]:
        curve = [row for row in shown if row["cohort"] == cohort]
        is_focus = cohort == focus
        figure.add_scatter(
            x=[row["week"] for row in curve],
            y=[row[measure] for row in curve],
            mode="lines",
            line={"color": FOCUS if is_focus else CONTEXT, "width": 3.5 if is_focus else 1.5},
            hovertext=[
                f"<b>{cohort}</b><br>{t('week {week}', week=str(row['week']))}<br>"
                + formats.number(row[measure], t.language)
                for row in curve
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    _go_on(figure, ends, t)
    finish(figure, t.language, height=340, top=12)
    _name_the_ends(figure, shown, measure, focus)
    top = max(*(row[measure] for row in shown), target or 0, *(end["q90"] for end in ends))
    if target:
        figure.add_hline(y=target, line={"color": GOLD, "width": 2, "dash": "dash"}, layer="below")
        label = t("target {value}", value=formats.number(target, t.language))
        figure.add_annotation(note(label, x=1, y=target, yanchor="bottom", xanchor="left"))
    last = max(row["week"] for row in (*shown, *ends))
    marked = [event for event in events if event["week"] <= last][:MOST_EVENTS]
    _mark_events(figure, marked, last, top)
    week_axis(figure, last, t)
    figure.update_xaxes(range=[0.5, last * 1.1 + 0.5])
    figure.update_yaxes(
        range=[0, top * (1.08 + EVENT_LINE * len(marked)) or 1], nticks=5, showgrid=True, gridcolor=PALE
    )
    return Chart(figure, title, subtitle, _alt(weeks, measure, focus, t))


def _go_on(figure: go.Figure, ends: Sequence[Row], t: Translator) -> None:
    """How the total of the running campaign may go on: the median, dotted, in the 80 % band."""
    if not ends:
        return
    weeks = [end["week"] for end in ends]
    figure.add_scatter(
        x=[*weeks, *reversed(weeks)],
        y=[end["q10"] for end in ends] + [end["q90"] for end in reversed(ends)],
        mode="none",
        fill="toself",
        fillcolor=PALE,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=weeks,
        y=[end["q50"] for end in ends],
        mode="lines",
        line={"color": FOCUS, "width": 2, "dash": "dot"},
        hovertext=[
            t(
                "week {week}: {low} to {high}, forecast",
                week=str(end["week"]),
                low=formats.number(end["q10"], t.language),
                high=formats.number(end["q90"], t.language),
            )
            for end in ends
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _mark_events(figure: go.Figure, events: Sequence[Row], last: int, top: float) -> None:
    """A line per event, and its text in a row of its own above the curves and the target."""
    for place, event in enumerate(events):
        height = top * (1.08 + EVENT_LINE * (len(events) - place))
        is_late = event["week"] > 0.55 * last
        figure.add_shape(
            type="line",
            x0=event["week"],
            x1=event["week"],
            y0=0,
            y1=height,
            layer="below",
            line={"color": GOLD, "width": 1.5, "dash": "dot"},
        )
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
    last = max(moving, default=min((row["week"] for row in table), default=1)) + 2
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


def week_axis(figure: go.Figure, last: int, t: Translator) -> None:
    """Weeks of a campaign up to the `last`: 'W1', 'W2'…"""
    weeks = list(range(1, last + 1, 1 if last <= 8 else 2 if last <= 16 else 4))
    figure.update_xaxes(
        tickvals=weeks,
        ticktext=[t("W{week}", week=str(week)) for week in weeks],
        showline=True,
        linecolor=CONTEXT,
    )


def _pace_title(weeks: pd.DataFrame, measure: str, row: Row | None, t: Translator) -> str:
    """Ahead or behind while the number is growing; afterwards, what it came to."""
    if row is None:
        return t("The campaign, week by week")
    focus = row["cohort"]
    if measure == "applications_so_far" and row["has_final_applications"] and is_known(row["applications"]):
        return t(
            "{n} application for the {cohort}",
            "{n} applications for the {cohort}",
            n=row["applications"],
            cohort=focus,
        )
    if measure == "pairs_so_far" and row["has_final_pairs"] and is_known(row["pairs"]):
        return t("{n} pair for the {cohort}", "{n} pairs for the {cohort}", n=row["pairs"], cohort=focus)
    now = standing(weeks, focus, measure)
    is_begun = measure == "applications_so_far" or row["state"] == clock.PAIRING
    if now is None or now.pace is None or not is_begun:
        return t("The campaign, week by week")
    share = about(now, formats.signed(round(100 * (now.pace - 1)), t.language), t)
    named = {"cohort": focus, "week": str(now.week)}
    if abs(now.pace - 1) < 0.02:
        return t("The {cohort} were at the pace of earlier ones at the end of week {week}", **named)
    if now.pace > 1:
        return t(
            "The {cohort} were ahead of earlier ones at the end of week {week}: {share}%",
            share=share,
            **named,
        )
    return t(
        "The {cohort} were behind earlier ones at the end of week {week}: {share}%", share=share, **named
    )


def _alt(weeks: pd.DataFrame, measure: str, focus: str, t: Translator) -> str:
    now = standing(weeks, focus, measure)
    if now is None:
        return t(MEASURES[measure])
    others = ", ".join(
        f"{cohort} {formats.number(count, t.language)}" for cohort, count in sorted(now.others.items())
    )
    in_focus = f"{now.cohort} {formats.number(now.count, t.language)}"
    return t(
        "{what}. Week {week}: {figures}.",
        what=t(MEASURES[measure]),
        week=str(now.week),
        figures=", ".join(filter(None, (others, in_focus))),
    )
