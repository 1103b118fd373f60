"""The verbs of the store: its generations, and its backups."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from data.generations import store
from data.publish import health
from data.telling import history as telling_history
from data.telling import usage
from verbs.speaking import JsonOption, echo, progress, reading, say, say_written, t, writing
from verbs.stores import StoreOption, folder_of, say_where, target_of

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)
ArchiveArgument = Annotated[Path, typer.Argument(metavar="FILE", help=t("the backup, a file of its own"))]


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


@verb(help=t("Write all that the store holds into one file, while others go on reading and writing."))
@writing
def backup(target: ArchiveArgument, store_name: StoreOption = None) -> None:
    from data.keeping import archives

    folder = folder_of(store_name)
    contents = archives.backup(folder, target)
    say_written(target)
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
