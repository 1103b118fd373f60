"""The invented programme: its published counts, its people, and their coherence."""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from data import sample
from data.intake.judging import Facts, judge
from data.intake.kinds import kinds

Table = list[dict[str, str]]
TABLES = {
    "campagnes": "campaign", "candidatures": "application", "mentors": "mentor", "volontaires": "volunteer",
    "binomes": "pairing", "rencontres": "meeting", "enquete": "survey", "formations": "training",
    "caracteristiques": "attribute",
}  # fmt: skip
COHORTS = ["X16", "X17", "X18", "X19", "X20"]
DATA_ENDS_ON = date(2022, 1, 31)


def read(folder: Path) -> Mapping[str, Table]:
    tables = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file, delimiter=";"))
    return tables


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def year(promotion: str) -> int:
    return 2000 + int(promotion[1:])


def withdrawn_or_not_eligible(row: dict[str, str]) -> bool:
    return bool(row["Date de retrait"]) or row["Recevable"] == "non"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    sample.write_exports(folder)
    return folder


@pytest.fixture(scope="module")
def tables(folder: Path) -> Mapping[str, Table]:
    return read(folder)


@pytest.fixture(scope="module")
def applications(tables: Mapping[str, Table]) -> Mapping[str, dict[str, str]]:
    return {row["Identifiant"]: row for row in tables["candidatures"]}


@pytest.fixture(scope="module")
def mentors(tables: Mapping[str, Table]) -> Mapping[str, dict[str, str]]:
    return {row["Identifiant"]: row for row in tables["mentors"]}


# Files


def test_the_same_arguments_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    sample.write_exports(tmp_path)
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(f"{name}.csv" for name in TABLES)
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in names)


def test_another_seed_gives_other_people(folder: Path, tmp_path: Path) -> None:
    sample.write_exports(tmp_path, seed=2018)
    for name in ("candidatures", "mentors", "binomes"):
        assert (tmp_path / f"{name}.csv").read_bytes() != (folder / f"{name}.csv").read_bytes()


@pytest.mark.parametrize(("name", "table"), TABLES.items())
def test_each_export_is_recognised_and_every_header_is_in_the_contract(
    folder: Path, name: str, table: str
) -> None:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        headers, *rows = csv.reader(file, delimiter=";")
    verdict = judge(Facts(headers, "export", kinds(rows, len(headers))))
    assert verdict.tables == (table,)
    assert all(verdict.columns)


@pytest.mark.parametrize("number", [0, 1, 12, 2000])
def test_any_number_of_applications_is_written_in_full(tmp_path: Path, number: int) -> None:
    sample.write_exports(tmp_path, applications=number)
    tables = read(tmp_path)
    assert len(tables["candidatures"]) == number
    assert len(tables["binomes"]) <= number


# Counts


def test_each_cohort_has_its_published_pairs_and_those_who_have_none(
    tables: Mapping[str, Table], applications: Mapping[str, dict[str, str]]
) -> None:
    paired = [row["Élève"] for row in tables["binomes"]]
    assert len(paired) == len(set(paired))
    waiting = [
        key for key, row in applications.items() if key not in paired and not withdrawn_or_not_eligible(row)
    ]
    assert Counter(row["Promotion"] for row in applications.values()) == {
        "X16": 114,
        "X17": 147,
        "X18": 127,
        "X19": 149,
        "X20": 210,
    }
    assert Counter(applications[key]["Promotion"] for key in paired) == {
        "X16": 112,
        "X17": 143,
        "X18": 124,
        "X19": 142,
        "X20": 190,
    }
    assert Counter(applications[key]["Promotion"] for key in waiting) == {
        "X16": 1,
        "X17": 2,
        "X18": 1,
        "X19": 4,
        "X20": 12,
    }


def test_capacity_falls_behind_the_students_while_places_stay_free(tables: Mapping[str, Table]) -> None:
    eligible = Counter(r["Promotion"] for r in tables["candidatures"] if not withdrawn_or_not_eligible(r))
    capacity: Counter[str] = Counter()
    for row in tables["volontaires"]:
        capacity[row["Campagne"]] += int(row["Capacité"])
    assert [capacity[cohort] - eligible[cohort] for cohort in COHORTS] == [15, 9, 4, -1, -6]


