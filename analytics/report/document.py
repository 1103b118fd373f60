"""The pack on paper: its sections laid out by Typst, in the fonts that come with the project and no others."""

import json
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import typst

from analytics.edition import Edition
from analytics.language import formats
from analytics.report import ahead, sections

TEMPLATE = Path(__file__).parent / "template.typ"
FONTS = Path(__file__).parents[1] / "charts" / "fonts"
ACCESSIBLE = "ua-1"  # PDF/UA-1: read aloud in its order, every drawing in words


def document(pack: Edition) -> dict[str, Any]:
    """All that the template prints, as plain data: sections of blocks, what stands on each page, the date."""
    t = pack.t
    parts = (
        sections.of_overview(pack),
        sections.of_promotions(pack),
        sections.of_mentors(pack),
        sections.of_sectors(pack),
        ahead.of_forecast(pack),
        ahead.of_record(pack),
        ahead.of_motivations(pack),
        ahead.of_method(pack),
    )
    return {
        "language": t.language,
        "title": ahead.title(pack),
        "date": [pack.today.year, pack.today.month, pack.today.day],
        "programme": f"{pack.campaign} · {pack.cohort} · {pack.where}",
        "invented": t("Invented data") if pack.is_invented else "",
        "made_on": formats.day(pack.today, t.language),
        "contents": t("In this pack"),
        "footer": ahead.footer(pack),
        "sections": [section for section in parts if section is not None],
    }


def pdf(pack: Edition) -> bytes:
    """The pack as an A4 document with its fonts and drawings inside; the same pack gives the same bytes."""
    return typeset(document(pack), pack.today)


def typeset(content: dict[str, Any], made_on: date) -> bytes:
    """What `document` returns, on paper.

    A sign that no font has (a word in kanji) is a box, in a document that is then not PDF/UA but is copied as it was
    written.
    """
    moment = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    under = partial(compiled, TEMPLATE, {"pack": content}, format="pdf", timestamp=moment)
    try:
        return under(pdf_standards=[ACCESSIBLE])
    except typst.TypstError:
        return under(pdf_standards=[])


def compiled(template: Path, inputs: dict[str, Any], **options: Any) -> bytes:
    """What Typst makes of a template and its inputs, in the fonts that come with the project and no others."""
    return bytes(
        typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()},
            **options,
        )
    )
