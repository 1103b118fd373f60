"""Whether pairs meet and last."""

import html

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign.follow_up import reached_by_half
from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FIRST_STRONG_STEP,
    FOCUS,
    HAIRLINE,
    INK,
    ORANGE,
    SEQUENTIAL,
    SURFACE,
    TICK_SIZE,
    cohort_axis,
    emphasised,
    empty,
    finish,
    note,
)
from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.thresholds import GRACE_DAYS

ROW_HEIGHT = 44


def meetings(follow_up: pd.DataFrame, focus: str, is_paired: bool, t: Translator) -> Chart:
    """One cell per cohort and month of the pair: the share of pairs that met in the month.

    `is_paired`: whether the pairing of the cohort in focus is over; before, a few pairs are not the cohort.
    """
    table = [row for row in rows(follow_up) if is_known(row["share_met"])]
    title = _meetings_title(
        reached_by_half([row for row in table if row["cohort"] == focus]) if is_paired else [], t
    )
    subtitle = t("Share of pairs with at least one meeting, by month since the pair was made")
    if not table:
        nothing = t("Meetings are not provided.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    cohorts = sorted({row["cohort"] for row in table})
    months = sorted({row["month"] for row in table})
    share = {(row["cohort"], row["month"]): row for row in table}
    figure = go.Figure(
        go.Heatmap(
            x=months,
            y=cohorts,
            z=[
                [share[cohort, month]["share_met"] if (cohort, month) in share else None for month in months]
                for cohort in cohorts
            ],
            zmin=0,
            zmax=1,
            colorscale=[[step / 9, colour] for step, colour in enumerate(SEQUENTIAL)],
            showscale=False,
            xgap=3,
            ygap=3,
            hoverongaps=False,
            text=[[_cell_hover(share.get((cohort, month)), t) for month in months] for cohort in cohorts],
            hovertemplate="%{text}<extra></extra>",
        )
    )
    for (cohort, month), row in share.items():
        is_strong = int(row["share_met"] * 9.999) >= FIRST_STRONG_STEP
        text = formats.percent(row["share_met"], t.language)
        figure.add_annotation(
            note(text, x=month, y=cohort, size=TICK_SIZE + 1, color=SURFACE if is_strong else INK)
        )
    finish(figure, t.language, height=ROW_HEIGHT * len(cohorts) + 40)
    figure.update_xaxes(
        tickvals=months, ticktext=[t("month {month}", month=str(month)) for month in months], side="top"
    )
    figure.update_yaxes(tickvals=cohorts, ticktext=emphasised(cohorts, focus), autorange="reversed")
    figures = ", ".join(
        t(
            "{cohort}, month {month}: {share}",
            cohort=row["cohort"],
            month=str(row["month"]),
            share=formats.percent(row["share_met"], t.language),
        )
        for row in table
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=subtitle, figures=figures))


def _cell_hover(row: Row | None, t: Translator) -> str:
    if row is None:
        return ""
    return t(
        "{met} of {n} pair under way met",
        "{met} of {n} pairs under way met",
        n=row["pairs"],
        met=formats.number(row["met"], t.language),
    )


def _meetings_title(months: list[Row], t: Translator) -> str:
    if not months:
        return t("Whether pairs meet")
    last = months[-1]
    return t(
        "In month {month}, {share} of the pairs still under way met",
        month=str(last["month"]),
        share=formats.percent(last["share_met"], t.language),
    )


def together(endings: pd.DataFrame, focus: str, is_paired: bool, t: Translator) -> Chart:
    """The share of pairs that have not ended early, by whole months; `is_paired` as for `meetings`."""
    table = [row for row in rows(endings) if is_known(row["share_together"])]
    in_focus = _lived([row for row in table if row["cohort"] == focus])
    title = _together_title(in_focus if is_paired else [], focus, t)
    subtitle = t("Share of pairs that have not ended early, by months since the pair was made")
    if not in_focus:
        nothing = _no_end(table, focus, t)
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    for cohort in [*sorted({row["cohort"] for row in table} - {focus}), focus]:
        part = _lived([row for row in table if row["cohort"] == cohort])
        is_focus = cohort == focus
        figure.add_scatter(
            x=[0, *(row["month"] + 1 for row in part)],
            y=[1, *(row["share_together"] for row in part)],
            mode="lines",
            line={"color": FOCUS if is_focus else CONTEXT, "width": 3.5 if is_focus else 1.25, "shape": "hv"},
            hovertext=[
                None,
                *(
                    f"<b>{cohort}</b><br>" + formats.percent(row["share_together"], t.language)
                    for row in part
                ),
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language, top=10)
    last = in_focus[-1]
    figure.add_annotation(
        note(
            f"<b>{focus}</b>",
            x=last["month"] + 1,
            y=last["share_together"],
            xanchor="left",
            xshift=6,
            size=TICK_SIZE,
        )
    )
    lowest = min(row["share_together"] for row in table)
    ticks = [share / 10 for share in range(11) if share / 10 >= lowest - 0.1]
    end = max(point for curve in figure.data for point in curve.x)
    figure.update_xaxes(tickvals=list(range(end + 1)), range=[0, end + 0.8], showline=True, linecolor=CONTEXT)
    figure.update_yaxes(
        range=[min(ticks), 1.01],
        tickvals=ticks,
        ticktext=[formats.percent(share, t.language) for share in ticks],
        showgrid=True,
        gridcolor=HAIRLINE,
    )
    figures = ", ".join(
        t(
            "month {month}: {share}",
            month=str(row["month"] + 1),
            share=formats.percent(row["share_together"], t.language),
        )
        for row in in_focus
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=subtitle, figures=figures))


