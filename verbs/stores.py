"""The store that a verb works on, and whose figures it shows."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analytics import promotions
from data.generations import migrations, ownership, store
from data.problems import refusal
from data.publish import health
from data.telling import history as telling_history
from verbs.speaking import echo, progress, t


class Stored(StrEnum):
    """The invented programme, or the real one."""

    demo = store.DEMO
    programme = store.PROGRAMME


class Audience(StrEnum):
    """Whose figures."""

    coordinator = "coordinator"
    board = "board"


StoreOption = Annotated[Stored | None, typer.Option("--store", help=t("demo (invented) or programme (real)"))]
AudienceOption = Annotated[
    Audience | None,
    typer.Option(help=t("whose figures; the coordinator's, where the records are, unless given")),
]


def folder_of(name: str | None, for_people: bool = True) -> Path:
    """The folder of the store; what an earlier version wrote there is built again first.

    Refused where another user's data, or `for_people` where the board's figures alone, are.
    """
    folder = store.store_folder(name or store.chosen_store())
    ownership.require_own(folder, to_write=for_people)
    if for_people:
        health.require_records(folder)
    if migrations.is_of_earlier_version(folder):
        from data import opening

        with progress():
            opening.bring_up_to_date(folder)
        echo(t("An earlier version wrote this store: it was brought up to date."), err=True)
    return folder


def target_of(name: str | None) -> Path:
    """The folder of the store into which something is brought: the real programme unless another is named."""
    folder = store.store_folder(name or store.PROGRAMME)
    ownership.require_own(folder)
    health.require_records(folder)
    return folder


def generation_of(name: str | None) -> store.Generation:
    """The generation of the store that is served; refused when there is none, and said when it is not the latest."""
    folder = folder_of(name, for_people=False)
    serving = health.serving(folder, health.audience_of(folder))
    for line in telling_history.damage(serving, t):
        echo(line, err=True)
    if serving.generation is None:
        raise refusal(
            "The store is empty.", "Import exports, or build the invented programme with: ./binomes sample"
        )
    return serving.generation


def audience_for(generation: store.Generation, asked: Audience | None) -> str:
    """The audience that is asked for; else the one whose file is here. Refused when its file is not here."""
    held = health.audience_of(generation.store)
    if asked == Audience.coordinator and held == Audience.board:
        raise refusal(
            "Only the figures for the board are here.", "Leave --audience out, or say --audience board."
        )
    return str(asked or held)


def cohort_of(written: str | None) -> str | None:
    """The code of a promotion, as it may be written: x19, X2019 or 2019 for X19."""
    return promotions.code_as_written(written) if written else None


def say_where(folder: Path) -> None:
    """Which store this was about."""
    echo(t("Store: {folder}", folder=str(folder)))
