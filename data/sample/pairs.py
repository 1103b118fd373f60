"""The invented pairs of one campaign: who is paired with whom and when, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.sample.mentors import Volunteers
from data.sample.plan import DATA_ENDS_ON, UNDECIDED, CampaignPlan, Numbers, day
from data.sample.students import NEVER, Students, kinship

END_REASONS = (
    "",
    "objectif atteint",
    "plus de disponibilité",
    "stage à l'étranger",
    "changement de projet",
    "contact perdu",
    "départ du mentor à l'étranger",
)
REASON_SHARES = (0.24, 0.26, 0.18, 0.12, 0.14, 0.06)
SHARE_ENDED_EARLY, SHARE_STALLED = 0.06, 0.12
MOST_MEETINGS = 9
SESSIONS_AFTER_OPENING = np.array((8, 22, 36, 51, 66))


@dataclass(frozen=True, slots=True)
class Pairs:
    """One entry a pair: positions among students and volunteers; `ended_on` is NEVER while it lasts."""

    student: Numbers
    volunteer: Numbers
    paired_on: Numbers
    ended_on: Numbers
    reason: Numbers
    meetings: Numbers  # one row a pair, in order, NEVER after the last


def pairs_of(
    plan: CampaignPlan, students: Students, volunteers: Volunteers, chance: np.random.Generator
) -> Pairs:
    """The campaign's pairs, with dates that follow one another and stop when the data does."""
    student, volunteer = _matched(plan, students, volunteers, chance)
    paired_on = _pairing_days(
        plan, students.applied_on[student], volunteers.volunteered_on[volunteer], chance
    )
    order = np.argsort(paired_on, kind="stable")
    student, volunteer, paired_on = student[order], volunteer[order], paired_on[order]
    ended_on, reason = _endings(paired_on, chance)
    return Pairs(student, volunteer, paired_on, ended_on, reason, _meetings(paired_on, ended_on, chance))


