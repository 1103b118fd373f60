"""What comes of asking people to mentor: how many answer, how many say yes, how many more to ask, whom to leave alone.

Somebody who is asked answers with chance a, and an answer is a yes with chance s: the rate of yes is a · s. An answer
takes a time of mean τ, so that a silence of d days means less than a no: it has the chance 1 - a(1 - exp(-d/τ)). What
is known of s does not depend on the others: it is a beta. What is known of a and τ is found on a grid, from the days
that answers took and from those for which the others are silent. A silence that was given up, or of SILENCE
days, is one for good; a message that came back asked nobody, and is left out.

A frame of askings has the rows of `asked_person`: mentor_id, cohort, asked_on, answer, answered_on, promotion, sector,
is_new (never took part before that campaign).
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

Reals: TypeAlias = npt.NDArray[np.float64]

ANSWERS = ("asked", "yes", "no", "silent", "bounced")
# The chance that a past mentor who answered comes: nine in ten keep a yes; stated.
COMES = {"yes": 0.9, "no": 0.0}
REST = 365  # days for which nobody is asked again
SILENCE = 42  # days after which no answer is expected any more
WAIT, WAIT_WORTH = 5.0, 6  # days that an answer takes on average before anybody answered, worth so many
WAITS = np.geomspace(1.0, 25.0, 30)  # days that it may take on average
WORTH = 4  # people, and answers, that the prior is worth
POOLED = 12  # people that the rate of all is worth for a class or a sector
FEWEST = 8  # people who answered, from whom on a class or a sector has a rate of its own
SURE = 0.8  # of reaching the number needed
DRAWS, GRID, SEED = 4000, 200, 2017


@dataclass(frozen=True)
class Prior:
    """What is expected before anybody answered: the share who answer, and of yes among the answers."""

    answers: float
    yes: float
    worth: float = WORTH


# Ours, since nobody published any: one in five of the newly invited says yes, as the page said before anybody was
# counted; of past mentors about 45 in 100 come back at the next campaign, which is what the forecast learns on the
# invented programme.
OF_NEW, OF_PAST = Prior(0.4, 0.5), Prior(0.65, 0.7)


@dataclass(frozen=True)
class Tally:
    """People of one campaign of asking, by what came of it."""

    asked: int
    yes: int
    no: int
    waiting: int
    silent: int
    bounced: int


@dataclass(frozen=True)
class Rate:
    """Plausible chances that somebody answers, and that an answer is a yes, and days that it takes (DRAWS,).

    `people`: how many answered, or are silent for good; `silences` (S,): days for which the waiting are silent.
    """

    answers: Reals
    yes: Reals
    wait: Reals
    people: int
    silences: Reals

    @property
    def middle(self) -> float:
        """The mean rate of yes among people asked."""
        return float((self.answers * self.yes).mean())

    @property
    def interval(self) -> tuple[float, float]:
        """8 chances in 10 that the true rate is between these."""
        low, high = np.quantile(self.answers * self.yes, [0.1, 0.9])
        return float(low), float(high)


def tally(askings: pd.DataFrame) -> Tally:
    """The rows by what came of them."""
    counted = askings["answer"].value_counts()
    yes, no, waiting, silent, bounced = (
        int(counted.get(name, 0)) for name in ("yes", "no", "asked", "silent", "bounced")
    )
    return Tally(len(askings), yes, no, waiting, silent, bounced)


def resting(askings: pd.DataFrame, cohort: str, today: date) -> set[str]:
    """Who was asked for the campaign of the cohort, or for another within REST days: nobody is asked more often."""
    days = (pd.Timestamp(today) - pd.to_datetime(askings["asked_on"])).dt.days
    return set(askings.loc[(askings["cohort"] == cohort) | (days < REST), "mentor_id"])


def learnt(askings: pd.DataFrame, today: date, prior: Prior = OF_NEW) -> Rate:
    """The rate of yes that the askings tell, of whatever campaign; that of the prior where there is none."""
    delivered = askings[askings["answer"] != "bounced"]
    days = _days(pd.Timestamp(today) - pd.to_datetime(delivered["asked_on"]))
    taken = _days(pd.to_datetime(delivered["answered_on"]) - pd.to_datetime(delivered["asked_on"]))
    answer = delivered["answer"].to_numpy(object)
    is_over = (answer == "silent") | ((answer == "asked") & (days >= SILENCE))
    silences = days[(answer == "asked") & ~is_over]
    yes, no = int((answer == "yes").sum()), int((answer == "no").sum())
    rng = np.random.default_rng(SEED)
    never = np.full(int(is_over.sum()), np.inf)
    answers, wait = _answering(
        taken[(answer == "yes") | (answer == "no")], np.concatenate([silences, never]), prior, rng
    )
    ups = prior.yes * prior.worth + yes, (1 - prior.yes) * prior.worth + no
    return Rate(answers, rng.beta(*ups, DRAWS), wait, len(delivered) - len(silences), silences)


def learnt_by(askings: pd.DataFrame, column: str, today: date, overall: Rate) -> dict[str, Rate]:
    """The rate of each value of a column of which FEWEST people are heard, drawn towards the rate of all."""
    prior = Prior(float(overall.answers.mean()), float(overall.yes.mean()), POOLED)
    rates = {str(name): learnt(part, today, prior) for name, part in askings.groupby(column)}
    return {name: rate for name, rate in rates.items() if rate.people >= FEWEST}


def still_to_ask(needed: int, rate: Rate) -> int:
    """How many more to ask so that, SURE, `needed` more say yes, those who have not answered yet included; 0: stop.

    Before anybody is asked, as many as the rate that is supposed asks for: how sure that one is, nothing says.
    """
    if not rate.people and not len(rate.silences):
        return int(np.ceil(needed / rate.middle))
    rng = np.random.default_rng(SEED)
    lacking = np.maximum(needed - _yes_to_come(rate, rng), 0)
    chance = np.clip(rate.answers * rate.yes, 1e-6, 1.0)
    trials = lacking + np.where(lacking > 0, rng.negative_binomial(np.maximum(lacking, 1), chance), 0)
    return int(np.ceil(np.quantile(trials, SURE, method="inverted_cdf")))


def _yes_to_come(rate: Rate, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """(DRAWS,): how many of those who have not answered yet will say yes: the longer silent, the fewer."""
    ages, people = np.unique(rate.silences, return_counts=True)
    heard = _heard(np.asarray(ages, dtype=np.float64)[None, :], rate.wait[:, None])
    answers = rate.answers[:, None]
    chance = answers * (1 - heard) / (1 - answers * heard) * rate.yes[:, None]
    return np.asarray(rng.binomial(people[None, :], np.clip(chance, 0, 1)).sum(axis=1), dtype=np.int64)


def _heard(days: Reals, wait: Reals) -> Reals:
    """The share of the answers that have come after so many days."""
    return np.asarray(1 - np.exp(-np.maximum(days, 0) / wait))


def _days(spans: "pd.Series[pd.Timedelta]") -> Reals:
    return np.asarray(spans.dt.days, dtype=np.float64)


def _answering(taken: Reals, silences: Reals, prior: Prior, rng: np.random.Generator) -> tuple[Reals, Reals]:
    """(DRAWS,) twice: plausible shares who answer, and mean days that it takes them.

    `taken`: days that each answer took; `silences`: days without an answer of each of the others, without end for good.
    """
    shares = (np.arange(GRID) + 0.5) / GRID
    yes, no = prior.answers * prior.worth, (1 - prior.answers) * prior.worth  # of the prior's Beta
    height = (special.xlogy(yes - 1, shares) + special.xlog1py(no - 1, -shares))[:, None]
    height = height + len(taken) * np.log(shares)[:, None]
    days, people = np.unique(silences, return_counts=True)
    heard = _heard(days[:, None], WAITS[None, :])
    for row, number in zip(heard, people, strict=True):
        height = height + number * np.log1p(-np.outer(shares, row))
    days, people = np.unique(taken, return_counts=True)
    came = _heard(days[:, None] + 0.5, WAITS) - _heard(days[:, None] - 0.5, WAITS)  # on that day
    height = height + people @ np.log(came) - WAIT_WORTH * (np.log(WAITS) + WAIT / WAITS)
    weights = np.exp(height - height.max()).ravel()
    places = rng.choice(weights.size, DRAWS, p=weights / weights.sum())
    share, wait = np.unravel_index(places, height.shape)
    return shares[share] + (rng.random(DRAWS) - 0.5) / GRID, WAITS[wait]
