"""First step: the files are taken in, and one sees what a good file looks like."""

from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analytics.language.texts import Translator
from data import contract
from data.generations import store
from data.intake import answers, previews, uploads
from data.intake.assigning import missing
from data.problems import Refused
from data.telling import corrections
from pages.shared import access, downloads
from pages.shared.display import show_head
from pages.shared.sent import let_go
from pages.wizard import COLUMNS, Draft, show_problems, store_folder

LARGEST = 20  # of a file, in megabytes


def show(draft: Draft, t: Translator) -> None:
    """The box for the files beside the template; below, what was taken in."""
    left, right = st.columns([3, 2])
    with left, st.container(border=True, key="card-drop", height="stretch"):
        show_head(t("Drop your exports"), t("One file or several at once: they are read together"))
        sent = st.file_uploader(
            t("Exports to import"),
            type=["csv", "txt", "tsv", "xlsx", "ods"],
            accept_multiple_files=True,
            max_upload_size=LARGEST,
            key=f"exports-{draft.uploads}",
            label_visibility="collapsed",
        )
        if sent:
            _take_in(draft, sent)
        _show_files(draft, t)
        st.caption(_promise(t))
    with right, st.container(border=True, key="card-model", height="stretch"):
        _show_model(t)
    if draft.problems:
        show_problems(draft.problems, t)
    if st.button(t("Continue"), type="primary", disabled=not draft.files, icon=":material/arrow_forward:"):
        _look(draft, t)


def _take_in(draft: Draft, sent: list[UploadedFile]) -> None:
    """Moves what was sent from the memory of the server to the private folder of this import."""
    draft.room = draft.room or uploads.waiting_room()
    draft.problems = ()
    for file in sent:
        try:
            path = uploads.keep(draft.room.path, file.name, file.getvalue())
            draft.files = [*(kept for kept in draft.files if kept != path), path]
        except Refused as refused:
            draft.problems = refused.problems
        let_go(file)
    draft.uploads += 1
    st.rerun()


def _show_files(draft: Draft, t: Translator) -> None:
    for path in draft.files:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"file-{path.name}"):
            size = t("{size} kB", size=max(1, round(path.stat().st_size / 1000)))
            st.html(f'<div class="sent"><b>{escape(path.name)}</b><span>{escape(size)}</span></div>')
            if st.button(t("Remove"), key=f"remove-{path.name}", type="tertiary", icon=":material/close:"):
                path.unlink()
                draft.files.remove(path)
                draft.problems = ()
                st.rerun()


def _promise(t: Translator) -> str:
    """Where the data stay, what is not kept, and what becomes of the sample."""
    stays = (
        t("Your data stay on this computer.")
        if access.door().mode == "local"
        else t("Your data stay on the programme's server.")
    )
    kept = t("Names, e-mail addresses and telephone numbers are not kept.")
    if store.current(store_folder()):
        return " ".join([stays, kept, t("What your files do not mention stays as it is.")])
    return " ".join([stays, kept, t("The first publication replaces the sample data by your programme.")])


def _show_model(t: Translator) -> None:
    show_head(
        t("What a good file looks like"), t("One table per subject, a header on the first line, any order")
    )
    needed = {
        t(contract.TITLES[table]).capitalize(): ", ".join(
            t(contract.COLUMN_TITLES[name]).lower() for name in missing((table,), [])
        )
        for table in contract.KEYS
    }
    with st.expander(t("What each table needs")):
        for title, names in needed.items():
            st.markdown(f"**{title}**  \n{names}")
    downloads.offer(t("Download the template (Excel)"), corrections.templates, "binomes-modele.xlsx")
    st.caption(t("It holds one sheet per table, with a few invented rows to replace."))


def _look(draft: Draft, t: Translator) -> None:
    """Reads the first rows of the files and goes on, or says why they cannot be read."""
    try:
        with st.spinner(t("Reading the files…")):
            draft.earlier_choices = answers.remembered(store_folder())
            draft.sheets = previews.previews(draft.files, draft.earlier_choices)
    except Refused as refused:
        draft.problems = refused.problems
    else:
        draft.problems, draft.chosen, draft.step = (), {}, COLUMNS
    st.rerun()
