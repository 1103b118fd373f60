"""A list of mentors that agrees with the published figures: what the board's forecast learns from, and nobody is in it.

The models of the forecast want who took part in which campaign. Drawn up from protected counts alone, this list tells
nothing that they do not; so neither does a forecast made from it, its draws included.
"""

import math
from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from analytics.disclosure.protection import Frames
from analytics.disclosure.rule import Counts, Rule
from analytics.disclosure.tables import COHORT
from analytics.promotions import year_of

COLUMNS = ["mentor_id", "promotion_year", "cohort_year", "capacity"]
NOBODY = np.empty(0)

# Promotion → its mentors so far, and the year of the last campaign of each.
Seen = dict[int, tuple[Counts, Counts]]


def roster(shown: Frames, rule: Rule) -> pd.DataFrame:
    """One row per invented mentor and finished campaign, columns COLUMNS, from protected tables.

    Each promotion gives each campaign its published volunteers (mentors, where these are not known): first those who
    took part the campaign before, in the measure of those who stayed, then those who had skipped it, in the measure of
    those who came back, then new ones. Places are the published total, as evenly as can be.
    """
    cohorts = shown["cohort_count"]
    clocks = shown["clock_count"]
    with_volunteers = clocks[clocks["volunteers_given"] == "all"][COHORT]
    complete = cohorts[cohorts[COHORT].isin(with_volunteers)].sort_values("cohort_year")
    flows, seen = shown["flow_count"].set_index(COHORT), Seen()
    campaigns, following = [pd.DataFrame(columns=COLUMNS)], 0
    for cohort in complete[complete[COHORT].isin(flows.index)].to_dict("records"):
        supply = shown["supply_count"][shown["supply_count"][COHORT] == cohort[COHORT]]
        wanted = dict(zip(supply["promotion"].map(year_of), _people(supply, cohort, rule), strict=True))
        campaign = _campaign(
            seen, wanted, flows.loc[cohort[COHORT]], int(cohort["cohort_year"]), following, rule
        )
        following = max([following, *(campaign["mentor_id"] + 1)])
        places = _count(cohort["capacity"], len(campaign), rule)
        campaigns.append(campaign.assign(capacity=_evenly(places, len(campaign))))
    return pd.concat(campaigns, ignore_index=True).astype("int64")


def _campaign(
    seen: Seen, wanted: dict[int, int], flow: pd.Series, year: int, following: int, rule: Rule
) -> pd.DataFrame:
    """Who takes part in one campaign: mentor_id, promotion_year, cohort_year; `seen` keeps them for the next one."""
    histories = {promotion: seen.get(promotion, (NOBODY, NOBODY)) for promotion in wanted}
    before = sum(int((last == year - 1).sum()) for _, last in histories.values())
    earlier = sum(int((last < year - 1).sum()) for _, last in histories.values())
    stays = min(_count(flow["stayed"], rule.middle, rule) / max(before, 1), 1.0)
    comes_back = min(_count(flow["came_back"], rule.middle, rule) / max(earlier, 1), 1.0)
    people = []
    for promotion, number in wanted.items():
        mentors, last = histories[promotion]
        stayed = mentors[last == year - 1][: round(stays * (last == year - 1).sum())][:number]
        back = mentors[last < year - 1][: round(comes_back * (last < year - 1).sum())][: number - len(stayed)]
        new = np.arange(following, following + number - len(stayed) - len(back))
        following += len(new)
        chosen = np.concatenate([stayed, back, new])
        away = ~np.isin(mentors, chosen)
        years = np.concatenate([np.full(len(chosen), year), last[away]])
        seen[promotion] = (np.concatenate([chosen, mentors[away]]), years)
        people.append(pd.DataFrame({"mentor_id": chosen, "promotion_year": promotion, "cohort_year": year}))
    return pd.concat(people, ignore_index=True)


def _people(supply: pd.DataFrame, cohort: dict[Hashable, Any], rule: Rule) -> list[int]:
    """How many each promotion gives, brought to the published total of the campaign."""
    measure = "mentors" if math.isnan(cohort["volunteers"]) else "volunteers"
    published = rule.stand_in(supply[measure].fillna(rule.middle))
    total = _count(cohort[measure], float(published.sum()), rule)
    share = published * (total / max(float(published.sum()), 1.0))
    ends = np.rint(np.cumsum(share)).astype(int)
    return [int(people) for people in np.diff(ends, prepend=0)]


def _count(shown: float, otherwise: float, rule: Rule) -> float:
    """A published count, its stand-in where it is hidden, and `otherwise` where nothing is published."""
    return otherwise if math.isnan(shown) else float(rule.stand_in(shown))


def _evenly(places: float, people: int) -> Counts:
    """(people,): the places of each mentor, one at least."""
    total = max(int(places), people)
    return np.diff(np.rint(np.linspace(0, total, people + 1)))
