"""The forecast in season: why it changed, and what such forecasts were worth in the course of past campaigns."""

import streamlit as st

from analytics.edition import Edition
from analytics.forecast import reasons
from pages.shared.display import show_head


def show_change(view: Edition, cohort: str) -> None:
    """The split of the change since the last publication, one cause a row; nothing where there is none."""
    t = view.t
    table = reasons.change_table(view.rows("forecast_change"), cohort, t)
    if table.empty:
        return
    with st.container(border=True, key="card-change"):
        show_head(
            t("Why the forecast changed"),
            t("Same draws, one input replaced at a time since the last publication: the parts add up"),
        )
        st.table(table, border="horizontal", hide_index=True)


def show_record(view: Edition) -> None:
    """Past campaigns, forecast at the end of weeks 2, 4, 6 and 8 from what was known then; nothing without one."""
    t, past = view.t, view.rows("past_season")
    if past.empty:
        return
    with st.container(border=True, key="card-season-record"):
        show_head(
            t("What the forecast was worth in the course of past campaigns"),
            t("At the end of a week, from what had come by then"),
        )
        st.table(reasons.record_table(past, t), border="horizontal", hide_index=True)
