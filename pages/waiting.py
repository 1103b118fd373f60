"""Who waits for a mentor, for how long, and why?"""

import streamlit as st

from analytics import waiting
from analytics.charts import waiting as charts
from pages import common, display

CURVE = [
    "cohort",
    "week",
    "at_risk",
    "paired",
    "withdrawn",
    "still_waiting",
    "share_waiting",
    "share_low",
    "share_high",
]
REASONS = ["reason", "students", "long_waits", "share"]

view = common.view()
t, cohort = view.t, view.cohort
waits, reasons = view.rows("waiting_time"), view.of_cohort("waiting_reason")

st.title(waiting.headline(reasons, cohort, t))
st.markdown(t("Who waits for a mentor, for how long, and why?"))

left, right = st.columns([3, 2])
with left:
    display.show(
        view, charts.still_waiting(waits, cohort, t), "waiting", view.of_cohort("waiting_time")[CURVE]
    )
with right:
    display.show(view, charts.reasons(reasons, t), "reasons", reasons[REASONS])
