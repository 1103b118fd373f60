"""The board pack on a page: made when somebody asks for it, and once for all who ask for the same."""

from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st

from analytics.edition import Edition
from analytics.language.texts import translator
from data.generations import store
from data.keeping import reporting
from pages.shared import common

MOST_KEPT = 16  # packs of some 300 kB
KINDS = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show_pack(view: Edition) -> None:
    """Two buttons, a document and a workbook: always what the board may see, since a file goes from hand to hand."""
    t, today = view.t, date.today()
    labels = {".pdf": t("Download the pack (PDF)"), ".xlsx": t("Download the pack (XLSX)")}
    with st.container(horizontal=True, key="pack", vertical_alignment="center"):
        for form, mime in KINDS.items():
            st.download_button(
                labels[form],
                partial(_made, str(common.generation().folder), form, view.cohort, today, t.language),
                file_name=f"binomes-{view.cohort}-{today.isoformat()}{form}",
                mime=mime,
                key=f"pack{form}",
                icon=":material/download:",
                on_click="ignore",
            )
    st.caption(
        t(
            "The figures of this class as the board sees them, small counts hidden: a dated file to send"
            " or to print."
        )
    )


@lru_cache(maxsize=MOST_KEPT)
def _made(folder: str, form: str, cohort: str, made_on: date, language: str) -> bytes:
    """The pack of a generation, which never changes. Not `st.cache_data`: it runs outside the run of a page."""
    generation = store.Generation(Path(folder))
    return reporting.pack_bytes(generation, "board", form, cohort, made_on, translator(language))
