"""How long mentors stay: stopping told apart from leaving by age."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import CONTEXT, FOCUS, HAIRLINE, MOST_LABELLED, add_key, empty, finish, note
from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator


def kept(tenure: pd.DataFrame, t: Translator) -> Chart:
    """Share of mentors who go on after so many campaigns, among those who could."""
    table = [row for row in rows(tenure) if is_known(row["share_kept"])]
    since_the_start = [row for row in table if row["is_start_known"]]
    title = _title(since_the_start, t)
    subtitle = t("Share of mentors who go on, by campaigns since the first; leaving by age is not stopping")
    if not table:
        nothing = t("Two campaigns at least are needed to see who comes back.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    seen, unknown = t("first seen after the first campaign"), t("already there: start unknown")
    for part, colour, width in (
        ([row for row in table if not row["is_start_known"]], CONTEXT, 1.5),
        (since_the_start, FOCUS, 3.5),
    ):
        figure.add_scatter(
            x=[0, *(row["campaigns"] for row in part)],
            y=[1, *(row["share_kept"] for row in part)],
            mode="lines",
            line={"color": colour, "width": width, "shape": "hv"},
            hovertext=[None, *(_hover(row, t) for row in part)],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language)
    last = max(row["campaigns"] for row in table)
    every = -(-last // MOST_LABELLED)
    for row in since_the_start[::every]:
        figure.add_annotation(
            note(
                formats.percent(row["share_kept"], t.language),
                x=row["campaigns"],
                y=row["share_kept"],
                xanchor="left",
                yanchor="bottom",
                size=13,
            )
        )
    figure.update_xaxes(
        tickvals=list(range(1, last + 1)), range=[0, last + 0.9], showline=True, linecolor=CONTEXT
    )
    figure.update_yaxes(
        range=[0, 1.06],
        tickvals=[0, 0.5, 1],
        ticktext=[formats.percent(share, t.language) for share in (0, 0.5, 1)],
        showgrid=True,
        gridcolor=HAIRLINE,
    )
    add_key(figure, [(FOCUS, seen), (CONTEXT, unknown)])
    figures = ", ".join(
        t(
            "{n} campaign: {share}",
            "{n} campaigns: {share}",
            n=row["campaigns"],
            share=formats.percent(row["share_kept"], t.language),
        )
        for row in since_the_start
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=subtitle, figures=figures))


def _hover(row: Row, t: Translator) -> str:
    if not is_known(row["at_risk"]):  # of so few, the board sees the share alone
        return formats.percent(row["share_kept"], t.language)
    return "<br>".join(
        (
            t("{n} mentor got that far", "{n} mentors got that far", n=row["at_risk"]),
            t("{word}: {count}", word=t("stopped"), count=row["stopped"]),
            t("{word}: {count}", word=t("past the window"), count=row["aged_out"]),
            t("{word}: {count}", word=t("still there"), count=row["still_there"]),
        )
    )


def _title(since_the_start: list[Row], t: Translator) -> str:
    if not since_the_start:
        return t("How long mentors stay")
    share = formats.percent(since_the_start[0]["share_kept"], t.language)
    return t("{share} of new mentors who can come back do so", share=share)
