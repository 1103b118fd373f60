"""Words or sectors ranked, each with its interval and its share elsewhere: rows that the page draws as dots."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.charts.cloud import label_of
from analytics.charts.drawing import tone_of
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator, message

ORDERS = {
    "common": message("Common"),
    "distinctive": message("Distinctive"),
    "rising": message("On the rise"),
}
UNTESTED: Mapping[str, None] = {"share_elsewhere": None, "z": None, "kind": None}


@dataclass(frozen=True)
class Ranking:
    """Rows for the component (positions between 0 and 1), and the words above them."""

    rows: Sequence[dict[str, Any]]
    title: str
    subtitle: str


def ranked_words(of_cohort: pd.DataFrame, order: str, t: Translator, most: int = 14) -> Ranking:
    """The words of one cohort in one of ORDERS: common to all, told apart, or with a trend over the cohorts.

    What is not shown to differ, or to rise, is no finding and not listed; where nothing is, the title says so.
    """
    words = rows(of_cohort)
    if order == "rising":
        return _trends(words, t, most)
    if order == "distinctive":
        return _differences(words, t, most)
    common = [word for word in words if word["kind"] == "common"]
    chosen = sorted(common or words, key=lambda word: (-word["share"], word["term"]))[:most]
    title = t("What every class writes") if common else t("What the class writes most")
    return Ranking(shares(chosen, t), title, what_bars_say(chosen, t))


def what_bars_say(ranked: Sequence[Row], t: Translator) -> str:
    """What a row shows: its share, and beside it that of whom it is compared with, where there is one."""
    earlier = next((row["before"] for row in ranked if row.get("before")), None)
    if earlier:
        return t("Share of the texts with its 95% interval; the bar is that of the {cohort}", cohort=earlier)
    if all(row["share_elsewhere"] is None for row in ranked):
        return t("Share of the texts with its 95% interval")
    return t("Share of the texts with its 95% interval; the bar is the share elsewhere")


def shares(words: Sequence[Row], t: Translator) -> list[dict[str, Any]]:
    """One row per word: its share, the interval, the share elsewhere, on a scale up to the largest of all.

    A word may come without an interval, a share elsewhere or a test.
    """
    words = [{**UNTESTED, "share_low": word["share"], "share_high": word["share"], **word} for word in words]
    top = max((max(word["share_high"], word["share_elsewhere"] or 0) for word in words), default=1)
    return [
        {
            "term": word["term"],
            "text": word["display"],
            "at": word["share"] / top,
            "low": word["share_low"] / top,
            "high": word["share_high"] / top,
            "mark": None if word["share_elsewhere"] is None else word["share_elsewhere"] / top,
            "tone": tone_of(word["z"], word["kind"]),
            "written": formats.percent(word["share"], t.language),
            "label": label_of(word, t),
        }
        for word in words
    ]


def _differences(words: Sequence[Row], t: Translator, most: int) -> Ranking:
    apart = [word for word in words if _is_apart(word)]
    chosen = sorted(apart, key=lambda word: (-abs(word["z"]), word["term"]))[:most]
    title = t("What sets the class apart") if apart else t("No word is shown to set the class apart")
    return Ranking(shares(chosen, t), title, what_bars_say(chosen or words, t))


def _is_apart(word: Row) -> bool:
    return word["kind"] in ("more", "less")


def _trends(words: Sequence[Row], t: Translator, most: int) -> Ranking:
    with_a_trend = [word for word in words if word["slope"] is not None]
    rising = [word for word in with_a_trend if word["direction"] == "rising"]
    chosen = sorted(rising, key=lambda word: (-_strength(word), word["term"]))[:most]
    chosen.sort(key=lambda word: -word["slope"])
    reach = max(
        (abs(math.log(word[end])) for word in chosen for end in ("slope_low", "slope_high")), default=1
    )
    drawn = [
        {
            "term": word["term"],
            "text": word["display"],
            "at": _at(word["slope"], reach),
            "low": _at(word["slope_low"], reach),
            "high": _at(word["slope_high"], reach),
            "mark": 0.5,
            "tone": 3,
            "written": f"× {formats.decimal(word['slope'], t.language, 2)}",
            "label": _said_trend(word, t),
        }
        for word in chosen
    ]
    if not with_a_trend:
        title = t("A trend takes at least three classes")
    else:
        title = (
            t("What rises from one class to the next")
            if rising
            else t("No word is shown to rise from one class to the next")
        )
    return Ranking(
        drawn,
        title,
        t("Change of the odds from one class to the next, with its 95% interval; the bar is ×1"),
    )


def _said_trend(word: Row, t: Translator) -> str:
    factor = formats.decimal(word["slope"], t.language, 2)
    return t("{word}, odds times {factor} a year, on the rise", word=word["display"], factor=factor)


def _at(factor: float, reach: float) -> float:
    """Where a factor stands between 0 and 1, 1 in the middle."""
    return 0.5 + 0.5 * math.log(factor) / reach


def _strength(word: Row) -> float:
    """How many half-widths of its interval the trend is from none."""
    width = math.log(word["slope_high"]) - math.log(word["slope_low"])
    return abs(math.log(word["slope"])) / width
