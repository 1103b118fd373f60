"""The board pack as a file: which rows it is made of, for whom, and how it comes to disk whole or not at all."""

import errno
import os
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path

from analytics.edition import Edition
from analytics.language.texts import Translator
from data import queries
from data.generations import files
from data.generations.store import Generation
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
    content = pack_bytes(generation, audience, form, cohort, made_on, t)
    try:
        files.replace(target, content)
    except OSError as error:
        with suppress(OSError):
            target.with_name(f"{target.name}.new").unlink()
        raise _not_written(target, error.strerror or str(error)) from None


def pack_bytes(
    generation: Generation, audience: str, form: str, cohort: str | None, today: date, t: Translator
) -> bytes:
    """The pack as the bytes of a file; `form` is one of FORMS."""
    from analytics.report import document, workbook  # Plotly and Typst come with them

    pack = edition(generation, audience, cohort, today, t)
    return document.pdf(pack) if form == ".pdf" else workbook.xlsx(pack)


def edition(generation: Generation, audience: str, cohort: str | None, today: date, t: Translator) -> Edition:
    """The figures of the generation as `audience` may see them, about `cohort` or the latest if it is None.

    Refused for a promotion that is not in the data.
    """
    ask = cache(partial(queries.rows, generation, audience))
    cohorts = ask("cohort_summary")["cohort"].tolist()
    chosen = cohort or (cohorts[-1] if cohorts else "")
    if chosen not in cohorts:
        raise refusal(
            "There is no class {cohort} in the data.",
            "Choose one of: {names}.",
            cohort=chosen,
            names=", ".join(cohorts),
        )
    return Edition(
        t,
        chosen,
        audience,
        bool(generation.manifest["is_invented"]),
        generation.number,
        generation.computed_on,
        today,
        ask,
        draw=lambda draw, *frames, **options: draw(*frames, **options),
    )


def _not_written(target: Path, error: str) -> Exception:
    return refusal(
        "The file cannot be written: {error}.",
        "Choose a folder that is there and may be written to.",
        file=str(target),
        error=error,
    )
