"""How a page carries out what the coordinator decides, and takes it back."""

from collections.abc import Callable

import streamlit as st

from analytics.language.texts import Translator
from data import changing
from data.generations.store import Generation
from data.problems import Refused


def publish(t: Translator, change: Callable[[], object], is_same: bool = False) -> None:
    """Carries out the change and starts the page again on the new generation; or says why it was refused.

    `is_same`: nothing was typed, which is shown. The button waits for no text: what is typed arrives with the press.
    """
    if is_same:
        st.info(t("There is nothing new to publish: fill in what stands above first."))
        return
    try:
        with st.spinner(t("Computing the figures again…")):
            change()
    except Refused as refused:
        st.error("  \n".join(problem.sentence(t) for problem in refused.problems))
        return
    st.rerun()


def show_undo(t: Translator, generation: Generation, action: str, place: str = "") -> None:
    """The button that takes back the last change, when it was of that sort; `place`: where a page has several."""
    is_last = generation.manifest["action"] == action
    if st.button(
        t("Undo the last change"), disabled=not is_last, icon=":material/undo:", key=f"undo-{action}{place}"
    ):
        publish(t, lambda: changing.undo(generation.store))
