"""What do the students write when they apply?"""

import streamlit as st

from analytics.words import comparing, sentences
from pages import words as words_page
from pages.shared import common

view = common.view()
t = view.t
if view.of_cohort("cohort_term").empty:
    st.title(t("Motivations"))
    st.markdown(t("No word was written by enough students of the {cohort}.", cohort=view.cohort))
    raise common.Ended
versus, earlier = words_page.comparison(view)
words, topics = words_page.compared_words(view, versus), words_page.panel.compared_topics(view, versus)
of_cohort = topics[topics["cohort"] == view.cohort]
compared_with = earlier if versus == comparing.LAST_YEAR else None
st.title(sentences.headline(words, of_cohort, view.cohort, t, compared_with))
said, compared = st.columns([1.7, 1], vertical_alignment="center")
with said, st.container(key="standfirst"):
    st.markdown(sentences.standfirst(view.rows("cohort_term"), view.cohort, t))
with compared:
    words_page.choose_comparison(t, earlier)
words_page.explore(view, versus, earlier)
words_page.show_themes(view)
st.caption(sentences.limits(view.rows("cohort_term"), view.cohort, t))
