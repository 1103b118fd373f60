"""The campaign of asking in one sentence: what was asked, what is still needed, whether to go on."""

import pandas as pd
import pytest

from analytics.forecast import asking
from analytics.forecast import campaign_of_asking as campaign
from analytics.language.texts import Translator


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


ASKED = pd.DataFrame(
    [
        ("A", "yes", False, False),
        ("B", "no", False, False),
        ("C", "asked", False, False),
        ("N", "yes", True, False),
    ],
    columns=["mentor_id", "answer", "is_new", "has_offered"],
)


def test_what_is_still_needed_leaves_out_who_answered() -> None:
    """C and D are expected at 0.6 and 0.5: one; two more are missing. Of three new people to find, N is found."""
    people = pd.DataFrame({"mentor_id": ["A", "B", "C", "D"], "chance": [0.9, 0.0, 0.6, 0.5]})
    assert campaign.needed(people, 2, ASKED) == 3
    assert campaign.new_to_find(3, ASKED) == 2
    assert campaign.new_to_find(3, ASKED.assign(has_offered=True)) == 3
    assert campaign.new_to_find(0, ASKED) == 0


@pytest.mark.parametrize(
    ("more", "left", "new", "said"),
    [
        (0, 9, 4, "arrêtez, assez de oui"),
        (7, 9, 4, "il reste environ 7 personnes à solliciter"),
        (
            12,
            9,
            4,
            "il reste à solliciter les 9 anciens mentors qui restent et environ 4 personnes nouvelles",
        ),
        (12, 9, 0, "il reste à solliciter les 9 anciens mentors qui restent"),
        (12, 0, 4, "il reste à solliciter environ 4 personnes nouvelles"),
    ],
)
def test_the_verdict(more: int, left: int, new: int, said: str, fr: Translator) -> None:
    assert plain(campaign.verdict(more, left, new, fr)).replace("*", "") == said


def test_the_sentence_counts_them(fr: Translator) -> None:
    tally = asking.tally(ASKED)
    assert plain(campaign.summary(tally, "X21", "stop", fr)) == (
        "Pour les X21, 4 personnes sollicitées, 2 oui, 1 non, 1 en attente : stop."
    )
