"""How far a long verb has come: a bar on a terminal, a line a step elsewhere, on the standard error."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from analytics.language.texts import Translator

WIDTH = 45  # columns for the name of a step, so that the bar stays where it is


def tell(text: str, err: bool = False) -> None:
    """Prints a line, on stderr for an error. Who reads may have left: the work goes on all the same."""
    try:
        typer.echo(text, err=err)
    except BrokenPipeError:
        drop(sys.stderr if err else sys.stdout)


def drop(stream: TextIO) -> None:
    """Nobody can be told any more on that stream: what is left for it goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def followed(steps: int, t: Translator) -> Iterator[Callable[[str], None]]:
    """What to tell each step as it starts, a text of the catalogue; about `steps` of them are to come."""
    if not sys.stderr.isatty():
        yield lambda step: tell(f"{t(step)}…", err=True)
        return
    with typer.progressbar(length=steps, file=sys.stderr, show_eta=False, show_percent=False) as bar:

        def advance(step: str) -> None:
            bar.label = f"{t(step):{WIDTH}.{WIDTH}}"
            bar.update(1)

        yield advance
        bar.update(steps)
