"""The forecast in words for a board: chances out of ten instead of probabilities, never under one nor above nine.

A sentence here has no full stop: it may be a headline. The words follow the rounding, so that « sans doute » never
stands beside 6 chances in 10: from 0.65 on (7 in 10) a shortage is likely, under 0.35 (3 in 10) it is not expected.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from analytics.frames import Row, rows
from analytics.language.formats import MISSING, Number, is_missing, tenths
from analytics.language.hidden import About
from analytics.language.texts import Translator

LIKELY, UNLIKELY = 0.65, 0.35
ACCEPTED = 0.1  # the risk that the recruitment target leaves
FEW_CAMPAIGNS = 5  # with fewer, a series has no trend to name


def whole(value: float) -> int:
    """The nearest whole number, halves rounded away from zero: 2.5 is 3, -2.5 is -3."""
    return int(Decimal(str(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def chances(p: Number, t: Translator) -> str:
    """'about 7 chances in 10'; from 1 to 9."""
    if p is None or is_missing(p):
        return MISSING
    return t("about {n} chance in 10", "about {n} chances in 10", n=tenths(float(p)))


def odds(p: Number, t: Translator) -> str:
    """A probability as a count of ten, without the word “chances”, which stands just before: 'about 7 in 10'."""
    if p is None or is_missing(p):
        return MISSING
    return t("about {n} in 10", n=tenths(float(p)))


def out_of_ten(p: float, t: Translator) -> str:
    """A tenth as a mark of an axis: '3 in 10', '0'."""
    return t("{n} in 10", n=whole(10 * p)) if p else "0"


def interval(row: Row, t: Translator) -> str:
    """The 80 % interval of the places missing: 'from 12 places to spare to 30 missing'; empty when not known."""
    if row["gap_q10"] is None or row["gap_q90"] is None:
        return ""
    low, high = sorted((whole(row["gap_q10"]), whole(row["gap_q90"])))
    if low < 0 < high:
        return t(
            "from {spare} to {missing}",
            spare=t("{n} place to spare", "{n} places to spare", n=-low),
            missing=t("{n} missing", "{n} missing", n=high),
        )
    if high <= 0:
        return _spare(-high, -low, t)
    if low == high:
        return t("{n} place missing", "{n} places missing", n=high)
    if low == 0:
        return t("up to {n} place missing", "up to {n} places missing", n=high)
    return t("between {low} and {high} places missing", low=low, high=high)


def _spare(low: int, high: int, t: Translator) -> str:
    if high == 0:
        return t("as many places as students")
    if low == high:
        return t("{n} place to spare", "{n} places to spare", n=high)
    if low == 0:
        return t("up to {n} place to spare", "up to {n} places to spare", n=high)
    return t("between {low} and {high} places to spare", low=low, high=high)


def shortage_sentence(row: Row | None, t: Translator) -> str:
    """Whether mentors will be missing for the cohort of `row` (one row of `forecast`): the risk, then the interval.

    'There will probably be too few mentors for the X21: about 7 chances in 10, from 12 places to spare to 30 missing
    (80% interval)'.
    """
    sentence = risk_sentence(row, t)
    between = "" if row is None or row["p_shortage"] is None else interval(row, t)
    return (
        t("{sentence}, {interval} (80% interval)", sentence=sentence, interval=between)
        if between
        else sentence
    )


def risk_sentence(row: Row | None, t: Translator) -> str:
    """The first half of `shortage_sentence`, where the interval stands elsewhere."""
    if row is None or row["p_shortage"] is None:
        return t("No forecast yet")
    values = {"cohort": row["cohort"], "chances": chances(row["p_shortage"], t)}
    if row["p_shortage"] >= LIKELY:
        return t("There will probably be too few mentors for the {cohort}: {chances}", **values)
    if row["p_shortage"] >= UNLIKELY:
        return t("There may be too few mentors for the {cohort}: {chances}", **values)
    return t("There should be enough mentors for the {cohort}: {chances} of too few", **values)


def standfirst(row: Row, curve: pd.DataFrame, t: Translator) -> str:
    """What stands under the risk: its interval, what recruiting would change, on how many campaigns it rests.

    Of a running campaign the interval stands in what has come in.
    """
    parts = [
        season_sentence(row, t) or interval_sentence(row, t),
        target_sentence(row, curve, t),
        caution(row, t),
    ]
    return " ".join(f"{sentence}." for sentence in parts if sentence)


def interval_sentence(row: Row, t: Translator) -> str:
    """'In 8 cases out of 10: between 4 and 12 places missing'; empty when not known."""
    between = interval(row, t)
    return t("In 8 cases out of 10: {interval}", interval=between) if between else ""


def aim_sentence(row: Row | None, targets: Mapping[str, float], t: Translator) -> str:
    """What was aimed at for the campaign of a row of forecast, beside the pairs that its medians allow.

    `targets`: cohort → pairs aimed at. Empty without a target, or where students or places are not forecast.
    """
    if row is None or row["cohort"] not in targets or row["demand_q50"] is None or row["supply_q50"] is None:
        return ""
    aim, most = targets[row["cohort"]], whole(min(row["demand_q50"], row["supply_q50"]))
    return t(
        "Target of {n} pair for the {cohort}, where the forecast allows about {most}",
        "Target of {n} pairs for the {cohort}, where the forecast allows about {most}",
        n=aim,
        most=most,
        cohort=row["cohort"],
    )


def season_sentence(row: Row, t: Translator) -> str:
    """What has come in the running campaign, and its end: students, places, places missing.

    Empty for a campaign that has not begun. Intervals of 80 %.
    """
    if row.get("week") is None:
        return ""
    came = [
        text
        for text in (
            _counted(row["applied"], "{n} eligible application", "{n} eligible applications", t),
            _counted(row["offered"], "{n} place offered", "{n} places offered", t),
        )
        if text
    ]
    return t(
        "Week {week}: {came} so far. At the end, in 8 cases out of 10: {students} for {places}, {missing}",
        week=str(int(row["week"])),
        came=", ".join(came) or t("nothing known"),
        students=_ranged(row, "demand", "{range} student", "{range} students", t),
        places=_ranged(row, "supply", "{range} place", "{range} places", t),
        missing=_ranged(row, "missing", "{range} place missing", "{range} places missing", t),
    )


def _counted(count: float | None, one: str, several: str, t: Translator) -> str:
    if count is None or is_missing(count):
        return ""
    return t(one, several, n=count if isinstance(count, About) else whole(count))


def _ranged(row: Row, name: str, one: str, several: str, t: Translator) -> str:
    """'12 to 40 students': the noun follows the upper end."""
    return t(one, several, n=whole(row[f"{name}_q90"]), range=_range(row, name, t))


def _range(row: Row, name: str, t: Translator) -> str:
    low, high = whole(row[f"{name}_q10"]), whole(row[f"{name}_q90"])
    return str(low) if low == high else t("{low} to {high}", low=low, high=high)


def target_sentence(row: Row | None, curve: pd.DataFrame, t: Translator) -> str:
    """How many mentors to recruit, and what about half of them would leave of the risk; empty when nothing is known.

    `curve` holds rows of `recruit_curve`, of this cohort or of all. A target that the curve never reaches is None.
    """
    if row is None:
        return ""
    points = [point for point in known_points(curve) if point["cohort"] == row["cohort"]]
    needed = row["recruits_needed"]
    if needed is None:
        return _out_of_reach(points, t)
    if needed <= 0:
        return t("Without finding more volunteers, the risk is already below 1 chance in 10")
    sentence = t(
        "Finding {n} more volunteer brings the risk below 1 chance in 10",
        "Finding {n} more volunteers brings the risk below 1 chance in 10",
        n=whole(needed),
    )
    fewer = halfway(points, needed)
    if fewer is None:
        return sentence
    remaining = odds(fewer["p_shortage"], t)
    return t(
        "{sentence}; with {fewer}, {odds} remain", sentence=sentence, fewer=fewer["recruits"], odds=remaining
    )


def known_points(curve: pd.DataFrame) -> list[Row]:
    """The points of a recruitment curve that are complete, from the fewest recruits to the most."""
    complete = (
        point for point in rows(curve) if point["recruits"] is not None and point["p_shortage"] is not None
    )
    return sorted(complete, key=lambda point: float(point["recruits"]))


def _out_of_reach(points: list[Row], t: Translator) -> str:
    if not points:
        return ""
    return t(
        "Even with {n} more volunteer, {chances} of too few remain",
        "Even with {n} more volunteers, {chances} of too few remain",
        n=points[-1]["recruits"],
        chances=chances(points[-1]["p_shortage"], t),
    )


def halfway(points: list[Row], needed: float) -> Row | None:
    """The point nearest to half the target, a multiple of five if there is one, where the risk shown is in between."""
    if not points:
        return None
    first = tenths(points[0]["p_shortage"])
    between = [
        point
        for point in points
        if 0 < point["recruits"] < needed and 1 < tenths(point["p_shortage"]) < first
    ]
    round_ones = [point for point in between if point["recruits"] % 5 == 0]
    return min(round_ones or between, key=lambda point: abs(point["recruits"] - needed / 2), default=None)


def caution(row: Row | None, t: Translator) -> str:
    """On how many campaigns the forecast rests, and what so few of them cannot say; empty when not known."""
    if row is None or row["campaigns"] is None:
        return ""
    if row["campaigns"] < FEW_CAMPAIGNS:
        return t(
            "This forecast rests on {n} campaign: too short to name a trend",
            "This forecast rests on {n} campaigns: too short to name a trend",
            n=row["campaigns"],
        )
    return t(
        "This forecast rests on {n} campaign",
        "This forecast rests on {n} campaigns",
        n=row["campaigns"],
    )
