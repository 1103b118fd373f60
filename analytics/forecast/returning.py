"""Mentors who come back: the BG/BB model of repeated volunteering, and the sBG model of leaving for good.

BG/BB (Fader, Hardie & Shang 2010, Marketing Science 29(6), 1086-1108). Before each campaign a mentor leaves for
good with probability θ ~ Beta(γ, δ); one who has not left volunteers with probability p ~ Beta(α, β). A history is
(x, last, n): x returns in the n campaigns after the first in which the mentor was asked, the last return at
campaign `last` of those n (0 when x = 0). Mentors may have different n. Nothing is simulated about p and θ: they
are integrated out everywhere.

Arrays: K sets of parameters (α, β, γ, δ) as (K, 4); C different histories as (C, 3), whole numbers.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

Reals: TypeAlias = npt.NDArray[np.float64]
Counts: TypeAlias = npt.NDArray[np.int64]

# Prior on (logit φ₁, log κ₁, logit φ₂, log κ₂): φ₁ the mean chance that an active mentor volunteers, φ₂ the mean
# chance of leaving before a campaign, κ how alike mentors are: α = φ₁κ₁, β = (1-φ₁)κ₁, γ = φ₂κ₂, δ = (1-φ₂)κ₂.
PRIOR_MEAN = np.array([special.logit(0.6), 1.0, special.logit(0.15), 1.5])
PRIOR_SD = np.array([0.8, 0.8, 0.8, 0.8])
PROPOSALS = 600
HEAVY_TAIL = 5  # degrees of freedom of the proposal of the importance sample


def _rising(base: Reals, top: int) -> Reals:
    """(K, top + 1): logarithm of base·(base + 1)…(base + k - 1) for k = 0 … top; spares the log-gammas."""
    steps = np.log(base[:, None] + np.arange(top))
    return np.concatenate([np.zeros((len(base), 1)), np.cumsum(steps, axis=1)], axis=1)


def _leaving_terms(parameters: Reals, histories: Counts) -> Reals:
    """(K, C, n + 1): log-probability of each history together with each moment of leaving; the last used is 'active'.

    Term i < n - last: B(α+x, β+last-x+i)/B(α, β) · B(γ+1, δ+last+i)/B(γ, δ), left after last + i campaigns;
    term i = n - last: B(α+x, β+n-x)/B(α, β) · B(γ, δ+n)/B(γ, δ), still active; beyond: -inf.
    """
    x, last, n = (histories[:, [column]] for column in range(3))
    top = int(n.max(initial=0)) + 2
    alpha, beta, gamma, delta = parameters.T
    ups, downs, tries = _rising(alpha, top), _rising(beta, top), _rising(alpha + beta, top)
    stays, campaigns = _rising(delta, top), _rising(gamma + delta, top)
    wait = np.arange(int((n - last).max(initial=0)) + 1)
    lived = np.minimum(last + wait, n)
    active = lived == n
    terms = ups[:, x] + downs[:, lived - x] - tries[:, lived] + stays[:, lived]
    terms += np.where(active, -campaigns[:, lived], np.log(gamma)[:, None, None] - campaigns[:, lived + 1])
    terms[:, last + wait > n] = -np.inf
    return np.asarray(terms)


def log_likelihood(parameters: Reals, histories: Counts) -> Reals:
    """(K, C): the log-probability of each history of campaigns under each set of parameters."""
    terms = _leaving_terms(parameters, histories)
    highest = terms.max(axis=2)
    return np.asarray(highest + np.log(np.exp(terms - highest[:, :, None]).sum(axis=2)))


def chance_active(parameters: Reals, histories: Counts, ahead: int = 0) -> Reals:
    """(K, C): the chance that a mentor with this history is still active `ahead` campaigns after the last one seen.

    B(α+x, β+n-x)/B(α, β) · B(γ, δ+n+ahead)/B(γ, δ) / L.
    """
    x, _, n = histories.T
    alpha, beta, gamma, delta = (column[:, None] for column in parameters.T)
    joint = special.betaln(alpha + x, beta + n - x) - special.betaln(alpha, beta)
    joint += special.betaln(gamma, delta + n + ahead) - special.betaln(gamma, delta)
    return np.asarray(np.exp(joint - log_likelihood(parameters, histories)))


def chances_of_return(parameters: Reals, histories: Counts, ahead: int) -> Reals:
    """(K, C, ahead): the chance of volunteering at each of the next campaigns.

    They add up to E[X(n, n + ahead) | history]. An active mentor has p ~ Beta(α+x, β+n-x), whose
    mean multiplies the chance of being active.
    """
    x, _, n = histories.T
    alpha, beta = parameters[:, [0]], parameters[:, [1]]
    mean = (alpha + x) / (alpha + beta + n)
    chances = np.zeros((*mean.shape, ahead))
    for step in range(ahead):
        chances[:, :, step] = mean * chance_active(parameters, histories, step + 1)
    return chances


def fitted(histories: Counts, weights: Reals) -> tuple[Reals, float]:
    """The most likely (α, β, γ, δ) of `weights` mentors per history, and their log-likelihood. Needs many mentors."""

    def deviance(log_parameters: Reals) -> float:
        return -float(log_likelihood(np.exp(log_parameters)[None], histories)[0] @ weights)

    best = optimize.minimize(
        deviance, np.zeros(4), method="L-BFGS-B", bounds=[(-9, 9)] * 4, options={"ftol": 1e-13}
    )
    return np.exp(best.x), -float(best.fun)


def parameters_of(means: Reals) -> Reals:
    """(K, 4): (α, β, γ, δ) from (logit φ₁, log κ₁, logit φ₂, log κ₂)."""
    share, leave = special.expit(means[:, 0]), special.expit(means[:, 2])
    alike, alike_leave = np.exp(means[:, 1]), np.exp(means[:, 3])
    return np.column_stack(
        [share * alike, (1 - share) * alike, leave * alike_leave, (1 - leave) * alike_leave]
    )


def _log_posterior(means: Reals, histories: Counts, weights: Reals) -> Reals:
    """(K,): log-prior plus log-likelihood, up to a constant."""
    surprise = 0.5 * (((means - PRIOR_MEAN) / PRIOR_SD) ** 2).sum(axis=1)
    return np.asarray(log_likelihood(parameters_of(means), histories) @ weights - surprise)


def _curvature(mode: Reals, histories: Counts, weights: Reals, step: float = 0.02) -> Reals:
    """(4, 4): minus the second derivatives of the log-posterior, by central differences in one call.

    BFGS's own inverse is no substitute: with it the importance sample keeps a median of 4 % of its draws.
    """
    shifts = step * np.eye(4)
    corners = [
        mode + a * shifts[i] + b * shifts[j]
        for i in range(4)
        for j in range(4)
        for a in (1, -1)
        for b in (1, -1)
    ]
    heights = _log_posterior(np.array(corners), histories, weights).reshape(4, 4, 4)
    return np.asarray((heights[..., 1] + heights[..., 2] - heights[..., 0] - heights[..., 3]) / (4 * step**2))


def _mode(histories: Counts, weights: Reals) -> Reals:
    """(4,): the most plausible (logit φ₁, log κ₁, logit φ₂, log κ₂)."""
    shifts = 1e-4 * np.concatenate([np.zeros((1, 4)), np.eye(4), -np.eye(4)])

    def descent(means: Reals) -> tuple[float, Reals]:
        heights = _log_posterior(means + shifts, histories, weights)
        return -float(heights[0]), (heights[5:] - heights[1:5]) / 2e-4

    return np.asarray(optimize.minimize(descent, PRIOR_MEAN, jac=True, method="BFGS").x)


def posterior(histories: Counts, weights: Reals, rng: np.random.Generator) -> tuple[Reals, Reals]:
    """(600, 4) plausible (α, β, γ, δ) given few mentors, and (600,) their weights, which add up to 1.

    Importance sample from a t with 5 degrees of freedom at the mode. One effective draw in 3 at worst, 7 in 10
    as a rule.
    """
    mode = _mode(histories, weights)
    values, axes = np.linalg.eigh(_curvature(mode, histories, weights))
    # The prior alone has a curvature of 1.6 along every axis.
    spread = axes / np.sqrt(np.maximum(values, 0.5))
    tails = rng.chisquare(HEAVY_TAIL, PROPOSALS) / HEAVY_TAIL
    standard = rng.standard_normal((PROPOSALS, 4)) / np.sqrt(tails)[:, None]
    proposals = mode + standard @ spread.T
    proposed = -0.5 * (HEAVY_TAIL + 4) * np.log1p((standard**2).sum(axis=1) / HEAVY_TAIL)
    log_weights = _log_posterior(proposals, histories, weights) - proposed
    plausible = np.exp(log_weights - log_weights.max())
    return parameters_of(proposals), plausible / plausible.sum()


def resampled(weights: Reals, size: int, rng: np.random.Generator) -> Counts:
    """(size,): indices drawn in proportion to the weights, by one comb of equal steps (systematic), then shuffled."""
    comb = (np.arange(size) + rng.random()) / size
    places = np.searchsorted(np.cumsum(weights), comb, side="right")
    return np.asarray(rng.permutation(np.minimum(places, len(weights) - 1)))


def returns(
    parameters: Reals,
    chosen: Counts,
    histories: Counts,
    kinds: Counts,
    people: Counts,
    steps: int,
    rng: np.random.Generator,
    shift: Reals | None = None,
    chances: Reals | None = None,
) -> Counts:
    """(draws, groups, steps): how many of each group volunteer at each of the next campaigns, drawn exactly.

    `shift` (draws, steps) is added to the log-odds of coming: a good or a bad year for all. `chances` (groups,): the
    chance of the next campaign for those who were asked and answered, whatever the year; not a number for the others.

    `chosen` (draws,) names the set of parameters of each draw, `kinds` (groups,) the history of each group and
    `people`, (groups,) or (draws, groups), its mentors. A history and its two continuations satisfy
    L(h) = L(h, back) + L(h, absent), so the next campaign is a binomial with chance L(h, back)/L(h), and the
    one after starts from the longer history.
    """
    branches = [(np.broadcast_to(people, (len(chosen), len(kinds))), histories)]
    volunteers = np.zeros((len(chosen), len(kinds), steps), dtype=np.int64)
    for step in range(steps):
        grown = []
        for crowd, past in branches:
            x, _, n = past.T
            back, absent = np.column_stack([x + 1, n + 1, n + 1]), past + np.array([0, 0, 1])
            chance = np.exp(log_likelihood(parameters, back) - log_likelihood(parameters, past))
            usual = np.minimum(chance, 1.0)[np.ix_(chosen, kinds)]
            if shift is not None:
                lifted = usual * np.exp(shift[:, [step]])
                usual = lifted / (1 - usual + lifted)
            if chances is not None and step == 0:
                usual = np.where(np.isnan(chances), usual, chances)
            came = rng.binomial(crowd, usual)
            volunteers[:, :, step] += came
            grown += [(came, back), (crowd - came, absent)]
        branches = grown
    return volunteers
