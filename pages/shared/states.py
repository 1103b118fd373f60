"""How far campaigns are, where the coordinator says it in place of the data."""

import pandas as pd
import streamlit as st

from analytics.campaign import clock
from analytics.edition import Edition
from analytics.frames import row_of
from pages.shared import display


def edited(view: Edition, states: pd.DataFrame, number: int) -> pd.DataFrame:
    """The rows of campaign_state as they are typed, and under them what is held of the campaign in focus, and why.

    What was typed is forgotten when another generation, `number`, is shown.
    """
    t = view.t
    with st.container(border=True, key="card-states"):
        display.show_head(
            t("How far a campaign is"),
            t("Only where the data say it wrong; delete the line and they say it again"),
        )
        typed = st.data_editor(
            states,
            key=f"states-{number}",
            num_rows="dynamic",
            hide_index=True,
            placeholder="",
            column_config={
                "cohort": st.column_config.TextColumn(t("Class"), help=t("Like X20.")),
                "state": st.column_config.SelectboxColumn(
                    t("Stage"),
                    options=list(clock.STATES),
                    format_func=lambda state: t(clock.NAMES[str(state)]),
                ),
                "since": st.column_config.DateColumn(t("Since"), format="DD/MM/YYYY"),
            },
        )
        st.caption(clock.explained(row_of(view.rows("campaign_clock"), view.cohort), t))
    return typed
