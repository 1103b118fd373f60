"""How did each class of students apply, and how many found a mentor?"""

import streamlit as st

from analytics.charts import demand, growth, match_rate
from pages.shared import common, display

view = common.view()
t, cohort = view.t, view.cohort
cohorts = view.rows("cohort_summary")
this_one = view.of_cohort("cohort_summary")

st.title(t("Classes"))
st.markdown(t("How did each class of students apply, and how many found a mentor?"))

chart = view.chart(demand.applications_per_cohort, cohorts, cohort)
display.show(view, chart, "applications", cohorts, total=True, picks_cohort=True)
left, right = st.columns(2)
with left:
    display.show(view, view.chart(demand.funnel, cohorts, cohort), "funnel", this_one)
with right:
    display.show(view, view.chart(match_rate.match_rate, cohorts, cohort), "rate", cohorts)
pairs = view.chart(growth.pairs_per_cohort, cohorts, cohort)
display.show(view, pairs, "pairs", cohorts, total=True, picks_cohort=True)
