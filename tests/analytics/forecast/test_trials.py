"""What the forecast was worth: on invented programmes, every kind that was tried, and in past campaigns by week."""

import csv
from pathlib import Path

import pandas as pd

from analytics.forecast.reasons import record_table
from analytics.forecast.trials import KINDS, table
from analytics.language.texts import Translator
from benchmarks.calibration import EVERY

TRIALS = Path(__file__).resolve().parents[3] / "data" / "reference" / "forecast_trials.csv"


def test_every_kind_that_is_said_was_tried() -> None:
    with TRIALS.open(encoding="utf-8", newline="") as file:
        tried = {row["family"] for row in csv.DictReader(file)}
    assert set(KINDS) <= tried <= set(EVERY)


def test_the_side_on_which_it_errs_is_said(en: Translator) -> None:
    kinds = pd.DataFrame(
        {
            "family": ["plain", "dip seen", "dip ahead"],
            "programmes": 120,
            "held": [0.81, 0.839, 0.481],
            "held_error": 0.02,
            "under": [0.53, 0.147, 0.856],
        }
    )
    said = table(kinds, en)
    assert said["In truth, places were"].tolist() == [
        "as often more as fewer",
        "more than said, 85% of the time",
        "fewer than said, 86% of the time",
    ]
    assert said["Intervals of 80% that held"].tolist() == ["81% ± 2%", "84% ± 2%", "48% ± 2%"]


def test_the_record_of_a_week_tells_how_many_held_and_how_far_off_each_was(en: Translator) -> None:
    past = pd.DataFrame(
        {
            "quantity": ["demand", "demand", "supply"],
            "week": [4, 4, 2],
            "q10": [90.0, 90.0, 80.0],
            "q50": [100.0, 100.0, 100.0],
            "q90": [110.0, 110.0, 120.0],
            "before": [130.0, 90.0, 100.0],
            "simple": [104.0, 124.0, 50.0],
            "actual": [104.0, 120.0, 100.0],
        }
    )
    assert record_table(past, en).to_numpy().tolist() == [
        ["Students", "4", "1 of 2", "12", "28", "2"],
        ["Places", "2", "1 of 1", "0", "0", "50"],
    ]
