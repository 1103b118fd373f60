"""Tables that are typed in, and what their columns take."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from analytics.language.texts import Translator
from pages.shared.display import MOST_ROWS, MOST_SEEN


def editor(
    table: pd.DataFrame,
    key: str,
    number: int,
    columns: Mapping[str, Any],
    is_fixed: bool = False,
    row_height: int | None = None,
) -> pd.DataFrame:
    """The rows as they are typed; what was typed is forgotten when another generation, `number`, is shown.

    What is typed arrives with the next press of a button, so that no button moves under the hand. `is_fixed`: no row
    comes or goes; the first column says who each row is about, and what was typed is forgotten with other people.
    `row_height`, in pixels: texts take several lines where they need them.
    """
    of_whom = crc32("|".join(map(str, table.iloc[:, 0])).encode()) if is_fixed else ""
    return st.data_editor(
        table,
        key=f"{key}-{number}-{of_whom}",
        on_change="ignore",
        num_rows="fixed" if is_fixed else "dynamic",
        hide_index=True,
        placeholder="",
        column_config=dict(columns),
        height=MOST_SEEN if is_fixed and len(table) >= MOST_ROWS and not row_height else "content",
        row_height=row_height,
    )


def day_column(name: str, **options: Any) -> Any:
    """A column of days that can be typed, as the French write them."""
    return st.column_config.DateColumn(name, format="DD/MM/YYYY", **options)


def class_column(t: Translator, **options: Any) -> Any:
    """A column of classes."""
    return st.column_config.TextColumn(t("Class"), **{"help": t("Like X20."), **options})


def choice_column(name: str, names: Mapping[str, str], **options: Any) -> Any:
    """A column in which one of a few is chosen: `names` are their codes and how they are shown."""
    return st.column_config.SelectboxColumn(
        name, options=list(names), format_func=lambda code: names.get(str(code), str(code)), **options
    )
