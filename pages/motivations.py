"""What do the students write when they apply?"""

import streamlit as st

from analytics.charts import cloud, words
from pages import common, display

RANKED = ["term", "authors", "motivations", "share_of_authors"]

view = common.view()
t, cohort = view.t, view.cohort
terms = view.rows("cohort_term")
terms_now = view.of_cohort("cohort_term")

st.title(t("Motivations"))
st.markdown(t("What do the students write when they apply?"))

left, right = st.columns([1.28, 1])
with left:
    display.show_cloud(view, cloud.word_cloud(terms, cohort, t), "cloud", terms_now[RANKED])
with right:
    display.show(view, words.ranked_words(terms_now, t, most=16), "words", terms_now[RANKED])
st.caption(
    t(
        "Each student counts once per word, however often he or she wrote it. Words of fewer than five students are"
        " left out, and so are words such as “the” or “and”. Singular, plural and verb forms still count apart."
    )
)
