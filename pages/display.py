"""How pages show things: cards, charts with their table and source, the cloud, what to decide."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from analytics import labels
from analytics.charts import Chart, theme
from analytics.charts.cloud import Cloud
from analytics.overview import Card, Decision
from analytics.texts import Translator
from pages.common import View


def show_cards(view: View, cards: Sequence[Card]) -> None:
    """The first numbers, each with its change, its past as small columns, and its definition on hover."""
    meanings = view.definitions("cohort_summary")
    st.html(f'<div class="cards">{"".join(_card(card, meanings[card.definition]) for card in cards)}</div>')


def _card(card: Card, meaning: str) -> str:
    top = max((value for value in card.history if value is not None), default=0) or 1
    bars = "".join(f'<i style="height:{100 * (value or 0) / top:.0f}%"></i>' for value in card.history)
    return (
        f'<div class="card{" alert" if card.is_alert else ""}" title="{escape(meaning)}">'
        f'<span class="label">{escape(card.label)}</span><span class="value">{escape(card.value)}</span>'
        f'<span class="spark" aria-hidden="true">{bars}</span><span class="change">{escape(card.change)}</span></div>'
    )


def show_decisions(t: Translator, decisions: Sequence[Decision]) -> None:
    """What the figures call for, in words."""
    with st.container(border=True, key="card-decisions", height="stretch"):
        show_head(t("To decide"), t("What the figures of this campaign call for"))
        for decision in decisions:
            st.html(
                f'<div class="decision"><b>{escape(decision.title)}</b><span>{escape(decision.sentence)}</span></div>'
            )
        if not decisions:
            st.markdown(t("Nothing in these figures calls for a decision."))


def show(view: View, chart: Chart, key: str, table: pd.DataFrame, total: bool = False) -> None:
    """A chart in its card: finding, measure, figure; below it the rows behind it and their source."""
    with st.container(border=True, key=f"card-{key}", height="stretch"):
        show_head(chart.title, chart.subtitle)
        st.plotly_chart(chart.figure, key=key, config=dict(theme.CONFIG), alt=chart.alt)
        show_figures(view, key, table, total)


def show_cloud(view: View, cloud: Cloud, key: str, table: pd.DataFrame) -> None:
    """The word cloud as part of the page, so that it is sharp at every width and read aloud."""
    t = view.t
    with st.container(border=True, key=f"card-{key}", height="stretch"):
        show_head(cloud.title, cloud.subtitle)
        if cloud.svg:
            _cloud(key=key, data=cloud.svg)
        if cloud.left_out:
            st.caption(t("{n} rarer word is not drawn.", "{n} rarer words are not drawn.", n=cloud.left_out))
        show_figures(view, key, table)


def show_head(title: str, subtitle: str) -> None:
    """A finding and what it measures."""
    st.markdown(f"##### {title}")
    st.caption(subtitle)


def show_figures(view: View, key: str, table: pd.DataFrame, total: bool = False) -> None:
    """The rows behind a chart, folded, and a file of them; then where they come from."""
    t = view.t
    with st.expander(t("The figures")):
        st.table(labels.display(table, t, total), border="horizontal", hide_index=True)
        st.download_button(
            t("Download (CSV)"),
            labels.export_csv(table, t),
            file_name=f"binomes-{key}-{view.cohort}.csv",
            mime="text/csv",
            key=f"csv-{key}",
            icon=":material/download:",
        )
    st.caption(view.source)


_cloud = st.components.v2.component(
    "binomes_cloud",
    html="<div></div>",
    js="export default ({ data, parentElement }) => { parentElement.querySelector('div').innerHTML = data }",
)
