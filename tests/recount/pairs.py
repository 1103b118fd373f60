"""What pairs are like and what becomes of them; sectors. Counted again: one function a query, one dict a row."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

import pandas as pd

from tests.recount.tables import LABELS, Recount, months_later, whole_months


def sector_balance(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in p.campaigns:
        wishes: dict[str, float] = defaultdict(float)
        for one in p.students[(p.students["cohort"] == cohort) & p.students["is_open"]].itertuples():
            for sector in one.wishes:
                wishes[sector] += 1 / len(one.wishes)
        places: dict[str, int] = defaultdict(int)
        for name, (offered, _) in p.places(cohort).items():
            sector = p.mentor[name]["sector"]
            if sector and p.is_inside(cohort, name) and p.gives(cohort, "volunteers"):
                places[sector] += offered
        for position, (sector, (french, english)) in enumerate(LABELS.items(), start=1):
            students = wishes[sector] if sum(wishes.values()) and p.gives(cohort, "applications") else None
            offered = places[sector] if sum(places.values()) else None
            rows.append({
                "cohort": cohort, "sector": sector, "label_fr": french, "label_en": english, "position": position,
                "students": students, "places": offered,
                "balance": offered - students if offered is not None and students is not None else None,
            })  # fmt: skip
    return rows


def sector_shortage(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in sorted(set(p.students["cohort"])):
        if not all(p.gives(cohort, table) for table in ("applications", "volunteers", "pairs")):
            continue
        names, free = p.waiting(cohort), p.places_free(cohort)
        inside = sum(places for name, places in free.items() if p.is_inside(cohort, name))
        placeable = p.most_pairs(cohort, names, free)
        rows.append({"cohort": cohort, "students": len(names), "places": inside, "placeable": placeable,
                     "unplaceable": len(names) - placeable, "places_elsewhere": inside - placeable})  # fmt: skip
    return rows


def pair_fit(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in p.campaigns:
        pairs = p.pairs_of(cohort)
        counts: dict[tuple[str, str], int] = defaultdict(int)
        asked = any(p.student[name]["wishes"] for name in pairs)
        for name, mentor in pairs.items():
            counts["gap", str(p.gap(cohort, mentor))] += 1
            wishes, sector = p.student[name]["wishes"], p.mentor[mentor]["sector"]
            if not asked:
                continue
            if not wishes or "undecided" in wishes:
                kind = "undecided"
            elif sector is None:
                kind = "unknown"
            else:
                kind = "first" if wishes[0] == sector else "wished" if sector in wishes else "other"
            counts["sector", kind] += 1
        rows += [{"cohort": cohort, "kind": kind, "value": value, "pairs": count, "share": count / len(pairs)}
                 for (kind, value), count in counts.items()]  # fmt: skip
    return rows


def pair_ending(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort, of in p.courses.groupby("cohort"):
        if of["over_on"].isna().all():
            continue
        planned = p.months(str(cohort))
        lasted = [
            min(planned, whole_months(row.paired_on, p.data_on if pd.isna(row.over_on) else row.over_on))
            for row in of.itertuples()
        ]
        share = 1.0
        for month in sorted(set(lasted)):
            here = of[[months == month for months in lasted]]
            risk = sum(months >= month for months in lasted)
            early = int(here["is_early"].sum())
            share *= 1 - early / risk
            rows.append({
                "cohort": cohort, "month": month, "at_risk": risk, "ended_early": early,
                "completed": int((here["over_on"].notna() & ~here["is_early"]).sum()), "under_way": int(here["over_on"].isna().sum()),
                "share_together": share,
            })  # fmt: skip
    return rows


def end_reason(p: Recount) -> list[dict[str, Any]]:
    early = p.courses[p.courses["is_early"]]
    return [
        {"cohort": cohort, "reason": reason, "pairs": len(of)}
        for (cohort, reason), of in early.groupby(["cohort", "reason"])
    ]


def follow_up(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in p.campaigns:
        if not p.rencontres["student"].isin(p.students.loc[p.students["cohort"] == cohort, "student"]).any():
            continue
        of = p.courses[p.courses["cohort"] == cohort]
        for month in range(1, p.months(cohort) + 1):
            lived = met = 0
            for row in of.itertuples():
                start, end = months_later(row.paired_on, month - 1), months_later(row.paired_on, month)
                until = p.data_on if pd.isna(row.over_on) else row.over_on + timedelta(days=15)
                if end > until:
                    continue
                lived += 1
                days = p.rencontres.loc[p.rencontres["student"] == row.student, "met_on"]
                met += bool(((days >= start) & (days < end) & ~(days > row.over_on)).any())
            if lived:
                rows.append(
                    {"cohort": cohort, "month": month, "pairs": lived, "met": met, "share_met": met / lived}
                )
    return rows


def stalled_pair(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for row in p.courses.itertuples():
        if (
            p.paired.get(row.student, (None,))[0] != row.mentor
            or not pd.isna(row.over_on)
            or p.data_on >= row.planned_on
        ):
            continue
        of = p.students.loc[p.students["cohort"] == row.cohort, "student"]
        if not p.rencontres["student"].isin(of).any():
            continue
        met_on = p.rencontres.loc[p.rencontres["student"] == row.student, "met_on"]
        last = met_on[met_on >= row.paired_on].max()
        days = (p.data_on - (row.paired_on if pd.isna(last) else last)).days
        if days > 45:
            rows.append({"cohort": row.cohort, "application_id": row.student, "mentor_id": row.mentor, "paired_on": row.paired_on,
                         "last_met_on": None if pd.isna(last) else last, "days_without": days})  # fmt: skip
    return rows


def satisfaction(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in p.campaigns:
        pairs = p.pairs_of(cohort)
        answers = p.enquete[p.enquete["student"].isin(pairs)].sort_values("answered_on")
        for side, of in answers.groupby("respondent"):
            marks = of.groupby("student")["mark"].last()
            rows.append({
                "cohort": cohort, "respondent": {"élève": "student", "mentor": "mentor"}[str(side)], "pairs": len(pairs),
                "answers": len(marks), "mark_5": int((marks == 5).sum()), "mark_4": int((marks == 4).sum()),
                "mark_3": int((marks == 3).sum()), "mark_1_2": int((marks <= 2).sum()), "response_rate": len(marks) / len(pairs),
                "share_satisfied": float((marks >= 4).mean()),
            })  # fmt: skip
    return rows
