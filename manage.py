"""The command line: `python manage.py VERB`. Every verb is one call into `data`; what goes wrong is said in words.

A verb imports what it works with itself: the others do not wait for it.
"""

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.language.messages import printable
from analytics.language.texts import LANGUAGES, Translator, translator
from data.generations import migrations, store
from data.keeping import Form
from data.problems import Refused, refusal, state_of
from data.publish import LOCAL, Engine, health
from data.rights import Role
from data.telling import history as telling_history

os.umask(0o077)  # what this process writes is its owner's alone


class Format(StrEnum):
    """How rows are printed."""

    csv = "csv"
    json = "json"


def language() -> str:
    """The language of --language, which may stand anywhere and is taken off the line; else of LANG; else French."""
    usual = os.environ.get("LANG", "")[:2]
    line = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    line.add_argument("--language", choices=LANGUAGES, default=usual if usual in LANGUAGES else LANGUAGES[0])
    asked, sys.argv[1:] = line.parse_known_args()
    return str(asked.language)


t: Translator = translator(language())
app = typer.Typer(
    help=t("The dashboard of the mentoring programme, from the command line. --language fr | en"),
    no_args_is_help=True,
)
person = typer.Typer(help=t("The rights of a person: what is held, and its erasure."), no_args_is_help=True)
app.add_typer(person, name="person")
StoreOption = Annotated[str | None, typer.Option("--store", help=t("demo (invented) or programme (real)"))]
JsonOption = Annotated[bool, typer.Option("--json", help=t("answer as JSON"))]


