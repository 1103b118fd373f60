"""What the invented programme holds: its campaigns, how many of each, and which sectors are wished and offered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

PUBLISHED_APPLICATIONS = 747
DATA_ENDS_ON = date(2022, 1, 31)
LOWEST_GAP, HIGHEST_GAP = 10, 16

SECTORS: Mapping[str, str] = {
    "data": "Informatique et data",
    "energy": "Énergie et environnement",
    "industry": "Industrie",
    "consulting": "Conseil",
    "finance": "Finance",
    "biotech": "Biotechnologies et santé",
    "entrepreneurship": "Entrepreneuriat",
    "research": "Recherche et développement",
    "undecided": "Sans préférence",
}
SECTOR_CODES = tuple(SECTORS)
UNDECIDED = SECTOR_CODES.index("undecided")

KINDRED: Sequence[tuple[str, str]] = (
    ("data", "research"),
    ("data", "finance"),
    ("data", "biotech"),
    ("data", "entrepreneurship"),
    ("energy", "industry"),
    ("energy", "research"),
    ("industry", "research"),
    ("biotech", "research"),
    ("consulting", "finance"),
    ("consulting", "entrepreneurship"),
)

# In the order of SECTOR_CODES, for the first and the last cohort; the cohorts between lie between.
FIRST_WISHES, LAST_WISHES = (15, 8, 14, 16, 21, 6, 11, 9), (29, 21, 9, 11, 8, 7, 8, 7)
FIRST_MENTORS, LAST_MENTORS = (12, 8, 16, 19, 21, 5, 10, 6, 3), (17, 10, 15, 18, 19, 5, 9, 5, 2)


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """One campaign: its dates, its applications by what became of them, and the places nobody took."""

    index: int
    entry_year: int
    opens_on: date
    closes_on: date
    paired: int
    waiting: int
    withdrawn: int
    not_eligible: int
    unused: int

    @property
    def cohort(self) -> str:
        """The students' promotion, as 'X20'."""
        return f"X{self.entry_year % 100:02d}"

    @property
    def applications(self) -> int:
        """All who applied."""
        return self.paired + self.waiting + self.withdrawn + self.not_eligible

    @property
    def capacity(self) -> int:
        """Places offered by the volunteers."""
        return self.paired + self.unused


CAMPAIGNS = (
    CampaignPlan(0, 2016, date(2017, 9, 18), date(2017, 10, 15), 112, 1, 1, 0, 16),
    CampaignPlan(1, 2017, date(2018, 9, 17), date(2018, 10, 21), 143, 2, 1, 1, 11),
    CampaignPlan(2, 2018, date(2019, 9, 16), date(2019, 10, 13), 124, 1, 2, 0, 5),
    CampaignPlan(3, 2019, date(2020, 9, 14), date(2020, 10, 18), 142, 4, 2, 1, 3),
    CampaignPlan(4, 2020, date(2021, 9, 13), date(2021, 10, 17), 190, 12, 5, 3, 6),
)


def campaigns_of(applications: int) -> Sequence[CampaignPlan]:
    """The campaigns in the published proportions, adding up to that many applications."""
    fates = np.array([(plan.paired, plan.waiting, plan.withdrawn, plan.not_eligible) for plan in CAMPAIGNS])
    counts = _apportioned(applications, fates.ravel()).reshape(fates.shape)
    return [
        replace(
            plan,
            paired=int(paired),
            waiting=int(waiting),
            withdrawn=int(withdrawn),
            not_eligible=int(not_eligible),
            unused=max(1, round(plan.unused * applications / PUBLISHED_APPLICATIONS)),
        )
        for plan, (paired, waiting, withdrawn, not_eligible) in zip(CAMPAIGNS, counts, strict=True)
    ]


def _apportioned(total: int, weights: Numbers) -> Numbers:
    """Whole numbers in proportion to the weights, adding up to the total, by largest remainders."""
    exact = weights * total / weights.sum()
    counts: Numbers = np.floor(exact).astype(np.int64)
    largest = np.argsort(counts - exact, kind="stable")[: total - int(counts.sum())]
    counts[largest] += 1
    return counts


def wish_shares(plan: CampaignPlan) -> Shares:
    """The share of each sector among first wishes, 'Sans préférence' aside."""
    return _between(FIRST_WISHES, LAST_WISHES, plan)


def mentor_shares(plan: CampaignPlan) -> Shares:
    """The share of each sector among mentors who join in this campaign, several sectors at once last."""
    return _between(FIRST_MENTORS, LAST_MENTORS, plan)


def _between(first: Sequence[int], last: Sequence[int], plan: CampaignPlan) -> Shares:
    part = plan.index / (len(CAMPAIGNS) - 1)
    weights: Shares = (1 - part) * np.array(first) + part * np.array(last)
    shares: Shares = weights / weights.sum()
    return shares


def day(when: date) -> int:
    """The day as a number that NumPy can add to: days since 1970."""
    return (when - date(1970, 1, 1)).days
