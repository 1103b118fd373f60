"""Who waits for a mentor, for how long, and why?"""

import streamlit as st

from analytics import bridges, waiting
from analytics.charts import waiting as charts
from analytics.frames import row_of
from pages import common, display

CURVE = ["cohort", "week", "at_risk", "paired", "withdrawn", "still_waiting",
         "share_waiting", "share_low", "share_high"]  # fmt: skip
REASONS = ["reason", "students", "long_waits", "share"]

view = common.view()
t, cohort = view.t, view.cohort
row, reasons = row_of(view.rows("cohort_summary"), cohort), view.of_cohort("waiting_reason")
chart = charts.still_waiting(view.rows("waiting_time"), cohort, t)
curve = view.of_cohort("waiting_time")[CURVE]

st.title(waiting.headline(row, reasons, cohort, t))
st.markdown(bridges.of_applications(row, t) or t("Who waits for a mentor, for how long, and why?"))

if view.audience == "board":
    display.show(view, chart, "waiting", curve)
    st.caption(t("Why each of them waits is about few people: the coordinator alone sees it."))
else:
    left, right = st.columns([3, 2])
    with left:
        display.show(view, chart, "waiting", curve)
    with right:
        display.show(view, charts.reasons(reasons, row, t), "reasons", reasons[REASONS])
