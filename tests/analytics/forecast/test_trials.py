"""What the forecast was worth on invented programmes: every kind that was tried is said, and on which side it errs."""

import csv
from pathlib import Path

import pandas as pd

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
