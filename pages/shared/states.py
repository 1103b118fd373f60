"""What the coordinator says: how far a campaign is, which was unlike the others, what a figure hides."""

import pandas as pd
import streamlit as st

from analytics.campaign import clock
from analytics.edition import Edition
from analytics.forecast.exceptional import KINDS
from analytics.frames import row_of
from analytics.language import figures
from pages.shared import display


def edited(view: Edition, states: pd.DataFrame, number: int) -> pd.DataFrame:
    """The rows of campaign_state as they are typed, and under them what is held of the campaign in focus, and why.

    What was typed is forgotten when another generation, `number`, is shown.
    """
    t = view.t
    with st.container(border=True, key="card-states", height="stretch"):
        display.show_head(
            t("How far a campaign is"),
            t("Only where the data say it wrong; delete the line and they say it again"),
        )
        typed = display.editor(
            states,
            "states",
            number,
            {
                "cohort": st.column_config.TextColumn(t("Class"), help=t("Like X20.")),
                "state": st.column_config.SelectboxColumn(
                    t("Stage"),
                    options=list(clock.STATES),
                    format_func=lambda state: t(clock.NAMES[str(state)]),
                ),
                "since": display.day_column(t("Since")),
            },
        )
        st.caption(clock.explained(row_of(view.rows("campaign_clock"), view.cohort), t))
    return typed


def marked(view: Edition, exceptional: pd.DataFrame, number: int) -> pd.DataFrame:
    """The rows of exceptional_campaign as they are typed; forgotten as those of `edited` are."""
    t = view.t
    with st.container(border=True, key="card-exceptional", height="stretch"):
        display.show_head(
            t("Campaigns unlike the others"),
            t("The forecast leaves their level out of what is usual, and counts their people"),
        )
        typed = display.editor(
            exceptional,
            "exceptional",
            number,
            {
                "cohort": st.column_config.TextColumn(t("Class"), help=t("Like X20.")),
                "kind": st.column_config.SelectboxColumn(
                    t("What set it apart"),
                    options=list(KINDS),
                    format_func=lambda kind: t(KINDS[str(kind)]),
                ),
            },
        )
        st.caption(
            t(
                "Two campaigns that are not marked must remain. A special call that is not marked makes the next"
                " campaigns look too good, a dip too bad."
            )
        )
    return typed


def commented(view: Edition, remarks: pd.DataFrame, number: int) -> pd.DataFrame:
    """The rows of remark as they are typed; forgotten as those of `edited` are."""
    t = view.t
    names = {name: t(said) for name, said in figures.NAMES.items() if name not in figures.OF_COORDINATOR}
    with st.container(border=True, key="card-remarks"):
        display.show_head(
            t("Comments at the figures"),
            t(
                "One sentence, which the board reads under the figure with its day; also typed beside its rows"
            ),
        )
        return display.editor(
            remarks,
            "remarks",
            number,
            {
                "figure": st.column_config.SelectboxColumn(
                    t("Under which figure"),
                    width=250,
                    options=list(names),
                    format_func=lambda name: names.get(str(name), str(name)),
                ),
                "cohort": st.column_config.TextColumn(t("Class"), help=t("Like X20."), width="small"),
                "written_on": display.day_column(t("Day"), default=view.today, max_value=view.today),
                "sentence": st.column_config.TextColumn(
                    t("Comment"), max_chars=figures.LONGEST_REMARK, width="large"
                ),
            },
        )
