"""What the figures of a campaign call attention to, each with the figure that says so and the page that explains it.

A figure that the board may not see calls no attention: each rule holds on what its reader sees.
"""

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from analytics.board import objectives
from analytics.board.decisions import Decision, decisions
from analytics.campaign import clock
from analytics.campaign.pace import SLOW_PACE, last_year, standing
from analytics.frames import Row, is_known, row_of, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.shortages import is_everywhere, together
from analytics.promotions import year_of
from analytics.thresholds import LONG_WAIT_DAYS

COMFORTABLE_COVERAGE = (
    1.1  # under 11 places for 10 students, sectors and the window leave some without a mentor
)
STALE_AFTER = 45  # days without news, while a campaign runs
SEASON = (9, 10, 11, 12, 1, 2, 3)  # months in which a campaign runs
MOST_DECIDED = 3  # what is called for first; more would not be read


def to_decide(
    asked: Callable[[str], pd.DataFrame], cohort: str, today: date | None, t: Translator
) -> list[Decision]:
    """What calls for a decision about the cohort, the most pressing first, MOST_DECIDED at most.

    `asked`: the rows of a query by its name. `today` is None where the age of the data means nothing.
    """

    def of_cohort(query: str) -> pd.DataFrame:
        frame = asked(query)
        return frame[frame["cohort"] == cohort].reset_index(drop=True)

    cohorts, dataset = asked("cohort_summary"), rows(asked("dataset"))[0]
    decided = alerts(
        cohorts,
        asked("campaign_pace"),
        row_of(asked("sector_shortage"), cohort),
        of_cohort("waiting_reason"),
        sector_names(asked("sector_balance"), t),
        objectives.of_cohort(asked("target"), cohort),
        cohort,
        t,
    )
    if today is not None:
        decided += stale(dataset["data_on"], today, t)
    window = int(dataset["lowest_gap"]), int(dataset["highest_gap"])
    decided += decisions(cohorts, asked("mentor_supply"), of_cohort("sector_balance"), window, cohort, t)
    return decided[:MOST_DECIDED]


def sector_names(sectors: pd.DataFrame, t: Translator) -> dict[str, str]:
    """Code of each sector → its name; `sectors`: rows of sector_balance."""
    return dict(zip(sectors["sector"], sectors[f"label_{t.language}"], strict=True))


def alerts(
    cohorts: pd.DataFrame,
    weeks: pd.DataFrame,
    shortage: Row | None,
    reasons: pd.DataFrame,
    names: dict[str, str],
    targets: dict[str, float],
    cohort: str,
    t: Translator,
) -> list[Decision]:
    """The alerts of the latest cohort, the most pressing first; none for an earlier one, or a campaign that is over.

    Takes rows of cohort_summary, campaign_pace, sector_shortage (one row) and waiting_reason (of the cohort); `names`:
    code of each sector → its name; `targets`: metric → value. While students sign up, only their number is looked at:
    mentors and pairs are still to come.
    """
    row = row_of(cohorts, cohort)
    if row is None or cohort != max(cohorts["cohort"], key=year_of, default=None):
        return []
    if row["state"] == clock.SIGNING_UP:
        alerts_of_cohort = [_slow(weeks, cohort, targets.get("applications"), t)]
    elif row["state"] in (clock.PAIRING, clock.UNDER_WAY):
        waits = [] if row["waiting"] is None else rows(reasons)  # who lacks a row of a pair may have one
        alerts_of_cohort = [
            _unserved(shortage, names, t),
            _coverage(row, t),
            _long_waits(waits, shortage, t),
            _short_of_target(row, targets.get("pairs"), t),
        ]
    else:
        alerts_of_cohort = []
    return [alert for alert in alerts_of_cohort if alert is not None]


