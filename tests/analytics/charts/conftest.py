"""Rows of a forecast, and what every chart of it must be."""

import re

import pandas as pd
import pytest

from analytics.charts import Chart, theme

# Columns that say what a row is about, and hold no number that may be missing or hidden.
KEYS = {
    *(
        "cohort",
        "cohort_year",
        "promotion",
        "gap",
        "sector",
        "label_fr",
        "label_en",
        "position",
        "state",
        "week",
    ),
    *("has_final_applications", "has_final_pairs", "has_all_applications", "is_partial", "is_under_way"),
}


@pytest.fixture
def forecast() -> pd.DataFrame:
    given = [
        ("X21", 2021, 1, 180.0, 216.6, 260.0, 175.0, 200.0, 228.0, 0.68),
        ("X22", 2022, 2, 170.0, 222.0, 280.0, 168.0, 201.0, 236.0, 0.7),
        ("X23", 2023, 3, 165.0, 228.0, 300.0, 160.0, 203.0, 250.0, 0.97),
    ]
    quantiles = [f"{name}_{q}" for name in ("demand", "supply") for q in ("q10", "q50", "q90")]
    return pd.DataFrame(given, columns=["cohort", "cohort_year", "step", *quantiles, "p_shortage"])


def checked(chart: Chart) -> Chart:
    said = f"{chart.title} {chart.subtitle} {chart.alt}"
    assert all((chart.title, chart.subtitle, chart.alt))
    assert len(chart.title.split(" ")) <= 15
    assert "None" not in said
    assert "nan" not in said.split()
    named = set(re.findall(r"#[0-9a-fA-F]{6}\b", str(chart.figure.to_json())))
    assert named <= {*theme.CATEGORIES, theme.SURFACE, theme.HAIRLINE}
    return chart


def notes(chart: Chart) -> list[str]:
    return [note.text for note in chart.figure.layout.annotations]
