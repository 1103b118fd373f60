"""Why the forecast changed since the last publication, in words: from what to what, and mostly because of what."""

import pandas as pd

from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.formats import tenths
from analytics.language.texts import Translator, message

CAUSES = {
    "model": message("the model"),
    "window": message("the classes asked"),
    "marked": message("the campaigns marked as exceptional"),
    "corrected": message("corrected data of earlier campaigns"),
    "over": message("the campaign that is over since"),
    "answers": message("answers of mentors who were asked"),
    "time": message("the weeks gone by"),
    "applications": message("applications received"),
    "returns": message("mentors seen before"),
    "volunteers": message("new volunteers"),
}

HALF_A_POINT = 0.005  # a change of the risk below it is written 0


def change_sentence(changes: pd.DataFrame, cohort: str, t: Translator) -> str:
    """'Since 04/10/2021: 5 → 3 chances in 10 for the X20, mostly 31 new volunteers more'; empty without a change.

    `changes`: rows of forecast_change.
    """
    causes = [row for row in rows(changes) if row["cohort"] == cohort]
    if not causes:
        return ""
    before, after = tenths(causes[0]["p_before"]), tenths(causes[-1]["p_after"])
    since = formats.day(causes[0]["since"], t.language)
    if before == after:
        return t(
            "Since {day}: still {n} chance in 10 for the {cohort}.",
            "Since {day}: still {n} chances in 10 for the {cohort}.",
            n=after,
            day=since,
            cohort=cohort,
        )
    way = 1 if causes[-1]["p_after"] > causes[0]["p_before"] else -1
    return t(
        "Since {day}: {before} → {n} chance in 10 for the {cohort}, mostly {cause}.",
        "Since {day}: {before} → {n} chances in 10 for the {cohort}, mostly {cause}.",
        n=after,
        day=since,
        before=str(before),
        cohort=cohort,
        cause=_named(max(causes, key=lambda row: way * row["change"]), t),
    )


def _named(row: Row, t: Translator) -> str:
    persons = row["persons"]
    if persons is not None and persons > 0:
        if row["cause"] == "applications":
            return t("{n} application more", "{n} applications more", n=persons)
        if row["cause"] == "returns":
            return t("{n} mentor seen before more", "{n} mentors seen before more", n=persons)
        return t("{n} new volunteer more", "{n} new volunteers more", n=persons)
    return t(CAUSES[row["cause"]])


def change_table(changes: pd.DataFrame, cohort: str, t: Translator) -> pd.DataFrame:
    """One row per cause, as text: by how many points it moved the risk; the last row is their sum.

    Empty where nothing moved it by a point.
    """
    causes = [row for row in rows(changes) if row["cohort"] == cohort]
    if all(abs(row["change"]) < HALF_A_POINT for row in causes):
        causes = []
    cause, points, persons = t("Cause"), t("Risk moved, in points"), t("Persons more")
    table = [
        {
            cause: t(CAUSES[row["cause"]]),
            points: formats.signed(100 * row["change"], t.language),
            persons: formats.number(row["persons"], t.language),
        }
        for row in causes
    ]
    if causes:
        total = formats.signed(100 * (causes[-1]["p_after"] - causes[0]["p_before"]), t.language)
        table.append({cause: t("In all"), points: total, persons: formats.number(None, t.language)})
    return pd.DataFrame(table, columns=[cause, points, persons])


def record_table(past: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """One row per quantity and week, as text: how far off, on the mean, was our forecast, beside two simpler ones.

    `past`: rows of past_season.
    """
    names = {"demand": t("Students"), "supply": t("Places")}
    parts: dict[tuple[str, int], list[Row]] = {}
    for row in rows(past):
        parts.setdefault((row["quantity"], row["week"]), []).append(row)
    table = []
    for (quantity, week), part in sorted(parts.items()):
        held = sum(row["q10"] <= row["actual"] <= row["q90"] for row in part)
        misses = {
            t("Mean miss of this forecast"): "q50",
            t("of the one made before"): "before",
            t("of the count alone"): "simple",
        }
        table.append(
            {
                t("Final number of"): names[quantity],
                t("Said at the end of week"): str(week),
                t("Intervals of 80% that held"): t("{held} of {all}", held=str(held), all=str(len(part))),
                **{
                    name: formats.number(_mean_miss(part, column), t.language)
                    for name, column in misses.items()
                },
            }
        )
    return pd.DataFrame(table)


def _mean_miss(part: list[Row], column: str) -> float:
    return float(sum(abs(row[column] - row["actual"]) for row in part) / len(part))
