"""The invented demonstration programme, written as the exports that a coordinator would send.

Its published counts are the association's; everything about a person is drawn at random, and says so on screen.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Protocol

import numpy as np
import numpy.typing as npt

from data.sample.mentors import Pool, Volunteers, volunteers_of
from data.sample.pairs import END_REASONS, Pairs, pairs_of, satisfaction_of, training_days
from data.sample.plan import (
    DATA_ENDS_ON,
    PUBLISHED_APPLICATIONS,
    SECTOR_CODES,
    SECTORS,
    CampaignPlan,
    Numbers,
    campaigns_of,
    day,
)
from data.sample.students import NEVER, Students, students_of
from data.sample.texts import Author, motivation

HEADERS: Mapping[str, Sequence[str]] = {
    "campagnes": ("Promotion", "Ouverture", "Clôture", "Durée prévue"),
    "candidatures": (
        "Identifiant",
        "Promotion",
        "Date de candidature",
        "Date de retrait",
        "Recevable",
        "Maturité",
        "Secteurs souhaités",
        "Motivations",
    ),
    "mentors": ("Identifiant", "Promo", "Secteur"),
    "volontaires": ("Mentor", "Campagne", "Capacité", "Date de réponse"),
    "binomes": ("Élève", "Mentor", "Date de mise en relation", "Date de fin", "Motif de fin"),
    "rencontres": ("Élève", "Date de rencontre"),
    "enquete": ("Élève", "Répondant", "Date de réponse", "Note"),
    "formations": ("Mentor", "Date de formation"),
    "caracteristiques": ("Élève", "Caractéristique", "Valeur"),
}
MONTHS = 6
SEVERAL_SECTORS = "Multi-secteurs"
SHARE_WHO_SAY = 0.9  # of the students, what they are asked of themselves
ANSWERING = (("élève", 0.60), ("mentor", 0.45))


class Writer(Protocol):
    """What csv.writer returns."""

    def writerow(self, row: Iterable[object], /) -> object:
        """Writes one row."""

    def writerows(self, rows: Iterable[Iterable[object]], /) -> object:
        """Writes the rows one after the other."""


Exports = Mapping[str, Writer]
Words = npt.NDArray[np.object_]

FIRST_DAY = date(2017, 1, 1)
SEED = 2017
CALENDAR: Words = np.array(
    ["", *(f"{FIRST_DAY + timedelta(days=n):%d/%m/%Y}" for n in range((DATA_ENDS_ON - FIRST_DAY).days + 1))],
    dtype=object,
)


def write_exports(folder: Path, applications: int = PUBLISHED_APPLICATIONS, seed: int = SEED) -> None:
    """Writes one CSV file a table into `folder`; the same arguments give the same bytes.

    With the default number, the pairs per cohort are those the association published; with another, they
    keep its proportions. One cohort at a time is in memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    random, chance = Random(seed), np.random.default_rng(seed)
    willing = np.random.default_rng((seed, 1))  # of its own, so that nothing else depends on who answers
    width = max(5, len(str(applications)))
    pool = Pool()
    applied = 0
    with ExitStack() as files:
        exports = {name: _opened(folder / f"{name}.csv", header, files) for name, header in HEADERS.items()}
        for plan in campaigns_of(applications):
            joined = pool.size
            students = students_of(plan, chance)
            volunteers = volunteers_of(plan, pool, chance)
            pairs = pairs_of(plan, students, volunteers, chance)
            student_ids = _identifiers("C", np.arange(applied, applied + plan.applications), width)
            volunteer_ids = _identifiers("M", volunteers.mentor, width)
            _write_campaign(exports["campagnes"], plan)
            exports["caracteristiques"].writerows(_attribute_rows(students, student_ids, willing))
            exports["candidatures"].writerows(_application_rows(plan, students, student_ids, random))
            _write_mentors(exports["mentors"], pool, np.arange(joined, pool.size), width)
            _write_volunteers(exports["volontaires"], plan, volunteers, volunteer_ids)
            _write_pairs(exports, pairs, student_ids[pairs.student], volunteer_ids[pairs.volunteer])
            _write_answers(exports["enquete"], pairs, student_ids[pairs.student], chance)
            trained_on = training_days(plan, volunteers, pairs, chance)
            _write_dated(exports["formations"], volunteer_ids, trained_on)
            applied += plan.applications


def _opened(path: Path, header: Sequence[str], files: ExitStack) -> Writer:
    """A writer on that file, its header written; the file is closed with `files`."""
    file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer: Writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    return writer


