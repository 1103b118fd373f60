"""Awkward programmes, written as the CSV files of a coordinator: nothing of `data/sample` is used.

A programme is drawn day by day and cut at a day: what had not happened then is not in its files.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

SECTORS = ("data", "energie", "industrie", "conseil", "finance", "sante", "startup", "recherche")
ANY = "Sans préférence"
# Nouns that are terms as they stand, and no other term's form: a text is a few of them, with commas.
NOUNS = ("robotique", "musique", "voyage", "agriculture", "cinéma", "justice", "océan", "montagne", "espace", "sport",
         "théâtre", "architecture")  # fmt: skip
REASONS = ("Mentor indisponible", "Objectif atteint", "Abandon de l’élève", "Désaccord", "")
HEADERS = {
    "campagnes": ("Promotion", "Ouverture", "Clôture", "Durée prévue"),
    "candidatures": ("Identifiant", "Promotion", "Date de candidature", "Date de retrait", "Recevable", "Maturité",
                     "Secteurs souhaités", "Motivation"),
    "mentors": ("Identifiant", "Promotion", "Secteur d'activité"),
    "volontaires": ("Identifiant mentor", "Cohorte", "Capacité", "Date de réponse"),
    "binomes": ("Identifiant élève", "Identifiant mentor", "Date de mise en relation", "Date de fin", "Motif de fin"),
    "rencontres": ("Identifiant élève", "Date de rencontre"),
    "enquete": ("Identifiant élève", "Répondant", "Date de réponse", "Note"),
    "formations": ("Identifiant mentor", "Date de formation"),
    "caracteristiques": ("Identifiant élève", "Caractéristique", "Valeur"),
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a programme is like; shares are between 0 and 1, years are those of entry of the cohorts."""

    seed: int
    years: Sequence[int]
    cut_on: date
    students: int = 60
    places: float = 1.0  # places offered for each student
    gaps: tuple[int, int] = (10, 16)  # of most mentors; some stand outside
    outside: float = 0.15
    without_offer: float = 0.1  # of the pairs, those of a mentor who offered nothing
    across: float = 0.2  # of the pairs, those in a sector that nobody wished
    withdrawing: float = 0.1
    lost: float = 0.15  # of the pairs, those that end early
    again: float = 0.4  # of these students, those who are given another mentor
    wishing: float = 0.8
    months: int = 6
    plans_ends: bool = False  # whether the files give planned ends as ends
    without: Sequence[str] = ()  # files that are not there
    volunteers_only_from: int = 0  # campaigns before that year have no volunteers
    dated: bool = True  # whether the days of the campaigns are given
    first_pair: int = 5  # days after the application before which nobody is paired
    missing: float = 0.06  # of the students, those who are not eligible; of the texts, those left empty


