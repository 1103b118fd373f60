"""What the board may decide for the campaign to come, each called for by figures of the latest one."""

from dataclasses import dataclass

import pandas as pd

from analytics.campaign import clock
from analytics.campaign.leaving import people
from analytics.frames import Row, margin, row_of, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.sectors import (
    UNDECIDED,
    balance,
    inside_a_sentence,
    is_short,
    label,
    whole_wishes,
    with_balance,
)
from analytics.promotions import asked, code_of, year_of

MOST_TIED = 3  # sectors named together: more are no answer


@dataclass(frozen=True)
class Decision:
    """One thing that the board may decide, the figures that call for it, and the page that shows them (its file)."""

    title: str
    sentence: str
    page: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", formats.capital(self.title))
        object.__setattr__(self, "sentence", formats.capital(self.sentence))


def decisions(
    cohorts: pd.DataFrame,
    supply: pd.DataFrame,
    sectors: pd.DataFrame,
    window: tuple[int, int],
    cohort: str | None,
    t: Translator,
) -> list[Decision]:
    """Up to two things to decide for the campaign to come, each called for by figures of the latest one."""
    row = row_of(cohorts, cohort)
    if row is None or cohort != max(
        cohorts["cohort"], key=year_of
    ):  # who welcomes the X07 for the X16 is late
        return []
    mine = with_balance([sector for sector in rows(sectors) if sector["cohort"] == cohort])
    balanced = [sector for sector in mine if sector["sector"] != UNDECIDED and balance(sector) is not None]
    decisions = (_ask(row, balanced, window, t), _replace(row, rows(supply), window, t))
    return [decision for decision in decisions if decision is not None]


def _ask(row: Row, sectors: list[Row], window: tuple[int, int], t: Translator) -> Decision | None:
    """Whom to ask where wishes are furthest above places; sectors that are as far above are named together."""
    if not sectors or not is_short(sectors[0]) or row["state"] == clock.ANNOUNCED:
        return None
    least = balance(sectors[0]) or 0
    tied = [
        sector for sector in sectors if is_short(sector) and (balance(sector) or 0) <= least + margin(sector)
    ]
    if len(tied) > MOST_TIED:
        return None
    for_whom = row["cohort"] if clock.is_living(row) else code_of(row["cohort_year"] + 1)
    oldest, youngest = asked(for_whom, window)
    names = [inside_a_sentence(label(sector, t)) for sector in tied]
    reason = " ".join(
        t(
            "For the {cohort}, {sector}: {places} for {students}.",
            cohort=row["cohort"],
            sector=inside_a_sentence(label(sector, t)),
            places=t("{n} place", "{n} places", n=sector["places"]),
            students=t("{n} student who wishes it", "{n} students who wish it", n=whole_wishes(sector)),
        )
        for sector in tied
    )
    joined = names[0]
    for name in names[1:-1]:
        joined = t("{first}, {second}", first=joined, second=name)
    if len(names) > 1:
        joined = t("{first} and {second}", first=joined, second=names[-1])
    return Decision(
        t("Ask the {oldest} to {youngest} in {sector}", oldest=oldest, youngest=youngest, sector=joined),
        reason,
        "sectors",
    )


def _replace(row: Row, supply: list[Row], window: tuple[int, int], t: Translator) -> Decision | None:
    """Mentors of the oldest promotion asked, which next year is outside the window."""
    if clock.is_living(row):
        return None
    leaving = next(
        (one for one in supply if one["cohort"] == row["cohort"] and one["gap"] == window[1]), None
    )
    if leaving is None or not (leaving["volunteers"] or leaving["mentors"]):
        return None
    entering = code_of(row["cohort_year"] + 1 - window[0])
    following = code_of(row["cohort_year"] + 1)
    return Decision(
        t(
            "Welcome the {entering}, who take over from the {leaving}",
            entering=entering,
            leaving=leaving["promotion"],
        ),
        people(leaving["volunteers"], leaving["mentors"], leaving["promotion"], following, t),
        "mentors",
    )