def _no_end(table: list[Row], focus: str, t: Translator) -> str:
    if not table:
        return t("The ends of pairs are not provided.")
    return t("No pair of the {cohort} has ended in the data.", cohort=focus)


def _lived(of_cohort: list[Row]) -> list[Row]:
    """The months of a cohort that were lived to their end; of the last one, only the days known are in the rows.

    It is kept where a pair ended in it: the share then says so.
    """
    if len(of_cohort) > 1 and of_cohort[-1]["share_together"] == of_cohort[-2]["share_together"]:
        return of_cohort[:-1]
    return of_cohort


def _together_title(months: list[Row], focus: str, t: Translator) -> str:
    if not months:
        return t("Whether pairs last")
    return t(
        "{share} of the pairs of the {cohort} had not ended early after {n} month",
        "{share} of the pairs of the {cohort} had not ended early after {n} months",
        n=months[-1]["month"] + 1,
        cohort=focus,
        share=formats.percent(months[-1]["share_together"], t.language),
    )


def end_reasons(reasons_of_cohort: pd.DataFrame, focus: str, endings: pd.DataFrame, t: Translator) -> Chart:
    """Why pairs ended early: one bar per reason as it was written, the commonest first; `endings`: of pair_ending."""
    table = sorted(rows(reasons_of_cohort), key=lambda row: (row["pairs"] or 0, row["reason"]))
    subtitle = t(
        "Pairs that ended more than {days} days before their planned end, by the reason given",
        days=str(GRACE_DAYS),
    )
    if not table:
        nothing = t("The ends of pairs are not provided.")
        if len(endings):
            nothing = t("No early end in the data of this class.")
        return Chart(empty(nothing, t.language), t("Why pairs end early"), subtitle, nothing)
    names = [html.escape(row["reason"]) or t("no reason given") for row in table]
    most = [name for row, name in zip(table, names, strict=True) if row["pairs"] == table[-1]["pairs"]]
    title = t("First reason of an early end: {reason}", reason=names[-1])
    if len(most) > 1:
        title = t(
            "{n} reason of an early end is the commonest",
            "{n} reasons of an early end are equally common",
            n=len(most),
        )
    figure = go.Figure(
        go.Bar(
            x=[row["pairs"] for row in table],
            y=names,
            orientation="h",
            marker={"color": ORANGE},
            text=[formats.number(row["pairs"], t.language) for row in table],
            textposition="outside",
            textfont={"size": TICK_SIZE, "color": INK},
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    finish(figure, t.language)
    figure.update_xaxes(visible=False)
    figures = ", ".join(
        f"{t('“{value}”', value=row['reason']) if row['reason'] else name} {row['pairs']}"
        for row, name in zip(table, names, strict=True)
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=focus, figures=figures))


def trained(training: pd.DataFrame, focus: str, t: Translator) -> Chart:
    """One column per cohort: the share of mentors trained before their first meeting."""
    table = [row for row in rows(training) if is_known(row["share_before"])]
    in_focus = next((row for row in table if row["cohort"] == focus), None)
    subtitle = t("Share of mentors with a student who were trained before their first meeting")
    if not table:
        nothing = t("Trainings are not provided.")
        return Chart(empty(nothing, t.language), t("Whether mentors are trained in time"), subtitle, nothing)
    title = (
        t(
            "{share} of mentors were trained in time",
            share=formats.percent(in_focus["share_before"], t.language),
        )
        if in_focus
        else t("Whether mentors are trained in time")
    )
    figure = go.Figure(
        go.Bar(
            x=[row["cohort"] for row in table],
            y=[row["share_before"] for row in table],
            marker={"color": [FOCUS if row["cohort"] == focus else CONTEXT for row in table]},
            text=[formats.percent(row["share_before"], t.language) for row in table],
            textposition="inside",
            insidetextanchor="end",
            textangle=0,
            textfont={"size": 15, "color": [SURFACE if row["cohort"] == focus else INK for row in table]},
            hovertext=[
                t("{n} mentor with a student", "{n} mentors with a student", n=row["mentors"])
                for row in table
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language)
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    figure.update_yaxes(visible=False, range=[0, 1.02])
    figures = ", ".join(
        f"{row['cohort']} {formats.percent(row['share_before'], t.language)}" for row in table
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=subtitle, figures=figures))
