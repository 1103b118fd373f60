"""Do pairs meet, and do they last?"""

import streamlit as st

from analytics.campaign import clock, follow_up
from analytics.charts import follow_up as charts
from analytics.charts import satisfaction as satisfaction_charts
from analytics.frames import row_of, rows
from analytics.language.columns import shown_with
from data.deciding.contacting import PAIR
from pages.shared import common, contacts, display

view = common.view()
t, cohort = view.t, view.cohort
meetings, endings = view.rows("follow_up"), view.rows("pair_ending")
training, satisfaction = view.rows("training_given"), view.rows("satisfaction")

moments, moment = view.rows("campaign_clock"), row_of(view.rows("campaign_clock"), cohort)
over = [one["cohort"] for one in rows(moments) if one["has_final_endings"]]
is_paired = not clock.is_living(moment)

st.title(follow_up.headline(meetings, moment, cohort, t))
st.markdown(
    " ".join(follow_up.absent(meetings, endings, training, satisfaction, t))
    or t("Do pairs meet, and do they last?")
)

display.show(view, view.chart(charts.meetings, meetings, cohort, is_paired), "meetings", meetings)
last = (
    view.chart(charts.together, endings, cohort, is_paired),
    "together",
    view.of_cohort("pair_ending"),
)
taught = view.chart(charts.trained, training, cohort), "training", training
marks = view.chart(satisfaction_charts.answers, satisfaction, over), "answers", satisfaction
why = view.chart(charts.end_reasons, view.of_cohort("end_reason"), cohort, endings)
is_told = view.audience != "board"
shown = [last, *([(why, "end-reasons", view.rows("end_reason"))] if is_told else []), taught, marks]
for start in (0, 2):
    for column, (chart, key, table) in zip(st.columns(2), shown[start : start + 2], strict=False):
        with column:
            display.show(view, chart, key, table)
if not is_told:
    st.caption(t("Why pairs end early is about few people: the coordinator alone sees it."))
else:
    stalled = view.of_cohort("stalled_pair")
    head = t("The pairs that no longer meet"), t("Under way, the longest silence first; by identifier alone")
    sentence = follow_up.stalled_sentence(stalled, t)
    if not view.of_cohort("follow_up").empty:
        with st.container(border=True, key="card-stalled-pairs"):
            display.show_head(*head)
            st.markdown(sentence)
            if not stalled.empty:
                people = contacts.first(view, shown_with("stalled-pairs", stalled, t), PAIR)
                contacts.show(
                    view, common.generation(), PAIR, people, "pairs", t("pairs-that-no-longer-meet")
                )
