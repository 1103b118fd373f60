"""A backup: one file with all that a store holds, but its key; and the way back from it.

The archive is a ZIP file of a closed list of names. Its first entry, `backup.json`, has the size and the SHA-256 of
each other one. It holds people and is not encrypted. The key of the store is not in it: see
`docs/decisions/0008-the-key-stays-apart.md`.
"""

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import duckdb

from data import changing, queries
from data.changing import Outcome
from data.generations import audit, erased_list, files, keys, migrations, store
from data.problems import HALF_RESTORED, Refused, refusal, saying
from data.publish import health
from data.publish.digest import LATER, PERSONAL, content_digest

HEADER = "backup.json"
FORMAT = 1
DATA = ("manifest.json", *store.DATABASES)  # of the current generation
BESIDE = (audit.LOG, "headers.json", erased_list.LIST)  # of the store, as far as they are there
LARGEST_HEADER = 1 << 20
CHUNK = 1 << 20


@dataclass(frozen=True)
class Contents:
    """What an archive says of itself: when it was made, of which generation, the mark of its key, its files."""

    created_at: str
    store: str
    generation: int
    digest: str
    key: str
    files: dict[str, dict[str, Any]]


def backup(folder: Path, target: Path) -> Contents:
    """Writes the archive of the current generation to `target`, for its owner's eyes; it appears whole or not at all.

    Generations do not change, so this is safe while others read and write. Refused when there is nothing to keep, when
    it is damaged, or when there is a file of that name.
    """
    generation = store.current(folder)
    if generation is None:
        raise refusal("The store is empty.", "There is nothing to back up.")
    if target.exists():
        raise refusal("There is a file of this name already.", "Give another name.", file=str(target))
    if not target.resolve().parent.is_dir():
        raise refusal("This folder does not exist.", "Check the path.", file=str(target.resolve().parent))
    health.require_sound(generation)
    paths = {name: generation.folder / name for name in DATA}
    paths |= {name: folder / name for name in BESIDE if (folder / name).exists()}
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.resolve().parent)
    aside = Path(name)
    try:
        with open(descriptor, "wb") as file:
            contents = _written(file, paths, folder, generation)
            file.flush()
            os.fsync(descriptor)
        audit.append(folder, "backup", generation=generation.number, archive=files.sha256(aside))
        aside.replace(target)
        files.sync(target.resolve().parent)
    finally:
        aside.unlink(missing_ok=True)
    return contents


def checked(source: Path) -> Contents:
    """What the archive says of itself, once every byte was compared with it; nothing is written.

    Refused when it is not one of ours, was cut or changed, or holds anything but what it must.
    """
    with _opened(source) as (archive, contents):
        for name in contents.files:
            for _ in _chunks(archive, contents, name):
                pass
    return contents


def restore(folder: Path, source: Path, key: Path | None = None, is_without_key: bool = False) -> Outcome:
    """Makes a new generation with the content of the archive; who was erased, there or here, stays erased.

    On a machine that has no store yet, the log and the known headers of the archive come too, and `key` is the file of
    the key with which it was made. Refused, with nothing changed, for an archive that does not pass `checked`, or is of
    another store, or whose key is not that of the store, unless `is_without_key`.
    """
    contents = checked(source)
    if contents.store != folder.name:
        raise refusal("This backup is of the store {name}.", "Say so: --store {name}", name=contents.store)
    brought = _key_brought(folder, contents, key, is_without_key)

    def unpack(room: Path) -> None:
        with _opened(source) as (archive, contents):
            for name in contents.files:
                _extract(archive, contents, name, room)
        _check_content(room)
        with saying(HALF_RESTORED):
            if brought:
                files.replace(folder / "key", brought)
            _bring_back(folder, room)

    return changing.restore(folder, unpack)


def _written(file: IO[bytes], paths: dict[str, Path], folder: Path, generation: store.Generation) -> Contents:
    """Writes header and files; what each file holds is read once, so that its digest is that of what was written."""
    sources = {name: path.open("rb") for name, path in paths.items()}  # open: a generation may go meanwhile
    try:
        about: dict[str, dict[str, Any]] = {}
        for name, source in sources.items():
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            about[name] = {"size": source.tell(), "sha256": digest}
        contents = Contents(
            datetime.now(UTC).isoformat(timespec="seconds"),
            folder.name,
            generation.number,
            generation.manifest["digest"],
            keys.fingerprint(keys.store_key(folder)),
            about,
        )
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(HEADER, json.dumps({"format": FORMAT, **vars(contents)}, indent=2))
            for name, source in sources.items():
                source.seek(0)
                with archive.open(name, "w", force_zip64=True) as entry:
                    remaining = about[name]["size"]  # the log may have grown since
                    while remaining and (part := source.read(min(CHUNK, remaining))):
                        remaining -= entry.write(part)
    finally:
        for source in sources.values():
            source.close()
    return contents


