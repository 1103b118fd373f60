"""In which sectors are mentors to be found, and could a better placement do?"""

import streamlit as st

from analytics.board import reconciliations
from analytics.campaign import clock
from analytics.charts import fit, sector_trend, sectors
from analytics.frames import row_of
from analytics.pairing import shortages
from pages.shared import common, display

view = common.view()
t, cohort = view.t, view.cohort
balance, pairs = view.rows("sector_balance"), view.rows("pair_fit")
balance_of_cohort = view.of_cohort("sector_balance")
shortage, row = (row_of(view.rows(query), cohort) for query in ("sector_shortage", "cohort_summary"))

is_paired = not clock.is_living(row)

st.title(shortages.headline(shortage, row, view.sector_names, cohort, t))
sentences = [
    *shortages.sentences(shortage, row, t),
    reconciliations.of_places(row, t),
]
st.markdown(
    " ".join(filter(None, sentences))
    or t("In which sectors are mentors to be found, and could a better placement do?")
)

left, right = st.columns(2)
with left:
    display.show(view, view.chart(sectors.sector_gaps, balance_of_cohort), "sectors", balance_of_cohort)
with right:
    display.show(
        view,
        view.chart(sector_trend.balance_by_cohort, balance, cohort),
        "trend",
        balance,
    )
left, right = st.columns(2)
of_cohort = pairs[pairs["cohort"] == cohort]
with left:
    display.show(
        view,
        view.chart(fit.closeness, pairs, cohort, is_paired),
        "closeness",
        of_cohort[of_cohort["kind"] == "sector"],
    )
with right:
    display.show(
        view,
        view.chart(fit.gaps, pairs, cohort, view.window, is_paired),
        "gaps",
        of_cohort[of_cohort["kind"] == "gap"],
    )
