"""The command line: `python manage.py VERB`. Every verb is one call into `data`; what goes wrong is said in words."""

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from analytics import chances
from analytics.texts import LANGUAGES, Translator, translator
from data import database, importing, store, telling
from data.problems import Refused, refusal

MOST_SHOWN = 20


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
StoreOption = Annotated[str | None, typer.Option("--store", help=t("demo (invented) or programme (real)"))]
JsonOption = Annotated[bool, typer.Option("--json", help=t("answer as JSON"))]


def speaking(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb, with a refusal said in words on stderr and exit code 2."""

    @wraps(verb)
    def spoken(*args: Any, **options: Any) -> None:
        try:
            verb(*args, **options)
        except Refused as refused:
            for problem in refused.problems[:MOST_SHOWN]:
                typer.echo(problem.sentence(t), err=True)
            more = len(refused.problems) - MOST_SHOWN
            if more > 0:
                typer.echo(t("… and {n} more problem.", "… and {n} more problems.", n=more), err=True)
            typer.echo(t("Nothing was changed."), err=True)
            raise typer.Exit(2) from None
        except BrokenPipeError:
            raise
        except Exception as error:
            typer.echo(t("An unexpected error stopped the work: {error}.", error=str(error)), err=True)
            typer.echo(t("Nothing was changed."), err=True)
            raise typer.Exit(1) from None

    return spoken


def say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def folder_of(name: str | None) -> Path:
    return store.store_folder(name or store.chosen_store())


def opened(name: str | None) -> store.Generation:
    """The current generation of the store; refused when nothing was ever published there."""
    generation = store.current(folder_of(name))
    if generation is None:
        raise refusal(
            "The store is empty.", "Import exports, or build the invented programme with: manage.py sample"
        )
    return generation


@app.command(help=t("Build the invented programme, through the real import."))
@speaking
def sample(
    applications: Annotated[int, typer.Option(min=50, help=t("number of applications"))] = 747,
    seed: Annotated[int, typer.Option(help=t("another seed, another programme"))] = 2017,
    if_absent: Annotated[bool, typer.Option("--if-absent", help=t("only when there is none yet"))] = False,
) -> None:
    from data.sample import write_exports

    folder = store.store_folder(store.DEMO)
    if if_absent and store.current(folder):
        return
    with TemporaryDirectory() as exports:
        write_exports(Path(exports), applications, seed)
        say(telling.outcome(importing.import_exports(folder, [Path(exports)], is_fresh=True), t))


@app.command("import", help=t("Import exports (CSV, XLSX, folders): everything is checked first."))
@speaking
def import_(
    paths: Annotated[list[Path], typer.Argument(help=t("files or folders"))],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=t("say what would change, change nothing"))
    ] = False,
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    outcome = importing.import_exports(store.store_folder(store_name or store.PROGRAMME), paths, dry_run)
    if as_json:
        typer.echo(json.dumps(outcome.summary() | {"dry_run": dry_run}, ensure_ascii=False, indent=2))
    else:
        say(telling.outcome(outcome, t, dry_run))


@app.command(help=t("Compute the figures again from the current records, as a new generation."))
@speaking
def publish(store_name: StoreOption = None) -> None:
    say(telling.outcome(importing.rebuild(folder_of(store_name), "publish"), t))


@app.command(help=t("The rows behind a page, by the name of its query."))
@speaking
def query(
    name: str,
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "coordinator",
    form: Annotated[Format, typer.Option("--format", help="csv | json")] = Format.csv,
    store_name: StoreOption = None,
) -> None:
    rows = database.records(opened(store_name), audience, name)
    if form == Format.json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif rows:
        writer = csv.DictWriter(sys.stdout, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@app.command(help=t("The shortage forecast of the next campaigns, its interval and its track record."))
@speaking
def forecast(
    audience: Annotated[str, typer.Option(help="coordinator | board")] = "coordinator",
    as_json: JsonOption = False,
    store_name: StoreOption = None,
) -> None:
    generation = opened(store_name)
    answer = {
        name: database.records(generation, audience, name)
        for name in ("forecast", "recruit_share", "past_forecast")
    }
    if as_json:
        typer.echo(
            json.dumps([_horizon(row, answer["recruit_share"]) for row in answer["forecast"]], indent=2)
        )
        return
    for row in answer["forecast"]:
        typer.echo(chances.shortage_sentence(row, t) + ".")
    if not answer["forecast"]:
        typer.echo(
            t(
                "A forecast needs two finished campaigns at least, with their applications and their volunteers."
            )
        )
    held = [row for row in answer["past_forecast"] if row["q10"] <= row["actual"] <= row["q90"]]
    if answer["past_forecast"]:
        known = len(answer["past_forecast"])
        typer.echo(
            t(
                "Past forecasts: {held} intervals of 80% out of {known} held the result.",
                held=len(held),
                known=known,
            )
        )


def _horizon(row: dict[str, Any], shares: list[dict[str, Any]]) -> dict[str, Any]:
    """One campaign to come: quantiles of demand, supply and gap, the risk, and for the first one whom to recruit."""
    quantiles = {
        kind: {end: round(row[f"{kind}_{end}"], 1) for end in ("q10", "q50", "q90")}
        for kind in ("demand", "supply", "gap")
    }
    by_promotion = {share["code"]: share["recruits"] for share in shares if share["kind"] == "promotion"}
    named = ("cohort", "campaigns", "p_shortage", "expected_unmatched", "recruits_needed", "leaving")
    asked = {"recruits_by_promotion": by_promotion} if row["step"] == 1 else {}
    return {**{name: row[name] for name in named}, **quantiles, **asked}


@app.command(help=t("The generations of the store, oldest first."))
@speaking
def history(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    folder = folder_of(store_name)
    manifests = [generation.manifest for generation in store.generations(folder)]
    if as_json:
        typer.echo(json.dumps(manifests, ensure_ascii=False, indent=2))
        return
    if not manifests:
        typer.echo(t("The store is empty."))
    for manifest in manifests:
        files = ", ".join(dict.fromkeys(item["file"] for item in manifest["inputs"]))
        words = (
            f"{manifest['generation']:06d}",
            manifest["created_at"],
            manifest["action"],
            manifest["digest"][:12],
            files,
        )
        typer.echo("  ".join(words))


if __name__ == "__main__":
    app()
