"""Fourth step: before and after, the consent, then what was published and the way back."""

from functools import partial

import streamlit as st

from analytics.language.texts import Translator
from data import background, changing
from data.changing import Outcome
from data.generations import store
from data.telling import review
from pages.shared.display import show_head
from pages.wizard import (
    CHECK,
    DONE,
    Draft,
    questions,
    show_problems,
    start_again,
    store_folder,
    who,
)
from pages.wizard.checking import check, import_of


def show(draft: Draft, t: Translator) -> None:
    """What will change, per promotion, and the button that does it."""
    if draft.problems:
        show_problems(draft.problems, t, draft.state)
    outcome = draft.outcome
    if outcome is None:
        return
    with st.container(border=True, key="card-changes"):
        show_head(t("Before and after"), t("What the dashboard will count, class by class"))
        _show_changes(outcome, t)
        if draft.base is None:
            st.caption(t("With this first publication, your programme takes the place of the sample data."))
    aside = len(outcome.aside)
    is_confirmed = questions.confirmed(draft, outcome.shrinks, t)
    with st.container(horizontal=True):
        if st.button(t("Back"), icon=":material/arrow_back:"):
            draft.step, draft.problems = CHECK, ()
            st.rerun()
        label = (
            t("Publish without the {n} row to correct", "Publish without the {n} rows to correct", n=aside)
            if aside
            else t("Publish")
        )
        is_pressed = st.button(label, type="primary", icon=":material/publish:")
    if is_pressed and is_confirmed:
        _publish(draft)
        st.rerun()
    elif is_pressed:
        st.error(t("Nothing was published: what is asked above is not written yet."))


def _show_changes(outcome: Outcome, t: Translator) -> None:
    """The counts before and after, or that none changes."""
    changes = review.changes(outcome, t)
    if changes.empty:
        st.markdown(
            t("No count changes: the programme already held these rows, or only their details differ.")
        )
    else:
        st.table(changes, border="horizontal", hide_index=True)
    if outcome.changes:
        with st.expander(t("Row by row")):
            st.table(review.rows_changed(outcome, t), border="horizontal", hide_index=True)


def _publish(draft: Draft) -> None:
    """Starts the publication of what was checked; checks again when somebody published something in between."""
    current = store.current(store_folder())
    if (current.number if current else None) != draft.base:
        check(draft)
        return
    aside = bool(draft.outcome and draft.outcome.aside)
    draft.goal, draft.problems = DONE, ()
    draft.work = background.publish(store_folder(), import_of(draft, sets_aside=aside), who(), draft.room)


def undo(draft: Draft) -> None:
    """Starts to undo the last import, as a new generation."""
    draft.goal, draft.problems = DONE, ()
    draft.work = background.publish(store_folder(), partial(changing.undo, store_folder()), who())


def show_done(draft: Draft, t: Translator) -> None:
    """What was published, and what can be done now."""
    outcome, current = draft.outcome, store.current(store_folder())
    if outcome is None or current is None:
        return
    action = current.manifest["action"]
    with st.container(border=True, key="card-done"):
        show_head(review.done(outcome, action, t), t("All pages show it from now on"))
        _show_changes(outcome, t)
        with st.container(horizontal=True, vertical_alignment="center", key="then"):
            st.page_link("pages/overview.py", label=t("See the overview"), icon=":material/space_dashboard:")
            is_undoable = outcome.generation == current.number and action == "import"
            if is_undoable and st.button(t("Undo this import"), icon=":material/undo:"):
                undo(draft)
                st.rerun()
            if st.button(t("Import other files"), icon=":material/upload_file:"):
                start_again()
                st.rerun()
