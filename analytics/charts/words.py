"""The words of the motivations, ranked."""

import html

import pandas as pd
import plotly.graph_objects as go

from analytics import formats
from analytics.charts import Chart
from analytics.charts.theme import CONTEXT, FOCUS, INK, TEXT_SIZE, empty, finish
from analytics.frames import Row, rows
from analytics.texts import Translator

ROW_HEIGHT = 26
STRESSED = 3  # the first words, in the focus colour


def ranked_words(terms_of_cohort: pd.DataFrame, t: Translator, most: int = 20) -> Chart:
    """One bar per word, at most `most`: the share of the students with a motivation who wrote it at least once."""
    counted = [row for row in rows(terms_of_cohort) if row["authors"] and row["share_of_authors"] is not None]
    ranked = sorted(counted, key=lambda row: (-row["authors"], row["term"]))[:most]
    if not ranked:
        nothing = t("No word was written by enough students.")
        return Chart(empty(nothing, t.language), t("The words of the motivations"), "", nothing)
    authors = ranked[0]["motivations"]
    title = t(
        "“{word}” comes first: {share} of the students wrote it",
        word=ranked[0]["term"],
        share=_share(ranked[0], t),
    )
    subtitle = t("Share of the {n} students who gave a motivation", n=authors)
    figure = go.Figure(
        go.Bar(
            x=[row["share_of_authors"] for row in ranked],
            y=list(range(len(ranked))),
            orientation="h",
            marker={"color": [FOCUS if rank < STRESSED else CONTEXT for rank in range(len(ranked))]},
            text=[_share(row, t) for row in ranked],
            textposition="outside",
            cliponaxis=False,
            constraintext="none",
            textfont={"size": TEXT_SIZE, "color": INK},
            hovertext=[_hover(row, t) for row in ranked],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language, height=ROW_HEIGHT * len(ranked) + 12)
    figure.update_layout(bargap=0.3)
    figure.update_xaxes(visible=False, range=[0, (ranked[0]["share_of_authors"] or 1) * 1.16])
    figure.update_yaxes(
        tickvals=list(range(len(ranked))),
        ticktext=[html.escape(row["term"]) for row in ranked],
        range=[len(ranked) - 0.5, -0.5],
    )
    said = ", ".join(f"{row['term']} {_share(row, t)}" for row in ranked[:10])
    return Chart(figure, title, subtitle, t("Words by share of students: {figures}.", figures=said))


def _share(row: Row, t: Translator) -> str:
    return formats.percent(row["share_of_authors"], t.language)


def _hover(row: Row, t: Translator) -> str:
    said = t(
        "written by {n} student out of {all}",
        "written by {n} students out of {all}",
        n=row["authors"],
        all=row["motivations"],
    )
    return f"<b>{html.escape(row['term'])}</b><br>{said}"
