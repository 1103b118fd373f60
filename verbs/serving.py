"""The verbs of this machine: its check-up, and the dashboard on it."""

import os
from functools import partial
from typing import Annotated

import typer

from data.generations import ownership, store
from data.problems import refusal
from data.telling import usage
from verbs import importing
from verbs.speaking import FAILED, JsonOption, echo, reading, say, t, writing
from verbs.stores import StoreOption, folder_of

subject = typer.Typer()
verb = partial(subject.command, cls=usage.Verb)


@verb("doctor", help=t("Check the store and this machine; say what to do."))
@reading
def doctor_(as_json: JsonOption = False, store_name: StoreOption = None) -> None:
    from data.keeping import doctor
    from data.telling import rights as telling_rights

    folder = store.store_folder(store_name or store.chosen_store())
    about, checks = doctor.looked_at(folder), doctor.checkup(folder)
    if as_json:
        echo(telling_rights.checks_as_data(checks, about, t))
    else:
        say(telling_rights.looked_at(about, t))
        say(telling_rights.checks(checks, t))
    if any(check.problems for check in checks):
        raise typer.Exit(FAILED)


@verb(help=t("Open the dashboard on this machine, with the invented programme if there is no other."))
@writing
def run(
    port: Annotated[int, typer.Option(min=1, help=t("the next free one is taken"))] = 8501,
    browser: Annotated[bool, typer.Option(help=t("open the browser"))] = True,
) -> None:
    from data.visitors import listening

    if store.chosen_store() == store.DEMO and not store.generations(store.store_folder(store.DEMO)):
        importing.sample()
    folder_of(None, for_people=False)
    host, free = listening.this_machine(), listening.next_free(port)
    if free != port:
        echo(t("Port {port} is taken: the dashboard opens on {free}.", port=str(port), free=str(free)))
    echo(t("The dashboard opens at {address}. Ctrl-C stops it.", address=f"http://{host}:{free}"))
    listening.start(host, free, browser and listening.has_browser(os.environ))


@verb(help=t("Start the server, as docs/deploy.md does: nothing is invented, no browser opens."))
@reading
def serve(
    address: Annotated[str, typer.Option(help=t("where it listens"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, help=t("no other is taken"))] = 8501,
) -> None:
    from data.visitors import access, listening

    ownership.require_own(store.store_folder(store.chosen_store()), to_write=False)
    access.door(os.environ, access.secrets().get("auth", {}), address)
    if not listening.is_free(port, address):
        raise refusal(
            "Port {port} is taken.", "Stop what listens there, or say another one: --port.", port=str(port)
        )
    listening.start(address, port)
