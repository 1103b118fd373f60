"""Columns of the figures as a reader sees them: their names, and how their values are written."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analytics.frames import rows
from analytics.language import formats, spreadsheets
from analytics.language.codes import CODED, WORDS
from analytics.language.forecast_columns import FORECAST
from analytics.language.kinds import Kind
from analytics.language.texts import Translator, message

COLUMNS: Mapping[str, tuple[str, Kind]] = {
    "caption": (message("How it was made"), "text"),
    "display": (message("Word"), "text"),
    "texts": (message("Texts"), "count"),
    "share": (message("Share"), "percent"),
    "share_low": (message("Lower end (95%)"), "percent"),
    "share_high": (message("Upper end (95%)"), "percent"),
    "share_elsewhere": (message("Share elsewhere"), "percent"),
    "odds_ratio": (message("Odds ratio"), "decimal"),
    "odds_low": (message("Odds ratio, lower end"), "decimal"),
    "odds_high": (message("Odds ratio, upper end"), "decimal"),
    "z": ("z", "decimal"),
    "q": ("q", "decimal"),
    "q_before": (message("q against the class before"), "decimal"),
    **FORECAST,
    "answers": (message("Answers"), "count"),
    "answer": (message("Answer"), "text"),
    "answered_on": (message("Day of the answer"), "date"),
    "asked_on": (message("Asked on"), "date"),
    "about": (message("Why contacted"), "text"),
    "contacted_on": (message("Contacted on"), "date"),
    "note": (message("Note"), "text"),
    "has_offered": (message("Has volunteered since"), "truth"),
    "is_new": (message("Never a mentor before"), "truth"),
    "applications_so_far": (message("Applications so far"), "count"),
    "application_id": (message("Student"), "text"),
    "at_risk": (message("Observed so far"), "count"),
    "completed": (message("Reached the planned end"), "count"),
    "days_waited": (message("Days waited"), "count"),
    "days_without": (message("Days without a meeting"), "count"),
    "ended_early": (message("Ended early"), "count"),
    "entered": (message("Begin to wait"), "count"),
    "is_start_known": (message("Start known"), "truth"),
    "last_met_on": (message("Last meeting"), "date"),
    "paired_on": (message("Paired on"), "date"),
    "left_queue": (message("Wait ended"), "count"),
    "long_waits": (message("Long waits"), "count"),
    "met": (message("Met in the month"), "count"),
    "month": (message("Month"), "count"),
    "paired": (message("Got a mentor"), "count"),
    "pairs_so_far": (message("Pairs so far"), "count"),
    "possible_mentors": (message("Mentors who suit"), "count"),
    "maturity": (message("Maturity of the project (1 to 5)"), "count"),
    "queue": (message("Queue at the end"), "count"),
    "queue_change": (message("Change of the queue"), "signed"),
    "reason": (message("Reason"), "text"),
    "reasons": (message("Why these two"), "text"),
    "happened_on": (message("Day"), "date"),
    "label": (message("Event"), "text"),
    "difference_low": (message("Difference with the others, lower end (95%)"), "change"),
    "difference_high": (message("Difference with the others, upper end (95%)"), "change"),
    "against_others": (message("Difference with the others"), "change"),
    "all_applications": (message("Applications that give it"), "count"),
    "others_eligible": (message("Others, eligible"), "count"),
    "others_paired": (message("Others with a mentor"), "count"),
    "others_rate": (message("Share of the others with a mentor"), "percent"),
    "sectors": (message("Sectors wished"), "text"),
    "mentor_sector": (message("Mentor's sector"), "text"),
    "respondent": (message("Side"), "text"),
    "response_rate": (message("Response rate"), "percent"),
    "share_before": (message("Share trained in time"), "percent"),
    "share_kept": (message("Share who go on"), "percent"),
    "share_met": (message("Share that met"), "percent"),
    "share_satisfied": (message("Share of 4 and 5"), "percent"),
    "share_together": (message("Share not ended early"), "percent"),
    "share_waiting": (message("Share still waiting"), "percent"),
    "still_there": (message("Still there"), "count"),
    "still_waiting": (message("Still waiting"), "count"),
    "trained_before": (message("Trained before"), "count"),
    "trained_later": (message("Trained later"), "count"),
    "under_way": (message("Under way"), "count"),
    "value": (message("Value"), "text"),
    "week": (message("Week"), "count"),
    "above_offer": (message("Students above the offer"), "count"),
    "applications_given": (message("Applications provided"), "text"),
    "because": (message("Known by"), "text"),
    "has_final_applications": (message("Applications final"), "truth"),
    "has_final_endings": (message("Ends final"), "truth"),
    "has_final_pairs": (message("Pairs final"), "truth"),
    "is_under_way": (message("Pairing not over"), "truth"),
    "is_partial": (message("Rows in part"), "truth"),
    "has_all_applications": (message("All applications in the rows"), "truth"),
    "is_whole": (message("Whole week"), "truth"),
    "pairs_given": (message("Pairs provided"), "text"),
    "since": (message("Since"), "date"),
    "state": (message("State of the campaign"), "text"),
    "volunteers_given": (message("Volunteers provided"), "text"),
    "could_return": (message("Could come back"), "count"),
    "lost_mentor": (message("Lost their mentor"), "count"),
    "missing": (message("Places missing"), "count"),
    "never_paired": (message("Never had a mentor"), "count"),
    "placeable": (message("To be placed"), "count"),
    "places_outside": (message("Places outside the window"), "count"),
    "taken": (message("Places taken"), "count"),
    "unplaceable": (message("Without a possible place"), "count"),
    "with_mentor": (message("With a mentor"), "count"),
    "going_on": (message("Go on, of those who started"), "count"),
    "is_everywhere": (message("Whatever the sector"), "truth"),
    "largest_places": (message("Places in the largest set"), "count"),
    "largest_sectors": (message("Largest set of sectors"), "text"),
    "largest_students": (message("Students of the largest set"), "count"),
    "mark_1_2": (message("Marks 1 and 2"), "count"),
    "mark_3": (message("Mark 3"), "count"),
    "mark_4": (message("Mark 4"), "count"),
    "mark_5": (message("Mark 5"), "count"),
    "name": (message("Attribute"), "text"),
    "places_elsewhere": (message("Places nobody can use"), "count"),
    "share_of_applications": (message("Share of applications"), "percent"),
    "smallest_places": (message("Places in the smallest set"), "count"),
    "smallest_sectors": (message("Smallest set of sectors"), "text"),
    "smallest_students": (message("Students of the smallest set"), "count"),
    "started": (message("Started"), "count"),
    "together": (message("Still together, of all pairs"), "count"),
    "without_mentor": (message("Without a mentor, out of the pairs"), "count"),
    "aged_out": (message("Past the window"), "count"),
    "applications": (message("Applications"), "count"),
    "authors": (message("Students who wrote it"), "count"),
    "balance": (message("Balance of places"), "signed"),
    "came_back": (message("Came back"), "count"),
    "chance": (message("Chance of a yes"), "percent"),
    "capacity": (message("Places offered"), "count"),
    "cohort": (message("Students' class"), "text"),
    "cohort_year": (message("Year of entry"), "year"),
    "counted_pairs": (message("Pairs counted"), "count"),
    "coverage": (message("Coverage"), "percent"),
    "data_on": (message("Data as of"), "date"),
    "definition": (message("Definition"), "text"),
    "difference": (message("Counted − published"), "signed"),
    "eligible": (message("Eligible applications"), "count"),
    "entry_year": (message("Year of entry"), "year"),
    "figure": (message("Table"), "text"),
    "free_places": (message("Places free"), "count"),
    "gap": (message("Gap in classes"), "count"),
    "growth": (message("Change in one year"), "change"),
    "has_rows": (message("Rows provided"), "truth"),
    "highest_gap": (message("Highest gap asked"), "count"),
    "hidden_below": (message("Counts hidden under"), "count"),
    "is_more": (message("Or more"), "truth"),
    "rounded_to": (message("Counts rounded to"), "count"),
    "is_first": (message("First campaign of the data"), "truth"),
    "label_en": (message("Sector"), "text"),
    "label_fr": (message("Sector"), "text"),
    "last_cohort": (message("Last campaign"), "text"),
    "load": (message("Students per mentor"), "decimal"),
    "lowest_gap": (message("Lowest gap asked"), "count"),
    "match_rate": (message("Share with a mentor"), "percent"),
    "mentor_id": (message("Mentor"), "text"),
    "mentors": (message("Mentors with a student"), "count"),
    "mentors_per_100": (message("Mentors per 100 graduates"), "decimal"),
    "metric": (message("Figure"), "text"),
    "motivations": (message("Motivations written"), "count"),
    "new_mentors": (message("New mentors"), "count"),
    "new_participants": (message("New"), "count"),
    "next_gap": (message("Gap next time"), "count"),
    "not_eligible": (message("Not eligible"), "count"),
    "pairs": (message("Pairs"), "count"),
    "participations": (message("Campaigns done"), "count"),
    "participants": (message("Mentors taking part"), "count"),
    "participants_before": (message("Taking part the year before"), "count"),
    "places": (message("Places"), "count"),
    "position": (message("Order"), "count"),
    "promotion": (message("Class"), "text"),
    "published_on": (message("Published on"), "date"),
    "published_source": (message("Source of the latest total published"), "text"),
    "published_pairs": (message("Pairs published"), "count"),
    "return_rate": (message("Return rate"), "percent"),
    "returning_mentors": (message("Returning mentors"), "count"),
    "sector": (message("Code of the sector"), "text"),
    "share_of_mentors": (message("Share of mentors"), "percent"),
    "share_covered": (message("Texts that name a sector"), "percent"),
    "size": (message("Size of the class"), "count"),
    "size_kind": (message("What the size counts"), "text"),
    "sentence": (message("Comment"), "text"),
    "written_on": (message("Day"), "date"),
    "slope": (message("Change from one class to the next"), "decimal"),
    "source": (message("Source"), "text"),
    "stayed": (message("Stayed"), "count"),
    "stopped": (message("Stopped"), "count"),
    "students": (message("Students"), "count"),
    "subject": (message("What one row is"), "text"),
    "term": (message("Word"), "text"),
    "volunteers": (message("Volunteers"), "count"),
    "waiting": (message("Students waiting"), "count"),
    "withdrawn": (message("Withdrawn"), "count"),
    "words": (message("Words that may be shown"), "count"),
}

# What adds up over cohorts, sectors or promotions. Mentors do not: who comes back would be counted twice.
ADDITIVE = (
    *("applications", "withdrawn", "not_eligible", "eligible", "pairs", "counted_pairs", "published_pairs"),
    *("difference", "with_mentor", "waiting", "never_paired", "lost_mentor", "capacity", "places", "taken"),
    *("students", "balance", "free_places", "motivations"),
)

_WRITTEN: Mapping[Kind, Callable[[Any, str], str]] = {
    "count": formats.number,
    "signed": formats.signed,
    "percent": formats.percent,
    "odds": formats.odds,
    "change": lambda value, language: formats.percent(value, language, signed=True),
    "decimal": formats.decimal,
    "date": formats.day,
    "year": lambda value, language: formats.MISSING if value is None else str(int(value)),
}


def name(column: str, t: Translator) -> str:
    """The header of one column; KeyError when it has none."""
    return t(COLUMNS[column][0])


def display(frame: pd.DataFrame, t: Translator, total: bool = False) -> pd.DataFrame:
    """The frame as Markdown for a table on screen: translated headers, formatted values, missing values as a dash.

    With `total`, a last row in bold (Markdown) holds the sums of the columns that add up, a dash where a value is
    missing: a sum of a part would pass for the whole. KeyError for a column that has no label.
    """
    shown = [str(column) for column in frame.columns]
    table = [{column: _text(column, row[column], t) for column in shown} for row in rows(frame)]
    if total:
        table.append(_total(frame, shown, t))
    return pd.DataFrame(table, columns=shown).rename(columns={column: name(column, t) for column in shown})


def export_csv(frame: pd.DataFrame, t: Translator) -> bytes:
    """The frame as a CSV file with these headers, for a spreadsheet of that language (`spreadsheets.csv`)."""
    return spreadsheets.csv(frame, {column: name(column, t) for column in frame.columns}, t)


def is_number(column: str) -> bool:
    """Whether its values are numbers, which a table sets to the right."""
    return COLUMNS[column][1] in ("count", "signed", "percent", "odds", "change", "decimal")


def plain(column: str, value: Any, t: Translator) -> str:
    """One value of a column as a reader sees it, where there is no Markdown."""
    kind = COLUMNS[column][1]
    if kind in _WRITTEN:
        return _WRITTEN[kind](value, t.language)
    if value is None:
        return formats.MISSING
    if kind == "truth":
        return t("yes") if value else t("no")
    if column in CODED and value in WORDS:
        return t(WORDS[value])
    return str(value)


def _text(column: str, value: Any, t: Translator) -> str:
    """A cell as Markdown. A source that is an address is a link; any other text from elsewhere shows as it is."""
    text = plain(column, value, t)
    is_link = column == "source" and re.fullmatch(r"https?://[\w./%?=&#~+-]+", text)
    is_ours = is_link or value is None or (column in CODED and value in WORDS)
    is_foreign = COLUMNS[column][1] == "text" and not is_ours
    return formats.literal(text) if is_foreign else text


def _total(frame: pd.DataFrame, shown: list[str], t: Translator) -> dict[str, str]:
    sums = {
        column: f"**{_text(column, frame[column].sum(skipna=False), t)}**" if column in ADDITIVE else ""
        for column in shown
    }
    return {**sums, shown[0]: f"**{t('Total')}**"}
