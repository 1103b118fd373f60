"""Names and balances of sectors."""

import pandas as pd

from analytics.frames import rows
from analytics.language.texts import Translator
from analytics.pairing.sectors import balance, inside_a_sentence, is_short, label, with_balance


def test_the_balance_is_the_difference_of_the_numbers_shown() -> None:
    assert balance({"students": 51.5, "places": 34}) == -18  # 52 students on screen
    assert balance({"students": 30.5, "places": 38}) == 7
    assert balance({"students": None, "places": 38}) is None


def test_the_most_missing_come_first_and_the_unknown_last(sectors: pd.DataFrame) -> None:
    order = [row["sector"] for row in with_balance(rows(sectors))]
    assert order == ["data", "research", "consulting", "finance", "undecided"]


def test_a_name_loses_its_capital_in_a_sentence_unless_it_is_an_acronym(
    fr: Translator, sectors: pd.DataFrame
) -> None:
    assert inside_a_sentence(label(rows(sectors)[0], fr)) == "informatique et data"
    assert inside_a_sentence("Énergie") == "énergie"
    assert inside_a_sentence("IA et robots") == "IA et robots"


def test_students_without_a_preference_come_after_the_others_and_are_no_shortage(
    sectors: pd.DataFrame,
) -> None:
    known = rows(sectors.assign(places=[34, 31, 28, 9, 1]))
    assert [row["sector"] for row in with_balance(known)][-1] == "undecided"
    assert balance(known[-1]) == -7
    assert not is_short(known[-1])
    assert is_short(known[0])
