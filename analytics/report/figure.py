"""One chart by itself as a picture for a slide or a letter: its finding, its measure, the drawing and its source."""

import json
from pathlib import Path
from typing import Literal, TypeAlias

import typst

from analytics.charts import Chart
from analytics.charts.paper import printed
from analytics.report.blocks import FULL
from analytics.report.document import FONTS

TEMPLATE = Path(__file__).parent / "figure.typ"
SHARP = 192  # points an inch of a picture in pixels: twice those of a screen

Form: TypeAlias = Literal["png", "svg"]


def picture(chart: Chart, source: str, language: str, form: Form) -> bytes:
    """The bytes of a PNG, or of an SVG that needs no font; the same chart gives the same bytes."""
    inputs = {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "drawing": printed.svg(chart, language, FULL),
        "alt": chart.alt,
        "source": source,
        "language": language,
    }
    return bytes(
        typst.compile(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"figure": json.dumps(inputs, ensure_ascii=False)},
            format=form,
            ppi=SHARP if form == "png" else None,
        )
    )
