"""Whether some students are less often given a mentor than the others, with what chance alone can do.

The composition of the promotions is not in the data: who applies is compared with nobody, and who is paired is compared
with the other eligible students of the same campaign that gave the characteristic.
"""

import pandas as pd

from analytics.frames import Row, is_known, rows
from analytics.intervals import newcombe, wilson
from analytics.language import formats
from analytics.language.texts import Translator

FEWEST = 8  # students in a group, for a share of it to be shown to anybody

COLUMNS = (
    *("cohort", "name", "value", "applications", "share_of_applications", "share_low", "share_high"),
    *(
        "eligible",
        "paired",
        "match_rate",
        "others_rate",
        "against_others",
        "difference_low",
        "difference_high",
    ),
)


def compared(equity: pd.DataFrame) -> pd.DataFrame:
    """One row per row of the view `equity`, with COLUMNS: its counts and shares, and what chance alone can do to them.

    `share_low` and `share_high` are the ends of Wilson's 95 % interval of the share of the applications,
    `difference_low` and `difference_high` those of `newcombe` around `against_others`. What rests on fewer than FEWEST
    students, or on a hidden count, is None.
    """
    return pd.DataFrame([_compared(row) for row in rows(equity)], columns=COLUMNS, dtype=object)


def _compared(row: Row) -> Row:
    comparison: Row = dict.fromkeys(COLUMNS) | {
        column: row[column] for column in ("cohort", "name", "value", "applications", "eligible", "paired")
    }
    if _is_enough(row["applications"]) and is_known(row["share_of_applications"]):
        low, high = wilson(row["applications"], row["all_applications"])
        comparison["share_of_applications"] = row["share_of_applications"]
        comparison |= {"share_low": float(low), "share_high": float(high)}
    if _is_enough(row["eligible"]) and is_known(row["match_rate"]):
        comparison["match_rate"] = row["match_rate"]
        if _is_enough(row["others_eligible"]) and is_known(row["others_rate"]):
            comparison |= {column: row[column] for column in ("others_rate", "against_others")}
            trials = row["eligible"], row["others_eligible"]
            successes = row["match_rate"] * trials[0], row["others_rate"] * trials[1]
            low_difference, high_difference = newcombe(successes, trials)
            comparison |= {"difference_low": low_difference, "difference_high": high_difference}
    return comparison


def _is_enough(count: object) -> bool:
    return is_known(count) and count >= FEWEST


def headline(comparisons: pd.DataFrame, cohort: str, t: Translator) -> str:
    """The widest difference that chance alone does not explain, or that there is none; rows of `compared`."""
    of_cohort = [row for row in rows(comparisons) if row["cohort"] == cohort]
    if not of_cohort:
        return t("No characteristic of the {cohort} was provided", cohort=cohort)
    compared_values = [row for row in of_cohort if row["against_others"] is not None]
    if all(row["paired"] is None for row in of_cohort):
        return t("Who of the {cohort} has a mentor cannot be compared", cohort=cohort)
    if not compared_values:
        return t("Too few students of the {cohort} for a comparison", cohort=cohort)
    shown = [row for row in compared_values if row["difference_high"] < 0]
    if not shown:
        return t("No difference in access to a mentor is shown for the {cohort}", cohort=cohort)
    worst = min(shown, key=lambda row: row["against_others"])
    return t(
        "{name}, “{value}”: {points} points fewer with a mentor than the others",
        name=formats.literal(worst["name"]),
        value=formats.literal(worst["value"]),
        points=formats.number(round(-100 * worst["against_others"]), t.language),
    )


def limits(t: Translator) -> str:
    """What the comparison is with, and what it cannot say."""
    return t(
        "Compared with the other students of the same campaign who gave the characteristic: the composition of the"
        " class is not provided, so that nothing is said of who does not apply. “Not shown” is not “no difference”:"
        " with few students only a large one shows. Groups of fewer than {n} students are not compared.",
        n=FEWEST,
    )
