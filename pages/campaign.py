"""Is the campaign ahead of earlier ones or behind, and does the queue grow?"""

import streamlit as st

from analytics.board import objectives, reconciliations
from analytics.campaign import pace
from analytics.charts import pace as charts
from analytics.charts import queue
from analytics.forecast.sentences import season_sentence
from analytics.frames import row_of, rows
from analytics.language import labels
from analytics.language.columns import shown_with
from pages.shared import common, display

view = common.view()
t, cohort = view.t, view.cohort
weeks = view.rows("campaign_pace")
of_cohort, row = view.of_cohort("campaign_pace"), row_of(view.rows("cohort_summary"), cohort)

curve = view.of_cohort("season_curve")
ahead = row_of(view.rows("forecast"), cohort)

st.title(pace.headline(weeks, row, cohort, t))
sentences = [
    pace.pace_sentence(weeks, row, t),
    pace.queue_sentence(of_cohort, row, t),
    reconciliations.of_applications(row, t),
    f"{season_sentence(ahead, t)}." if ahead and ahead["week"] else "",
]
st.markdown(" ".join(filter(None, sentences)))

targets, events = objectives.of_cohort(view.rows("target"), cohort), view.of_cohort("event_week")
left, right = st.columns(2)
for column, measure, metric in (
    (left, "applications_so_far", "applications"),
    (right, "pairs_so_far", "pairs"),
):
    with column:
        ends = rows(curve[curve["quantity"] == "demand"]) if metric == "applications" else []
        chart = view.chart(
            charts.pace, weeks, measure, cohort, targets.get(metric), row, events=rows(events), ends=ends
        )
        display.show(view, chart, f"pace-{metric}", of_cohort)
if view.audience == "board":
    st.caption(t("The queue week by week is about few people: the coordinator alone sees it."))
else:
    display.show(view, view.chart(queue.queue, of_cohort, row), "queue", of_cohort)
if len(events):
    with st.container(border=True, key="card-events"):
        display.show_head(
            t("What happened in this campaign"), t("Dated events, with the week of the campaign")
        )
        st.table(labels.display(shown_with("events", events, t), t), border="horizontal", hide_index=True)