def test_no_volunteer_has_more_students_than_places(
    tables: Mapping[str, Table], applications: Mapping[str, dict[str, str]]
) -> None:
    places = {(row["Mentor"], row["Campagne"]): int(row["Capacité"]) for row in tables["volontaires"]}
    students = Counter((row["Mentor"], applications[row["Élève"]]["Promotion"]) for row in tables["binomes"])
    assert all(number <= places[key] for key, number in students.items())
    assert max(students.values()) > 1


def test_gaps_stay_in_the_window_and_most_are_its_lowest(
    tables: Mapping[str, Table],
    applications: Mapping[str, dict[str, str]],
    mentors: Mapping[str, dict[str, str]],
) -> None:
    gaps = [
        year(applications[row["Élève"]]["Promotion"]) - year(mentors[row["Mentor"]]["Promo"])
        for row in tables["binomes"]
    ]
    assert set(gaps) == set(range(10, 17))
    assert sum(gap <= 12 for gap in gaps) > len(gaps) / 2
    of_x20 = {
        mentors[row["Mentor"]]["Promo"]
        for row in tables["binomes"]
        if applications[row["Élève"]]["Promotion"] == "X20"
    }
    assert of_x20 == {"X04", "X05", "X06", "X07", "X08", "X09", "X10"}


def test_about_three_volunteers_in_five_come_back_and_some_after_a_year_off(
    tables: Mapping[str, Table], mentors: Mapping[str, dict[str, str]]
) -> None:
    by_cohort: dict[str, set[str]] = defaultdict(set)
    for row in tables["volontaires"]:
        by_cohort[row["Campagne"]].add(row["Mentor"])
    asked = again = after_a_break = 0
    seen: set[str] = set()
    for before, cohort in pairwise(COHORTS):
        young = {key for key in by_cohort[before] if year(cohort) - year(mentors[key]["Promo"]) <= 16}
        asked, again = asked + len(young), again + len(young & by_cohort[cohort])
        after_a_break += len(by_cohort[cohort] & seen - by_cohort[before])
        seen |= by_cohort[before]
    assert 0.55 <= again / asked <= 0.65
    assert after_a_break > 10


def test_maturity_follows_the_published_shares(tables: Mapping[str, Table]) -> None:
    levels = Counter(row["Maturité"] for row in tables["candidatures"])
    shares = {level: number / 747 for level, number in levels.items()}
    assert shares["2"] + shares["3"] == pytest.approx(0.73, abs=0.05)
    assert shares["1"] == pytest.approx(0.07, abs=0.03)
    assert shares["4"] == pytest.approx(0.17, abs=0.04)
    assert shares["5"] == pytest.approx(0.03, abs=0.02)


def test_data_mentors_run_short_while_finance_mentors_stay_free(
    tables: Mapping[str, Table], mentors: Mapping[str, dict[str, str]]
) -> None:
    first = Counter(
        r["Secteurs souhaités"].split("|")[0] for r in tables["candidatures"] if r["Promotion"] == "X20"
    )
    places: Counter[str] = Counter()
    for row in tables["volontaires"]:
        if row["Campagne"] == "X20":
            places[mentors[row["Mentor"]]["Secteur"]] += int(row["Capacité"])
    assert first["Informatique et data"] > places["Informatique et data"]
    assert first["Finance"] < places["Finance"]


# Coherence


def test_every_identifier_is_known_and_every_key_unique(
    tables: Mapping[str, Table],
    applications: Mapping[str, dict[str, str]],
    mentors: Mapping[str, dict[str, str]],
) -> None:
    keys = {
        "candidatures": ("Identifiant",),
        "mentors": ("Identifiant",),
        "volontaires": ("Mentor", "Campagne"),
        "rencontres": ("Élève", "Date de rencontre"),
        "caracteristiques": ("Élève", "Caractéristique", "Valeur"),
        "enquete": ("Élève", "Répondant"),
        "formations": ("Mentor", "Date de formation"),
    }
    for name, key in keys.items():
        assert len({tuple(row[part] for part in key) for row in tables[name]}) == len(tables[name]), name
    paired = {row["Élève"] for row in tables["binomes"]}
    offering = {(row["Mentor"], row["Campagne"]) for row in tables["volontaires"]}
    assert all(
        (row["Mentor"], applications[row["Élève"]]["Promotion"]) in offering for row in tables["binomes"]
    )
    assert {row["Mentor"] for row in tables["volontaires"] + tables["formations"]} <= set(mentors)
    assert {row["Élève"] for row in tables["rencontres"] + tables["enquete"]} <= paired
    assert not any(withdrawn_or_not_eligible(applications[key]) for key in paired)


