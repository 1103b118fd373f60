"""The verbs that make a generation: of the invented programme, of exports, of the records that are there."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from data.generations import ownership, store
from data.problems import Refused, refusal
from data.publish import LOCAL, Engine
from data.telling import usage
from verbs.speaking import JsonOption, echo, progress, say, t, writing
from verbs.stores import StoreOption, folder_of, say_where, target_of

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)


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
        options = (tables or (), campaign, dates, status or (), sector or ())
        answers = spoken.answers(*options, is_complete=complete, insists=older, confirms=confirm)
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
