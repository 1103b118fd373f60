"""The figures that pages show, each by its key: what it is called in a list and in the name of a file."""

import re
from collections.abc import Mapping
from datetime import date

from analytics.language import formats
from analytics.language.texts import Translator, message

NAMES: Mapping[str, str] = {  # key of a figure on its page → its name; a page at a time, as the menu has them
    "pairs": message("Pairs class by class"),
    "sectors": message("Wishes and places by sector"),
    "balance": message("Places and applications"),
    "applications": message("Applications class by class"),
    "funnel": message("From application to pair"),
    "rate": message("Share of students with a mentor"),
    "fan": message("Forecast of students and places"),
    "alone": message("Forecast of students"),
    "stock": message("Mentors in the years ahead"),
    "curve": message("Volunteers to find"),
    "dots": message("Chances of a shortage"),
    "drivers": message("What the forecast hangs on"),
    "past-demand": message("Past forecasts of students"),
    "past-supply": message("Past forecasts of places"),
    "pace-applications": message("Applications week by week"),
    "pace-pairs": message("Pairs week by week"),
    "queue": message("Queue week by week"),
    "waiting": message("Wait for a mentor"),
    "reasons": message("Why students wait"),
    "trend": message("Sectors class by class"),
    "closeness": message("Pairs by wish"),
    "gaps": message("Pairs by gap"),
    "grid": message("Mentors by class"),
    "flow": message("Mentors who come and go"),
    "tenure": message("How long mentors stay"),
    "contribution": message("What each class gives"),
    "load": message("Students of each mentor"),
    "meetings": message("Meetings of pairs"),
    "together": message("How long pairs last"),
    "end-reasons": message("Why pairs end early"),
    "training": message("Training of mentors"),
    "answers": message("Satisfaction of pairs"),
    "cloud": message("Words of the motivations"),
    "equity-applying": message("Who applies"),
    "equity-paired": message("Who has a mentor"),
}

# Figures that the board does not see.
OF_COORDINATOR = frozenset({"queue", "reasons", "end-reasons", "equity-paired"})
LONGEST_REMARK = 200  # letters of a comment at a figure


def file_name(figure: str, cohort: str, day: date, form: str, t: Translator) -> str:
    """Name of a file of that figure about a campaign, made on that day: 'binomes-qui-candidate-X20-2026-03-02.csv'.

    `figure` is a key of NAMES, `form` the end of the name.
    """
    return f"binomes-{plain_name(t(NAMES[figure]))}-{cohort}-{day.isoformat()}.{form}"


def plain_name(words: str) -> str:
    """The words as a part of a file's name that every system takes: small letters and figures, hyphens between."""
    return "-".join(
        re.findall(r"[a-z0-9]+", formats.sorting_key(words).replace("œ", "oe").replace("æ", "ae"))
    )
