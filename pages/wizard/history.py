"""What was published before, the latest first, and the way back from the latest."""

import pandas as pd
import streamlit as st

from analytics.language.texts import Translator
from data.generations import store
from data.telling import history
from pages.shared.display import show_head
from pages.wizard import Draft, store_folder
from pages.wizard.publication import undo

MOST_SHOWN = 6


def show(draft: Draft, t: Translator) -> None:
    """The last generations of the programme; nothing before the first import."""
    kept = store.manifests(store_folder())[::-1]
    if not kept:
        return
    with st.container(border=True, key="card-history"):
        show_head(t("Last imports"), t("Each publication is kept aside for a while: an import can be undone"))
        st.table(
            pd.DataFrame(history.generations(kept[:MOST_SHOWN], t)),
            border="horizontal",
            hide_index=True,
        )
        with st.popover(t("Undo the last import"), icon=":material/undo:"):
            st.markdown(t("The figures of before come back, under a new number; nothing is lost."))
            if st.button(t("Undo it"), type="primary"):
                undo(draft)
                st.rerun()
