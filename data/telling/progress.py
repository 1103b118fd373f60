"""How far a long verb has come: a bar on a terminal, a line a step elsewhere, on the standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from analytics.language.texts import Translator

WIDTH = 45  # columns for the name of a step, so that the bar stays where it is


@contextmanager
def followed(steps: int, t: Translator) -> Iterator[Callable[[str], None]]:
    """What to tell each step as it starts, a text of the catalogue; about `steps` of them are to come."""
    if not sys.stderr.isatty():
        yield lambda step: typer.echo(f"{t(step)}…", err=True)
        return
    with typer.progressbar(length=steps, file=sys.stderr, show_eta=False, show_percent=False) as bar:

        def told(step: str) -> None:
            bar.label = f"{t(step):{WIDTH}.{WIDTH}}"
            bar.update(1)

        yield told
        bar.update(steps)
