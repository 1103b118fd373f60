"""Demand, pairs and who waits. Counted again: one function a query, one dict a row."""

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd

from tests.recount.tables import PUBLISHED, Recount, filled, ratio, year

QUEUE = ("entered", "left_queue", "queue_change", "queue")
OF_WHOLE = {
    "applications": ("applications", "applications_so_far", *QUEUE), "pairs": ("pairs", "pairs_so_far", *QUEUE)
}  # fmt: skip


def cohort_summary(p: Recount) -> list[dict[str, Any]]:
    """Of a campaign that rows cover in part, they tell what they hold, and nothing of the whole."""
    rows: list[dict[str, Any]] = []
    for cohort in p.cohorts:
        of, pairs, offers = p.students[p.students["cohort"] == cohort], p.pairs_of(cohort), p.offers(cohort)
        given = p.clock[cohort]
        is_partial = "part" in (given["applications_given"], given["pairs_given"])
        row: dict[str, Any] = {
            "cohort": cohort, "cohort_year": year(cohort), "state": p.state(cohort), "is_partial": is_partial,
            "has_all_applications": p.gives(cohort, "applications"),
            "counted_pairs": len(pairs) or None, "published_pairs": PUBLISHED.get(cohort),
            "mentors": len(p.loads(cohort)) or None, "volunteers": len(offers) or None,
        }  # fmt: skip
        row["pairs"] = row["counted_pairs"] if p.gives(cohort, "pairs") else row["published_pairs"]
        if p.is_paired(cohort) and None not in (row["counted_pairs"], row["published_pairs"]):
            row["difference"] = row["counted_pairs"] - row["published_pairs"]
        if len(of):
            withdrawn = of["withdrawn_on"].notna()
            row |= {
                "applications": len(of), "withdrawn": int(withdrawn.sum()), "eligible": int(of["is_open"].sum()),
                "not_eligible": int(((of["eligible"] == "non") & ~withdrawn).sum()),
                "motivations": int((of["words"] != "").sum()),
            }  # fmt: skip
        if given["applications_given"] == "part" or (
            p.gives(cohort, "applications") and p.gives(cohort, "pairs")
        ):
            row["with_mentor"] = sum(p.has_mentor(name) for name in pairs)
            row |= {"never_paired": row["eligible"] - len(pairs), "lost_mentor": len(pairs) - row["with_mentor"],
                    "waiting": row["eligible"] - row["with_mentor"]}  # fmt: skip
        if p.gives(cohort, "volunteers"):
            row |= _places(p, cohort)
            if not p.gives(cohort, "pairs"):  # which places are free is not known
                row |= dict.fromkeys(("taken", "free_places", "above_offer"))
        demand = row.get("eligible") if p.gives(cohort, "applications") else None
        offered = row.get("places")
        row["coverage"] = ratio(offered, demand)
        if demand is not None and offered is not None:
            row |= {"balance": offered - demand, "missing": max(0, demand - offered)}
        if p.is_paired(cohort) and not is_partial:
            row["match_rate"] = ratio(row.get("with_mentor"), demand)
        before = next((other for other in rows if other["cohort_year"] == year(cohort) - 1), None)
        is_final = before is not None and p.is_paired(cohort) and p.is_paired(before["cohort"])
        if is_final and row["pairs"] is not None and before["pairs"]:
            row["growth"] = row["pairs"] / before["pairs"] - 1
        rows.append(row)
    return filled(rows)


def _places(p: Recount, cohort: str) -> dict[str, int]:
    every = p.places(cohort)
    inside = {name: both for name, both in every.items() if p.is_inside(cohort, name)}
    return {
        "places": sum(offered for offered, _ in inside.values()),
        "places_outside": sum(offered for name, (offered, _) in every.items() if name not in inside),
        "taken": sum(min(offered, held) for offered, held in inside.values()),
        "free_places": sum(max(0, offered - held) for offered, held in inside.values()),
        "above_offer": sum(max(0, held - offered) for offered, held in every.values()),
    }


