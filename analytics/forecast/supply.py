"""The mentors who may offer places at the next campaigns: plausible futures, kept per promotion for the levers.

A future is drawn for every promotion near the window, as if it were asked at every step; the window then decides what
counts. Leaving the window is so an exact, known exit, and widening it needs no new draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.forecast.recruits import Askings, future_recruits
from analytics.forecast.returning import Counts, Reals, chances_of_return, posterior, resampled, returns

MARGIN = 3  # promotions kept on each side of the window, so that it can be widened
UNUSED = np.array([[0, 0, 0]])  # the history of a mentor who came once and was not asked again


@dataclass(frozen=True)
class SupplyDraws:
    """Plausible volunteers of the next campaigns. D draws, H steps, P promotions.

    `mentors` and `places` (D, 1 + H, H, P): volunteers, and the mentees they take, by draw, origin, step and
    promotion. Origin 0 are mentors seen before who come back; origin s are the recruits of step s, at step s and when
    they come back.
    `back` (D, H): share of recruits who come 0, 1, … campaigns later. `year_shock` (D, H): v of each campaign.
    `leaving`, `returning` (D,): mean chances φ₂ and φ₁ of each draw. `recruit_places` (D,): mentees that a recruit
    takes. `luck` (D,): uniform, decides how many of the people asked in addition show up. `best` (P,): recruits of
    the best year.
    `promotions` (P,) and `years` (H,): entry years of the promotions and of the cohorts to mentor.
    """

    promotions: Counts
    years: Counts
    window: tuple[int, int]
    mentors: Counts
    places: Counts
    back: Reals
    year_shock: Reals
    leaving: Reals
    returning: Reals
    recruit_places: Reals
    luck: Reals
    best: Counts

    @property
    def gap(self) -> Counts:
        """(H, P): by how many years each promotion is older than the cohort of each step."""
        return self.years[:, None] - self.promotions[None, :]


@dataclass(frozen=True)
class _Groups:
    """Mentors alike: entry year, capacity and index of the history of each group (G,), and their number."""

    promotion: Counts
    capacity: Counts
    kind: Counts
    people: Counts


def campaign_histories(participations: pd.DataFrame, window: tuple[int, int]) -> pd.DataFrame:
    """One row per mentor: promotion_year, first (cohort year), capacity (the last offered), returns, last, campaigns.

    A campaign counts for a mentor when it came after the first and he or she was inside the window, or volunteered
    anyway.
    """
    seen = participations.sort_values("cohort_year").drop_duplicates(
        ["mentor_id", "cohort_year"], keep="last"
    )
    people = seen.groupby("mentor_id", sort=True).agg(
        promotion_year=("promotion_year", "first"),
        first=("cohort_year", "min"),
        capacity=("capacity", "last"),
    )
    years = np.sort(seen["cohort_year"].unique())
    came = np.zeros((len(people), len(years)), dtype=bool)
    came[
        people.index.get_indexer(pd.Index(seen["mentor_id"])), np.searchsorted(years, seen["cohort_year"])
    ] = True
    gap = years - people["promotion_year"].to_numpy()[:, None]
    asked = (came | ((gap >= window[0]) & (gap <= window[1]))) & (years > people["first"].to_numpy()[:, None])
    rank = np.cumsum(asked, axis=1)
    returned = came & asked
    return people.assign(
        returns=returned.sum(axis=1),
        last=(rank * returned).max(axis=1, initial=0),
        campaigns=asked.sum(axis=1),
    ).reset_index()


def askings(
    mentors: pd.DataFrame, years: Counts, window: tuple[int, int], sizes: Mapping[int, float] | None
) -> Askings:
    """First-time volunteers of each promotion inside the window at each campaign, zeros included."""
    cells = [(year - gap, year) for year in years for gap in range(window[0], window[1] + 1)]
    promotion, year = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    firsts = mentors.groupby(["promotion_year", "first"]).size().to_dict()
    recruits = np.array([firsts.get(cell, 0) for cell in cells], dtype=np.int64)
    joined = mentors[["promotion_year", "first"]].to_numpy()
    before = np.array([((joined[:, 0] == p) & (joined[:, 1] < t)).sum() for p, t in cells], dtype=np.int64)
    people = _sizes(promotion, sizes) - before
    exposure = np.where(np.isinf(people), 1.0, np.maximum(people, np.maximum(recruits, 1)))
    return Askings(promotion, year, exposure, recruits)


def _whole(seen: Counts, launched: int | None) -> npt.NDArray[np.bool_]:
    """(campaigns,): whether the rows tell who is new: the launch, or the campaign before has rows too."""
    return np.asarray(np.isin(seen - 1, seen) | (seen == (seen[0] if launched is None else launched)))


def _sizes(promotions: Counts, sizes: Mapping[int, float] | None) -> Reals:
    """Size of each promotion: its own, else the median of those known, else infinite (unknown)."""
    usual = float(np.median(list(sizes.values()))) if sizes else np.inf
    return np.array([float((sizes or {}).get(int(promotion), usual)) for promotion in promotions])


def _groups(mentors: pd.DataFrame) -> tuple[_Groups, Counts, Reals]:
    """The groups of alike mentors, the different histories (C, 3), and how many mentors have each (C,)."""
    columns = ["promotion_year", "capacity", "returns", "last", "campaigns"]
    counted = (
        mentors.groupby(columns).size().rename("people").reset_index()
    )  # np.unique would sort all mentors
    alike = counted[columns].to_numpy(dtype=np.int64)
    histories, kind = np.unique(alike[:, 2:], axis=0, return_inverse=True)
    people = counted["people"].to_numpy(dtype=np.int64)
    groups = _Groups(alike[:, 0], alike[:, 1], np.asarray(kind.reshape(-1)), people)
    return groups, np.asarray(histories), np.bincount(groups.kind, weights=people).astype(np.float64)


def _summed_by(labels: Counts, known: Counts, values: Counts) -> Counts:
    """(draws, steps, len(known)): values (draws, groups, steps) added up over the groups of each label."""
    belongs = (labels[:, None] == known).astype(np.float64)
    return np.asarray(np.rint(np.einsum("dgh,gp->dhp", values, belongs, optimize=True)), dtype=np.int64)


def _recruits_later(
    parameters: Reals,
    chosen: Counts,
    recruits: Counts,
    offers: Counts,
    shares: Reals,
    rng: np.random.Generator,
) -> tuple[Counts, Counts]:
    """Mentors and places (D, H, H, P) of the recruits of each step, at that step and when they come back later."""
    draws, steps, promotions = recruits.shape
    mentors = np.zeros((draws, steps, steps, promotions), dtype=np.int64)
    places = np.zeros_like(mentors)
    crowd = np.asarray(rng.multinomial(recruits, shares[:, None, None, :]))  # (D, H, P, offers)
    for origin in range(steps):
        people = crowd[:, origin].reshape(draws, -1)
        groups = np.zeros(people.shape[1], dtype=np.int64)
        later = returns(parameters, chosen, UNUSED, groups, people, steps - 1 - origin, rng)
        came = np.concatenate([people[:, :, None], later], axis=2).reshape(draws, promotions, len(offers), -1)
        mentors[:, origin, origin:] = came.sum(axis=2).transpose(0, 2, 1)
        places[:, origin, origin:] = np.einsum("dpoh,o->dhp", came, offers)
    return mentors, places


def _campaigns(participations: pd.DataFrame, next_years: Sequence[int]) -> tuple[Counts, Counts]:
    """Cohort years of the campaigns with rows, and of the next ones. Raises ValueError where they do not follow."""
    if participations.empty:
        raise ValueError("no mentor ever volunteered")
    seen = np.unique(participations["cohort_year"].to_numpy(dtype=np.int64))
    years = np.array(next_years, dtype=np.int64)
    if years[0] <= seen[-1] or (np.diff(years) != 1).any():
        raise ValueError(f"next years {list(next_years)} do not follow {seen[-1]} one by one")
    return seen, years


def _shares_back(parameters: Reals, steps: int) -> Reals:
    """(K, steps): the chance that a recruit volunteers 0, 1, … campaigns after the first: 1 at first."""
    later = chances_of_return(parameters, UNUSED, steps - 1)[:, 0]
    return np.concatenate([np.ones((len(parameters), 1)), later], axis=1)


def _mean_rate(betas: Reals) -> Reals:
    """(D,): mean of each Beta distribution, given as its two parameters (D, 2)."""
    return np.asarray(betas[:, 0] / betas.sum(axis=1))


def _people_left(mentors: pd.DataFrame, promotions: Counts, sizes: Mapping[int, float] | None) -> Reals:
    """(P,): people of each promotion who have not mentored yet, infinite where sizes are unknown."""
    known = mentors.groupby("promotion_year").size().reindex(promotions, fill_value=0).to_numpy()
    return np.maximum(_sizes(promotions, sizes) - known, 0.0)


def _best_years(mentors: pd.DataFrame, promotions: Counts) -> Counts:
    """(P,): the most recruits that each promotion gave in one campaign."""
    per_year = mentors.groupby(["promotion_year", "first"]).size()
    best = per_year.groupby("promotion_year").max().reindex(promotions, fill_value=0)
    return np.asarray(best, dtype=np.int64)


def supply_draws(
    participations: pd.DataFrame,
    window: tuple[int, int],
    next_years: Sequence[int],
    draws: int,
    rng: np.random.Generator,
    sizes: Mapping[int, float] | None = None,
    launched: int | None = None,
) -> SupplyDraws:
    """Plausible volunteers of the campaigns for the cohorts of `next_years`, consecutive and after the last one seen.

    `participations`: one row per mentor and campaign, columns mentor_id, promotion_year, cohort_year, capacity.
    `sizes`: people per promotion, by entry year. `launched`: cohort year of the programme's first campaign, by
    default the first one seen. Where the campaign before one has no rows, who is new is not known: that campaign says
    nothing of new volunteers. Raises ValueError without participation, and for next years that do not follow.
    """
    seen, years = _campaigns(participations, next_years)
    mentors = campaign_histories(participations, window)
    promotions = np.arange(years[0] - window[1] - MARGIN, years[-1] - max(window[0] - MARGIN, 0) + 1)
    groups, histories, weights = _groups(mentors)
    parameters, plausible = posterior(histories, weights, rng)
    chosen = resampled(plausible, draws, rng)
    came = returns(parameters, chosen, histories, groups.kind, groups.people, len(years), rng)
    asked = askings(mentors, seen[_whole(seen, launched)], window, sizes)
    pools = _people_left(mentors, promotions, sizes)
    recruits, shocks = future_recruits(asked, promotions, years, pools, draws, rng)
    offers, offered = np.unique(mentors["capacity"].to_numpy(dtype=np.int64), return_counts=True)
    shares = rng.dirichlet(offered, draws)
    new = _recruits_later(parameters, chosen, recruits, offers, shares, rng)
    old = [_summed_by(groups.promotion, promotions, came * each) for each in (1, groups.capacity[:, None])]
    return SupplyDraws(
        promotions=promotions,
        years=years,
        window=window,
        mentors=np.concatenate([old[0][:, None], new[0]], axis=1),
        places=np.concatenate([old[1][:, None], new[1]], axis=1),
        back=_shares_back(parameters, len(years))[chosen],
        year_shock=shocks,
        leaving=_mean_rate(parameters[chosen, 2:]),
        returning=_mean_rate(parameters[chosen, :2]),
        recruit_places=shares @ offers,
        luck=rng.permutation((np.arange(draws) + 0.5) / draws),
        best=_best_years(mentors, promotions),
    )


def counted(supply: SupplyDraws, window: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """(1 + H, H, P): whether the mentors of each origin, step and promotion count under a window.

    They must be inside at the step, and recruits must have been inside when they were asked. A window that ends before
    it begins is closed: nobody counts. Raises ValueError beyond the promotions for which draws were kept.
    """
    lowest, highest = supply.window[0] - MARGIN, supply.window[1] + MARGIN
    if window[0] <= window[1] and not lowest <= window[0] <= window[1] <= highest:
        raise ValueError(f"the draws reach gaps {lowest} to {highest}, not {window[0]} to {window[1]}")
    inside = (supply.gap >= window[0]) & (supply.gap <= window[1])
    return np.concatenate([inside[None], inside[:, None, :] & inside[None]])
