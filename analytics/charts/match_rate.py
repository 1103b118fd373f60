"""The share of eligible students who have a mentor, cohort by cohort."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.demand import with_mentor
from analytics.charts.theme import (
    CONTEXT,
    FOCUS,
    INK,
    MOST_LABELLED,
    TEXT_SIZE,
    cohort_axis,
    empty,
    finish,
    note,
    with_room,
)
from analytics.frames import Row, is_known, margin, rows, values
from analytics.language import formats
from analytics.language.texts import Translator


def match_rate(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """One stem per cohort hanging from 100 %: its length is the share of eligible students without a mentor."""
    table = [row for row in rows(cohorts) if is_known(row["match_rate"])]
    title, subtitle = (
        _rate_title(table, focus, t),
        t("Eligible students with a mentor, divided by all; campaigns of which pairing is over"),
    )
    if not table:
        nothing = t("No campaign with both applications and pairs yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    labelled = with_room([row["cohort"] for row in table], focus, MOST_LABELLED)
    for row in table:
        colour = FOCUS if row["cohort"] == focus else CONTEXT
        share = formats.percent(row["match_rate"], t.language)
        figure.add_scatter(
            x=[row["cohort"]] * 2,
            y=[1, row["match_rate"]],
            mode="lines+markers+text",
            line={"color": colour, "width": 6},
            marker={"size": [0, 16], "color": colour, "opacity": 1, "line": {"width": 0}},
            text=[
                "",
                f"<b>{share}</b>" if row["cohort"] == focus else share if row["cohort"] in labelled else "",
            ],
            textposition="bottom center",
            textfont={"size": TEXT_SIZE + 1, "color": INK},
            hovertext=_rate_hover(row, t),
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    finish(figure, t.language, height=260, top=28)
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    missing = 1 - min(values(table, "match_rate"))
    figure.update_yaxes(visible=False, range=[1 - 1.45 * max(missing, 0.02), 1])
    figure.add_hline(y=1, line={"color": CONTEXT, "width": 1})
    everyone = t("Line at the top: every eligible student has a mentor")
    figure.add_annotation(
        note(everyone, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=6)
    )
    shares = ", ".join(f"{row['cohort']} {formats.percent(row['match_rate'], t.language)}" for row in table)
    return Chart(
        figure, title, subtitle, t("Share of eligible students with a mentor: {figures}.", figures=shares)
    )


def _rate_title(table: list[Row], focus: str | None, t: Translator) -> str:
    row = next((row for row in table if row["cohort"] == focus), None)
    if row is None:
        return t("Share of eligible students with a mentor")
    share = formats.percent(row["match_rate"], t.language)
    others = values([other for other in table if other is not row], "match_rate")
    unsure = margin(row) / max(row["eligible"], 1)  # as many points as the rounding may move it
    if len(others) > 1 and row["match_rate"] < min(others) - unsure:
        return t("{share} of eligible students have a mentor: the lowest share so far", share=share)
    if len(others) > 1 and row["match_rate"] > max(others) + unsure:
        return t("{share} of eligible students have a mentor: the highest share so far", share=share)
    return t("{share} of eligible students have a mentor", share=share)


def _rate_hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{row['cohort']}</b>",
            t(
                "{paired} of {eligible}",
                paired=with_mentor(row, t),
                eligible=t("{n} eligible application", "{n} eligible applications", n=row["eligible"]),
            ),
        )
    )
