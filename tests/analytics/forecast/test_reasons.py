"""Why the forecast changed, as a table: nothing is said of what moved nothing."""

import pandas as pd

from analytics.forecast import reasons
from analytics.language.texts import Translator


def changes(*moved: float) -> pd.DataFrame:
    """Causes that each moved a risk of 4 chances in 10 by so much."""
    causes, before = list(reasons.CAUSES)[: len(moved)], 0.4
    return pd.DataFrame(
        [
            {
                "cohort": "X21",
                "cause": cause,
                "change": change,
                "persons": None,
                "p_before": before,
                "p_after": before + sum(moved),
            }
            for cause, change in zip(causes, moved, strict=True)
        ]
    )


def test_each_cause_has_its_points_and_the_last_row_is_their_sum(en: Translator) -> None:
    table = reasons.change_table(changes(0.02, -0.1), "X21", en)
    assert list(table[table.columns[1]]) == ["+2", "\u221210", "\u22128"]


def test_a_forecast_that_did_not_move_has_no_table(en: Translator) -> None:
    assert reasons.change_table(changes(0.0, 0.004), "X21", en).empty
    assert reasons.change_table(changes(0.02), "X20", en).empty
