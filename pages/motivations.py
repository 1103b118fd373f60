"""What do the students write when they apply?"""

import streamlit as st

from analytics.frames import row_of, rows
from analytics.words import comparing, sentences
from analytics.words.topics import maturity_finding
from pages import words as words_page
from pages.shared import common
from pages.words import compared

view = common.view()
t, summary = view.t, row_of(view.rows("cohort_summary"), view.cohort)
if view.of_cohort("cohort_term").empty:
    st.title(t("Motivations"))
    st.markdown(sentences.nothing(summary, view.cohort, t))
    raise common.Ended
versus, earlier = compared.comparison(view)
words, topics = compared.words(view, versus), compared.topics(view, versus)
of_cohort = topics[topics["cohort"] == view.cohort]
compared_with = earlier if versus == comparing.LAST_YEAR else None
st.title(sentences.headline(words, of_cohort, view.cohort, t, compared_with))
standfirst, choice = st.columns([2.3, 1], vertical_alignment="center")
with standfirst, st.container(key="standfirst"):
    maturity = maturity_finding(rows(view.rows("maturity_match")), t)
    applied = summary["applications"] if summary else None
    st.markdown(f"{sentences.standfirst(words, view.cohort, t, compared_with, applied)} {maturity}")
with choice:
    if earlier:
        compared.choose_comparison(t)
words_page.explore(view, versus, earlier)
words_page.show_themes(view)
st.caption(sentences.limits(view.rows("cohort_term"), view.cohort, t))
