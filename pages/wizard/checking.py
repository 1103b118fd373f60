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


def check(made: Draft) -> None:
    """Starts the dry run of the import; `pages.wizard.is_settled` follows it."""
    current = store.current(store_folder())
    made.base = current.number if current else None
    made.step = made.goal = CHECK
    made.outcome, made.problems = None, ()
    made.work = background.started(import_of(made, is_dry_run=True, sets_aside=True), who(), made.room)


def import_of(made: Draft, sets_aside: bool, is_dry_run: bool = False) -> background.Call:
    """The import of the files of the draft, to be made elsewhere."""
    remembers = dict(
        filter(None, (previews.changed(made.sheets[place], *chosen) for place, chosen in made.chosen.items()))
    )
    return partial(
        changing.import_exports,
        store_folder(),
        list(made.files),
        is_dry_run=is_dry_run,
        sets_aside=sets_aside,
        answers=questions.answers_of(made),
        remembers=remembers,
    )


def show(made: Draft, t: Translator) -> None:
    """The counts, what is to be said, then each reason with its first places; or why nothing can be imported."""
    if made.problems:
        show_problems(made.problems, t)
    elif made.outcome:
        _show_counts(made.outcome, t)
    warnings = made.outcome.warnings if made.outcome else ()
    asks = questions.show(made, made.problems or warnings, t)
    if made.outcome and not made.problems:
        _show_faults(made, made.outcome, t)
    with st.container(horizontal=True):
        if st.button(t("Back"), icon=":material/arrow_back:"):
            made.step, made.problems = COLUMNS, ()
            st.rerun()
        if (made.problems or (made.outcome and made.outcome.aside)) and st.button(
            t("Send other files"), icon=":material/upload_file:"
        ):
            start_again()
            st.rerun()
        if (made.problems or asks) and st.button(t("Check again"), icon=":material/refresh:"):
            check(made)
            st.rerun()
        if made.outcome and st.button(
            t("See what will change"), type="primary", icon=":material/arrow_forward:"
        ):
            made.step = PUBLICATION
            st.rerun()


def _show_counts(outcome: Outcome, t: Translator) -> None:
    cards = (
        f'<div class="card{" alert" if count.is_alert else ""}"><span class="label">{escape(count.label)}</span>'
        f'<span class="value">{escape(count.number)}</span><span class="change">{escape(count.said)}</span></div>'
        for count in review.numbers(outcome, t)
    )
    st.html(f'<div class="cards plain">{"".join(cards)}</div>')
    with st.expander(t("Sheet by sheet")):
        st.table(review.files(outcome, t), border="horizontal", hide_index=True)


def _show_faults(made: Draft, outcome: Outcome, t: Translator) -> None:
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
            _take_corrections(made, t)
    if outcome.warnings:
        with st.container(border=True, key="card-warnings"):
            show_head(t("Worth a look"), t("These rows are imported as they are"))
            st.html("".join(_fault(fault, t, is_mild=True) for fault in review.faults(outcome.warnings, t)))


def _take_corrections(made: Draft, t: Translator) -> None:
    """Takes the corrected rows in: they take the place of those they correct, and the others stay in the batch."""
    sent = st.file_uploader(
        t("Correct the rows in it, then send it back here: the other rows of your files stay in this import"),
        type=["xlsx", "csv", "ods"],
        key=f"corrections-{made.uploads}",
    )
    if sent and made.room:
        path = uploads.keep(made.room.path, sent.name, sent.getvalue())
        made.files = [*(kept for kept in made.files if kept != path), path]
        made.uploads += 1
        check(made)
        st.rerun()


def _fault(fault: Fault, t: Translator, is_mild: bool = False) -> str:
    places = [escape(place) for place in fault.places]
    if more := fault.rows - len(places):
        places.append(escape(t("… and {n} more", "… and {n} more", n=more)))
    listed = "".join(f"<li>{place}</li>" for place in places if place)
    said = f"<b>{escape(fault.reason)}</b> <span>{escape(fault.remedy)}</span>"
    return f'<div class="fault{" mild" if is_mild else ""}">{said}<ul>{listed}</ul></div>'
