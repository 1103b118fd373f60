"""Who of those who wait the free places can serve together, cohort by cohort: solved when a generation is made."""

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.pairing.matching import shortage

ANY = ""  # the sector of mentors who gave none: they suit students without preference only


def write_shortage(con: DuckDBPyConnection) -> None:
    """`shortage_count`: one row per cohort with applications. Reads and writes `records`."""
    students = con.execute("select cohort, accepted, students from records.waiting_by_sectors").df()
    places = con.execute("select cohort, sector, places from records.free_in_window").df()
    sectors = [
        code
        for (code,) in con.execute("select code from records.sector where code <> 'undecided'").fetchall()
    ]
    rows = []
    for (cohort,) in con.execute(
        "select distinct cohort from records.application order by cohort"
    ).fetchall():
        wishes = students[students["cohort"] == cohort]
        demand = {
            frozenset(accepted.split("|") if accepted else [*sectors, ANY]): int(count)
            for accepted, count in zip(wishes["accepted"], wishes["students"], strict=True)
        }
        there = places[places["cohort"] == cohort]
        supply = {sector: int(count) for sector, count in zip(there["sector"], there["places"], strict=True)}
        result = shortage(demand, supply)
        row = {
            "cohort": cohort,
            "students": sum(demand.values()),
            "places": sum(supply.values()),
            "placeable": result.pairs,
            "unplaceable": result.missing,
        }
        for name, chosen in (("smallest", result.smallest), ("largest", result.largest)):
            row[f"{name}_sectors"] = "|".join(sorted(chosen))
            row[f"{name}_students"] = sum(count for kind, count in demand.items() if kind <= chosen)
            row[f"{name}_places"] = sum(supply.get(sector, 0) for sector in chosen)
        row["is_everywhere"] = bool(result.missing) and row["smallest_places"] == row["places"]
        rows.append(row)
    columns = (
        "cohort",
        "students",
        "places",
        "placeable",
        "unplaceable",
        "is_everywhere",
        *(f"{name}_{what}" for name in ("smallest", "largest") for what in ("sectors", "students", "places")),
    )
    con.register("solved", pd.DataFrame(rows, columns=list(columns)))
    con.execute("""
        create table records.shortage_count as
        select cohort::varchar as cohort, students::integer as students, places::integer as places,
            placeable::integer as placeable, unplaceable::integer as unplaceable,
            is_everywhere::boolean as is_everywhere, smallest_sectors::varchar as smallest_sectors,
            smallest_students::integer as smallest_students, smallest_places::integer as smallest_places,
            largest_sectors::varchar as largest_sectors, largest_students::integer as largest_students,
            largest_places::integer as largest_places
        from solved
    """)
    con.unregister("solved")
