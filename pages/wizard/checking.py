"""Third step: what is ready, what is to correct, why, and the file of it."""

from functools import partial
from html import escape

import streamlit as st

from analytics.language.texts import Translator
from data import background, changing
from data.changing import Outcome
from data.generations import store
from data.intake import previews, uploads
from data.telling import corrections, review
from data.telling.review import Fault
from pages.shared import downloads
from pages.shared.display import show_head
from pages.wizard import (
    CHECK,
    COLUMNS,
    PUBLICATION,
    Draft,
    questions,
    show_problems,
    start_again,
    store_folder,
    who,
)


def check(draft: Draft) -> None:
    """Starts the dry run of the import; `pages.wizard.is_settled` follows it."""
    current = store.current(store_folder())
    draft.base = current.number if current else None
    draft.step = draft.goal = CHECK
    draft.outcome, draft.problems = None, ()
    draft.work = background.started(import_of(draft, is_dry_run=True, sets_aside=True), who(), draft.room)


def import_of(draft: Draft, sets_aside: bool, is_dry_run: bool = False) -> background.Call:
    """The import of the files of the draft, to be made elsewhere."""
    remembers = dict(
        filter(
            None, (previews.changed(draft.sheets[place], *chosen) for place, chosen in draft.chosen.items())
        )
    )
    return partial(
        changing.import_exports,
        store_folder(),
        list(draft.files),
        is_dry_run=is_dry_run,
        sets_aside=sets_aside,
        answers=questions.answers_of(draft),
        remembers=remembers,
    )


def show(draft: Draft, t: Translator) -> None:
    """The counts, the questions, then each reason with its first places; or why nothing can be imported."""
    if draft.problems:
        show_problems(draft.problems, t)
    elif draft.outcome:
        _show_counts(draft.outcome, t)
    warnings = draft.outcome.warnings if draft.outcome else ()
    asks = questions.show(draft, draft.problems or warnings, t)
    if draft.outcome and not draft.problems:
        _show_faults(draft, draft.outcome, t)
    with st.container(horizontal=True):
        if st.button(t("Back"), icon=":material/arrow_back:"):
            draft.step, draft.problems = COLUMNS, ()
            st.rerun()
        if (draft.problems or (draft.outcome and draft.outcome.aside)) and st.button(
            t("Send other files"), icon=":material/upload_file:"
        ):
            start_again()
            st.rerun()
        if (draft.problems or asks) and st.button(t("Check again"), icon=":material/refresh:"):
            check(draft)
            st.rerun()
        if draft.outcome and st.button(
            t("See what will change"), type="primary", icon=":material/arrow_forward:"
        ):
            draft.step = PUBLICATION
            st.rerun()


def _show_counts(outcome: Outcome, t: Translator) -> None:
    cards = (
        f'<div class="card{" alert" if count.is_alert else ""}"><span class="label">{escape(count.label)}</span>'
        f'<span class="value">{escape(count.number)}</span><span class="change">{escape(count.note)}</span></div>'
        for count in review.numbers(outcome, t)
    )
    st.html(f'<div class="cards plain">{"".join(cards)}</div>')
    with st.expander(t("Sheet by sheet")):
        st.table(review.files(outcome, t), border="horizontal", hide_index=True)


def _show_faults(draft: Draft, outcome: Outcome, t: Translator) -> None:
    """What is set aside, with the workbook to correct it; then what is only worth a look."""
    aside = [problem for row in outcome.aside for problem in row.problems]
    if aside:
        with st.container(border=True, key="card-faults"):
            show_head(t("To correct"), t("These rows are left out; the others can be published without them"))
            st.html("".join(_fault(fault, t) for fault in review.faults(aside, t)))
            downloads.offer(
                t("Download the rows to correct (Excel)"),
                partial(corrections.corrections, outcome.aside, t),
                t("rows-to-correct.xlsx"),
            )
            _take_corrections(draft, t)
    if outcome.warnings:
        with st.container(border=True, key="card-warnings"):
            show_head(t("Worth a look"), t("These rows are imported as they are"))
            st.html("".join(_fault(fault, t, is_mild=True) for fault in review.faults(outcome.warnings, t)))


def _take_corrections(draft: Draft, t: Translator) -> None:
    """Takes the corrected rows in: they take the place of those they correct, and the others stay in the batch."""
    sent = st.file_uploader(
        t("Correct the rows in it, then send it back here: the other rows of your files stay in this import"),
        type=["xlsx", "csv", "ods"],
        key=f"corrections-{draft.uploads}",
    )
    if sent and draft.room:
        path = uploads.keep(draft.room.path, sent.name, sent.getvalue())
        draft.files = [*(kept for kept in draft.files if kept != path), path]
        draft.uploads += 1
        check(draft)
        st.rerun()


def _fault(fault: Fault, t: Translator, is_mild: bool = False) -> str:
    places = [escape(place) for place in fault.places]
    if more := fault.rows - len(places):
        places.append(escape(t("… and {n} more", "… and {n} more", n=more)))
    listed = "".join(f"<li>{place}</li>" for place in places if place)
    reason = f"<b>{escape(fault.reason)}</b> <span>{escape(fault.remedy)}</span>"
    return f'<div class="fault{" mild" if is_mild else ""}">{reason}<ul>{listed}</ul></div>'
