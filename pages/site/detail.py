"""Each word and theme of a class as « Motivations » shows it when it is chosen, one after the other.

No page of the menu. The words that the cloud or a ranking shows; compared with the other classes.
"""

from functools import partial
from typing import Any

import streamlit as st

from analytics.charts import ranking
from analytics.words.comparing import OTHERS
from pages import words as words_page
from pages.shared import common
from pages.words import MOST_RANKED, compared, panel

if not common.open_view(common.language(), "board"):
    raise RuntimeError("the figures are not there any more")
view = common.view()
words, themes = compared.words(view, OTHERS), view.of_cohort("cohort_topic")
of_cohort = view.of_cohort("cohort_term")
ranked = [ranking.ranked_words(of_cohort, order, view.t, MOST_RANKED).rows for order in ranking.ORDERS]
shown = {*view.rows("term_place")["term"], *(row["term"] for rows in ranked for row in rows)}


def draw(place: str, key: str, *listed: Any, **options: Any) -> None:
    """A ranking of one of many words: its key is its own."""
    words_page.draw(f"{key}-{place}", *listed, **options)


for term in of_cohort["term"]:
    if term in shown:
        with st.container(key=f"mot {term}"):
            panel.show_word(view, words, term, partial(draw, term))
for topic in themes["topic"]:
    with st.container(key=f"theme {topic}"):
        panel.show_topic(view, OTHERS, topic, partial(draw, topic))
