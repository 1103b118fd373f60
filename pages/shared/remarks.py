"""Comments at a figure: read under it by everybody, typed beside its rows by the coordinator."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.frames import rows
from analytics.language import figures
from data.deciding import commenting
from pages.shared import common, deciding


def show(view: Edition, figure: str) -> None:
    """What the coordinator says of the figure about the class in focus, the latest first."""
    if sentences := view.remarks(figure):
        st.html("".join(f'<p class="remark">{escape(sentence)}</p>' for sentence in sentences))


def offer(view: Edition, figure: str) -> None:
    """Where the coordinator types the comment of today at the figure; of those that the board sees alone."""
    if view.audience == "board" or figure in figures.OF_COORDINATOR:
        return
    t, generation = view.t, common.generation()
    held = _of_today(view, figure)
    typed = st.text_input(
        t("A comment at this figure, for the board"),
        held,
        max_chars=figures.LONGEST_REMARK,
        key=f"remark-{figure}-{view.cohort}-{generation.number}",
        placeholder=t("One sentence, about the {cohort}; name nobody", cohort=view.cohort),
        on_change="ignore",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        is_pressed = st.button(t("Publish the comment"), key=f"publish-remark-{figure}")
        deciding.show_undo(t, generation, commenting.ACTION, figure)
        st.caption(t("It stands under the figure with its day, on the page, in the pack and in the files."))
    if is_pressed:
        comment = (figure, view.cohort, view.today, typed)
        deciding.publish(t, partial(commenting.write, generation.store, *comment), typed.strip() == held)


def _of_today(view: Edition, figure: str) -> str:
    comments = view.of_cohort("remark")
    comments = comments[
        (comments["figure"] == figure) & (pd.to_datetime(comments["written_on"]).dt.date == view.today)
    ]
    return next((str(row["sentence"]) for row in rows(comments)), "")
