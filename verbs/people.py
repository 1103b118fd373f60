"""The verbs about persons: who was asked to mentor, what is held of somebody, and how long."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.rights import Role
from data.telling import usage
from verbs.speaking import JsonOption, echo, progress, reading, say, t, writing
from verbs.stores import StoreOption, cohort_of, folder_of, say_where

if TYPE_CHECKING:
    from data.intake.answered import Mark

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)
person = typer.Typer(
    cls=usage.Verbs,
    help=t("The rights of a person: what is held, and its erasure."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
person_verb = partial(person.command, cls=usage.Verb)
CohortOption = Annotated[
    str | None, typer.Option(help=t("the class asked for, like X21; the next campaign unless given"))
]
DayOption = Annotated[
    str | None, typer.Option("--on", help=t("the day, like 31/12/2026; today unless given"))
]
NewOption = Annotated[
    bool, typer.Option("--new", help=t("people whom the store does not know too: who never were mentors"))
]
AgainOption = Annotated[
    bool, typer.Option("--again", help=t("even those who were asked for another campaign within a year"))
]
IdentifierArgument = Annotated[str, typer.Argument(metavar="ID", help=t("identifier or e-mail address"))]


def keep_askings(folder: Path, cohort: str | None, marks: "list[Mark]", new: bool, again: bool) -> None:
    """Keeps the marks for the campaign of the cohort, or for the next one, and says how far it is."""
    from data.deciding import asking
    from data.telling import asking as telling_asking

    whose = cohort_of(cohort) or asking.next_cohort(folder)
    with progress():
        outcome = asking.keep(folder, whose, marks, is_new=new, is_again=again)
    say(telling_asking.kept(asking.held(folder, whose), whose, outcome, t))
    say_where(folder)


@verb(help=t("Note who was asked to mentor: identifiers, or files that hold some."))
@writing
def asked(
    who: Annotated[list[str], typer.Argument(help=t("identifiers, e-mail addresses, or files (CSV, XLSX)"))],
    cohort: CohortOption = None,
    on: DayOption = None,
    new: NewOption = False,
    again: AgainOption = False,
    store_name: StoreOption = None,
) -> None:
    from data.intake import answered

    folder = folder_of(store_name)
    day = answered.day(on)
    marks = [mark for one in who for mark in answered.marks_or_one(one, day)]
    keep_askings(folder, cohort, marks, new, again)


@verb(help=t("Take in the answers of those who were asked to mentor, from files."))
@writing
def answers(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help=t("CSV or XLSX: identifier, answer, day"))
    ],
    cohort: CohortOption = None,
    new: NewOption = False,
    again: AgainOption = False,
    store_name: StoreOption = None,
) -> None:
    from data.intake import answered

    folder = folder_of(store_name)
    marks = [mark for path in paths for mark in answered.marks(path)]
    keep_askings(folder, cohort, marks, new, again)


@person_verb(help=t("Everything that is held about a person."))
@reading
def show(identifier: IdentifierArgument, as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    from data.rights import inventory, persons
    from data.telling import rights as telling_rights

    folder = folder_of(store_name)
    held = persons.held_and_logged(folder, identifier)
    places = inventory.places(folder.parent)
    if as_json:
        echo(telling_rights.held_as_data(held, places))
    else:
        say(telling_rights.held(held, t))
        say(telling_rights.places(places, t))


@person_verb(help=t("Erase a person: a new generation without, and no way back."))
@writing
def erase(
    identifier: IdentifierArgument,
    role: Annotated[Role | None, typer.Option(help=t("when a student and a mentor have it"))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=t("do not ask for confirmation"))] = False,
    store_name: StoreOption = None,
) -> None:
    from data.rights import inventory, persons
    from data.telling import imports as telling_imports
    from data.telling import rights as telling_rights

    folder = folder_of(store_name)
    chosen = persons.one_person(folder, identifier, role)
    say(telling_rights.before_erasing(chosen, t))
    if not yes:
        typer.confirm(t("Erase this person?"), abort=True)
    with progress():
        outcome = persons.erase(folder, chosen)
    say(telling_imports.outcome(outcome, t))
    say(telling_rights.after_erasing(inventory.backups(folder.parent), t))


@person_verb(help=t("Somebody who was erased signs up again: let the next import take his or her rows in."))
@writing
def readmit(identifier: IdentifierArgument, store_name: StoreOption = None) -> None:
    from data.rights import persons

    persons.readmit(folder_of(store_name), identifier)
    echo(t("The next import takes this person's rows in again."))


@verb(
    "retention",
    help=t("Which rows are past their time; with --apply, they lose whatever could name somebody."),
)
@writing
def retention_(
    apply: Annotated[
        bool, typer.Option("--apply", help=t("clear these rows; otherwise only say which"))
    ] = False,
    unpaired_years: Annotated[int, typer.Option(min=1, help=t("applications without a mentor"))] = 2,
    paired_years: Annotated[int, typer.Option(min=1, help=t("applications with a mentor"))] = 5,
    mentor_years: Annotated[int, typer.Option(min=1, help=t("mentors"))] = 5,
    text_years: Annotated[int, typer.Option(min=1, help=t("motivations"))] = 2,
    asking_years: Annotated[int, typer.Option(min=1, help=t("who was asked to mentor"))] = 2,
    store_name: StoreOption = None,
) -> None:
    from data.rights import inventory, retention
    from data.telling import rights as telling_rights

    folder = folder_of(store_name)
    periods = retention.Periods(unpaired_years, paired_years, mentor_years, text_years, asking_years)
    due = retention.due(folder, periods)
    say(telling_rights.due(due, inventory.old_backups(folder.parent), t))
    if apply and due:
        with progress():
            retention.apply(folder, due)
        say(telling_rights.after_clearing(inventory.backups(folder.parent), t))