def campaign_pace(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in sorted(set(p.students["cohort"])):
        opened = p.opened(cohort)
        if p.data_on < opened:
            continue
        of = p.students[p.students["cohort"] == cohort]
        first = p.binomes.groupby("student")["paired_on"].min()

        def week(day: pd.Timestamp, opened: pd.Timestamp = opened) -> int:
            return min(30, max(1, (day - opened).days // 7 + 1))

        counts = {name: defaultdict(int) for name in ("applications", "pairs", "entered", "left_queue")}
        for one in of.itertuples():
            counts["applications"][week(one.applied_on)] += 1
            if one.eligible != "oui":
                continue
            counts["entered"][week(one.applied_on)] += 1
            leaving = [day for day in (first.get(one.student), one.withdrawn_on) if not pd.isna(day)]
            if leaving:
                counts["left_queue"][week(min(leaving))] += 1
            if lost_on := p.lost.get(one.student):
                counts["entered"][week(lost_on)] += 1
            if one.is_open and one.student in first:
                counts["pairs"][week(first[one.student])] += 1
        so_far = defaultdict(int)
        for number in range(1, min(30, (p.data_on - opened).days // 7 + 1) + 1):
            row: dict[str, Any] = {"cohort": cohort, "week": number} | {
                name: count[number] for name, count in counts.items()
            }
            for name in counts:
                so_far[name] += row[name]
            row |= {
                "queue_change": row["entered"] - row["left_queue"], "applications_so_far": so_far["applications"],
                "pairs_so_far": so_far["pairs"], "queue": so_far["entered"] - so_far["left_queue"],
            }  # fmt: skip
            for table, names in OF_WHOLE.items():  # rows in part are no pace, and no queue
                if not p.gives(cohort, table):
                    row |= dict.fromkeys(names)
            rows.append(row)
    return rows


def waiting_time(p: Recount) -> list[dict[str, Any]]:
    """The Kaplan–Meier estimate and Greenwood's interval, by their formulas."""
    rows = []
    first = p.binomes.groupby("student")["paired_on"].min()
    for cohort in sorted(set(p.students["cohort"])):
        if not (p.gives(cohort, "applications") and p.gives(cohort, "pairs")):
            continue
        spells = []
        for one in p.students[
            (p.students["cohort"] == cohort) & (p.students["eligible"] == "oui")
        ].itertuples():
            pair, withdrawn = first.get(one.student), one.withdrawn_on
            has_pair, has_left = not pd.isna(pair), not pd.isna(withdrawn)
            if has_pair and (not has_left or pair <= withdrawn):
                kind, end = "paired", pair
            elif has_left:
                kind, end = "withdrawn", withdrawn
            else:
                kind, end = "still_waiting", p.data_on
            weeks = (end - one.applied_on).days // 7
            spells.append((min(weeks, 26), "still_waiting" if weeks > 26 else kind))
        pairs = len(p.pairs_of(cohort)) or None
        share, greenwood, is_last = 1.0, 0.0, False
        for week in range(27):
            risk = sum(weeks >= week for weeks, _ in spells)
            if not risk:
                break
            count = {kind: spells.count((week, kind)) for kind in ("paired", "withdrawn", "still_waiting")}
            share *= 1 - count["paired"] / risk
            is_last = is_last or risk == count["paired"]
            if not is_last and count["paired"]:
                greenwood += count["paired"] / (risk * (risk - count["paired"]))
            low = high = None
            if pairs and 0 < share < 1:
                half = 1.959964 * np.sqrt(greenwood) / abs(np.log(share))
                low, high = share ** np.exp(half), share ** np.exp(-half)
            rows.append({
                "cohort": cohort, "week": week, "at_risk": risk, **count, "without_mentor": pairs * share if pairs else None,
                "share_waiting": share if pairs else None, "share_low": low, "share_high": high,
            })  # fmt: skip
    return rows


def waiting_list(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort in sorted(set(p.students["cohort"])):
        free, offers = p.places_free(cohort), p.offers(cohort)
        for name in p.waiting(cohort):
            one = p.student[name]
            any_suits = not one["wishes"] or "undecided" in one["wishes"]

            def suits(mentor: str, any_suits: bool = any_suits, wishes: list[str] = one["wishes"]) -> bool:
                return any_suits or p.mentor[mentor]["sector"] in wishes

            suiting = [mentor for mentor in free if suits(mentor)]
            possible = sum(p.is_inside(cohort, mentor) for mentor in suiting)
            reason = "placement" if possible else "window" if suiting else "full"
            if not any(suits(mentor) for mentor in offers):
                reason = "nobody"
            if not possible and not p.gives(cohort, "volunteers"):
                reason = "not_provided"
            if name in p.lost:
                reason = "lost_mentor"
            since = p.lost.get(name) or one["applied_on"]
            is_over = p.state(cohort) == "finished"
            rows.append({
                "cohort": cohort, "application_id": name, "days_waited": None if is_over else (p.data_on - since).days,
                "sectors": "|".join(one["wishes"]) or None, "reason": reason,
                "possible_mentors": possible if offers else None,
            })  # fmt: skip
    return rows


def waiting_reason(p: Recount) -> list[dict[str, Any]]:
    """Of those whom a free place suits, as many as the places can serve together wait for a placement."""
    rows = []
    for cohort, of in pd.DataFrame(waiting_list(p), columns=["cohort", "reason", "days_waited"]).groupby(
        "cohort"
    ):
        counts = of.groupby("reason").size().to_dict()
        long_waits = of[of["days_waited"] > 30].groupby("reason").size().to_dict()
        served = p.most_pairs(str(cohort), p.waiting(str(cohort)), p.places_free(str(cohort)))
        if (suited := counts.get("placement", 0)) > served:
            counts |= {"placement": served, "contested": suited - served}
            long = long_waits.get("placement", 0)
            long_waits |= {"placement": min(long, served), "contested": max(0, long - served)}
        rows += [
            {"cohort": cohort, "reason": reason, "students": count, "long_waits": long_waits.get(reason, 0), "share": count / len(of)}
            for reason, count in counts.items() if count
        ]  # fmt: skip
    return rows


def free_place(p: Recount) -> list[dict[str, Any]]:
    return [
        {"cohort": cohort, "mentor_id": name, "promotion": p.mentor[name]["promotion"], "sector": p.mentor[name]["sector"],
         "gap": p.gap(cohort, name), "places": places, "students": p.places(cohort)[name][1]}
        for cohort in p.campaigns for name, places in p.places_free(cohort).items()
    ]  # fmt: skip


def equity(p: Recount) -> list[dict[str, Any]]:
    rows = []
    given = p.caracteristiques.assign(
        cohort=[p.student[name]["cohort"] for name in p.caracteristiques["student"]]
    )
    total = given.groupby(["cohort", "name"]).size()
    for (cohort, name, value), of in given.groupby(["cohort", "name", "value"]):
        eligible = sum(p.student[student]["is_open"] for student in of["student"])
        paired = (
            sum(p.has_mentor(student) for student in of["student"])
            if p.gives(cohort, "pairs") and p.is_paired(cohort)
            else None
        )
        rows.append({
            "cohort": cohort, "name": name, "value": value, "applications": len(of), "eligible": eligible, "paired": paired,
            "share_of_applications": len(of) / total[cohort, name], "match_rate": ratio(paired, eligible),
        })  # fmt: skip
    return rows
