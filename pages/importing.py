"""Is my file good, and what will it change?"""

import streamlit as st

from pages import wizard
from pages.shared import common
from pages.wizard import checking, columns, files, history, publication

t = common.spoken()
draft = wizard.session_draft()

st.title(t("Import an export"))
st.markdown(
    t(
        "From the files of your own tool to the figures of the dashboard. Nothing is published before you agree."
    )
)
wizard.show_steps(draft.step, t)
if wizard.is_settled(draft, t):
    show_step = {
        wizard.FILE: files.show,
        wizard.COLUMNS: columns.show,
        wizard.CHECK: checking.show,
        wizard.PUBLICATION: publication.show,
        wizard.DONE: publication.show_done,
    }
    show_step[draft.step](draft, t)
    if draft.step in (wizard.FILE, wizard.DONE):
        history.show(draft, t)
