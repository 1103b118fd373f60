"""One chart by itself as a picture for a slide or a letter: its finding, its measure, the drawing and its source."""

from pathlib import Path
from typing import Literal, TypeAlias

from analytics.charts import Chart
from analytics.charts.paper import printed
from analytics.report import document
from analytics.report.blocks import FULL

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
    return document.compiled(TEMPLATE, {"figure": inputs}, format=form, ppi=SHARP if form == "png" else None)
