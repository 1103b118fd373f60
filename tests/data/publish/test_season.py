"""The running campaign as it is published: what came stands in the forecast, for both audiences, and its changes add up."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data import changing, queries
from data.generations import store
from data.publish import season
from tests.conftest import KeptStore

FIRST, SECOND = date(2026, 9, 28), date(2026, 10, 12)


def day(one: date) -> str:
    return one.strftime("%d/%m/%Y")


def write(folder: Path, name: str, heads: str, rows: list[tuple[str, ...]]) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([heads.split(";"), *rows])


def exports(folder: Path, until: date) -> Path:
    """Campaigns X20 to X24, 60 students and 60 mentors of one place each, three a day; the X25 at twice the pace."""
    folder.mkdir()
    applied, offered, paired, mentors = [], [], [], {}
    for year in range(2020, 2026):
        cohort, opens = f"X{year - 2000}", date(year + 1, 9, 14)
        for number in range(60 if year < 2025 else 240):
            came = opens + timedelta(number // (3 if year < 2025 else 6))
            if came > until:
                break
            student, mentor = f"{cohort}-{number}", f"M{year % 2}{number}"
            mentors[mentor] = f"X{year % 2 + 10:02}"
            applied.append((student, cohort, day(came)))
            offered.append((mentor, cohort, "1", day(came)))
            if year < 2025:
                paired.append((student, mentor, day(opens + timedelta(40))))
    write(folder, "candidatures.csv", "Identifiant;Promotion;Date de candidature", applied)
    write(folder, "volontaires.csv", "Identifiant mentor;Cohorte;Capacité;Date de réponse", offered)
    write(folder, "mentors.csv", "Identifiant;Promotion", sorted(mentors.items()))
    write(folder, "binomes.csv", "Identifiant élève;Identifiant mentor;Date de mise en relation", paired)
    return folder


@pytest.fixture(scope="module")
def published(kept_store: KeptStore) -> tuple[store.Generation, store.Generation]:
    def build(home: Path) -> None:
        for name, until in (("first", FIRST), ("second", SECOND)):
            changing.import_exports(home / store.PROGRAMME, [exports(home / name, until)])

    one, other = store.generations(kept_store("season", build) / store.PROGRAMME)
    return one, other


def first(generation: store.Generation, audience: str) -> dict[str, Any]:
    return queries.records(generation, audience, "forecast")[0]


@pytest.mark.parametrize("audience", ["coordinator", "board"])
def test_the_running_campaign_is_the_first_to_be_forecast(
    published: tuple[store.Generation, store.Generation], audience: str
) -> None:
    row = first(published[0], audience)
    assert (row["cohort"], row["week"]) == ("X25", 3)
    assert row["applied"] == row["offered"] == 90
    for quantity in ("demand", "supply"):
        assert row[f"{quantity}_q10"] >= 90
        assert row[f"{quantity}_q10"] <= row[f"{quantity}_q50"] <= row[f"{quantity}_q90"]
    assert row["missing_q10"] <= row["missing_q90"]
    assert row["demand_q90"] > 95


def test_the_curve_begins_at_what_came_and_ends_at_the_forecast(
    published: tuple[store.Generation, store.Generation],
) -> None:
    curve = queries.records(published[0], "coordinator", "season_curve")
    demand = [row for row in curve if row["quantity"] == "demand"]
    assert [row["week"] for row in demand] == list(range(3, 17))
    assert demand[0]["q10"] >= 90
    assert [row["q50"] for row in demand] == sorted(row["q50"] for row in demand)
    assert demand[-1]["q50"] == pytest.approx(first(published[0], "coordinator")["demand_q50"])


def test_the_parts_of_a_change_add_up_to_it(
    published: tuple[store.Generation, store.Generation],
) -> None:
    before, after = (first(generation, "coordinator")["p_shortage"] for generation in published)
    parts = [
        row
        for row in queries.records(published[1], "coordinator", "forecast_change")
        if row["cohort"] == "X25"
    ]
    assert [row["cause"] for row in parts] == ["model", "time", "applications", "returns", "volunteers"]
    assert sum(row["change"] for row in parts) == pytest.approx(after - before)
    assert (parts[0]["p_before"], parts[0]["change"]) == (before, 0)
    assert queries.records(published[0], "coordinator", "forecast_change") == []
    assert queries.records(published[1], "board", "forecast_change") == []


def test_places_of_the_window_never_go_beyond_those_of_the_ledger() -> None:
    offers = pd.DataFrame({"promotion_year": [2008, 2009, 2010, 2000], "capacity": [2, 2, 3, 5]})
    is_inside = offers["promotion_year"] >= 2004
    kept = season.within(offers, is_inside, 4)
    assert kept.loc[kept["promotion_year"] >= 2004, "capacity"].sum() <= 4
    assert 2000 in set(kept["promotion_year"])  # outside the window: counted apart
    assert len(season.within(offers, is_inside, 7)) == 4