def _unserved(shortage: Row | None, names: dict[str, str], t: Translator) -> Decision | None:
    """Sectors in which some of those who wait have no possible place."""
    if shortage is None or not is_known(shortage["unplaceable"]) or not shortage["unplaceable"]:
        return None
    if is_everywhere(shortage):
        return None
    sentence = t(
        "{n} student who waits has no possible place, and recruiting elsewhere would not help.",
        "{n} students who wait have no possible place, and recruiting elsewhere would not help.",
        n=shortage["unplaceable"],
    )
    sectors = together(str(shortage["smallest_sectors"]), names, t)
    return Decision(t("{sectors}: mentors to find", sectors=sectors), sentence, "sectors")


def _coverage(row: Row, t: Translator) -> Decision | None:
    if not is_known(row["coverage"]) or row["coverage"] >= COMFORTABLE_COVERAGE:
        return None
    return Decision(
        t("Too few places to choose from"),
        t(
            "{places} for {students}: {coverage}, where 110% leaves a choice.",
            places=t("{n} place", "{n} places", n=row["places"]),
            students=t("{n} eligible application", "{n} eligible applications", n=row["eligible"]),
            coverage=formats.percent(row["coverage"], t.language),
        ),
        "forecast",
    )


def _short_of_target(row: Row, target: float | None, t: Translator) -> Decision | None:
    """Pairs that are aimed at and not formed, while some who wait could still be given a mentor."""
    if target is None or not is_known(row["pairs"]) or row["pairs"] >= target:
        return None
    formed = t("{n} pair is formed", "{n} pairs are formed", n=row["pairs"])
    waiting = row["waiting"] if is_known(row["waiting"]) else 0
    who = t("{n} student still waits", "{n} students still wait", n=waiting)
    return Decision(
        t("The target of {n} pair is not reached", "The target of {n} pairs is not reached", n=target),
        f"{formed}, {who}." if waiting else f"{formed}.",
        "waiting",
    )


def _slow(weeks: pd.DataFrame, cohort: str, target: float | None, t: Translator) -> Decision | None:
    """Applications under 80 % of those of last year at that week, or of what the target asks for by then.

    The target asks for as large a share of itself by then as last year had of its own total.
    """
    now = standing(weeks, cohort, "applications_so_far")
    before = last_year(weeks, cohort, "applications_so_far", now.week) if now else None
    if now is None or before is None:
        return None
    asked = target * before.share if target else 0
    most = max(asked, float(before.count))
    if not most or float(now.count) / most >= SLOW_PACE:
        return None
    share = formats.percent(float(now.count) / most, t.language)
    if asked > before.count:
        against = t("{share} of what the target asks for by then", share=share)
    else:
        against = t("{share} of those of the {before} by then", share=share, before=before.cohort)
    return Decision(
        t("Applications come in slowly"),
        t(
            "{n} application at the end of week {week}: {against}.",
            "{n} applications at the end of week {week}: {against}.",
            n=now.count,
            week=str(now.week),
            against=against,
        ),
        "campaign",
    )


def _long_waits(table: Sequence[Row], shortage: Row | None, t: Translator) -> Decision | None:
    """That some have waited for long, and how many of all who wait can be given a place."""
    waits = sum(row["long_waits"] or 0 for row in table)
    if not waits:
        return None
    if shortage is None:
        way_out = t("Which places are free is not known.")
    elif shortage["placeable"]:
        way_out = t(
            "A free place suits {n} of those who wait.",
            "A free place suits {n} of those who wait, all together.",
            n=shortage["placeable"],
        )
    else:
        way_out = t("No free place suits anybody who waits.")
    return Decision(
        t(
            "{n} student has waited for over {days} days",
            "{n} students have waited for over {days} days",
            n=waits,
            days=str(LONG_WAIT_DAYS),
        ),
        way_out,
        "waiting",
    )


def stale(data_on: date | None, today: date, t: Translator) -> list[Decision]:
    """A decision that says how old the data is, while a campaign runs; none otherwise."""
    age = 0 if data_on is None else (pd.Timestamp(today) - pd.Timestamp(data_on)).days
    if today.month not in SEASON or age <= STALE_AFTER:
        return []
    return [
        Decision(
            t("The data is {n} day old", "The data is {n} days old", n=age),
            t("Import the exports of today before deciding on these figures."),
            "campaign",
        )
    ]
