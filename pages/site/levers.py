"""What the script of the forecast needs to answer when a lever moves: the grid, the forecast as it is, and the words.

The words are those of the page: sentences that hold a number are asked for once in each form, the number left open.
"""

from collections.abc import Iterator
from itertools import product
from math import ceil
from typing import Any

from analytics.charts.forecast import scenario_title
from analytics.edition import Edition
from analytics.forecast import grid, sentences
from analytics.forecast.scenarios import LONGEST_NAME, MOST_KEPT
from analytics.forecast.shortage import shortage
from analytics.forecast.storage import DrawTables, draws_from
from analytics.frames import rows
from analytics.language.texts import Translator

# Ends of an interval: each kind of number that a sentence tells apart.
STANDS_FOR = (-83, -71, -1, 0, 1, 71, 83)


def content(view: Edition) -> dict[str, Any]:
    """The grid of the forecast that the edition shows, its error, and its words in the language of the edition."""
    tables = DrawTables(*(view.rows(f"draw_{name}") for name in ("volunteers", "futures", "promotions")))
    demand, supply = draws_from(tables)
    computed = grid.grid_of(demand, supply)
    usual = grid.exact(shortage(demand, supply))
    upcoming = rows(view.rows("forecast"))[0]
    return {
        "grid": computed.as_plain(),
        "usual": {
            "gap": usual.gap[:, 0].tolist(),
            "risk": usual.risk.tolist(),
            "demand": usual.demand.tolist(),
            "supply": usual.supply.tolist(),
            "pairs": usual.pairs,
            "target": usual.target,
        },
        "years": [int(year) for year in supply.years],
        "most": grid.MOST,
        "kept": MOST_KEPT,
        "texts": {
            **_texts(str(upcoming["cohort"]), view.t),
            "error": _error(grid.error(computed, demand, supply), view.t),
        },
    }


def _texts(cohort: str, t: Translator) -> dict[str, Any]:
    chances = [number / 10 for number in range(1, 10)]
    return {
        "odds": [sentences.odds(chance, t) for chance in chances],
        "titles": [scenario_title([{"cohort": cohort, "p_shortage": chance}], t) for chance in chances],
        "intervals": dict(_intervals(t)),
        "columns": [
            t("Scenario"),
            t("Risk"),
            t("Places, 8 cases out of 10"),
            t("Pairs expected"),
            t("Volunteers to find"),
        ],
        "head": t("Side by side, for the {cohort}", cohort=cohort),
        "note": t("What each scenario would give"),
        "usual": t("As it is"),
        "yours": t("Your scenario"),
        "name": t("Name of this scenario"),
        "longest": LONGEST_NAME,
        "keep": t("Put aside"),
        "forget": t("Forget them"),
        "grey": t("In grey: as it is"),
    }


def _intervals(t: Translator) -> Iterator[tuple[str, str]]:
    """The kinds of the two ends of an interval → its sentence, their numbers left open as {a} and {b}."""
    for low, high in product(STANDS_FOR, STANDS_FOR):
        if low <= high:
            sentence = sentences.interval({"gap_q10": low, "gap_q90": high}, t)
            for end, name in ((low, "{a}"), (high, "{b}")):
                sentence = sentence.replace(str(abs(end)), name) if abs(end) > 1 else sentence
            yield f"{_kind(low)} {_kind(high)}{' same' if low == high else ''}", sentence


def _kind(end: int) -> str:
    return str(end) if abs(end) < 2 else "many" if end > 0 else "-many"


def _error(largest: dict[str, float], t: Translator) -> str:
    return t(
        "Computed beforehand at some positions of the levers, and between them by interpolation: of {n} positions taken"
        " at random, the risk (in 100) is within {risk} of the dashboard's, the places within {places}, the pairs"
        " within {pairs}.",
        n=grid.TRIED,
        risk=ceil(largest["risk"]),
        places=ceil(largest["places"]),
        pairs=ceil(largest["pairs"]),
    )
