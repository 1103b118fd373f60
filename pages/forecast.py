"""Will there be too few mentors, by how many, and what would change it?"""

import streamlit as st

from analytics.campaign import leaving
from analytics.charts import drivers, forecast, record, recruiting, risk
from analytics.forecast import alone as demand
from analytics.forecast import exceptional, reasons, sentences
from analytics.frames import rows
from pages.shared import alone, common, display, scenarios, season

view = common.view()
t = view.t
cohorts, future = view.rows("cohort_summary"), view.rows("forecast")
marked = view.rows("exceptional_campaign")
if future.empty:
    alone.show_alone(view)
    st.stop()

upcoming = rows(future)[0]
curve = view.rows("recruit_curve")
curve = curve[curve["cohort"] == upcoming["cohort"]]
dots = view.rows("forecast_dot")
hangs = view.rows("forecast_driver")
past = view.rows("past_forecast")

st.title(sentences.risk_sentence(upcoming, t))
change = reasons.change_sentence(view.rows("forecast_change"), upcoming["cohort"], t)
gone = leaving.before(view.rows("mentor_leaving"), upcoming["cohort"], t)
unlike = exceptional.left_out(marked, upcoming["cohort"], t)
printed = "" if view.is_invented else demand.printed_since(view.rows("public_fact"), future, t, "demand_")
st.markdown(" ".join(filter(None, [sentences.standfirst(upcoming, curve, t), change, gone, unlike, printed])))

display.show(view, view.chart(forecast.fan, cohorts, future), "fan", future)
left, right = st.columns(2)
with left:
    chart = view.chart(risk.dots, dots[dots["cohort"] == upcoming["cohort"]])
    display.show(view, chart, "dots", future)
with right:
    chart = view.chart(recruiting.recruit_curve, curve, upcoming["recruits_needed"])
    display.show(view, chart, "curve", curve)

season.show_change(view, upcoming["cohort"])
scenarios.show_levers(view)

left, right = st.columns(2)
with left:
    now = hangs[hangs["cohort"] == upcoming["cohort"]]
    display.show(
        view, view.chart(drivers.drivers, now, upcoming["p_shortage"]), "drivers", drivers.named(now, t)
    )
with right:
    display.show(
        view,
        view.chart(record.track_record, past, "demand"),
        "past-demand",
        past[past["quantity"] == "demand"],
    )
left, right = st.columns(2)
with left:
    display.show(
        view,
        view.chart(record.track_record, past, "supply"),
        "past-supply",
        past[past["quantity"] == "supply"],
    )
with right:
    scenarios.show_whom_to_ask(view, view.rows("recruit_share"))
season.show_record(view)
season.show_trials(view)
