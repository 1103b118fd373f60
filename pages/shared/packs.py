"""The board pack on a page: made when somebody asks for it, and once for all who ask for the same."""

from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import streamlit as st

from analytics.edition import Edition
from analytics.language.texts import translator
from data.generations import store
from data.keeping import reporting, siting
from pages.shared import common

MOST_KEPT = 16  # packs of some 300 kB, pages of some 900
_one_at_a_time = Lock()  # the pages take a minute of a processor
KINDS = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".html": "text/html",
}


def show_pack(view: Edition) -> None:
    """Three buttons, a document, a workbook and the pages: what the board may see, since files go from hand to hand."""
    t, today, folder = view.t, date.today(), str(common.generation().folder)
    labels = {
        ".pdf": t("Download the pack (PDF)"),
        ".xlsx": t("Download the pack (XLSX)"),
        ".html": t("Download these pages (HTML)"),
    }
    with st.container(key="pack"):
        with st.container(horizontal=True, vertical_alignment="center"):
            for form, mime in KINDS.items():
                st.download_button(
                    labels[form],
                    partial(_pages, folder, today)
                    if form == ".html"
                    else partial(_made, folder, form, view.cohort, today, t.language),
                    file_name=f"binomes-{view.cohort}-{today.isoformat()}{form}",
                    mime=mime,
                    key=f"pack{form}",
                    icon=":material/download:",
                    on_click="ignore",
                )
        st.caption(
            t(
                "The figures of this class as the board sees them, small counts hidden: a dated file to send"
                " or to print. The pages take a minute or two to be written: every class and both languages, to be"
                " opened without a server."
            )
        )


@lru_cache(maxsize=MOST_KEPT)
def _made(folder: str, form: str, cohort: str, made_on: date, language: str) -> bytes:
    """The pack of a generation, which never changes. Not `st.cache_data`: it runs outside the run of a page."""
    generation = store.Generation(Path(folder))
    return reporting.pack_bytes(generation, "board", form, cohort, made_on, translator(language))


@lru_cache(maxsize=2)
def _pages(folder: str, made_on: date) -> bytes:
    """The pages of a generation in one file, for all who ask for it on that day."""
    with _one_at_a_time:
        return siting.single_file(store.Generation(Path(folder)))
