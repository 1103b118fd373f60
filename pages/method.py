"""Where do these figures come from, and what do they mean?"""

import streamlit as st

from analytics.report import answers
from pages.shared import common, tables

view = common.view()
t = view.t
definitions = view.rows("definition")

st.title(t("Method"))
st.markdown(t("Where do these figures come from, and what do they mean?"))
if view.is_invented:
    st.warning(answers.invented(t))
sought = st.text_input(
    t("Search"),
    key="cherche",
    bind="query-params",
    placeholder=t("A question, a word, a figure: waiting, rounded, window…"),
)

number_shown = 0
st.header(t("What people ask"))
for question, sentences in answers.to_questions(view, common.generation().manifest):
    if answers.holds(sought, question, *sentences):
        number_shown += 1
        with st.expander(question, expanded=bool(sought)):
            st.markdown("\n".join(f"- {sentence}" for sentence in sentences))
            if question == t(answers.COME_FROM):
                tables.show_published(view)

st.header(t("What each figure means, page by page"))
for page, terms in answers.by_page(definitions, t).items():
    kept = [(name, meaning) for name, meaning in terms if answers.holds(sought, name, meaning)]
    if kept:
        number_shown += len(kept)
        with st.expander(page, expanded=bool(sought)):
            st.markdown("\n\n".join(f"**{name}**  \n{meaning}" for name, meaning in kept))
if not number_shown:
    st.info(t("Nothing holds « {words} ».", words=sought))
if view.audience == "coordinator":
    st.header(t("A table of your own"))
    tables.show_builder(view, definitions)
