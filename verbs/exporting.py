"""The verbs that write for other tools and other machines: the records, open data, the board's figures."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from analytics.language.messages import message
from data.keeping import Form
from data.telling import usage
from verbs.speaking import echo, progress_of, reading, t, writing
from verbs.stores import StoreOption, folder_of, generation_of, say_where

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)


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

    generation = generation_of(store_name)
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
