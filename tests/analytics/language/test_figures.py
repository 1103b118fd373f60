"""What a figure is called, in a list and in the name of the file that a reader takes away."""

import re
from datetime import date

import pytest

from analytics.language import figures
from analytics.language.columns import COLUMNS_OF
from analytics.language.texts import LANGUAGES, translator

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("fr", "binomes-file-d-attente-semaine-par-semaine-X20-2026-03-02.csv"),
        ("en", "binomes-queue-week-by-week-X20-2026-03-02.csv"),
    ],
)
def test_a_file_is_named_after_its_figure_its_campaign_and_its_day_as_its_reader_speaks(
    language: str, name: str
) -> None:
    assert figures.file_name("queue", "X20", DAY, "csv", translator(language)) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_figures_give_the_same_file_and_every_system_takes_its_name(language: str) -> None:
    t = translator(language)
    names = [figures.file_name(figure, "X20", DAY, "png", t) for figure in figures.NAMES]
    assert len({*names}) == len(names)
    assert all(re.fullmatch(r"binomes(-[a-z0-9]+)+-X20-2026-03-02\.png", name) for name in names)
    assert max(map(len, names)) < 80


def test_letters_of_french_are_written_without_their_signs() -> None:
    assert figures.plain_name("Vœux, élèves & Co : l’été") == "voeux-eleves-co-l-ete"


def test_every_figure_whose_rows_are_chosen_has_a_name() -> None:
    lists = {"places", "events", "stalled-pairs", "supply", "words", "themes", "published", "sizes"}
    assert {*COLUMNS_OF} - {*figures.NAMES} == lists  # of which no chart is shown
