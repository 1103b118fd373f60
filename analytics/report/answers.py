"""What people ask of the figures, and the answers; what each figure means, by the page that shows it; and a search."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import combining, normalize

import pandas as pd

from analytics.disclosure.explained import at_length
from analytics.edition import Edition
from analytics.frames import rows
from analytics.language import formats, glossary, labels
from analytics.language.texts import Translator, message
from analytics.thresholds import LONG_SILENCE_DAYS, LONG_WAIT_DAYS

# Page → the figures (views of data/sql/figures) of which it shows numbers.
PAGES: Mapping[str, tuple[str, ...]] = {
    message("Overview"): ("cohort_summary", "campaign_clock", "sector_shortage"),
    message("Forecast"): (
        *("forecast", "forecast_change", "forecast_driver", "recruit_curve"),
        *("past_forecast", "past_season", "demand_alone"),
    ),
    message("Week by week"): ("campaign_pace", "season_curve"),
    message("Waiting list"): ("waiting_reason", "waiting_time"),
    message("Sectors"): ("sector_balance",),
    message("Mentors"): ("mentor_supply", "mentor_flow", "mentor_leaving", "mentor_load", "mentor_tenure"),
    message("Follow-up of pairs"): (
        *("follow_up", "pair_ending", "end_reason", "satisfaction", "training_given", "pair_fit"),
    ),
    message("Motivations"): (
        *("cohort_topic", "topic_group", "maturity_match"),
        *("cohort_term", "cohort_theme", "term_link", "term_wish"),
    ),
    message("Equity"): ("equity",),
}


def invented(t: Translator) -> str:
    """That the programme shown is invented, and what of it is not."""
    return t(
        "The pairs per class are those that the AX published. Everything else is invented: students, mentors,"
        " wishes, texts and dates come from a seeded generator, to show what the dashboard does with real exports."
    )


COME_FROM = message("Where do the figures come from?")
# Questions whose answers are the same for every reader and programme.
ALWAYS: Mapping[str, tuple[str, ...]] = {
    message("What does a dash mean?"): (message("A dash means not provided; it is never a zero."),),
    message("Do the pairs say how many students wanted a mentor?"): (
        message(
            "Pairs are the smaller of demand and supply: they do not measure how many students wanted a mentor."
        ),
    ),
    message("How far can a trend or the forecast be trusted?"): (
        message("A few classes are not a trend: a change of one year says little about the next."),
        message(
            "A forecast from so few campaigns is wide by nature: read the interval rather than the middle."
        ),
    ),
    message("What is known of the mentors?"): (
        message(
            "Where volunteers are not provided, only mentors with a student are known, and supply is a lower bound."
        ),
        message(
            "The first campaign of the data has only new mentors by construction: nobody can be seen to return."
        ),
    ),
    message("When is a wait long, when does a pair no longer meet?"): (
        message("A wait is long from the day after {wait} days without a mentor."),
        message("A pair no longer meets after {silence} days without a meeting."),
    ),
    message("Can these figures be used elsewhere?"): (
        message("Under each chart, « The figures » gives its rows as a CSV, and the chart as a picture."),
        message(
            "`./binomes open-data FOLDER` writes all that the board may see as described tables, for any tool."
        ),
    ),
}


def to_questions(edition: Edition, manifest: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Each question with the sentences that answer it, as people ask them; `manifest`: of the generation."""
    t = edition.t
    came = t(
        "{source} Last import on {day} (generation {number}).",
        source=edition.source,
        day=formats.day(datetime.fromisoformat(manifest["created_at"]).date(), t.language),
        number=str(manifest["generation"]),
    )
    wait, silence = str(LONG_WAIT_DAYS), str(LONG_SILENCE_DAYS)
    meant = [t("**{word}**: {meaning}", word=t(word), meaning=t(meaning)) for word, meaning in glossary.WORDS]
    return [
        (t(COME_FROM), [came, *([invented(t)] if edition.is_invented else [])]),
        (
            t("What does the board see, and why is some of it hidden or rounded?"),
            at_length(edition.dataset, t),
        ),
        *(
            (t(question), [t(text, wait=wait, silence=silence) for text in texts])
            for question, texts in ALWAYS.items()
        ),
        (t("What do the words of the programme mean?"), meant),
    ]


def by_page(definitions: pd.DataFrame, t: Translator) -> dict[str, list[tuple[str, str]]]:
    """Page → its figures, each as its name and what it means; `definitions`: rows of the query of that name."""
    of_figure: dict[str, list[tuple[str, str]]] = {}
    for row in rows(definitions):
        of_figure.setdefault(row["figure"], []).append((labels.name(row["metric"], t), t(row["definition"])))
    terms = {
        t(page): list(dict.fromkeys(term for figure in figures for term in of_figure.get(figure, ())))
        for page, figures in PAGES.items()
    }
    return {page: listed for page, listed in terms.items() if listed}


def holds(sought: str, *texts: str) -> bool:
    """Whether the texts together hold every word that is sought, in any case and without its accents."""
    text = _folded(" ".join(texts))
    return all(word in text for word in _folded(sought).split())


def _folded(text: str) -> str:
    return "".join(letter for letter in normalize("NFD", text.lower()) if not combining(letter))
