"""The forecast in season: why it changed, what such forecasts were worth before, and where they err."""

import streamlit as st

from analytics.charts import drivers, record, risk
from analytics.edition import Edition
from analytics.forecast import reasons, trials
from analytics.frames import Row
from pages.shared.display import show, show_head


def show_change(view: Edition, cohort: str) -> None:
    """The split of the change since the last publication, one cause a row; nothing where there is none."""
    t = view.t
    table = reasons.change_table(view.rows("forecast_change"), cohort, t)
    if table.empty:
        return
    with st.container(border=True, key="card-change"):
        show_head(
            t("Why the forecast changed"),
            t("Same draws, one input replaced at a time since the last publication: the parts add up"),
        )
        st.table(table, border="horizontal", hide_index=True)


def show_trust(view: Edition, upcoming: Row) -> None:
    """What the forecast was worth before, what it hangs on, and where it errs."""
    dots, hangs, past = view.rows("forecast_dot"), view.rows("forecast_driver"), view.rows("past_forecast")
    cohort = upcoming["cohort"]
    left, right = st.columns(2)
    with left:
        chances = dots[dots["cohort"] == cohort]
        show(view, view.chart(risk.dots, chances), "dots", view.rows("forecast"))
    with right:
        now = hangs[hangs["cohort"] == cohort]
        chart = view.chart(drivers.drivers, now, upcoming["p_shortage"])
        show(view, chart, "drivers", drivers.named(now, view.t))
    for side, quantity in zip(st.columns(2), ("demand", "supply"), strict=True):
        with side:
            rows_of = past[past["quantity"] == quantity]
            show(view, view.chart(record.track_record, past, quantity), f"past-{quantity}", rows_of)
    show_record(view)
    show_trials(view)


def show_record(view: Edition) -> None:
    """Past campaigns, forecast at the end of weeks 2, 4, 6 and 8 from what was known then; nothing without one."""
    t, past = view.t, view.rows("past_season")
    if past.empty:
        return
    with st.container(border=True, key="card-season-record"):
        show_head(
            t("What the forecast was worth in the course of past campaigns"),
            t(
                "Beside the forecast made before the campaign, and the count alone: what had come, divided by the share"
                " that earlier campaigns had by then"
            ),
        )
        st.table(reasons.record_table(past, t), border="horizontal", hide_index=True)


def show_trials(view: Edition) -> None:
    """On invented programmes of several kinds: how often the interval of places held, and on which side it errs."""
    t, kinds = view.t, view.rows("forecast_trial")
    with st.container(border=True, key="card-trials"):
        show_head(
            t("In which programmes the forecast of places errs"),
            t(
                "{n} invented programmes, whose end is known; three campaigns ahead",
                n=int(kinds["programmes"].sum()),
            ),
        )
        st.table(trials.table(kinds, t), border="horizontal", hide_index=True)
