"""Who will be missing at the next campaign, and where to look for others."""

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.forecast import soliciting
from analytics.language import labels
from pages.shared.display import show_head


def show_leavers(view: Edition, going: pd.DataFrame, upcoming: str) -> None:
    """Of which sectors those are who leave before the campaign of that class; rows of `leaving.by_sector`."""
    t = view.t
    with st.container(border=True, key="card-leavers", height="stretch"):
        show_head(
            t("Who will be outside the window, by sector"),
            t(
                "Mentors of the last campaign whom that of the {cohort} will not ask any more",
                cohort=upcoming,
            ),
        )
        if not going.empty:
            st.table(labels.display(going, t), border="horizontal", hide_index=True)
        elif view.audience == "board":
            st.markdown(
                t("In which sectors those who leave work is about few people: the coordinator alone sees it.")
            )
        else:
            st.markdown(t("Nobody."))


def show_where_to_look(view: Edition) -> None:
    """Where to look for the mentors to recruit: by promotion, and by sector in the measure of the places missing."""
    t = view.t
    with st.container(border=True, key="card-ask", height="stretch"):
        show_head(
            t("Where to look first"), t("Volunteers to find for the next campaign, 8 in 10 of whom come")
        )
        tables = soliciting.to_find(view.rows("recruit_share"), view.sector_names, t)
        for side, table in zip(st.columns(max(len(tables), 1)), tables, strict=False):
            side.table(table, border="horizontal", hide_index=True)
