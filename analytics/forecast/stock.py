"""The mentors ahead, class by class: who leaves the window, who comes in, how many of each may volunteer."""

import numpy as np
import pandas as pd

from analytics.forecast.supply import SupplyDraws, counted
from analytics.frames import Row, is_hidden, rows
from analytics.language.texts import Translator
from analytics.promotions import code_of, year_of

QUANTILES = {"volunteers_q10": 0.1, "volunteers_q50": 0.5, "volunteers_q90": 0.9}
LAST, AHEAD = ["promotion", "gap", "before", *QUANTILES], ["cohort", "promotion", "gap", *QUANTILES]


def ahead(supply: SupplyDraws) -> pd.DataFrame:
    """Volunteers to expect of each class inside the window, at each campaign of the draws.

    Columns AHEAD, the quantiles over the draws; by campaign, then from the oldest class on.
    """
    table: list[Row] = []
    inside = counted(supply, supply.window)  # (1 + H, H, P)
    for step, year in enumerate(supply.years):
        people = (supply.mentors[:, : step + 2, step] * inside[: step + 2, step]).sum(axis=1)  # (D, P)
        spread = np.quantile(people, list(QUANTILES.values()), axis=0)
        table += [
            {
                "cohort": code_of(int(year)),
                "promotion": code_of(int(supply.promotions[place])),
                "gap": int(supply.gap[step, place]),
                **dict(zip(QUANTILES, map(float, spread[:, place]), strict=True)),
            }
            for place in np.flatnonzero(inside[0, step])
        ]
    return pd.DataFrame(table, columns=AHEAD)


def beside_last(expected: pd.DataFrame, supply: pd.DataFrame) -> pd.DataFrame:
    """The classes of the first campaign of `ahead` (not empty), beside what they gave to the campaign before it.

    `supply`: rows of mentor_supply. Columns LAST, the gap being that of the first campaign; `before`: the volunteers,
    or the mentors with a student where nobody is known to have offered a place, and the quantiles are absent for a
    class that has left the window. From the oldest class on.
    """
    cohort = str(expected["cohort"].iloc[0])
    last = rows(supply[supply["cohort"] == code_of(year_of(cohort) - 1)])
    counted_as = "volunteers" if any(_is_some(row["volunteers"]) for row in last) else "mentors"
    before = {row["promotion"]: row[counted_as] for row in last if _is_some(row[counted_as])}
    ranges = {row["promotion"]: row for row in rows(expected[expected["cohort"] == cohort])}
    table = [
        {
            "promotion": name,
            "gap": year_of(cohort) - year_of(name),
            "before": before.get(name),
            **{quantile: ranges[name][quantile] if name in ranges else None for quantile in QUANTILES},
        }
        for name in sorted({*before, *ranges}, key=year_of)
    ]
    return pd.DataFrame(table, columns=LAST)


def _is_some(count: object) -> bool:
    return is_hidden(count) or bool(count)


def turnover(table: pd.DataFrame, window: tuple[int, int], t: Translator) -> str:
    """Which class of `beside_last` leaves the window, and which comes in."""
    gone = [row["promotion"] for row in rows(table) if row["gap"] == window[1] + 1]
    new = [row["promotion"] for row in rows(table) if row["gap"] == window[0]]
    if gone and new:
        return t("The {gone} leave, the {new} come in", gone=gone[0], new=new[0])
    if gone:
        return t("The {gone} leave the window", gone=gone[0])
    return t("The mentors of the next campaign, class by class")
