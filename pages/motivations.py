"""What do the students write when they apply?"""

import streamlit as st

from analytics.words import sentences
from pages import words as words_page
from pages.shared import common

view = common.view()
t, words = view.t, view.rows("cohort_term")

st.title(sentences.headline(words, view.of_cohort("cohort_theme"), view.cohort, t))
if words[words["cohort"] == view.cohort].empty:
    st.markdown(t("No word was written by enough students of the {cohort}.", cohort=view.cohort))
    st.stop()
with st.container(key="standfirst"):
    st.markdown(sentences.standfirst(words, view.cohort, t))
words_page.explore(view)
words_page.show_themes(view)
st.caption(sentences.limits(words, view.cohort, t))
st.caption(view.source)
