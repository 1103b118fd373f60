"""The invented students of one campaign: when they applied, what they wish, how clear their project is."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.sample.plan import KINDRED, SECTOR_CODES, UNDECIDED, CampaignPlan, Numbers, day, wish_shares

MATURITY_SHARES = (0.07, 0.35, 0.38, 0.17, 0.03)
UNDECIDED_SHARES = np.array((0.45, 0.20, 0.08, 0.0, 0.0))
NUMBER_OF_WISHES_SHARES = (0.35, 0.40, 0.25)
KINDRED_WISH_ODDS = 2.0
SHARE_WOMEN = 0.2
NEVER = -1


@dataclass(frozen=True, slots=True)
class Students:
    """One entry a student in order of application; days since 1970, `NEVER` for those who did not withdraw."""

    applied_on: Numbers
    withdrawn_on: Numbers
    is_eligible: npt.NDArray[np.bool_]
    is_woman: npt.NDArray[np.bool_]
    maturity: Numbers
    wishes: list[tuple[int, ...]]

    @property
    def may_be_paired(self) -> Numbers:
        """The positions of those who are eligible and did not withdraw."""
        return np.flatnonzero(self.is_eligible & (self.withdrawn_on == NEVER))


def students_of(plan: CampaignPlan, chance: np.random.Generator) -> Students:
    """The students of one campaign; sectors are positions in SECTOR_CODES."""
    number = plan.applications
    applied_on = _application_days(plan, chance)
    apart = chance.permutation(number)[: plan.withdrawn + plan.not_eligible]
    withdrawn_on = np.full(number, NEVER)
    leavers = apart[: plan.withdrawn]
    withdrawn_on[leavers] = applied_on[leavers] + chance.integers(2, 60, len(leavers))
    is_eligible = np.full(number, True)
    is_eligible[apart[plan.withdrawn :]] = False
    maturity = 1 + chance.choice(5, number, p=MATURITY_SHARES)
    return Students(
        applied_on,
        withdrawn_on,
        is_eligible,
        chance.random(number) < SHARE_WOMEN,
        maturity,
        _wishes(plan, maturity, chance),
    )


def _application_days(plan: CampaignPlan, chance: np.random.Generator) -> Numbers:
    """In order: many in the first days, some all along, a rush before the closing."""
    number, length = plan.applications, day(plan.closes_on) - day(plan.opens_on)
    when = chance.choice(3, number, p=(0.35, 0.40, 0.25))
    early = chance.exponential(4, number)
    late = length - chance.exponential(2, number)
    after_opening = np.choose(when, (early, chance.random(number) * (length + 1), late))
    return np.sort(day(plan.opens_on) + np.clip(after_opening, 0, length).astype(np.int64))


def _wishes(plan: CampaignPlan, maturity: Numbers, chance: np.random.Generator) -> list[tuple[int, ...]]:
    """One to three sectors a student, first wish first, or the one that stands for no preference.

    Adding Gumbel noise to log-shares and sorting draws without replacement in proportion to the shares.
    """
    number, sectors = len(maturity), UNDECIDED
    utility = np.log(wish_shares(plan)) + chance.gumbel(size=(number, sectors))
    first = utility.argmax(axis=1)
    utility += np.log(KINDRED_WISH_ODDS) * kinship()[first]
    utility[np.arange(number), first] = np.inf
    ranked = np.argsort(-utility, axis=1, kind="stable")[:, :3]
    lengths = 1 + chance.choice(3, number, p=NUMBER_OF_WISHES_SHARES)
    is_undecided = chance.random(number) < UNDECIDED_SHARES[maturity - 1]
    return [
        (UNDECIDED,) if undecided else tuple(row[:length])
        for undecided, row, length in zip(is_undecided, ranked.tolist(), lengths.tolist(), strict=True)
    ]


def kinship() -> npt.NDArray[np.bool_]:
    """Whether two sectors, by row and column, are close enough for a mentor of one to help in the other."""
    kin = np.zeros((UNDECIDED, UNDECIDED), dtype=bool)
    for one, other in KINDRED:
        row, column = SECTOR_CODES.index(one), SECTOR_CODES.index(other)
        kin[row, column] = kin[column, row] = True
    return kin
