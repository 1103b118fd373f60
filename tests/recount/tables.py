"""Every figure counted again in pandas, from the CSV files and the written definitions (comments of the views).

No SQL and no module of the project: what agrees with a view was found twice. Of the clock alone, what is final and what
is given are taken as the project tells them; `test_clock` holds these.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

WINDOW = (10, 16)
PUBLISHED = {"X16": 112, "X17": 143, "X18": 124, "X19": 142, "X20": 190}
SIZES = {"X72": 315, "X82": 345, "X92": 420, "X02": 499, "X05": 510, "X11": 503, "X16": 500}
CODES = {"data": "data", "energie": "energy", "industrie": "industry", "conseil": "consulting", "finance": "finance",
         "sante": "biotech", "startup": "entrepreneurship", "recherche": "research", "Sans préférence": "undecided"}  # fmt: skip
LABELS = {"data": ("Informatique et data", "Computing and data"), "energy": ("Énergie et environnement", "Energy and environment"),
          "industry": ("Industrie", "Industry"), "consulting": ("Conseil", "Consulting"), "finance": ("Finance", "Finance"),
          "biotech": ("Biotechnologies et santé", "Biotech and health"), "entrepreneurship": ("Entrepreneuriat", "Entrepreneurship"),
          "research": ("Recherche et développement", "Research and development"), "undecided": ("Sans préférence", "No preference")}  # fmt: skip
SIDES = {"Mentor indisponible": "mentor", "Objectif atteint": "student", "Abandon de l’élève": "student", "Désaccord": "unknown",
         "": "unknown"}  # fmt: skip
COLUMNS = {
    "campagnes": ("cohort", "opens_on", "closes_on", "planned_months"),
    "candidatures": ("student", "cohort", "applied_on", "withdrawn_on", "eligible", "maturity", "sectors", "words"),
    "mentors": ("mentor", "promotion", "sector"),
    "volontaires": ("mentor", "cohort", "capacity", "volunteered_on"),
    "binomes": ("student", "mentor", "paired_on", "ended_on", "reason"),
    "rencontres": ("student", "met_on"),
    "enquete": ("student", "respondent", "answered_on", "mark"),
    "formations": ("mentor", "trained_on"),
    "caracteristiques": ("student", "name", "value"),
}  # fmt: skip


def year(code: str) -> int:
    """X85 entered in 1985, X20 in 2020."""
    number = int(code[1:])
    return number + (1900 if number >= 50 else 2000)


def months_later(day: pd.Timestamp, months: int) -> pd.Timestamp:
    return day + pd.DateOffset(months=months)


def whole_months(start: pd.Timestamp, end: pd.Timestamp) -> int:
    """Months that are over between two days."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (start + pd.DateOffset(months=months) > end)


def ratio(part: float | None, whole: float | None) -> float | None:
    return (
        None
        if part is None or whole is None or pd.isna(part) or pd.isna(whole) or not whole
        else part / whole
    )


