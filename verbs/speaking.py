"""In which language verbs speak, and how one that is stopped says so."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from analytics.language.messages import printable
from analytics.language.texts import LANGUAGES, Translator, translator
from data.problems import Refused, state_of
from data.telling import usage
from data.telling.progress import drop, followed, tell

FAILED, USAGE, REFUSED, INTERRUPTED = 1, 2, 3, 130


def language() -> str:
    """The language of --language, which may stand anywhere and is taken off the line; else of LANG; else French."""
    usual = os.environ.get("LANG", "")[:2]
    line = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    line.add_argument("--language", choices=LANGUAGES)
    usual = usual if usual in LANGUAGES else LANGUAGES[0]
    try:
        asked, sys.argv[1:] = line.parse_known_args()
    except argparse.ArgumentError:
        t = translator(usual)
        typer.echo(t("{option} takes one of: {names}.", option="--language", names="fr, en"), err=True)
        sys.exit(USAGE)
    return str(asked.language or usual)


t: Translator = translator(language())
usage.speak = t
JsonOption = Annotated[bool, typer.Option("--json", help=t("answer as JSON"))]
# The signals of Ctrl-C: what they stop may raise an error of its own, as DuckDB does.
asked_to_stop: list[int] = []


def stop(number: int, _: object) -> None:
    """What Ctrl-C does to a verb."""
    asked_to_stop.append(number)
    raise KeyboardInterrupt


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
    """One long step, announced as it starts."""
    with followed(2, t) as report:
        report(step)
        yield


@contextmanager
def progress() -> Iterator[None]:
    """The steps of a long change, announced as they come."""
    from data import changing

    with followed(len(changing.STEPS), t) as report, changing.following(report):
        yield


def say(lines: Iterable[str]) -> None:
    for line in lines:
        echo(line)


def echo(text: str, err: bool = False) -> None:
    """Prints it, on stderr for an error, without what a text of a file could tell the terminal."""
    tell(printable(text), err=err)


def say_written(path: Path) -> None:
    """Says what was written, and where."""
    echo(t("Written: {path} ({size} kB)", path=str(path.resolve()), size=max(1, path.stat().st_size // 1000)))
