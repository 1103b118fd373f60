"""The word cloud of a cohort as a file, for the audience that asks."""

from pathlib import Path

import pandas as pd

from analytics.language import formats
from analytics.language.texts import Translator
from analytics.words import sentences
from data import queries
from data.generations.store import Generation
from data.problems import refusal

FORMS = (".svg", ".png")


def write_cloud(generation: Generation, audience: str, cohort: str, target: Path, t: Translator) -> None:
    """Writes the cloud of `cohort` to `target`, as SVG or as a picture, by its name.

    Refused for another kind of file, a cohort that has no word, and a file that cannot be written.
    """
    if target.suffix.lower() not in FORMS:
        raise refusal("A cloud is an SVG or a PNG file.", "Name it like cloud.svg.", file=target.name)
    from analytics.charts import cloud, drawing  # Plotly comes with it: only when a cloud is asked for

    words = queries.rows(generation, audience, "cohort_term")
    cohorts = sorted(words["cohort"].unique())
    if cohort not in cohorts:
        raise refusal(
            "No word of a class {cohort} may be shown.",
            "Choose one of: {names}." if cohorts else "Import applications with their motivations first.",
            cohort=cohort,
            names=", ".join(cohorts),
        )
    lists = queries.rows(generation, audience, "list_version")["lists"].iloc[0]
    captions = _notes(generation, lists, words, cohort, t)
    drawn = cloud.cloud_drawing(words, queries.rows(generation, audience, "term_place"), cohort, t, captions)
    written = drawing.png(drawn) if target.suffix.lower() == ".png" else drawing.svg(drawn).encode()
    try:
        target.write_bytes(written)
    except OSError as error:
        raise refusal(
            "The file cannot be written: {error}.",
            "Choose a folder that is there and may be written to.",
            file=str(target),
            error=error.strerror or str(error),
        ) from None


def _notes(generation: Generation, lists: str, words: pd.DataFrame, cohort: str, t: Translator) -> list[str]:
    """The caption of a cloud: how many texts, from how many authors on, the test, the day, the lists, the source."""
    manifest, made_on = generation.manifest, formats.day(generation.computed_on, t.language)
    return sentences.notes(words, cohort, made_on, lists, bool(manifest["is_invented"]), t)
