"""Files that a spreadsheet opens with a double click, and in which no text runs as a formula."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.frames import is_hidden, is_known
from analytics.language import formats
from analytics.language.messages import printable
from analytics.language.texts import Translator

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def csv(frame: pd.DataFrame, names: Mapping[str, str], t: Translator) -> bytes:
    """The frame as a CSV file that Excel of that language opens; `names`: column → its header.

    UTF-8 with a byte-order mark; semicolons and decimal commas in French, commas and decimal points in English.
    Numbers are neither rounded nor grouped; a hidden one is in words. A text that a spreadsheet would run as a
    formula is made a text.
    """
    separator, point = (";", ",") if t.language == "fr" else (",", ".")
    table = frame.convert_dtypes()
    for column in table.select_dtypes(include=["string", "object"]).columns:
        hides = frame[column].map(is_hidden).any()
        cells = [_spoken(cell, t, point) if hides else harmless(cell) for cell in frame[column]]
        table[column] = pd.Series(cells, index=table.index, dtype=object)
    table = table.rename(columns=dict(names))
    return table.to_csv(index=False, sep=separator, decimal=point).encode("utf-8-sig")


def _spoken(cell: Any, t: Translator, point: str) -> object:
    """A cell of a column that hides some: words, or a number as it stands in the other columns."""
    if is_hidden(cell):
        return formats.number(cell, t.language)
    return f"{cell:.15g}".replace(".", point) if is_known(cell) else None


def harmless(cell: object) -> object:
    """A text without what commands a terminal, and behind a quote when a spreadsheet would run it; else the cell."""
    if not isinstance(cell, str):
        return cell
    text = printable(cell)
    return f"'{text}" if cell.startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS) else text
