"""Why there is no forecast, in words."""

import pandas as pd

from analytics.frames import rows
from analytics.language.texts import Translator


def why_none(cohorts: pd.DataFrame, marked: pd.DataFrame, t: Translator) -> str:
    """What a forecast lacks; `cohorts`: rows of cohort_summary, `marked`: rows of exceptional_campaign."""
    needed = t(
        "A forecast needs two finished campaigns at least, with their applications and their volunteers."
    )
    over = [row for row in rows(cohorts) if row["has_final_pairs"] and row["applications"]]
    usual = [row for row in over if row["cohort"] not in set(marked["cohort"])]
    if len(over) > 1 >= len(usual):
        too_few = t(
            "Of {n} finished campaign, too few are left beside those marked as exceptional.",
            "Of {n} finished campaigns, too few are left beside those marked as exceptional.",
            n=len(over),
        )
        return f"{too_few} {needed}"
    if len(over) > 1 and not any(row["places"] for row in over):
        unknown = t(
            "Volunteers were not provided, or only in part: how many places there will be is not known."
        )
        return f"{unknown} {needed}"
    return needed
