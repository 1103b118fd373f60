"""The campaign week by week, where most weeks are hidden."""

import pandas as pd

from analytics.charts import pace
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator


def test_a_course_of_which_only_late_weeks_are_shown_is_drawn(en: Translator) -> None:
    pairs = [Hidden(8)] * 7 + [10, 10]
    weeks = pd.DataFrame({"cohort": "X20", "week": range(1, 10), "is_whole": True, "pairs_so_far": pairs})
    row = {"cohort": "X20", "state": "pairing", "has_final_pairs": False, "pairs": 10}
    drawn = pace.pace(weeks, "pairs_so_far", "X20", None, row, en)
    assert list(drawn.figure.data[0].x) == [8, 9]
