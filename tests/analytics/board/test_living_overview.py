"""The first screen of a campaign that is not over, or of which rows hold a part."""

import pandas as pd

from analytics.board import cards, decisions, overview
from analytics.board.cards import Card
from analytics.charts import balance
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator

WINDOW = (10, 16)


def so_far(cohorts: pd.DataFrame, state: str) -> pd.DataFrame:
    """The same cohorts while students of the X20 apply, or while their pairs are being formed."""
    living = cohorts["cohort"] == "X20"
    return cohorts.assign(
        state=cohorts["state"].mask(living, state),
        has_final_pairs=~living,
        has_final_applications=~living if state == "signing_up" else True,
        growth=cohorts["growth"].mask(living),
        match_rate=cohorts["match_rate"].mask(living),
    )


def weeks(applications: int, pairs: int) -> pd.DataFrame:
    """What the X19 and the X20 had at the end of week 5, and the X20 in the week after it, which is not over."""
    return pd.DataFrame(
        [
            {
                "cohort": "X19",
                "week": 5,
                "is_whole": True,
                "is_partial": False,
                "has_all_applications": True,
                "applications_so_far": 140,
                "pairs_so_far": 40,
            },
            {
                "cohort": "X19",
                "week": 6,
                "is_whole": True,
                "is_partial": False,
                "has_all_applications": True,
                "applications_so_far": 157,
                "pairs_so_far": 99,
            },
            {
                "cohort": "X20",
                "week": 5,
                "is_whole": True,
                "is_partial": False,
                "has_all_applications": True,
                "applications_so_far": applications,
                "pairs_so_far": pairs,
            },
            {
                "cohort": "X20",
                "week": 6,
                "is_whole": False,
                "is_partial": False,
                "has_all_applications": True,
                "applications_so_far": 217,
                "pairs_so_far": 190,
            },
        ]
    )


def test_while_students_apply_their_number_comes_first(cohorts: pd.DataFrame, fr: Translator) -> None:
    living = so_far(cohorts, "signing_up")
    assert overview.headline(living, "X20", fr, weeks(180, 50)) == (
        "217 candidatures pour les X20 à ce jour\u202f; à la fin de la semaine 5, 40 de plus que les X19"
    )


def test_while_pairs_are_formed_neither_growth_nor_record_is_told(
    cohorts: pd.DataFrame, en: Translator
) -> None:
    living = so_far(cohorts, "pairing")
    assert overview.headline(living, "X20", en, weeks(180, 30)) == (
        "190 pairs for the X20 so far; at the end of week 5, 10 fewer than the X19"
    )
    # Of what is final.
    assert overview.headline(living, "X17", en).startswith("Record: 143 pairs for the X17")
    pairs, demand, places, waiting = cards.cards(living, "X20", en, weeks(180, 30))
    assert pairs.change == "▼ \u221225% vs X19 at the end of week 5"
    assert demand.change == "▲ +38% vs X19"  # sign-up is over
    assert (places.change, waiting.change, waiting.is_alert) == ("so far", "so far", False)
    assert cards.bars(pairs)[-1] == ("open", 1.0)
    assert "has no mentor yet" in overview.standfirst(living.assign(waiting=1), "X20", en)


def test_a_part_of_the_rows_never_replaces_the_published_total(cohorts: pd.DataFrame, en: Translator) -> None:
    part = cohorts.assign(counted_pairs=[112, 143, 124, 142, 150], waiting=None)
    part.loc[4, "is_partial"] = True
    assert overview.headline(part, "X20", en) == "Record: 190 pairs for the X20, +34% in one year"
    assert "what is said of pairs is of these rows alone" in overview.standfirst(part, "X20", en)
    part.loc[4, "has_all_applications"] = False
    assert overview.standfirst(part, "X20", en).startswith(
        "The rows hold 150 of the 190 pairs published: the other numbers are of these rows alone."
    )
    pairs, demand, *_ = cards.cards(part, "X20", en)
    assert (pairs.change, demand.change) == ("▲ +34% vs X19", "of a part of the rows")


def test_an_unknown_number_has_no_column_and_a_hidden_one_its_own_mark() -> None:
    card = Card("Students waiting", "12", "", False, [None, Hidden(8), 6, 12], "waiting")
    assert cards.bars(card) == [("unknown", 0.0), ("hidden", 0.0), ("known", 0.5), ("known", 1.0)]


def test_sectors_as_far_above_their_places_are_named_together(
    cohorts: pd.DataFrame, sectors: pd.DataFrame, en: Translator
) -> None:
    tied = sectors.assign(places=[34, 9, 28, 9, None])
    (decision,) = decisions.decisions(
        cohorts, pd.DataFrame(columns=["cohort", "gap"]), tied, WINDOW, "X20", en
    )
    assert decision.title == "Ask the X05 to X11 in computing and data and consulting"


def test_which_of_two_rounded_counts_is_more_is_not_told(cohorts: pd.DataFrame, en: Translator) -> None:
    near = cohorts.assign(places=200, eligible=200, balance=0, missing=0, rounded_to=5)
    assert overview.standfirst(near, "X20", en).startswith(
        "Places and eligible applications are about as many: about 200 places for about 200 eligible applications."
    )
    assert balance.mentor_balance(near, "X20", en).title == "About as many places as students for the X20"


def test_a_change_inside_the_rounding_is_none(cohorts: pd.DataFrame, en: Translator) -> None:
    near = cohorts.assign(eligible=[113, 145, 125, 195, 200], rounded_to=5)
    assert cards.cards(near, "X20", en)[1].change == "≈ as X19"
    far = cohorts.assign(eligible=[113, 145, 125, 145, 200], rounded_to=5)
    assert cards.cards(far, "X20", en)[1].change == "▲ about +38% vs X19"


def test_a_campaign_that_is_withheld_is_not_said_to_be_absent(cohorts: pd.DataFrame, en: Translator) -> None:
    withheld = so_far(cohorts, "pairing").assign(rounded_to=5, pairs=Hidden(8), counted_pairs=Hidden(8))
    withheld = withheld.assign(applications=None, places=None)
    assert overview.headline(withheld, "X20", en) == "The campaign of the X20: too few people to be shown"
    assert overview.standfirst(withheld, "X20", en).startswith("Its figures are withheld")
    few = so_far(cohorts, "pairing").assign(pairs=Hidden(8), rounded_to=5)
    assert overview.headline(few, "X20", en, weeks(180, 30)) == "About 217 applications for the X20 so far"
    over = cohorts.assign(pairs=Hidden(8), rounded_to=5)
    assert overview.headline(over, "X20", en) == "The campaign of the X20: too few people to be shown"
