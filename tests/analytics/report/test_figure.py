"""A chart by itself, as a picture."""

import io

import pandas as pd
import pytest
from PIL import Image

from analytics.charts import growth
from analytics.language.texts import translator
from analytics.report import figure

FR = translator("fr")
SOURCE = "Source\u00a0: chiffres d’essai."


@pytest.mark.parametrize("focus", ["X16", "X20"])
def test_a_chart_is_a_sharp_picture_that_differs_with_the_figures(cohorts: pd.DataFrame, focus: str) -> None:
    chart = growth.pairs_per_cohort(cohorts, focus, FR)
    made = figure.picture(chart, SOURCE, "fr", "png")
    with Image.open(io.BytesIO(made)) as image:
        assert image.width == round(836 * figure.SHARP / 72)
        assert image.width > image.height > image.width / 4
        assert len(image.convert("RGB").getcolors(1 << 24) or []) > 10
    assert made == figure.picture(chart, SOURCE, "fr", "png")
    assert made != figure.picture(growth.pairs_per_cohort(cohorts.head(3), focus, FR), SOURCE, "fr", "png")


def test_a_drawing_needs_no_font_and_runs_nothing(cohorts: pd.DataFrame) -> None:
    drawing = figure.picture(growth.pairs_per_cohort(cohorts, "X20", FR), SOURCE, "fr", "svg").decode()
    assert drawing.startswith("<svg")
    assert "<script" not in drawing
    assert "font-family" not in drawing
