"""The forecast as it is stored: what it says reconciles, and a past forecast knows nothing of what came after."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analytics.forecast import shortage
from analytics.forecast.completion import Progress
from analytics.forecast.storage import DrawTables, draws_from
from analytics.forecast.weeks import Season
from data import changing, queries
from data.generations import store
from data.publish import drawing
from data.publish.demand_alone import demand_alone
from data.publish.season import weekly_counts


@pytest.fixture(scope="module")
def sample(demo_home: Path) -> store.Generation:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    return generation


def rows(generation: store.Generation, name: str, audience: str = "board") -> list[dict[str, Any]]:
    return queries.records(generation, audience, name)


def inputs(generation: store.Generation) -> drawing.Inputs:
    """What the coordinator's forecast of the sample is drawn from, promotion sizes left out."""
    with queries.connection(generation, "coordinator") as con:
        demand = con.execute("from finished_demand order by cohort_year").df()
        supply = con.execute("from finished_supply order by cohort_year, mentor_id").df()
        weekly = weekly_counts(con, "records")
    return drawing.Inputs(demand, supply, (10, 16), {}, 2016, weekly, None)


def test_the_three_campaigns_to_come_are_forecast_from_the_five_finished(sample: store.Generation) -> None:
    forecast = rows(sample, "forecast")
    assert [(row["cohort"], row["step"], row["campaigns"]) for row in forecast] == [
        ("X21", 1, 5),
        ("X22", 2, 5),
        ("X23", 3, 5),
    ]
    for row in forecast:
        for kind in ("demand", "supply", "gap"):
            assert row[f"{kind}_q10"] < row[f"{kind}_q50"] < row[f"{kind}_q90"]
        assert 0 < row["p_shortage"] < 1
    assert [row["leaving"] for row in forecast] == sorted(row["leaving"] for row in forecast)


def test_the_stored_draws_give_the_stored_forecast_back(sample: store.Generation) -> None:
    frames = (
        queries.rows(sample, "board", f"draw_{name}") for name in ("volunteers", "futures", "promotions")
    )
    demand, supply = draws_from(DrawTables(*frames))
    again = shortage.shortage(demand, supply)
    forecast = rows(sample, "forecast")
    assert list(again.risk) == pytest.approx([row["p_shortage"] for row in forecast])
    assert list(again.target) == [row["recruits_needed"] for row in forecast]
    assert list(again.gap[2]) == pytest.approx([row["gap_q50"] for row in forecast])


def test_dots_curve_and_shares_agree_with_the_forecast(sample: store.Generation) -> None:
    first = rows(sample, "forecast")[0]
    dots = [row["gap"] for row in rows(sample, "forecast_dot") if row["cohort"] == "X21"]
    assert len(dots) == 20
    assert abs(sum(gap > 0 for gap in dots) / 20 - first["p_shortage"]) <= 0.05
    curve = {
        row["recruits"]: row["p_shortage"] for row in rows(sample, "recruit_curve") if row["cohort"] == "X21"
    }
    assert curve[0] == first["p_shortage"]
    assert curve[first["recruits_needed"]] <= 0.1 < curve[first["recruits_needed"] - 1]
    assert list(curve.values()) == sorted(curve.values(), reverse=True)
    asked = sum(row["recruits"] for row in rows(sample, "recruit_share") if row["kind"] == "promotion")
    assert asked <= first["recruits_needed"]


def test_a_past_forecast_knows_nothing_of_what_came_after(sample: store.Generation) -> None:
    then = inputs(sample)
    known, _ = drawing.drawn(then.before(2019), 200)
    then.demand.loc[then.demand["cohort_year"] > 2018, "students"] = 9999
    unknown, _ = drawing.drawn(then.before(2019), 200)
    assert (known == unknown).all()
    past = pd.DataFrame(rows(sample, "past_forecast", "coordinator"))
    assert sorted(past["cohort"].unique()) == ["X18", "X19", "X20"]
    x20 = past[(past["cohort"] == "X20") & (past["quantity"] == "demand")].iloc[0]
    assert (x20["campaigns"], x20["naive"], x20["actual"]) == (4, 146, 202)
    assert x20["drift"] == pytest.approx(146 + (146 - 113) / 3)


@pytest.mark.parametrize("audience", ["coordinator", "board"])
def test_published_totals_alone_give_a_lower_bound_of_demand_and_no_shortage(
    totals_home: Path, audience: str
) -> None:
    """112, 143, 124, 142, 190: docs/method-demand.md has the same quantiles, 139/189/244 next year."""
    generation = store.current(totals_home / store.PROGRAMME)
    assert generation is not None
    assert rows(generation, "forecast", audience) == []
    assert rows(generation, "past_forecast", audience) == []
    alone = rows(generation, "demand_alone", audience)
    assert [(row["cohort"], row["campaigns"], row["is_bound"]) for row in alone] == [
        ("X21", 5, True),
        ("X22", 5, True),
        ("X23", 5, True),
    ]
    assert [alone[0][end] for end in ("q10", "q50", "q90")] == pytest.approx([139, 189, 244], abs=6)
    assert [row["more_than"] for row in alone] == [None, None, 200]
    assert alone[2]["q10"] < 200 < alone[2]["q90"]


