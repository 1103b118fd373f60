"""How did each promotion of students apply, and how many found a mentor?"""

import streamlit as st

from analytics.charts import demand, growth, match_rate
from pages.shared import common, display

COUNTS = ["cohort", "applications", "withdrawn", "not_eligible", "eligible", "with_mentor", "waiting"]
RATES = ["cohort", "eligible", "with_mentor", "match_rate"]
PUBLISHED = ["cohort", "pairs", "published_pairs", "counted_pairs", "difference", "growth"]

view = common.view()
t, cohort = view.t, view.cohort
cohorts = view.rows("cohort_summary")
this_one = view.of_cohort("cohort_summary")

st.title(t("Promotions"))
st.markdown(t("How did each promotion of students apply, and how many found a mentor?"))

chart = view.chart(demand.applications_per_cohort, cohorts, cohort)
display.show(view, chart, "applications", cohorts[COUNTS], total=True, picks_cohort=True)
left, right = st.columns(2)
with left:
    display.show(view, view.chart(demand.funnel, cohorts, cohort), "funnel", this_one[COUNTS])
with right:
    display.show(view, view.chart(match_rate.match_rate, cohorts, cohort), "rate", cohorts[RATES])
pairs = view.chart(growth.pairs_per_cohort, cohorts, cohort)
display.show(view, pairs, "pairs", cohorts[PUBLISHED], total=True, picks_cohort=True)
