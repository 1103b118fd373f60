"""Who waits for a mentor, for how long, and why?"""

import streamlit as st

from analytics.board import reconciliations
from analytics.campaign import clock, waiting
from analytics.charts import waiting as charts
from analytics.frames import row_of
from analytics.pairing import proposing
from data.deciding.contacting import WAITING
from pages.shared import common, contacts, display, downloads

proposal = common.once(proposing.proposal)  # which pairs all who wait
view = common.view()
t, cohort = view.t, view.cohort
row, reasons = row_of(view.rows("cohort_summary"), cohort), view.of_cohort("waiting_reason")
shortage = row_of(view.rows("sector_shortage"), cohort)
chart = view.chart(charts.still_waiting, view.rows("waiting_time"), cohort, row)
curve = view.of_cohort("waiting_time")

st.title(waiting.headline(row, reasons, cohort, t))
sentences = (reconciliations.of_applications(row, t), waiting.withdrawn_sentence(curve, t))
st.markdown(" ".join(filter(None, sentences)) or t("Who waits for a mentor, for how long, and why?"))

if view.audience == "board":
    display.show(view, chart, "waiting", curve)
    st.caption(t("Why each of them waits is about few people: the coordinator alone sees it."))
else:
    left, right = st.columns([3, 2])
    with left:
        display.show(view, chart, "waiting", curve)
    with right:
        display.show(view, view.chart(charts.reasons, reasons, row, shortage), "reasons", reasons)
    if row is None or row["waiting"] is None or row["state"] == clock.FINISHED:  # unknown, or paired no more
        raise common.Ended
    queue, free, names = view.of_cohort("waiting_list"), view.of_cohort("free_place"), view.sector_names
    head = (
        t("The students who wait"),
        t("Eligible, without a mentor, the longest wait first; by identifier alone"),
    )
    meaning = t("The mentors who suit are inside the window, in a sector wished, and have a place left.")
    with st.container(border=True, key="card-waiting-students"):
        display.show_head(*head)
        st.markdown(meaning)
        if not queue.empty:
            people = contacts.first(view, proposing.students(queue, names, t), WAITING)
            contacts.show(view, common.generation(), WAITING, people, "students", t("students-waiting"))

    is_any_sector = st.toggle(t("Propose mentors of other sectors too"), key="autres", bind="query-params")
    proposed = proposal(queue, free, view.window, names, t, is_any_sector)
    head = (
        t("A proposal for them"),
        t(
            "The most pairs possible, then the best fit for all of them together: gap, wishes, load of the mentor"
        ),
    )
    nothing_written = t(
        "**Nothing is written**: a pair exists once your own tool has it and its export is imported."
    )
    meaning = f"{proposing.summary(queue, proposed, row, t)} {nothing_written}"
    display.show_list(view, "proposed-pairs", head, proposed, meaning, t("proposed-pairs"))
    if not proposed.empty:
        pairs, file_name = proposing.as_export(proposed), f"{t('pairs-to-import')}-{cohort}.csv"
        downloads.offer_csv(t("For the import, once the pairs exist (CSV)"), pairs, file_name, "import", t)
        st.caption(t("Fill in the day of each pair that exists, take the others out, and import the file."))
