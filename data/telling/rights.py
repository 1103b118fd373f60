"""The rights of persons, retention and the check-up in words: the lines that the command line prints."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from analytics.language.texts import Translator, message
from data.contract import TITLES
from data.keeping.doctor import Check
from data.rights.inventory import BACKUP_DAYS, Held, Kind
from data.rights.persons import TITLES as ROLES
from data.rights.persons import Person
from data.rights.retention import Due

OTHERS = {
    "wish": message("wishes"),
    "mentor_chance": message("chances of a yes, computed"),
    "waiting_list": message("waiting list, computed"),
    "free_place": message("places left, computed"),
    "stalled_pair": message("pairs that do not meet, computed"),
    "contact": message("contacts"),
    "contacted": message("contacts, computed"),
    "asking": message("asked to mentor"),
    "asked_person": message("asked to mentor, computed"),
}


def held(persons: Sequence[Person], t: Translator) -> Iterator[str]:
    """Every row held about these persons, its columns named as they are stored."""
    for person in persons:
        yield f"{t(ROLES[person.role])} {person.identifier}"
        for table, rows in person.rows.items():
            yield f"  {table_title(table, t)}"
            for row in rows:
                yield "    " + ", ".join(
                    f"{name}={value}" for name, value in row.items() if value is not None
                )


def places(files: Sequence[tuple[Kind, int]], t: Translator) -> Iterator[str]:
    """What else holds people beside the rows: each kind of file that is there, and how long it stays."""
    yield t("Files that hold people, whoever they are:")
    for kind, number in files:
        yield (
            "  "
            + t("{n} file: {what}", "{n} files: {what}", n=number, what=t(kind.holds))
            + f" ({t(kind.kept)})"
        )


def table_title(table: str, t: Translator) -> str:
    """What a table holds, in words; its name for a table that only a computation knows."""
    title = TITLES.get(table) or OTHERS.get(table)
    return t(title) if title else table


def before_erasing(persons: Sequence[Person], t: Translator) -> Iterator[str]:
    """What an erasure will remove, and what it will change."""
    for person in persons:
        rows = ", ".join(f"{table_title(table, t)} {len(rows)}" for table, rows in person.rows.items())
        yield t("To be erased, {role}: {rows}.", role=t(ROLES[person.role]), rows=rows)
    yield t(
        "The counts of the campaigns concerned fall, and the students of an erased mentor are waiting again. "
        "Older generations are destroyed: this cannot be undone."
    )


def after_erasing(backups: Sequence[Held], t: Translator) -> Iterator[str]:
    """What is left after an erasure, and what remains to be done by hand: the backups that are known first."""
    yield t("Erased. Importing an old export again will not bring this person back.")
    for backup in backups:
        yield t("{place}:", place=str(backup.path)) + " " + t("this backup may hold the person: destroy it.")
    yield t(
        "What remains: the totals that the association published, figures copied before today, and backups and "
        "exports made before today: destroy those that hold this person."
    )


def due(what: Due, old: Sequence[Held], t: Translator) -> Iterator[str]:
    """Whose time is over: rows per cohort and table, texts and who was asked per cohort, and the `old` backups."""
    for cohort, tables in what.rows.items():
        counted = ", ".join(f"{table_title(table, t)} {rows}" for table, rows in tables.items())
        yield f"{t('{place}:', place=cohort)} {counted}"
    for cohort, texts in what.texts.items():
        yield t("{cohort}: {n} motivation", "{cohort}: {n} motivations", n=texts, cohort=cohort)
    for cohort, people in what.askings.items():
        yield t(
            "{cohort}: {n} person who was asked",
            "{cohort}: {n} people who were asked",
            n=people,
            cohort=cohort,
        )
    for backup in old:
        yield (
            t("{place}:", place=str(backup.path))
            + " "
            + t("this backup is older than {days} days: destroy it.", days=BACKUP_DAYS)
        )
    if not what and not old:
        yield t("Nothing has to go today.")


def after_clearing(backups: Sequence[Held], t: Translator) -> Iterator[str]:
    """What retention did, and the backups that are known to hold what it cleared."""
    yield t(
        "Cleared: the rows are still counted, under random identifiers, without texts, with the month in place of "
        "the day. Older generations are destroyed."
    )
    for backup in backups:
        yield (
            t("{place}:", place=str(backup.path)) + " " + t("this backup still holds these rows: destroy it.")
        )


def looked_at(about: Mapping[str, str], t: Translator) -> Iterator[str]:
    """What a check-up is about, a line each: version, home, store, generation, mode."""
    yield from (f"{t('{place}:', place=t(name))} {t(value)}" for name, value in about.items())
    yield ""


def checks(checks: Sequence[Check], t: Translator) -> Iterator[str]:
    """One line per check: in order, or what to do."""
    for check in checks:
        title = t("{place}:", place=t(check.title))
        if not check.problems:
            yield f"{title} {t(check.hint) if check.hint else t('in order')}"
        yield from (f"{title} {problem.sentence(t)}" for problem in check.problems)


def held_as_data(persons: Sequence[Person], files: Sequence[tuple[Kind, int]]) -> str:
    """What is held about these persons as JSON: per role the identifier, rows by table, and files that hold people."""
    named = [{"files": kind.pattern, "number": number} for kind, number in files]
    answer = [asdict(person) | {"places": named} for person in persons]
    return json.dumps(answer, ensure_ascii=False, indent=2, default=str)


def checks_as_data(checks: Sequence[Check], about: Mapping[str, str], t: Translator) -> str:
    """What was looked at, and per check its name, whether it is in order, the problems as whole sentences: as JSON."""
    sentences = [(t(check.title), [problem.sentence(t) for problem in check.problems]) for check in checks]
    listed = [
        {"check": title, "is_fine": not problems, "problems": problems} for title, problems in sentences
    ]
    answer = {"looked_at": {t(name): t(value) for name, value in about.items()}, "checks": listed}
    return json.dumps(answer, ensure_ascii=False, indent=2)
