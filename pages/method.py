"""Where do these figures come from, and what do they mean?"""

from datetime import datetime

import streamlit as st

from analytics.disclosure.explained import at_length
from analytics.frames import rows
from analytics.language import formats, glossary, labels
from analytics.language.columns import shown_with
from pages.shared import common

view = common.view()
t = view.t
definitions = view.rows("definition")
manifest = common.generation().manifest
imported_on = datetime.fromisoformat(manifest["created_at"]).date()

st.title(t("Method"))
st.markdown(t("Where do these figures come from, and what do they mean?"))

st.header(t("Sources"))
if view.is_invented:
    st.warning(
        t(
            "The pairs per class are those that the AX published. Everything else is invented: students, mentors,"
            " wishes, texts and dates come from a seeded generator, to show what the dashboard does with real exports."
        )
    )
st.markdown(
    t(
        "{source} Last import on {day} (generation {number}).",
        source=view.source,
        day=formats.day(imported_on, t.language),
        number=str(manifest["generation"]),
    )
)
st.markdown(t("Numbers of pairs that were published, by the project or by an import:"))
st.table(
    labels.display(shown_with("published", view.rows("published_pairs"), t), t),
    border="horizontal",
    hide_index=True,
)
st.markdown(t("Sizes of classes are known only where a source gives one:"))
st.table(
    labels.display(shown_with("sizes", view.rows("promotion_size"), t), t),
    border="horizontal",
    hide_index=True,
)

st.header(t("What these figures do not say"))
for limit in (
    t("Pairs are the smaller of demand and supply: they do not measure how many students wanted a mentor."),
    t("A few classes are not a trend: a change of one year says little about the next."),
    t("The first campaign of the data has only new mentors by construction: nobody can be seen to return."),
    t(
        "Where volunteers are not provided, only mentors with a student are known, and supply is a lower bound."
    ),
    t("A forecast from so few campaigns is wide by nature: read the interval rather than the middle."),
    t("A dash means not provided; it is never a zero."),
    *at_length(rows(view.rows("dataset"))[0], t),
):
    st.markdown(f"- {limit}")

st.header(t("Glossary"))
st.markdown(
    "\n".join(
        "- " + t("**{word}**: {meaning}", word=t(word), meaning=t(meaning))
        for word, meaning in glossary.WORDS
    )
)

st.header(t("Definitions"))
for figure, defined in definitions.groupby("figure", sort=True):
    with st.expander(t(defined["subject"].iloc[0])):
        for metric, text in zip(defined["metric"], defined["definition"], strict=True):
            st.markdown(f"**{labels.name(metric, t)}**  \n{t(text)}")
        st.caption(t("Computed by {path}", path=f"`data/sql/figures/{figure}.sql`"))
