"""Will there be too few mentors, by how many, and what would change it?"""

import streamlit as st

from analytics.campaign import leaving
from analytics.charts import forecast, recruiting, stock
from analytics.forecast import alone as demand
from analytics.forecast import exceptional, reasons, sentences
from analytics.forecast.shortage import AS_IS
from analytics.frames import rows
from pages.shared import alone, common, display, scenarios, searching, season

view = common.view()
t = view.t
cohorts, future = view.rows("cohort_summary"), view.rows("forecast")
marked = view.rows("exceptional_campaign")
if future.empty:
    alone.show_alone(view)
    raise common.Ended

upcoming = rows(future)[0]
curve = view.rows("recruit_curve")
curve = curve[curve["cohort"] == upcoming["cohort"]]

st.title(sentences.risk_sentence(upcoming, t))
change = reasons.change_sentence(view.rows("forecast_change"), upcoming["cohort"], t)
gone = leaving.before(view.rows("mentor_leaving"), upcoming["cohort"], t)
unlike = exceptional.left_out(marked, upcoming["cohort"], t)
printed = "" if view.is_invented else demand.printed_since(view.rows("public_fact"), future, t, "demand_")
st.markdown(" ".join(filter(None, [sentences.standfirst(upcoming, curve, t), change, gone, unlike, printed])))

left, right = st.columns([1.5, 1])
with right:
    named = scenarios.show_levers(view)
scenario = list(named.values())[-1]
with left:
    is_usual = scenario == AS_IS
    shown = future if is_usual else scenarios.forecast_under(view, scenario)
    chart = view.chart(forecast.fan, cohorts, shown, usual=None if is_usual else future)
    display.show(view, chart, "fan", shown)
scenarios.show_compared(view, named)

going = leaving.by_sector(view.rows("leaving_sector"), upcoming["cohort"], view.sector_names, t)
left, right = st.columns([1.5, 1])
with left:
    ahead = scenarios.mentors_ahead(view)
    chart = view.chart(stock.stock, ahead, view.rows("mentor_supply"), view.window)
    display.show(view, chart, "stock", ahead)
with right:
    searching.show_leavers(view, going, upcoming["cohort"])
left, right = st.columns([1, 1.5])
with left:
    chart = view.chart(recruiting.recruit_curve, curve, upcoming["recruits_needed"])
    display.show(view, chart, "curve", curve)
with right:
    searching.show_where_to_look(view)
    scenarios.show_effects(view)
season.show_change(view, upcoming["cohort"])

trust = st.expander(t("Why trust it"), key="trust", on_change="rerun", icon=":material/verified:")
if trust.open:
    with trust:
        season.show_trust(view, upcoming)
