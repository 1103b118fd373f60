"""Why the forecast changed since the last publication: the same draws again, with one input replaced at a time."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pandas as pd

from analytics.forecast import shortage
from analytics.forecast.completion import Progress
from analytics.forecast.supply import SupplyDraws
from analytics.forecast.weeks import Season, progress_at
from analytics.promotions import code_of
from data.publish.drawing import DRAWS, STEPS, Draws, Inputs, drawn, in_season

Base: TypeAlias = tuple[Draws, SupplyDraws]
Key: TypeAlias = tuple[int, int, tuple[int, int], frozenset[int], frozenset[tuple[int, float]]]
Bases: TypeAlias = dict[Key, Base]
COLUMNS = ["cohort", "since", "position", "cause", "p_before", "p_after", "persons"]


def change_rows(then: Inputs, now: Inputs, published: dict[int, float], since: object) -> pd.DataFrame:
    """One row per cause, in the order in which inputs are replaced, for each cohort forecast then and now.

    `published`: the risk published then, by cohort year. `p_before` of a row is `p_after` of the one before: the
    parts add up to the change. `persons`: applications or volunteers more than then, where the cause is about them.
    """
    if _alike(then, now):  # the same campaigns are not fitted twice
        then = replace(then, demand=now.demand, supply=now.supply)
    bases: Bases = {}
    rows = []
    for year in range(now.last + 1, now.last + 1 + STEPS):
        if year not in published:
            continue
        before = published[year]
        for position, (cause, inputs, persons) in enumerate(_replaced(then, now)):
            after = _risk(inputs, year, bases)
            if after is None:
                continue
            rows.append((code_of(year), since, position, cause, before, after, persons))
            before = after
    return pd.DataFrame(rows, columns=COLUMNS)


def _risk(inputs: Inputs, year: int, bases: Bases) -> float | None:
    """The chance of a shortage for the cohort of `year`; None beyond the campaigns that these inputs reach."""
    step = year - inputs.last - 1
    if not 0 <= step < STEPS:
        return None
    chances = frozenset(inputs.chances.items())
    key = (id(inputs.demand), id(inputs.supply), inputs.window, inputs.exceptional, chances)
    if key not in bases:
        bases[key] = drawn(replace(inputs, season=None), DRAWS)
    wanted, offered = in_season(*bases[key], inputs) if inputs.season else bases[key]
    return float(np.mean(wanted[:, step] > shortage.places(offered)[:, step]))


def _replaced(then: Inputs, now: Inputs) -> Iterator[tuple[str, Inputs, int | None]]:
    """Each cause with the inputs as they stand once it is replaced, and by how many persons it moved."""
    yield "model", then, None
    inputs = replace(then, window=now.window)
    if then.window != now.window:
        yield "window", inputs, None
    inputs = replace(inputs, exceptional=now.exceptional)
    if then.exceptional != now.exceptional:
        yield "marked", inputs, None
    same = (
        replace(now, season=inputs.season, chances=inputs.chances)
        if now.last == then.last
        else now.before(then.last + 1)
    )
    if not _alike(inputs, same):
        inputs = replace(same, season=inputs.season)
        yield "corrected", inputs, None
    if now.last != then.last:
        inputs = replace(now, season=None, chances={})
        yield "over", inputs, None
    if inputs.chances != now.chances:
        answers = len(now.chances) - len(inputs.chances)
        inputs = replace(inputs, chances=now.chances)
        yield "answers", inputs, answers
    for cause, season, persons in _seasons(inputs.season, now):
        inputs = replace(now, season=season)
        yield cause, inputs, persons


def _seasons(then: Season | None, now: Inputs) -> Iterator[tuple[str, Season | None, int | None]]:
    """The running campaign so many weeks later, then with the applications received, the mentors back, the new ones."""
    end = now.season
    if end is None:
        return
    start = then or replace(end, applications=None, places=None, offers=end.offers.iloc[:0])
    came = [season.applications.came if season.applications else 0 for season in (start, end)]
    later = replace(
        start, week=end.week, applications=_applications(came[0], now), places=_places(start.offers, now)
    )
    yield "time", later, None
    yield "applications", replace(later, applications=end.applications), came[1] - came[0]
    returning = pd.concat([start.offers[start.offers["is_new"]], end.offers[~end.offers["is_new"]]])
    back = int((~end.offers["is_new"]).sum() - (~start.offers["is_new"]).sum())
    yield "returns", replace(end, offers=returning, places=_places(returning, now)), back
    new = int(end.offers["is_new"].sum() - start.offers["is_new"].sum())
    yield "volunteers", end, new


def _applications(came: int, now: Inputs) -> Progress | None:
    season = now.season
    if season is None or season.applications is None:
        return None
    weeks = season.applications.weeks
    return progress_at(now.weekly, season.cohort_year, "applications_so_far", came, weeks)


def _places(offers: pd.DataFrame, now: Inputs) -> Progress | None:
    season = now.season
    if season is None or season.places is None:
        return None
    inside = offers[(season.cohort_year - offers["promotion_year"]).between(*now.window)]
    came, weeks = float(inside["capacity"].sum()), season.places.weeks
    return progress_at(now.weekly, season.cohort_year, "volunteers_so_far", came, weeks)


def _alike(one: Inputs, other: Inputs) -> bool:
    """Whether the campaigns that are over are the same in both."""
    keys = ["promotion_year", "cohort_year", "capacity"]
    return (
        one.demand.reset_index(drop=True).equals(other.demand.reset_index(drop=True))
        and one.supply[keys].reset_index(drop=True).equals(other.supply[keys].reset_index(drop=True))
        and dict(one.sizes) == dict(other.sizes)
        and one.launched == other.launched
    )