def _matched(
    plan: CampaignPlan, students: Students, volunteers: Volunteers, chance: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Positions of the paired students and of their volunteers.

    First come, first served: a free place in the first wish, else the second, else the third. Then those
    without a preference, and last those whose sectors are full, for whom a related sector has to do.
    """
    places = _places_by_sector(volunteers, chance)
    candidates = students.may_be_paired
    haste = students.applied_on[candidates] + chance.exponential(6, len(candidates))
    kin = kinship()
    kindred = [np.flatnonzero(row).tolist() for row in kin] + [[]]
    pairs: list[tuple[int, int]] = []
    full: list[int] = []
    undecided: list[int] = []
    for student in candidates[np.argsort(haste, kind="stable")].tolist():
        wishes = students.wishes[student]
        sector = next((wish for wish in wishes if wish != UNDECIDED and places[wish]), None)
        if sector is not None and len(pairs) < plan.paired:
            pairs.append((student, places[sector].pop()))
        else:
            (undecided if wishes == (UNDECIDED,) else full).append(student)
    for student in (undecided + full)[: plan.paired - len(pairs)]:
        tried = [UNDECIDED, *kindred[students.wishes[student][0]]]
        fullest = max(range(len(places)), key=lambda sector: len(places[sector]))
        sector = next((sector for sector in tried if places[sector]), fullest)
        pairs.append((student, places[sector].pop()))
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _places_by_sector(volunteers: Volunteers, chance: np.random.Generator) -> Sequence[list[int]]:
    """The volunteers of each sector, once for each place, the best to ask at the end of the list.

    Those a few promotions older come later, and so do second and third places.
    """
    volunteer = np.repeat(np.arange(len(volunteers.capacity)), volunteers.capacity)
    starts = np.repeat(volunteers.capacity.cumsum() - volunteers.capacity, volunteers.capacity)
    place = np.arange(len(volunteer)) - starts
    reluctance = volunteers.gap[volunteer] + 2 * place + chance.normal(0, 1.5, len(volunteer))
    volunteer = volunteer[np.argsort(-reluctance, kind="stable")]
    sector = volunteers.sector[volunteer]
    return [volunteer[sector == code].tolist() for code in range(UNDECIDED + 1)]


def _pairing_days(
    plan: CampaignPlan, applied_on: Numbers, volunteered_on: Numbers, chance: np.random.Generator
) -> Numbers:
    """Working days from October to the end of January, most in the weeks after the closing."""
    earliest = np.maximum(np.maximum(applied_on + 4, volunteered_on + 4), day(plan.opens_on) + 21)
    latest = day(DATA_ENDS_ON.replace(year=plan.opens_on.year + 1)) - 3
    paired_on = np.minimum(earliest + chance.gamma(2, 12, len(earliest)).astype(np.int64), latest)
    working_days: Numbers = paired_on - np.maximum(_weekday(paired_on) - 4, 0)
    return working_days


def _weekday(days: Numbers) -> Numbers:
    """0 on Mondays; 1 January 1970 was a Thursday."""
    return (days + 3) % 7


def _endings(paired_on: Numbers, chance: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Last days and reasons (positions in END_REASONS); six months, or less for a few; NEVER after the data's end."""
    number = len(paired_on)
    is_early = chance.random(number) < SHARE_ENDED_EARLY
    lasted = np.where(is_early, chance.integers(25, 140, number), chance.integers(177, 205, number))
    reason = np.where(is_early, 1 + chance.choice(len(REASON_SHARES), number, p=REASON_SHARES), 0)
    is_over = paired_on + lasted <= day(DATA_ENDS_ON)
    return np.where(is_over, paired_on + lasted, NEVER), np.where(is_over, reason, 0)


def _meetings(paired_on: Numbers, ended_on: Numbers, chance: np.random.Generator) -> Numbers:
    """Every three to six weeks, never on a Sunday; some pairs stop after two meetings, a few never meet."""
    number = len(paired_on)
    rhythm = chance.gamma(16, 28 / 16, (number, 1))
    intervals = 4 + rhythm * chance.uniform(0.5, 1.5, (number, MOST_MEETINGS))
    intervals[:, 0] *= 0.6
    met_on = paired_on[:, None] + intervals.cumsum(axis=1).astype(np.int64)
    met_on += _weekday(met_on) == 6
    last_day = np.where(ended_on == NEVER, day(DATA_ENDS_ON), ended_on)
    most = np.where(chance.random(number) < SHARE_STALLED, chance.integers(0, 3, number), MOST_MEETINGS)
    happened = (met_on <= last_day[:, None]) & (np.arange(MOST_MEETINGS) < most[:, None])
    return np.where(happened, met_on, NEVER)


def satisfaction_of(pairs: Pairs, chance: np.random.Generator) -> Numbers:
    """A mark from 1 to 5 a pair: the more often they met, the better; an early end costs most of a point."""
    meetings = (pairs.meetings != NEVER).sum(axis=1)
    is_early = pairs.reason > END_REASONS.index("objectif atteint")
    liking = 4.2 + 0.15 * (meetings - 5) - 0.8 * is_early + chance.normal(0, 0.75, len(meetings))
    marks: Numbers = np.clip(np.rint(liking), 1, 5).astype(np.int64)
    return marks


def training_days(
    plan: CampaignPlan, volunteers: Volunteers, pairs: Pairs, chance: np.random.Generator
) -> Numbers:
    """One day a volunteer: the first session after offering, NEVER for those who skip it or would come too late."""
    sessions = np.append(day(plan.opens_on) + SESSIONS_AFTER_OPENING, day(DATA_ENDS_ON) + 1)
    trained_on = sessions[np.searchsorted(sessions, volunteers.volunteered_on, side="right")]
    never_met = day(plan.opens_on) + 366
    first_met_on = np.where(pairs.meetings[:, 0] == NEVER, never_met, pairs.meetings[:, 0])
    first_meeting = np.full(len(trained_on), never_met)
    np.minimum.at(first_meeting, pairs.volunteer, first_met_on)
    is_new = np.arange(len(trained_on)) >= volunteers.first_new
    comes = chance.random(len(trained_on)) < np.where(is_new, 0.92, 0.7)
    return np.where(comes & (trained_on <= first_meeting), trained_on, NEVER)
