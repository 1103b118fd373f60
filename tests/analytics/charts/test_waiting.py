"""The curve of the wait, and what is said where there is none."""

import pandas as pd
import pytest

from analytics.charts import waiting
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator


@pytest.mark.parametrize(
    ("share", "waits", "pairs", "said"),
    [
        (None, 70, None, "Nobody has a mentor yet: the curve of the wait begins with the first pair."),
        (Hidden(), Hidden(8), Hidden(8), "Too few students to show how long they wait."),
        (None, None, None, "How long students wait is not known."),
    ],
)
def test_why_there_is_no_curve_is_said(
    share: object, waits: object, pairs: object, said: str, en: Translator
) -> None:
    times = pd.DataFrame({"cohort": ["X20"], "week": [0], "share_waiting": [share], "share_low": [None]})
    chart = waiting.still_waiting(
        times, "X20", {"waiting": waits, "counted_pairs": pairs, "has_final_pairs": False}, en
    )
    assert chart.alt == said


@pytest.mark.parametrize(
    ("is_final", "title"),
    [(True, "Half of the X20 have a mentor within 2 weeks"), (False, "How long the X20 wait for a mentor")],
)
def test_while_pairs_are_formed_no_half_is_told(is_final: bool, title: str, en: Translator) -> None:
    times = pd.DataFrame(
        {"cohort": "X20", "week": [0, 1], "share_waiting": [0.8, 0.4], "share_low": None, "at_risk": [9, 5]}
    )
    row = {"waiting": 4, "counted_pairs": 5, "has_final_pairs": is_final}
    assert waiting.still_waiting(times, "X20", row, en).title == title
