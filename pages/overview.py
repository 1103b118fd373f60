"""Is the programme well, and what is there to decide?"""

from datetime import date

import streamlit as st

from analytics import alerts, chances, objectives, overview
from analytics.charts import growth, sectors
from analytics.frames import row_of, rows
from pages import common, display

PAIRS = ["cohort", "pairs", "growth", "applications", "waiting", "match_rate"]
BALANCE = ["cohort", "capacity", "eligible", "balance", "coverage"]
MOST_DECIDED = 4  # what is called for first; more would not be read

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
pairs = growth.pairs_per_cohort(cohorts, cohort, t, objectives.of_metric(targets, "pairs"))
left, right = st.columns([1.28, 1])
with left:
    display.show(view, pairs, "pairs", cohorts[PAIRS], total=True, picks_cohort=True)
with right:
    balance = growth.mentor_balance(cohorts, cohort, t)
    display.show(view, balance, "balance", cohorts[BALANCE], picks_cohort=True)

left, right = st.columns([1.28, 1])
with left:
    named = wishes[[f"label_{t.language}", "students", "places", "balance"]]
    display.show(view, sectors.sector_gaps(wishes, t), "sectors", named, total=True)
with right:
    called_for = alerts.alerts(
        cohorts, view.rows("campaign_pace"), row_of(view.rows("sector_shortage"), cohort),
        view.of_cohort("waiting_reason"), view.sector_names, objectives.of_cohort(targets, cohort),
        cohort, t,
    )  # fmt: skip
    if not view.is_invented:
        called_for += alerts.stale(rows(view.rows("dataset"))[0]["data_on"], date.today(), t)
    decisions = called_for + overview.decisions(
        cohorts, view.rows("mentor_supply"), wishes, view.window, cohort, t
    )
    future = rows(view.rows("forecast"))
    display.show_decisions(t, decisions[:MOST_DECIDED], chances.risk_sentence(future[0], t) if future else "")