def _identifiers(letter: str, positions: Numbers, width: int) -> Words:
    return np.array([f"{letter}{position + 1:0{width}d}" for position in positions.tolist()], dtype=object)


def _dates(days: Numbers) -> list[str]:
    """The days as dd/mm/yyyy, empty where they are NEVER."""
    places = np.where(days == NEVER, 0, days - day(FIRST_DAY) + 1)
    dates: list[str] = CALENDAR[places].tolist()
    return dates


def _write_campaign(writer: Writer, plan: CampaignPlan) -> None:
    opens_on, closes_on = _dates(np.array([day(plan.opens_on), day(plan.closes_on)]))
    writer.writerow((plan.cohort, opens_on, closes_on, MONTHS))


def _application_rows(
    plan: CampaignPlan, students: Students, identifiers: Words, random: Random
) -> Iterator[Sequence[object]]:
    """The students' rows one at a time, each with its text."""
    labels = list(SECTORS.values())
    facts = zip(
        identifiers.tolist(),
        _dates(students.applied_on),
        _dates(students.withdrawn_on),
        students.is_eligible.tolist(),
        students.is_woman.tolist(),
        students.maturity.tolist(),
        students.wishes,
        strict=True,
    )
    for identifier, applied_on, withdrawn_on, is_eligible, is_woman, maturity, wishes in facts:
        author = Author(plan.index, is_woman, maturity, tuple(SECTOR_CODES[wish] for wish in wishes))
        yield (
            identifier,
            plan.cohort,
            applied_on,
            withdrawn_on,
            "oui" if is_eligible else "non",
            maturity,
            "|".join(labels[wish] for wish in wishes),
            motivation(author, random),
        )


def _attribute_rows(
    students: Students, identifiers: Words, willing: np.random.Generator
) -> Iterator[Sequence[object]]:
    """What most students chose to say of themselves."""
    says = willing.random(len(identifiers)) < SHARE_WHO_SAY
    for identifier, is_woman in zip(
        identifiers[says].tolist(), students.is_woman[says].tolist(), strict=True
    ):
        yield identifier, "Genre", "femme" if is_woman else "homme"


def _write_mentors(writer: Writer, pool: Pool, joined: Numbers, width: int) -> None:
    labels = [*list(SECTORS.values())[:-1], SEVERAL_SECTORS]
    promotions = [f"X{year % 100:02d}" for year in pool.entry_year[joined].tolist()]
    sectors = [labels[sector] for sector in pool.sector[joined].tolist()]
    writer.writerows(zip(_identifiers("M", joined, width).tolist(), promotions, sectors, strict=True))


def _write_volunteers(writer: Writer, plan: CampaignPlan, volunteers: Volunteers, identifiers: Words) -> None:
    facts = zip(
        identifiers.tolist(), volunteers.capacity.tolist(), _dates(volunteers.volunteered_on), strict=True
    )
    writer.writerows((mentor, plan.cohort, capacity, when) for mentor, capacity, when in facts)


def _write_pairs(exports: Exports, pairs: Pairs, student_ids: Words, mentor_ids: Words) -> None:
    """The pairs and their meetings, both by date."""
    reasons = [END_REASONS[reason] for reason in pairs.reason.tolist()]
    dates = (_dates(pairs.paired_on), _dates(pairs.ended_on))
    exports["binomes"].writerows(zip(student_ids.tolist(), mentor_ids.tolist(), *dates, reasons, strict=True))
    _write_dated(
        exports["rencontres"], np.repeat(student_ids, pairs.meetings.shape[1]), pairs.meetings.ravel()
    )


def _write_answers(writer: Writer, pairs: Pairs, student_ids: Words, chance: np.random.Generator) -> None:
    """What each side of the finished pairs answered, a few weeks after the end."""
    for respondent, share in ANSWERING:
        marks = satisfaction_of(pairs, chance)
        answered_on = pairs.ended_on + chance.integers(2, 36, len(marks))
        answers = (
            (pairs.ended_on != NEVER)
            & (answered_on <= day(DATA_ENDS_ON))
            & (chance.random(len(marks)) < share)
        )
        rows = zip(
            student_ids[answers].tolist(), _dates(answered_on[answers]), marks[answers].tolist(), strict=True
        )
        writer.writerows((student, respondent, when, mark) for student, when, mark in rows)


def _write_dated(writer: Writer, identifiers: Words, days: Numbers) -> None:
    """Rows of an identifier and a date, by date, those that never happened left out."""
    order = np.argsort(days, kind="stable")[int((days == NEVER).sum()) :]
    writer.writerows(zip(identifiers[order].tolist(), _dates(days[order]), strict=True))