def speaking(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb, with a refusal said in words on stderr and exit code 2."""

    @wraps(verb)
    def spoken(*args: Any, **options: Any) -> None:
        try:
            verb(*args, **options)
        except Refused as refused:
            from data.telling import imports as telling_imports

            for sentence in telling_imports.sentences(refused.problems, t):
                echo(sentence, err=True)
            if refused.way_out:
                echo(refused.way_out.sentence(t), err=True)
            echo(t(state_of(refused)), err=True)
            raise typer.Exit(2) from None
        except (BrokenPipeError, typer.Exit, typer.Abort):
            raise
        except Exception as error:
            echo(t("An unexpected error stopped the work: {error}.", error=str(error)), err=True)
            echo(t(state_of(error)), err=True)
            raise typer.Exit(1) from None
        except KeyboardInterrupt as error:
            echo(t(state_of(error)), err=True)
            raise

    return spoken


def say(lines: Iterable[str]) -> None:
    for line in lines:
        echo(line)


def echo(text: str, err: bool = False) -> None:
    """Prints it, on stderr for an error, without what a text of a file could tell the terminal."""
    typer.echo(printable(text), err=err)


def folder_of(name: str | None) -> Path:
    """The folder of the store; what an earlier version wrote there is built again first."""
    folder = store.store_folder(name or store.chosen_store())
    if migrations.is_of_earlier_version(folder):
        from data import opening

        opening.bring_up_to_date(folder)
        echo(t("An earlier version wrote this store: it was brought up to date."), err=True)
    return folder


def opened(name: str | None) -> store.Generation:
    """The generation of the store that is served; refused when there is none, and said when it is not the latest."""
    serving = health.serving(folder_of(name))
    for line in telling_history.damage(serving, t):
        echo(line, err=True)
    if serving.generation is None:
        raise refusal(
            "The store is empty.", "Import exports, or build the invented programme with: manage.py sample"
        )
    return serving.generation


@app.command(help=t("Build the invented programme, through the real import."))
@speaking
def sample(
    applications: Annotated[int, typer.Option(min=50, help=t("number of applications"))] = 747,
    seed: Annotated[int, typer.Option(help=t("another seed, another programme"))] = 2017,
    if_absent: Annotated[bool, typer.Option("--if-absent", help=t("only when there is none yet"))] = False,
) -> None:
    from data import opening
    from data.telling import imports as telling_imports

    if if_absent and store.current(folder_of(store.DEMO)):
        return
    say(telling_imports.outcome(opening.build_sample(store.store_folder(store.DEMO), applications, seed), t))


@app.command("import", help=t("Import exports (CSV, XLSX, folders): everything is checked first."))
@speaking
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

    folder = store.store_folder(store_name or store.PROGRAMME)
    try:
        answers = spoken.answers(
            tables or (), campaign, dates, status or (), sector or (),
            is_complete=complete, insists=older, confirms=confirm,
        )  # fmt: skip
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


@app.command(help=t("Compute the figures again from the current records, as a new generation."))
@speaking
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
    outcome = changing.rebuild(
        folder_of(store_name), "publish", counting=counting, is_list_accepted=accept_list
    )
    say(telling_imports.outcome(outcome, t))


@app.command(help=t("The rows behind a page, by the name of its query."))
@speaking
def query(
    name: str,
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "coordinator",
    form: Annotated[Format, typer.Option("--format", help="csv | json")] = Format.csv,
    store_name: StoreOption = None,
) -> None:
    from data import queries

    rows = queries.records(opened(store_name), audience, name)
    if form == Format.json:
        echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif rows:
        from analytics.language.spreadsheets import harmless

        writer = csv.DictWriter(sys.stdout, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in rows)


@app.command(help=t("Write the word cloud of a class to a file: SVG, or PNG by its name."))
@speaking
def cloud(
    cohort: Annotated[str, typer.Option(help="X20")],
    out: Annotated[Path, typer.Option(help=t("the file to write"))],
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "coordinator",
    store_name: StoreOption = None,
) -> None:
    from data.keeping import clouds

    clouds.write_cloud(opened(store_name), audience, cohort, out, t)


@app.command(help=t("Write the board pack to a file: PDF, or XLSX by its name."))
@speaking
def report(
    out: Annotated[Path, typer.Option(help=t("the file to write"))],
    cohort: Annotated[str | None, typer.Option(help=t("X20; the latest unless given"))] = None,
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "board",
    store_name: StoreOption = None,
) -> None:
    from data.keeping import reporting

    reporting.write_report(opened(store_name), audience, out, cohort, date.today(), t)


@app.command(help=t("The shortage forecast of the next campaigns, its interval and its track record."))
@speaking
def forecast(
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "coordinator",
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    from data import queries
    from data.telling import forecast as telling_forecast

    generation = opened(store_name)
    campaigns, shares, past = (
        queries.records(generation, audience, name) for name in ("forecast", "recruit_share", "past_forecast")
    )
    if as_json:
        echo(json.dumps(telling_forecast.as_data(campaigns, shares), indent=2))
    else:
        say(telling_forecast.forecast(campaigns, past, t))


@app.command(help=t("The generations of the store, oldest first."))
@speaking
def history(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    folder = folder_of(store_name)
    kept, serving = store.manifests(folder), health.serving(folder)
    if as_json:
        echo(telling_history.history_as_data(kept, serving))
    else:
        say(telling_history.history(kept, serving, t))
        say(telling_history.damage(serving, t))


@app.command(help=t("Go back to the content of before the last change, as a new generation."))
@speaking
def undo(store_name: StoreOption = None) -> None:
    from data import changing
    from data.telling import imports as telling_imports

    say(telling_imports.outcome(changing.undo(folder_of(store_name)), t))


ArchiveArgument = Annotated[Path, typer.Argument(metavar="FILE", help=t("the backup, a file of its own"))]


@app.command(help=t("Write all that the store holds into one file, while others go on reading and writing."))
@speaking
def backup(target: ArchiveArgument, store_name: StoreOption = None) -> None:
    from data.keeping import archives

    folder = folder_of(store_name)
    contents = archives.backup(folder, target)
    say(telling_history.backed_up(contents, target.name, str(folder / "key"), t))


@app.command(help=t("Bring a backup back, as a new generation."))
@speaking
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
    folder = store.store_folder(store_name or store.PROGRAMME)
    say(telling_imports.outcome(archives.restore(folder, source, key, without_key), t))


IdentifierArgument = Annotated[str, typer.Argument(metavar="ID", help=t("identifier or e-mail address"))]


@person.command(help=t("Everything that is held about a person."))
@speaking
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


@person.command(help=t("Erase a person: a new generation without, and no way back."))
@speaking
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
    say(telling_imports.outcome(persons.erase(folder, chosen), t))
    say(telling_rights.after_erasing(inventory.backups(folder.parent), t))


@person.command(
    help=t("Somebody who was erased signs up again: let the next import take his or her rows in.")
)
@speaking
def readmit(identifier: IdentifierArgument, store_name: StoreOption = None) -> None:
    from data.rights import persons

    persons.readmit(folder_of(store_name), identifier)
    echo(t("The next import takes this person's rows in again."))


@app.command(
    "retention", help=t("Whose time is over, and with --apply, make of their rows what leads to nobody.")
)
@speaking
def retention_(
    apply: Annotated[
        bool, typer.Option("--apply", help=t("clear these rows; otherwise only say which"))
    ] = False,
    unpaired_years: Annotated[int, typer.Option(min=1, help=t("applications without a mentor"))] = 2,
    paired_years: Annotated[int, typer.Option(min=1, help=t("applications with a mentor"))] = 5,
    mentor_years: Annotated[int, typer.Option(min=1, help=t("mentors"))] = 5,
    text_years: Annotated[int, typer.Option(min=1, help=t("motivations"))] = 2,
    store_name: StoreOption = None,
) -> None:
    from data.rights import retention
    from data.telling import rights as telling_rights

    folder = folder_of(store_name)
    due = retention.due(folder, retention.Periods(unpaired_years, paired_years, mentor_years, text_years))
    say(telling_rights.due(due, t))
    if apply and due:
        retention.apply(folder, due)
        say(telling_rights.after_clearing(t))


@app.command(help=t("Write the records as neutral files, into a new folder."))
@speaking
def export(
    target: Annotated[Path, typer.Argument(metavar="DIR", help=t("a folder, new or empty"))],
    form: Annotated[Form, typer.Option("--format", help="csv | parquet")] = Form.csv,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import exporting

    written = exporting.export(folder_of(store_name), target, form)
    echo(
        t(
            "{n} file written; it holds people: keep it safe.",
            "{n} files written; they hold people: keep them safe.",
            n=len(written),
        )
    )


@app.command(
    "send-figures", help=t("Put the board's figures, and nothing exact, into a folder of their own.")
)
@speaking
def send_figures(
    target: Annotated[Path, typer.Argument(metavar="DIR", help=t("the board's folder"))],
    store_name: StoreOption = None,
) -> None:
    from data.keeping import sending

    say(str(path) for path in sending.send_figures(folder_of(store_name), target))


@app.command("doctor", help=t("Check the store and this machine; say what to do."))
@speaking
def doctor_(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    from data.keeping import doctor
    from data.telling import rights as telling_rights

    checks = doctor.checkup(store.store_folder(store_name or store.chosen_store()))
    if as_json:
        echo(telling_rights.checks_as_data(checks, t))
    else:
        say(telling_rights.checks(checks, t))
    if any(check.problems for check in checks):
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
