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
    chart = waiting.still_waiting(times, "X20", {"waiting": waits, "counted_pairs": pairs}, en)
    assert chart.alt == said
