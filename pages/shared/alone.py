"""What the page of the forecast shows where no shortage can be forecast: why, and how many students to expect."""

import streamlit as st

from analytics.charts import expected
from analytics.edition import Edition
from analytics.forecast import absent, alone
from analytics.frames import rows
from pages.shared import display


def show_alone(view: Edition) -> None:
    """The demand alone, or what is lacking for any forecast."""
    t, cohorts, future = view.t, view.rows("cohort_summary"), view.rows("demand_alone")
    why = absent.why_none(cohorts, view.rows("exceptional_campaign"), t)
    if future.empty:
        st.title(t("No forecast yet"))
        st.markdown(why)
        return
    upcoming = rows(future)[0]
    st.title(alone.headline(upcoming, t))
    st.markdown(f"{alone.standfirst(upcoming, t)} {alone.printed_since(view.rows('public_fact'), future, t)}")
    display.show(view, view.chart(expected.expected, cohorts, future), "alone", future)
