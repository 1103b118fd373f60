"""The board's folder: what the machine that shows the figures alone is given, and nothing exact is in it."""

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from analytics.language.texts import message
from data.generations import files, store
from data.problems import refusal
from data.publish import health

# What the board is given of the manifest: it counts nobody.
PUBLIC = ("format", "generation", "created_at", "is_invented", "versions")

REMOTE = re.compile(r"[\w.@-]+:")  # HOST:FOLDER or USER@HOST:FOLDER
NOT_THERE = 23  # rsync's code for a folder that it does not find
HOLDS_PEOPLE = message("This folder holds records of people.")
ANOTHER_FOLDER = message("Choose a folder for the figures alone.")


def send(folder: Path, destination: str) -> list[str]:
    """Sends the figures that are shown to a folder: of this machine or, as HOST:FOLDER, of another, by rsync and ssh.

    The paths of the files that are then there. At each moment the board's process finds the figures of before or those
    of now, whole; what was there before goes last. Refused when the store shows nothing, the destination holds people,
    or it cannot be reached: then what it showed stays.
    """
    if not REMOTE.match(destination):
        return [str(path) for path in send_figures(folder, Path(destination))]
    with tempfile.TemporaryDirectory() as room:
        paths = send_figures(folder, Path(room))
        _rsync(Path(room), destination.rstrip("/"))
        return [f"{destination.rstrip('/')}/{path.relative_to(room)}" for path in paths]


def _rsync(room: Path, destination: str) -> None:
    """Brings the room's files there: the generation, the pointer, which rsync renames into its place; then prunes."""
    there = _told("--recursive", "--list-only", f"{destination}/", may_lack=True)
    if "records.duckdb" in there:
        raise refusal(HOLDS_PEOPLE, ANOTHER_FOLDER, file=destination)
    readable = ("--recursive", "--times", "--chmod=D750,F640", "--mkpath")
    _told(*readable, f"{room}/generations", f"{destination}/")
    _told(*readable, f"{room}/current.json", f"{destination}/")
    _told(*readable, "--delete", f"{room}/generations", f"{destination}/")


def _told(*words: str, may_lack: bool = False) -> str:
    """What rsync prints; refused with the last line of what it complains of."""
    try:
        done = subprocess.run(["rsync", *words], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise refusal("rsync is not installed.", "Install it here and there, or send to a folder.") from None
    if done.returncode == NOT_THERE and may_lack:
        return ""
    if done.returncode:
        cause = (done.stderr.strip().splitlines() or [str(done.returncode)])[0]
        raise refusal(
            "The figures could not be sent: {cause}.", "What was there is as it was.", cause=cause.rstrip(".")
        )
    return done.stdout


def send_figures(folder: Path, target: Path) -> list[Path]:
    """Puts the figures that are shown into the board's folder `target`, and takes out those of before: its files.

    The figures as they are, a manifest that says when they were made and nothing of the records, and the pointer last,
    so that a reader sees the one or the other. The group of `target` may read them if it may read that folder: it is
    how another user's process shows them. Refused when the store shows nothing, or `target` holds people.
    """
    generation = health.serving(folder).generation
    if generation is None:
        raise refusal("The store is empty.", "Import exports first.")
    if any(target.rglob(generation.records.name)):
        raise refusal(HOLDS_PEOPLE, ANOTHER_FOLDER, file=str(target))
    try:
        return put(generation, target)
    except OSError as error:
        raise refusal(
            "The file cannot be written: {error}.",
            "Choose a folder that is there and may be written to.",
            file=str(error.filename or target),
            error=error.strerror or str(error),
        ) from None


def put(generation: store.Generation, target: Path) -> list[Path]:
    """The figures of the generation as a store of their own in `target`, and nothing else: the files there."""
    place = target / "generations" / generation.folder.name
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    _replace(place / generation.figures.name, generation.figures)
    files.replace(place / "manifest.json", _written(_public(generation)))
    pointer: dict[str, Any] = {
        "generation": generation.number,
        "manifest": hashlib.sha256((place / "manifest.json").read_bytes()).hexdigest(),
        "format": generation.manifest["format"],
    }
    aside = target / "current.json.new"
    files.write(aside, (json.dumps(pointer) + "\n").encode())
    if target.stat().st_mode & stat.S_IRGRP:
        for path in (place.parent, place, *place.iterdir(), aside):
            os.chown(path, -1, target.stat().st_gid)  # whatever the group of who writes
            path.chmod(0o2750 if path.is_dir() else 0o640)
    aside.replace(target / "current.json")
    files.sync(target)
    for earlier in place.parent.iterdir():
        if earlier != place and earlier.name.isdigit():
            shutil.rmtree(earlier, ignore_errors=True)
    return sorted(path for path in target.rglob("*") if path.is_file())


def _public(generation: store.Generation) -> dict[str, Any]:
    manifest = generation.manifest
    figures = generation.figures.name
    public = {name: manifest[name] for name in PUBLIC if name in manifest}
    rule = manifest.get("disclosure", {}).get("rule", {})
    return public | {"disclosure": {"rule": rule}, "files": {figures: manifest["files"][figures]}}


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
