"""Whether pairs are satisfied."""

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    FOCUS,
    GREEN,
    ORANGE,
    PALE,
    SURFACE,
    add_key,
    empty,
    finish,
    note,
)
from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator


def answers(satisfaction: pd.DataFrame, over: Collection[str], t: Translator) -> Chart:
    """One bar per cohort and side of the pair: the marks given, with the number of answers.

    `over`: the cohorts whose campaign is over; of the others, who will still answer is not known.
    """
    table = [row for row in rows(satisfaction) if is_known(row["answers"]) and row["answers"]]
    title = _answers_title([row for row in table if row["cohort"] in over], t)
    subtitle = t("Marks from 1 to 5, as shares of the answers; the response rate stands beside each bar")
    if not table:
        nothing = t("Satisfaction is not provided.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    sides = {"student": t("students' side"), "mentor": t("mentors' side")}
    names = [f"{row['cohort']} · {sides[row['respondent']]}" for row in table]
    figure = go.Figure()
    marks = (
        ("mark_5", FOCUS, "5"),
        ("mark_4", GREEN, "4"),
        ("mark_3", PALE, "3"),
        ("mark_1_2", ORANGE, t("1 and 2")),
    )
    for column, colour, _ in marks:
        figure.add_bar(
            y=names,
            x=[row[column] / row["answers"] if is_known(row[column]) else None for row in table],
            orientation="h",
            marker={"color": colour, "line": {"color": SURFACE, "width": 1}},
            hovertext=[t("{n} answer", "{n} answers", n=row[column] or 0) for row in table],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language, height=30 * len(table) + 70)
    figure.update_layout(barmode="stack", bargap=0.3, margin={"r": 132})
    for row, name in zip(table, names, strict=True):
        spoken = t(
            "{answers} of {pairs} ({share})",
            answers=formats.number(row["answers"], t.language),
            pairs=formats.number(row["pairs"], t.language),
            share=formats.percent(row["response_rate"], t.language),
        )
        if row["cohort"] not in over:
            spoken = t(
                "{answers} of {pairs} so far",
                answers=formats.number(row["answers"], t.language),
                pairs=formats.number(row["pairs"], t.language),
            )
        figure.add_annotation(note(spoken, x=1, y=name, xref="paper", xanchor="left", xshift=8))
    figure.update_xaxes(visible=False, range=[0, 1])
    figure.update_yaxes(autorange="reversed")
    add_key(figure, [(colour, word) for _, colour, word in marks])
    figures = ", ".join(
        f"{name} {formats.percent(row['share_satisfied'], t.language)}"
        for row, name in zip(table, names, strict=True)
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=t("Marks 4 and 5"), figures=figures))


def _answers_title(table: list[Row], t: Translator) -> str:
    if not table:
        return t("Whether pairs are satisfied")
    table = [row for row in table if is_known(row["share_satisfied"]) and is_known(row["response_rate"])]
    if not table:
        return t("Whether pairs are satisfied")
    pairs = sum(row["pairs"] for row in table)
    answers = sum(row["answers"] for row in table)
    satisfied = sum(row["mark_5"] + row["mark_4"] for row in table)
    return t(
        "Campaigns that are over: {share} of the answers are 4 or 5, and {rate} answered",
        share=formats.percent(satisfied / answers, t.language),
        rate=formats.percent(answers / pairs, t.language),
    )
