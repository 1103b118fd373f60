"""How far a campaign is, in words."""

from datetime import date

import pytest

from analytics.campaign import clock
from analytics.language.texts import Translator

ROW = {"cohort": "X20", "state": "pairing", "week": 9, "since": date(2021, 11, 1), "because": "days"}


@pytest.mark.parametrize(
    ("changed", "header", "explained"),
    [
        (
            {},
            "Pairing, week 9",
            "X20: Pairing, week 9, since 1 November 2021, by the days given for the campaign.",
        ),
        (
            {"because": "hand"},
            "Pairing, week 9 (set by hand, since 1 November 2021)",
            "X20: Pairing, week 9, since 1 November 2021, set by hand.",
        ),
        (
            {"because": "hand", "since": None},
            "Pairing, week 9 (set by hand)",
            "X20: Pairing, week 9, set by hand.",
        ),
        (
            {"state": "finished", "week": None, "because": "pace"},
            "Campaign over",
            "X20: Campaign over, since 1 November 2021, by what has come in, beside earlier campaigns.",
        ),
    ],
)
def test_what_was_set_by_hand_is_said_to_be(
    changed: dict[str, object], header: str, explained: str, en: Translator
) -> None:
    row = ROW | changed
    assert (clock.in_header(row, en), clock.explained(row, en)) == (header, explained)
