"""The forecast is computed once, at publish, and stored: the draws for the levers, and what the pages show of them."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.disclosure.protection import Frames
from analytics.disclosure.roster import roster
from analytics.disclosure.rule import Rule
from analytics.forecast.asking import COMES
from analytics.forecast.people import chances_of_mentors
from analytics.pairing.matching import places_to_find
from analytics.promotions import code_of
from data.publish.change import change_rows
from data.publish.demand_alone import demand_alone
from data.publish.drawing import SEED, Inputs, Window, forecast_tables, is_enough
from data.publish.season import running_season, weekly_counts
from data.publish.track_record import past_forecasts
from data.sql import in_database, sql_text

TABLES = (
    "forecast_drawn",
    "alone_drawn",
    "season_drawn",
    "past_season_drawn",
    "change_drawn",
    "dot_drawn",
    "curve_drawn",
    "share_drawn",
    "driver_drawn",
    "past_drawn",
    "draw_volunteers",
    "draw_futures",
    "draw_promotions",
)


def write_forecast(con: DuckDBPyConnection, inputs: Inputs, mentors: pd.Index) -> None:
    """Fills the tables of `sql/forecast.sql` in `records`, from what `of_records` found there; see FEWEST_CAMPAIGNS.

    A cohort known by its published pairs alone had at least that demand. The campaign whose pairing is not over is the
    first to be forecast, given what has come in.
    """
    if not is_enough(inputs):
        _insert(con, "records", demand_alone(inputs))
        return
    missing = _places_missing(con, code_of(inputs.last))
    tables = {**forecast_tables(inputs, missing), **past_forecasts(inputs)}
    _insert(con, "records", {**tables, **_change(con, inputs)})
    _write_chances(con, inputs, mentors)


def of_records(con: DuckDBPyConnection, database: str) -> tuple[Inputs, pd.Index]:
    """What the exact forecast is drawn from, and the mentor for whom each number of its supply stands."""
    demand = con.execute(f"from {database}.finished_demand order by cohort_year").df()
    supply = con.execute(f"from {database}.finished_supply order by cohort_year, mentor_id").df()
    offers = con.execute(f"from {database}.running_offer order by cohort_year, mentor_id").df()
    supply["mentor_id"], mentors = pd.factorize(supply["mentor_id"], sort=True)  # numbers are compared sooner
    inputs = _inputs(con, database, demand, supply, offers)
    return replace(inputs, chances=_chances_of_asked(con, database, inputs, mentors)), mentors


def _chances_of_asked(
    con: DuckDBPyConnection, database: str, inputs: Inputs, mentors: pd.Index
) -> dict[int, float]:
    """The chance that those come who were asked for the next campaign, answered, and have not signed up for it."""
    if inputs.supply.empty:
        return {}
    answers = con.execute(
        f"select mentor_id, answer from {database}.asked_person"
        " where cohort = $cohort and answer in ('yes', 'no') and not has_offered order by mentor_id",
        {"cohort": code_of(inputs.last + 1)},
    ).fetchall()
    places = mentors.get_indexer(pd.Index([mentor for mentor, _ in answers]))
    return {int(at): COMES[answer] for at, (_, answer) in zip(places, answers, strict=True) if at >= 0}


def _change(con: DuckDBPyConnection, now: Inputs) -> dict[str, pd.DataFrame]:
    """Why the forecast differs from that of the records from which these were made; nothing where it had none."""
    is_of_this_version = con.execute(
        "select 1 from duckdb_views() where database_name = 'parent' and view_name = 'finished_demand'"
    ).fetchall()
    if not is_of_this_version:
        return {}
    risks = con.execute("select cohort_year::integer, p_shortage from parent.forecast_drawn").fetchall()
    then, _ = of_records(con, "parent")
    ((since,),) = con.execute("select any_value(data_on) from parent.dataset").fetchall()
    return {"change_drawn": change_rows(then, now, dict(risks), since)} if risks and is_enough(then) else {}


def _places_missing(con: DuckDBPyConnection, cohort: str) -> dict[str, int]:
    """Places to add per sector for every student of the cohort to have one."""
    wishes = con.execute(
        "select accepted, students from records.accepted_sectors where cohort = $cohort", {"cohort": cohort}
    ).fetchall()
    places = con.execute(
        "select sector, coalesce(places, 0) from records.sector_count where cohort = $cohort",
        {"cohort": cohort},
    ).fetchall()
    return places_to_find({frozenset(wished.split("|")): people for wished, people in wishes}, dict(places))


def write_published_forecast(con: DuckDBPyConnection, shown: Frames, rule: Rule) -> None:
    """Fills the same tables in `figures` with the forecast drawn again from what the board sees, and from nothing else.

    So it tells nothing that the protected counts `shown` do not tell, its draws included.
    """
    with in_database(con, "figures"):
        con.execute(sql_text("demand"))
    demand = con.execute("from figures.finished_demand order by cohort_year").df()
    con.execute("drop view figures.finished_demand")
    volunteers = roster(shown, rule)
    clock = shown["clock_count"].set_index("cohort_year")["state"]
    is_over = volunteers["cohort_year"].map(clock).isin(("under_way", "finished"))
    offers = volunteers[~is_over].assign(
        is_new=lambda rows: ~rows["mentor_id"].isin(volunteers.loc[is_over, "mentor_id"])
    )
    inputs = _inputs(con, "figures", demand, volunteers[is_over].reset_index(drop=True), offers)
    if not is_enough(inputs):
        _insert(con, "figures", demand_alone(inputs))
        return
    no_sector: dict[
        str, int
    ] = {}  # from rounded counts the allocation would be another than the coordinator's
    tables = {**forecast_tables(inputs, no_sector), **past_forecasts(inputs)}
    tables["forecast_drawn"]["leaving"] = rule.rounded(tables["forecast_drawn"]["leaving"])
    _insert(con, "figures", tables)


def _inputs(
    con: DuckDBPyConnection,
    database: str,
    demand: pd.DataFrame,
    supply: pd.DataFrame,
    offers: pd.DataFrame,
) -> Inputs:
    """What a forecast is drawn from, in either file."""
    window, sizes = _known_to_all(con, database)
    ((first,),) = con.execute(f"select min(cohort_year)::integer from {database}.cohort_count").fetchall()
    weekly = weekly_counts(con, database)
    inputs = Inputs(demand, supply, window, sizes, first, weekly, None, _exceptional(con, database))
    last = inputs.last if is_enough(inputs) else demand["cohort_year"].max()
    if pd.isna(last):  # no campaign is over yet
        return inputs
    return replace(inputs, season=running_season(con, database, int(last), weekly, offers, window))


def _known_to_all(con: DuckDBPyConnection, database: str) -> tuple[Window, dict[int, float]]:
    (window,) = con.execute(f"select lowest_gap, highest_gap from {database}.mentor_window").fetchall()
    return window, dict(con.execute(f"select entry_year, size from {database}.promotion_size").fetchall())


def _exceptional(con: DuckDBPyConnection, database: str) -> frozenset[int]:
    marked = con.execute(
        f"select cohort_year::integer from {database}.exceptional_campaign"
        f" inner join {database}.cohort_count using (cohort)"
    ).fetchall()
    return frozenset(year for (year,) in marked)


def _insert(con: DuckDBPyConnection, database: str, tables: Mapping[str, pd.DataFrame]) -> None:
    for name, frame in tables.items():
        con.register("drawn", frame)
        con.execute(f"insert into {database}.{name} by name select * from drawn")
        con.unregister("drawn")


def _write_chances(con: DuckDBPyConnection, inputs: Inputs, mentors: pd.Index) -> None:
    """Fills `mentor_chance`; who has signed up for a campaign under way need not be asked any more.

    A `mentor_id` of the supply is a place in `mentors`.
    """
    next_year = inputs.last + 1
    chances = chances_of_mentors(
        inputs.supply, inputs.window, next_year, np.random.default_rng(SEED), inputs.exceptional
    )
    of_asked = chances["mentor_id"].map(dict(inputs.chances)).astype(np.float64)
    drawn = chances.assign(mentor_id=mentors[chances["mentor_id"]], chance=of_asked.fillna(chances["chance"]))
    con.register("drawn", drawn)
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
