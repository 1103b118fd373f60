"""The verbs that read the figures: as a message, as rows, as drawings and as pages."""

import csv
import json
import sys
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from analytics.language.messages import message
from data.telling import usage
from verbs.speaking import JsonOption, echo, progress_of, reading, say, say_written, t
from verbs.stores import Audience, AudienceOption, StoreOption, audience_for, cohort_of, generation_of

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)


class Format(StrEnum):
    """How rows are printed."""

    csv = "csv"
    json = "json"


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

    generation = generation_of(store_name)
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

    generation = generation_of(store_name)
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

    generation = generation_of(store_name)
    clouds.write_cloud(generation, audience_for(generation, audience), cohort_of(cohort) or "", out, t)
    say_written(out)


@verb(help=t("Write the board pack to a file: PDF, or XLSX by its name."))
@reading
def report(
    out: Annotated[Path, typer.Option(help=t("the file to write"))],
    cohort: Annotated[str | None, typer.Option(help=t("X20; the latest unless given"))] = None,
    audience: Annotated[Audience, typer.Option(help=t("whose figures"))] = Audience.board,
    store_name: StoreOption = None,
) -> None:
    from data.keeping import reporting

    generation = generation_of(store_name)
    audience_for(generation, audience)  # refused when it is not here
    with progress_of(message("Drawing the pack")):
        reporting.write_report(generation, audience, out, cohort_of(cohort), date.today(), t)
    say_written(out)


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

    generation = generation_of(store_name)
    with progress_of(message("Writing the board's pages")):
        paths = siting.write_site(generation, out, single, cohort_of(cohort))
    for path in paths:
        say_written(path)


@verb(help=t("The shortage forecast of the next campaigns, its interval and its track record."))
@reading
def forecast(
    audience: AudienceOption = None,
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    from data import queries
    from data.telling import forecast as telling_forecast

    generation = generation_of(store_name)
    whose = audience_for(generation, audience)
    campaigns, shares, past = (
        queries.records(generation, whose, name) for name in ("forecast", "recruit_share", "past_forecast")
    )
    if as_json:
        echo(json.dumps(telling_forecast.as_data(campaigns, shares), indent=2))
    else:
        say(telling_forecast.forecast(campaigns, past, t))
