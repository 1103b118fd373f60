"""How long students wait for a mentor, and why some have none."""

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign import clock
from analytics.campaign.waiting import REASONS, median_weeks
from analytics.charts import Chart
from analytics.charts.theme import ALERT, CONTEXT, FOCUS, INK, PALE, SURFACE, TICK_SIZE, empty, finish, note
from analytics.frames import Row, is_hidden, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.thresholds import LONG_WAIT_DAYS


def still_waiting(waits: pd.DataFrame, focus: str, cohort: Row | None, t: Translator) -> Chart:
    """The share of students still without a mentor after n weeks, with the 95 % interval of the cohort in focus.

    `cohort`: its row of cohort_summary.
    """
    table = [row for row in rows(waits) if is_known(row["share_waiting"])]
    in_focus = [row for row in table if row["cohort"] == focus]
    inside = [row for row in in_focus if is_known(row["share_low"])]  # the board sees no interval
    is_living = cohort is not None and clock.is_living(cohort)
    title = _title([] if is_living else in_focus, focus, t)
    subtitle = t("Share of students still without a mentor, by weeks since the application")
    if not in_focus:
        nothing = _why_no_curve([row for row in rows(waits) if row["cohort"] == focus], cohort, t)
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    if inside:
        subtitle = t("{what}; band: 95% interval", what=subtitle)
    figure = go.Figure()
    _band(figure, inside)
    for cohort in [*sorted({row["cohort"] for row in table} - {focus}), focus]:
        part = [row for row in table if row["cohort"] == cohort]
        is_focus = cohort == focus
        figure.add_scatter(
            x=[0, *(row["week"] + 1 for row in part)],
            y=[1, *(row["share_waiting"] for row in part)],
            mode="lines",
            line={"color": FOCUS if is_focus else CONTEXT, "width": 3.5 if is_focus else 1.25, "shape": "hv"},
            hovertext=[None, *(_hover(row, t) for row in part)],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language, height=340, top=10)
    last, end = in_focus[-1], max(row["week"] for row in table)
    place = {"x": last["week"] + 1, "y": last["share_waiting"], "xanchor": "left", "xshift": 6}
    figure.add_annotation(note(f"<b>{focus}</b>", size=TICK_SIZE, **place))
    figure.update_xaxes(nticks=8, showline=True, linecolor=CONTEXT, range=[-0.3, end + 3])
    figure.update_yaxes(
        range=[0, 1.03],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        showgrid=True,
        gridcolor=PALE,
        ticktext=[formats.percent(share, t.language) for share in (0, 0.25, 0.5, 0.75, 1)],
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=focus, figures=_figures(in_focus, t)))


def _why_no_curve(in_focus: list[Row], cohort: Row | None, t: Translator) -> str:
    if any(is_hidden(row["share_waiting"]) for row in in_focus):
        return t("Too few students to show how long they wait.")
    if cohort is not None and cohort["waiting"] is not None and cohort["counted_pairs"] is None:
        return t("Nobody has a mentor yet: the curve of the wait begins with the first pair.")
    return t("How long students wait is not known.")


def _band(figure: go.Figure, inside: list[Row]) -> None:
    for column, fill in (("share_high", None), ("share_low", "tonexty")):
        figure.add_scatter(
            x=[row["week"] + 1 for row in inside],
            y=[row[column] for row in inside],
            mode="lines",
            line={"width": 0, "shape": "hv", "color": FOCUS},
            fill=fill,
            fillcolor=PALE,
            hoverinfo="skip",
        )


def _figures(in_focus: list[Row], t: Translator) -> str:
    """The share still waiting every other week, read aloud in place of the curve."""
    shares = (
        t(
            "{n} week: {share}",
            "{n} weeks: {share}",
            n=row["week"] + 1,
            share=formats.percent(row["share_waiting"], t.language),
        )
        for row in in_focus
        if row["week"] % 2 == 1
    )
    return formats.listed(shares, t.language)


