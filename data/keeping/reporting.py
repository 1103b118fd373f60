"""The board pack as a file: which rows it is made of, for whom, and how it comes to disk whole or not at all."""

import errno
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from analytics.language.texts import Translator
from analytics.report.pack import QUERIES, Pack
from data import queries
from data.generations import files
from data.generations.store import Generation
from data.keeping import clouds
from data.problems import refusal

FORMS = (".pdf", ".xlsx")


def write_report(
    generation: Generation, audience: str, target: Path, cohort: str | None, made_on: date, t: Translator
) -> None:
    """Writes the pack to `target`, a document or a workbook by its name; of the latest promotion if `cohort` is None.

    Refused for another kind of file, a promotion that is not in the data, and a file that cannot be written.
    """
    form = target.suffix.lower()
    if form not in FORMS:
        raise refusal("A board pack is a PDF or an XLSX file.", "Name it like board.pdf.", file=target.name)
    if not target.parent.is_dir() or target.is_dir():
        raise _not_written(target, os.strerror(errno.EISDIR if target.is_dir() else errno.ENOENT))
    content = made(generation, audience, form, cohort, made_on, t)
    try:
        files.replace(target, content)
    except OSError as error:
        with suppress(OSError):
            target.with_name(f"{target.name}.new").unlink()
        raise _not_written(target, error.strerror or str(error)) from None


def made(
    generation: Generation, audience: str, form: str, cohort: str | None, made_on: date, t: Translator
) -> bytes:
    """The bytes of the pack; `form` is one of FORMS."""
    from analytics.report import (
        document,
        workbook,
    )  # Plotly and Typst come with it: only when one is asked for

    told = pack(generation, audience, cohort, made_on, t)
    return document.pdf(told) if form == ".pdf" else workbook.xlsx(told)


def pack(generation: Generation, audience: str, cohort: str | None, made_on: date, t: Translator) -> Pack:
    """The rows of a pack, as `audience` may see them; refused for a promotion that is not in the data."""
    frames = {query: queries.rows(generation, audience, query) for query in QUERIES}
    known = frames["cohort_summary"]["cohort"].tolist()
    chosen = cohort or (known[-1] if known else "")
    if chosen not in known:
        raise refusal(
            "There is no promotion {cohort} in the data.",
            "Choose one of: {names}.",
            cohort=chosen,
            names=", ".join(known),
        )
    words, manifest = frames["cohort_term"], generation.manifest
    captions = []
    if chosen in set(words["cohort"]):
        captions = clouds.notes(generation, frames["list_version"]["lists"].iloc[0], words, chosen, t)
    return Pack(
        t, chosen, frames, bool(manifest["is_invented"]), int(manifest["generation"]), made_on, captions
    )


def _not_written(target: Path, error: str) -> Exception:
    return refusal(
        "The file cannot be written: {error}.",
        "Choose a folder that is there and may be written to.",
        file=str(target),
        error=error,
    )
