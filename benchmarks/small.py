"""A small programme to break again and again: its exports in two versions, and what a store must be like afterwards."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from data import changing, queries
from data.generations import audit, store
from data.publish import health, words
from data.publish.digest import content_digest

CAMPAIGN = """Identifiant;Promotion;Date de candidature;Recevable;Maturité;Secteurs souhaités;Motivation
C1;X20;20/09/2021;oui;{version};Data;L'énergie et les données
C2;X20;21/09/2021;oui;4;Sans préférence;Je ne sais pas
C3;X20;22/09/2021;non;5;Data;Les données
"""
MENTORS = "Identifiant;Promo;Secteur\nM1;X09;Finance\nM2;X10;Data\n"
LEFT_OVER = ("generations/.*", "*.new", ".key-*")


def exports(folder: Path, version: int) -> Path:
    """The files of a campaign of three, which differ by one cell between versions (1 to 5)."""
    folder.mkdir(parents=True)
    (folder / "candidatures.csv").write_text(CAMPAIGN.format(version=version), encoding="utf-8")
    (folder / "mentors.csv").write_text(MENTORS, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Broken(Exception):
    """The store is not as it must be."""

    what: str


def digest_read(folder: Path) -> str:
    """The digest of what is served, read again from its file; empty for an empty store. Broken unless all is well.

    Well: the current generation is served, its content is that of its manifest, it answers a query, the log holds it
    and its chain is whole, and every generation that `history` lists is whole too.
    """
    serving = health.serving(folder)
    if serving.is_fallback:
        raise Broken(f"unopenable: {serving.damaged[0].reason} {serving.damaged[0].file}")
    if problems := audit.verify(folder):
        raise Broken(f"half: {problems[0].reason} {problems[0].line}")
    if serving.generation is None:
        return ""
    for generation in store.generations(folder):
        if health.defects(generation):
            raise Broken(f"half: generation {generation.number}")
    number, manifest = serving.generation.number, serving.generation.manifest
    with queries.connection(serving.generation, "coordinator") as con:
        found = content_digest(con)
    if found != manifest["digest"]:
        raise Broken("half: the content is not that of the manifest")
    if number not in audit.published(folder):
        raise Broken("half: not in the log")
    if queries.rows(serving.generation, "board", "cohort_summary").empty:
        raise Broken("half: no figures")
    return found


def become(folder: Path, version: int) -> str:
    """The next writing, without files to read: makes the content that of the exports of this version. Its digest."""

    def change(con: DuckDBPyConnection) -> None:
        con.execute("update application set maturity = $version where application_id = 'C1'", given)

    given = {"version": version}
    return changing.rebuild(folder, "publish", change=change).digest


def warm() -> None:
    """Loads what an import needs, but for DuckDB, so that processes forked from this one have it."""
    words.lexicon()


def left_over(folder: Path) -> list[str]:
    """What no generation, log or pointer explains."""
    return [str(path.relative_to(folder)) for pattern in LEFT_OVER for path in sorted(folder.glob(pattern))]


def apart(work: Callable[[], Any]) -> tuple[int, Any]:
    """Does the work in a process of its own: how that process ended, and what it answered (None when it died)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reader)
            answer = json.dumps(work()).encode()
            with os.fdopen(writer, "wb") as pipe:
                pipe.write(answer)
            code = 0
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, json.loads(said) if status == 0 else None
