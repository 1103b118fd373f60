"""A forecast is drawn from the campaigns that are over and from what is known of the running one: its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.forecast import levers, shortage, storage
from analytics.forecast.completion import UNLIKE_IF_MARKED, final_draws
from analytics.forecast.demand import demand_draws
from analytics.forecast.season import demand_in_season, supply_in_season
from analytics.forecast.supply import SupplyDraws, supply_draws
from analytics.forecast.weeks import Season, projected
from analytics.promotions import code_of

DRAWS, STEPS, DOTS, SEED = 2000, 3, 20, 2017
FEWEST_CAMPAIGNS = 2
CURVE_POINTS = 120

Window: TypeAlias = tuple[int, int]
Draws: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True)
class Inputs:
    """All that a forecast is drawn from.

    `demand`: rows of finished_demand, oldest first; `supply`: rows of finished_supply, mentors by number; `window`:
    gaps asked; `sizes`: people per promotion, by entry year; `launched`: cohort year of the first campaign of all;
    `weekly`: rows of `season.weekly_counts`; `season`: what is known of the running campaign, None when none runs;
    `exceptional`: cohort years of the campaigns whose level says nothing of the others; `chances`: the chance that a
    mentor, by number, comes to the first campaign forecast, of those who were asked and answered.
    """

    demand: pd.DataFrame
    supply: pd.DataFrame
    window: Window
    sizes: Mapping[int, float]
    launched: int | None
    weekly: pd.DataFrame
    season: Season | None
    exceptional: frozenset[int] = frozenset()
    chances: Mapping[int, float] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Cohort year of the last campaign whose volunteers are known and whose pairing is over."""
        return int(self.supply["cohort_year"].max())

    @property
    def usual(self) -> pd.DataFrame:
        """`demand`, with no number for the campaigns that are exceptional."""
        is_usual = ~self.demand["cohort_year"].isin(self.exceptional)
        return self.demand.assign(students=self.demand["students"].where(is_usual))

    def before(self, year: int) -> "Inputs":
        """What was known before the campaign of the cohort of `year`."""
        demand = self.demand[self.demand["cohort_year"] < year]
        supply = self.supply[self.supply["cohort_year"] < year]
        return replace(self, demand=demand, supply=supply, season=None, chances={})


def is_enough(inputs: Inputs) -> bool:
    """Whether there are campaigns enough to learn from: demand known (not hidden, not a lower bound), and supply."""
    usable = inputs.usual[~inputs.demand["is_censored"].astype(bool)]["students"].notna().sum()
    offered = len(set(inputs.supply["cohort_year"]) - inputs.exceptional)
    return min(offered, int(usable)) >= FEWEST_CAMPAIGNS


def forecast_tables(inputs: Inputs, missing: Mapping[str, int]) -> dict[str, pd.DataFrame]:
    """The tables of the forecast; `missing`: places missing by sector in the last campaign."""
    wanted, offered = drawn(inputs, DRAWS)
    result = shortage.shortage(wanted, offered)
    gap = wanted - shortage.places(offered)
    kept = storage.draw_tables(wanted, offered)
    latest = inputs.supply[inputs.supply["cohort_year"] == inputs.last]
    steps = range(STEPS)
    return {
        "forecast_drawn": _summary(result, inputs, _leaving(latest, inputs.window)),
        "season_drawn": _season_curve(wanted, shortage.places(offered), inputs),
        "dot_drawn": _per_step(result.years, [_dots(gap[:, step]) for step in steps]),
        "curve_drawn": _per_step(result.years, [_curve(wanted, offered, step, result) for step in steps]),
        "share_drawn": _shares(offered, int(result.target[0]), missing),
        "driver_drawn": _per_step(result.years, [_drivers(wanted, offered, step) for step in steps]),
        **{f"draw_{part.name}": getattr(kept, part.name) for part in fields(kept)},
    }


