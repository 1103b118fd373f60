"""What the coordinator says: how far a campaign is, which was unlike the others, what a figure hides."""

import pandas as pd
import streamlit as st

from analytics.campaign import clock
from analytics.edition import Edition
from analytics.forecast.exceptional import KINDS
from analytics.frames import row_of
from analytics.language import figures
from pages.shared import display, editors


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
        typed = editors.editor(
            states,
            "states",
            number,
            {
                "cohort": editors.class_column(t),
                "state": editors.choice_column(
                    t("Stage"), {state: t(clock.NAMES[state]) for state in clock.STATES}
                ),
                "since": editors.day_column(t("Since")),
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
        typed = editors.editor(
            exceptional,
            "exceptional",
            number,
            {
                "cohort": editors.class_column(t),
                "kind": editors.choice_column(
                    t("What set it apart"), {kind: t(label) for kind, label in KINDS.items()}
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
    names = {name: t(label) for name, label in figures.NAMES.items() if name not in figures.OF_COORDINATOR}
    with st.container(border=True, key="card-remarks"):
        display.show_head(
            t("Comments at the figures"),
            t(
                "One sentence, which the board reads under the figure with its day; also typed beside its rows"
            ),
        )
        return editors.editor(
            remarks,
            "remarks",
            number,
            {
                "figure": editors.choice_column(t("Under which figure"), names, width=250),
                "cohort": editors.class_column(t, width="small"),
                "written_on": editors.day_column(t("Day"), default=view.today, max_value=view.today),
                "sentence": st.column_config.TextColumn(
                    t("Comment"), max_chars=figures.LONGEST_REMARK, width="large"
                ),
            },
        )
