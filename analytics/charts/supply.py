"""Where the mentors come from, who stays, and how many students each follows."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FIRST_STRONG_STEP,
    FOCUS,
    GOLD,
    INK,
    NOTE_SIZE,
    SEQUENTIAL,
    SURFACE,
    TEXT_SIZE,
    TICK_SIZE,
    emphasised,
    empty,
    finish,
    label_size,
)
from analytics.frames import Row, highest, is_hidden, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import asked, code_of, year_of

ROW_HEIGHT = 28


def promotion_grid(supply: pd.DataFrame, window: tuple[int, int], focus: str | None, t: Translator) -> Chart:
    """One cell per mentors' promotion and cohort: mentors with a student. The gold band holds the gaps asked."""
    table = [row for row in rows(supply) if row["mentors"] is not None]
    title = _grid_title(table, window, focus, t)
    subtitle = t("Mentors with a student, by their class and the students'. Gold outline: the classes asked")
    if not table:
        nothing = t("No mentor to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    cohorts = sorted({year_of(row["cohort"]) for row in table})
    promotions = _promotions(table, cohorts, window)
    top = highest(table, "mentors")
    figure = go.Figure(_heat(table, top, t))
    figure.add_trace(_numbers(table, top, t))
    figure.add_shape(_band(cohorts, window))
    finish(figure, t.language, height=ROW_HEIGHT * len(promotions) + 34)
    names = [code_of(year) for year in cohorts]
    figure.update_xaxes(
        tickvals=cohorts,
        ticktext=emphasised(names, focus),
        side="top",
        range=[cohorts[0] - 0.55, cohorts[-1] + 0.55],
    )
    figure.update_yaxes(
        tickvals=promotions,
        ticktext=[code_of(year) for year in promotions],
        range=[promotions[-1] + 0.55, promotions[0] - 0.55],
    )
    return Chart(figure, title, subtitle, _grid_alt(table, focus, t))


def contribution(supply_of_cohort: pd.DataFrame, t: Translator) -> Chart:
    """One bar per mentors' promotion for one cohort: its mentors, and their number per 100 graduates if known."""
    table = sorted((row for row in rows(supply_of_cohort) if row["mentors"]), key=lambda row: row["gap"])
    title = _contribution_title(table, t)
    subtitle = t("Mentors with a student, by class; per 100 graduates where the size of the class is known")
    if not table:
        nothing = t("No mentor to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    top = highest(table, "mentors")
    names = [row["promotion"] for row in table]
    figure = go.Figure(
        go.Bar(
            x=[row["mentors"] if is_known(row["mentors"]) else 0 for row in table],
            y=names,
            orientation="h",
            marker={"color": [FOCUS if row["mentors"] == top else CONTEXT for row in table]},
            text=[f"<b>{formats.number(row['mentors'], t.language)}</b>{_per_100(row, t)}" for row in table],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            constraintext="none",
            textfont={"size": TEXT_SIZE, "color": INK},
            hovertext=[_contribution_hover(row, t) for row in table],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language, height=ROW_HEIGHT * len(table) + 12)
    figure.update_layout(bargap=0.28)
    figure.update_xaxes(visible=False, range=[0, top * 1.45])
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=names[::-1])
    spoken = ", ".join(f"{row['promotion']} {formats.number(row['mentors'], t.language)}" for row in table)
    return Chart(figure, title, subtitle, t("Mentors per class: {figures}.", figures=spoken))


def mentor_load(load_of_cohort: pd.DataFrame, t: Translator) -> Chart:
    """One column per number of students followed: how many mentors follow that many, and their share."""
    table = [row for row in rows(load_of_cohort) if row["mentors"]]
    title, subtitle = _load_title(table, t), t("Mentors, by number of students each follows")
    if not table:
        nothing = t("No mentor to show yet.")
        return Chart(empty(nothing, t.language, height=240), title, subtitle, nothing)
    top = highest(table, "mentors")
    figure = go.Figure(
        go.Bar(
            x=[_students(row, t) for row in table],
            y=[row["mentors"] if is_known(row["mentors"]) else 0 for row in table],
            marker={"color": [FOCUS if row["students"] == 1 else CONTEXT for row in table]},
            text=[
                f"<b>{formats.number(row['mentors'], t.language)}</b><br>"
                f"<span style='font-size:{NOTE_SIZE}px'>{formats.percent(row['share_of_mentors'], t.language)}</span>"
                for row in table
            ],
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            textfont={"size": label_size(len(table)), "color": INK},
            hoverinfo="skip",
        )
    )
    finish(figure, t.language, height=240)
    figure.update_yaxes(visible=False, range=[0, top * 1.34])
    figure.update_xaxes(type="category", showline=True, linecolor=CONTEXT)
    spoken = ", ".join(t("{word}: {count}", word=_students(row, t), count=row["mentors"]) for row in table)
    return Chart(figure, title, subtitle, t("Mentors by number of students: {figures}.", figures=spoken))


def _promotions(table: list[Row], cohorts: list[int], window: tuple[int, int]) -> list[int]:
    """Every year from the oldest to the youngest promotion that gave a mentor or was asked for one."""
    lowest, highest_gap = window
    seen = [year_of(row["promotion"]) for row in table if row["mentors"]]
    first, last = min([*seen, cohorts[0] - highest_gap]), max([*seen, cohorts[-1] - lowest])
    return list(range(first, last + 1))


def _step(mentors: float, top: float) -> int:
    """The step of the ramp, 0 to 9, of a cell: tenths of the largest cell."""
    return min(int(10 * mentors / top), 9) if top else 0


def _heat(table: list[Row], top: float, t: Translator) -> go.Heatmap:
    return go.Heatmap(
        x=[year_of(row["cohort"]) for row in table],
        y=[year_of(row["promotion"]) for row in table],
        z=[
            _step(row["mentors"], top) if row["mentors"] and is_known(row["mentors"]) else None
            for row in table
        ],
        zmin=0,
        zmax=len(SEQUENTIAL) - 1,
        xgap=2,
        ygap=2,
        showscale=False,
        colorscale=[[step / (len(SEQUENTIAL) - 1), colour] for step, colour in enumerate(SEQUENTIAL)],
        hovertext=[_cell_hover(row, t) for row in table],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _numbers(table: list[Row], top: float, t: Translator) -> go.Scatter:
    """The number of each cell, in the ink that can be read on its step of the ramp."""
    strong = [is_known(row["mentors"]) and _step(row["mentors"], top) >= FIRST_STRONG_STEP for row in table]
    return go.Scatter(
        x=[year_of(row["cohort"]) for row in table],
        y=[year_of(row["promotion"]) for row in table],
        mode="text",
        text=[formats.number(row["mentors"], t.language) if row["mentors"] else "" for row in table],
        textfont={
            "size": [NOTE_SIZE if is_hidden(row["mentors"]) else TICK_SIZE for row in table],
            "color": [SURFACE if is_strong else INK for is_strong in strong],
        },
        hoverinfo="skip",
    )


def _band(cohorts: list[int], window: tuple[int, int]) -> dict[str, object]:
    """The stair-shaped outline around the promotions asked for each cohort."""
    lowest, highest_gap = window
    down = [(x, year - highest_gap - 0.5) for year in cohorts for x in (year - 0.5, year + 0.5)]
    back = [(x, year - lowest + 0.5) for year in reversed(cohorts) for x in (year + 0.5, year - 0.5)]
    path = "M" + " L".join(f"{x},{y}" for x, y in down + back) + " Z"
    return {"type": "path", "path": path, "line": {"color": GOLD, "width": 2.5}}


def _cell_hover(row: Row, t: Translator) -> str:
    lines = [
        t("<b>{promotion}</b> for the {cohort}", promotion=row["promotion"], cohort=row["cohort"]),
        t("{n} mentor", "{n} mentors", n=row["mentors"]),
    ]
    if not is_hidden(row["pairs"]):
        lines.append(t("{n} pair", "{n} pairs", n=row["pairs"] or 0))
    return "<br>".join(lines)


def _grid_title(table: list[Row], window: tuple[int, int], focus: str | None, t: Translator) -> str:
    mine = [row for row in table if row["cohort"] == focus]
    total = sum(values(mine, "mentors"))
    if focus is None or not total or any(is_hidden(row["mentors"]) for row in mine):
        return t("Where the mentors come from, class by class")
    inside = sum(row["mentors"] for row in mine if window[0] <= row["gap"] <= window[1])
    oldest, youngest = asked(focus, window)
    if inside == total:
        return t(
            "All the mentors of the {cohort} are {oldest} to {youngest}",
            cohort=focus,
            oldest=oldest,
            youngest=youngest,
        )
    share = formats.percent(inside / total, t.language)
    return t(
        "{share} of the mentors of the {cohort} are {oldest} to {youngest}",
        share=share,
        cohort=focus,
        oldest=oldest,
        youngest=youngest,
    )


def _grid_alt(table: list[Row], focus: str | None, t: Translator) -> str:
    mine = sorted(
        (row for row in table if row["cohort"] == focus and row["mentors"]), key=lambda row: row["gap"]
    )
    figures = ", ".join(f"{row['promotion']} {formats.number(row['mentors'], t.language)}" for row in mine)
    if not figures:
        return t("Grid of the mentors by their class and the students'.")
    return t("Mentors of the {cohort} by class: {figures}.", cohort=focus, figures=figures)


def _per_100(row: Row, t: Translator) -> str:
    if not is_known(row["mentors_per_100"]):
        return ""
    rate = t("{rate} per 100", rate=formats.decimal(row["mentors_per_100"], t.language))
    return f" <span style='font-size:{NOTE_SIZE}px'>{rate}</span>"


def _contribution_hover(row: Row, t: Translator) -> str:
    has_size = row["size"] is not None
    size = (
        t("class of {n} students", "class of {n} students", n=row["size"])
        if has_size
        else t("size not known")
    )
    return f"<b>{row['promotion']}</b> ({size})<br>" + t("{n} mentor", "{n} mentors", n=row["mentors"])


def _contribution_title(table: list[Row], t: Translator) -> str:
    """How many promotions, the most generous first, give half of the mentors."""
    counts = sorted(values(table, "mentors"), reverse=True)
    if len(counts) < 3 or any(is_hidden(row["mentors"]) for row in table):
        return t("Mentors, class by class")
    needed, reached = 0, 0.0
    while reached < sum(counts) / 2:
        reached += counts[needed]
        needed += 1
    return t(
        "{n} class out of {all} gives half of the mentors",
        "{n} classes out of {all} give half of the mentors",
        n=needed,
        all=len(counts),
    )


def _students(row: Row, t: Translator) -> str:
    if row["is_more"]:
        return t("{n} student or more", "{n} students or more", n=row["students"])
    return t("{n} student", "{n} students", n=row["students"])


def _load_title(table: list[Row], t: Translator) -> str:
    single = next((row["share_of_mentors"] for row in table if row["students"] == 1), None)
    if not is_known(single):
        return t("How many students each mentor follows")
    if single == 1:
        return t("Every mentor follows one student")
    return t("{share} of mentors follow one student", share=formats.percent(single, t.language))
