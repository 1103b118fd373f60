"""The command line behind `./binomes VERB`: the verbs of `verbs/`, and how the process begins and ends.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused, 130 interrupted.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_DFL)  # until there is a verb to say how things stand

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from data import VERSION, environment
from data.problems import Refused
from data.telling import usage
from data.telling.progress import drop
from verbs import exporting, figures, importing, keeping, people, serving
from verbs.speaking import FAILED, REFUSED, USAGE, echo, stop, t, tell_refused

os.umask(0o077)  # what this process writes is its owner's alone
signal.signal(signal.SIGINT, stop)

app = typer.Typer(
    cls=usage.Verbs,
    help=t("The dashboard of the mentoring programme, from the command line."),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
for module in (importing, figures, keeping, people, exporting, serving):  # in the order of the help
    app.add_typer(module.subject)
app.add_typer(people.person, name="person")


class Language(StrEnum):
    """What the words are in."""

    fr = "fr"
    en = "en"


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
