"""The board pack on a page: made when somebody asks for it, and once for all who ask for the same."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st

from analytics.edition import Edition
from analytics.language.texts import translator
from data.generations import store
from data.keeping import reporting, siting
from data.problems import Refused
from pages.shared import common, downloads

MOST_KEPT = 16  # packs of some 300 kB, pages of some 900
# Pages take a minute of two processors.
_writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pages")


def show_pack(view: Edition) -> None:
    """Three buttons, a document, a workbook and the pages: what the board may see, since files go from hand to hand."""
    t, today, folder = view.t, date.today(), str(common.generation().folder)
    labels = {
        ".pdf": t("Download the pack (PDF)"),
        ".xlsx": t("Download the pack (XLSX)"),
    }
    with st.container(key="pack"):
        with st.container(horizontal=True, vertical_alignment="center"):
            for form, label in labels.items():
                downloads.offer(
                    label,
                    partial(_made, folder, form, view.cohort, today, t.language),
                    f"binomes-{view.cohort}-{today.isoformat()}{form}",
                    f"pack{form}",
                )
            _show_pages(view, folder, today)
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


@st.fragment
def _show_pages(view: Edition, folder: str, today: date) -> None:
    """A button that has the pages written as a file; once they are, in a minute or two, one that gives the file.

    A download would be given up before: Streamlit's front end waits half a minute.
    """
    t = view.t
    if not st.button(t("Write these pages to a file (HTML)"), key="pages", icon=":material/download:"):
        return
    work = _pages(folder, today)
    with st.spinner(t("Writing the board's pages")):
        while not work.done():
            wait([work], 1)
            st.empty()  # where Streamlit stops a run whose reader has gone
    try:
        content = work.result()
    except Refused as refused:
        _pages.cache_clear()
        st.error("\n".join(problem.sentence(t) for problem in refused.problems))
        return
    downloads.offer(
        t("Download these pages (HTML)"), content, f"binomes-{today.isoformat()}.html", "pages.html"
    )


@lru_cache(maxsize=2)
def _pages(folder: str, made_on: date) -> "Future[bytes]":
    """The pages of a generation in one file, being written once for all who ask for it on that day."""
    return _writer.submit(siting.single_file, store.Generation(Path(folder)))