def _hover(row: Row, t: Translator) -> str:
    lines = [
        f"<b>{row['cohort']}</b>",
        t(
            "after {n} week: {share}",
            "after {n} weeks: {share}",
            n=row["week"] + 1,
            share=formats.percent(row["share_waiting"], t.language),
        ),
    ]
    if is_known(row["at_risk"]):
        lines.append(t("{n} student at risk", "{n} students at risk", n=row["at_risk"]))
    return "<br>".join(lines)


def _title(in_focus: list[Row], focus: str, t: Translator) -> str:
    weeks = median_weeks(in_focus)
    if weeks is None:
        return t("How long the {cohort} wait for a mentor", cohort=focus)
    return t(
        "Half of the {cohort} have a mentor within {n} week",
        "Half of the {cohort} have a mentor within {n} weeks",
        n=weeks + 1,
        cohort=focus,
    )


def reasons(
    reasons_of_cohort: pd.DataFrame, cohort: Row | None, shortage: Row | None, t: Translator
) -> Chart:
    """Why students have no mentor: one bar per reason, the longest first.

    `cohort`: its row of cohort_summary; `shortage`: its row of sector_shortage, None where places are not known.
    """
    table = sorted(rows(reasons_of_cohort), key=lambda row: row["students"] or 0)
    subtitle = t("Eligible students without a mentor, by what stands in the way")
    is_known_to_be_empty = (
        cohort is not None and cohort["waiting"] == 0 and bool(cohort["has_all_applications"])
    )
    title = (
        _reasons_title(table, cohort, shortage, t)
        if table or is_known_to_be_empty
        else t("Why students wait")
    )
    if not table:
        nothing = (
            t("Every eligible student has a mentor.")
            if is_known_to_be_empty
            else t("Who waits is not known.")
        )
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    names = [t(REASONS[row["reason"]]) for row in table]
    figure = go.Figure(
        go.Bar(
            x=[row["students"] for row in table],
            y=names,
            orientation="h",
            width=0.4,
            marker={"color": [FOCUS if row["reason"] == "placement" else ALERT for row in table]},
            text=[formats.number(row["students"], t.language) for row in table],
            textposition="inside",
            insidetextanchor="end",
            textangle=0,
            textfont={"size": 16, "color": SURFACE},
            hovertext=[
                t(
                    "{n} of them for over {days} days",
                    "{n} of them for over {days} days",
                    n=row["long_waits"] or 0,
                    days=str(LONG_WAIT_DAYS),
                )
                for row in table
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language, height=340)
    for name in names:
        figure.add_annotation(
            note(name, x=0, y=name, xanchor="left", yanchor="bottom", yshift=14, size=TICK_SIZE, color=INK)
        )
    figure.update_yaxes(visible=False, range=[len(table) - 4.4, len(table) - 0.4])
    figure.update_xaxes(visible=False)
    figures = ", ".join(f"{name} {row['students']}" for row, name in zip(table, names, strict=True))
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=title, figures=figures))


def _reasons_title(table: list[Row], cohort: Row | None, shortage: Row | None, t: Translator) -> str:
    if not table:
        return t("Nobody waits")
    if cohort is None or cohort["state"] == clock.FINISHED or shortage is None:
        return t("Why students have no mentor")
    is_one = shortage["students"] == 1
    if not shortage["unplaceable"] and is_one:
        return t("A free place suits the student who waits")
    if not shortage["unplaceable"] and clock.is_living(cohort):
        return t("A free place suits each of them today")
    if not shortage["unplaceable"]:
        return t("A free place suits each of them: it is a matter of placement")
    if not shortage["placeable"] and is_one:
        return t("No free place suits the student who waits: a mentor is to be found")
    if not shortage["placeable"]:
        return t("No free place suits them: mentors are to be found")
    return t(
        "A free place suits {n} of them, {others} have no possible place",
        "A free place suits {n} of them all together, {others} have no possible place",
        n=shortage["placeable"],
        others=t("{n} other", "{n} others", n=shortage["unplaceable"]),
    )
