"""What the figures of a campaign call attention to, each with the figure that says so."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analytics import formats
from analytics.campaign import SLOW_PACE, standing
from analytics.frames import Row, is_known, row_of, rows
from analytics.overview import Decision
from analytics.shortages import is_everywhere, together
from analytics.texts import Translator
from analytics.waiting import LONG_WAIT

COMFORTABLE_COVERAGE = (
    1.1  # under 11 places for 10 students, sectors and the window leave some without a mentor
)
STALE_AFTER = 30  # days without news, while a campaign runs
SEASON = (9, 10, 11, 12, 1, 2, 3)  # months in which a campaign runs


def alerts(
    cohorts: pd.DataFrame,
    weeks: pd.DataFrame,
    shortage: Row | None,
    reasons: pd.DataFrame,
    names: dict[str, str],
    cohort: str,
    t: Translator,
) -> list[Decision]:
    """The alerts of one cohort, the most pressing first: rows of cohort_summary, campaign_pace, sector_shortage
    (one row) and waiting_reason (of the cohort); `names`: code of each sector → its name.
    """  # fmt: skip
    row = row_of(cohorts, cohort)
    found = (
        _unserved(shortage, names, t),
        _coverage(row, t),
        _slow(weeks, cohort, t),
        _long_waits(rows(reasons), t),
    )
    return [alert for alert in found if alert is not None]


def _unserved(shortage: Row | None, names: dict[str, str], t: Translator) -> Decision | None:
    """Sectors in which some students cannot be served, whatever the placement."""
    missing = shortage["cannot_be_paired"] if shortage else None
    if shortage is None or not is_known(missing) or not missing or is_everywhere(shortage):
        return None
    title = t("{sectors}: places are missing", sectors=together(str(shortage["smallest_sectors"]), names, t))
    if not is_known(shortage["smallest_students"]):
        return Decision(
            title,
            t(
                "{n} student cannot be served, and recruiting elsewhere would not help.",
                "{n} students cannot be served, and recruiting elsewhere would not help.",
                n=missing,
            ),
        )
    return Decision(
        title,
        t(
            "{students} students for {places} places: {n} cannot be served, and recruiting elsewhere would not help.",
            "{students} students for {places} places: {n} cannot be served, and recruiting elsewhere would not help.",
            n=shortage["cannot_be_paired"],
            students=formats.number(shortage["smallest_students"], t.language),
            places=formats.number(shortage["smallest_places"], t.language),
        ),
    )


def _coverage(row: Row | None, t: Translator) -> Decision | None:
    if row is None or not is_known(row["coverage"]) or row["coverage"] >= COMFORTABLE_COVERAGE:
        return None
    return Decision(
        t("Too few places to choose from"),
        t(
            "{places} places for {students} eligible students: {coverage}, where 110% leaves a choice.",
            places=formats.number(row["capacity"], t.language),
            students=formats.number(row["eligible"], t.language),
            coverage=formats.percent(row["coverage"], t.language),
        ),
    )


def _slow(weeks: pd.DataFrame, cohort: str, t: Translator) -> Decision | None:
    found = standing(weeks, cohort, "applications_so_far")
    if found is None or found.pace is None or found.pace >= SLOW_PACE:
        return None
    return Decision(
        t("Applications come in slowly"),
        t(
            "{n} application in week {week}: {share} of the mean of earlier campaigns at that week.",
            "{n} applications in week {week}: {share} of the mean of earlier campaigns at that week.",
            n=found.count,
            week=str(found.week),
            share=formats.percent(found.pace, t.language),
        ),
    )


def _long_waits(table: Sequence[Row], t: Translator) -> Decision | None:
    waits = sum(row["long_waits"] or 0 for row in table)
    if not waits:
        return None
    served = sum(row["students"] or 0 for row in table if row["reason"] == "placement")
    way_out = t("No free mentor suits them.")
    if served:
        way_out = t(
            "A mentor who suits is free for {n} of those who wait.",
            "A mentor who suits is free for {n} of those who wait.",
            n=served,
        )
    return Decision(
        t("{n} student has waited for over {days} days", "{n} students have waited for over {days} days",
          n=waits, days=str(LONG_WAIT)),
        way_out,
    )  # fmt: skip


def stale(data_on: date | None, today: date, t: Translator) -> Decision | None:
    """That the data is old, while a campaign runs; None otherwise."""
    if data_on is None or today.month not in SEASON or (today - data_on).days <= STALE_AFTER:
        return None
    return Decision(
        t("The data is {n} day old", "The data is {n} days old", n=(today - data_on).days),
        t("Import the exports of today before deciding on these figures."),
    )
