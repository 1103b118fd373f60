"""The programmes of the gallery: each is a folder of CSV files, small, of one kind that a reader may meet."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from data import changing
from data.generations import store
from data.sample import write_exports
from tests.recount.programmes import HEADERS, Plan, drawn

Write = Callable[[Path], object]  # writes the exports of a programme into a folder
CALM = {
    "outside": 0.0,
    "without_offer": 0.0,
    "across": 0.0,
    "lost": 0.0,
    "withdrawing": 0.02,
    "missing": 0.02,
}
LATE = date(2026, 8, 30)  # the campaign of the X24 is over
FIVE = Plan(seed=5, years=(2020, 2021, 2022, 2023, 2024), cut_on=LATE, students=20, places=1.1, **CALM)  # type: ignore[arg-type]


def plan(**changed: object) -> Write:
    """Five campaigns of about twenty students without surprises, but for what is changed."""

    def write(folder: Path) -> object:
        chosen = replace(FIVE, **changed)  # type: ignore[arg-type]
        return drawn(chosen).write(folder, chosen.without)

    return write


def few(students: int, *, paired: int = 0, mentors: int = 1, wishes: Sequence[str] = ("data",)) -> Write:
    """One campaign of so many students and mentors of one place each, of whom the first are paired."""

    def write(folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        names = [f"C{place}" for place in range(students)]
        rows = {
            "candidatures": [
                (name, "X24", f"{15 + place % 10}/09/2025", "", "oui", "", wishes[place % len(wishes)], "")
                for place, name in enumerate(names)
            ],
            "mentors": [(f"M{place}", "X10", "data") for place in range(mentors)],
            "volontaires": [(f"M{place}", "X24", 1, "12/09/2025") for place in range(mentors)],
            "binomes": [
                (name, f"M{place}", "20/10/2025", "", "") for place, name in enumerate(names[:paired])
            ],
        }
        for table, lines in rows.items():
            if lines:
                _write(folder / f"{table}.csv", HEADERS[table], lines)

    return write


def ties(folder: Path) -> None:
    """Two campaigns alike in every number: as many students, places, wishes of each sector, reasons of an end."""
    folder.mkdir(parents=True, exist_ok=True)
    sectors, reasons = (
        ("data", "conseil", "finance"),
        ("Stage à l’étranger", "Objectif atteint", "Mentor indisponible"),
    )
    rows: dict[str, list[tuple[object, ...]]] = {
        "candidatures": [],
        "mentors": [],
        "volontaires": [],
        "binomes": [],
    }
    for cohort, year in (("X22", 2023), ("X23", 2024)):
        for place in range(12):
            student, mentor = f"{cohort}-{place}", f"M{cohort}{place}"
            rows["candidatures"].append(
                (student, cohort, f"{20 + place % 3}/09/{year}", "", "oui", "", sectors[place % 3], "")
            )
            rows["mentors"].append((mentor, f"X{year - 2012:02d}", sectors[place % 3]))
            if place < 9:
                rows["volontaires"].append((mentor, cohort, 1, f"15/09/{year}"))
                ended = (f"20/12/{year}", reasons[place % 3]) if place < 3 else ("", "")
                rows["binomes"].append((student, mentor, f"15/10/{year}", *ended))
    for table, lines in rows.items():
        _write(folder / f"{table}.csv", HEADERS[table], lines)


def cut(folder: Path, on: date) -> None:
    """The invented programme as it was known that day: what came later is not there."""
    whole = folder.parent / f"{folder.name}-whole"
    write_exports(whole)
    folder.mkdir(parents=True, exist_ok=True)
    opened = _opened_by(whole / "campagnes.csv", on)
    applied: set[str] = set()
    for path in sorted(whole.glob("*.csv"), key=lambda path: path.stem != "candidatures"):
        with path.open(encoding="utf-8") as file:
            header, *lines = list(csv.reader(file, delimiter=";"))
        kept = [known for line in lines if (known := _known(header, line, on, opened))]
        if path.stem == "candidatures":
            applied = {line[0] for line in kept}
        elif path.stem == "caracteristiques":  # has no day: it came with the application
            kept = [line for line in kept if line[0] in applied]
        if kept:
            _write(folder / path.name, header, kept)


def invented(folder: Path, *, without: Sequence[str] = (), pairs: int | None = None) -> None:
    """The whole invented programme but some files, or with so many of the pairs of the X20 alone."""
    write_exports(folder)
    for name in without:
        (folder / f"{name}.csv").unlink()
    if pairs is not None:
        with (folder / "binomes.csv").open(encoding="utf-8") as file:
            header, *lines = list(csv.reader(file, delimiter=";"))
        with (folder / "candidatures.csv").open(encoding="utf-8") as file:
            latest = {row[0] for row in csv.reader(file, delimiter=";") if row[1] == "X20"}
        of_latest = [line for line in lines if line[0] in latest]
        left_out = set(map(tuple, of_latest[pairs:]))
        _write(folder / "binomes.csv", header, [line for line in lines if tuple(line) not in left_out])


def _opened_by(path: Path, on: date) -> set[str]:
    with path.open(encoding="utf-8") as file:
        return {
            row["Promotion"]
            for row in csv.DictReader(file, delimiter=";")
            if _day(row["Ouverture"]) <= on + timedelta(days=30)
        }


def _known(header: Sequence[str], line: list[str], on: date, opened: set[str]) -> list[str] | None:
    """The line without what had not happened; None when nothing of it had. The days of a campaign are known ahead."""
    if header[1] == "Ouverture":
        return line if line[0] in opened else None
    known = list(line)
    for place, name in enumerate(header):
        if "ate" in name and line[place] and _day(line[place]) > on:
            if name not in ("Date de retrait", "Date de fin"):
                return None
            known[place] = ""
            if name == "Date de fin":
                known[-1] = ""
    if "Campagne" in header and known[header.index("Campagne")] not in opened:
        return None
    return known


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def _write(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)


PAIRING = date(2025, 11, 20)  # X24: sign-up is over, about half are paired
GALLERY: Mapping[str, Write | None] = {
    "totals only": None,
    "announced": plan(cut_on=date(2025, 9, 3)),
    "signing up": plan(cut_on=date(2025, 10, 2)),
    "signing up, nobody paired": plan(cut_on=date(2025, 10, 10), first_pair=60),
    "first pair": plan(cut_on=date(2025, 9, 24), students=40),
    "pairing": plan(cut_on=PAIRING),
    "under way": plan(cut_on=date(2026, 2, 20)),
    "finished": plan(),
    "first campaign, signing up": plan(years=(2024,), cut_on=date(2025, 10, 2)),
    "first campaign, pairing": plan(years=(2024,), cut_on=PAIRING),
    "first campaign, finished": plan(years=(2024,)),
    "two campaigns": plan(years=(2023, 2024), cut_on=PAIRING),
    "nine campaigns": plan(years=range(2016, 2025), cut_on=PAIRING, students=14),
    "fifteen campaigns": plan(years=range(2010, 2025), cut_on=PAIRING, students=10),
    "no volunteers": plan(cut_on=PAIRING, without=("volontaires",)),
    "volunteers of late": plan(cut_on=PAIRING, volunteers_only_from=2023),
    "partial rows": plan(years=(2017, 2018, 2019, 2020), cut_on=date(2022, 8, 30), students=40),
    "nobody wishes": plan(cut_on=PAIRING, wishing=0.0, places=0.7),
    "everyone waits": plan(years=(2024,), cut_on=PAIRING, without=("binomes", "rencontres", "enquete")),
    "across sectors": plan(cut_on=PAIRING, across=1.0, places=0.9),
    "a cohort missing": plan(years=(2020, 2021, 2023, 2024), cut_on=PAIRING),
    "lost mentors": plan(lost=0.5, again=0.2, cut_on=date(2026, 3, 1)),
    "planned ends": plan(plans_ends=True, cut_on=date(2026, 2, 1)),
    "far too few": plan(places=0.3, cut_on=PAIRING),
    "old mentors": plan(gaps=(26, 38), cut_on=PAIRING),
    "troubled": plan(
        cut_on=PAIRING, outside=0.4, without_offer=0.3, across=0.5, lost=0.4, withdrawing=0.2, missing=0.2
    ),
    "one student": few(1),
    "one pair": few(1, paired=1),
    "two students": few(2, paired=1, mentors=2),
    "no place for one": few(3, paired=1, mentors=2, wishes=("data", "finance")),
    "ties": ties,
    "invented, no volunteers": partial(invented, without=("volontaires",)),
    "invented, 150 pairs of 190": partial(invented, pairs=150),
    "invented, 27 September": partial(cut, on=date(2021, 9, 27)),
    "invented, 4 October": partial(cut, on=date(2021, 10, 4)),
    "invented, 20 October": partial(cut, on=date(2021, 10, 20)),
    "invented, 8 November": partial(cut, on=date(2021, 11, 8)),
    "invented, 10 January": partial(cut, on=date(2022, 1, 10)),
}
FEW = ("first pair", "pairing", "lost mentors", "one student")  # those that the ordinary tests read


def every_week() -> dict[str, Write]:
    """The invented programme, cut at each Monday of the campaign of the X20."""
    first = date(2021, 9, 6)
    days = [first + timedelta(days=7 * week) for week in range(24)]
    return {f"invented, {day:%d/%m/%Y}": partial(cut, on=day) for day in days}


def build(home: Path, write: Write | None) -> None:
    """Fills `home` with the programme, imported through the door as a coordinator would."""
    if write is None:
        changing.rebuild(home / store.PROGRAMME, "publish")
        return
    with TemporaryDirectory() as room:
        write(Path(room) / "exports")
        changing.import_exports(home / store.PROGRAMME, [Path(room) / "exports"])
