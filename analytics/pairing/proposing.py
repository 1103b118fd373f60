"""Who waits, in words, and the pairs that could be made of them: a proposal with its reasons, which decides nothing."""

import pandas as pd

from analytics.campaign.waiting import REASONS
from analytics.frames import Row, rows
from analytics.language.texts import Translator
from analytics.pairing.matching import OUTSIDE, proposed_pairs
from analytics.pairing.sectors import UNDECIDED

MOST_AT_ONCE = 200  # students paired in one proposal, those who have waited longest first


def students(waiting: pd.DataFrame, names: dict[str, str], t: Translator) -> pd.DataFrame:
    """The waiting list as it is read: the rows of waiting_list, sectors and reasons in words, the longest wait first.

    `names`: code of each sector → its name. How clear the project is stands there where anybody said it.
    """
    listed = rows(waiting)
    columns = ["application_id", "cohort", "days_waited", "sectors", "maturity", "possible_mentors", "reason"]
    if not any(row.get("maturity") for row in listed):
        columns.remove("maturity")
    return pd.DataFrame(
        [
            {
                "application_id": row["application_id"],
                "cohort": row["cohort"],
                "days_waited": row["days_waited"],
                "sectors": _wished(row, names, t),
                "maturity": row.get("maturity"),
                "possible_mentors": row["possible_mentors"],
                "reason": t(REASONS[row["reason"]]),
            }
            for row in listed
        ],
        columns=columns,
    )


def pairs(
    waiting: pd.DataFrame, free: pd.DataFrame, window: tuple[int, int], is_any_sector: bool = False
) -> pd.DataFrame:
    """The pairs of `matching.proposed_pairs` for the rows of waiting_list and free_place of one cohort."""
    longest = waiting.nlargest(MOST_AT_ONCE, "days_waited")
    wishes = [codes.split("|") if isinstance(codes, str) else [] for codes in longest["sectors"]]
    listed = longest.assign(sectors=pd.Series(wishes, index=longest.index, dtype=object))
    return proposed_pairs(listed, free, window, is_any_sector)


def proposal(
    waiting: pd.DataFrame,
    free: pd.DataFrame,
    window: tuple[int, int],
    names: dict[str, str],
    t: Translator,
    is_any_sector: bool = False,
) -> pd.DataFrame:
    """One row per pair proposed, as it is read: student, days waited, mentor, promotion, sector, reasons."""
    days = dict(zip(waiting["application_id"], waiting["days_waited"], strict=True))
    mentors = {row["mentor_id"]: row for row in rows(free)}
    proposals = [
        {
            "application_id": pair["application_id"],
            "days_waited": days[pair["application_id"]],
            "mentor_id": pair["mentor_id"],
            "promotion": mentors[pair["mentor_id"]]["promotion"],
            "mentor_sector": _sector(mentors[pair["mentor_id"]]["sector"], names, t),
            "reasons": reasons(pair, t),
        }
        for pair in rows(pairs(waiting, free, window, is_any_sector))
    ]
    return pd.DataFrame(
        proposals,
        columns=["application_id", "days_waited", "mentor_id", "promotion", "mentor_sector", "reasons"],
    ).sort_values("days_waited", ascending=False, kind="stable", ignore_index=True)


def as_export(proposed: pd.DataFrame) -> pd.DataFrame:
    """The rows of `proposal` with the columns of an export of pairs, without their day, which is to be filled in."""
    return proposed[["application_id", "mentor_id"]].assign(paired_on=None)


def reasons(pair: Row, t: Translator) -> str:
    """Why the proposal puts these two together: wish, gap and load, for one row of `matching.proposed_pairs`."""
    wish = {0: t("no preference"), 1: t("first wish"), OUTSIDE: t("none of the wishes")}.get(pair["wish"])
    seat = t("the mentor's first student") if pair["seat"] == 1 else None
    return t(
        "{wish}, gap of {gap}, {seat}",
        wish=wish or t("wish number {n}", n=pair["wish"]),
        gap=str(pair["gap"]),
        seat=seat or t("the mentor's student number {n}", n=pair["seat"]),
    )


def summary(waiting: pd.DataFrame, proposed: pd.DataFrame, row: Row | None, t: Translator) -> str:
    """How many of those who wait could have a mentor today, and what stops the others; `row` of cohort_summary."""
    unplaced = len(waiting) - len(proposed)
    if waiting.empty:
        return t("Nobody waits.")
    if proposed.empty and (row is None or row["places"] is None):
        return t("Volunteers were not provided, or only in part: which places are free is not known.")
    if proposed.empty:
        return t("No free place suits those who wait: see “Sectors” for the mentors to be found.")
    if not unplaced:
        return t(
            "The student who waits could have a mentor now.",
            "All {n} students who wait could have a mentor now.",
            n=len(waiting),
        )
    sentence = t(
        "{n} student of {waiting} could have a mentor now",
        "{n} students of {waiting} could have a mentor now",
        n=len(proposed),
        waiting=str(len(waiting)),
    )
    return t(
        "{said}; for the other, no place suits.",
        "{said}; for the {n} others, no place suits.",
        n=unplaced,
        said=sentence,
    )


def _wished(row: Row, names: dict[str, str], t: Translator) -> str:
    codes = [code for code in str(row["sectors"] or "").split("|") if code]
    if not codes or UNDECIDED in codes:
        return t("No preference")
    return ", ".join(names.get(code, code) for code in codes)


def _sector(code: str | None, names: dict[str, str], t: Translator) -> str:
    return names.get(code, code) if code else t("Not given")
