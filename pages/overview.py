"""Is the programme well, and what is there to decide?"""

import streamlit as st

from analytics.board import alerts, cards, objectives, overview
from analytics.charts import balance, growth, sectors
from analytics.forecast import alone, reasons, sentences
from analytics.frames import rows
from pages.shared import common, display, first_screen, packs

view = common.view()
t, cohort = view.t, view.cohort
cohorts = view.rows("cohort_summary")
wishes, weeks = view.of_cohort("sector_balance"), view.rows("campaign_pace")

if view.is_invented:
    common.welcome(t)
st.title(overview.headline(cohorts, cohort, t, weeks))
with st.container(key="standfirst"):
    st.markdown(overview.standfirst(cohorts, cohort, t))
targets = view.rows("target")
first_screen.show_cards(view, cards.cards(cohorts, cohort, t, weeks, targets))

left, right = st.columns([1.28, 1])
with left:
    aims = objectives.of_metric(targets, "pairs")
    display.show(
        view,
        view.chart(growth.pairs_per_cohort, cohorts, cohort, targets=aims),
        "pairs",
        cohorts,
        total=True,
        picks_cohort=True,
    )
with right:
    decisions = alerts.to_decide(view.rows, cohort, None if view.is_invented else view.today, t)
    future = rows(view.rows("forecast"))
    ahead = [say(future[0], t) for say in (sentences.risk_sentence, sentences.interval_sentence) if future]
    ahead += [sentences.aim_sentence(future[0], aims, t)] if future else []
    ahead += [alone.headline(row, t) for row in rows(view.rows("demand_alone"))[:1] if not future]
    changed = reasons.change_sentence(view.rows("forecast_change"), future[0]["cohort"], t) if future else ""
    first_screen.show_decisions(view, decisions, ". ".join(filter(None, [*ahead, changed.rstrip(".")])))

left, right = st.columns([1.28, 1])
with left:
    display.show(view, view.chart(sectors.sector_gaps, wishes), "sectors", wishes, total=True)
with right:
    display.show(
        view, view.chart(balance.mentor_balance, cohorts, cohort), "balance", cohorts, picks_cohort=True
    )

packs.show_pack(view)
