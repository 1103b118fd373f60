"""Whom to ask first?"""

import streamlit as st

from analytics.forecast import absent, soliciting
from analytics.forecast import sentences as chances
from analytics.frames import rows
from pages.shared import common, display

view = common.view()
t = view.t
sector = f"label_{t.language}"
future, people, shares = view.rows("forecast"), view.rows("mentor_to_ask"), view.rows("recruit_share")
people[sector] = people[sector].fillna(t("Not given"))
people = people[
    ["mentor_id", "chance", "promotion", sector, "last_cohort", "participations", "capacity", "next_gap"]
]
if future.empty:
    st.title(t("Nobody to rank yet"))
    st.markdown(absent.why_none(view.rows("cohort_summary"), view.rows("exceptional_campaign"), t))
    st.stop()

upcoming = rows(future)[0]
to_find = soliciting.needed(upcoming)
st.title(soliciting.headline(people, t))
sentences = [
    t("The forecast for the {cohort} already counts on them", cohort=upcoming["cohort"])
    if len(people)
    else "",
    chances.target_sentence(upcoming, view.rows("recruit_curve"), t),
]
st.markdown(" ".join(f"{sentence}." for sentence in sentences if sentence))

with st.container(border=True, key="card-known"):
    display.show_head(t("First, those who know the programme"), t("Past mentors, the most likely yes first"))
    left, right = st.columns(2)
    filters = (
        (left, "promotion", t("Class"), "promotions", t("All classes")),
        (right, sector, t("Sector"), "secteurs", t("All sectors")),
    )
    chosen = {
        column: side.multiselect(
            title, sorted(people[column].unique()), key=key, bind="query-params", placeholder=usual
        )
        for side, column, title, key, usual in filters
    }
    for column, values in chosen.items():
        people = people[people[column].isin(values)] if values else people
    display.show_people(view, people, soliciting.listed(people, t), f"mentors-{upcoming['cohort']}.csv")

left, right = st.columns(2)
with left.container(border=True, key="card-new", height="stretch"):
    display.show_head(
        t("Then, new people"), t("Who never were mentors: the same people, by class, then by sector")
    )
    percent = st.number_input(
        t("Expected response rate, %"),
        5,
        100,
        20,
        5,
        key="reponse",
        bind="query-params",
        help=t("Of a hundred people invited who never were mentors, how many say yes."),
    )
    by_promotion = soliciting.invited(shares, "promotion", percent)
    by_sector = soliciting.invited(shares, "sector", percent).replace({"code": view.sector_names})
    st.markdown(soliciting.effort(to_find, percent, t))
    for title, part in ((t("Class"), by_promotion), (t("Sector"), by_sector)):
        if not part.empty:
            st.table(soliciting.written(part, title, t), border="horizontal", hide_index=True)
    st.caption(f"{soliciting.left_over(to_find, by_promotion, t)} {view.source}")
with right.container(border=True, key="card-letter", height="stretch"):
    display.show_head(t("A message to copy"), t("Written from these figures, in the language of the page"))
    tabs = st.tabs([t("To a past mentor"), t("To somebody new")])
    for tab, is_known in zip(tabs, (True, False), strict=True):
        text = soliciting.letter(upcoming, by_sector, view.window, is_known, t)
        tab.code(text, language=None, wrap_lines=True)