def test_dates_follow_one_another(
    tables: Mapping[str, Table], applications: Mapping[str, dict[str, str]]
) -> None:
    opened = {row["Promotion"]: day(row["Ouverture"]) for row in tables["campagnes"]}
    closed = {row["Promotion"]: day(row["Clôture"]) for row in tables["campagnes"]}
    for row in applications.values():
        applied_on = day(row["Date de candidature"])
        assert opened[row["Promotion"]] <= applied_on <= closed[row["Promotion"]]
        assert not row["Date de retrait"] or applied_on <= day(row["Date de retrait"]) <= DATA_ENDS_ON
    offered = {(r["Mentor"], r["Campagne"]): day(r["Date de réponse"]) for r in tables["volontaires"]}
    life = {}
    for row in tables["binomes"]:
        student = applications[row["Élève"]]
        paired_on = day(row["Date de mise en relation"])
        ended_on = day(row["Date de fin"]) if row["Date de fin"] else DATA_ENDS_ON
        assert paired_on.month in (10, 11, 12, 1)
        assert paired_on.weekday() < 5
        assert day(student["Date de candidature"]) <= paired_on <= ended_on <= DATA_ENDS_ON
        assert offered[row["Mentor"], student["Promotion"]] <= paired_on
        assert row["Date de fin"] or not row["Motif de fin"]
        assert (student["Promotion"] == "X20") or row["Date de fin"]
        life[row["Élève"]] = (paired_on, ended_on)
    for row in tables["rencontres"]:
        paired_on, ended_on = life[row["Élève"]]
        assert paired_on <= day(row["Date de rencontre"]) <= ended_on
    for row in tables["enquete"]:
        assert life[row["Élève"]][1] <= day(row["Date de réponse"]) <= DATA_ENDS_ON


def test_finished_pairs_answer_and_most_are_satisfied(
    tables: Mapping[str, Table], applications: Mapping[str, dict[str, str]]
) -> None:
    finished = sum(applications[row["Élève"]]["Promotion"] != "X20" for row in tables["binomes"])
    answers = Counter(
        row["Répondant"] for row in tables["enquete"] if applications[row["Élève"]]["Promotion"] != "X20"
    )
    assert answers["élève"] / finished == pytest.approx(0.60, abs=0.06)
    assert answers["mentor"] / finished == pytest.approx(0.45, abs=0.06)
    marks = [int(row["Note"]) for row in tables["enquete"]]
    assert set(marks) <= {1, 2, 3, 4, 5}
    assert sum(mark >= 4 for mark in marks) > 0.7 * len(marks)


def test_volunteers_are_trained_before_they_meet_their_student(
    tables: Mapping[str, Table], applications: Mapping[str, dict[str, str]]
) -> None:
    opened = {row["Promotion"]: day(row["Ouverture"]) for row in tables["campagnes"]}
    trained: dict[tuple[str, str], date] = {}
    for row in tables["formations"]:
        trained_on = day(row["Date de formation"])
        cohort = max(c for c in COHORTS if opened[c] <= trained_on)
        assert (row["Mentor"], cohort) not in trained
        trained[row["Mentor"], cohort] = trained_on
    mentor_of = {row["Élève"]: row["Mentor"] for row in tables["binomes"]}
    for row in tables["rencontres"]:
        key = (mentor_of[row["Élève"]], applications[row["Élève"]]["Promotion"])
        assert trained.get(key, date.min) <= day(row["Date de rencontre"])
    assert len(trained) > 0.7 * len(tables["volontaires"])