def filled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same columns in each row, None where a row says nothing of one."""
    columns = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in columns} for row in rows]


class Recount:
    """The tables of one programme, and what they add up to: one method a query, one row of the answer a dict."""

    def __init__(self, folder: Path, clock: Mapping[str, Mapping[str, Any]]) -> None:
        self.clock = clock
        for name, columns in COLUMNS.items():
            path = folder / f"{name}.csv"
            frame = pd.DataFrame(columns=list(columns), dtype=str)
            if path.exists():
                frame = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
                frame.columns = list(columns)
            for column in columns:
                if column.endswith("_on"):
                    frame[column] = pd.to_datetime(frame[column].replace("", None), format="%d/%m/%Y")
                if column in ("capacity", "planned_months", "mark"):
                    frame[column] = frame[column].astype(int)
            setattr(self, name, frame)
        self.students: pd.DataFrame = self.candidatures
        self.students["is_open"] = (self.students["eligible"] == "oui") & self.students["withdrawn_on"].isna()
        self.students["wishes"] = [
            [CODES[word] for word in text.split("|") if word] for text in self.students["sectors"]
        ]
        self.students["nouns"] = [set(text.split(", ")) - {""} for text in self.students["words"]]
        self.mentors["sector"] = pd.Series([CODES.get(name) for name in self.mentors["sector"]], dtype=object)
        self.student = self.students.set_index("student").to_dict("index")
        self.mentor = self.mentors.set_index("mentor").to_dict("index")
        self.binomes["cohort"] = [self.student[name]["cohort"] for name in self.binomes["student"]]

    @cached_property
    def data_on(self) -> pd.Timestamp:
        """The last day on which something happened: a planned end, after all else and without a reason, did not."""
        days = [
            self.students["applied_on"], self.students["withdrawn_on"], self.binomes["paired_on"],
            self.volontaires["volunteered_on"], self.rencontres["met_on"], self.enquete["answered_on"], self.formations["trained_on"],
        ]  # fmt: skip
        happened = pd.concat(days).max()
        later = self.binomes[(self.binomes["ended_on"] > happened) & (self.binomes["reason"] != "")]
        return max([happened, *later["ended_on"]])

    def state(self, cohort: str) -> str:
        return str(self.clock[cohort]["state"])

    def is_paired(self, cohort: str) -> bool:
        """Whether the pairing of the campaign is over."""
        return self.state(cohort) in ("under_way", "finished")

    def gives(self, cohort: str, table: str) -> bool:
        """Whether the rows cover all of the table for this campaign."""
        return self.clock[cohort][f"{table}_given"] == "all"

    @cached_property
    def cohorts(self) -> list[str]:
        """Campaigns with any row of students or volunteers, or with published pairs."""
        return sorted({*PUBLISHED, *self.students["cohort"], *self.volontaires["cohort"]}, key=year)

    @cached_property
    def campaigns(self) -> list[str]:
        """Campaigns with any row."""
        rows = {*self.campagnes["cohort"], *self.students["cohort"], *self.volontaires["cohort"]}
        return sorted(rows, key=year)

    def months(self, cohort: str) -> int:
        given = self.campagnes[self.campagnes["cohort"] == cohort]
        return int(given["planned_months"].iloc[0]) if len(given) else 6

    def opened(self, cohort: str) -> pd.Timestamp:
        given = self.campagnes[self.campagnes["cohort"] == cohort]
        if len(given):
            return given["opens_on"].iloc[0]
        return self.students.loc[self.students["cohort"] == cohort, "applied_on"].min()

    def gap(self, cohort: str, mentor: str) -> int:
        return year(cohort) - year(self.mentor[mentor]["promotion"])

    @cached_property
    def paired(self) -> dict[str, tuple[str, pd.Timestamp]]:
        """Eligible student → the latest mentor and the day of the pair."""
        rows = self.binomes.sort_values(["paired_on", "mentor"], ascending=[True, False])
        return {
            row.student: (row.mentor, row.paired_on)
            for row in rows.itertuples()
            if self.student[row.student]["is_open"]
        }

    def pairs_of(self, cohort: str) -> dict[str, str]:
        return {
            name: mentor
            for name, (mentor, _) in self.paired.items()
            if self.student[name]["cohort"] == cohort
        }

    def loads(self, cohort: str) -> pd.Series:
        return pd.Series(list(self.pairs_of(cohort).values()), dtype=str).value_counts()

    def offers(self, cohort: str) -> dict[str, int]:
        rows = self.volontaires[self.volontaires["cohort"] == cohort]
        return dict(zip(rows["mentor"], rows["capacity"], strict=True))

    @cached_property
    def taking_part(self) -> dict[str, set[str]]:
        """Campaign → mentors who offered a place or had a student in it."""
        part: dict[str, set[str]] = defaultdict(set)
        for frame in (self.volontaires, self.binomes):
            for name, cohort in zip(frame["mentor"], frame["cohort"], strict=True):
                part[cohort].add(name)
        return part

    def before(self, cohort: str, mentor: str) -> list[int]:
        """Years of the earlier campaigns in which the mentor took part."""
        return sorted(
            year(other)
            for other, names in self.taking_part.items()
            if mentor in names and year(other) < year(cohort)
        )

    def places_free(self, cohort: str) -> dict[str, int]:
        """Mentor → places left."""
        left = {name: offered - held for name, (offered, held) in self.places(cohort).items()}
        return {name: places for name, places in left.items() if places > 0}

    def is_inside(self, cohort: str, mentor: str) -> bool:
        return WINDOW[0] <= self.gap(cohort, mentor) <= WINDOW[1]

    def waiting(self, cohort: str) -> list[str]:
        of = self.students[(self.students["cohort"] == cohort) & self.students["is_open"]]
        return [name for name in of["student"] if not self.has_mentor(name)]

    def most_pairs(self, cohort: str, names: list[str], places: dict[str, int]) -> int:
        """The most of these students who can be given one of these places each, inside the window and their wishes."""
        seats = [
            (self.mentor[name]["sector"], name)
            for name, number in places.items()
            if self.is_inside(cohort, name)
            for _ in range(number)
        ]
        taken: dict[int, str] = {}

        def seated(name: str, tried: set[int]) -> bool:
            wishes = self.student[name]["wishes"]
            for place, (sector, _) in enumerate(seats):
                if place in tried or (wishes and "undecided" not in wishes and sector not in wishes):
                    continue
                tried.add(place)
                if place not in taken or seated(taken[place], tried):
                    taken[place] = name
                    return True
            return False

        return sum(seated(name, set()) for name in names)

    @cached_property
    def courses(self) -> pd.DataFrame:
        """One row per pair of an eligible student: its planned end, when it was over, and how it ended.

        Over more than 15 days early, a pair was ended by a side, "mentor" or "student", as far as the reason says.
        """
        pairs = self.binomes[[self.student[name]["is_open"] for name in self.binomes["student"]]].copy()
        pairs["planned_on"] = [
            months_later(row.paired_on, self.months(row.cohort)) for row in pairs.itertuples()
        ]
        pairs["over_on"] = pairs["ended_on"].where(pairs["ended_on"] <= self.data_on)
        pairs["is_early"] = pairs["over_on"] + timedelta(days=15) < pairs["planned_on"]
        pairs["outcome"] = [
            SIDES[row.reason] if row.is_early else "under_way" if pd.isna(row.over_on) else "completed"
            for row in pairs.itertuples()
        ]
        return pairs

    @cached_property
    def lost(self) -> dict[str, pd.Timestamp | None]:
        """Eligible student who was ever paired → the day on which the mentor was lost, None for who has one."""
        lost: dict[str, pd.Timestamp | None] = {}
        for name, of in self.courses.groupby("student"):
            last = of.sort_values(["paired_on", "mentor"], ascending=[True, False]).iloc[-1]
            has_mentor = of["outcome"].isin(["under_way", "completed"]).any() or last["outcome"] == "student"
            lost[str(name)] = None if has_mentor else last["over_on"]
        return lost

    def has_mentor(self, name: str) -> bool:
        """Whether the pair of the student goes on, reached its term or was ended early by the student."""
        return name in self.lost and self.lost[name] is None

    def places(self, cohort: str) -> dict[str, tuple[int, int]]:
        """Volunteer → places, those of a mentor who stopped taken off, and students who go on or reached the term."""
        places = {}
        for name, capacity in self.offers(cohort).items():
            of = self.courses[(self.courses["cohort"] == cohort) & (self.courses["mentor"] == name)]
            students = int(of["outcome"].isin(["under_way", "completed"]).sum())
            has_stopped = (of["outcome"] == "mentor").any()
            places[name] = (min(capacity, students) if has_stopped else capacity, students)
        return places

    @cached_property
    def texts(self) -> pd.DataFrame:
        return self.students[self.students["words"] != ""]

    def authors(self, cohort: str | None = None) -> dict[str, set[str]]:
        """Noun → students who wrote it."""
        of = self.texts if cohort is None else self.texts[self.texts["cohort"] == cohort]
        found: dict[str, set[str]] = defaultdict(set)
        for one in of.itertuples():
            for noun in one.nouns:
                found[noun].add(one.student)
        return found
