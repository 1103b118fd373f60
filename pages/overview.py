"""Is the programme well, and what is there to decide?"""

import streamlit as st

from analytics.board import alerts, objectives, overview
from analytics.charts import growth, sectors
from analytics.forecast import sentences
from analytics.frames import rows
from pages.shared import common, display, packs

PAIRS = ["cohort", "pairs", "growth", "applications", "waiting", "match_rate"]
BALANCE = ["cohort", "capacity", "eligible", "balance", "coverage"]

view = common.view()
t, cohort = view.t, view.cohort
cohorts = view.rows("cohort_summary")
wishes = view.of_cohort("sector_balance")

if view.is_invented:
    common.welcome(t)
st.title(overview.headline(cohorts, cohort, t, view.rows("campaign_pace")))
with st.container(key="standfirst"):
    st.markdown(overview.standfirst(cohorts, cohort, t))
display.show_cards(view, overview.cards(cohorts, cohort, t))

targets = view.rows("target")
pairs = view.chart(growth.pairs_per_cohort, cohorts, cohort, targets=objectives.of_metric(targets, "pairs"))
left, right = st.columns([1.28, 1])
with left:
    display.show(view, pairs, "pairs", cohorts[PAIRS], total=True, picks_cohort=True)
with right:
    balance = view.chart(growth.mentor_balance, cohorts, cohort)
    display.show(view, balance, "balance", cohorts[BALANCE], picks_cohort=True)

left, right = st.columns([1.28, 1])
with left:
    named = wishes[[f"label_{t.language}", "students", "places", "balance"]]
    display.show(view, view.chart(sectors.sector_gaps, wishes), "sectors", named, total=True)
with right:
    decisions = alerts.to_decide(view.rows, cohort, None if view.is_invented else view.today, t)
    future = rows(view.rows("forecast"))
    display.show_decisions(t, decisions, sentences.risk_sentence(future[0], t) if future else "")

packs.show_pack(view)
