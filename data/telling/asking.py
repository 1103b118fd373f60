"""What was noted of those who were asked to mentor, in words."""

from collections.abc import Iterator

import pandas as pd

from analytics.forecast import asking, campaign_of_asking
from analytics.language.texts import Translator
from data.changing import Outcome


def kept(askings: pd.DataFrame, cohort: str, outcome: Outcome | None, t: Translator) -> Iterator[str]:
    """How many were asked for the campaign of the cohort, what they said, and where it is now."""
    yield campaign_of_asking.counts(asking.tally(askings), cohort, t)
    if outcome is None or outcome.generation is None:
        yield t("The store already held all of this: nothing was changed.")
    else:
        yield t("Published as generation {number}.", number=str(outcome.generation))
