"""The command line behind `./binomes VERB`. Every verb is one call into `data`; what goes wrong is said in words.

A verb imports what it works with itself: the others do not wait for it. Exit codes: 0 done, 1 failed, 2 wrong usage,
3 refused, 130 interrupted.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)  # until there is a verb to say how things stand

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer._click.exceptions import ClickException

from analytics import promotions
from analytics.language.messages import message, printable
from analytics.language.texts import LANGUAGES, Translator, translator
from data import VERSION, environment
from data.generations import migrations, ownership, store
from data.keeping import Form
from data.problems import Refused, refusal, state_of
from data.publish import LOCAL, Engine, health
from data.rights import Role
from data.telling import history as telling_history
from data.telling import usage
from data.telling.progress import drop, tell

if TYPE_CHECKING:
    from data.intake.answered import Mark

FAILED, USAGE, REFUSED, INTERRUPTED = 1, 2, 3, 130
os.umask(0o077)  # what this process writes is its owner's alone


class Format(StrEnum):
    """How rows are printed."""

    csv = "csv"
    json = "json"


class Audience(StrEnum):
    """Whose figures."""

    coordinator = "coordinator"
    board = "board"


class Language(StrEnum):
    """What the words are in."""

    fr = "fr"
    en = "en"


class Stored(StrEnum):
    """The invented programme, or the real one."""

    demo = store.DEMO
    programme = store.PROGRAMME


def language() -> str:
    """The language of --language, which may stand anywhere and is taken off the line; else of LANG; else French."""
    usual = os.environ.get("LANG", "")[:2]
    line = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    line.add_argument("--language", choices=LANGUAGES)
    usual = usual if usual in LANGUAGES else LANGUAGES[0]
    try:
        asked, sys.argv[1:] = line.parse_known_args()
    except argparse.ArgumentError:
        say = translator(usual)
        typer.echo(say("{option} takes one of: {names}.", option="--language", names="fr, en"), err=True)
        sys.exit(USAGE)
    return str(asked.language or usual)


t: Translator = translator(language())
usage.speak = t
app = typer.Typer(
    cls=usage.Verbs,
    help=t("The dashboard of the mentoring programme, from the command line."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
person = typer.Typer(
    cls=usage.Verbs,
    help=t("The rights of a person: what is held, and its erasure."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(person, name="person")
StoreOption = Annotated[Stored | None, typer.Option("--store", help=t("demo (invented) or programme (real)"))]
JsonOption = Annotated[bool, typer.Option("--json", help=t("answer as JSON"))]
AudienceOption = Annotated[
    Audience | None,
    typer.Option(help=t("whose figures; the coordinator's, where the records are, unless given")),
]


verb = partial(app.command, cls=usage.Verb)
person_verb = partial(person.command, cls=usage.Verb)


asked_to_stop: list[
    int
] = []  # the signals of Ctrl-C: what they stop may say so in words of its own, as DuckDB does


def stop(number: int, _: object) -> None:
    asked_to_stop.append(number)
    raise KeyboardInterrupt


signal.signal(signal.SIGINT, stop)


def spoken(verb: Callable[..., None], writes: bool) -> Callable[..., None]:
    """The verb, with what stops it said in words on stderr, and how the store is left, if the verb `writes`."""

    @wraps(verb)
    def speaking(*args: Any, **options: Any) -> None:
        try:
            verb(*args, **options)
        except Refused as refused:
            tell_refused(refused)
            if writes:
                echo(t(state_of(refused)), err=True)
            raise typer.Exit(REFUSED) from None
        except (typer.Exit, typer.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if isinstance(error, BrokenPipeError) and not writes:  # who reads has read enough
                return drop(sys.stdout)
            is_asked = bool(asked_to_stop)
            if is_asked:
                echo(t("Interrupted."), err=True)
            else:
                echo(t("An unexpected error stopped the work: {error}.", error=str(error)), err=True)
            if writes:
                echo(t(state_of(error)), err=True)
            raise typer.Exit(INTERRUPTED if is_asked else FAILED) from None

    return speaking


reading, writing = partial(spoken, writes=False), partial(spoken, writes=True)


def tell_refused(refused: Refused) -> None:
    """Every problem of a refusal, on stderr, and the way out."""
    from data.telling import imports as telling_imports

    for sentence in telling_imports.sentences(refused.problems, t):
        echo(sentence, err=True)
    if refused.way_out:
        echo(refused.way_out.sentence(t), err=True)


@contextmanager
def progress_of(step: str) -> Iterator[None]:
    """One long step, told as it starts."""
    from data.telling.progress import followed

    with followed(2, t) as told:
        told(step)
        yield


@contextmanager
def progress() -> Iterator[None]:
    """The steps of a long change, told as they come."""
    from data import changing
    from data.telling.progress import followed

    with followed(len(changing.STEPS), t) as told, changing.following(told):
        yield


def say(lines: Iterable[str]) -> None:
    for line in lines:
        echo(line)


def echo(text: str, err: bool = False) -> None:
    """Prints it, on stderr for an error, without what a text of a file could tell the terminal."""
    tell(printable(text), err=err)


def folder_of(name: str | None, for_people: bool = True) -> Path:
    """The folder of the store; what an earlier version wrote there is built again first.

    Refused where another user's data, or `for_people` where the board's figures alone, are.
    """
    folder = store.store_folder(name or store.chosen_store())
    ownership.require_own(folder, to_write=for_people)
    if for_people:
        health.require_records(folder)
    if migrations.is_of_earlier_version(folder):
        from data import opening

        with progress():
            opening.bring_up_to_date(folder)
        echo(t("An earlier version wrote this store: it was brought up to date."), err=True)
    return folder


def target_of(name: str | None) -> Path:
    """The folder of the store into which something is brought: the real programme unless another is named."""
    folder = store.store_folder(name or store.PROGRAMME)
    ownership.require_own(folder)
    health.require_records(folder)
    return folder


def opened(name: str | None) -> store.Generation:
    """The generation of the store that is served; refused when there is none, and said when it is not the latest."""
    folder = folder_of(name, for_people=False)
    serving = health.serving(folder, health.audience_of(folder))
    for line in telling_history.damage(serving, t):
        echo(line, err=True)
    if serving.generation is None:
        raise refusal(
            "The store is empty.", "Import exports, or build the invented programme with: ./binomes sample"
        )
    return serving.generation


def audience_for(generation: store.Generation, asked: Audience | None) -> str:
    """The audience that is asked for; else the one whose file is here. Refused when its file is not here."""
    held = health.audience_of(generation.store)
    if asked == Audience.coordinator and held == Audience.board:
        raise refusal(
            "Only the figures for the board are here.", "Leave --audience out, or say --audience board."
        )
    return str(asked or held)


def cohort_of(written: str | None) -> str | None:
    """The code of a promotion, as it may be written: x19, X2019 or 2019 for X19."""
    return promotions.code_as_written(written) if written else None


def say_where(folder: Path) -> None:
    """Which store this was about."""
    echo(t("Store: {folder}", folder=str(folder)))


def written(path: Path) -> None:
    """Says what was written, and where."""
    echo(t("Written: {path} ({size} kB)", path=str(path.resolve()), size=max(1, path.stat().st_size // 1000)))


def show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"binomes {VERSION}")
        raise typer.Exit


@app.callback()
def every_verb(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help=t("say which version this is")),
    ] = False,
    language: Annotated[
        Language | None, typer.Option("--language", help=t("of the words; also after the verb"))
    ] = None,
) -> None:
    """Options that stand before the verb; what they do is done before it is read."""


@verb(help=t("Build the invented programme, through the real import."))
@writing
def sample(
    applications: Annotated[int, typer.Option(min=50, help=t("number of applications"))] = 747,
    seed: Annotated[int, typer.Option(help=t("another seed, another programme"))] = 2017,
    if_absent: Annotated[bool, typer.Option("--if-absent", help=t("only when there is none yet"))] = False,
) -> None:
    from data import opening
    from data.telling import imports as telling_imports

    folder = store.store_folder(store.DEMO)
    ownership.require_own(folder)
    if if_absent and store.current(folder):
        echo(t("The invented programme is there already."))
        return
    with progress():
        outcome = opening.build_sample(folder, applications, seed)
    say(telling_imports.outcome(outcome, t))
    say_where(folder)


@verb("import", help=t("Import exports (CSV, XLSX, folders): everything is checked first."))
@writing
def import_(
    paths: Annotated[list[Path], typer.Argument(help=t("files or folders"))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("say what would change, change nothing"))
    ] = False,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help=t("leave out the rows to be corrected, import the others"))
    ] = False,
    tables: Annotated[
        list[str] | None,
        typer.Option("--as", help=t("what a sheet holds where it does not say: TABLE, or FILE=TABLE")),
    ] = None,
    campaign: Annotated[
        str, typer.Option(help=t("the campaign of sheets that do not say it, like X20"))
    ] = "",
    dates: Annotated[str, typer.Option(help=t("day or month: what dates begin with"))] = "",
    status: Annotated[list[str] | None, typer.Option(help=t("what a status means: WORD=MEANING"))] = None,
    sector: Annotated[list[str] | None, typer.Option(help=t("what a sector counts as: NAME=CODE"))] = None,
    complete: Annotated[
        bool,
        typer.Option("--complete", help=t("the files hold all of their campaigns: what they leave out goes")),
    ] = False,
    older: Annotated[
        bool, typer.Option("--older", help=t("a file older than the store may undo what came since"))
    ] = False,
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help=t("yes, the programme becomes smaller, or people change class")),
    ] = False,
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    from data import changing
    from data.intake import spoken
    from data.telling import imports as telling_imports

    folder = target_of(store_name)
    try:
        answers = spoken.answers(
            tables or (), campaign, dates, status or (), sector or (),
            is_complete=complete, insists=older, confirms=confirm,
        )  # fmt: skip
        with progress():
            outcome = changing.import_exports(
                folder, paths, is_dry_run=dry_run, sets_aside=set_aside, answers=answers
            )
    except Refused as refused:
        if as_json:
            echo(json.dumps(telling_imports.refused(refused, t), ensure_ascii=False, indent=2))
        raise
    if as_json:
        echo(json.dumps(outcome.summary() | {"dry_run": dry_run}, ensure_ascii=False, indent=2))
    else:
        say(telling_imports.outcome(outcome, t, dry_run))
        say_where(folder)


@verb(help=t("Compute the figures again from the current records, as a new generation."))
@writing
def publish(
    engine: Annotated[Engine, typer.Option(help=t("what computes the counts"))] = Engine.duckdb,
    records: Annotated[
        Path | None, typer.Option(help=t("the current records exported as Parquet, for Spark"))
    ] = None,
    master: Annotated[str, typer.Option(help=t("the address of the Spark cluster"))] = LOCAL,
    accept_list: Annotated[
        bool, typer.Option("--accept-list", help=t("go on without the lost lines of the list of the erased"))
    ] = False,
    store_name: StoreOption = None,
) -> None:
    from data import changing
    from data.publish import spark
    from data.telling import imports as telling_imports

    counting = spark.counting(engine, records, master)
    folder = folder_of(store_name)
    if not store.generations(folder):
        raise refusal("The store is empty: there is nothing to publish.", "Import exports first.")
    with progress():
        outcome = changing.rebuild(folder, "publish", counting=counting, is_list_accepted=accept_list)
    say(telling_imports.outcome(outcome, t))
    say_where(folder)


@verb(help=t("The news of the programme as a message: shown, written as an e-mail, or sent."))
@reading
def digest(
    audience: AudienceOption = None,
    since: Annotated[
        int | None,
        typer.Option(help=t("what changed since this publication; since the last message if left out")),
    ] = None,
    only_alerts: Annotated[
        bool, typer.Option("--only-alerts", help=t("nothing unless an alert began or ended"))
    ] = False,
    attach: Annotated[
        list[str] | None, typer.Option(help=t("pack (PDF) or site (HTML), more than once"))
    ] = None,
    link: Annotated[str, typer.Option(help=t("the address of the dashboard, to be said"))] = "",
    target: Annotated[Path | None, typer.Option("--write", help=t("the e-mail as a file: news.eml"))] = None,
    send: Annotated[
        bool, typer.Option("--send", help=t("hand it to the mail server of the settings"))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("show what would be sent, and to whom"))
    ] = False,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import digest as news

    generation = opened(store_name)
    reader = audience_for(generation, audience)
    message = news.since(generation, reader, date.today(), t, since, link)
    if only_alerts and not message.has_news:
        echo(t("No alert began or ended: there is nothing to say."))
        return
    done = news.deliver(message, generation, reader, t, tuple(attach or ()), target, send, dry_run)
    say(done or [news.as_text(message)])


@verb(help=t("The rows behind a page, by the name of its query."))
@reading
def query(
    name: str,
    audience: AudienceOption = None,
    form: Annotated[Format, typer.Option("--format", help=t("of the rows"))] = Format.csv,
    store_name: StoreOption = None,
) -> None:
    from data import queries

    generation = opened(store_name)
    rows = queries.records(generation, audience_for(generation, audience), name)
    if form == Format.json:
        echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif rows:
        from analytics.language.spreadsheets import harmless

        writer = csv.DictWriter(sys.stdout, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in rows)


@verb(help=t("Write the word cloud of a class to a file: SVG, or PNG by its name."))
@reading
def cloud(
    cohort: Annotated[str, typer.Option(help="X20")],
    out: Annotated[Path, typer.Option(help=t("the file to write"))],
    audience: AudienceOption = None,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import clouds

    generation = opened(store_name)
    clouds.write_cloud(generation, audience_for(generation, audience), cohort_of(cohort) or "", out, t)
    written(out)


@verb(help=t("Write the board pack to a file: PDF, or XLSX by its name."))
@reading
def report(
    out: Annotated[Path, typer.Option(help=t("the file to write"))],
    cohort: Annotated[str | None, typer.Option(help=t("X20; the latest unless given"))] = None,
    audience: Annotated[Audience, typer.Option(help=t("whose figures"))] = Audience.board,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import reporting

    generation = opened(store_name)
    audience_for(generation, audience)  # refused when it is not here
    with progress_of(message("Drawing the pack")):
        reporting.write_report(generation, audience, out, cohort_of(cohort), date.today(), t)
    written(out)


@verb(help=t("The board's pages as files that open from disk, without a server: a folder, or one file."))
@reading
def site(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help=t("the folder to write; with --single, the file"))
    ],
    single: Annotated[bool, typer.Option("--single", help=t("all in one HTML file"))] = False,
    cohort: Annotated[
        str | None, typer.Option(help=t("shown first, like X20; the latest unless given"))
    ] = None,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import siting

    generation = opened(store_name)
    with progress_of(message("Writing the board's pages")):
        paths = siting.write_site(generation, out, single, cohort_of(cohort))
    for path in paths:
        written(path)


@verb(help=t("The shortage forecast of the next campaigns, its interval and its track record."))
@reading
def forecast(
    audience: AudienceOption = None,
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    from data import queries
    from data.telling import forecast as telling_forecast

    generation = opened(store_name)
    whose = audience_for(generation, audience)
    campaigns, shares, past = (
        queries.records(generation, whose, name) for name in ("forecast", "recruit_share", "past_forecast")
    )
    if as_json:
        echo(json.dumps(telling_forecast.as_data(campaigns, shares), indent=2))
    else:
        say(telling_forecast.forecast(campaigns, past, t))


@verb(help=t("The generations of the store, oldest first."))
@reading
def history(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    folder = folder_of(store_name, for_people=False)
    kept, serving = store.manifests(folder), health.serving(folder, health.audience_of(folder))
    if as_json:
        echo(telling_history.history_as_data(kept, serving))
    else:
        say_where(folder)
        say(telling_history.history(kept, serving, t))
        say(telling_history.damage(serving, t))


@verb(help=t("Go back to the content of before the last change, as a new generation."))
@writing
def undo(store_name: StoreOption = None) -> None:
    from data import changing
    from data.telling import imports as telling_imports

    folder = folder_of(store_name)
    with progress():
        outcome = changing.undo(folder)
    say(telling_imports.outcome(outcome, t))
    say_where(folder)


ArchiveArgument = Annotated[Path, typer.Argument(metavar="FILE", help=t("the backup, a file of its own"))]


@verb(help=t("Write all that the store holds into one file, while others go on reading and writing."))
@writing
def backup(target: ArchiveArgument, store_name: StoreOption = None) -> None:
    from data.keeping import archives

    folder = folder_of(store_name)
    contents = archives.backup(folder, target)
    written(target)
    say(telling_history.backed_up(contents, target.name, str(folder / "key"), t))


@verb(help=t("Bring a backup back, as a new generation."))
@writing
def restore(
    source: ArchiveArgument,
    check: Annotated[bool, typer.Option("--check", help=t("check every byte, restore nothing"))] = False,
    key: Annotated[Path | None, typer.Option(help=t("the key of the store that was backed up"))] = None,
    without_key: Annotated[bool, typer.Option("--without-key", help=t("when that key is lost"))] = False,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import archives
    from data.telling import imports as telling_imports

    if check:
        say(telling_history.archive(archives.checked(source), t))
        return
    folder = target_of(store_name)
    with progress():
        outcome = archives.restore(folder, source, key, without_key)
    say(telling_imports.outcome(outcome, t))
    say_where(folder)


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


IdentifierArgument = Annotated[str, typer.Argument(metavar="ID", help=t("identifier or e-mail address"))]


@person_verb(help=t("Everything that is held about a person."))
@reading
def show(identifier: IdentifierArgument, as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    from data.rights import inventory, persons
    from data.telling import rights as telling_rights

    folder = folder_of(store_name)
    held = persons.held_and_logged(folder, identifier)
    found = inventory.places(folder.parent)
    if as_json:
        echo(telling_rights.held_as_data(held, found))
    else:
        say(telling_rights.held(held, t))
        say(telling_rights.places(found, t))


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


@verb(help=t("Write the records as neutral files, into a new folder."))
@writing
def export(
    target: Annotated[Path, typer.Argument(metavar="DIR", help=t("a folder, new or empty"))],
    form: Annotated[Form, typer.Option("--format", help=t("of the files"))] = Form.csv,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import exporting

    files = exporting.export(folder_of(store_name), target, form)
    echo(
        t(
            "{n} file written; it holds people: keep it safe.",
            "{n} files written; they hold people: keep them safe.",
            n=len(files),
        )
    )
    echo(t("Written: {path}", path=str(target.resolve())))


@verb("open-data", help=t("The board's figures as described tables (CSV, Parquet), for any other tool."))
@reading
def open_data_(
    target: Annotated[Path, typer.Argument(metavar="DIR", help=t("a folder, new or of an earlier call"))],
    store_name: StoreOption = None,
) -> None:
    from data.keeping import open_data, reporting

    generation = opened(store_name)
    edition = reporting.edition(generation, "board", None, date.today(), t)
    files = open_data.write(generation, target, edition)
    echo(t("{n} file written; nobody is in it.", "{n} files written; nobody is in them.", n=len(files)))
    echo(t("Written: {path}", path=str(target.resolve())))


@verb("send-figures", help=t("Put the board's figures, and nothing exact, into a folder of their own."))
@writing
def send_figures(
    target: Annotated[
        str,
        typer.Argument(
            metavar="DEST", help=t("the board's folder, here or, as HOST:FOLDER, by rsync and ssh")
        ),
    ],
    store_name: StoreOption = None,
) -> None:
    from data.keeping import sending

    folder = folder_of(store_name)
    with progress_of(message("Sending the figures")):
        sent = sending.send(folder, target)
    say_where(folder)
    for path in sent:
        echo(t("Written: {path}", path=path))


@verb("doctor", help=t("Check the store and this machine; say what to do."))
@reading
def doctor_(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    from data.keeping import doctor
    from data.telling import rights as telling_rights

    folder = store.store_folder(store_name or store.chosen_store())
    about, checks = doctor.looked_at(folder), doctor.checkup(folder)
    if as_json:
        echo(telling_rights.checks_as_data(checks, about, t))
    else:
        say(telling_rights.looked_at(about, t))
        say(telling_rights.checks(checks, t))
    if any(check.problems for check in checks):
        raise typer.Exit(FAILED)


@verb(help=t("Open the dashboard on this machine, with the invented programme if there is no other."))
@writing
def run(
    port: Annotated[int, typer.Option(min=1, help=t("the next free one is taken"))] = 8501,
    browser: Annotated[bool, typer.Option(help=t("open the browser"))] = True,
) -> None:
    from data.visitors import listening

    if store.chosen_store() == store.DEMO and not store.generations(store.store_folder(store.DEMO)):
        sample()
    folder_of(None, for_people=False)
    here, free = listening.this_machine(), listening.next_free(port)
    if free != port:
        echo(t("Port {port} is taken: the dashboard opens on {free}.", port=str(port), free=str(free)))
    echo(t("The dashboard opens at {address}. Ctrl-C stops it.", address=f"http://{here}:{free}"))
    listening.start(here, free, browser and listening.has_browser(os.environ))


@verb(help=t("Start the server, as docs/deploy.md does: nothing is invented, no browser opens."))
@reading
def serve(
    address: Annotated[str, typer.Option(help=t("where it listens"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, help=t("no other is taken"))] = 8501,
) -> None:
    from data.visitors import access, listening

    ownership.require_own(store.store_folder(store.chosen_store()), to_write=False)
    access.door(os.environ, access.secrets().get("auth", {}), address)
    if not listening.is_free(port, address):
        raise refusal(
            "Port {port} is taken.", "Stop what listens there, or say another one: --port.", port=str(port)
        )
    listening.start(address, port)


def main() -> int:
    """The verb of the command line; its exit code."""
    try:
        environment.load()
        code = app(prog_name=usage.LAUNCHER, standalone_mode=False)
        sys.stdout.flush()
        return code or 0
    except Refused as refused:
        tell_refused(refused)
        return REFUSED
    except typer.Abort:
        echo(t("Nothing was changed."), err=True)
        return FAILED
    except ClickException as error:
        for line in usage.sentences(error, t):
            echo(line, err=True)
        return USAGE
    except BrokenPipeError:
        drop(sys.stdout)
        return 0
    except OSError as error:
        drop(sys.stdout)
        echo(t("The answer cannot be written: {error}.", error=error.strerror or str(error)), err=True)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
