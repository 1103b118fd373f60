"""The running campaign, given what has come: the draws made before it, brought to what is known of it.

Nothing is fitted again. Each draw keeps its luck (`completion.final_draws`), takes the future of a draw that ends like
it, and what has come stands: demand is never below the applications received, places never below those offered. The
campaigns after it start from there. D draws, H steps, P promotions; step 0 is the running campaign.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.forecast.completion import UNLIKE_ALL, UNLIKE_IF_MARKED, Progress, final_draws
from analytics.forecast.returning import Counts, Reals
from analytics.forecast.shortage import places
from analytics.forecast.supply import SupplyDraws, counted

ALIKE = 0.03  # draws whose ends are so near, as a share of it, are taken for one another
ENDS = 8  # ends of the running campaign from which the next ones are drawn
FURTHEST = 4.0  # a draw is scaled by this factor at most


def _like(ends: Reals, wanted: Counts, rng: np.random.Generator) -> Counts:
    """(D,): for each wanted end, a draw of `ends` (M,) that is about there, any of them."""
    order = np.argsort(ends, kind="stable")
    ranked, reach = ends[order], np.maximum(ALIKE * wanted, 1.0)
    low = np.searchsorted(ranked, wanted - reach)
    high = np.searchsorted(ranked, wanted + reach, side="right")
    place = low + np.floor(rng.random(len(wanted)) * np.maximum(high - low, 1)).astype(np.int64)
    return np.asarray(order[np.clip(place, 0, len(order) - 1)])


def demand_in_season(before: Counts, progress: Progress, after: Callable[[int, int], Counts]) -> Counts:
    """(D, H): demand given the applications so far. `before` (D,) was drawn for the running campaign without them.

    `after(end, draws)`, (draws, H - 1), draws the campaigns that follow one of that many applications; it is asked for
    a few ends, and the draws that end near one follow from it.
    """
    finals = final_draws(before.astype(np.float64), progress)
    parts = np.array_split(np.argsort(finals, kind="stable"), ENDS)
    later = []
    for rows in parts:
        end = max(int(np.median(finals[rows])), 1)
        later.append(after(end, len(rows)) * (finals[rows] / end)[:, None])
    following = np.rint(np.concatenate(later)).astype(np.int64)[np.argsort(np.concatenate(parts))]
    return np.column_stack([finals, following])


def _rounded(values: Reals, rng: np.random.Generator) -> Counts:
    """Whole numbers whose mean is the values."""
    return np.floor(values + rng.random(values.shape)).astype(np.int64)


def _offered(supply: SupplyDraws, offers: pd.DataFrame) -> tuple[Counts, Counts]:
    """Mentors and places offered so far, by origin (0 seen before, 1 new) and promotion: (1 + H, P) each."""
    shape = (supply.mentors.shape[1], len(supply.promotions))
    mentors, offered = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    in_supply = offers[offers["promotion_year"].isin(supply.promotions)]
    place = np.searchsorted(supply.promotions, in_supply["promotion_year"].to_numpy(dtype=np.int64))
    origin = in_supply["is_new"].to_numpy(dtype=np.int64)
    np.add.at(mentors, (origin, place), 1)
    np.add.at(offered, (origin, place), in_supply["capacity"].to_numpy(dtype=np.int64))
    return mentors, offered


def supply_in_season(
    supply: SupplyDraws,
    progress: Progress,
    offers: pd.DataFrame,
    rng: np.random.Generator,
    is_exceptional: bool = False,
) -> SupplyDraws:
    """Supply draws given the places offered so far: those stand, the others come where the draws expect them.

    An exceptional campaign says nothing of the ones after it, which stay as they were drawn.
    """
    before = places(supply)[:, 0]
    finals = final_draws(before, progress, UNLIKE_IF_MARKED if is_exceptional else UNLIKE_ALL)
    alike = np.arange(len(before)) if is_exceptional else _like(before, finals, rng)
    factor = np.clip(finals / np.maximum(before[alike], 1), 1 / FURTHEST, FURTHEST)[:, None, None, None]
    scaled = not is_exceptional and np.any(np.abs(factor - 1) > ALIKE)
    mentors, offered = supply.mentors[alike], supply.places[alike]
    if scaled:
        mentors, offered = _rounded(mentors * factor, rng), _rounded(offered * factor, rng)
        offered = np.where(mentors > 0, np.maximum(offered, mentors), 0)
    known_mentors, known_places = _offered(supply, offers)
    inside = counted(supply, supply.window)[:, 0].copy()  # (1 + H, P)
    inside[2:] = False
    room = np.maximum(offered[:, :, 0] - known_places, 0) * inside + 1e-3 * inside
    shares = (room / room.sum(axis=(1, 2), keepdims=True)).reshape(len(finals), -1)
    to_come = np.maximum(finals - int(known_places[inside].sum()), 0)
    more = rng.multinomial(to_come, shares).reshape(room.shape)
    people = _rounded(more / np.maximum(supply.recruit_places[alike], 1.0)[:, None, None], rng)
    people = np.clip(people, more > 0, more)
    mentors[:, :, 0] = np.where(inside, known_mentors + people, np.maximum(mentors[:, :, 0], known_mentors))
    offered[:, :, 0] = np.where(inside, known_places + more, np.maximum(offered[:, :, 0], known_places))
    return replace(
        supply,
        mentors=mentors,
        places=offered,
        back=supply.back[alike],
        year_shock=supply.year_shock[alike],
        leaving=supply.leaving[alike],
        returning=supply.returning[alike],
        recruit_places=supply.recruit_places[alike],
    )