def test_applications_without_volunteers_give_the_demand_alone(sample: store.Generation) -> None:
    known = inputs(sample)
    (alone,) = demand_alone(replace(known, supply=known.supply[:0])).values()
    whole = drawing.forecast_tables(known, {})["forecast_drawn"]
    assert not alone["is_bound"].any()
    for end in ("q10", "q50", "q90"):
        assert alone[end].tolist() == pytest.approx(whole[f"demand_{end}"].tolist())
    (one,) = demand_alone(replace(known, demand=known.demand[:1])).values()
    assert one.empty


def test_publishing_again_draws_the_same_forecast(sample: store.Generation, tmp_path: Path) -> None:
    folder = shutil.copytree(sample.store, tmp_path / store.DEMO)
    changing.rebuild(folder, "publish")
    generation = store.current(folder)
    assert generation is not None
    assert generation.number == sample.number + 1
    assert rows(generation, "forecast") == rows(sample, "forecast")


def test_the_share_of_the_cohort_is_forecast_where_every_size_is_known(sample: store.Generation) -> None:
    sizes = dict.fromkeys(range(2016, 2021), 500)
    as_before, _ = drawing.drawn(replace(inputs(sample), sizes=sizes), 400)
    doubled, _ = drawing.drawn(replace(inputs(sample), sizes=sizes | {2021: 1000}), 400)
    assert doubled[:, 0].mean() == pytest.approx(2 * as_before[:, 0].mean(), rel=0.01)
    assert as_before.max() <= 500


def test_the_curve_reaches_a_target_however_large(sample: store.Generation) -> None:
    many = inputs(sample)
    many.demand["students"] *= 4
    tables = drawing.forecast_tables(many, {"data": 3})
    for cohort, needed in tables["forecast_drawn"][["cohort", "recruits_needed"]].itertuples(index=False):
        curve = tables["curve_drawn"]
        risks = curve[curve["cohort"] == cohort].set_index("recruits")["p_shortage"]
        assert needed > 300
        assert risks[needed] <= 0.1 < risks[needed - 1]
        assert len(risks) <= 123


def test_past_campaigns_are_forecast_in_their_course(sample: store.Generation) -> None:
    past = pd.DataFrame(rows(sample, "past_season", "coordinator"))
    assert set(past["week"]) <= {2, 4, 6, 8}
    assert (past["q10"] >= past["came"]).all()
    demand = past[past["quantity"] == "demand"]
    width = ((demand["q90"] - demand["q10"]) / demand["actual"]).groupby(demand["week"]).mean()
    assert width[2] > width[8]


def test_the_demand_of_an_exceptional_campaign_is_left_out(sample: store.Generation) -> None:
    usual = inputs(sample)
    marked = replace(usual, exceptional=frozenset({2018}))
    assert marked.usual["students"].isna().tolist() == [False, False, True, False, False]
    gone = replace(usual, demand=usual.demand.assign(students=marked.usual["students"]))
    assert (drawing.drawn(marked, 200)[0] == drawing.drawn(gone, 200)[0]).all()
    assert drawing.forecast_tables(marked, {})["forecast_drawn"]["campaigns"].tolist() == [4, 4, 4]
    assert not drawing.is_enough(replace(usual, exceptional=frozenset(range(2016, 2020))))


def test_applications_so_far_raise_a_bound_and_do_not_narrow_it(sample: store.Generation) -> None:
    known = inputs(sample)
    came = Progress(180, 5.0, np.array([0.9]), np.array([100.0]))
    season = Season(2021, 5, came, None, known.supply[:0])
    pairs = replace(known, demand=known.demand.assign(is_censored=True), supply=known.supply[:0])
    (before,), (now,) = (demand_alone(replace(pairs, season=one)).values() for one in (None, season))
    assert now["q10"].iloc[0] == 180 > before["q10"].iloc[0]
    assert now["q90"].tolist() == before["q90"].tolist()


def test_campaigns_that_came_after_those_learnt_from_are_not_counted(sample: store.Generation) -> None:
    known = inputs(sample)
    early = replace(known, supply=known.supply[known.supply["cohort_year"] < 2019])
    assert drawing.forecast_tables(early, {})["forecast_drawn"]["campaigns"].tolist() == [3, 3, 3]
