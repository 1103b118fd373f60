"""Generations, backups and damage in words: the lines that the command line prints."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from analytics.language import formats
from analytics.language.texts import Translator, message
from data.publish.health import Serving

if TYPE_CHECKING:
    from data.keeping.archives import Contents

Manifest: TypeAlias = Mapping[str, Any]


ACTIONS: Mapping[str, str] = {  # what made a generation, as the manifest says it → as people say it
    "import": message("Import"),
    "publish": message("Figures computed again"),
    "undo": message("Import undone"),
    "restore": message("Backup restored"),
    "migrate": message("Brought up to date"),
    "erase": message("Person erased"),
    "retention": message("Old data removed"),
    "objectives": message("Targets and events"),
    "comment": message("Comment at a figure"),
    "contact": message("Students contacted"),
    "asking": message("Mentors asked"),
    "words": message("Choice of words"),
}
# Where the board's figures alone are: their manifest says nothing of records.
RECEIVED = message("Figures received")
COUNTED = {message("Applications"): "application", message("Mentors"): "mentor", message("Pairs"): "pairing"}


def generations(manifests: Sequence[Manifest], t: Translator) -> list[dict[str, str]]:
    """One row per generation, under its headers: number, local time, what made it, what it holds."""
    return [
        {
            t("Number"): str(manifest["generation"]),
            t("Date"): moment(manifest["created_at"], t),
            t("What was done"): t(ACTIONS.get(manifest.get("action", ""), manifest.get("action", RECEIVED))),
            t("Files"): formats.literal(
                ", ".join(dict.fromkeys(item["file"] for item in manifest.get("inputs", [])))
            )
            or formats.MISSING,
            **{
                t(title): formats.number(manifest.get("rows", {}).get(table), t.language)
                for title, table in COUNTED.items()
            },
        }
        for manifest in manifests
    ]


def history(manifests: Sequence[Manifest], serving: Serving, t: Translator) -> Iterator[str]:
    """The generations as lines of a table, oldest first, with their digests; an arrow before the one that is served."""
    if not manifests:
        yield t("The store is empty.")
        return
    zone = datetime.now().astimezone().strftime("%Z")
    table = [
        {
            "": "→" if _is_served(manifest, serving) else "",
            **{
                f"{header} ({zone})" if header == t("Date") else header: cell
                for header, cell in row.items()
                if header != t("Files")
            },
            t("Digest"): manifest.get("digest", formats.MISSING)[:12],
        }
        for row, manifest in zip(generations(manifests, t), manifests, strict=True)
    ]
    lines = [list(table[0]), *(list(row.values()) for row in table)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def history_as_data(manifests: Sequence[Manifest], serving: Serving) -> str:
    """The manifests as JSON, oldest first, each with `is_current`: whether it is the one that is served."""
    described = [{**manifest, "is_current": _is_served(manifest, serving)} for manifest in manifests]
    return json.dumps(described, ensure_ascii=False, indent=2)


def _is_served(manifest: Manifest, serving: Serving) -> bool:
    return serving.generation is not None and serving.generation.number == manifest["generation"]


def moment(written: str, t: Translator) -> str:
    """A moment of a manifest, by the clock of this machine."""
    return formats.moment(datetime.fromisoformat(written).astimezone(), t.language)


def damage(serving: Serving, t: Translator, is_told_what_to_do: bool = True) -> Iterator[str]:
    """What happened to the current generation, what is served in its place, and what to do; nothing when it is good."""
    if not serving.is_fallback:
        return
    if serving.is_older:
        yield from (
            problem.sentence(t) if is_told_what_to_do else t(problem.reason) for problem in serving.damaged
        )
        return
    place = ", ".join(problem.file for problem in serving.damaged if problem.file)
    if serving.generation is None:
        yield t("The data cannot be read: {place} is damaged, and no earlier state is whole.", place=place)
        remedy = t("What to do: ./binomes restore FILE, with the last backup.")
    else:
        since = moment(serving.generation.manifest["created_at"], t)
        yield t(
            "The latest data are damaged ({place}). What you see is the last good state, of {since}.",
            place=place,
            since=since,
        )
        remedy = t(
            "What to do: ./binomes doctor; then ./binomes undo to go on from this state, or restore FILE"
            " with a backup."
        )
    if is_told_what_to_do:
        yield remedy


def backed_up(contents: "Contents", name: str, key: str, t: Translator) -> Iterator[str]:
    """What was written, and what its keeper must know."""
    yield t(
        "{file}: generation {number}, with the log of what was done.",
        file=name,
        number=str(contents.generation),
    )
    yield t(
        "It holds personal data and is not encrypted: keep it where only you can read it, 30 days at most."
    )
    yield t("Keep a copy of the key too, apart from it: {key}", key=key)


def archive(contents: "Contents", t: Translator) -> Iterator[str]:
    """What an archive holds, once it was checked."""
    yield t(
        "The backup is whole: generation {number} of {name}, of {since}. Nothing was restored.",
        number=str(contents.generation),
        name=contents.store,
        since=moment(contents.created_at, t),
    )
