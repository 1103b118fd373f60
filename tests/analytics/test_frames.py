"""The rows of a frame as plain dictionaries."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analytics import frames
from analytics.language.hidden import About, Hidden

DAY = pd.Timestamp("2021-10-04")


def test_a_row_holds_plain_values_and_none_where_something_is_absent() -> None:
    frame = pd.DataFrame(
        {
            "cohort": ["X19", None],
            "cohort_year": np.array([2019, 2020], dtype="int16"),
            "share": [0.5, math.nan],
            "is_final": [True, False],
            "asked_on": [DAY, pd.NaT],
            "pairs": pd.array([142, None], dtype="Int64"),
            "few": pd.Series([Hidden(5), None], dtype=object),
        }
    )
    first, second = frames.rows(frame)
    assert list(first) == list(frame.columns)
    assert first == {
        "cohort": "X19",
        "cohort_year": 2019,
        "share": 0.5,
        "is_final": True,
        "asked_on": DAY,
        "pairs": 142,
        "few": first["few"],
    }
    assert isinstance(first["few"], Hidden)
    assert {type(first["cohort_year"]), type(first["share"]), type(first["is_final"])} == {int, float, bool}
    assert [name for name, value in second.items() if value is None] == [
        *("cohort", "share", "asked_on", "pairs", "few"),
    ]


@pytest.mark.parametrize(("rounded_to", "kind"), [([5], About), ([None], int)])
def test_counts_are_about_so_many_where_they_are_rounded(rounded_to: list[Any], kind: type) -> None:
    row = frames.rows(pd.DataFrame({"applications": [190], "cohort_year": [2020], "rounded_to": rounded_to}))[
        0
    ]
    assert type(row["applications"]) is kind
    assert type(row["cohort_year"]) is int


def test_rows_of_no_frame_are_none() -> None:
    assert frames.rows(pd.DataFrame({"cohort": [], "pairs": []})) == []
