"""The board's folder: what the machine that shows the figures alone is given, and nothing exact is in it."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from data.generations import files, store
from data.problems import refusal
from data.publish import health

PUBLIC = (
    "format",
    "generation",
    "created_at",
    "is_invented",
    "versions",
)  # of the manifest: it counts nobody


def send_figures(folder: Path, target: Path) -> list[Path]:
    """Puts the figures that are shown into the board's folder `target`, and takes out those of before: its files.

    The figures as they are, a manifest that says when they were made and nothing of the records, and the pointer last,
    so that a reader sees the one or the other. Refused when the store shows nothing, or `target` holds people.
    """
    generation = health.serving(folder).generation
    if generation is None:
        raise refusal("The store is empty.", "Import exports first.")
    if any(target.rglob(generation.records.name)):
        raise refusal(
            "This folder holds records of people.", "Choose a folder for the figures alone.", file=str(target)
        )
    place = target / "generations" / generation.folder.name
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    _replace(place / generation.figures.name, generation.figures)
    files.replace(place / "manifest.json", _written(_public(generation)))
    pointer: dict[str, Any] = {
        "generation": generation.number,
        "manifest": hashlib.sha256((place / "manifest.json").read_bytes()).hexdigest(),
        "format": generation.manifest["format"],
    }
    files.replace(target / "current.json", (json.dumps(pointer) + "\n").encode())
    for earlier in place.parent.iterdir():
        if earlier != place and earlier.name.isdigit():
            shutil.rmtree(earlier, ignore_errors=True)
    return sorted(path for path in target.rglob("*") if path.is_file())


def _public(generation: store.Generation) -> dict[str, Any]:
    manifest = generation.manifest
    figures = generation.figures.name
    said = {name: manifest[name] for name in PUBLIC if name in manifest}
    rule = manifest.get("disclosure", {}).get("rule", {})
    return said | {"disclosure": {"rule": rule}, "files": {figures: manifest["files"][figures]}}


def _written(manifest: dict[str, Any]) -> bytes:
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def _replace(target: Path, source: Path) -> None:
    """A copy that appears whole or not at all, for its owner alone."""
    aside = target.with_name(f"{target.name}.new")
    with (
        source.open("rb") as read,
        open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
    ):
        shutil.copyfileobj(read, file)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
