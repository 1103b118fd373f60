"""Scenarios of the forecast as a reader handles them: levers, their text in an address, their effects in a table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.forecast import levers, sentences, shortage
from analytics.forecast.shortage import AS_IS, Scenario
from analytics.forecast.supply import SupplyDraws
from analytics.frames import rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import code_of

BETWEEN = "~"
NEARLY_ALL = 0.995  # a share that would be written 100 %
LONGEST_NAME, MOST_KEPT = 40, 4
ENDS = {"q10": 0, "q50": 2, "q90": 4}  # quantile → its row in a `Shortage`
Demand = npt.NDArray[np.int64]


class Levers(NamedTuple):
    """Where six levers stand; `mentees` and `cap` are 0 for as each offered and for no cap, shares are in percent."""

    window: int
    mentees: float
    asked: int
    retention: int
    size: int
    cap: int


def as_text(name: str, chosen: Levers) -> str:
    """A named scenario as one parameter of an address: 'Deux par mentor~16~2~0~100~100~0'."""
    return BETWEEN.join([name.replace(BETWEEN, " ")[:LONGEST_NAME], *(f"{lever:g}" for lever in chosen)])


def from_texts(texts: Iterable[str]) -> dict[str, Levers]:
    """The scenarios of an address by name, the last MOST_KEPT; what cannot be read is passed over."""
    levers_by_name: dict[str, Levers] = {}
    for text in texts:
        name, *numbers = text.split(BETWEEN)
        try:
            window, mentees, asked, retention, size, cap = (float(number) for number in numbers)
            kept = Levers(int(window), mentees, int(asked), int(retention), int(size), int(cap))
        except (ValueError, OverflowError):
            continue
        levers_by_name[name[:LONGEST_NAME]] = kept
    return dict(list(levers_by_name.items())[-MOST_KEPT:])


def scenario_of(chosen: Levers, supply: SupplyDraws) -> Scenario:
    """The scenario that the levers stand for; people asked in addition are shared out over the promotions."""
    lowest, highest = supply.window
    widest = min(max(chosen.window, lowest), highest + 3)
    asked = min(max(chosen.asked, 0), 10_000)
    return Scenario(
        window=None if widest == highest else (lowest, widest),
        mentees_per_mentor=chosen.mentees or None,
        extra_recruits=levers.share_out(supply, asked)[0] if asked else {},
        retention=chosen.retention / 100,
        cohort_size=chosen.size / 100,
        admissions=chosen.cap or None,
    )


def compared(
    named: Mapping[str, Scenario],
    demand: Demand,
    supply: SupplyDraws,
    t: Translator,
    usual: shortage.Shortage,
) -> pd.DataFrame:
    """One row per scenario, as Markdown, for the next campaign: risk, places missing, pairs, people still to ask.

    `usual`: the forecast as it is.
    """
    table = []
    for name, scenario in named.items():
        result = usual if scenario == AS_IS else shortage.shortage(demand, supply, scenario)
        gain, target = float(result.pairs[0] - usual.pairs[0]), int(result.target[0])
        row, pairs = rows(drawn(result))[0], formats.number(float(result.pairs[0]), t.language)
        table.append(
            {
                t("Scenario"): formats.literal(name),
                t("Risk"): sentences.odds(row["p_shortage"], t),
                t("Places, 8 cases out of 10"): sentences.interval(row, t),
                t("Pairs expected"): f"{pairs} ({formats.signed(gain, t.language)})"
                if round(gain)
                else pairs,
                t("Volunteers to find"): formats.number(None if target < 0 else target, t.language),
            }
        )
    return pd.DataFrame(table)


def drawn(result: shortage.Shortage) -> pd.DataFrame:
    """A forecast under a scenario as the chart of the forecast takes it: one row per campaign, named as those of it."""
    kinds = {"demand": result.demand, "supply": result.supply, "gap": result.gap}
    return pd.DataFrame(
        {
            "cohort": [code_of(int(year)) for year in result.years],
            "cohort_year": result.years,
            **{f"{kind}_{end}": values[row] for kind, values in kinds.items() for end, row in ENDS.items()},
            "p_shortage": result.risk,
        }
    )


def effects(demand: Demand, supply: SupplyDraws, t: Translator) -> pd.DataFrame:
    """One row per lever moved alone, as text, the one that leaves fewest students without a place first."""
    lowest, highest = supply.window
    moved = {
        t("Ask one older class too"): replace(AS_IS, window=(lowest, highest + 1)),
        t("Two students for every mentor"): replace(AS_IS, mentees_per_mentor=2.0),
        t("Find 20 more volunteers, 8 in 10 of whom come"): replace(
            AS_IS, extra_recruits=levers.share_out(supply, 20)[0]
        ),
        t("One mentor in ten more comes back"): replace(AS_IS, retention=1.1),
        t("Accept one student in ten fewer"): replace(AS_IS, cohort_size=0.9),
    }
    gains = sorted(levers.effects(demand, supply, moved).items(), key=lambda gain: -gain[1].unmatched[0])
    return pd.DataFrame(
        [
            {
                t("Lever"): name,
                t("Pairs gained"): formats.signed(float(gain.pairs[0]), t.language),
                t("Students without a place avoided"): formats.number(float(gain.unmatched[0]), t.language),
                t("Risk removed, in points"): formats.number(100 * float(gain.risk[0]), t.language),
            }
            for name, gain in gains
        ]
    )


def worth_of_a_survey(demand: Demand, supply: SupplyDraws) -> float:
    """The share of the variance of the next campaign's gap that knowing the supply exactly would remove: 0 to 1."""
    variance = float(np.var(demand[:, 0] - shortage.places(supply)[:, 0]))
    return max(1 - float(np.var(demand[:, 0])) / variance, 0.0) if variance else 0.0


def survey_sentence(share: float, t: Translator) -> str:
    """What a survey of mentors would bring; `share`: that of `worth_of_a_survey`."""
    if share >= NEARLY_ALL:
        return t(
            "A survey of mentors that said exactly who will come back or join would remove nearly all of the"
            " uncertainty of the gap: demand is known."
        )
    return t(
        "A survey of mentors that said exactly who will come back or join would remove {share} of the"
        " uncertainty (variance) of the gap; the rest is demand.",
        share=formats.percent(share, t.language),
    )
