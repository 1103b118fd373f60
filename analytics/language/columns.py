"""Which columns of its rows are shown with a figure: on its page, in the pack and in the workbook alike."""

from collections.abc import Mapping

import pandas as pd

from analytics.language.texts import Translator

LABEL = "label"  # of a sector: the column of it in the language of the reader
_PROMOTIONS = (
    *("cohort", "applications", "withdrawn", "not_eligible", "eligible", "pairs"),
    *("with_mentor", "waiting", "match_rate", "growth"),
)
_GIVEN = (
    "promotion",
    "gap",
    "volunteers",
    "capacity",
    "mentors",
    "new_mentors",
    "returning_mentors",
    "pairs",
)
_PACE = ("cohort", "week", "applications", "applications_so_far", "pairs", "pairs_so_far")
_SECTORS = (LABEL, "students", "places", "balance")
_FIT = ("cohort", "value", "pairs", "share")
_PAST = ("cohort", "campaigns", "quantity", "q10", "q50", "q90", "naive", "drift", "actual")

COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    # promotions and places
    "applications": _PROMOTIONS,
    "funnel": _PROMOTIONS,
    "rate": ("cohort", "eligible", "with_mentor", "match_rate"),
    "pairs": ("cohort", "pairs", "published_pairs", "counted_pairs", "difference", "growth"),
    "balance": ("cohort", "places", "eligible", "balance", "coverage"),
    "places": (
        *("cohort", "volunteers", "mentors", "places", "taken", "free_places"),
        *("eligible", "balance", "coverage"),
    ),
    # the campaign
    "pace-applications": _PACE,
    "pace-pairs": _PACE,
    "queue": ("week", "entered", "left_queue", "queue_change", "queue"),
    "events": ("happened_on", "week", "label"),
    "waiting": (
        *("cohort", "week", "at_risk", "paired", "withdrawn", "still_waiting"),
        *("share_waiting", "share_low", "share_high"),
    ),
    "reasons": ("reason", "students", "long_waits", "share"),
    "equity-applying": (
        *("name", "value", "applications", "share_of_applications"),
        *("share_low", "share_high"),
    ),
    "equity-paired": (
        *("name", "value", "eligible", "paired", "match_rate", "others_rate"),
        *("against_others", "difference_low", "difference_high"),
    ),
    # sectors
    "sectors": _SECTORS,
    "trend": ("cohort", *_SECTORS),
    "closeness": _FIT,
    "gaps": _FIT,
    # mentors
    "supply": _GIVEN,
    "grid": ("cohort", *_GIVEN),
    "contribution": (
        *("promotion", "gap", "mentors", "pairs", "load"),
        *("size", "size_kind", "mentors_per_100"),
    ),
    "flow": (
        *("cohort", "participants", "new_participants", "stayed"),
        *("came_back", "aged_out", "stopped", "return_rate"),
    ),
    "tenure": (
        *("is_start_known", "campaigns", "at_risk", "stopped"),
        *("aged_out", "still_there", "going_on", "share_kept"),
    ),
    "load": ("students", "is_more", "mentors", "share_of_mentors"),
    # the life of pairs
    "meetings": ("cohort", "month", "pairs", "met", "share_met"),
    "together": ("cohort", "month", "at_risk", "ended_early", "completed", "under_way", "share_together"),
    "end-reasons": ("cohort", "reason", "pairs"),
    "training": ("cohort", "mentors", "trained_before", "trained_later", "share_before"),
    "answers": ("cohort", "respondent", "pairs", "answers", "response_rate", "share_satisfied"),
    "stalled-pairs": ("application_id", "mentor_id", "paired_on", "last_met_on", "days_without"),
    # the forecast
    "fan": ("cohort", "demand_q10", "demand_q50", "demand_q90", "supply_q10", "supply_q50", "supply_q90"),
    "alone": ("cohort", "q10", "q50", "q90", "more_than", "publication"),
    "dots": (
        *("cohort", "gap_q10", "gap_q50", "gap_q90"),
        *("p_shortage", "expected_unmatched", "recruits_needed", "leaving"),
    ),
    "past-demand": _PAST,
    "past-supply": _PAST,
    # words
    "cloud": (
        *("display", "authors", "texts", "share", "share_low", "share_high", "share_elsewhere"),
        *("odds_ratio", "odds_low", "odds_high", "z", "q", "kind"),
    ),
    "words": ("display", "authors", "share", "share_elsewhere"),
    "themes": (LABEL, "authors", "texts", "share", "share_elsewhere"),
    # what is known from elsewhere
    "published": ("cohort", "pairs", "published_on", "source"),
    "sizes": ("promotion", "size", "size_kind", "source"),
}


def shown_with(figure: str, frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The columns of `frame` that are shown with the figure, in their order; all of them for a figure not listed.

    The label of a sector is that of the language, where the rows have one for each.
    """
    if figure not in COLUMNS_OF:
        return frame
    sector = f"label_{t.language}"
    named = [sector if column == LABEL and sector in frame else column for column in COLUMNS_OF[figure]]
    return frame[named]
