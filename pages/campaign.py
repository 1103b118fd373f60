"""Is the campaign ahead of earlier ones or behind, and does the queue grow?"""

import streamlit as st

from analytics import bridges, campaign
from analytics.charts import pace
from analytics.frames import row_of
from pages import common, display

WEEKS = ["cohort", "week", "applications", "applications_so_far", "pairs", "pairs_so_far"]
QUEUE = ["week", "entered", "left_queue", "queue_change", "queue"]

view = common.view()
t, cohort = view.t, view.cohort
weeks = view.rows("campaign_pace")
of_cohort = view.of_cohort("campaign_pace")

st.title(campaign.headline(weeks, cohort, t))
sentences = [
    campaign.pace_sentence(weeks, cohort, t),
    campaign.queue_sentence(of_cohort, t),
    bridges.of_applications(row_of(view.rows("cohort_summary"), cohort), t),
]
st.markdown(" ".join(filter(None, sentences)))

left, right = st.columns(2)
for column, measure, metric in (
    (left, "applications_so_far", "applications"),
    (right, "pairs_so_far", "pairs"),
):
    with column:
        chart = pace.pace(weeks, measure, cohort, None, t)
        display.show(view, chart, f"pace-{metric}", of_cohort[WEEKS])
display.show(view, pace.queue(of_cohort, t), "queue", of_cohort[QUEUE])
