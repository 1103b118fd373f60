"""Why there is no forecast."""

import pandas as pd
import pytest

from analytics.forecast.absent import why_none
from analytics.language.texts import Translator


@pytest.mark.parametrize(("places", "is_said"), [([None, None], True), ([None, 30], False)])
def test_volunteers_that_were_not_provided_are_said(
    places: list[int | None], is_said: bool, en: Translator
) -> None:
    cohorts = pd.DataFrame(
        {
            "cohort": ["X19", "X20"],
            "has_final_pairs": True,
            "applications": [20, 30],
            "places": pd.Series(places, dtype=object),
        }
    )
    assert ("Volunteers were not provided" in why_none(cohorts, pd.DataFrame({"cohort": []}), en)) is is_said
