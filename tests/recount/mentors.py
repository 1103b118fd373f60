"""Who mentors, who comes back and who leaves. Counted again: one function a query, one dict a row."""

from collections import defaultdict
from typing import Any

from tests.recount.tables import SIZES, WINDOW, Recount, ratio, year


def mentor_supply(p: Recount) -> list[dict[str, Any]]:
    rows = []
    for cohort, names in p.taking_part.items():
        offers, loads = p.offers(cohort), p.loads(cohort)
        for promotion in sorted({p.mentor[name]["promotion"] for name in names}):
            of = [name for name in names if p.mentor[name]["promotion"] == promotion]
            mentors = [name for name in of if name in loads]
            new = sum(not p.before(cohort, name) for name in mentors)
            given = [offers[name] for name in of if name in offers]
            pairs = int(sum(loads[name] for name in mentors))
            size = SIZES.get(promotion)
            rows.append({
                "cohort": cohort, "promotion": promotion, "gap": year(cohort) - year(promotion), "volunteers": len(given),
                "capacity": sum(given) if given else None, "mentors": len(mentors), "new_mentors": new,
                "returning_mentors": len(mentors) - new, "pairs": pairs, "load": ratio(pairs, len(mentors)),
                "size": size, "mentors_per_100": 100 * len(mentors) / size if size else None,
            })  # fmt: skip
    return rows


def mentor_leaving(p: Recount) -> list[dict[str, Any]]:
    kept = ("cohort", "promotion", "gap", "volunteers", "mentors", "capacity")
    return [{name: row[name] for name in kept} for row in mentor_supply(p) if row["gap"] + 1 > WINDOW[1]]


def mentor_load(p: Recount) -> list[dict[str, Any]]:
    return [
        {"cohort": cohort, "students": int(students), "is_more": False, "mentors": int(mentors),
         "share_of_mentors": mentors / len(p.loads(cohort))}
        for cohort in p.campaigns for students, mentors in p.loads(cohort).value_counts().items()
    ]  # fmt: skip


def mentor_flow(p: Recount) -> list[dict[str, Any]]:
    by_year = {year(cohort): (cohort, names) for cohort, names in p.taking_part.items()}
    rows = []
    for number, (cohort, names) in by_year.items():
        previous = {name: (p.before(cohort, name) or [None])[-1] for name in names}
        row: dict[str, Any] = {
            "cohort": cohort, "cohort_year": number, "participants": len(names),
            "new_participants": sum(last is None for last in previous.values()),
            "stayed": sum(last == number - 1 for last in previous.values()),
            "came_back": sum(last is not None and last < number - 1 for last in previous.values()),
            "participants_before": None, "aged_out": None, "could_return": None, "stopped": None, "return_rate": None,
            "is_first": number - 1 not in by_year,
        }  # fmt: skip
        earlier = by_year[number - 1][1] if number - 1 in by_year else set()
        if earlier:
            row["participants_before"] = len(earlier)
        if earlier and p.is_paired(cohort):
            inside = {name for name in earlier if p.is_inside(cohort, name)}
            past = {name for name in earlier if p.gap(cohort, name) > WINDOW[1]}
            row |= {"aged_out": len(past), "could_return": len(inside), "stopped": len(inside - names),
                    "return_rate": ratio(len(inside & names), len(inside))}  # fmt: skip
        rows.append(row)
    return rows


def mentor_tenure(p: Recount) -> list[dict[str, Any]]:
    years: dict[str, list[int]] = defaultdict(list)
    for cohort, names in p.taking_part.items():
        for name in names if p.is_paired(cohort) else ():
            years[name].append(year(cohort))
    first, last = min(map(min, years.values())), max(map(max, years.values()))
    rows = []
    for is_known in (False, True):
        kind = {name: seen for name, seen in years.items() if (min(seen) > first) == is_known}
        share = None
        for length in sorted({max(seen) - min(seen) + 1 for seen in kind.values()}):
            risk = sum(max(seen) - min(seen) + 1 >= length for seen in kind.values())
            here = {name: max(seen) for name, seen in kind.items() if max(seen) - min(seen) + 1 == length}
            gaps = [
                seen + 1 - year(p.mentor[name]["promotion"]) for name, seen in here.items() if seen < last
            ]
            stopped = sum(WINDOW[0] <= gap <= WINDOW[1] for gap in gaps)
            others = len(here) - stopped  # left by age, never inside, or still there: they could not stop yet
            if risk - others:
                share = (1.0 if share is None else share) * (1 - stopped / (risk - others))
            rows.append({
                "cohort": f"X{last % 100:02d}", "is_start_known": is_known, "campaigns": length, "started": len(kind),
                "at_risk": risk, "stopped": stopped, "aged_out": len(gaps) - stopped, "still_there": len(here) - len(gaps),
                "going_on": None if share is None else len(kind) * share, "share_kept": share,
            })  # fmt: skip
    return rows


def training_given(p: Recount) -> list[dict[str, Any]]:
    if p.formations.empty:
        return []
    trained = p.formations.groupby("mentor")["trained_on"].min()
    rows = []
    for cohort in p.campaigns:
        loads = p.loads(cohort)
        if loads.empty:
            continue
        before = later = 0
        for mentor in loads.index:
            pairs = p.binomes[(p.binomes["cohort"] == cohort) & (p.binomes["mentor"] == mentor)]
            met = [
                day for row in pairs.itertuples() for day in p.rencontres.loc[p.rencontres["student"] == row.student, "met_on"]
                if row.paired_on <= day and not day > row.ended_on
            ]  # fmt: skip
            began = min(met or pairs["paired_on"])
            if mentor in trained:
                before += trained[mentor] <= began
                later += trained[mentor] > began
        rows.append({"cohort": cohort, "mentors": len(loads), "trained_before": int(before), "trained_later": int(later),
                     "share_before": before / len(loads)})  # fmt: skip
    return rows