@dataclass
class Files:
    """The rows of each file, as they are written."""

    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {name: [] for name in HEADERS})

    def write(self, folder: Path, without: Sequence[str] = ()) -> Path:
        """Writes a CSV file for each table with rows, but those of `without`."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.rows.items():
            if rows and name not in without:
                with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file, delimiter=";")
                    writer.writerow(HEADERS[name])
                    writer.writerows([[_cell(value) for value in row] for row in rows])
        return folder


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    month = day.month - 1 + months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    length = ((first + timedelta(days=31)).replace(day=1) - first).days
    return first.replace(day=min(day.day, length))


def _cell(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class Drawing:
    """One programme while it is drawn."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.random, self.files = plan, Random(plan.seed), Files()
        self.mentors: dict[str, tuple[int, str]] = {}  # identifier → promotion's year, sector
        self.joined: list[str] = []

    def known(self, day: date | None) -> bool:
        return day is not None and day <= self.plan.cut_on

    def draw(self) -> Files:
        for number, year in enumerate(self.plan.years):
            self.campaign(number, year)
        for name, (year, sector) in self.mentors.items():
            self.files.rows["mentors"].append((name, f"X{year % 100:02d}", sector))
        return self.files

    def campaign(self, number: int, year: int) -> None:
        opened = date(year + 1, 9, 12) + timedelta(days=self.random.randrange(10))
        closes = opened + timedelta(days=40)
        if opened > self.plan.cut_on + timedelta(days=20):
            return
        cohort = f"X{year % 100:02d}"
        is_before_the_first_known = year < 2016  # the days of such a campaign must be given
        if self.plan.dated and (number % 3 != 1 or is_before_the_first_known):
            self.files.rows["campagnes"].append((cohort, opened, closes, self.plan.months))
        places = self.offers(number, year, cohort, opened)
        size = max(1, round(self.plan.students * self.random.uniform(0.7, 1.3)))
        for place in range(size):
            self.student(f"{cohort}-{place:03d}", cohort, year, opened, closes, places)

    def offers(self, number: int, year: int, cohort: str, opened: date) -> dict[str, int]:
        """Places left with each volunteer: some come again, the others are new."""
        random, plan = self.random, self.plan
        wanted = round(plan.students * plan.places / 1.4)
        again = [name for name in self.joined if random.random() < 0.5]
        random.shuffle(again)
        names = again[: wanted * 2 // 3]
        while len(names) < wanted:
            names.append(self.mentor(year))
        places = {}
        for name in names:
            capacity = random.choice((1, 1, 1, 2, 2, 3))
            day = opened + timedelta(days=random.randrange(-10, 45))
            if year >= plan.volunteers_only_from and day <= plan.cut_on:
                given = day if random.random() < 0.8 else ""
                self.files.rows["volontaires"].append((name, cohort, capacity, given))
            places[name] = capacity
            if random.random() < 0.3 and self.known(day + timedelta(days=20)):
                self.files.rows["formations"].append((name, day + timedelta(days=20)))
        return places

    def mentor(self, year: int) -> str:
        random, plan = self.random, self.plan
        low, high = plan.gaps
        gap = random.randrange(low, high + 1)
        if random.random() < plan.outside:
            gap = random.choice((*range(3, low), *range(high + 1, high + 6)))
        name = f"M{len(self.mentors):04d}"
        self.mentors[name] = year - gap, random.choice((*SECTORS, *SECTORS, "", ANY))
        self.joined.append(name)
        return name

    def student(
        self, name: str, cohort: str, year: int, opened: date, closes: date, places: dict[str, int]
    ) -> None:
        random, plan = self.random, self.plan
        applied = opened + timedelta(days=random.randrange((closes - opened).days + 1))
        if not self.known(applied):
            return
        wishes = random.sample(SECTORS, random.choice((1, 1, 2, 3))) if random.random() < plan.wishing else []
        if random.random() < 0.1:
            wishes = [ANY]
        eligible = random.random() >= plan.missing
        withdrawn = None
        if random.random() < plan.withdrawing:
            withdrawn = applied + timedelta(days=random.randrange(60))
        paired = applied + timedelta(days=random.randrange(plan.first_pair, plan.first_pair + 60))
        if eligible and not withdrawn:
            self.pair(name, year, wishes, paired, places)
        words = random.sample(NOUNS, random.randrange(1, 6)) if random.random() >= plan.missing else []
        self.files.rows["candidatures"].append((
            name, cohort, applied, withdrawn if withdrawn and self.known(withdrawn) else "",
            "oui" if eligible else "non", random.choice(("", 1, 2, 3, 4, 5)), "|".join(wishes), ", ".join(words),
        ))  # fmt: skip
        if random.random() < 0.8:
            self.files.rows["caracteristiques"].append(
                (name, "Genre", random.choice(("femme", "homme", "homme")))
            )

    def pair(self, name: str, year: int, wishes: list[str], paired: date, places: dict[str, int]) -> None:
        random, plan = self.random, self.plan
        mentor = self.chosen(year, wishes, places)
        if mentor is None:
            return
        while mentor is not None and self.known(paired):
            planned = paired + timedelta(days=plan.months * 30 + 5)
            ended, reason = planned + timedelta(days=random.randrange(-12, 25)), ""
            if is_lost := random.random() < plan.lost:
                ended, reason = paired + timedelta(days=random.randrange(3, 120)), random.choice(REASONS)
            if plan.plans_ends and not is_lost:
                ended = months_later(paired, plan.months)
            written = ended if self.known(ended) or (plan.plans_ends and not is_lost) else ""
            if not is_lost and random.random() < 0.2 and not plan.plans_ends:
                written = ""  # nobody wrote that it was over
            self.files.rows["binomes"].append((name, mentor, paired, written, reason if written else ""))
            self.follow(name, paired, min(ended, plan.cut_on))
            if not (is_lost and self.known(ended)) or random.random() > plan.again:
                return
            places[mentor] = places.get(mentor, 1) + 1
            before, mentor = mentor, self.chosen(year, wishes, places)
            paired = ended + timedelta(days=random.randrange(1, 30))
            if mentor == before:
                return

    def chosen(self, year: int, wishes: list[str], places: dict[str, int]) -> str | None:
        """A mentor with a place, mostly of a sector wished; now and then anybody, offer or not."""
        random, plan = self.random, self.plan
        if random.random() < plan.without_offer:
            anybody = [name for name, (entered, _) in self.mentors.items() if entered < year]
            return random.choice(anybody) if anybody else None
        free = [name for name, left in places.items() if left > 0]
        if random.random() > plan.across:
            free = [name for name in free if not wishes or wishes == [ANY] or self.mentors[name][1] in wishes]
        if not free:
            return None
        name = random.choice(free)
        places[name] -= 1
        return name

    def follow(self, name: str, paired: date, until: date) -> None:
        random = self.random
        day = paired + timedelta(days=random.randrange(2, 30))
        met = set()
        while day <= until:
            met.add(day)
            day += timedelta(days=random.randrange(10, 70))
        self.files.rows["rencontres"].extend((name, day) for day in sorted(met))
        for side in ("élève", "mentor"):
            answered = paired + timedelta(days=random.randrange(60, 200))
            if random.random() < 0.5 and self.known(answered):
                self.files.rows["enquete"].append(
                    (name, side, answered, random.choice((1, 2, 3, 4, 4, 5, 5)))
                )


def drawn(plan: Plan) -> Files:
    """The files of the programme."""
    return Drawing(plan).draw()


PLANS = {
    # The last campaign is half paired; every file is there; cohorts overlap those whose pairs are published.
    "running": Plan(seed=1, years=(2017, 2018, 2019, 2020, 2021), cut_on=date(2022, 12, 4)),
    # A cohort is missing in the middle, mentors are few and old, half of the pairs end early.
    "troubled": Plan(seed=2, years=(2018, 2019, 2021, 2022), cut_on=date(2024, 1, 9), students=45, places=0.5, gaps=(11, 17),
                     outside=0.4, without_offer=0.3, across=0.5, lost=0.5, months=4, plans_ends=True, withdrawing=0.2),
    # No wishes but a few, volunteers known for the last campaigns only, sign-up under way, no surveys.
    "sparse": Plan(seed=3, years=(2020, 2021, 2022, 2023, 2024), cut_on=date(2025, 10, 5), students=38, places=1.4,
                   wishing=0.15, volunteers_only_from=2022, without=("enquete", "formations", "caracteristiques"),
                   dated=False),
}  # fmt: skip
