"""The forecast is computed once, at publish, and stored: the draws for the levers, and what the pages show of them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.protection import Frames
from analytics.disclosure.roster import roster, sectors_short
from analytics.disclosure.rule import Rule
from analytics.forecast import levers, shortage, storage
from analytics.forecast.demand import demand_draws
from analytics.forecast.people import chances_of_mentors
from analytics.forecast.supply import SupplyDraws, supply_draws
from analytics.pairing.matching import places_to_find
from analytics.promotions import code_of
from data.sql import in_database, sql_text

DRAWS, PAST_DRAWS, STEPS, DOTS, SEED = 2000, 800, 3, 20, 2017
FEWEST_CAMPAIGNS = 2
CURVE_POINTS = 120
TABLES = (
    "forecast_drawn",
    "dot_drawn",
    "curve_drawn",
    "share_drawn",
    "driver_drawn",
    "past_drawn",
    "draw_volunteers",
    "draw_futures",
    "draw_promotions",
)

Window: TypeAlias = tuple[int, int]
Draws: TypeAlias = npt.NDArray[Any]


def write_forecast(con: DuckDBPyConnection) -> None:
    """Fills the tables of `sql/forecast.sql` in `records`; leaves them empty below FEWEST_CAMPAIGNS campaigns.

    A cohort known by its published pairs alone had at least that demand. A campaign without a pair is under way: its
    counts are not final, and it is the first to be forecast.
    """
    demand = con.execute("from records.finished_demand order by cohort_year").df()
    supply = con.execute("from records.finished_supply order by cohort_year, mentor_id").df()
    supply["mentor_id"], mentors = pd.factorize(supply["mentor_id"], sort=True)  # numbers are compared sooner
    if not is_enough(demand, supply):
        return
    window, sizes = _known_to_all(con, "records")
    last = int(supply["cohort_year"].max())
    cohort = {"cohort": code_of(last)}
    wishes = con.execute(
        "select accepted, students from records.accepted_sectors where cohort = $cohort", cohort
    ).fetchall()
    places = con.execute(
        "select sector, coalesce(places, 0) from records.sector_count where cohort = $cohort", cohort
    ).fetchall()
    missing = places_to_find(
        {frozenset(wished.split("|")): people for wished, people in wishes}, dict(places)
    )
    _insert(con, "records", forecast_tables(demand, supply, window, sizes, missing))
    _write_chances(con, supply, mentors, window, last + 1)


def write_published_forecast(con: DuckDBPyConnection, shown: Frames, rule: Rule) -> None:
    """Fills the same tables in `figures` with the forecast drawn again from what the board sees, and from nothing else.

    So it tells nothing that the protected counts `shown` do not tell, its draws included.
    """
    with in_database(con, "figures"):
        con.execute(sql_text("demand"))
    demand = con.execute("from figures.finished_demand order by cohort_year").df()
    con.execute("drop view figures.finished_demand")
    supply = roster(shown, rule)
    if not is_enough(demand, supply):
        return
    window, sizes = _known_to_all(con, "figures")
    missing = sectors_short(shown["sector_count"], code_of(int(supply["cohort_year"].max())), rule)
    tables = forecast_tables(demand, supply, window, sizes, missing)
    tables["forecast_drawn"]["leaving"] = rule.rounded(tables["forecast_drawn"]["leaving"])
    _insert(con, "figures", tables)


def is_enough(demand: pd.DataFrame, supply: pd.DataFrame) -> bool:
    """Whether there are campaigns enough to learn from: demand known (not hidden, not a lower bound), and supply."""
    known = demand[~demand["is_censored"].astype(bool)]["students"].notna().sum()
    return min(supply["cohort_year"].nunique(), int(known)) >= FEWEST_CAMPAIGNS


def _known_to_all(con: DuckDBPyConnection, database: str) -> tuple[Window, dict[int, float]]:
    (window,) = con.execute(f"select lowest_gap, highest_gap from {database}.mentor_window").fetchall()
    return window, dict(con.execute(f"select entry_year, size from {database}.promotion_size").fetchall())


def _insert(con: DuckDBPyConnection, database: str, tables: Mapping[str, pd.DataFrame]) -> None:
    for name, frame in tables.items():
        con.register("drawn", frame)
        con.execute(f"insert into {database}.{name} by name select * from drawn")
        con.unregister("drawn")


def _write_chances(
    con: DuckDBPyConnection, supply: pd.DataFrame, mentors: pd.Index, window: Window, next_year: int
) -> None:
    """Fills `mentor_chance`; who has signed up for a campaign under way need not be asked any more.

    A `mentor_id` of `supply` is a place in `mentors`.
    """
    chances = chances_of_mentors(supply, window, next_year, np.random.default_rng(SEED))
    con.register("drawn", chances.assign(mentor_id=mentors[chances["mentor_id"]]))
    con.execute(
        """
        insert into records.mentor_chance by name
        select
            drawn.* exclude (last_year),
            mentor.promotion,
            mentor.sector,
            last_campaign.code as last_cohort
        from drawn
        inner join records.mentor using (mentor_id)
        inner join records.promotion as last_campaign on last_campaign.entry_year = drawn.last_year
        where drawn.mentor_id not in (select mentor_id from records.participation where cohort_year = $next_year)
        """,
        {"next_year": next_year},
    )
    con.unregister("drawn")


def forecast_tables(
    demand: pd.DataFrame,
    supply: pd.DataFrame,
    window: Window,
    sizes: Mapping[int, float],
    missing: Mapping[str, int],
) -> dict[str, pd.DataFrame]:
    """Every table of TABLES, from the finished campaigns."""
    last = int(supply["cohort_year"].max())
    wanted, offered = drawn(demand, supply, window, sizes, last, DRAWS)
    result = shortage.shortage(wanted, offered)
    gap = wanted - shortage.places(offered)
    kept = storage.draw_tables(wanted, offered)
    leaving = _leaving(supply[supply["cohort_year"] == last], window)
    return {
        "forecast_drawn": _summary(result, len(demand), leaving),
        "dot_drawn": _per_step(result.years, [_dots(gap[:, step]) for step in range(STEPS)]),
        "curve_drawn": _per_step(
            result.years, [_curve(wanted, offered, step, result) for step in range(STEPS)]
        ),
        "share_drawn": _shares(offered, int(result.target[0]), missing),
        "driver_drawn": _per_step(result.years, [_drivers(wanted, offered, step) for step in range(STEPS)]),
        "past_drawn": _past(demand, supply, window, sizes),
        **{f"draw_{part.name}": getattr(kept, part.name) for part in fields(kept)},
    }


def drawn(
    demand: pd.DataFrame,
    supply: pd.DataFrame,
    window: Window,
    sizes: Mapping[int, float],
    last: int,
    draws: int,
) -> tuple[Draws, SupplyDraws]:
    """Demand (draws, STEPS) and supply of the campaigns after the cohort of `last`, from what was known then.

    Where the size of every cohort is known, the share that applies is forecast instead of the count.
    """
    rng = np.random.default_rng(SEED)
    past = demand[demand["cohort_year"] <= last]
    history, censored = past["students"].to_numpy(float), past["is_censored"].to_numpy(bool)
    years = list(range(last + 1, last + 1 + STEPS))
    students = [sizes.get(int(year)) for year in past["cohort_year"]]
    ahead = [sizes.get(year, students[-1]) for year in years]
    shares: dict[str, Any] = {} if None in students else {"sizes": students, "next_sizes": ahead}
    wanted = demand_draws(history, STEPS, draws, rng, at_least=censored, **shares)
    before = supply[supply["cohort_year"] <= last]
    return wanted, supply_draws(before, window, years, draws, rng, sizes)


def _summary(result: shortage.Shortage, campaigns: int, leaving: Sequence[int]) -> pd.DataFrame:
    kinds = {"demand": result.demand, "supply": result.supply, "gap": result.gap}
    ends = {"q10": 0, "q25": 1, "q50": 2, "q75": 3, "q90": 4}
    quantiles = {f"{kind}_{end}": values[row] for kind, values in kinds.items() for end, row in ends.items()}
    return pd.DataFrame(
        {
            "cohort": [code_of(int(year)) for year in result.years],
            "cohort_year": result.years,
            "step": range(1, len(result.years) + 1),
            "campaigns": campaigns,
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


def _past(
    demand: pd.DataFrame, supply: pd.DataFrame, window: Window, sizes: Mapping[int, float]
) -> pd.DataFrame:
    """What would have been forecast before each past campaign, with the naive rivals, and what happened."""
    places = supply.groupby("cohort_year")["capacity"].sum()
    students = demand[~demand["is_censored"]].set_index("cohort_year")["students"]
    rows: list[dict[str, Any]] = []
    for year in places.index[FEWEST_CAMPAIGNS:]:
        if not is_enough(demand[demand["cohort_year"] < year], supply[supply["cohort_year"] < year]):
            continue
        wanted, offered = drawn(demand, supply, window, sizes, int(year) - 1, PAST_DRAWS)
        for quantity, values, known in (
            ("demand", wanted[:, 0], students),
            ("supply", shortage.places(offered)[:, 0], places),
        ):
            past = known[known.index < year]
            if year in known.index and len(past) >= FEWEST_CAMPAIGNS:
                q10, q50, q90 = np.quantile(values, [0.1, 0.5, 0.9])
                drift = past.iloc[-1] + (past.iloc[-1] - past.iloc[0]) / (len(past) - 1)
                rows.append(
                    {
                        "cohort": code_of(int(year)),
                        "campaigns": len(past),
                        "quantity": quantity,
                        "q10": q10,
                        "q50": q50,
                        "q90": q90,
                        "naive": past.iloc[-1],
                        "drift": drift,
                        "actual": known[year],
                    }
                )
    names = ["cohort", "campaigns", "quantity", "q10", "q50", "q90", "naive", "drift", "actual"]
    return pd.DataFrame(rows, columns=names)
