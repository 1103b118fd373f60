"""Whether some students are less often given a mentor than the others, with what chance alone can do.

The composition of the promotions is not in the data: who applies is compared with nobody, and who is paired is compared
with the other eligible students of the same campaign that gave the characteristic.
"""

from collections.abc import Sequence

import pandas as pd

from analytics.frames import Row, is_known, rows
from analytics.intervals import newcombe, wilson
from analytics.language import formats
from analytics.language.texts import Translator

FEWEST = 8  # students in a group, for a share of it to be shown to anybody

COLUMNS = (
    "cohort", "name", "value", "applications", "share_of_applications", "share_low", "share_high",
    "eligible", "paired", "match_rate", "others_rate", "against_others", "difference_low", "difference_high",
)  # fmt: skip


def compared(equity: pd.DataFrame) -> pd.DataFrame:
    """One row per cohort, characteristic and value, for the rows of equity: COLUMNS.

    `share_low` and `share_high` are Wilson's interval of the share of the applications. `against_others` is the share
    with a mentor minus that of the other values together, from `difference_low` to `difference_high` (`newcombe`).
    What rests on fewer than FEWEST students, or on a hidden count, is None.
    """
    table = rows(equity)
    return pd.DataFrame([_compared(row, _others(row, table)) for row in table], columns=COLUMNS, dtype=object)


def _others(row: Row, table: Sequence[Row]) -> list[Row]:
    """The other values of the same characteristic in the same campaign."""
    return [
        other
        for other in table
        if (other["cohort"], other["name"]) == (row["cohort"], row["name"]) and other["value"] != row["value"]
    ]


def _compared(row: Row, others: Sequence[Row]) -> Row:
    found: Row = dict.fromkeys(COLUMNS) | {
        column: row[column] for column in ("cohort", "name", "value", "applications", "eligible", "paired")
    }
    all_values = [row, *others]
    applications = _total(all_values, "applications")
    if applications and _is_enough(row["applications"]):
        low, high = wilson(row["applications"], applications)
        found |= {"share_of_applications": row["applications"] / applications}
        found |= {"share_low": float(low), "share_high": float(high)}
    eligible, paired = _total(others, "eligible"), _total(others, "paired")
    if not _is_enough(row["eligible"]) or not is_known(row["paired"]):
        return found
    own = min(row["paired"], row["eligible"])  # rounded apart, the part may pass the whole
    found["match_rate"] = own / row["eligible"]
    if eligible is None or paired is None or not _is_enough(eligible):
        return found
    paired = min(paired, eligible)
    low_difference, high_difference = newcombe((own, paired), (row["eligible"], eligible))
    found["others_rate"] = paired / eligible
    found["against_others"] = found["match_rate"] - found["others_rate"]
    return found | {"difference_low": low_difference, "difference_high": high_difference}


def _total(table: Sequence[Row], column: str) -> float | None:
    """The sum of one column, None when a part of it is not known: a sum of the rest would pass for the whole."""
    return sum(row[column] for row in table) if all(is_known(row[column]) for row in table) else None


def _is_enough(count: object) -> bool:
    return is_known(count) and count >= FEWEST


def headline(found: pd.DataFrame, cohort: str, t: Translator) -> str:
    """The widest difference that chance alone does not explain, or that there is none; rows of `compared`."""
    own = [row for row in rows(found) if row["cohort"] == cohort]
    if not own:
        return t("No characteristic of the {cohort} was provided", cohort=cohort)
    known = [row for row in own if row["against_others"] is not None]
    if not known:
        return t("Too few students of the {cohort} for a comparison", cohort=cohort)
    shown = [row for row in known if row["difference_high"] < 0]
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
        " promotion is not provided, so that nothing is said of who does not apply. “Not shown” is not “no difference”:"
        " with few students only a large one shows. Groups of fewer than {n} students are not compared.",
        n=FEWEST,
    )
