"""Is a mentor given as often to some students as to the others?"""

import streamlit as st

from analytics.campaign import equity
from analytics.charts import equity as charts
from pages.shared import common, display

view = common.view()
t, cohort = view.t, view.cohort
table = view.rows("equity")
comparisons = equity.compared(table)
of_cohort = comparisons[comparisons["cohort"] == cohort].reset_index(drop=True)

is_told = view.audience != "board" or of_cohort.empty
st.title(
    equity.headline(comparisons, cohort, t) if is_told else t("Who applies for the {cohort}", cohort=cohort)
)
if of_cohort.empty:
    st.markdown(
        t("Not provided: {names}.", names=t("characteristics that students chose to give"))
        if table.empty
        else t("This campaign has none; choose another class above.")
    )
    raise common.Ended
st.markdown(equity.limits(t))
shares = view.chart(charts.shares, comparisons, cohort), "equity-applying", of_cohort
if view.audience == "board":
    display.show(view, *shares)
    st.caption(t("Who of them has a mentor is about few people: the coordinator alone sees it."))
else:
    left, right = st.columns(2)
    with left:
        display.show(view, view.chart(charts.differences, comparisons, cohort), "equity-paired", of_cohort)
    with right:
        display.show(view, *shares)
