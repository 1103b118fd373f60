"""Files that a page gives: every button that downloads one."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePath

import pandas as pd
import streamlit as st

from analytics.language import labels
from analytics.language.texts import Translator

MIMES = {
    ".csv": "text/csv",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BYTES = (
    "application/octet-stream"  # not text/html, which the guard takes for our frame: pages/shared/shell.py
)


def offer(
    label: str,
    content: bytes | Callable[[], bytes | str],
    file_name: str,
    key: str | None = None,
    is_grey: bool = False,
) -> None:
    """A button that gives a file: its bytes, or what makes them when it is asked for."""
    st.download_button(
        label,
        content,
        file_name=file_name,
        mime=MIMES.get(PurePath(file_name).suffix, BYTES),
        key=key,
        disabled=is_grey,
        icon=":material/download:",
        on_click="ignore",
    )


def offer_csv(label: str, frame: pd.DataFrame, file_name: str, key: str, t: Translator) -> None:
    """A button that gives the rows as a CSV file, grey where there are none."""
    offer(label, partial(labels.export_csv, frame, t), file_name, f"csv-{key}", frame.empty)
