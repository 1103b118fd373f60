"""The mentors who may offer places at the next campaigns: plausible futures, kept per promotion for the levers.

A future is drawn for every promotion near the window, as if it were asked at every step; the window then decides what
counts. Leaving the window is thus an exact, known exit, and widening it needs no new draw.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

from analytics.forecast.capacity import capacity_drift, drifted, recent_offers
from analytics.forecast.histories import askings, campaign_histories, good_years, sizes_of, whole_campaigns
from analytics.forecast.recruits import future_recruits
from analytics.forecast.returning import Counts, Reals, chances_of_return, posterior, resampled, returns
from analytics.forecast.years import year_effects

MARGIN = 3  # promotions kept on each side of the window, so that it can be widened
PLAUSIBLE = 60  # sets of parameters behind the mean chance of a past campaign
COMMON_CAUSE = (
    0.3  # correlation of a year that is good for recruits with one good for returns; stated, not learnt
)
USUAL_RETURN_SD = 0.1  # of the log-odds of coming back, between campaigns: median before anything is known
UNANSWERED = -1.0
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
    """Mentors alike: entry year, capacity and index of the history of each group (G,), and their number.

    `chances` (G,): the chance that they come to the next campaign, of those who answered; not a number for the others.
    """

    promotion: Counts
    capacity: Counts
    kind: Counts
    people: Counts
    chances: Reals


def _groups(mentors: pd.DataFrame, chances: Mapping[int, float]) -> tuple[_Groups, Counts, Reals]:
    """The groups of alike mentors, the different histories (C, 3), and how many mentors have each (C,)."""
    columns = ["promotion_year", "capacity", "returns", "last", "campaigns"]
    chance = mentors["mentor_id"].map(dict(chances)).astype(np.float64).fillna(UNANSWERED)
    # np.unique would sort all mentors.
    counted = mentors.assign(said=chance).groupby([*columns, "said"]).size().rename("people").reset_index()
    alike = counted[columns].to_numpy(dtype=np.int64)
    histories, kind = np.unique(alike[:, 2:], axis=0, return_inverse=True)
    people = counted["people"].to_numpy(dtype=np.int64)
    by_group = counted["said"].to_numpy(dtype=np.float64)
    groups = _Groups(
        alike[:, 0],
        alike[:, 1],
        np.asarray(kind.reshape(-1)),
        people,
        np.where(by_group == UNANSWERED, np.nan, by_group),
    )
    return groups, np.asarray(histories), np.bincount(groups.kind, weights=people).astype(np.float64)


def _learnt_from(
    participations: pd.DataFrame, window: tuple[int, int], exceptional: Collection[int]
) -> tuple[Counts, Reals]:
    """The different histories without exceptional campaigns, and how many mentors have each."""
    return _groups(campaign_histories(participations, window, exceptional), {})[1:]


def _summed_by(labels: Counts, distinct: Counts, values: Counts) -> Counts:
    """(draws, steps, len(distinct)): values (draws, groups, steps) added up over the groups of each label."""
    belongs = (labels[:, None] == distinct).astype(np.float64)
    return np.asarray(np.rint(np.einsum("dgh,gp->dhp", values, belongs, optimize=True)), dtype=np.int64)


def _recruits_later(
    parameters: Reals,
    chosen: Counts,
    recruits: Counts,
    offers: Counts,
    shares: Reals,
    rng: np.random.Generator,
    shift: Reals,
) -> tuple[Counts, Counts]:
    """Mentors and places (D, H, H, P) of the recruits of each step, at that step and when they come back later."""
    draws, steps, promotions = recruits.shape
    mentors = np.zeros((draws, steps, steps, promotions), dtype=np.int64)
    places = np.zeros_like(mentors)
    crowd = np.asarray(rng.multinomial(recruits, shares[:, None, None, :]))  # (D, H, P, offers)
    for origin in range(steps):
        people = crowd[:, origin].reshape(draws, -1)
        groups = np.zeros(people.shape[1], dtype=np.int64)
        later = returns(
            parameters, chosen, UNUSED, groups, people, steps - 1 - origin, rng, shift[:, origin + 1 :]
        )
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


def _telling(seen: Counts, launched: int | None, exceptional: Collection[int]) -> npt.NDArray[np.bool_]:
    """(campaigns,): which tell how many join; exceptional ones too where there is no other."""
    whole = whole_campaigns(seen, launched)
    usual = whole & ~np.isin(seen, list(exceptional))
    return usual if usual.any() else whole


def _shares_back(parameters: Reals, steps: int) -> Reals:
    """(K, steps): the chance that a recruit volunteers 0, 1, … campaigns after the first: 1 at first."""
    later = chances_of_return(parameters, UNUSED, steps - 1)[:, 0]
    return np.concatenate([np.ones((len(parameters), 1)), later], axis=1)


def _mean_rate(betas: Reals) -> Reals:
    """(D,): mean of each Beta distribution, given as its two parameters (D, 2)."""
    return np.asarray(betas[:, 0] / betas.sum(axis=1))


def _people_left(mentors: pd.DataFrame, promotions: Counts, sizes: Mapping[int, float] | None) -> Reals:
    """(P,): people of each promotion who have not mentored yet, infinite where sizes are unknown."""
    mentored = mentors.groupby("promotion_year").size().reindex(promotions, fill_value=0).to_numpy()
    return np.maximum(sizes_of(promotions, sizes) - mentored, 0.0)


def _best_years(mentors: pd.DataFrame, promotions: Counts) -> Counts:
    """(P,): the most recruits that each promotion gave in one campaign."""
    per_year = mentors.groupby(["promotion_year", "first"]).size()
    best = per_year.groupby("promotion_year").max().reindex(promotions, fill_value=0)
    return np.asarray(best, dtype=np.int64)


def _alike(shocks: Reals, rng: np.random.Generator) -> Reals:
    """Standard normal numbers of the shape of `shocks`, correlated with them: a good year is good for both sides."""
    ranks = (np.argsort(np.argsort(shocks, axis=0), axis=0) + 0.5) / len(shocks)
    independent = rng.standard_normal(shocks.shape)
    return np.asarray(COMMON_CAUSE * special.ndtri(ranks) + np.sqrt(1 - COMMON_CAUSE**2) * independent)


def supply_draws(
    participations: pd.DataFrame,
    window: tuple[int, int],
    next_years: Sequence[int],
    draws: int,
    rng: np.random.Generator,
    sizes: Mapping[int, float] | None = None,
    launched: int | None = None,
    exceptional: Collection[int] = (),
    chances: Mapping[int, float] | None = None,
) -> SupplyDraws:
    """Plausible volunteers of the campaigns for the cohorts of `next_years`, consecutive and after the last one seen.

    `participations`: one row per mentor and campaign, columns mentor_id, promotion_year, cohort_year, capacity.
    `sizes`: people per promotion, by entry year. `launched`: cohort year of the programme's first campaign, by
    default the first one seen. Where the campaign before one has no rows, who is new is not known: that campaign says
    nothing of new volunteers. `exceptional`: cohort years of campaigns whose level says nothing of the next ones,
    neither what part came back nor how many joined; who came then, and who did not, is known all the same. `chances`:
    the chance that a mentor, by mentor_id, comes to the first of the next campaigns, where an answer tells it.
    Raises ValueError without participation, and for next years that do not follow.
    """
    seen, years = _campaigns(participations, next_years)
    mentors = campaign_histories(participations, window)
    promotions = np.arange(years[0] - window[1] - MARGIN, years[-1] - max(window[0] - MARGIN, 0) + 1)
    groups, histories, weights = _groups(mentors, chances or {})
    unlike = set(exceptional) & set(seen)
    learnt = _learnt_from(participations, window, unlike) if unlike else (histories, weights)
    parameters, plausible = posterior(*learnt, rng)
    chosen = resampled(plausible, draws, rng)
    asked = askings(mentors, seen[_telling(seen, launched, exceptional)], window, sizes)
    pools = _people_left(mentors, promotions, sizes)
    recruits, shocks = future_recruits(asked, promotions, years, pools, draws, rng)
    values, variances, past = good_years(participations, window, parameters[chosen[:PLAUSIBLE]], exceptional)
    usual = 1 / variances / (1 / variances).sum()
    shift = year_effects(values, variances, past, years, usual, USUAL_RETURN_SD, _alike(shocks, rng), rng)
    crowd = groups.kind, groups.people
    came = returns(parameters, chosen, histories, *crowd, len(years), rng, shift, groups.chances)
    offers, offered = recent_offers(participations)
    shares = rng.dirichlet(offered, draws)
    new = _recruits_later(parameters, chosen, recruits, offers, shares, rng, shift)
    old = [_summed_by(groups.promotion, promotions, came * each) for each in (1, groups.capacity[:, None])]
    people = np.concatenate([old[0][:, None], new[0]], axis=1)
    places = np.concatenate([old[1][:, None], new[1]], axis=1)
    drift = np.exp(capacity_drift(participations, years, draws, rng))
    return SupplyDraws(
        promotions=promotions,
        years=years,
        window=window,
        mentors=people,
        places=drifted(places, people, drift, rng),
        back=_shares_back(parameters, len(years))[chosen],
        year_shock=shocks,
        leaving=_mean_rate(parameters[chosen, 2:]),
        returning=_mean_rate(parameters[chosen, :2]),
        recruit_places=np.maximum(shares @ offers * drift[:, 0], 1.0),
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