def drawn(inputs: Inputs, draws: int) -> tuple[Draws, SupplyDraws]:
    """Demand (draws, STEPS) and supply of the campaigns after the last one, given what is known of the running one."""
    rng, first = np.random.default_rng(SEED), inputs.last + 1
    wanted = demand_before(inputs, first, draws, rng)
    years = list(range(first, first + STEPS))
    offered = supply_draws(
        inputs.supply,
        inputs.window,
        years,
        draws,
        rng,
        inputs.sizes,
        launched=inputs.launched,
        exceptional=inputs.exceptional,
        chances=inputs.chances,
    )
    return in_season(wanted, offered, inputs) if inputs.season else (wanted, offered)


def demand_before(inputs: Inputs, first: int, draws: int, rng: np.random.Generator) -> Draws:
    """Demand (draws, STEPS) from the cohort of year `first` on, whatever is known of that one."""
    finished = inputs.usual[inputs.demand["cohort_year"] < first]
    return _demand(finished, inputs.sizes, first, STEPS, draws, rng)


def _demand(
    campaigns: pd.DataFrame,
    sizes: Mapping[int, float],
    first: int,
    steps: int,
    draws: int,
    rng: np.random.Generator,
) -> Draws:
    """Demand (draws, steps) of the cohorts from year `first` on, after the given `campaigns`.

    Where the size of every cohort is known, the share that applies is forecast instead of the count.
    """
    students = [sizes.get(int(year)) for year in campaigns["cohort_year"]]
    ahead = [sizes.get(year, students[-1]) for year in range(first, first + steps)]
    shares: dict[str, Any] = {} if None in students else {"sizes": students, "next_sizes": ahead}
    history, censored = campaigns["students"].to_numpy(float), campaigns["is_censored"].to_numpy(bool)
    return demand_draws(history, steps, draws, rng, at_least=censored, **shares)


def in_season(wanted: Draws, offered: SupplyDraws, inputs: Inputs) -> tuple[Draws, SupplyDraws]:
    """Draws made before the running campaign, their first, given what is known of it."""
    season = inputs.season
    if season and season.places:
        is_exceptional = season.cohort_year in inputs.exceptional
        rng = np.random.default_rng(SEED + 1)
        offered = supply_in_season(offered, season.places, season.offers, rng, is_exceptional)
    return demand_given(wanted, inputs), offered


def demand_given(wanted: Draws, inputs: Inputs) -> Draws:
    """Demand drawn before the running campaign, its first, given the applications that have come."""
    rng, season = np.random.default_rng(SEED), inputs.season
    if season is None or season.applications is None:
        return wanted
    if season.cohort_year in inputs.exceptional:
        ends = final_draws(wanted[:, 0].astype(np.float64), season.applications, UNLIKE_IF_MARKED)
        return np.column_stack([ends, wanted[:, 1:]])
    year = season.cohort_year

    def after(end: int, draws: int) -> Draws:
        now = pd.DataFrame([{"cohort_year": year, "students": float(end), "is_censored": False}])
        campaigns = pd.concat([inputs.usual, now], ignore_index=True)
        return _demand(campaigns, inputs.sizes, year + 1, STEPS - 1, draws, rng)

    return demand_in_season(wanted[:, 0], season.applications, after)


def _season_curve(wanted: Draws, places: Draws, inputs: Inputs) -> pd.DataFrame:
    """How the running totals of the running campaign may go on, by quantity and week."""
    curves = [pd.DataFrame(columns=["cohort", "quantity", "week", "q10", "q50", "q90"])]
    season = inputs.season
    if season:
        for quantity, measure, now, ends in (
            ("demand", "applications_so_far", season.applications, wanted[:, 0]),
            ("supply", "volunteers_so_far", season.places, places[:, 0].astype(np.int64)),
        ):
            if now is not None:
                curve = projected(inputs.weekly, season.cohort_year, measure, now, ends)
                curves.append(curve.assign(cohort=code_of(season.cohort_year), quantity=quantity))
    return pd.concat(curves, ignore_index=True)


