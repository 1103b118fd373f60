"""What the forecast of places was worth on invented programmes of several kinds, in words."""

from collections.abc import Mapping

import pandas as pd

from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator, message

KINDS: Mapping[str, str] = {  # families of benchmarks/worlds.py and benchmarks/other_worlds.py
    "plain": message("Built as the forecast supposes"),
    "year": message("Good and bad years for everybody"),
    "overdispersed": message("One class fills a campaign, the next sends nobody"),
    "s-curve": message("A programme that starts small and grows"),
    "capacity": message("Places per mentor that drift"),
    "growth": message("Classes that grow"),
    "word": message("Mentors bring mentors"),
    "tired": message("Mentors who rest after several campaigns"),
    "follow": message("Students who come where mentors do"),
    "dip marked": message("After a dip that is marked"),
    "dip seen": message("After a dip that nobody marked"),
    "drive marked": message("After a special call that is marked"),
    "drive": message("After a special call that nobody marked"),
    "dip ahead": message("Before a dip that nobody foresaw"),
}
LEAN = 0.08  # shares of truths under the median nearer to one half than this lean to no side


def table(kinds: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row per kind, as text: how often the interval of 80 % held, with its standard error, and the side it errs on.

    `kinds`: rows of forecast_trial.
    """
    by_kind = {row["family"]: row for row in rows(kinds)}
    return pd.DataFrame(
        [
            {
                t("Kind of programme"): t(name),
                t("Intervals of 80% that held"): t(
                    "{share} ± {error}",
                    share=formats.percent(by_kind[family]["held"], t.language),
                    error=formats.percent(by_kind[family]["held_error"], t.language),
                ),
                t("In truth, places were"): _side(by_kind[family], t),
            }
            for family, name in KINDS.items()
            if family in by_kind
        ]
    )


def _side(row: Row, t: Translator) -> str:
    if row["under"] > 0.5 + LEAN:
        return t("fewer than said, {share} of the time", share=formats.percent(row["under"], t.language))
    if row["under"] < 0.5 - LEAN:
        return t("more than said, {share} of the time", share=formats.percent(1 - row["under"], t.language))
    return t("as often more as fewer")