@contextmanager
def _opened(source: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """The archive and what it says of itself; whatever is wrong with it is one refusal."""
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive, _contents(archive)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise refusal("This file cannot be read.", "Check the path.", file=str(source)) from None
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, TypeError):
        raise _refused("This is not a backup of this programme, or it was cut or changed.") from None


def _contents(archive: zipfile.ZipFile) -> Contents:
    """The header, once it and the list of names are what they must be."""
    names = archive.namelist()
    if names[:1] != [HEADER] or archive.getinfo(HEADER).file_size > LARGEST_HEADER:
        raise ValueError("no header")
    header = json.loads(archive.read(HEADER))
    if header.pop("format") != FORMAT:
        raise _refused("The backup was made by another version.")
    contents = Contents(**header)
    if sorted(names[1:]) != sorted(contents.files) or not set(DATA) <= set(names[1:]) <= {*DATA, *BESIDE}:
        raise _refused("The backup holds something else than what belongs there.")
    return contents


def _chunks(archive: zipfile.ZipFile, contents: Contents, name: str) -> Iterator[bytes]:
    """The bytes of one entry, never more than announced; refused at the end unless they have their digest."""
    expected, remaining, digest = contents.files[name], int(contents.files[name]["size"]), hashlib.sha256()
    try:
        with archive.open(name) as entry:
            while part := entry.read(min(CHUNK, remaining + 1)):
                remaining -= len(part)
                if remaining < 0:
                    break
                digest.update(part)
                yield part
    except (zipfile.BadZipFile, zlib.error):
        remaining = -1
    if remaining or digest.hexdigest() != expected["sha256"]:
        raise _refused("The backup was changed since it was made.")


def _extract(archive: zipfile.ZipFile, contents: Contents, name: str, room: Path) -> None:
    """Writes one entry into the folder `room`: its name is of the closed list, so it leads nowhere else."""
    with open(os.open(room / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for part in _chunks(archive, contents, name):
            file.write(part)


def _check_content(room: Path) -> None:
    """The unpacked records are DuckDB's, hold tables alone, and their rows have the digest of the manifest."""
    unpacked = store.Generation(room)
    try:
        if health.defects(unpacked):
            raise _refused("The backup was changed since it was made.")
        migrations.refuse_unknown(unpacked.manifest, "manifest.json")
        if migrations.is_older(unpacked.manifest):
            return  # its tables are of its day: the next step takes what today's have of them
        with queries.connection(unpacked, "coordinator") as con:
            tables = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
            if not tables >= {*PERSONAL} - {*LATER}:
                raise _refused("The backup holds something else than what belongs there.")
            if content_digest(con) != unpacked.manifest["digest"]:
                raise _refused("The backup was changed since it was made.")
    except (duckdb.Error, OSError, ValueError, KeyError):
        raise _refused("This is not a backup of this programme, or it was cut or changed.") from None


def _key_brought(folder: Path, contents: Contents, key: Path | None, is_without_key: bool) -> bytes | None:
    """The key to put into a store that has none; None when the store has the archive's, or is to do without it."""
    has_key = (folder / "key").exists()
    if is_without_key or (has_key and keys.fingerprint(keys.store_key(folder)) == contents.key):
        return None
    try:
        content = key.read_bytes().strip() if key and not has_key else b""
    except OSError:
        raise refusal("This file does not exist.", "Check the path.", file=str(key)) from None
    if keys.fingerprint(content) == contents.key:
        return content
    raise refusal(
        "The key with which this backup was made is not here: people known by an e-mail address, and those who were"
        " erased, would not be recognised in the files to come.",
        "Give the file key of the old machine to an empty store: --key FILE; or restore without it: --without-key",
    )


def _bring_back(folder: Path, room: Path) -> None:
    """From the unpacked archive to the store: the lines of the erased that it lacks; log and headers if it has none."""
    if (folder / erased_list.LIST).exists():
        erased_list.mend(folder)
    listed = erased_list.entries(folder)
    if missing := [line for line in erased_list.entries(room) if line not in listed]:
        erased_list.add(folder, missing)
    for name in (audit.LOG, "headers.json"):
        if (room / name).exists() and not (folder / name).exists():
            files.replace(folder / name, (room / name).read_bytes())


def _refused(reason: str) -> Refused:
    return refusal(reason, "Use another one; nothing was restored.")