def _summary(result: shortage.Shortage, inputs: Inputs, leaving: Sequence[int]) -> pd.DataFrame:
    kinds = {"demand": result.demand, "supply": result.supply, "gap": result.gap}
    ends = {"q10": 0, "q25": 1, "q50": 2, "q75": 3, "q90": 4}
    quantiles = {f"{kind}_{end}": values[row] for kind, values in kinds.items() for end, row in ends.items()}
    wide = {"q10": 0, "q50": 2, "q90": 4}
    quantiles |= {f"missing_{end}": np.maximum(result.gap[row], 0) for end, row in wide.items()}
    quantiles |= {f"still_{end}": result.still[row] for end, row in wide.items()}
    of_season = inputs.season.known() if inputs.season else {}
    return pd.DataFrame(
        {
            "cohort": [code_of(int(year)) for year in result.years],
            "cohort_year": result.years,
            **{name: [value, *[None] * (STEPS - 1)] for name, value in of_season.items()},
            "step": range(1, len(result.years) + 1),
            "campaigns": int(
                inputs.usual["students"][inputs.demand["cohort_year"] <= inputs.last].notna().sum()
            ),
            **quantiles,
            "p_shortage": result.risk,
            "expected_unmatched": result.unmatched,
            "recruits_needed": [None if target < 0 else int(target) for target in result.target],
            "leaving": leaving,
        }
    )


def _leaving(latest: pd.DataFrame, window: Window) -> list[int]:
    """Per step: mentors of the latest campaign who are sure to be past the window."""
    gap = latest["cohort_year"] - latest["promotion_year"]
    return [int((gap + step > window[1]).sum()) for step in range(1, STEPS + 1)]


def _per_step(years: npt.NDArray[np.int64], frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(
        [frame.assign(cohort=code_of(int(year))) for year, frame in zip(years, frames, strict=True)],
        ignore_index=True,
    )


def _dots(gap: Draws) -> pd.DataFrame:
    chances = (np.arange(DOTS) + 0.5) / DOTS
    return pd.DataFrame({"dot": range(1, DOTS + 1), "gap": np.quantile(gap, chances)})


def _curve(wanted: Draws, offered: SupplyDraws, step: int, result: shortage.Shortage) -> pd.DataFrame:
    """The risk for every number of recruits up to CURVE_POINTS, or as many numbers up to beyond a larger target."""
    target = int(result.target[step])
    furthest = max(CURVE_POINTS, 3 * target // 2)
    asked = np.unique(
        [*np.linspace(0, furthest, CURVE_POINTS + 1).astype(int), max(target - 1, 0), max(target, 0)]
    )
    return pd.DataFrame(
        {"recruits": asked, "p_shortage": levers.risk_curve(wanted, offered, shortage.AS_IS, step, asked)}
    )


def _drivers(wanted: Draws, offered: SupplyDraws, step: int) -> pd.DataFrame:
    bars = levers.tornado(wanted, offered, step=step)
    return pd.DataFrame(
        [{"driver": bar.name, "p_low": bar.risk[0], "p_high": bar.risk[1]} for bar in bars],
        columns=["driver", "p_low", "p_high"],
    )


def _shares(offered: SupplyDraws, needed: int, missing: Mapping[str, int]) -> pd.DataFrame:
    """Whom to ask for the next campaign: by promotion, and by sector in the measure of the places missing there."""
    promotions, _ = levers.share_out(offered, max(needed, 0))
    by_promotion = [("promotion", code_of(year), people) for year, people in promotions.items()]
    everywhere = sum(missing.values())
    by_sector = [
        ("sector", code, round(max(needed, 0) * places / everywhere)) for code, places in missing.items()
    ]
    return pd.DataFrame(by_promotion + by_sector, columns=["kind", "code", "recruits"])
