"""The draws of a forecast as tables, and back: what the data layer keeps so that a page need not fit anything again."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.forecast.returning import Counts, Reals
from analytics.forecast.supply import SupplyDraws

PER_STEP = ("year_shock", "back")
PER_DRAW = ("leaving", "returning", "recruit_places", "luck")


@dataclass(frozen=True)
class DrawTables:
    """Three frames that hold one forecast.

    `volunteers`: draw, origin, step, promotion_year, mentors, places; a row where there is at least one mentor.
    `futures`: draw, step, cohort_year, demand, year_shock, back, leaving, returning, recruit_places, luck; one row per
    draw and step. `promotions`: promotion_year, best, lowest_gap, highest_gap; one row per promotion kept.
    Promotions may hold very few mentors: `volunteers` and `promotions` tell them apart, so they are the coordinator's.
    """

    volunteers: pd.DataFrame
    futures: pd.DataFrame
    promotions: pd.DataFrame


def draw_tables(demand_draws: Reals | Counts, supply: SupplyDraws) -> DrawTables:
    """The tables of demand draws (D, H) and supply draws."""
    draws, steps = supply.year_shock.shape
    draw, origin, step, place = np.nonzero(supply.mentors)
    volunteers = pd.DataFrame(
        {
            "draw": draw,
            "origin": origin,
            "step": step,
            "promotion_year": supply.promotions[place],
            "mentors": supply.mentors[draw, origin, step, place],
            "places": supply.places[draw, origin, step, place],
        }
    )
    futures = pd.DataFrame(
        {
            "draw": np.repeat(np.arange(draws), steps),
            "step": np.tile(np.arange(steps), draws),
            "cohort_year": np.tile(supply.years, draws),
            "demand": np.asarray(demand_draws, dtype=np.int64).ravel(),
        }
    )
    futures = futures.assign(
        **{name: getattr(supply, name).ravel() for name in PER_STEP},
        **{name: np.repeat(getattr(supply, name), steps) for name in PER_DRAW},
    )
    promotions = pd.DataFrame({"promotion_year": supply.promotions, "best": supply.best})
    promotions = promotions.assign(lowest_gap=supply.window[0], highest_gap=supply.window[1])
    return DrawTables(volunteers, futures, promotions)


def draws_from(tables: DrawTables) -> tuple[Counts, SupplyDraws]:
    """The demand draws (D, H) and the supply draws that the tables hold, whatever the order of their rows."""
    futures = tables.futures.sort_values(["draw", "step"])
    promotions = tables.promotions.sort_values("promotion_year")
    years = np.unique(futures["cohort_year"].to_numpy(dtype=np.int64))
    shape = (len(futures) // len(years), len(years))
    wide = {name: futures[name].to_numpy(dtype=np.float64).reshape(shape) for name in PER_STEP + PER_DRAW}
    entry_years = promotions["promotion_year"].to_numpy(dtype=np.int64)
    cells = tables.volunteers[["draw", "origin", "step", "promotion_year"]].to_numpy(dtype=np.int64).T
    index = (*cells[:3], np.searchsorted(entry_years, cells[3]))
    counts = {
        name: np.zeros((shape[0], 1 + shape[1], shape[1], len(entry_years)), dtype=np.int64)
        for name in ("mentors", "places")
    }
    for name, array in counts.items():
        array[index] = tables.volunteers[name].to_numpy(dtype=np.int64)
    window = (int(promotions["lowest_gap"].iloc[0]), int(promotions["highest_gap"].iloc[0]))
    supply = SupplyDraws(
        promotions=entry_years,
        years=years,
        window=window,
        mentors=counts["mentors"],
        places=counts["places"],
        back=wide["back"],
        year_shock=wide["year_shock"],
        leaving=wide["leaving"][:, 0],
        returning=wide["returning"][:, 0],
        recruit_places=wide["recruit_places"][:, 0],
        luck=wide["luck"][:, 0],
        best=promotions["best"].to_numpy(dtype=np.int64),
    )
    return futures["demand"].to_numpy(dtype=np.int64).reshape(shape), supply
