"""Which classes give the mentors, who comes back, and who leaves?"""

import streamlit as st

from analytics.board import reconciliations
from analytics.campaign import clock, leaving
from analytics.charts import flow, supply, tenure
from analytics.frames import row_of
from pages.shared import common, display

view = common.view()
t, cohort = view.t, view.cohort
by_promotion = view.rows("mentor_supply")
moves = view.rows("mentor_flow")
given_now = view.of_cohort("mentor_supply")
load_now = view.of_cohort("mentor_load")

st.title(t("Mentors"))
row = row_of(view.rows("cohort_summary"), cohort)
is_living = clock.is_living(row) and row is not None and row["volunteers"] is not None
question = t("Which classes give the mentors, who comes back, and who leaves?")
is_latest = cohort == view.rows("cohort_summary")["cohort"].iloc[-1]
last_words = leaving.sentence(view.of_cohort("mentor_leaving"), cohort, t) if is_latest else ""
st.markdown(f"{question} {reconciliations.of_mentors(row_of(moves, cohort), t, is_living)} {last_words}")

display.show(view, view.chart(supply.promotion_grid, by_promotion, view.window, cohort), "grid", by_promotion)
left, right = st.columns(2)
with left:
    display.show(view, view.chart(flow.mentor_flow, moves, cohort), "flow", moves)
with right:
    stays = view.rows("mentor_tenure")
    display.show(view, view.chart(tenure.kept, stays), "tenure", stays)
left, right = st.columns(2)
with left:
    display.show(view, view.chart(supply.contribution, given_now), "contribution", given_now)
with right:
    display.show(view, view.chart(supply.mentor_load, load_now), "load", load_now)
